"""Summaries of every kind, made up: for goldens, for what the platforms allow, and to be looked at."""

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence

from conversations import boards, consensus_summary, evidence_summary, messages, pick_summary, signs, summary, summary_view
from frameworks import annex, loader, packs, schema, signposts
from frameworks.readings import change, consensus, evidence, picks, reading
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import sample

MATRIX, BAROMETER, TOOL, STRENGTHS = "maturity_matrix@2011", "barometer@2013", "development_tool@2013", "well_performing_board@2015"
AREAS = "areas_requiring_attention@2015"
Row = tuple[int, ...]

SPLIT, SPREAD, NARROW, HIGH = (0, 5, 0, 0, 4, 0), (1, 2, 3, 2, 1, 0), (0, 0, 2, 6, 1, 0), (0, 0, 0, 0, 8, 1)
LATER = (0, 0, 0, 3, 6, 0)
PAIRS = ((2, 3, 5), (3, 3, 3), (4, 3, 1))


@functools.cache
def library() -> loader.Library:
    """What comes with Boardpulse."""
    return loader.load()


@functools.cache
def guide() -> signs.Guide:
    """The signposts and questions that come with Boardpulse."""
    shelf = packs.load(library())
    return signs.guide(library(), shelf, signposts.load(library(), shelf), annex.load(library()))


@functools.cache
def facts() -> summary_view.SummaryFacts:
    """Of a first round."""
    return dataclasses.replace(sample.FIRST, guide=guide())


def second(*past: reading.Reading) -> summary_view.SummaryFacts:
    """Of a later round."""
    return dataclasses.replace(sample.SECOND, guide=guide(), past=past)


def answers(
    edition: schema.Edition, rows: Sequence[Row], *, ahead: Row = (), pairs: Mapping[int, tuple[Row, ...]] | None = None
) -> list[ItemAnswers]:
    """One row an item, over again where there are more items than rows; `pairs` by the place of the item."""
    moved = pairs or {}
    return [
        ItemAnswers(
            item_key=item.key,
            now=rows[place % len(rows)],
            ahead=ahead if edition.paired else (),
            pairs=tuple((one[0], one[1], one[2]) for one in moved.get(place, ())),
        )
        for place, item in enumerate(edition.items)
    ]


def levels(
    ref: str, rows: Sequence[Row], *, eligible: int = 14, ahead: Row = LATER, pairs: Mapping[int, tuple[Row, ...]] | None = None
) -> reading.Reading:
    """A reading of levels."""
    edition = library()[ref]
    given = answers(edition, rows, ahead=ahead, pairs=pairs)
    answered = max(max(sum(one.now), sum(one.ahead)) for one in given)
    return reading.read(edition, given, eligible=eligible, answered=answered)


def arrived(one: reading.Reading) -> reading.Reading:
    """The same reading a year after people had pointed their arrows."""
    told = [change.Arrival(past=1, reached=3, short=5), None, change.Arrival(past=0, reached=0, short=9), None, None, None]
    items = tuple(
        dataclasses.replace(item, arrived=arrival, arrived_withheld=place == 3)
        for place, (item, arrival) in enumerate(zip(one.items, told, strict=True))
    )
    return dataclasses.replace(one, items=items)


def _levels(of: summary_view.SummaryFacts, one: reading.Reading) -> messages.Message:
    return summary.summary(of, one, library()[one.edition], sample.WORDS)


def first_round() -> messages.Message:
    """Views differ on some parts."""
    return _levels(facts(), levels(MATRIX, [NARROW, SPLIT, SPREAD, HIGH]))


def moved_round() -> messages.Message:
    """The second round: some moved."""
    return _levels(second(levels(MATRIX, [SPLIT, NARROW])), levels(MATRIX, [NARROW, SPLIT, NARROW, NARROW], pairs={0: PAIRS, 2: PAIRS}))


def fourth_round() -> messages.Message:
    """A year on, with what came of the arrows."""
    past = levels(MATRIX, [NARROW, SPLIT, SPREAD, HIGH])
    return _levels(second(past, past, past), arrived(levels(MATRIX, [NARROW, SPLIT, SPREAD, HIGH], pairs={0: PAIRS})))


def below_floor() -> messages.Message:
    """Four answered."""
    return _levels(facts(), levels(MATRIX, [(0, 1, 1, 1, 1, 0)], ahead=(0, 1, 1, 1, 1, 0)))


def in_bands() -> messages.Message:
    """Six answered of eight."""
    return _levels(facts(), levels(MATRIX, [(0, 1, 2, 1, 2, 0), (0, 3, 0, 0, 3, 0)], eligible=8, ahead=(0, 0, 2, 2, 2, 0)))


def all_alike() -> messages.Message:
    """Nobody differs, and everybody answered."""
    return _levels(facts(), levels(MATRIX, [HIGH], eligible=9, ahead=HIGH))


def all_apart() -> messages.Message:
    """Everybody differs, on everything."""
    return _levels(facts(), levels(MATRIX, [SPLIT, SPREAD]))


def long_list() -> messages.Message:
    """Seventeen parts."""
    return _levels(facts(), levels(STRENGTHS, [(0, 2, 7, 0), (5, 0, 0, 4)]))


def of_partners() -> messages.Message:
    """A round of partners, who all answered, a year on."""
    told = dataclasses.replace(second(), actor=boards.Actor.PARTNERS)
    return _levels(told, arrived(levels(MATRIX, [NARROW, SPLIT, SPREAD, HIGH], eligible=9)))


def in_consensus() -> messages.Message:
    """Where we are, and how sure we are."""
    edition = library()[BAROMETER]
    given = answers(edition, [(0, 1, 8, 0), (5, 0, 0, 4), (2, 3, 3, 1)])
    read = consensus.read(edition, given, {item.key: (1, 3, 5) for item in edition.items}, eligible=12, answered=9)
    return consensus_summary.summary(facts(), read, edition, sample.WORDS)


def in_picks() -> messages.Message:
    """What needs our time."""
    edition = library()[AREAS]
    read = picks.read(edition, {edition.items[1].key: 6, edition.items[4].key: 5, edition.items[5].key: 3}, eligible=12, done=9)
    return pick_summary.summary(facts(), read, edition, sample.WORDS)


def with_evidence() -> messages.Message:
    """Levels, and how much of them holds."""
    edition = library()[TOOL].with_evidence()
    given = answers(edition, [(0, 2, 7, 0), (5, 0, 0, 4)])
    read = evidence.read(edition, given, {item.key: (1, 3, 4, 1) for item in edition.items}, eligible=12, answered=9)
    return evidence_summary.summary(facts(), read, edition, sample.WORDS)


EVERY: Mapping[str, Callable[[], messages.Message]] = {
    "first": first_round,
    "moved": moved_round,
    "fourth": fourth_round,
    "below_floor": below_floor,
    "bands": in_bands,
    "alike": all_alike,
    "apart": all_apart,
    "long_list": long_list,
    "partners": of_partners,
    "consensus": in_consensus,
    "picks": in_picks,
    "evidence": with_evidence,
}
"""A summary of each kind, by a short name."""
