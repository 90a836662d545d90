"""What whoever runs a board sees of packs: all of them, one before it opens, and one that runs. Pure: facts in, one message out."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Iterator

from conversations import actions, messages, rounds, rounds_walk, ways, wording
from frameworks import packs

WEEKS = (1, 2, 3, 4)
"""For how long a pack may stay open."""
DEFAULT_WEEKS = 2
_SHORT = 8
"""Hex digits by which a meeting or a person is named among those of one board."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """A pack as it is about to be opened: for some weeks, or up to one meeting; and who reads, both named by their first digits."""

    pack_id: str
    weeks: int | None = None
    meeting: str = ""
    reader: str = ""

    @property
    def value(self) -> str:
        """What a button carries of it."""
        when = f"m{self.meeting}" if self.meeting else f"w{self.weeks}" if self.weeks else ""
        return f"{self.pack_id}.{when}.{self.reader}"


def plan_of(value: str) -> Plan | None:
    """The plan that a button carries, or None."""
    pack_id, _, rest = value.partition(".")
    when, dot, reader = rest.partition(".")
    if not pack_id or not dot or (when[:1] == "w" and not (when[1:].isdecimal() and int(when[1:]) in WEEKS)):
        return None
    weeks = int(when[1:]) if when[:1] == "w" else None
    return Plan(pack_id=pack_id, weeks=weeks, meeting=when[1:] if when[:1] == "m" else "", reader=reader)


def short(identity: uuid.UUID) -> str:
    """By what a meeting or a person is named among those of one board."""
    return identity.hex[:_SHORT]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Running:
    """A round that is open, or closed and not removed yet, of the pack with that number. `readable`: this person may read the texts."""

    round_id: uuid.UUID
    number: int
    title: str
    closes_at: datetime.datetime
    closed: bool
    readable: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class BoardPacks:
    """What a board has of packs: all there are, and those that run. `key` is the board's. `named` where the person runs several."""

    board_id: uuid.UUID
    key: str
    name: str
    zone: str
    packs: tuple[packs.Pack, ...]
    running: tuple[Running, ...] = ()
    standing: frozenset[str] = frozenset()
    named: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Preview:
    """One pack before it opens. Instants are aware, UTC.

    `asked` is how many people are. `closes_at` and `gone_at` are None for what comes round by itself. `meeting`: the next one, with its
    short name. `readers` are those who may read, `reader` among them: short name, key, name. `comes`: when the next question comes, where
    they come one at a time. `on`: it comes round already. `questions` are those that people answer alone.
    """

    board: BoardPacks
    number: int
    pack: packs.Pack
    plan: Plan
    asked: int
    questions: tuple[str, ...]
    closes_at: datetime.datetime | None = None
    gone_at: datetime.datetime | None = None
    meeting: tuple[str, datetime.datetime] | None = None
    reader: str = ""
    readers: tuple[tuple[str, str, str], ...] = ()
    comes: datetime.datetime | None = None
    on: bool = False
    case: str | None = None


def which_board(boards: tuple[tuple[uuid.UUID, str, str], ...], words: wording.Wording) -> messages.Message:
    """For somebody who runs several boards, each with its id, key and name."""
    options = tuple(
        messages.Choice(label=wording.isolate(name), action=_on(board_id, "packs"), typed=words.say("rounds-word-packs-of", board=key))
        for board_id, key, name in boards
    )
    lead = messages.Paragraph(text=words.say("rounds-which-board"))
    return _message(words, [lead, messages.Choices(options=(*options, ways.home(words)))])


def board_page(board: BoardPacks, words: wording.Wording, *, lead: str | None = None, only: str | None = None) -> messages.Message:
    """All packs with a line each, or `only` that one, and what runs."""
    blocks: list[messages.Block] = [messages.Paragraph(text=lead)] if lead else []
    blocks.append(messages.Heading(text=words.say("rounds-packs-heading", board=wording.isolate(board.name))))
    blocks += [block for one in board.running for block in _running(board, one, words)]
    for number, pack in enumerate(board.packs, 1):
        if only not in {None, pack.id}:
            continue
        on = _yes(pack.id in board.standing)
        blocks.append(messages.Paragraph(text=words.say("rounds-pack-line", number=number, pack=pack.title, on=on)))
        blocks.append(_quiet(words.say("rounds-pack-about", minutes=pack.minutes, reads=pack.words.value, every=pack.timing.every.value)))
        plan = Plan(pack_id=pack.id)
        typed = words.say("rounds-word-packs-number", number=number, board=_key(board))
        label = words.say("rounds-open-for", pack=pack.title)
        blocks.append(
            messages.Choices(options=(messages.Choice(label=label, action=_on(board.board_id, "plan", plan.value), typed=typed),))
        )
    blocks.append(messages.Choices(options=(back(board, words) if only else cards_way(board.board_id, words), ways.home(words))))
    return _message(words, blocks)


def preview(facts: Preview, words: wording.Wording) -> messages.Message:
    """Who is asked what, who reads it and until when; the choices there are; and “Start”. Nothing is sent before that."""
    blocks: list[messages.Block] = [
        messages.Heading(text=words.say("rounds-heading", board=wording.isolate(facts.board.name), pack=facts.pack.title)),
        messages.Paragraph(text=facts.pack.about),
        messages.Paragraph(text=facts.pack.how_to_use),
        messages.Facts(rows=tuple(_facts(facts, words))),
        messages.Paragraph(text=words.say("rounds-asks", count=len(facts.questions))),
        *(_quiet(words.say("rounds-numbered", position=place, question=one)) for place, one in enumerate(facts.questions, 1)),
        messages.Paragraph(text=words.say("rounds-care")),
        *(messages.Paragraph(text=line) for line in facts.pack.care),
    ]
    others = tuple(_others(facts, words))
    if others:
        blocks += [messages.Paragraph(text=words.say("rounds-otherwise")), messages.Choices(options=others)]
    trouble = _trouble(facts, words)
    if trouble:
        blocks.append(messages.Paragraph(text=trouble))
    if facts.case:
        blocks.append(_quiet(facts.case))
    blocks.append(messages.Choices(options=(*_start(facts, words), back(facts.board, words), ways.home(words))))
    return _message(words, blocks)


def sure_to_close(state: rounds.Round, board: BoardPacks, words: wording.Wording) -> messages.Message:
    """Asked before a round is closed early."""
    number = next(place for place, pack in enumerate(board.packs, 1) if pack.id == state.pack.id)
    typed = words.say("rounds-word-close-now", line=words.say("rounds-word-packs-number", number=number, board=_key(board)))
    yes = messages.Choice(label=words.say("rounds-close-now"), action=rounds.do(state, "close", "yes"), typed=typed)
    return rounds_walk.word(words.say("rounds-close-sure", pack=state.pack.title), words, yes)


def back(board: BoardPacks, words: wording.Wording) -> messages.Choice:
    """The way to all packs of the board."""
    typed = words.say("rounds-word-packs-of", board=board.key) if board.named else words.say("rounds-word-packs")
    return messages.Choice(label=words.say("rounds-all-packs"), action=_on(board.board_id, "packs"), typed=typed)


def way_in(words: wording.Wording) -> messages.Choice:
    """The button on the Home of somebody who runs a board."""
    action = actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="packs"))
    return messages.Choice(label=words.say("rounds-packs"), action=action, typed=words.say("rounds-word-packs"))


def cards_way(board_id: uuid.UUID, words: wording.Wording) -> messages.Choice:
    """The way to the outcome cards of a board."""
    return messages.Choice(label=words.say("rounds-cards"), action=_on(board_id, "cards"), typed=words.say("rounds-word-cards"))


def wrote(state: rounds.Round, words: wording.Wording) -> messages.Choice:
    """The way from Home to what somebody wrote in a pack."""
    return messages.Choice(label=state.pack.title, action=rounds.do(state, "mine"), typed=words.say("rounds-word-mine"))


def cards_of(board_id: uuid.UUID, name: str) -> messages.Choice:
    """The way to the outcome cards of one of several boards, by its name."""
    return messages.Choice(label=wording.isolate(name), action=_on(board_id, "cards"))


def _running(board: BoardPacks, one: Running, words: wording.Wording) -> Iterator[messages.Block]:
    when = words.day_and_time(one.closes_at, zoneinfo.ZoneInfo(board.zone))
    yield messages.Paragraph(text=words.say("rounds-running", pack=one.title, closed=_yes(one.closed), when=when))
    line = words.say("rounds-word-packs-number", number=one.number, board=_key(board))
    options = []
    if one.readable and one.closed:
        texts = actions.Do(subject=actions.Subject.ROUND, verb="texts", on=one.round_id)
        typed = words.say("rounds-word-texts", line=line)
        options.append(messages.Choice(label=words.say("rounds-texts"), action=actions.encode(texts), typed=typed))
    if not one.closed:
        close = actions.Do(subject=actions.Subject.ROUND, verb="close", on=one.round_id)
        typed = words.say("rounds-word-close", line=line)
        options.append(messages.Choice(label=words.say("rounds-close"), action=actions.encode(close), typed=typed))
    if options:
        yield messages.Choices(options=tuple(options))


def _facts(facts: Preview, words: wording.Wording) -> Iterator[tuple[str, str]]:
    zone, timing = zoneinfo.ZoneInfo(facts.board.zone), facts.pack.timing
    yield words.say("rounds-fact-asked"), words.say("rounds-fact-asked-value", asked=facts.pack.asked.value, count=facts.asked)
    reader = wording.isolate(facts.reader)
    yield words.say("rounds-fact-reads"), words.say("rounds-fact-reads-value", reads=facts.pack.words.value, reader=reader)
    yield words.say("rounds-fact-takes"), words.say("rounds-fact-takes-value", minutes=facts.pack.minutes)
    if timing.every is packs.Every.MEETING:
        yield words.say("rounds-fact-opens"), words.say("rounds-fact-opens-value", days=timing.opens_days_before or 1)
        if facts.meeting:
            yield words.say("rounds-fact-meeting"), words.day_and_time(facts.meeting[1], zone)
    if facts.comes is not None:
        yield words.say("rounds-fact-comes"), words.say("rounds-fact-comes-value", every=timing.every.value)
        yield words.say("rounds-fact-first"), words.day_and_time(facts.comes, zone)
    if facts.closes_at is not None and facts.gone_at is not None:
        yield words.say("rounds-fact-closes"), words.day_and_time(facts.closes_at, zone)
        yield words.say("rounds-fact-gone"), words.date_and_year(facts.gone_at, zone)


def _others(facts: Preview, words: wording.Wording) -> Iterator[messages.Choice]:
    """Other times to close, and others who could read."""
    if facts.pack.timing.every is packs.Every.ONCE:
        for weeks in WEEKS:
            if weeks != facts.plan.weeks:
                yield _choice(
                    facts, dataclasses.replace(facts.plan, weeks=weeks, meeting=""), words.say("rounds-weeks", weeks=weeks), words
                )
        if facts.meeting and not facts.plan.meeting:
            day = words.date(facts.meeting[1], zoneinfo.ZoneInfo(facts.board.zone))
            at_meeting = dataclasses.replace(facts.plan, weeks=None, meeting=facts.meeting[0])
            yield _choice(facts, at_meeting, words.say("rounds-at-meeting", day=day), words)
    for name, _, full in facts.readers:
        if name == facts.plan.reader:
            continue
        label = words.say("rounds-read-by", name=wording.isolate(full))
        yield _choice(facts, dataclasses.replace(facts.plan, reader=name), label, words)


def _choice(facts: Preview, plan: Plan, label: str, words: wording.Wording) -> messages.Choice:
    return messages.Choice(label=label, action=_on(facts.board.board_id, "plan", plan.value), typed=_typed(facts, plan, words))


def _typed(facts: Preview, plan: Plan, words: wording.Wording) -> str:
    """The line that says the same as a plan: what is not usual is said."""
    said = [words.say("rounds-word-packs-number", number=facts.number, board=_key(facts.board))]
    if plan.weeks not in {None, DEFAULT_WEEKS}:
        said.append(words.say("rounds-word-weeks", weeks=plan.weeks or 0))
    if plan.meeting:
        said.append(words.say("rounds-word-meeting"))
    if len(facts.readers) > 1:
        said += [key for name, key, _ in facts.readers if name == plan.reader]
    return " ".join(said)


def _trouble(facts: Preview, words: wording.Wording) -> str | None:
    if not facts.asked:
        return words.say("rounds-nobody", asked=facts.pack.asked.value)
    if facts.pack.timing.every is packs.Every.MEETING and facts.meeting is None:
        return words.say("rounds-no-meeting")
    return None


def _start(facts: Preview, words: wording.Wording) -> Iterator[messages.Choice]:
    if facts.on:
        stop = words.say("rounds-word-stop", line=words.say("rounds-word-packs-number", number=facts.number, board=_key(facts.board)))
        yield messages.Choice(label=words.say("rounds-stop"), action=_on(facts.board.board_id, "stop", facts.plan.value), typed=stop)
    elif facts.asked:
        typed = words.say("rounds-word-start", line=_typed(facts, facts.plan, words))
        yield messages.Choice(label=words.say("rounds-start"), action=_on(facts.board.board_id, "start", facts.plan.value), typed=typed)


def _key(board: BoardPacks) -> str:
    return f" {board.key}" if board.named else ""


def _on(board_id: uuid.UUID, verb: str, value: str = "") -> str:
    return actions.encode(actions.Do(subject=actions.Subject.ROUND, verb=verb, on=board_id, value=value))


def _message(words: wording.Wording, blocks: list[messages.Block]) -> messages.Message:
    return messages.Message(summary=words.say("rounds-packs-summary"), blocks=tuple(blocks))


def _quiet(text: str) -> messages.Paragraph:
    return messages.Paragraph(text=text, quiet=True)


def _yes(value: object) -> str:
    return "yes" if value else "no"
