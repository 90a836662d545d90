"""All repositories together, as one unit of work gets them. They hold no state: the transaction is the caller's."""

from storage.boards import BoardRepository
from storage.deliveries import DeliveryRepository
from storage.digests import DigestRepository
from storage.drafts import DraftRepository
from storage.exchanges import ExchangeRepository
from storage.figures import FigureRepository
from storage.histories import HistoryRepository
from storage.installations import InstallationRepository
from storage.learning_sets import LearningSetRepository
from storage.lines import LineRepository
from storage.meetings import MeetingRepository
from storage.memos import MemoRepository
from storage.newcomers import NewcomerRepository
from storage.next_steps import NextStepRepository
from storage.pulses import PulseRepository
from storage.receipts import ReceiptRepository
from storage.references import ReferenceRepository
from storage.reflections import ReflectionRepository
from storage.released_cards import ReleasedCardRepository
from storage.replies import ReplyRepository
from storage.results import ResultRepository
from storage.rounds import RoundRepository
from storage.schedules import ScheduleRepository
from storage.sealing import Sealer
from storage.seats import SeatRepository
from storage.set_notes import SetNoteRepository
from storage.setups import SetUpRepository
from storage.sittings import SittingRepository
from storage.terms import TermsRepository


class Repositories:
    """One attribute a noun."""

    def __init__(self, sealer: Sealer) -> None:
        self.can_seal = sealer.has_key
        self.boards = BoardRepository()
        self.schedules = ScheduleRepository()
        self.meetings = MeetingRepository()
        self.rounds = RoundRepository()
        self.next_steps = NextStepRepository()
        self.seats = SeatRepository()
        self.newcomers = NewcomerRepository()
        self.pulses = PulseRepository()
        self.figures = FigureRepository()
        self.histories = HistoryRepository()
        self.exchanges = ExchangeRepository()
        self.results = ResultRepository()
        self.sittings = SittingRepository()
        self.reflections = ReflectionRepository()
        self.lines = LineRepository()
        self.deliveries = DeliveryRepository()
        self.terms = TermsRepository()
        self.digests = DigestRepository()
        self.receipts = ReceiptRepository()
        self.replies = ReplyRepository()
        self.drafts = DraftRepository(sealer)
        self.setups = SetUpRepository()
        self.installations = InstallationRepository(sealer)
        self.learning_sets = LearningSetRepository()
        self.released_cards = ReleasedCardRepository()
        self.set_notes = SetNoteRepository(sealer)
        self.references = ReferenceRepository(sealer)
        self.memos = MemoRepository(sealer)
