"""Tables. What may happen only once is a unique constraint here, not an `if` somewhere else."""

from storage.models.answers import Answer, Draft, Pulse, Reading, Reflection, Sitting
from storage.models.outgoing import Bucket, Delivery, Digest, Installation, Receipt, Reference, Reply
from storage.models.people import Appointment, Board, Body, Person, PersonAddress, Schedule, Seat, Sector, SetUp, Tenure, Voice

__all__ = [
    "Answer",
    "Appointment",
    "Board",
    "Body",
    "Bucket",
    "Delivery",
    "Digest",
    "Draft",
    "Installation",
    "Person",
    "PersonAddress",
    "Pulse",
    "Reading",
    "Receipt",
    "Reference",
    "Reflection",
    "Reply",
    "Schedule",
    "Seat",
    "Sector",
    "SetUp",
    "Sitting",
    "Tenure",
    "Voice",
]
