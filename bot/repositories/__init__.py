"""What the use cases need of the database, noun by noun. storage/ meets these by shape."""

from bot.repositories.answers import Drafts, Pulses, Reflections, Sittings
from bot.repositories.outgoing import Deliveries, Digests, Installations, Receipts, References, Replies
from bot.repositories.people import Boards, Schedules, SetUps

__all__ = [
    "Boards",
    "Deliveries",
    "Digests",
    "Drafts",
    "Installations",
    "Pulses",
    "Receipts",
    "References",
    "Reflections",
    "Replies",
    "Schedules",
    "SetUps",
    "Sittings",
]
