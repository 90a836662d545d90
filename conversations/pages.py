"""What a person can look at of their own: what is due, their answers, their arrows, and help. Pure: facts in, one message out.

What is kept about them, and the copy of it, stand in kept.py. Knows no platform: every way on is a button and a word.
"""

import dataclasses
import datetime
import itertools
import zoneinfo
from collections.abc import Callable, Iterator, Mapping

from conversations import actions, boards, cards, channel, commands, languages, messages, readback, reflection, sitting, ways, wording

HOME_WAYS = 8
"""How many ways on Home shows at most: a phone has room for no more. What is left over stands on a page of its own."""
EARLIER = 5
"""How many other sittings the answers page leads to."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunBoard:
    """A board that the person keeps running. `opens`: the edition that opens next, and when (UTC); None when none is planned.

    `running`: each edition that is open, and when it closes (UTC). It carries no count: a live one tells who answered since.
    """

    board: boards.Board
    opens: tuple[str, datetime.datetime] | None
    running: tuple[tuple[str, datetime.datetime], ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """What is due, and what the person runs. `waiting` has questions open, the one that closes first in front.

    `unfinished` is the name, if any yet, of a board that the person has begun to set up; None when there is none. `waiting_else` is
    what other nouns have waiting, `ways` lead to their own pages, those that are wanted often in front.
    """

    waiting: tuple[sitting.Sitting, ...] = ()
    question: reflection.Reflection | None = None
    runs: tuple[RunBoard, ...] = ()
    unfinished: str | None = None
    waiting_else: tuple[messages.Block, ...] = ()
    ways: tuple[messages.Choice, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Arrows:
    """The arrows of one sitting and the instant they point to. `later`: circles given after them, by item key."""

    sitting: sitting.Sitting
    by: datetime.datetime
    come_round: bool
    later: Mapping[str, int] = dataclasses.field(default_factory=dict)


def home(facts: HomeFacts, words: wording.Wording, *, lead: messages.Block | None = None) -> messages.Message:
    """What is due first, then the ways on. Short: nothing is explained that a press would show. `lead` says what was just done."""
    due = list(itertools.chain.from_iterable(section(facts, words) for section in _DUE))
    done = () if lead is None else (lead,)
    # What stands in small print among it waits for nobody.
    waits = any(not (isinstance(block, messages.Paragraph) and block.quiet) for block in due)
    nothing = [] if waits else [messages.Paragraph(text=words.say("pages-nothing-due"))]
    others = itertools.chain.from_iterable(section(facts, words) for section in _OTHERS)
    return messages.Message(summary=words.say("pages-home-summary"), blocks=(*done, *nothing, *due, *others))


def more(facts: HomeFacts, words: wording.Wording) -> messages.Message:
    """The ways on that Home has no room for; all of them where it has room."""
    _, rarer = _parted(facts, words)
    lead = messages.Paragraph(text=words.say("pages-more-lead"))
    return messages.Message(
        summary=words.say("pages-more-summary"),
        blocks=(lead, messages.Choices(options=(*(rarer or _all_ways(facts, words)), ways.home(words)))),
    )


def answers(
    found: tuple[sitting.Sitting, ...],
    words: wording.Wording,
    *,
    seated: bool,
    beside: tuple[messages.Choice, ...] = (),
    several: bool = False,
) -> messages.Message:
    """The answers of the first sitting, with a way to those of the others. `seated`: whether the person is ever asked.

    `several`: they are on more than one board, so the answers say of which they are.

    `beside` leads to their newest answers that can be laid beside the board's.
    """
    if not found:
        none = messages.Paragraph(text=words.say("pages-answers-none" if seated else "pages-answers-no-seat"))
        return messages.Message(summary=words.say("pages-answers"), blocks=(none, way_home(words)))
    newest, *others = found
    shown = cards.closed_review(newest, words) if newest.closed else cards.review(newest, words)
    *blocks, ways_on = shown.blocks
    if not newest.closed and newest.actor is boards.Actor.BOARD and (several or len({one.board_name for one in found}) > 1):
        # After the close they always do.
        blocks.insert(0, messages.Paragraph(text=ways.heading(newest, words), quiet=True))
    if beside and isinstance(ways_on, messages.Choices):
        ways_on = dataclasses.replace(ways_on, options=(*beside, *ways_on.options))
    if not others:
        return dataclasses.replace(shown, blocks=(*blocks, ways_on))
    options = tuple(_earlier(one, words) for one in others[:EARLIER])
    blocks += [messages.Paragraph(text=words.say("pages-answers-others"), quiet=True), messages.Choices(options=options)]
    return dataclasses.replace(shown, blocks=(*blocks, ways_on))


def arrows(found: tuple[Arrows, ...], words: wording.Wording) -> messages.Message:
    """Each arrow with the day it points to; one whose day has come asks for its circle."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("pages-arrows"))]
    blocks.append(messages.Paragraph(text=words.say("pages-arrows-private" if found else "pages-arrows-none")))
    for one in found:
        day = words.date_and_year(one.by, zoneinfo.ZoneInfo(one.sitting.zone))
        line = words.say("pages-arrows-round", day=day) if one.come_round else words.say("pages-arrows-by", day=day)
        blocks += [_about(one.sitting, words), messages.Paragraph(text=line), messages.Facts(rows=tuple(_arrow_rows(one, words)))]
    return messages.Message(summary=words.say("pages-arrows-summary"), blocks=(*blocks, way_home(words)))


def help_page(question: reflection.Reflection | None, words: wording.Wording) -> messages.Message:
    """Every word that can be typed, and what it does. `question`: one that waits for a plain line as its reply."""
    known = tuple((one.word, one.about) for one in (*commands.offered(words), *commands.of_some(words)))
    rows = (
        *known,
        (words.say("pages-word-marks"), words.say("pages-help-marks")),
        (words.say("pages-word-change"), words.say("pages-help-change")),
        (f"{_typed('note', words)} 2: …", words.say("pages-help-note")),
        (f"{_typed('reflect', words)}: …", words.say("pages-help-reflect")),
        (_typed("let-pass", words), words.say("pages-help-pass")),
    )
    blocks: list[messages.Block] = [messages.Paragraph(text=words.say("pages-help-lead")), messages.Facts(rows=rows), way_home(words)]
    if question is not None:
        blocks[:0] = [messages.Paragraph(text=words.say("reflection-help")), messages.Choices(options=(_back(question, words),))]
    return messages.Message(summary=words.say("pages-help-summary"), blocks=tuple(blocks))


def stranger(words: wording.Wording, *, unfinished: str | None = None) -> messages.Message:
    """Who we are, for somebody who is on no board, and the two ways in. `unfinished` as in HomeFacts."""
    said = [messages.Paragraph(text=words.say(key)) for key in ("pages-stranger-who", "pages-stranger-add", "pages-stranger-setup")]
    ways = messages.Choices(options=(to_set_up(unfinished, words),))
    return messages.Message(summary=words.say("pages-stranger-summary"), blocks=(*said, ways))


def no_setup(words: wording.Wording) -> messages.Message:
    """Where the platform tells us of no people, no board can be set up by talking."""
    said = messages.Paragraph(text=words.say("pages-setup-not-here"))
    return messages.Message(summary=words.say("pages-home-summary"), blocks=(said, way_home(words)))


def to_set_up(unfinished: str | None, words: wording.Wording) -> messages.Choice:
    """The button that sets up a board, or goes on with one. `unfinished` as in HomeFacts."""
    label = words.say("pages-setup")
    if unfinished is not None:
        board = wording.isolate(unfinished)
        label = words.say("pages-setup-go-on", board=board) if unfinished else words.say("pages-setup-go-on-unnamed")
    action = actions.encode(actions.Look(page=actions.Page.SETUP))
    return messages.Choice(label=label, action=action, typed=_typed("setup", words))


def way_home(words: wording.Wording) -> messages.Choices:
    """The button that stands below every other page."""
    return messages.Choices(options=(ways.home(words),))


def look(page: actions.Page, words: wording.Wording) -> messages.Choice:
    """The button to one page; its label can be typed, except for the copy, whose label says what comes."""
    label = words.say(f"pages-{page}")
    typed = _typed("page-copy", words) if page is actions.Page.COPY else label.lower()
    return messages.Choice(label=label, action=actions.encode(actions.Look(page=page)), typed=typed)


def _sittings(facts: HomeFacts, words: wording.Wording) -> Iterator[messages.Block]:
    for place, one in enumerate(facts.waiting):
        yield _about(one, words)
        yield messages.Paragraph(text=_waiting(one, words))
        if not sitting.is_started(one):
            # Whoever begins here has perhaps not seen the message that opened the pulse.
            yield messages.Paragraph(text=cards.promise(one, words), quiet=True)
        label = words.say("pulse-go-on")
        action = actions.encode(actions.GoOn(sitting_id=one.sitting_id))
        yield messages.Choices(options=(messages.Choice(label=label, action=action, typed=None if place else label.lower()),))


def _waiting(one: sitting.Sitting, words: wording.Wording) -> str:
    until = ways.closes(one, words)
    if sitting.is_pick(one.edition):
        return words.say("pick-reminder", begun="yes" if sitting.is_started(one) else "no", closes=until)
    return words.say("pages-waiting", left=sitting.open_items(one), total=sitting.size(one.edition), closes=until)


def _question(facts: HomeFacts, words: wording.Wording) -> Iterator[messages.Block]:
    asked = facts.question
    if asked is None:
        return
    board = wording.isolate(asked.board_name)
    yield messages.Paragraph(text=words.say("pages-question", board=board, question=asked.item.question))
    write = messages.Choice(
        label=words.say("pages-question-write"),
        action=actions.encode(actions.Reopen(reflection_id=asked.reflection_id)),
        typed=f"{_typed('reflect', words)}: …",
    )
    let_pass = messages.Choice(
        label=words.say("reflection-pass"), action=actions.encode(actions.LetPass(reflection_id=asked.reflection_id))
    )
    yield messages.Choices(options=(write, let_pass))


def _ways_on(facts: HomeFacts, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Choices(options=_parted(facts, words)[0])


def _all_ways(facts: HomeFacts, words: wording.Wording) -> tuple[messages.Choice, ...]:
    first, last = (actions.Page.ANSWERS, actions.Page.ARROWS), (actions.Page.DATA, actions.Page.HELP)
    return (*(look(page, words) for page in first), *facts.ways, *(look(page, words) for page in last), *languages.choices(words))


def _parted(facts: HomeFacts, words: wording.Wording) -> tuple[tuple[messages.Choice, ...], tuple[messages.Choice, ...]]:
    """What stands on Home, and what stands behind its last button."""
    every = _all_ways(facts, words)
    if len(every) <= HOME_WAYS:
        return every, ()
    last = (look(actions.Page.HELP, words), look(actions.Page.MORE, words))
    rest = [one for one in every if one not in last]
    room = HOME_WAYS - len(last)
    return (*rest[:room], *last), tuple(rest[room:])


def _runs(facts: HomeFacts, words: wording.Wording) -> Iterator[messages.Block]:
    if not facts.runs:
        return
    yield messages.Heading(text=words.say("pages-runs"))
    yield messages.Facts(rows=tuple((wording.isolate(one.board.name), _next(one, words)) for one in facts.runs))
    for one in facts.runs:
        if one.board.loss is not None:
            yield messages.Paragraph(text=words.say("pages-channel-lost", board=wording.isolate(one.board.name)))
            yield from channel.choice(one.board, words, named=len(facts.runs) > 1)


def _set_up(facts: HomeFacts, words: wording.Wording) -> Iterator[messages.Block]:
    if facts.runs or facts.unfinished is not None:
        yield messages.Choices(options=(to_set_up(facts.unfinished, words),))


Section = Callable[[HomeFacts, wording.Wording], Iterator[messages.Block]]
_DUE: tuple[Section, ...] = (_sittings, _question, lambda facts, words: iter(facts.waiting_else))
"""What waits for the person, the most pressing first. A section that has nothing to say yields nothing."""
_OTHERS: tuple[Section, ...] = (_ways_on, _runs, _set_up)


def _next(one: RunBoard, words: wording.Wording) -> str:
    zone = zoneinfo.ZoneInfo(one.board.zone)
    lines = [words.say("pages-runs-open", edition=edition, when=words.day_and_time(closes_at, zone)) for edition, closes_at in one.running]
    if one.opens is not None:
        edition, opens_at = one.opens
        lines.append(words.say("pages-runs-next", edition=edition, when=words.day_and_time(opens_at, zone)))
    return " ".join(lines) or words.say("pages-runs-nothing")


def _about(one: sitting.Sitting, words: wording.Wording) -> messages.Heading:
    return messages.Heading(text=ways.heading(one, words))


def _earlier(one: sitting.Sitting, words: wording.Wording) -> messages.Choice:
    day = words.date_and_year(one.closes_at, zoneinfo.ZoneInfo(one.zone))
    board = wording.isolate(one.board_name)
    label = words.say("pages-answers-earlier", board=board, day=day)
    if one.actor is not boards.Actor.BOARD:
        label = words.say("voices-answers-earlier", whose=one.actor.value, board=board, day=day)
    return messages.Choice(label=label, action=actions.encode(actions.Review(sitting_id=one.sitting_id)))


def _arrow_rows(one: Arrows, words: wording.Wording) -> Iterator[tuple[str, str]]:
    edition = one.sitting.edition
    for item in edition.items:
        answer = one.sitting.answers.get(item.key)
        if answer is None or not isinstance(answer.ahead, int):
            continue
        said = readback.answer_words(edition, dataclasses.replace(answer, note=None), words)
        level = edition.level(one.later[item.key]) if item.key in one.later else None
        if level is not None:
            said = words.say("pages-arrows-met", arrow=said, now=f"{level.value} {level.name}")
        elif one.come_round:
            said = words.say("pages-arrows-asks", arrow=said)
        yield f"{item.position} {item.name}", said


def _back(question: reflection.Reflection, words: wording.Wording) -> messages.Choice:
    action = actions.encode(actions.Reopen(reflection_id=question.reflection_id))
    return messages.Choice(label=words.say("reflection-back"), action=action)


def _typed(name: str, words: wording.Wording) -> str:
    """The first of the words that the catalogue lists under `name`: the one that help texts show."""
    return words.say(f"typed-{name}").partition(",")[0].strip()
