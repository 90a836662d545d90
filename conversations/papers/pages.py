"""Papers and tables in chat: choose a round, then fetch its files within the hour. For whoever chairs a board or keeps it running. Pure."""

import dataclasses
import datetime
import re
import uuid
import zoneinfo
from collections.abc import Collection, Sequence

from conversations import actions, boards, messages, typed, ways, wording

MOST = 6
"""Rounds on the page, the newest. The others are named by their number."""
_LONGEST = 80
_NUMBER = re.compile(r"[1-9]\d{0,3}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Listed:
    """A published round by its number, what was asked of whom, and when it closed (aware)."""

    number: int
    pulse_id: uuid.UUID
    edition: str
    closed_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Offer:
    """One file: what it is (a key of "papers-kind"), its name, and its address."""

    kind: str
    name: str
    address: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Command:
    """What somebody typed: a board by its key, or None, and a round by its number, or None for the list."""

    board: str | None = None
    number: int | None = None


def may_be_one(line: str, words: wording.Wording) -> bool:
    """Whether a line begins as a command does: asked before anything is looked up."""
    return len(line) <= _LONGEST and typed.after_word(line, words, "papers") is not None


def command(line: str, words: wording.Wording, keys: Collection[str]) -> Command | None:
    """The command that the line is; None for any other line, as that may be somebody's reply. `keys` are those of their boards."""
    rest = typed.after_word(line, words, "papers") if len(line) <= _LONGEST else None
    if rest is None:
        return None
    named = rest.casefold().split()
    number = int(named.pop()) if named and _NUMBER.fullmatch(named[-1]) else None
    known = {key.casefold(): key for key in keys}
    if len(named) > 1 or not known.keys() >= set(named):
        return None
    return Command(board=known[named[0]] if named else None, number=number)


def which_board(found: Sequence[boards.Board], words: wording.Wording) -> messages.Message:
    """For somebody who leads several."""
    options = tuple(
        messages.Choice(label=wording.isolate(one.name), action=do("board", one.board_id), typed=f"{_word(words)} {one.key}")
        for one in found
    )
    blocks = (messages.Paragraph(text=words.say("papers-which-board")), messages.Choices(options=(*options, ways.home(words))))
    return _message(words, blocks)


def rounds(board: boards.Board, found: Sequence[Listed], words: wording.Wording) -> messages.Message:
    """The board's published rounds to choose from, the newest first."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("papers-page-heading", board=wording.isolate(board.name)))]
    if not found:
        blocks.append(messages.Paragraph(text=words.say("papers-page-none")))
    else:
        blocks.append(messages.Paragraph(text=words.say("papers-page-choose")))
        zone = zoneinfo.ZoneInfo(board.zone)
        rows = tuple(
            (
                words.say("papers-page-number", number=one.number),
                words.say("papers-page-row", edition=one.edition, day=_day(one, zone, words)),
            )
            for one in found[:MOST]
        )
        blocks.append(messages.Facts(rows=rows))
    options = tuple(
        messages.Choice(
            label=words.say("papers-page-number", number=one.number),
            action=do("round", one.pulse_id),
            typed=f"{_word(words)} {board.key} {one.number}",
        )
        for one in found[:MOST]
    )
    if len(found) > MOST:
        blocks.append(messages.Paragraph(text=words.say("papers-page-older", word=_word(words), board=board.key), quiet=True))
    return _message(words, (*blocks, messages.Choices(options=(*options, ways.home(words)))))


def fetch(
    board: boards.Board, one: Listed, offers: Sequence[Offer], until: datetime.datetime | None, words: wording.Wording
) -> messages.Message:
    """The files of one round; without offers, the commands that make them. `until` is the end of the hour.

    Who is owed it is owed the page, and never an address: that would be a key lying about.
    """
    zone = zoneinfo.ZoneInfo(board.zone)
    head = words.say("papers-round-line", number=one.number, edition=one.edition, day=_day(one, zone, words))
    blocks: list[messages.Block] = [messages.Heading(text=wording.isolate(board.name)), messages.Paragraph(text=head)]
    if offers and until is not None:
        blocks.append(messages.Paragraph(text=words.say("papers-fetch-until", time=words.time(until, zone))))
        blocks += [
            messages.Link(lead=words.say("papers-kind", kind=offer.kind), label=offer.name, address=offer.address) for offer in offers
        ]
        blocks.append(messages.Paragraph(text=words.say("papers-fetch-care")))
    else:
        blocks.append(messages.Paragraph(text=words.say("papers-fetch-command")))
        lines = (f"boardpulse paper {board.key} --round {one.number}", f"boardpulse export {board.key} --format xlsx")
        blocks += [messages.Quote(text=line) for line in lines]
    blocks.append(messages.Paragraph(text=words.say("papers-fetch-record", command=f"boardpulse record {board.key}"), quiet=True))
    back = messages.Choice(label=words.say("papers-page-back"), action=do("board", board.board_id), typed=f"{_word(words)} {board.key}")
    made = _message(words, (*blocks, messages.Choices(options=(back, ways.home(words)))))
    return dataclasses.replace(made, shown_by=do("round", one.pulse_id)) if offers else made


def no_such_round(board: boards.Board, number: int, words: wording.Wording) -> messages.Message:
    """For a number that no published round has."""
    back = messages.Choice(label=words.say("papers-page-back"), action=do("board", board.board_id), typed=f"{_word(words)} {board.key}")
    said = words.say("papers-page-no-number", number=number, board=wording.isolate(board.name))
    return _message(words, (messages.Paragraph(text=said), messages.Choices(options=(back, ways.home(words)))))


def way(words: wording.Wording) -> messages.Choice:
    """The button on Home."""
    return messages.Choice(label=words.say("papers-button"), action=do("list", None), typed=_word(words))


def do(verb: str, on: uuid.UUID | None) -> str:
    """The value of a button."""
    return actions.encode(actions.Do(subject=actions.Subject.PAPER, verb=verb, on=on))


def _word(words: wording.Wording) -> str:
    return words.say("typed-papers").partition(",")[0].strip()


def _day(one: Listed, zone: datetime.tzinfo, words: wording.Wording) -> str:
    return words.date_and_year(one.closed_at, zone)


def _message(words: wording.Wording, blocks: tuple[messages.Block, ...]) -> messages.Message:
    return messages.Message(summary=words.say("papers-page-summary"), blocks=blocks)
