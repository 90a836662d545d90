"""A made-up board and what it agreed, for tests of what is said about it."""

import datetime
import uuid
from typing import Any

from conversations import boards, inbound, wording
from conversations.next_steps import sheet, state

WORDS = wording.Wording()
TODAY = datetime.date(2026, 11, 23)
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
BOARD = boards.Board(
    board_id=uuid.UUID(int=1),
    key="riverside",
    name="Riverside",
    zone="Europe/London",
    language="en-GB",
    channel=inbound.Address(platform="chat", tenant="here", handle="riverside"),
    floor=5,
    keep_months=24,
)


def person(number: int, key: str, name: str, *handles: str) -> sheet.Person:
    return sheet.Person(person_id=uuid.UUID(int=number), key=key, name=name, handles=frozenset(handles))


ADA = person(11, "ada", "Ada Quillon", "U1")
BO = person(12, "bo", "Cllr Bo Marsh-Tovey", "U2")
CY = person(13, "cy", "Cy Quillon", "U3")
WILLA = person(14, "willa", "Willa Penn", "U4")
HERE = (ADA, BO, CY, WILLA)


def step(number: int = 1, **facts: Any) -> state.NextStep:
    held: dict[str, Any] = {
        "step_id": uuid.UUID(int=100 + number),
        "board": BOARD,
        "owner_id": BO.person_id,
        "owned_since": TODAY,
        "text": f"Action number {number}",
        "agreed_on": TODAY,
        "due_on": TODAY + 100 * DAY,
        "by_id": WILLA.person_id,
        "made_at": NOON,
        "changed_at": NOON,
    }
    return state.NextStep(**{**held, **facts})


def position(number: int = 1, **facts: Any) -> state.Position:
    held: dict[str, Any] = {
        "position_id": uuid.UUID(int=200 + number),
        "board": BOARD,
        "edition_ref": "sample@2020",
        "item_key": "trust",
        "text": "We trust each other more than we thought.",
        "agreed_on": TODAY,
        "by_id": WILLA.person_id,
        "made_at": NOON,
        "changed_at": NOON,
        "present": (ADA.person_id, BO.person_id),
    }
    return state.Position(**{**held, **facts})


def seen_by(viewer: sheet.Person, *steps: state.NextStep, leads: bool = False, **facts: Any) -> sheet.Sheet:
    names = {one.person_id: one.name for one in HERE}
    held: dict[str, Any] = {"board": BOARD, "viewer_id": viewer.person_id, "leads": leads, "named": False, "today": TODAY, "here": HERE}
    return sheet.Sheet(**{**held, "names": names, "steps": steps, **facts})
