"""What a board gets back, written once for every chat platform: the chair's preview, the summary, own answers, the course over time, the
coordinator's week, papers and buddy boards. The chair sits in the chat client; everybody answers through the bot's single door.

Three rounds lie behind the board, so that there is a course to look at.
"""

import datetime
import re
import time
import uuid
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot import ports
from conversations import boards, calendar, inbound, records, sending
from frameworks import loader
from frameworks.readings import reading, stored
from storage import models
from tests.end_to_end import between_table, quarter, summaries
from tests.end_to_end.quarter import COORDINATOR, Clock, Hears, Meanwhile, Presses, Says, Step

CHAIR = quarter.MEMBER
MATRIX = "maturity_matrix@2011"
ANSWERS: Mapping[str, Sequence[str]] = {
    CHAIR: ("3 4", "1 3", "2 3", "2 2", "3 4", "1 4"),
    "hari": ("0 1", "2 3", "2 3", "0 1", "2 3", "2 3"),
    "magdala": ("1 2", "3 4", "3 4", "1 2", "3 4", "3 4"),
    "caspian": ("4 5", "2 3", "2 4", "4 5", "2 4", "2 3"),
    "isolde": ("5 5", "3 4", "3 3", "5 5", "3 3", "3 5"),
}
"""Now and ahead, question by question; no two people's are alike. The coordinator has a seat too, and does not answer."""
NOTES = {CHAIR: "Quincunx", "hari": "Bergamot", "magdala": "Marzipan", "caspian": "Periwinkle", "isolde": "Gallimaufry"}
"""A word of each one's private note."""
_FIRST = "As chair you see the summary first."
_OWN = "Here is your own view beside it."
_SUMMARY = "Where you differ most"
_POSTED = "is in the channel already."
_DIGEST = "Your week, "

_LONDON = zoneinfo.ZoneInfo("Europe/London")
_OPENS = datetime.datetime(2026, 7, 13, 9, 30, tzinfo=_LONDON)
_CLOSES = datetime.datetime(2026, 7, 27, 9, 30, tzinfo=_LONDON)
_DIGESTS = datetime.datetime(2026, 8, 3, 9, 0, tzinfo=_LONDON)
_EARLIER = tuple(datetime.datetime(year, month, 28, 9, 30, tzinfo=_LONDON) for year, month in ((2025, 10), (2026, 1), (2026, 4)))
_COUNTS = ((1, 2, 2, 0, 0, 0), (0, 2, 2, 1, 0, 0), (0, 1, 3, 1, 0, 0))
_HEAD = "Closed Monday 27 July 2026. 5 of 6 answered."
_HOUR = re.compile(r"\d{1,2}\.\d\d\s?[ap]m")
_YOURS = re.compile(r"You: (.+?)\. The board:")
_SEEN_SECONDS = 20.0

Told = tuple[str, str]
"""Whom something was said to, by key, or quarter.CHANNEL; and all that can be read in it."""


class Table(between_table.Table):
    """The board with its past, and the people who answer without a chat client."""

    def plan(self, reached: Mapping[str, inbound.Address], channel: inbound.Address) -> boards.BoardPlan:
        def person(who: str) -> boards.PersonPlan:
            duties = {COORDINATOR: (boards.Duty.COORDINATOR,), CHAIR: (boards.Duty.CHAIR,)}.get(who, ())
            name, addresses = quarter.NAMES[who], (reached[who],)
            return boards.PersonPlan(key=who, name=name, zone=_LONDON.key, language="en-GB", addresses=addresses, duties=duties)

        def seat(who: str, title: str, body: str, sector: str) -> boards.SeatPlan:
            return boards.SeatPlan(title=title, body=body, sector=sector, person=who, held_from=datetime.date(2025, 5, 12))

        seats = [seat(who, title, body, sector) for who, title, body, sector, _ in quarter.SEATS]
        seats.append(seat(COORDINATOR, "Director of public health", "Tamebridge Council officers", "Council directors"))
        return boards.BoardPlan(
            key="tamebridge",
            name=quarter.BOARD,
            zone=_LONDON.key,
            language="en-GB",
            channel=channel,
            floor=5,
            keep_months=24,
            people=tuple(map(person, quarter.NAMES)),
            seats=tuple(seats),
            schedules=(_schedule(boards.Practice.PULSE, _OPENS, 52, MATRIX), _schedule(boards.Practice.DIGEST, _DIGESTS, 1)),
        )

    def looks_back(self) -> None:
        """Three rounds were closed, and their summaries are in the channel."""
        self.does(self._looked_back)

    def all_answer(self) -> None:
        """Each of them every question, with a private note, typed: the clients' part in that is played elsewhere."""
        for who, lines in ANSWERS.items():
            self.say(who, *lines, f"note 1: {NOTES[who]}", last="is kept. Nobody else sees it.")

    def waits_for_the_chair(self) -> None:
        """The preview is out, the channel's summary is owed for the next working day, and nobody is owed their own answers yet."""
        end = time.monotonic() + _SEEN_SECONDS
        while (found := self.does(_owed))[sending.Kind.PREVIEW.value] != (sending.State.SENT.value, True):
            assert time.monotonic() < end, found
            time.sleep(0.05)  # another process is at work
        assert found[sending.Kind.SUMMARY.value] == (sending.State.PLANNED.value, False), found
        assert sending.Kind.OWN_ANSWERS.value not in found, found

    async def _looked_back(self, repos: ports.Repositories) -> None:
        (board,) = await repos.boards.all()
        planned = await repos.schedules.of_board(board.board_id)
        schedule_id = next(one.schedule_id for one in planned if one.plan.practice is boards.Practice.PULSE)
        edition = self.library[MATRIX]
        for at, counts in zip(_EARLIER, _COUNTS, strict=True):
            closed_at, opened_at = at.astimezone(datetime.UTC), at.astimezone(datetime.UTC) - datetime.timedelta(days=14)
            answers = [reading.ItemAnswers(item_key=item.key, now=counts) for item in edition.items]
            pulse = await models.Pulse.create(
                pulse_id=uuid.uuid4(),
                schedule_id=schedule_id,
                board_id=board.board_id,
                edition_ref=MATRIX,
                edition_digest=self.library.digests[MATRIX],
                state=records.PulseState.CLOSED.value,
                due_at=opened_at,
                opened_at=opened_at,
                closes_at=closed_at,
                closed_at=closed_at,
                floor=5,
                keep_months=24,
                forget_at=closed_at + datetime.timedelta(days=730),
            )
            body = stored.to_json(reading.read(edition, answers, eligible=6, answered=5))
            await models.Reading.create(reading_id=uuid.uuid4(), pulse=pulse, body=body)
            await models.Delivery.create(
                delivery_id=uuid.uuid4(),
                key=f"summary:{pulse.pulse_id}",
                kind=sending.Kind.SUMMARY.value,
                subject_id=pulse.pulse_id,
                board_id=board.board_id,
                state=sending.State.SENT.value,
                platform=board.channel.platform,
                tenant=board.channel.tenant,
                handle=board.channel.handle,
                due_at=closed_at,
                owed_at=closed_at,
            )


def journey(table: Table, said: Callable[[], Sequence[Told]], restarts: Callable[[], None]) -> list[Step]:
    """Everything, in its order. `said` gives all that the bot said so far; `restarts` ends its process at once, and begins another."""
    return [*_answered(table), *_previewed(table, said, restarts), *_posted(), *_over_time(), *_papers(), *_week()]


def _answered(table: Table) -> Iterator[Step]:
    yield Meanwhile(does=table.looks_back)
    yield _clock(_OPENS)
    yield Hears(who=CHAIR, text="1 of 6 · Purpose and vision")
    yield Meanwhile(does=table.all_answer)


def _previewed(table: Table, said: Callable[[], Sequence[Told]], restarts: Callable[[], None]) -> Iterator[Step]:
    """The chair alone has it; then the bot's process dies, and the next one knows all of this."""

    def nobody_else() -> None:
        table.waits_for_the_chair()
        early = [(who, text) for who, text in said() if who != CHAIR and any(words in text for words in (_FIRST, _SUMMARY, _OWN))]
        assert early == []
        restarts()

    yield _clock(_CLOSES)
    yield Hears(who=CHAIR, text=_FIRST)
    yield Hears(who=CHAIR, text="It goes to the board’s channel on Tuesday 28 July at 9.30")
    yield Hears(who=CHAIR, text="Nobody can change a figure or hold it back, and that goes for you too.")
    yield Hears(who=CHAIR, text=_SUMMARY)
    yield Hears(who=CHAIR, text="Answers are confidential.")
    yield Meanwhile(does=nobody_else)


def _posted() -> Iterator[Step]:
    """Let go a day early, and once only. Then everybody who answered gets what they said beside what the board says."""
    yield Presses(who=CHAIR, label="Post it now")
    yield Hears(who=CHAIR, text=f"The summary of {quarter.BOARD} goes to the channel now.")
    # Pressed twice: it is on its way, or there by now.
    yield Presses(who=CHAIR, label="Post it now")
    yield Hears(who=CHAIR, text="already")
    # In a talk at a terminal, time stands still until it is moved on.
    yield Clock(to=_CLOSES.astimezone(datetime.UTC) + datetime.timedelta(minutes=5))
    yield Hears(who=None, text=_SUMMARY)
    yield Hears(who=None, text=_HEAD)
    yield from (Hears(who=who, text=_OWN) for who in ANSWERS)
    yield Says(who=CHAIR, text="post it now")
    yield Hears(who=CHAIR, text=f"The summary of {quarter.BOARD} {_POSTED}")


def _over_time() -> Iterator[Step]:
    """The course with the new round in it, one question of it by a press, and something that happened."""
    yield Says(who=CHAIR, text="over time")
    yield Hears(who=CHAIR, text=f"{quarter.BOARD} over time: Maturity matrix 2011")
    yield Presses(who=CHAIR, label="Strategy")
    yield Hears(who=CHAIR, text="Strategy over time")
    yield Says(who=CHAIR, text="happened: 2026-07-20 new chair")
    yield Hears(who=CHAIR, text="Written down: 20 Jul")


def _papers() -> Iterator[Step]:
    yield Says(who=CHAIR, text="papers")
    yield Hears(who=CHAIR, text=f"{quarter.BOARD}: papers and tables")
    yield Says(who=CHAIR, text="buddy")
    yield Hears(who=CHAIR, text="Your board has no buddy board yet.")


def _week() -> Iterator[Step]:
    """What happened, what needs doing with the button that does it, and a question; no name and no answer."""
    yield _clock(_DIGESTS)
    yield Hears(who=COORDINATOR, text=f"{_DIGEST}Monday 27 July to Sunday 2 August")
    yield Hears(who=COORDINATOR, text="Maturity matrix 2011 closed: 5 of 6 answered.")
    yield Hears(who=COORDINATOR, text="The rounds before, the oldest first: 5 of 6, 5 of 6 and 5 of 6.")
    yield Hears(who=COORDINATOR, text="To do:")
    yield Hears(who=COORDINATOR, text="The board has a new chair. What would help them in their first weeks?")
    yield Presses(who=COORDINATOR, label="Over time")
    yield Hears(who=COORDINATOR, text="2026: new chair")


def check(told: Sequence[Told], library: loader.Library) -> None:
    """Everybody got what is theirs, once, and nobody anything of another's. `told` is all that was said, in its order."""
    _check_summary(told)
    _check_own(told, library)
    for who, note in NOTES.items():
        assert {one for one, text in told if note in text} <= {who}, note
    digest = "\n".join(text for who, text in told if who == COORDINATOR and _DIGEST in text)
    for text in ("\n".join(text for who, text in told if who == quarter.CHANNEL), digest):
        assert text
        assert [name for name in quarter.NAMES.values() if name in text] == []
        found = summaries.FORBIDDEN.search(_HOUR.sub("", text))
        assert found is None, found


def _check_summary(told: Sequence[Told]) -> None:
    """The channel reads what the chair read before it, line by line, and reads it once."""
    first = next(place for place, (who, text) in enumerate(told) if who == CHAIR and _FIRST in text)
    posted = [place for place, (who, text) in enumerate(told) if who == quarter.CHANNEL and _HEAD in text]
    assert len(posted) == 1, told
    assert first < posted[0]
    seen = {line for who, text in told[: posted[0]] if who == CHAIR for line in _lines(text)}
    read = [line for who, text in told if who == quarter.CHANNEL for line in _lines(text)]
    assert read
    unseen = [line for line in read if line not in seen]
    assert unseen == []


def _check_own(told: Sequence[Told], library: loader.Library) -> None:
    names = {level.value: level.name for level in library[MATRIX].scale.levels}
    out = next(place for place, (who, _) in enumerate(told) if who == quarter.CHANNEL)
    for who in quarter.NAMES:
        got = [(place, text) for place, (one, text) in enumerate(told) if one == who and _OWN in text]
        assert len(got) == (who in ANSWERS), (who, got)
        assert not [text for one, text in told if one == who and _OWN not in text and _YOURS.search(text)], who
        for place, text in got:
            assert place > out
            pairs = (line.split() for line in ANSWERS[who])
            wanted = [" → ".join(f"{mark} {names[int(mark)]}" for mark in pair) for pair in pairs]
            wanted[0] += " (with a note)"
            assert _YOURS.findall(" ".join(text.split())) == wanted, (who, text)


def _lines(text: str) -> Iterable[str]:
    return filter(None, (line.strip() for line in text.splitlines()))


async def _owed(repos: ports.Repositories) -> dict[str, tuple[str, bool]]:
    """Of the newest round: each kind of message with its state, and whether it is settled."""
    del repos
    pulse = await models.Pulse.all().order_by("-opened_at").first()
    assert pulse is not None
    sittings = [one.sitting_id for one in await models.Sitting.filter(pulse_id=pulse.pulse_id)]
    rows = await models.Delivery.filter(subject_id__in=[pulse.pulse_id, *sittings])
    return {row.kind: (row.state, row.settled_at is not None) for row in rows}


def _schedule(practice: boards.Practice, first: datetime.datetime, weeks: int, ref: str | None = None) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=first.date(), every=weeks, unit=calendar.Unit.WEEKS, at=first.time(), zone=_LONDON.key)
    return boards.SchedulePlan(practice=practice, rhythm=rhythm, edition_ref=ref, remind_days=0)


def _clock(moment: datetime.datetime) -> Clock:
    """A little after this."""
    return Clock(to=moment.astimezone(datetime.UTC) + datetime.timedelta(seconds=5))
