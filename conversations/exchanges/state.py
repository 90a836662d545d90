"""What two boards agreed to show each other, and whether they still do. Nothing is shown before both agreed, or after either ended it."""

import dataclasses
import datetime
import enum
import uuid

from conversations import boards


class Standing(enum.StrEnum):
    """Where an exchange stands."""

    PROPOSED = "proposed"
    """One board has written it down; nobody sees anything yet."""
    LAPSED = "lapsed"
    """Nobody agreed in time."""
    AGREED = "agreed"
    """Both boards agreed: each sees the other."""
    ENDED = "ended"
    """One of the two ended it, or took the proposal back."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two boards, its own note on its context, and when (aware) and by whom (None: not known any more) it was agreed for it."""

    board: boards.Board
    note: str
    at: datetime.datetime
    by: uuid.UUID | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Exchange:
    """`code` is what the proposer hands to the other board by ways of their own. `item_keys` are elements of the edition, in its order."""

    exchange_id: uuid.UUID
    code: str
    edition_ref: str
    item_keys: tuple[str, ...]
    proposer: Side
    lapses_at: datetime.datetime
    partner: Side | None = None
    ended_at: datetime.datetime | None = None
    ended_by: uuid.UUID | None = None

    def standing(self, now: datetime.datetime) -> Standing:
        """Where it stands at `now` (aware)."""
        if self.ended_at is not None:
            return Standing.ENDED
        if self.partner is not None:
            return Standing.AGREED
        return Standing.LAPSED if self.lapses_at <= now else Standing.PROPOSED

    def side_of(self, board_id: uuid.UUID) -> Side | None:
        """The side of this board; None where it is neither."""
        return next((one for one in (self.proposer, self.partner) if one is not None and one.board.board_id == board_id), None)

    def other_than(self, board_id: uuid.UUID) -> Side | None:
        """The side across from this board; None where it is not one of the two, or there is no other yet."""
        if self.side_of(board_id) is None:
            return None
        return next((one for one in (self.proposer, self.partner) if one is not None and one.board.board_id != board_id), None)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Published:
    """A round of a board's own view whose summary went out at `at` (aware)."""

    pulse_id: uuid.UUID
    board_id: uuid.UUID
    edition_ref: str
    at: datetime.datetime
