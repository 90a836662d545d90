"""Tables as an Excel workbook, a sheet each. The one place that knows the xlsxwriter library. Every text is text, never a formula."""

import datetime
import io
import math
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter import format as formats
from xlsxwriter import worksheet

from adapters.papers import archive
from conversations.papers import tables

_WIDEST = 60
_NARROWEST = 9
_BESIDE = 2
"""Characters: of a column, and of what stands around a text in it."""
_LINE = 15.5
"""Points of one line of text."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def written(book: tables.Workbook) -> bytes:
    """The whole file. It names nobody, and holds the same bytes whenever the same tables go in."""
    made = io.BytesIO()
    file = xlsxwriter.Workbook(made, _OPTIONS)
    at = datetime.datetime.combine(book.as_of, datetime.time())
    file.set_properties({"title": book.title, "subject": book.title, "author": "", "created": at})
    head = file.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = file.add_format({"text_wrap": True, "valign": "top"})
    for table in book.tables:
        _fill(file.add_worksheet(table.name), table, head, wrapped)
    file.close()
    return archive.repacked(made.getvalue())


def _fill(sheet: worksheet.Worksheet, table: tables.Table, head: formats.Format, wrapped: formats.Format) -> None:
    """Cells with the first row held in view and repeated on every page that is printed."""
    for place, row in enumerate((table.columns, *table.rows)):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                sheet.write_number(place, column, cell, wrapped)
            elif cell:
                sheet.write_string(place, column, cell, wrapped if place else head)
    widths = [_width(name, [row[column] for row in table.rows]) for column, name in enumerate(table.columns)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for place, row in enumerate((table.columns, *table.rows)):
        # Not every program works out by itself how high a row has to be for its text.
        sheet.set_row(place, _LINE * max(math.ceil(len(str(cell)) / (width - _BESIDE)) for cell, width in zip(row, widths, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _width(name: str, cells: Sequence[tables.Cell]) -> int:
    """Headings wrap, so that long ones over short figures do not push the table off the screen."""
    longest = max((len(str(cell)) for cell in cells), default=0)
    return min(max(longest, max(map(len, name.split())), _NARROWEST) + _BESIDE, _WIDEST)


_A4 = 9
"""What Excel calls the size of the paper."""
