"""Tables as CSV files (RFC 4180). They begin with the mark that lets Excel, which most councils have, read them as UTF-8.

A text that a spreadsheet would take for a formula gets an apostrophe in front: it stays readable, and is not worked out.
"""

import codecs
import csv
import io

from conversations.papers import tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula, in full width too: some spreadsheets take that for the same."""


def written(table: tables.Table) -> bytes:
    """One table, its columns in the first line."""
    made = io.StringIO(newline="")
    lines = csv.writer(made)
    lines.writerows([_safe(cell) for cell in row] for row in (table.columns, *table.rows))
    return codecs.BOM_UTF8 + made.getvalue().encode()


def _safe(cell: tables.Cell) -> tables.Cell:
    if not isinstance(cell, str):
        return cell
    kept = cell.encode("utf-8", "replace").decode()
    return f"'{kept}" if kept.lstrip(" \u00a0").startswith(_FORMULA) else kept
