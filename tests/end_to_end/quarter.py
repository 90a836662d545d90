"""A board's quarter as its people live it, written once for every chat platform: set-up, a pulse with an edit and an interruption,
a reflection, the chair's preview, the summary in the channel, own answers, the digest.

A player per platform turns each step into what a person does there; what is expected is what a person sees. Six people in all, as the
smallest of the platforms' own test clients has room for no more, and the figures are shown once five have answered.
"""

import dataclasses
import datetime
from collections.abc import Callable

COORDINATOR, MEMBER = "willa", "perpetua"
OTHERS = ("hari", "magdala", "caspian", "isolde")
CHANNEL = "board"
BOARD = "Tamebridge Health and Wellbeing Board"
STARTS = datetime.datetime(2026, 7, 6, 8, 0, tzinfo=datetime.UTC)
"""In the past, so that the platform's own clock is ahead of the board's all the time."""

NOTE = "We have a vision, and no <date> & owner for it."
THOUGHTS = "We hear from carers too late.\n*Not* <!channel> business."
"""With what would be an order to a chat platform, if it were taken for one."""

NAMES = {
    "willa": "Willa Szymanski-Gray",
    "perpetua": "Perpetua Lindqvist",
    "hari": "Hari Thistlewood",
    "magdala": "Magdala Okonjo-Reed",
    "caspian": "Caspian Wu-Farrow",
    "isolde": "Isolde Banerjee-Cross",
}
SEATS = (
    ("perpetua", "Chair", "Tamebridge Council", "Councillors", "chair"),
    ("hari", "Director of adult social services", "Tamebridge Council officers", "Council directors", ""),
    ("magdala", "Director of children's services", "Tamebridge Council officers", "Council directors", ""),
    ("caspian", "Place director", "NHS Tame Valley Integrated Care Board", "Integrated care board", ""),
    ("isolde", "Chair of Healthwatch", "Healthwatch Tamebridge", "Local Healthwatch", ""),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Says:
    """Somebody types a line to the bot. `{name}` stands for a mention of that person, or their name where people cannot be mentioned."""

    who: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Lists:
    """Somebody gives several lines at once: in a message, or in the `box` of that name and off with the button that `sends` it."""

    who: str
    text: str
    box: str
    sends: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Picks:
    """Somebody chooses the board's channel: by typing it, or from the list of this name and off with the button that `sends` it."""

    who: str
    label: str
    sends: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Commands:
    """Somebody gives the bot's own command, with these words behind it."""

    who: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Presses:
    """Somebody presses the newest button with this label. `short` is what it says where it has little room."""

    who: str
    label: str
    short: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Writes:
    """Somebody opens the box behind a button with this label, if it is not open, writes in it and sends it off. `box` is what stands at
    the box, `sends` on the button below it."""

    who: str
    label: str
    box: str
    text: str
    sends: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Visits:
    """Somebody opens the bot's own page, and reads there."""

    who: str
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Hears:
    """Somebody (or the channel, where `who` is None) is shown this text by the bot."""

    who: str | None
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Clock:
    """The board's time moves on to this instant, and what is due happens."""

    to: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """Something is done that no chat client sees."""

    does: Callable[[], None]


Step = Says | Lists | Picks | Commands | Presses | Writes | Visits | Hears | Clock | Meanwhile

_PEOPLE = "\n".join(", ".join(filter(None, (f"{{{who}}}", title, body, sector, duty))) for who, title, body, sector, duty in SEATS)


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """British Summer Time, a little after the full minute."""
    return datetime.datetime(2026, month, day, hour - 1, minute, 5, tzinfo=datetime.UTC)


def _set_up() -> list[Step]:
    return [
        Commands(who=COORDINATOR, text="setup"),
        Hears(who=COORDINATOR, text="What is your board called?"),
        Says(who=COORDINATOR, text=BOARD),
        Hears(who=COORDINATOR, text="Who is on your board?"),
        Lists(who=COORDINATOR, text=_PEOPLE, box="One line for each seat: who, seat, body, sector", sends="Add people"),
        Hears(who=COORDINATOR, text="Are these people and sectors right?"),
        Presses(who=COORDINATOR, label="That is right"),
        Hears(who=COORDINATOR, text="Where should the board's summary go?"),
        Picks(who=COORDINATOR, label="The board's channel", sends="Use this channel"),
        Hears(who=COORDINATOR, text="What do you want to ask the board?"),
        Presses(who=COORDINATOR, label="Maturity matrix 2011"),
        Hears(who=COORDINATOR, text="one question to think about, every two weeks"),
        Presses(who=COORDINATOR, label="Yes: Annex A questions"),
        Hears(who=COORDINATOR, text="How often shall I ask the board?"),
        Presses(who=COORDINATOR, label="Every 3 months"),
        Hears(who=COORDINATOR, text="On which day shall I ask for the first time?"),
        Says(who=COORDINATOR, text="13 July 2026"),
        Hears(who=COORDINATOR, text="This is your board. Nothing has been sent yet."),
        Presses(who=COORDINATOR, label="Start"),
        Hears(who=COORDINATOR, text="Monday 13 July"),
    ]


def _pulse() -> list[Step]:
    return [
        Clock(to=_at(7, 13, 9, 30)),
        *(Hears(who=who, text="1 of 6 · Purpose and vision") for who in (*OTHERS, MEMBER)),
        Presses(who=MEMBER, label="2 Early progress in development", short="2"),
        Hears(who=MEMBER, text="Where do we mean to be in 12 months?"),
        Presses(who=MEMBER, label="4 Maturity"),
        Hears(who=MEMBER, text="2 of 6 · Strategy"),
        Says(who=MEMBER, text="1 3"),
        Hears(who=MEMBER, text="3 of 6"),
        # The interruption: a day later, from the bot's own page.
        Clock(to=_at(7, 14, 18, 10)),
        Visits(who=MEMBER, text="Go on"),
        Commands(who=MEMBER, text="go on"),
        Hears(who=MEMBER, text="3 of 6"),
        Presses(who=MEMBER, label="Not sure"),
        Hears(who=MEMBER, text="4 of 6"),
        # The edit: a change of mind about the first question, and a note on it.
        Says(who=MEMBER, text="my answers"),
        Hears(who=MEMBER, text="Change 1"),
        Presses(who=MEMBER, label="Change 1"),
        Hears(who=MEMBER, text="1 of 6 · Purpose and vision"),
        Writes(who=MEMBER, label="Write a private note", box="A private note, if you like", text=NOTE, sends="Keep the note"),
        Hears(who=MEMBER, text="is kept. Nobody else sees it."),
        Says(who=MEMBER, text="change 1"),
        Hears(who=MEMBER, text="1 of 6 · Purpose and vision"),
        Presses(who=MEMBER, label="3 Results", short="3"),
        Hears(who=MEMBER, text="Where do we mean to be in 12 months?"),
        Presses(who=MEMBER, label="4 Maturity"),
        Hears(who=MEMBER, text="3 Results → 4 Maturity"),
        Says(who=MEMBER, text="2 2"),
        Hears(who=MEMBER, text="5 of 6"),
        Says(who=MEMBER, text="skip"),
        Hears(who=MEMBER, text="6 of 6"),
        Says(who=MEMBER, text="1 4"),
        Hears(who=MEMBER, text="Thank you, that is all."),
    ]


def others_answer() -> list[Step]:
    """Everybody else's answers, typed. Nothing is heard in between, as nothing is looked at."""
    return [step for place, who in enumerate(OTHERS) for step in _answers(who, place)]


def _answers(who: str, place: int) -> list[Step]:
    """They see every third question very differently, and the others much alike."""
    levels = [(0, 1, 4, 5)[place] if item % 3 == 0 else 2 + place % 2 for item in range(6)]
    return [*(Says(who=who, text=f"{level} {min(level + 1, 5)}") for level in levels), Hears(who=who, text="Thank you, that is all.")]


def _afterwards() -> list[Step]:
    return [
        Clock(to=_at(7, 20, 9, 30)),
        Hears(who=MEMBER, text="A question to reflect on"),
        Writes(who=MEMBER, label="Write my thoughts", box="Your thoughts, in your own words", text=THOUGHTS, sends="Keep it"),
        Hears(who=MEMBER, text="Kept, for you alone"),
        Clock(to=_at(7, 27, 9, 30)),
        # She is the chair as well: she has it first, and lets it go a day early.
        Hears(who=MEMBER, text="As chair you see the summary first."),
        Hears(who=MEMBER, text="Where you differ most"),
        # The end of it: who presses before everything is there may press what is just being moved.
        Hears(who=MEMBER, text="Answers are confidential."),
        Presses(who=MEMBER, label="Post it now"),
        Hears(who=MEMBER, text="goes to the channel now"),
        Hears(who=None, text="Where you differ most"),
        Hears(who=MEMBER, text="Here is your own view beside it."),
        # It is due at eight. One platform's client says that she is in UTC, where it is still seven, and quiet.
        Clock(to=_at(8, 3, 9, 0)),
        Hears(who=COORDINATOR, text="closed"),
    ]


def whole() -> list[Step]:
    """Everything, in its order."""
    return [*before_the_others(), *others_answer(), *after_the_others()]


def before_the_others() -> list[Step]:
    """The set-up, and the member's own sitting."""
    return [*_set_up(), *_pulse()]


def after_the_others() -> list[Step]:
    """The reflection, the close and the digest."""
    return _afterwards()
