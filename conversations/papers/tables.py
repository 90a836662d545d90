"""A board's published figures as tables, for whoever goes on to count with them.

A cell is text or a number, never a formula. A count of one or two people stands nowhere but inside a row of counts per level or band
that was published as it is. Of a change in which one or two people went one way only the number of people is told, and no test that would
give the rest away.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from conversations import voices, wording
from conversations.papers import book
from frameworks import schema
from frameworks.readings import change, consensus, disclosure, dispersion, evidence, exact_tests, picks
from frameworks.readings import reading as readings

Cell = str | int | float
Row = tuple[Cell, ...]

KEYS = ("read_me", "rounds", "answers", "counts", "change", "arrived", "parts")
"""The short names of all tables, in their order."""
DIGITS = 4
"""Decimal places of a measure. More would look like more than there is."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Table:
    """One table. `key` is one of KEYS, for files and commands. `name` has at most 31 characters; every row is as long as `columns`."""

    key: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Workbook:
    """All tables of one board, "Read me" first. `title` is what the file says of itself; `as_of` the local day on which it was made."""

    title: str
    as_of: datetime.date
    tables: tuple[Table, ...]


def workbook(held: book.Book, words: wording.Wording) -> Workbook:
    """Every table, also one without rows: then it is plain that there was nothing to tell."""
    told = [
        _table("rounds", _rounds(held, words), words, ("opened", "closed", "answered", "asked", "floor", "shown")),
        _table("answers", _answers(held, words), words, _ANSWERS),
        _table("counts", _counts(held, words), words, ("side", "from", "to", "level", "people")),
        _table("change", _changes(held, words), words, _CHANGE),
        _table("arrived", _arrivals(held, words), words, ("paired", "past", "reached", "short", "note")),
        _table("parts", _parts(held, words), words, ("part", "middle_low", "middle_high")),
    ]
    return Workbook(
        title=words.say("tables-title", board=held.board.name), as_of=held.today, tables=(read_me(held, tuple(told), words), *told)
    )


_ANSWERS = (
    "chose", "now_low", "now_high", "now_half_low", "now_half_high", "bound_low", "bound_high",
    "ahead_low", "ahead_high", "ahead_half_low", "ahead_half_high", "step_low", "step_high",
    "not_sure", "not_my_area", "views", "agreement", "polarization", "consensus", "leik", "variation",
)  # fmt: skip
_CHANGE = ("paired", "up", "same", "down", "sign_p", "wilcoxon_plus", "wilcoxon_minus", "wilcoxon_p", "note")


def read_me(held: book.Book, told: Sequence[Table], words: wording.Wording) -> Table:
    """What the tables are, what is held back and why, and what each of them holds."""
    floor = words.say("tables-about-floor", floor=held.board.floor)
    decision = held.board.floor_decision
    if decision is not None:
        floor += " " + words.say("tables-about-decision", day=_iso(decision.on), why=decision.why)
    lines = [
        ("board", held.board.name),
        ("made", _iso(held.today)),
        ("what", words.say("tables-about-text")),
        ("floor-name", floor),
        ("held", words.say("tables-about-held-text")),
        ("measures", words.say("tables-about-measures-text")),
        ("chance", words.say("tables-about-chance-text")),
        ("not", words.say("tables-about-not-text")),
    ]
    if held.left_out:
        lines.append(("gone", words.say("tables-about-gone-text", editions=words.list_of(held.left_out))))
    rows = [(words.say(f"tables-about-{key}"), text) for key, text in lines]
    rows += [(one.name, words.say(f"tables-{one.key}-about")) for one in told]
    columns = (words.say("tables-about-column"), words.say("tables-about-says"))
    return Table(key="read_me", name=words.say("tables-read-me"), columns=columns, rows=tuple(rows))


def _table(key: str, rows: Iterator[Row], words: wording.Wording, names: Sequence[str]) -> Table:
    """Every table begins with the round; those of items go on with the item."""
    first = ("round", "instrument", "view") if key == "rounds" else ("round", "closed", "instrument", "view", "item_key", "item")
    columns = tuple(words.say(f"tables-column-{name.replace('_', '-')}") for name in (*first, *names))
    return Table(key=key, name=words.say(f"tables-{key}"), columns=columns, rows=tuple(rows))


def _rounds(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    for one in held.rounds:
        shown = "tables-yes" if one.is_shown else "tables-no"
        days = (_iso(held.local(one.opened_at)), _iso(held.local(one.closed_at)))
        answered = _people(one.reading.answered, words)
        view = words.say("voices-people", whose=one.actor.value)
        yield (one.number, one.edition.ref, view, *days, answered, one.reading.eligible, one.floor, words.say(shown))


def _head(held: book.Book, one: book.Round, key: str, words: wording.Wording) -> Row:
    item = one.edition.item(key)
    view = words.say("voices-people", whose=one.actor.value)
    return one.number, _iso(held.local(one.closed_at)), one.edition.ref, view, key, item.name if item else key


def _shown(held: book.Book) -> Iterator[tuple[book.Round, readings.ItemReading]]:
    for one in held.rounds:
        yield from ((one, item) for item in (one.levels.items if one.levels else ()) if item.now)


def _answers(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    for one, item in _shown(held):
        now, ahead = item.now, item.ahead
        figures: list[Cell] = [item.answers if item.answers is not None else ""]
        figures += [*_pair(now.middle if now else None), *_pair(now.half if now else None), *_pair(item.reach)]
        figures += [*_pair(ahead.middle if ahead else None), *_pair(ahead.half if ahead else None), *_pair(item.step)]
        figures += ["" if people is None else people for people in (item.not_sure, item.not_my_area)]
        figures.append(words.say("summary-views", views=item.views.value) if item.views else "")
        yield (*_head(held, one, item.item_key, words), *figures, *_measures(now))


def _measures(now: disclosure.Side | None) -> tuple[Cell, ...]:
    """Only where counts per level are told: they follow from these."""
    if now is None or not now.counts:
        return ("",) * 5
    found = dispersion.measures(now.counts)
    figures = (found.agreement, found.polarization, found.consensus, found.leik, found.ordinal_variation)
    return tuple("" if one is None else round(one, DIGITS) for one in figures)


def _counts(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    """How many chose what: per level or per band, exactly as published, and how often each was picked from a list."""
    for one in held.rounds:
        if isinstance(one.reading, picks.Picks):
            yield from _picked(held, one, one.reading, words)
            continue
        for key, side, steps, of in _sides(one):
            yield from ((*_head(held, one, key, words), words.say(f"tables-side-{of}"), *row) for row in _cells(side, steps))


def _sides(one: book.Round) -> Iterator[tuple[str, disclosure.Side, Sequence[schema.Level], str]]:
    levels, scale = one.levels, one.edition.scale
    for item in levels.items if levels else ():
        if item.now:
            yield item.item_key, item.now, scale.levels, "now"
        if item.ahead:
            yield item.item_key, item.ahead, scale.levels, "ahead"
    if isinstance(one.reading, consensus.Consensus):
        yield from ((second.item_key, second.side, scale.sureness, "sure") for second in one.reading.sure if second.side)
    if isinstance(one.reading, evidence.Evidence):
        yield from ((second.item_key, second.side, scale.evidence, "held") for second in one.reading.held if second.side)


def _cells(side: disclosure.Side, steps: Sequence[schema.Level]) -> Iterator[Row]:
    names = {step.value: step.name for step in steps}
    for step, count in zip(steps, side.counts, strict=False):
        yield step.value, step.value, step.name, count
    for band in side.bands:
        yield band.first, band.last, " – ".join(dict.fromkeys((names[band.first], names[band.last]))), band.count


def _picked(held: book.Book, one: book.Round, reading: picks.Picks, words: wording.Wording) -> Iterator[Row]:
    for count in () if reading.is_coarse else reading.items:
        if count.is_exact:
            people: Cell = count.low
        elif count.low:
            people = words.say("tables-at-least", people=count.low)
        else:
            people = words.say("tables-fewer", people=picks.LEAST)
        yield (*_head(held, one, count.item_key, words), words.say("tables-side-picked"), "", "", "", people)


def _changes(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    for one, item in _shown(held):
        head = _head(held, one, item.item_key, words)
        if item.moved is None:
            if item.moved_withheld:
                yield (*head, *[""] * 8, words.say("tables-note-held"))
            continue
        ways = book.veiled((item.moved.up, item.moved.same, item.moved.down), words)
        tests = ("",) * 4 if book.is_veiled(ways) else _tests(item.moved, item.ranks)
        note = words.say("tables-note-veiled" if book.is_veiled(ways) else "tables-note-chance")
        yield (*head, item.moved.paired, *ways, *tests, note)


def _tests(moved: change.Change, ranks: exact_tests.Wilcoxon | None) -> tuple[Cell, ...]:
    sign = round(exact_tests.sign_test(moved).p_two_sided, DIGITS)
    return (sign, "", "", "") if ranks is None else (sign, ranks.plus, ranks.minus, round(ranks.p_two_sided, DIGITS))


def _arrivals(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    for one, item in _shown(held):
        head = _head(held, one, item.item_key, words)
        if item.arrived is not None:
            cells = book.veiled((item.arrived.past, item.arrived.reached, item.arrived.short), words)
            yield (*head, item.arrived.paired, *cells, words.say("tables-note-veiled" if book.is_veiled(cells) else "tables-note-chance"))
        elif item.arrived_withheld:
            yield (*head, "", "", "", "", words.say("tables-note-held"))


def _parts(held: book.Book, words: wording.Wording) -> Iterator[Row]:
    for one, item in _shown(held):
        groups = one.levels.sectors if one.levels else ()
        for group, pair in zip(groups, item.sectors, strict=False):
            yield (*_head(held, one, item.item_key, words), words.list_of(group), *pair)


def _people(count: int, words: wording.Wording) -> Cell:
    return words.say("tables-fewer", people=picks.LEAST) if 0 < count < picks.LEAST else count


def _pair(pair: tuple[int, int] | None) -> tuple[Cell, Cell]:
    return ("", "") if pair is None else pair


def _iso(day: datetime.date) -> str:
    return day.isoformat()


def named(held: book.Book, one: book.Round, words: wording.Wording) -> str:
    """A round in one line, for lists: its number, what was asked of whom, and when it closed."""
    edition = voices.named(one.edition.short_title, [one.actor], words)
    return words.say("papers-round-line", number=one.number, edition=edition, day=words.date_and_year(one.closed_at, held.zone))
