"""All repositories together, as one unit of work gets them. They hold no state: the transaction is the caller's."""

from storage.boards import BoardRepository
from storage.deliveries import DeliveryRepository
from storage.digests import DigestRepository
from storage.drafts import DraftRepository
from storage.installations import InstallationRepository
from storage.pulses import PulseRepository
from storage.receipts import ReceiptRepository
from storage.references import ReferenceRepository
from storage.reflections import ReflectionRepository
from storage.replies import ReplyRepository
from storage.schedules import ScheduleRepository
from storage.sealing import Sealer
from storage.setups import SetUpRepository
from storage.sittings import SittingRepository


class Repositories:
    """One attribute a noun."""

    def __init__(self, sealer: Sealer) -> None:
        self.boards = BoardRepository()
        self.schedules = ScheduleRepository()
        self.pulses = PulseRepository()
        self.sittings = SittingRepository()
        self.reflections = ReflectionRepository()
        self.deliveries = DeliveryRepository()
        self.digests = DigestRepository()
        self.receipts = ReceiptRepository()
        self.replies = ReplyRepository()
        self.drafts = DraftRepository()
        self.setups = SetUpRepository()
        self.installations = InstallationRepository(sealer)
        self.references = ReferenceRepository(sealer)
