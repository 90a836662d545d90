"""What somebody can see of their boards' exchanges, and small things that all pages of them share. Pure."""

import dataclasses
import datetime
import uuid
import zlib
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence

from conversations import actions, boards, calendar, messages, wording
from conversations.exchanges import state
from frameworks import schema

MOST_LIVE = 3
"""So many exchanges a board has at once, those that wait for an answer included."""
MOST_NOTE = 500
"""Characters of a board's note on its context."""
LIVES = datetime.timedelta(days=30)
"""So long a code is good, to the end of that local day."""
SHAPES = frozenset({schema.Shape.LEVELS, schema.Shape.CONSENSUS})
"""What can be looked at together: distributions over named places. Lists of picks and open questions have none."""
_LIVE = frozenset({state.Standing.PROPOSED, state.Standing.AGREED})


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """An exchange as one of its two boards has it. `leads`: the person chairs that board or keeps it running."""

    exchange: state.Exchange
    mine: boards.Board
    leads: bool

    @property
    def other(self) -> state.Side | None:
        """The board across; None while nobody has agreed."""
        return self.exchange.other_than(self.mine.board_id)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Book:
    """What one person sees at `now` (aware). `rows` are those that stand or wait, `led` the boards they chair or keep running.

    `editions` are ours, by reference, in the person's language; one whose file is gone is not among them.
    """

    now: datetime.datetime
    rows: tuple[Row, ...] = ()
    led: tuple[boards.Board, ...] = ()
    editions: Mapping[str, schema.Edition] = dataclasses.field(default_factory=dict)

    def title(self, edition_ref: str) -> str:
        """An edition's short title; its reference where its file is gone."""
        edition = self.editions.get(edition_ref)
        return edition_ref if edition is None else edition.short_title

    def elements(self, edition_ref: str, item_keys: Sequence[str], words: wording.Wording) -> str:
        """The elements in a list, by the names of the edition itself."""
        edition = self.editions.get(edition_ref)
        found = [None if edition is None else edition.item(key) for key in item_keys]
        return words.list_of(key if item is None else item.name for key, item in zip(item_keys, found, strict=True))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """What is being proposed, as buttons carry it: elements of an edition by their places. A stamp tells one proposal from the next."""

    edition: schema.Edition
    mask: int = 0
    stamp: str = ""

    @property
    def item_keys(self) -> tuple[str, ...]:
        """The elements chosen, in the edition's order."""
        return tuple(item.key for place, item in enumerate(self.edition.items) if self.mask >> place & 1)

    @property
    def value(self) -> str:
        """For a button."""
        return ".".join(filter(None, (short(self.edition.ref), f"{self.mask:x}", self.stamp)))

    def toggled(self, place: int) -> "Plan":
        """With the element at this place, from 0, in it or out of it."""
        return dataclasses.replace(self, mask=self.mask ^ 1 << place)

    def stamped(self, now: datetime.datetime) -> "Plan":
        """With a stamp of that second, unless it bears one."""
        return self if self.stamp else dataclasses.replace(self, stamp=f"{int(now.timestamp()):x}")

    @property
    def all_of_it(self) -> "Plan":
        """With every element."""
        return dataclasses.replace(self, mask=(1 << len(self.edition.items)) - 1)


def read_plan(value: str, editions: Iterable[schema.Edition]) -> Plan | None:
    """What a button says, of these editions; None for anything that we did not write."""
    name, mask, stamp = (*value.split("."), "0", "")[:3] if "." in value else (value, "0", "")
    edition = next((one for one in editions if short(one.ref) == name), None)
    if edition is None or len(mask) > len(edition.items) or not set(mask) <= set("0123456789abcdef") or not mask:
        return None
    number = int(mask, 16)
    return Plan(edition=edition, mask=number, stamp=stamp) if number >> len(edition.items) == 0 else None


def is_live(exchange: state.Exchange, now: datetime.datetime) -> bool:
    """Whether it counts among those that a board may have at once."""
    return exchange.standing(now) in _LIVE


def lapses_at(now: datetime.datetime, zone: str) -> datetime.datetime:
    """When a code given out at `now` (aware) lapses: with the end of the thirtieth local day, whatever clocks do in between."""
    last = now.astimezone(zoneinfo.ZoneInfo(zone)).date() + LIVES
    return calendar.instant(last + datetime.timedelta(days=1), datetime.time(0), zone)


def last_day(exchange: state.Exchange, words: wording.Wording) -> str:
    """The last local day on which its code is good."""
    zone = zoneinfo.ZoneInfo(exchange.proposer.board.zone)
    return words.date_and_year(exchange.lapses_at - datetime.timedelta(hours=1), zone)


def day(at: datetime.datetime, board: boards.Board, words: wording.Wording) -> str:
    """The local day of a board."""
    return words.date_and_year(at, zoneinfo.ZoneInfo(board.zone))


def short(edition_ref: str) -> str:
    """A short name of an edition for a button, whatever the length of its reference."""
    return f"{zlib.crc32(edition_ref.encode()):08x}"


def do(verb: str, on: uuid.UUID | None = None, value: str = "") -> str:
    """The value of a button."""
    return actions.encode(actions.Do(subject=actions.Subject.BUDDY, verb=verb, on=on, value=value))


def box(verb: str, on: uuid.UUID | None = None, value: str = "") -> str:
    """The value of a button that opens the box whose text goes to the deed."""
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.BUDDY, verb=verb, on=on, value=value)))


def name(board: boards.Board) -> str:
    """A board's name, safe between our words."""
    return wording.isolate(board.name)


def back(words: wording.Wording) -> messages.Choice:
    """The way to the first page."""
    label = words.say("buddy-button")
    return messages.Choice(label=label, action=do("show"), typed=words.say("typed-buddy").partition(",")[0])


def leave(words: wording.Wording) -> messages.Choice:
    """The same way, for who was asked whether something is to be done."""
    return dataclasses.replace(back(words), label=words.say("buddy-leave"))


def message(words: wording.Wording, blocks: Iterable[messages.Block | None], *, beside: bool = False) -> messages.Message:
    """A message about buddy boards; blocks that are None are left out."""
    return messages.Message(summary=words.say("buddy-summary"), blocks=tuple(one for one in blocks if one is not None), beside=beside)


def paragraph(text: str, *, quiet: bool = False) -> messages.Paragraph:
    """A paragraph."""
    return messages.Paragraph(text=text, quiet=quiet)
