"""The people of a board as somebody pastes them: lines of "name, seat, body, sector", from a chat, a letter or a spreadsheet.

Pure. Every line is read by itself, so that a bad one costs no other. Who the people are is found out elsewhere.
"""

import csv
import dataclasses
import enum
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from conversations import boards, days, inbound, text
from conversations.wording import Wording

LONGEST_FIELD = 200
LONGEST_SECTOR = 120
"""What a board can hold."""

_SEPARATORS = ("\t", "|", ";", ",")
_FIELDS = ("who", "seat", "body", "sector", "duty")
_COLUMNS = (*_FIELDS, "mail")
"""What a column can hold where the first line says so."""
_LINES_IN_A_CELL = 4
_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂", '"') | {"，": ",", "；": ";", "｜": "|"})
# What nobody sees, or what turns the text around it: byte order marks, soft hyphens, direction overrides.
_UNSEEN = set("\ufeff\u200b\u2060\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BULLET = re.compile(r"^\s*(?:[-–—•‣▪◦·*]\s+|\d{1,3}[.)]\s+)")
_RULE = re.compile(r"[\s|:+-]*\|[\s|:+-]*")
"""The line below the head of a table that was drawn with strokes."""
_QUOTED = re.compile(r'"[^"]*"')
_MENTION = re.compile(r"@\[[^\]\s]{1,100}\]")
_IN_SIGN_IN = r"[^\s<>()\[\]@,;:|\"]"
_SIGN_IN = re.compile(rf"(?<![^\s<(])(?P<whole>{_IN_SIGN_IN}{{1,100}}@{_IN_SIGN_IN}{{1,100}}\.{_IN_SIGN_IN}{{1,40}})(?![^\s>)])")
"""An e-mail address, which many sign in with: by itself, or behind a name as in "Asha Quill <asha@riverside.test>"."""


class Fault(enum.StrEnum):
    """What is wrong with a line."""

    NO_NAME = "no-name"
    """It begins with no name."""
    NO_SEAT = "no-seat"
    """It has a name and nothing else."""
    NO_BODY = "no-body"
    """It has no body."""
    NO_SECTOR = "no-sector"
    """It has no sector, and no other line gives one for its body."""
    TWO_SECTORS = "two-sectors"
    """Its body has another sector elsewhere, which is the detail."""
    TWO_PEOPLE = "two-people"
    """It mentions more than one person."""
    TOO_MANY_PARTS = "too-many-parts"
    """A comma too many; the detail is how many parts there are."""
    TOO_LONG = "too-long"
    """One part is longer than a board can hold."""
    NOBODY = "nobody"
    """It mentions an account that is not there."""
    NO_PERSON = "no-person"
    """It mentions an app."""
    TOO_MANY = "too-many"
    """The board is full."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """One seat, or a duty without a seat (all three texts empty). `raw` as it was pasted.

    `handle` where the person is mentioned, `sign_in` where they are named by the address that they sign in with.
    """

    number: int
    raw: str
    handle: str | None
    name: str
    sign_in: str = ""
    seat: str = ""
    body: str = ""
    sector: str = ""
    duties: tuple[boards.Duty, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class LineFault:
    """Line `number` of the pasted text (from 1), as it was pasted, and what is wrong."""

    number: int
    raw: str
    fault: Fault
    detail: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pasted:
    """What a text came to: the lines that can be used, and what is wrong with the others."""

    lines: tuple[Line, ...]
    faults: tuple[LineFault, ...]


def read(pasted: str, words: Wording) -> Pasted:
    """Every line by itself. A missing sector is no fault yet: another line may give it (`settle`)."""
    lines: list[Line] = []
    faults: list[LineFault] = []
    order: Sequence[str] = _FIELDS
    for place, (number, raw, cells) in enumerate(_rows(seen(pasted).translate(_QUOTES))):
        if place == 0 and (columns := _header(cells, words)):
            order = columns
            continue
        one = _line(number, raw, cells, order, words)
        if isinstance(one, Line):
            lines.append(one)
        else:
            faults.append(one)
    return Pasted(lines=tuple(lines), faults=tuple(faults))


def sign_ins(written: str) -> list[str]:
    """The addresses that people sign in with in a text, in order."""
    return [found["whole"] for found in _SIGN_IN.finditer(written)]


def settle(pasted: Pasted, sectors: Mapping[str, str]) -> Pasted:
    """Give every line its sector: its own, or that of its body. `sectors` are those the board has already, by body.

    Two spellings that differ in letter case alone are one: the first stands.
    """
    of_body = {_same(body): (body, sector) for body, sector in sectors.items()}
    spelt = {_same(sector): sector for sector in sectors.values()}
    for line in pasted.lines:
        if line.sector:
            spelt.setdefault(_same(line.sector), line.sector)
            of_body.setdefault(_same(line.body), (line.body, spelt[_same(line.sector)]))
    lines: list[Line] = []
    faults = list(pasted.faults)
    for line in pasted.lines:
        if not line.seat:
            lines.append(line)
            continue
        body, sector = of_body.get(_same(line.body), (line.body, ""))
        if not sector:
            faults.append(fault(line, Fault.NO_SECTOR))
        elif line.sector and _same(line.sector) != _same(sector):
            faults.append(fault(line, Fault.TWO_SECTORS, sector))
        else:
            lines.append(dataclasses.replace(line, body=body, sector=sector))
    return Pasted(lines=tuple(lines), faults=tuple(sorted(faults, key=lambda one: one.number)))


def fault(line: Line, what: Fault, detail: str = "") -> LineFault:
    """What is wrong with a line that could be read."""
    return LineFault(number=line.number, raw=line.raw, fault=what, detail=detail)


def _same(written: str) -> str:
    return written.casefold()


def seen(written: str) -> str:
    """The text with plain spaces, without anything that cannot be seen or would reorder what stands around it."""
    kept = text.clean(written.lstrip("\ufeff"))
    return "".join(" " if unicodedata.category(char) == "Zs" else char for char in kept if char not in _UNSEEN)


def _rows(tidied: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each row with the number of its first line, as it stands, and its cells."""
    lines = [_bare(line) for line in tidied.split("\n")]
    usual = _separator([line for line in lines if line.strip()])
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        separator = usual if usual in _QUOTED.sub("", lines[at]) else _separator([lines[at]])
        taken, cells = _row(lines[at : at + _LINES_IN_A_CELL], separator)
        if any(cells):
            yield at + 1, "\n".join(lines[at : at + taken]), cells
        at += taken


def _bare(line: str) -> str:
    """The line without a bullet, and without the strokes at both ends of a table's row."""
    line = _BULLET.sub("", line, count=1)
    if _RULE.fullmatch(line):
        return ""
    row = line.strip(" ")
    return row[1:-1] if len(row) > 1 and row[0] == row[-1] == "|" else line


def _separator(lines: Sequence[str]) -> str:
    """What parts the cells of most lines. Counted, as a guess by sampling takes any odd comma for it."""
    bare = [_QUOTED.sub("", line) for line in lines]

    def weight(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in bare]
        return sum(count >= 3 for count in counts), sum(count > 0 for count in counts)

    return max(_SEPARATORS, key=weight)


def _row(lines: Sequence[str], separator: str) -> tuple[int, list[str]]:
    """How many lines the row takes, and its cells. A quotation mark that is never closed is a letter like any other."""
    for taken in range(1, len(lines) + 1):
        raw = re.sub(rf'"[ ]+(?={re.escape(separator)}|$)', '"', "\n".join(lines[:taken]))
        try:
            (cells,) = csv.reader([raw], delimiter=separator, skipinitialspace=True, strict=True)
        except (csv.Error, ValueError):
            continue
        return taken, [_cell(cell) for cell in cells]
    return 1, [_cell(cell) for cell in lines[0].split(separator)]


def _cell(cell: str) -> str:
    return " ".join(cell.split()).strip('" ')


def _header(cells: Sequence[str], words: Wording) -> Sequence[str] | None:
    """What the columns hold, where the row says so and names nobody."""
    kinds = [_column(cell, words) for cell in cells]
    named = [kind for kind in kinds if kind in _COLUMNS]
    if len(named) < 2 or "who" not in named or len(set(named)) < len(named):
        return None
    return [kind or "" for kind in kinds]


def _column(cell: str, words: Wording) -> str | None:
    return next((kind for kind in _COLUMNS if days.plain(cell) in _listed(words, f"column-{kind}")), None)


def _line(number: int, raw: str, cells: Sequence[str], order: Sequence[str], words: Wording) -> Line | LineFault:
    def wrong(what: Fault, detail: str = "") -> LineFault:
        return LineFault(number=number, raw=raw, fault=what, detail=detail)

    cells, duties = _without_duties(list(cells), order, words)
    extra = [cell for cell in cells[len(order) :] if cell]
    held = dict.fromkeys(_COLUMNS, "") | dict(zip(order, cells, strict=False))
    mentions = [handle for cell in cells for handle in inbound.mentioned(cell)]
    written = list(dict.fromkeys([*sign_ins(held["who"]), *sign_ins(held["mail"])]))
    name = _name(held["who"])
    sound = not name or any(char.isalnum() for char in name)
    if len(mentions) > 1 or len(sign_ins(held["who"])) > 1:
        return wrong(Fault.TWO_PEOPLE)
    if extra or held["duty"]:
        return wrong(Fault.TOO_MANY_PARTS, str(sum(bool(cell) for cell in cells) + len(duties)))
    if not (name or mentions or written) or not sound or (mentions and not inbound.mentioned(held["who"])):
        return wrong(Fault.NO_NAME)
    if max(len(name), len(held["seat"]), len(held["body"])) > LONGEST_FIELD or len(held["sector"]) > LONGEST_SECTOR:
        return wrong(Fault.TOO_LONG)
    if not any(held[one] for one in ("seat", "body", "sector")):
        if boards.Duty.COORDINATOR not in duties:
            return wrong(Fault.NO_SEAT)
    elif not held["seat"]:
        return wrong(Fault.NO_SEAT)
    elif not held["body"]:
        return wrong(Fault.NO_BODY)
    handle = mentions[0] if mentions else None
    parts = {one: held[one] for one in ("seat", "body", "sector")}
    return Line(number=number, raw=raw, handle=handle, name=name, sign_in=written[0] if written else "", duties=duties, **parts)


def _name(who: str) -> str:
    """The name that stands beside a mention or an address, if there is one."""
    bare = re.sub(r"<\s*>|\(\s*\)", " ", _SIGN_IN.sub(" ", _MENTION.sub(" ", who)))
    return " ".join(bare.split()).lstrip("@").strip('" ')


def _without_duties(cells: list[str], order: Sequence[str], words: Wording) -> tuple[list[str], tuple[boards.Duty, ...]]:
    """The cells, and the duties that stood in the last of them. "Chair" right behind a name is a seat that lacks its body."""
    duties: list[boards.Duty] = []
    if order is not _FIELDS:
        place = order.index("duty") if "duty" in order else len(order)
        found = [_duty(one, words) for one in re.split(r"[,;/&+]", cells[place])] if place < len(cells) else []
        if found and all(found):
            duties = [one for one in found if one is not None]
            cells[place] = ""
    else:
        while len(cells) > 1 and (not cells[-1] or (len(cells) > 2 or _duty(cells[-1], words) is boards.Duty.COORDINATOR)):
            duty = _duty(cells[-1], words)
            if cells[-1] and duty is None:
                break
            duties += [duty] if duty else []
            cells.pop()
    return cells, tuple(dict.fromkeys(sorted(duties)))


def _duty(cell: str, words: Wording) -> boards.Duty | None:
    return next((duty for duty in boards.Duty if days.plain(cell) in _listed(words, f"duty-{duty}")), None)


def _listed(words: Wording, name: str) -> set[str]:
    return {days.plain(one) for one in words.say(f"typed-setup-{name}").split(",")}
