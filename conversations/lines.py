"""A line of a reflection that a member gives to others by their own choice: what they see before, and after. Pure.

The line is written for others, and is never the reply itself: whatever becomes of the reply, the line stays as it was given.
"""

import dataclasses
import datetime
import enum
import hashlib
import uuid
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import actions, messages, ways, wording, workdays

AT_MOST = 300
"""Characters of a line."""
GRACE = datetime.timedelta(minutes=10)
"""So long a line for the board can be taken back before it is posted."""
ON_PAGE = datetime.timedelta(days=92)
"""So long a line stays on the coordinators' page."""


class To(enum.StrEnum):
    """Who is given a line."""

    BOARD = "board"
    """Everybody in the board's channel, with the member's name."""
    COORDINATOR = "coordinator"
    """Whoever keeps the board running, without a name."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """A line as it is kept. `taken_back_at` is None for as long as it stands."""

    line_id: uuid.UUID
    reflection_id: uuid.UUID
    to: To
    text: str
    shared_at: datetime.datetime
    taken_back_at: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Offered:
    """A line as coordinators read it: the words and the question, and nothing else. `question` is None where it is gone."""

    text: str
    question: str | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class About:
    """The reply that a line is from: its board, and its question in the member's language (None where that is gone).

    `name` is the member's. `readers` are the coordinators other than they. `quiet_until` is the last day on which nothing may be posted.
    """

    reflection_id: uuid.UUID
    board: str
    zone: str
    question: str | None
    name: str
    readers: tuple[str, ...] = ()
    quiet_until: datetime.date | None = None


class Gone(enum.StrEnum):
    """How far a line for others had come when it was taken back, or is looked at."""

    NO = "no"
    """Nobody has seen it."""
    PERHAPS = "perhaps"
    """It is just leaving, or it cannot be told whether it left."""
    YES = "yes"
    """It was posted, or the digest with it has left."""


def ways_on(reflection_id: uuid.UUID, words: wording.Wording) -> tuple[messages.Choice, ...]:
    """The two ways on from a reply that was kept."""
    return tuple(
        messages.Choice(label=words.say(f"line-to-{to}"), action=_box(to, reflection_id), typed=words.say(f"line-typed-{to}")) for to in To
    )


def box(about: About, to: To, draft: str, words: wording.Wording) -> messages.Message:
    """The box for the words to give away. What was replied does not stand in it."""
    heading = messages.Heading(text=words.say(f"line-heading-{to}"))
    said = messages.Paragraph(text=_who(about, to, words))
    return _message(words, heading, *_question(about.question), said, _free(about, to, draft, words), beside=True)


def preview(
    about: About, to: To, text: str, now: datetime.datetime, words: wording.Wording, *, lead: str = "line-preview"
) -> messages.Message:
    """What others will see, and who they are, before anything leaves. `lead` is the key of what is said above."""
    share = actions.Do(subject=actions.Subject.LINE, verb="share", on=about.reflection_id, value=f"{to}.{mark(text)}")
    options = (
        messages.Choice(label=words.say(f"line-share-{to}"), action=actions.encode(share), typed=words.say(f"line-typed-share-{to}")),
        messages.Choice(label=words.say("line-other-words"), action=_box(to, about.reflection_id), typed=words.say(f"line-typed-{to}")),
        messages.Choice(label=words.say("line-leave"), action=_do("leave", about.reflection_id, to), typed=_word("line-leave", words)),
    )
    return _message(
        words,
        messages.Paragraph(text=words.say(lead)),
        *(posted(about, text, words).blocks if to is To.BOARD else (*_question(about.question), messages.Quote(text=text))),
        messages.Paragraph(text=_who(about, to, words)),
        *ways.quiet(_when(about, to, now, words)),
        messages.Choices(options=options),
    )


def refused(about: About, to: To, text: str, words: wording.Wording) -> messages.Message:
    """Words that cannot be a line: none, or too many. They stay in the box."""
    told = words.say("line-too-long", length=len(text), most=AT_MOST) if text else words.say("line-empty")
    return _message(words, messages.Paragraph(text=told), _free(about, to, text, words), beside=True)


def stands(about: About, line: Line, gone: Gone, now: datetime.datetime, words: wording.Wording) -> messages.Message:
    """A line that was given, how far it has come, and the way to take it back."""
    said = words.say(f"line-stands-{line.to}", gone=gone.value, board=wording.isolate(about.board))
    is_ahead = line.to is To.COORDINATOR or about.quiet_until is not None or now < line.shared_at + GRACE
    later = _when(about, line.to, line.shared_at, words) if gone is Gone.NO and is_ahead else None
    back = messages.Choice(label=words.say("line-back"), action=_do("back", line.line_id), typed=_word("line-back", words))
    options = messages.Choices(options=(back, to_mine(words), ways.home(words)))
    return _message(words, messages.Paragraph(text=said), messages.Quote(text=line.text), *ways.quiet(later), options)


def taken_back(about: About, line: Line, gone: Gone, words: wording.Wording) -> messages.Message:
    """What taking it back came to."""
    said = words.say(f"line-back-{line.to}", gone=gone.value)
    again = () if gone is not Gone.NO else tuple(one for one in ways_on(about.reflection_id, words) if line.to in one.action)
    return _message(words, messages.Paragraph(text=said), messages.Choices(options=(*again, ways.home(words))))


def told(key: str, words: wording.Wording, *, board: str = "") -> messages.Message:
    """One sentence, and the way home."""
    said = messages.Paragraph(text=words.say(key, board=wording.isolate(board)))
    return _message(words, said, messages.Choices(options=(ways.home(words),)))


def posted(about: About, text: str, words: wording.Wording) -> messages.Message:
    """What the board's channel shows."""
    name = wording.isolate(about.name)
    lead = (
        words.say("line-posted-gone", name=name) if about.question is None else words.say("line-posted", name=name, question=about.question)
    )
    return messages.Message(
        summary=words.say("line-posted-summary", name=name), blocks=(messages.Paragraph(text=lead), messages.Quote(text=text))
    )


def mine(found: Sequence[tuple[About, Line]], words: wording.Wording) -> messages.Message:
    """The lines that a member gave away and did not take back."""
    heading = messages.Heading(text=words.say("line-mine"))
    if not found:
        return _message(words, heading, messages.Paragraph(text=words.say("line-mine-none")), messages.Choices(options=(ways.home(words),)))
    blocks: list[messages.Block] = [heading]
    for about, line in found:
        blocks += [messages.Paragraph(text=_given(about, line, words)), messages.Quote(text=line.text)]
        show = messages.Choice(label=words.say("line-show"), action=_do("show", line.line_id))
        blocks.append(messages.Choices(options=(show,)))
    return _message(words, *blocks, messages.Choices(options=(ways.home(words),)))


def offered(boards: Sequence[tuple[str, tuple[Offered, ...]]], words: wording.Wording) -> messages.Message:
    """The coordinators' page: what was offered to them, board by board."""
    blocks: list[messages.Block] = []
    for board, found in boards:
        if found:
            blocks += [messages.Heading(text=wording.isolate(board)), *listed(found, words)]
    blocks = blocks or [messages.Paragraph(text=words.say("line-offered-none"))]
    about = messages.Paragraph(text=words.say("line-offered-about", days=ON_PAGE.days), quiet=True)
    return _message(words, *blocks, about, messages.Choices(options=(ways.home(words),)))


def listed(found: Iterable[Offered], words: wording.Wording) -> tuple[messages.Block, ...]:
    """Lines under "offered to you", question by question, in an order that follows from their words and tells nothing else."""
    by_question: dict[str, list[str]] = {}
    for one in found:
        by_question.setdefault(one.question or "", []).append(one.text)
    blocks: list[messages.Block] = [messages.Paragraph(text=words.say("line-offered"))] if by_question else []
    for question in sorted(by_question):
        blocks += _question(question or None)
        blocks += [messages.Quote(text=one) for one in sorted(by_question[question], key=mark)]
    return tuple(blocks)


def to_mine(words: wording.Wording) -> messages.Choice:
    """The way to one's own lines."""
    return messages.Choice(label=words.say("line-mine"), action=_do("mine"), typed=_word("line-mine", words))


def to_offered(words: wording.Wording) -> messages.Choice:
    """The way to what was offered to a coordinator."""
    return messages.Choice(label=words.say("line-offered-way"), action=_do("offered"), typed=_word("line-offered", words))


def copied(about: About, line: Line, words: wording.Wording) -> tuple[messages.Block, ...]:
    """For the copy to take away."""
    back = ways.quiet(words.say("line-copy-back", day=_day(line.taken_back_at, about.zone, words)) if line.taken_back_at else None)
    return (messages.Paragraph(text=_given(about, line, words)), messages.Quote(text=line.text), *back)


def mark(text: str) -> str:
    """A short sign of these words: a button that gives them away carries it, and gives no others."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def _given(about: About, line: Line, words: wording.Wording) -> str:
    day = _day(line.shared_at, about.zone, words)
    return words.say("line-given", to=line.to.value, board=wording.isolate(about.board), day=day)


def _day(instant: datetime.datetime, zone: str, words: wording.Wording) -> str:
    return words.date_and_year(instant, zoneinfo.ZoneInfo(zone))


def _who(about: About, to: To, words: wording.Wording) -> str:
    board = wording.isolate(about.board)
    if to is To.BOARD:
        return words.say("line-who-board", board=board)
    return words.say("line-who-coordinator", names=words.list_of(wording.isolate(one) for one in about.readers), board=board)


def _when(about: About, to: To, since: datetime.datetime, words: wording.Wording) -> str:
    """When it leaves, if nobody takes it back, for something that is given at that instant."""
    if to is To.COORDINATOR:
        return words.say("line-when-coordinator")
    if about.quiet_until is not None:
        noon = datetime.datetime.combine(about.quiet_until, datetime.time(12), datetime.UTC)
        return words.say("line-when-quiet", day=words.date_and_year(noon, datetime.UTC))
    if workdays.is_bank_holiday((since + GRACE).astimezone(zoneinfo.ZoneInfo(about.zone)).date()):
        return words.say("line-when-holiday")
    return words.say("line-when-board", time=words.time(since + GRACE, zoneinfo.ZoneInfo(about.zone)))


def _question(question: str | None) -> tuple[messages.Block, ...]:
    return (messages.Paragraph(text=question),) if question else ()


def _free(about: About, to: To, draft: str, words: wording.Wording) -> messages.FreeText:
    return messages.FreeText(
        label=words.say("line-box", most=AT_MOST),
        action=_do("write", about.reflection_id, to),
        submit=words.say("line-look"),
        initial=draft,
        opens=words.say(f"line-to-{to}"),
    )


def _do(verb: str, on: uuid.UUID | None = None, value: str = "") -> str:
    return actions.encode(actions.Do(subject=actions.Subject.LINE, verb=verb, on=on, value=value))


def _box(to: To, reflection_id: uuid.UUID) -> str:
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.LINE, verb="write", on=reflection_id, value=to)))


def _word(name: str, words: wording.Wording) -> str:
    """The first of the words that can be typed."""
    return words.say(f"typed-{name}").partition(",")[0].strip()


def _message(words: wording.Wording, *blocks: messages.Block, beside: bool = False) -> messages.Message:
    return messages.Message(summary=words.say("line-summary"), blocks=blocks, beside=beside)
