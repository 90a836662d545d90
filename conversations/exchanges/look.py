"""What one board sees of the other: the newest published round, element by element, in the edition's order, with the note on its context.

One board at a time: nothing is set side by side, put in an order by what was answered, or taken away from each other. No more is said than
the board's own channel was told, so kinds of agreement that it does not tell apart are not told apart here.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Sequence

from conversations import boards, figures, messages, step_counts, summary_chart, summary_view, ways, wording
from conversations.exchanges import book as books
from frameworks import schema
from frameworks.readings import consensus, disclosure, evidence, picks, stored
from frameworks.readings import reading as readings


@dataclasses.dataclass(frozen=True, kw_only=True)
class Round:
    """A published round: its edition as it was asked, what was published of it, and when it closed (aware)."""

    edition: schema.Edition
    reading: stored.Any
    closed_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """What is looked at: the board whose figures these are, and the one across. `mine`: it is the person's own. `both`: both are theirs.

    `item_keys` are the elements agreed, `base` is the edition as it is for everybody. `round` is None where none is published.
    """

    exchange_id: uuid.UUID
    board: boards.Board
    across: boards.Board
    mine: bool
    both: bool
    note: str
    base: schema.Edition
    item_keys: tuple[str, ...]
    round: Round | None

    @property
    def left_out(self) -> tuple[str, ...]:
        """Names of agreed elements that this board asked in words of its own, or not at all."""
        if self.round is None:
            return ()
        asked = {item.key for item in self.round.edition.items} - self.round.edition.whose.local.keys()
        return tuple(item.name for item in self.base.items if item.key in self.item_keys and item.key not in asked)


def page(seen: Seen, words: wording.Wording) -> messages.Message:
    """One board's newest round, and below it, apart, the way to the other page."""
    name = books.name(seen.board)
    heading = words.say("buddy-look-own-heading" if seen.mine else "buddy-look-heading", board=name, edition=seen.base.short_title)
    blocks: list[messages.Block] = [messages.Heading(text=heading)]
    if seen.note:
        key = "buddy-note-own" if seen.mine else "buddy-note-theirs"
        blocks += [books.paragraph(words.say(key, board=name)), messages.Quote(text=wording.isolate(seen.note))]
    blocks += [_none(seen, words)] if seen.round is None else _round(seen, seen.round, words)
    return books.message(words, (*blocks, messages.Choices(options=(_across(seen, words), books.back(words), ways.home(words)))))


def shown(read: stored.Any, edition: schema.Edition, item_keys: Sequence[str]) -> readings.Reading | None:
    """Of a published reading, the distribution of these elements alone, but for those in words of the board's own. None for picks."""
    match read:
        case evidence.Evidence():
            whole = read.levels
        case consensus.Consensus():
            whole = read.places
        case picks.Picks():
            return None
        case _:
            whole = read
    wanted = set(item_keys) - edition.whose.local.keys()
    # What moved, what came of arrows, sectors, and whose views stand furthest apart of all: that is between the board and its members.
    items = tuple(
        readings.ItemReading(
            item_key=one.item_key,
            answers=one.answers,
            now=one.now,
            ahead=one.ahead,
            views=one.views,
            camps=None,
            reach=None,
            others=None,
            step=None,
            not_sure=None,
            not_my_area=None,
            mostly_not_sure=False,
            mostly_not_my_area=False,
            moved=None,
            moved_withheld=False,
        )
        for one in whole.items
        if one.item_key in wanted
    )
    return dataclasses.replace(whole, items=items, talk_first=(), sectors=())


def _round(seen: Seen, one: Round, words: wording.Wording) -> list[messages.Block]:
    read, zone = shown(one.reading, one.edition, seen.item_keys), zoneinfo.ZoneInfo(seen.board.zone)
    if read is None:
        return [_none(seen, words)]
    day = words.date_and_year(one.closed_at, zone)
    few = read.answered < read.floor
    key = "buddy-look-too-few" if few else "buddy-look-closed"
    said: list[messages.Block] = [books.paragraph(words.say(key, day=day, answered=read.answered, eligible=read.eligible))]
    if not few and read.items:
        facts = summary_view.SummaryFacts(board_name=seen.board.name, closed_at=one.closed_at, zone=zone)
        view = summary_view.View(facts=facts, reading=read, edition=one.edition, words=words)
        told = _Told(view=view, whose="own" if seen.mine else "theirs")
        said += _consensus(told) if one.edition.scale.shape is schema.Shape.CONSENSUS else _levels(told)
    return [*said, *_small_print(seen, one, read, words)]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Told:
    """Figures, and whom they are told of: "own" is said with "you", "theirs" with "they"."""

    view: summary_view.View
    whose: str


def _none(seen: Seen, words: wording.Wording) -> messages.Block:
    return books.paragraph(words.say("buddy-look-none", board=books.name(seen.board), whose="own" if seen.mine else "theirs"))


def _levels(told: _Told) -> list[messages.Block]:
    """Facts in words, then the picture; for a long list its table in place of a picture."""
    view = told.view
    said: list[messages.Block] = [messages.Facts(rows=tuple((view.name(item), _in_words(told, item)) for item in view.reading.items))]
    if not view.shown:
        return said
    drawn = _chart(view)
    return [*said, messages.Picture(chart=drawn) if len(drawn.rows) <= summary_chart.MOST_DRAWN else figures.undrawn(drawn)]


def _chart(view: summary_view.View) -> figures.Dots:
    """As the board's own channel had it, with other words around it."""
    say, edition = view.words, view.edition
    low, high = edition.values[0], edition.values[-1]
    first = say.say("summary-chart-alt", items=len(view.reading.items), lowest=view.level(low), highest=view.level(high))
    told = [say.say("buddy-alt-item", item=view.name(item), middle=view.span(item.now.middle)) for item in view.shown if item.now]
    return dataclasses.replace(
        summary_chart.chart(view),
        title=say.say("buddy-chart-title", board=view.board, edition=edition.short_title),
        subtitle=say.say(
            "buddy-look-closed",
            day=say.date_and_year(view.facts.closed_at, view.facts.zone),
            answered=view.reading.answered,
            eligible=view.reading.eligible,
        ),
        alt=f"{first} {say.say('buddy-alt-middles', items=say.list_of(told))}",
    )


def _in_words(told: _Told, item: readings.ItemReading) -> str:
    view = told.view
    if item.now is None:
        return view.words.say("summary-chart-withheld")
    parts = [view.words.say("buddy-item-middle", middle=view.span(item.now.middle), two="no" if len(set(item.now.middle)) == 1 else "yes")]
    if item.ahead is not None:
        parts.append(view.words.say("buddy-item-ahead", whose=told.whose, middle=view.span(item.ahead.middle), months=view.months))
    return " ".join([*parts, *_response(told, item)])


def _response(told: _Told, item: readings.ItemReading) -> list[str]:
    """How many answered, where that is not said above already, and how alike: what its channel was told in one list is one word here."""
    view = told.view
    answers, eligible = item.answers or 0, view.reading.eligible
    some = [] if answers == view.reading.answered else [view.words.say("buddy-item-answers", answers=answers, eligible=eligible)]
    said = (
        [view.words.say("buddy-item-views", whose=told.whose, views="alike" if item.views in summary_view.AGREED else item.views.value)]
        if item.views
        else []
    )
    return [*some, *said]


def _consensus(told: _Told) -> list[messages.Block]:
    """Words and numbers, and no picture and no middle where views differ: such an instrument wants no measuring."""
    return [messages.Facts(rows=tuple((told.view.name(item), _place(told, item)) for item in told.view.reading.items))]


def _place(told: _Told, item: readings.ItemReading) -> str:
    view = told.view
    if item.now is None:
        return view.words.say("summary-chart-withheld")
    counted = _counted(item.now, view.edition.scale.levels, view.words)
    where = (
        [view.words.say("buddy-item-place", whose=told.whose, where=view.span(item.now.middle))]
        if item.views in summary_view.AGREED
        else []
    )
    counts = [view.words.say("buddy-item-counts", counts=counted)] if counted else []
    return " ".join([*where, *counts, *_response(told, item)])


def _counted(side: disclosure.Side, steps: Sequence[schema.Level], words: wording.Wording) -> str:
    """How many chose what; empty where all it could say is that they chose something."""
    whole = len(side.bands) == 1 and (side.bands[0].first, side.bands[0].last) == (steps[0].value, steps[-1].value)
    return "" if whole else step_counts.counted(side, steps, words)


def _small_print(seen: Seen, one: Round, read: readings.Reading, words: wording.Wording) -> list[messages.Block]:
    """What is left out, whose words were used, and how to take it."""
    name, whose = books.name(seen.board), one.edition.whose
    said = [words.say("buddy-left-out", board=name, items=words.list_of(seen.left_out))] if seen.left_out else []
    keys = {item.item_key for item in read.items}
    published, partly = keys & whose.published, keys & whose.partly
    if keys:
        kind = "published" if published == keys else "partly" if published or partly else "ours"
        said.append(words.say("buddy-whose-words", board=name, whose=kind))
    said.append(words.say("buddy-take-own", other=books.name(seen.across)) if seen.mine else words.say("buddy-take-it", board=name))
    return [books.paragraph(" ".join(said), quiet=True)]


def _across(seen: Seen, words: wording.Wording) -> messages.Choice:
    """To the other of the two pages; never both on one."""
    named = seen.mine or seen.both
    label = words.say("buddy-look", board=books.name(seen.across)) if named else words.say("buddy-look-own")
    return messages.Choice(label=label, action=books.do("look", seen.exchange_id, seen.across.board_id.hex))
