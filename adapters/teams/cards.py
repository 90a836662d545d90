"""The pieces of an Adaptive Card 1.5, as plain dictionaries: texts, tables, buttons and boxes. Knows no message and no part of one.

Every text is shown as it stands, however long it is: it goes on in more elements, never cut. Text in which nothing can be seen makes
no element. What stands together is a group; a card may end between two groups.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import cells

from adapters.teams import features, limits, plain

Element = dict[str, Any]
Group = list[Element]
Run = tuple[str, bool]
"""A text and whether it is bold."""
Option = tuple[str, str, bool]
"""A button's label, its action, and whether it is the answer so far."""
VERSION = "1.5"
"""The newest that Teams draws for a bot."""

_QUIET = {"size": "Small", "isSubtle": True}
_BOLD = {"weight": "Bolder"}
_TITLE = {"size": "Large", "weight": "Bolder"}
_SIDE_BY_SIDE = (2, 3)
_ROWS = 12
"""Rows of one table. A longer one is several."""


def paragraphs(text: str, *, quiet: bool = False, bold: bool = False) -> list[Group]:
    """Running text, a group for each of its lines."""
    style = {**(_QUIET if quiet else {}), **(_BOLD if bold else {})}
    cleaned = plain.clean(text)
    lines = cleaned.split("\n") if cleaned.count("\n") < limits.LINES else [cleaned]
    groups: list[Group] = []
    follows = False
    for one in lines:
        for piece in _pieces(one):
            made = _rich(_inlines(piece, style))
            groups.append([{**made, "spacing": "None"} if follows else made])
            follows = True
        follows = follows and bool(one.strip())
    return groups


def heading(text: str) -> list[Group]:
    """A title line. Screen readers can jump to it, unless Teams might take something in it for markup: then it is only bold."""
    title = plain.one_line(text)
    if title and len(title) <= limits.LABEL and plain.is_markless(title):
        return [[{"type": "TextBlock", "style": "heading", "text": title, "wrap": True, **_TITLE}]]
    return [[_rich(_inlines(piece, _TITLE))] for piece in _pieces(title)]


def link(lead: str, label: str, address: str) -> list[Group]:
    """A line of small text whose end opens a page in the browser."""
    away = {"size": "Small", "underline": True, "selectAction": {"type": "Action.OpenUrl", "url": address}}
    before = plain.one_line(lead)
    runs = [*_inlines(f"{before} ", _QUIET), *_inlines(plain.one_line(label) or address, away)]
    return [[_rich(runs if before else runs[1:])]]


def quote(text: str) -> list[Group]:
    """A person's own words, on a ground of their own."""
    packed: list[Group] = []
    room = 0
    for group in paragraphs(text):
        more = sum(plain.size(run["text"]) for run in group[0]["inlines"])
        if not packed or more > room:
            packed.append([])
            room = limits.PIECE
        packed[-1] += group
        room -= more
    return [[{"type": "Container", "style": "emphasis", "items": items}] for items in packed]


def line(runs: Iterable[Run]) -> list[Group]:
    """One line, some of it bold."""
    seen = [(text, bold) for text, bold in runs if text]
    if sum(plain.size(text) for text, _ in seen) > limits.PIECE:
        return [[_rich(_inlines(piece, _BOLD if bold else {}))] for text, bold in seen for piece in _pieces(text)]
    inlines = [inline for text, bold in seen for inline in _inlines(text, _BOLD if bold else {})]
    return [[_rich(inlines)]] if inlines else []


def facts(rows: Iterable[tuple[str, str]]) -> list[Group]:
    """Labels beside their values, or above them where they are too long for that."""
    groups: list[Group] = []
    for label, value in rows:
        name, said = plain.one_line(label), plain.clean(value)
        sides = (paragraphs(name, bold=True), paragraphs(said))
        if not all(sides) or not _is_side_by_side(name, said):
            groups += itertools.chain(*sides)
            continue
        columns = [
            {"type": "Column", "width": width, "items": [one for group in side for one in group]}
            for width, side in zip(_SIDE_BY_SIDE, sides, strict=True)
        ]
        groups.append([{"type": "ColumnSet", "spacing": "Small", "columns": columns}])
    return groups


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Group]:
    """A table where it fits a phone; else a line for each row, which reads well aloud and at any width."""
    heads = [plain.one_line(cell) for cell in columns]
    full = [row for row in ([plain.one_line(cell) for cell in row] for row in rows) if any(row)]
    if not _is_narrow([heads, *full]):
        return [group for row in full for group in line(_told(heads, row))]
    return [[_grid([heads, *full[start : start + _ROWS]])] for start in range(0, len(full), _ROWS)]


def buttons(options: Iterable[Option], *, below: bool = False) -> list[Group]:
    """Buttons in rows that fit a phone, or each `below` the one before. One with a long label stands below its whole label."""
    groups: list[Group] = []
    for row in ([one] for one in options) if below else _rows(options):
        label = plain.one_line(row[0][0])
        whole = [one for group in paragraphs(label) for one in group] if len(label) > limits.BUTTON_SHORT else []
        made = action_set(execute(label, {features.ACTION: action}, chosen=chosen) for label, action, chosen in row)
        groups.append([*whole, {**made, "spacing": "Small"} if groups or whole else made])
    return groups


def execute(label: str, data: Mapping[str, str], *, chosen: bool = False, inputs: bool = False) -> Element:
    """A button. `inputs`: what was written and picked beside it comes along; from any other button it does not."""
    pressed: Element = {"title": title(label), "data": dict(data), "associatedInputs": "auto" if inputs else "none"}
    if chosen:
        pressed["style"] = "positive"
    return {"type": "Action.Execute", "verb": features.VERB, **pressed, "fallback": {"type": "Action.Submit", **pressed}}


def show(label: str, body: Sequence[Element], actions: Sequence[Element] = ()) -> Element:
    """A button that opens what it hides, below itself."""
    card: Element = {"type": "AdaptiveCard", "body": list(body)}
    if actions:
        card["actions"] = list(actions)
    return {"type": "Action.ShowCard", "title": title(label), "card": card}


def action_set(actions: Iterable[Element]) -> Element:
    """Buttons beside each other as far as there is room."""
    return {"type": "ActionSet", "actions": list(actions)}


def text_input(name: str, label: str, *, initial: str, missing: str) -> Element:
    """A box for several lines. `missing` is said where nothing was written."""
    made: Element = {"type": "Input.Text", "id": name, "label": label, "isMultiline": True, "maxLength": limits.BOX}
    if initial:
        made["value"] = initial
    return {**made, "isRequired": True, "errorMessage": missing}


def choice_input(name: str, label: str, choices: Iterable[tuple[str, str]], *, placeholder: str, missing: str) -> Element:
    """A menu of (title, value) pairs, of which one is picked."""
    listed = [{"title": one, "value": value} for one, value in choices]
    shown = {"type": "Input.ChoiceSet", "id": name, "label": label, "style": "compact", "placeholder": placeholder, "choices": listed}
    return {**shown, "isRequired": True, "errorMessage": missing}


def image(uri: str, alt: str) -> Element:
    """A picture as wide as the card."""
    return {"type": "Image", "url": uri, "altText": alt, "size": "Stretch"}


def title(label: str) -> str:
    """What a button says. A label that is too long for one must stand whole above it."""
    said = plain.one_line(label) or "…"
    return said if len(said) <= limits.BUTTON else plain.shorten(said, limits.BUTTON_SHORT)


def _rich(inlines: list[Element]) -> Element:
    return {"type": "RichTextBlock", "inlines": inlines}


def _inlines(text: str, style: Mapping[str, Any]) -> list[Element]:
    return [{"type": "TextRun", "text": run, **style} for run in plain.runs(text)]


def _pieces(text: str) -> list[str]:
    # No character takes more than twelve bytes.
    return [text] if text and len(text) * 12 <= limits.PIECE else plain.split(text, limits.PIECE)


def _told(heads: Sequence[str], row: Sequence[str]) -> list[Run]:
    """One row of a table as a line: its name, and each value with the name of its column."""
    name, *values = row
    said = "; ".join(f"{head} {value}".strip() for head, value in zip(heads[1:], values, strict=True) if value)
    return [(f"{name}: " if said else name, True), (said, False)] if name else [(said, False)]


def _is_side_by_side(label: str, value: str) -> bool:
    if len(label) > limits.FACT_LABEL or len(value) > limits.FACT_VALUE:
        return False
    return plain.longest_word(label) <= limits.FACT_LABEL_WORD and plain.longest_word(value) <= limits.FACT_VALUE_WORD


def _is_narrow(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the longest words of the columns fit beside each other on a phone, and no cell is a column of scraps."""
    if len(rows) < 2 or not 1 < len(rows[0]) <= limits.TABLE_COLUMNS:
        return False
    if max(len(cell) for row in rows for cell in row) > limits.TABLE_LINES * limits.TABLE_LINE // len(rows[0]):
        return False
    return sum(max(map(plain.longest_word, column)) for column in zip(*rows, strict=True)) <= limits.TABLE_LETTERS


def _grid(rows: Sequence[Sequence[str]]) -> Element:
    """The first row is the header."""
    return {
        "type": "Table",
        "columns": [{"width": 1} for _ in rows[0]],
        "rows": [{"type": "TableRow", "cells": [_cell(cell, bold=not place) for cell in row]} for place, row in enumerate(rows)],
        "firstRowAsHeader": True,
    }


def _cell(text: str, *, bold: bool) -> Element:
    return {"type": "TableCell", "items": [_rich(_inlines(text, _BOLD if bold else {}))] if text else []}


def _rows(options: Iterable[Option]) -> list[list[Option]]:
    """As many beside each other as a phone is wide: where Teams runs out of room, it cuts labels."""
    rows: list[list[Option]] = []
    room = 0
    for one in options:
        width = cells.cell_len(plain.one_line(one[0])) + limits.BUTTON_EDGES
        if not rows or width > room or len(rows[-1]) == limits.ACTIONS:
            rows.append([])
            room = limits.ROW
        rows[-1].append(one)
        room -= width
    return rows
