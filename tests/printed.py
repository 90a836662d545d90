"""Documents as people hold them, made here: PDF by hand, Word by its library."""

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
import pypdf

WIDTH, LINES = 88, 46


def pdf(pages: Iterable[Sequence[str]]) -> bytes:
    """A PDF with these lines on these pages; a page without lines is a picture of something."""
    bodies = [_page(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(bodies)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(bodies)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, body in enumerate(bodies):
        at = f"/Contents {5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {at} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    written, places = io.BytesIO(b"%PDF-1.4\n"), []
    written.seek(0, io.SEEK_END)
    for number, held in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, held))
    start = written.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    written.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    written.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return written.getvalue()


def _page(lines: Sequence[str]) -> bytes:
    if not lines:
        return b"100 100 300 500 re f"
    shown = (re.sub(r"([\\()])", r"\\\1", line) for line in lines)
    return ("BT /F1 9 Tf 12 TL 40 800 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET").encode("cp1252", "replace")


def locked(document: bytes, password: str, *, for_changes_only: bool = False) -> bytes:
    """The same PDF under a password, with which it opens, or without which it cannot be changed."""
    writer, held = pypdf.PdfWriter(clone_from=io.BytesIO(document)), io.BytesIO()
    writer.encrypt("" if for_changes_only else password, owner_password=password, algorithm="AES-256")
    writer.write(held)
    return held.getvalue()


def sheets(text: str, head: str = "", foot: str = "") -> list[list[str]]:
    """A text as a printer sets it: lines of a width, on pages with a head and a foot, in which # is the number."""
    lines = [line for row in re.split(r"<[^<>]+>|\t|\n", re.sub(r"</?[bi]>|\*\*", "", text)) for line in textwrap.wrap(row, WIDTH)]
    return [
        [head.replace("#", str(number)), *lines[start : start + LINES], foot.replace("#", str(number))]
        for number, start in enumerate(range(0, len(lines), LINES), 1)
    ]


def word(file: Path, paragraphs: Iterable[str], table: Sequence[Sequence[str]] = ()) -> Path:
    """A Word document: paragraphs, then a table."""
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(file))
    return file
