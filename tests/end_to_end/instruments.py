"""A board that uses every other instrument in turn, written once for every chat platform: an open question, levels without an aim, a
consensus round, a list to pick from, strengths. One member sits in the chat client and answers in every way there is.

Everybody else answers through the bot's single door, from this process: what they would do in the client has been done by the member.
"""

import asyncio
import datetime
import itertools
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.board import boards as board_files
from conversations import boards, calendar, inbound, messages
from frameworks import loader
from storage import database
from tests import doors
from tests.end_to_end import quarter
from tests.end_to_end.quarter import Clock, Commands, Hears, Meanwhile, Presses, Says, Step, Visits, Writes

TOOL, BAROMETER, AREAS = "development_tool@2013", "barometer@2013", "areas_requiring_attention@2015"
STRENGTHS, QUESTIONS = "well_performing_board@2015", "annex_a@2015"
MEMBER = quarter.MEMBER
THOUGHTS = "We would keep the lunch beforehand, and drop the minutes."
_LONDON = zoneinfo.ZoneInfo("Europe/London")
_OPENS = {
    QUESTIONS: datetime.datetime(2026, 7, 6, 9, 20, tzinfo=_LONDON),
    TOOL: datetime.datetime(2026, 7, 13, 9, 30, tzinfo=_LONDON),
    BAROMETER: datetime.datetime(2026, 7, 20, 9, 40, tzinfo=_LONDON),
    AREAS: datetime.datetime(2026, 7, 27, 9, 50, tzinfo=_LONDON),
    STRENGTHS: datetime.datetime(2026, 8, 3, 10, 0, tzinfo=_LONDON),
}
_CLOSES = datetime.date(2026, 8, 10)
"""One opens a week, and all close on one morning, one after the other: so the member looks into the channel once."""
_DONE = "Thank you, that is all."

_OTHERS_SAY: Mapping[str, Sequence[Sequence[str]]] = {
    TOOL: ([*"132222"], [*"132233"], [*"432233"], [*"432223"]),
    # The fourth part far apart, the sixth with nobody sure.
    BAROMETER: tuple(
        [f"{now} {1 if place == 5 else 3}" for place, now in enumerate(line)] for line in ("2220222", "2220222", "2223222", "3223212")
    ),
    AREAS: (["2 5"], ["2 5 11"], ["2 12"], ["none"]),
    STRENGTHS: ([*"4" * 8, *"3" * 9], [*"4" * 8, *"3" * 9], [*"4" * 8, *"1" * 9], [*"4" * 8, *"1" * 9]),
}
"""A line for each question, for each of the others in their order."""
_TOLD = {
    TOOL: "Where you differ most: Vision.",
    BAROMETER: "Where you see it differently",
    AREAS: "Most of you would spend time on",
    STRENGTHS: "These steps are ours",
}
"""Of each summary, what is looked for in the channel."""


class Table:
    """The board as the bot's database has it, and the people who answer without a chat client. `reached` are their addresses."""

    def __init__(
        self,
        library: loader.Library,
        database_url: str,
        now: Callable[[], datetime.datetime],
        *,
        reached: Mapping[str, inbound.Address],
        channel: inbound.Address,
    ) -> None:
        self._library = library
        self._url = database_url
        self._now = now
        self._reached = reached
        self._keys = itertools.count()
        asyncio.run(self._begun(_plan(reached, channel)))

    def say(self, lines: Mapping[str, Sequence[str]], *, last: str) -> None:
        """What each of these people types, line by line. Fails where the last of somebody's lines is not met with `last`."""
        asyncio.run(self._said(lines, last))

    async def _begun(self, plan: boards.BoardPlan) -> None:
        async with database.opened(self._url) as opened:
            await opened.run(lambda repos: board_files.load(repos, plan, self._now()))

    async def _said(self, lines: Mapping[str, Sequence[str]], last: str) -> None:
        async with database.opened(self._url) as opened:
            door = doors.door(opened, self._library)
            for who, said in lines.items():
                answer = ""
                for line in said:
                    now, key = self._now(), f"aside-{next(self._keys)}"
                    event = inbound.Typed(address=self._reached[who], receipt_key=key, sent_at=now, text=line)
                    answer = messages.plain_text(await door.handle(event, now))
                assert last in answer, (who, answer)


def journey(table: Table) -> list[Step]:
    """Everything, in its order: an instrument a week, then the summaries."""
    return [*_question(), *_tool(table), *_barometer(table), *_areas(table), *_strengths(table), *_closes()]


def _tool(table: Table) -> Iterator[Step]:
    """Four described levels, and no second question."""
    yield from _opens(TOOL, "1 of 6 · Vision")
    yield Presses(who=MEMBER, label="2 Established HWB", short="2")
    yield Hears(who=MEMBER, text="Kept: 1 Vision – 2 Established HWB")
    yield Says(who=MEMBER, text="3")
    yield Hears(who=MEMBER, text="3 of 6")
    yield Presses(who=MEMBER, label="Not my area")
    yield Hears(who=MEMBER, text="4 of 6")
    # A change of mind in the middle; then it goes on where it stopped.
    yield Says(who=MEMBER, text="change 1")
    yield Hears(who=MEMBER, text="1 of 6 · Vision")
    yield Presses(who=MEMBER, label="4 Exemplar HWB", short="4")
    yield Hears(who=MEMBER, text="You can change any answer until")
    yield Says(who=MEMBER, text="2")
    yield Hears(who=MEMBER, text="5 of 6")
    yield Says(who=MEMBER, text="3")
    yield Hears(who=MEMBER, text="6 of 6")
    yield Presses(who=MEMBER, label="3 Mature HWB", short="3")
    yield Hears(who=MEMBER, text=_DONE)
    yield _others(table, TOOL)


def _barometer(table: Table) -> Iterator[Step]:
    """Where we are, and how sure; interrupted for a day between these two."""
    yield from _opens(BAROMETER, "1 of 7 · Our Shared Ambition")
    yield Presses(who=MEMBER, label="2 In many places", short="2")
    yield Hears(who=MEMBER, text="How sure are you?")
    yield Presses(who=MEMBER, label="3 Sure", short="3")
    yield Hears(who=MEMBER, text="2 of 7")
    yield Says(who=MEMBER, text="2 3")
    yield Hears(who=MEMBER, text="3 of 7")
    yield Presses(who=MEMBER, label="2 In many places", short="2")
    yield Hears(who=MEMBER, text="How sure are you?")
    yield _clock(_OPENS[BAROMETER] + datetime.timedelta(days=1, hours=9))
    yield Visits(who=MEMBER, text="Go on")
    yield Commands(who=MEMBER, text="go on")
    yield Hears(who=MEMBER, text="You said: In many places")
    yield Presses(who=MEMBER, label="3 Sure", short="3")
    for place, line in enumerate(("0 3", "2 2", "2 1"), 4):
        yield Hears(who=MEMBER, text=f"{place} of 7")
        yield Says(who=MEMBER, text=line)
    yield Hears(who=MEMBER, text="7 of 7")
    yield Presses(who=MEMBER, label="Not sure")
    yield Hears(who=MEMBER, text=_DONE)
    yield _others(table, BAROMETER)


def _areas(table: Table) -> Iterator[Step]:
    """One list to pick from, with one taken back."""
    yield from _opens(AREAS, "Pick up to 3 that need our time next quarter.")
    yield Says(who=MEMBER, text="2 3")
    yield Hears(who=MEMBER, text=_DONE)
    yield Presses(who=MEMBER, label="Change my picks")
    yield Hears(who=MEMBER, text="Picked so far (2 of 3)")
    yield Presses(who=MEMBER, label="3 Sharper priorities (picked)", short="3")
    yield Hears(who=MEMBER, text="Picked so far (1 of 3): 2 Our place among partnerships")
    yield Presses(who=MEMBER, label="5 Skills and confidence", short="5")
    yield Hears(who=MEMBER, text="Picked so far (2 of 3)")
    yield Presses(who=MEMBER, label="Done")
    yield Hears(who=MEMBER, text=_DONE)
    yield _others(table, AREAS)


def _strengths(table: Table) -> Iterator[Step]:
    """Seventeen short lines; most of them are answered at another door, and the rest where it began."""
    yield from _opens(STRENGTHS, "1 of 17 · Passion and ambition")
    yield Presses(who=MEMBER, label="4 A real strength")
    yield Hears(who=MEMBER, text="2 of 17")
    yield Meanwhile(does=lambda: table.say({MEMBER: ["4"] * 7 + ["1"] * 7}, last="16 of 17"))
    yield Says(who=MEMBER, text="go on")
    yield Hears(who=MEMBER, text="16 of 17")
    yield Presses(who=MEMBER, label="2 In part")
    yield Hears(who=MEMBER, text="17 of 17")
    yield Says(who=MEMBER, text="1")
    yield Hears(who=MEMBER, text=_DONE)
    yield _others(table, STRENGTHS)


def _question() -> Iterator[Step]:
    """An open question for each member alone."""
    yield _clock(_OPENS[QUESTIONS])
    yield from (Hears(who=who, text="A question to reflect on") for who in (*quarter.OTHERS, MEMBER))
    yield Writes(who=MEMBER, label="Write my thoughts", box="Your thoughts, in your own words", text=THOUGHTS, sends="Keep it")
    yield Hears(who=MEMBER, text="Kept, for you alone")


def _opens(ref: str, asks: str) -> Iterator[Step]:
    yield _clock(_OPENS[ref])
    yield Hears(who=MEMBER, text=asks)


def _others(table: Table, ref: str) -> Step:
    said = dict(zip(quarter.OTHERS, _OTHERS_SAY[ref], strict=True))
    return Meanwhile(does=lambda: table.say(said, last=_DONE))


def _closes() -> Iterator[Step]:
    for ref, says in _TOLD.items():
        yield _clock(_OPENS[ref].replace(month=_CLOSES.month, day=_CLOSES.day))
        yield Hears(who=None, text=says)


def _clock(moment: datetime.datetime) -> Clock:
    """A little after this."""
    return Clock(to=moment.astimezone(datetime.UTC) + datetime.timedelta(seconds=5))


def _plan(reached: Mapping[str, inbound.Address], channel: inbound.Address) -> boards.BoardPlan:
    def person(who: str) -> boards.PersonPlan:
        duties = (boards.Duty.COORDINATOR,) if who == quarter.COORDINATOR else ()
        name, addresses = quarter.NAMES[who], (reached[who],)
        return boards.PersonPlan(key=who, name=name, zone=_LONDON.key, language="en-GB", addresses=addresses, duties=duties)

    def schedule(ref: str) -> boards.SchedulePlan:
        first = _OPENS[ref]
        rhythm = calendar.Rhythm(first=first.date(), every=52, unit=calendar.Unit.WEEKS, at=first.time(), zone=_LONDON.key)
        practice = boards.Practice.REFLECTION if ref == QUESTIONS else boards.Practice.PULSE
        return boards.SchedulePlan(
            practice=practice, rhythm=rhythm, edition_ref=ref, open_days=(_CLOSES - first.date()).days, remind_days=0
        )

    held_from = datetime.date(2025, 5, 12)
    return boards.BoardPlan(
        key="tamebridge",
        name=quarter.BOARD,
        zone=_LONDON.key,
        language="en-GB",
        channel=channel,
        floor=5,
        keep_months=24,
        people=tuple(map(person, quarter.NAMES)),
        seats=tuple(
            boards.SeatPlan(title=title, body=body, sector=sector, person=who, held_from=held_from)
            for who, title, body, sector, _ in quarter.SEATS
        ),
        schedules=tuple(map(schedule, _OPENS)),
    )
