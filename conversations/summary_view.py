"""What every summary shares: what it knows besides the reading, how it names things, its first lines, and what is no level.

Knows no member and no platform.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from conversations import boards, messages, signs, wording
from frameworks import schema
from frameworks.readings import agreement, disclosure, stored
from frameworks.readings import reading as readings

LEAD_BELOW = 0.6
NAMED = 3
"""Where a list is only to point at something, it names so many."""
AGREED = {agreement.Agreement.LARGELY_AGREE, agreement.Agreement.BROADLY_AGREE}


@dataclasses.dataclass(frozen=True, kw_only=True)
class SummaryFacts:
    """What the reading does not know. Instants are aware; `previous_at` is when the pulse before closed, None for a first one.

    `apart` are the items that the board has put in other words of its own since then, `is_reworded`: so are others, but they ask the
    same. `other` is when the last round closed and which edition it was of, where that was another. `actor`: whose view it is.
    `guide` knows what else there is on each question. `past` are the readings of the rounds before that asked from this same edition,
    the oldest first.
    """

    board_name: str
    closed_at: datetime.datetime
    zone: datetime.tzinfo
    previous_at: datetime.datetime | None = None
    apart: frozenset[str] = frozenset()
    is_reworded: bool = False
    other: tuple[datetime.datetime, str] | None = None
    actor: boards.Actor = boards.Actor.BOARD
    guide: signs.Guide = signs.NOWHERE
    past: tuple[stored.Any, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """One reading of levels with all that is needed to speak about it."""

    facts: SummaryFacts
    reading: readings.Reading
    edition: schema.Edition
    words: wording.Wording

    def __post_init__(self) -> None:
        if self.reading.edition != self.edition.ref:
            raise ValueError(f"a reading of {self.reading.edition} cannot be told in the words of {self.edition.ref}")

    @property
    def board(self) -> str:
        """The board's name."""
        return wording.isolate(self.facts.board_name)

    @property
    def months(self) -> int:
        """How far ahead was asked; 0 where it was not."""
        return self.edition.scale.horizon_months or 0

    @property
    def shown(self) -> tuple[readings.ItemReading, ...]:
        """The items with anything to show."""
        return tuple(item for item in self.reading.items if item.now)

    @property
    def furthest_first(self) -> tuple[readings.ItemReading, ...]:
        """The items shown, views furthest apart first."""
        return tuple(item for key in self.reading.talk_first if (item := self.reading.item(key)) is not None)

    @property
    def first(self) -> readings.ItemReading | None:
        """The item whose views stand furthest apart; None where no item has a word for that."""
        return next((item for item in self.furthest_first if item.views), None)

    @property
    def largely(self) -> tuple[readings.ItemReading, ...]:
        """The items on which they largely agree. Where only bands may be shown, that would tell more than the bands, so it is none."""
        largely, counts = agreement.Agreement.LARGELY_AGREE, disclosure.Detail.COUNTS
        return tuple(item for item in self.shown if item.views is largely and item.now and item.now.detail is counts)

    @property
    def broadly(self) -> tuple[readings.ItemReading, ...]:
        """All other items on which they agree."""
        largely = {item.item_key for item in self.largely}
        return tuple(item for item in self.shown if item.views in AGREED and item.item_key not in largely)

    def by_level(self, items: Sequence[readings.ItemReading]) -> dict[str, list[readings.ItemReading]]:
        """The items by where they are, so that a level is said once."""
        levels: dict[str, list[readings.ItemReading]] = {}
        for item in items:
            if item.now:
                levels.setdefault(self.span(item.now.middle), []).append(item)
        return levels

    def name(self, item: readings.ItemReading) -> str:
        """An item by its name."""
        asked = self.edition.item(item.item_key)
        return asked.name if asked else item.item_key

    def names(self, items: Sequence[readings.ItemReading]) -> str:
        """Items in a list."""
        return self.words.list_of(self.name(item) for item in items)

    def few(self, items: Sequence[readings.ItemReading]) -> str:
        """Items in a list that ends early: the first of them, and how many others there are. The table has them all."""
        rest = len(items) - NAMED
        others = [self.words.say("summary-others", count=rest)] if rest > 0 else []
        return self.words.list_of([*map(self.name, items[:NAMED]), *others])

    def level(self, value: int) -> str:
        """A level in words; where there is no scale, by its name alone."""
        level = self.edition.level(value)
        if level is not None and self.edition.scale.shape is schema.Shape.CONSENSUS:
            return level.name
        return self.words.say("summary-level", value=value, name=level.name if level else "").strip()

    def span(self, pair: tuple[int, int]) -> str:
        """From one level to another, or the one that both are."""
        low, high = (self.level(value) for value in pair)
        return low if low == high else self.words.say("summary-range", low=low, high=high)


def paragraphs(*texts: str) -> Iterator[messages.Block]:
    """One paragraph for each text that is not empty."""
    yield from (messages.Paragraph(text=text) for text in texts if text)


def top(
    facts: SummaryFacts, edition: schema.Edition, say: wording.Wording, *, answered: int, eligible: int, floor: int
) -> Iterator[messages.Block]:
    """Board, instrument, response and day; the response leads where fewer than six in ten answered."""
    day = say.say("summary-closed", day=say.date_and_year(facts.closed_at, facts.zone))
    board = wording.isolate(facts.board_name)
    yield messages.Heading(text=say.say("summary-heading", board=board, edition=edition.short_title))
    if facts.actor is not boards.Actor.BOARD:
        yield from paragraphs(say.say("others-whose-view", whose=facts.actor.value))
    if answered < floor:
        yield from paragraphs(say.say("summary-too-few", answered=answered, eligible=eligible))
        yield messages.Paragraph(text=day, quiet=True)
    elif answered < LEAD_BELOW * eligible:
        yield from paragraphs(say.say("summary-response-low", missing=eligible - answered, answered=answered, eligible=eligible))
        yield messages.Paragraph(text=day, quiet=True)
    else:
        yield from paragraphs(f"{day} {say.say('summary-response', answered=answered, eligible=eligible)}")


def no_figures(say: wording.Wording, *, eligible: int, floor: int) -> Iterator[messages.Block]:
    """What to do where too few answered. Where too few were asked, to ask again is no way on."""
    ever = eligible < floor
    yield from paragraphs(say.say("summary-too-few-ever", eligible=eligible, floor=floor) if ever else say.say("summary-too-few-next"))


def differ_words(view: View) -> Iterator[str]:
    """Where views stand furthest apart, as far as the reading tells; nothing where no item has a word for that."""
    item, say = view.first, view.words
    if item is None or item.now is None:
        return
    if item.views in AGREED:
        yield say.say("summary-differ-nowhere")
    elif item.camps:
        camps = {"lower": view.span(item.camps.lower), "upper": view.span(item.camps.upper)}
        yield say.say("summary-differ-camps", item=view.name(item), **camps)
    elif item.now.counts:
        chosen = [value for value, count in zip(view.edition.values, item.now.counts, strict=True) if count]
        ends = {"low": view.level(chosen[0]), "high": view.level(chosen[-1])}
        yield say.say("summary-differ-spread", item=view.name(item), **ends)
    elif item.now.half and item.views is agreement.Agreement.SPREAD:
        yield say.say("summary-differ-half", item=view.name(item), half=view.span(item.now.half))
    else:
        yield say.say("summary-differ-plain", item=view.name(item))


def aside(view: View) -> Iterator[messages.Block]:
    """Not sure, not my area, and too few: answers and silences that are no level."""
    say, items = view.words, view.reading.items
    unsure = [say.say("summary-aside", people=one.not_sure, item=view.name(one)) for one in items if one.not_sure]
    foreign = [say.say("summary-aside", people=one.not_my_area, item=view.name(one)) for one in items if one.not_my_area]
    hidden = [item for item in items if item.now is None]
    mostly_unsure = [item for item in hidden if item.mostly_not_sure]
    mostly_foreign = [item for item in hidden if item.mostly_not_my_area]
    rest = [item for item in hidden if not (item.mostly_not_sure or item.mostly_not_my_area)]
    said = [
        say.say("summary-not-sure", list=say.list_of(unsure)) if unsure else "",
        say.say("summary-not-my-area", list=say.list_of(foreign)) if foreign else "",
        say.say("summary-mostly-not-sure", items=view.names(mostly_unsure)) if mostly_unsure else "",
        say.say("summary-mostly-not-my-area", items=view.names(mostly_foreign)) if mostly_foreign else "",
        say.say("summary-withheld", items=view.few(rest)) if rest and view.shown else "",
    ]
    yield from paragraphs(" ".join(filter(None, said)))
