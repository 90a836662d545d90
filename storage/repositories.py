"""All repositories together, as one unit of work gets them. They hold no state: the transaction is the caller's."""

from storage.boards import BoardRepository
from storage.deliveries import DeliveryRepository
from storage.digests import DigestRepository
from storage.pulses import PulseRepository
from storage.receipts import ReceiptRepository
from storage.reflections import ReflectionRepository
from storage.schedules import ScheduleRepository
from storage.sittings import SittingRepository


class Repositories:
    """One attribute a noun."""

    def __init__(self) -> None:
        self.boards = BoardRepository()
        self.schedules = ScheduleRepository()
        self.pulses = PulseRepository()
        self.sittings = SittingRepository()
        self.reflections = ReflectionRepository()
        self.deliveries = DeliveryRepository()
        self.digests = DigestRepository()
        self.receipts = ReceiptRepository()
