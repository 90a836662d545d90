"""What one member does between the board's meetings, written once for every chat platform: a memo that comes back, a reflection and a line
of it, an action, a snooze, a learning set. Everybody else acts through the bot's single door.

The instants are working days in the daytime, in London and in UTC alike: some client's page is wherever its machine is. They leave room
under the week's number of messages.
"""

import datetime
import zoneinfo
from collections.abc import Iterable, Iterator

from conversations import sending
from tests.end_to_end import between_table, quarter
from tests.end_to_end.between_table import Table
from tests.end_to_end.quarter import COORDINATOR, MEMBER, Clock, Hears, Meanwhile, Presses, Says, Step, Visits, Writes

_LONDON = zoneinfo.ZoneInfo("Europe/London")
_REPLIER = "hari"

MEMO = f"Before {between_table.SET_NAME} meets: did I ask the tenants about Quincunx?"
NEXT_MEMO = "In half a year: is Bergamot still on our list?"
MIND, ISSUE, PLAN = "Who owns the Marzipan budget?", "Nobody answers for Periwinkle.", "I will visit Gallimaufry first."
OTHERS_MIND = "What to do about Oubliette?"
THOUGHTS, EDITED = "We hear from tenants too late.", "We hear from tenants too late, and from Palimpsest never."
LINE = "We should ask tenants before the papers are written."
OTHERS_LINE = "Our best meeting this year was the one in the library."
ACTION = "Agree one list of homes"

UNSEEN = ("Oubliette",)
"""Of what somebody in no client wrote, and shared with nobody: nobody may ever read it."""
SEALED = ("Quincunx", "Bergamot", "Marzipan", "Periwinkle", "Gallimaufry", *UNSEEN)
"""A word of each memo and each note in a set: never in clear where it is kept."""
_OWN = (*(word for word in SEALED if word not in UNSEEN), "Palimpsest")
"""The member may read these, and nobody else."""

_REPLY_BOX, _LINE_BOX = "Your thoughts, in your own words", "The words to give away, at most 300 characters. Your reply itself stays yours."
_MEMO_BOX, _SET_BOX = "What do you want to tell yourself?", "In your own words"


def journey(table: Table) -> list[Step]:
    """Everything, in its order, from July to September."""
    return [
        *_home(),
        *_memo(),
        *_reflection(table),
        *_action(table),
        *_snoozed(table),
        *_merged(),
        *_meeting(table),
        *_done(),
    ]


def check(told: Iterable[tuple[str, str]], left_behind: Iterable[tuple[str, str]]) -> None:
    """Whatever is private was told to the member alone, and stands in nothing that the bot left behind.

    `told` is everything that was said, with the key of whoever it was said to, or quarter.CHANNEL; `left_behind` other texts, by name.
    """
    heard, others = list(told), list(left_behind)
    assert others
    elsewhere = [(who, text) for who, text in heard if who != MEMBER]
    assert [text for who, text in elsewhere if who == quarter.CHANNEL and OTHERS_LINE in text], elsewhere
    offered = [text for who, text in elsewhere if who == COORDINATOR and LINE in text]
    assert offered, elsewhere
    assert not [text for text in offered if quarter.NAMES[MEMBER] in text], offered
    assert not [(who, words) for who, text in [*elsewhere, *others] for words in _OWN if words in text]
    outside = [(who, text) for who, text in elsewhere if who not in between_table.IN_SET]
    assert not [who for who, text in [*outside, *others] if between_table.SET_NAME in text]
    assert not [who for who, text in [*heard, *others] for words in UNSEEN if words in text]


def _home() -> Iterator[Step]:
    """Home has a way to each of them."""
    for way in ("My memos", "When you hear from me"):
        yield Visits(who=MEMBER, text=way)


def _memo() -> Iterator[Step]:
    """Typed with a day, and shown when asked for."""
    yield Says(who=MEMBER, text=f"memo on 18 August 2026: {MEMO}")
    yield Hears(who=MEMBER, text="Kept. It comes back to you on Tuesday 18 August 2026.")
    yield Presses(who=MEMBER, label="My memos")
    yield Hears(who=MEMBER, text="Comes on Tuesday 18 August 2026.")
    yield Presses(who=MEMBER, label="Read memo 1")
    yield Hears(who=MEMBER, text=MEMO)


def _reflection(table: Table) -> Iterator[Step]:
    """Asked, replied to, written anew; one line goes to the coordinator. Somebody else gives one to the whole board."""
    yield _clock(between_table.REFLECTS)
    yield Hears(who=MEMBER, text="A question to reflect on")
    yield Writes(who=MEMBER, label="Write my thoughts", box=_REPLY_BOX, text=THOUGHTS, sends="Keep it")
    yield Hears(who=MEMBER, text="Kept, for you alone")
    yield Presses(who=MEMBER, label="Change my reply")
    yield Hears(who=MEMBER, text="A question to reflect on")
    yield Writes(who=MEMBER, label="Write my thoughts", box=_REPLY_BOX, text=EDITED, sends="Keep it")
    yield Hears(who=MEMBER, text=EDITED)
    yield Writes(who=MEMBER, label="To the coordinator, no name", box=_LINE_BOX, text=LINE, sends="See it first")
    yield Hears(who=MEMBER, text="Nothing has left yet.")
    yield Presses(who=MEMBER, label="Offer it")
    yield Hears(who=MEMBER, text="They have not seen it yet")
    yield Meanwhile(does=lambda: table.say(_REPLIER, "The room matters.", f"share: {OTHERS_LINE}", "share it", last="Your line goes to"))
    yield _clock(between_table.REFLECTS + datetime.timedelta(minutes=15))
    yield Hears(who=None, text=OTHERS_LINE)
    yield _clock(between_table.DIGESTS)
    yield Hears(who=COORDINATOR, text=LINE)


def _action(table: Table) -> Iterator[Step]:
    """A coordinator writes it down for the member, who is told, asked after thirty days, and says how it stands."""
    agreed = _at(7, 14, 10)
    line = f"action: {ACTION} | {quarter.NAMES[MEMBER]} | 1 December 2026 | fewer people wait"
    yield _clock(agreed)
    yield Meanwhile(does=lambda: table.say(COORDINATOR, line, last="I tell Perpetua Lindqvist a little later"))
    yield _clock(agreed + datetime.timedelta(minutes=16))
    yield Hears(who=MEMBER, text="named you for it")
    yield Visits(who=MEMBER, text="My actions")
    yield _clock(_at(8, 13, 10, 5))
    yield Hears(who=MEMBER, text="How does it stand?")
    yield Presses(who=MEMBER, label="Moving")
    yield Hears(who=MEMBER, text="Kept: it is moving.")


def _snoozed(table: Table) -> Iterator[Step]:
    """A memo and the set's first question come round meanwhile: nothing of them is heard before the day on which the snooze ends."""
    yield _clock(_at(8, 14, 10))
    yield Meanwhile(does=table.begins_set)
    yield Says(who=MEMBER, text="snooze until 20 August 2026")
    yield Hears(who=MEMBER, text="That day the snooze ends by itself.")
    yield Visits(who=MEMBER, text="Snoozed until")
    yield Visits(who=MEMBER, text="My sets")
    yield _clock(_at(8, 18, 10, 5))
    yield Meanwhile(does=lambda: table.holds_back(MEMBER, sending.Kind.SET_MIND, sending.Kind.MEMO))
    yield _clock(_at(8, 19, 12))
    yield Meanwhile(does=lambda: table.holds_back(MEMBER, sending.Kind.SET_MIND, sending.Kind.MEMO))


def _merged() -> Iterator[Step]:
    """Both come as one message. What a set asks waits least, and so stands first."""
    yield _clock(_at(8, 20, 9, 5))
    yield Hears(who=MEMBER, text="2 things for you")
    yield Presses(who=MEMBER, label="Show 1")
    yield Hears(who=MEMBER, text=between_table.SET_NAME)
    yield Says(who=MEMBER, text="memo 1")
    yield Hears(who=MEMBER, text="Did it happen?")
    yield Presses(who=MEMBER, label="Partly")
    yield Hears(who=MEMBER, text="You say that it happened in part.")
    yield Writes(who=MEMBER, label="Write the next one", box=_MEMO_BOX, text=NEXT_MEMO, sends="Keep it")
    yield Hears(who=MEMBER, text="Kept. It comes back to you on Saturday 20 February 2027.")
    yield Presses(who=MEMBER, label="Read it")
    yield Hears(who=MEMBER, text=NEXT_MEMO)


def _meeting(table: Table) -> Iterator[Step]:
    """The set's first meeting: five days before for who presents, the day before for everybody, and at its end."""
    yield Says(who=MEMBER, text="my sets")
    yield Hears(who=MEMBER, text="Meeting 1 is on Thursday 27 August 2026 at")
    yield Presses(who=MEMBER, label=f"Open {between_table.SET_NAME}")
    yield Hears(who=MEMBER, text="You have not said yet.")
    yield Presses(who=MEMBER, label="Before the next meeting")
    yield Hears(who=MEMBER, text="What is on your mind")
    yield Writes(who=MEMBER, label="Write", box=_SET_BOX, text=MIND, sends="Keep it")
    yield Hears(who=MEMBER, text="Only you can read this.")
    yield Meanwhile(does=lambda: table.press(_REPLIER, "write", "mind", OTHERS_MIND, last=OTHERS_MIND))
    yield Says(who=MEMBER, text="my set")
    yield Hears(who=MEMBER, text="You have not said yet.")
    yield Presses(who=MEMBER, label="I’d like to present")
    yield Hears(who=MEMBER, text="You are down to present.")
    yield _clock(_at(8, 21, 10, 5))
    yield Hears(who=MEMBER, text="What is the issue? Three sentences will do.")
    yield Writes(who=MEMBER, label="Write", box=_SET_BOX, text=ISSUE, sends="Keep it")
    yield Hears(who=MEMBER, text="Why does it matter now?")
    yield Presses(who=MEMBER, label="What I wrote")
    yield Hears(who=MEMBER, text=ISSUE)
    yield _clock(_at(8, 26, 10, 5))
    yield Hears(who=MEMBER, text="No advice unless it is asked for.")
    yield Presses(who=MEMBER, label="I’ll be there")
    yield Hears(who=MEMBER, text="Good. You are down as coming.")
    yield _clock(between_table.SET_MEETS + datetime.timedelta(minutes=between_table.SET_MINUTES))
    yield Hears(who=MEMBER, text="Your set has just met.")
    yield Writes(who=MEMBER, label="Write", box=_SET_BOX, text=PLAN, sends="Keep it")
    yield Hears(who=MEMBER, text="By when?")
    yield Presses(who=MEMBER, label="Thursday 24 September 2026")
    yield Hears(who=MEMBER, text="How sure are you")
    yield Presses(who=MEMBER, label="4 Rather sure")
    yield Hears(who=MEMBER, text="What did you notice")
    yield Presses(who=MEMBER, label="What I wrote")
    yield Hears(who=MEMBER, text=PLAN)


def _done() -> Iterator[Step]:
    """At sixty days the owner is asked again."""
    yield _clock(_at(9, 14, 10, 5))
    yield Hears(who=MEMBER, text="How does it stand?")
    yield Presses(who=MEMBER, label="Done")
    yield Hears(who=MEMBER, text="Kept: done.")


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """Where they all live."""
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=_LONDON)


def _clock(moment: datetime.datetime) -> Clock:
    """A little after this."""
    return Clock(to=moment.astimezone(datetime.UTC) + datetime.timedelta(seconds=5))
