"""What the use cases need of the database, noun by noun. storage/ meets these by shape."""

from bot.repositories.answers import Drafts, Pulses, Reflections, Sittings
from bot.repositories.exchanges import Exchanges
from bot.repositories.figures import Figures
from bot.repositories.histories import Histories
from bot.repositories.learning_sets import LearningSets, SetNotes
from bot.repositories.lines import Lines
from bot.repositories.meetings import Meetings
from bot.repositories.memos import Memos
from bot.repositories.next_steps import NextSteps
from bot.repositories.outgoing import Deliveries, Digests, Installations, Receipts, References, Replies
from bot.repositories.people import Boards, Schedules, SetUps
from bot.repositories.released_cards import ReleasedCards
from bot.repositories.results import Results
from bot.repositories.rounds import Rounds
from bot.repositories.seats import Newcomers, Seats
from bot.repositories.terms import Terms

__all__ = [
    "Boards",
    "Deliveries",
    "Digests",
    "Drafts",
    "Exchanges",
    "Figures",
    "Histories",
    "Installations",
    "LearningSets",
    "Lines",
    "Meetings",
    "Memos",
    "Newcomers",
    "NextSteps",
    "Pulses",
    "Receipts",
    "References",
    "Reflections",
    "ReleasedCards",
    "Replies",
    "Results",
    "Rounds",
    "Schedules",
    "Seats",
    "SetNotes",
    "SetUps",
    "Sittings",
    "Terms",
]
