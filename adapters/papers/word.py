"""A document as a Word file: headings, lists and tables as such, so that every reader, and every screen reader, finds its way.

The one place that writes with the python-docx library. What that cannot say by itself is said in Word's own XML.
"""

import datetime
import io
import unicodedata
from collections.abc import Mapping

import docx
from docx import document as files
from docx import oxml, shared, table
from docx.enum import style as styles
from docx.enum import text as alignment
from docx.oxml import ns
from docx.styles import style as known_styles
from docx.text import paragraph as text

from adapters.papers import archive
from conversations import figures
from conversations.papers import document

FONT = "Arial"
INK = shared.RGBColor(0x12, 0x43, 0x6D)
_SIZES = {"Normal": 12, "Title": 22, "Heading 1": 16, "Heading 2": 13, "Caption": 12, "List Bullet": 12, "List Number": 12}
_WIDTH, _HEIGHT, _MARGIN = 210, 297, 22
"""Of an A4 page, in millimetres."""
_PICTURE = _WIDTH - 2 * _MARGIN
_HIGHEST = 165
"""Millimetres: a picture leaves room for its heading and for the beginning of its table."""
_LETTER, _BESIDE = 2.6, 5
"""Millimetres: of a letter in bold, and of what stands around the text in a cell."""
_AFTER_TABLE = 10
"""Points: a table has no space of its own below it, and an empty line would be read aloud as one."""
_LOCALES = {"cy": "cy-GB"}


def written(held: document.Document, pictures: Mapping[figures.Chart, bytes]) -> bytes:
    """The whole file. `pictures` are PNGs; a chart without one is its table alone. The same bytes whenever the same goes in."""
    file = docx.Document()
    _set_up(file, held)
    file.add_paragraph(_plain(held.title), style="Title")
    for block in held.blocks:
        before = len(file.paragraphs)
        is_after_table = file.element.body[-2].tag == ns.qn("w:tbl")  # the last element holds the page
        _add(file, block, pictures)
        if is_after_table and not isinstance(block, document.Heading):
            file.paragraphs[before].paragraph_format.space_before = shared.Pt(_AFTER_TABLE)
    made = io.BytesIO()
    file.save(made)
    return archive.repacked(made.getvalue())


def _set_up(file: files.Document, held: document.Document) -> None:
    """Page, fonts, language, foot, and what the file says of itself: never who made it."""
    language = _LOCALES.get(held.language, held.language)
    section = file.sections[0]
    section.page_width, section.page_height = shared.Mm(_WIDTH), shared.Mm(_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = shared.Mm(_MARGIN)
    for name, size in _SIZES.items():
        _fit(file.styles[name], size)
    for tag in file.styles.element.iter(ns.qn("w:lang")):
        for attribute in ("w:val", "w:eastAsia"):
            tag.set(ns.qn(attribute), language)
    _foot(section.footer.paragraphs[0], held)
    at = datetime.datetime.combine(held.as_of, datetime.time())
    known = file.core_properties
    known.title, known.subject, known.language = _plain(held.title), _plain(held.subject), language
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = at
    known.revision = 1


def _fit(style: styles.WD_STYLE_TYPE | known_styles.BaseStyle, size: int) -> None:
    """One font throughout, upright and dark, with its space in the style and not in empty lines."""
    if not isinstance(style, known_styles.ParagraphStyle):
        return
    font, layout = style.font, style.paragraph_format
    font.name, font.size, font.italic = FONT, shared.Pt(size), False
    is_head = style.name in {"Title", "Heading 1", "Heading 2", "Caption"}
    font.bold = is_head
    font.color.rgb = INK if is_head else shared.RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(ns.qn(attribute), FONT)
    layout.space_before = shared.Pt({"Heading 1": 18, "Heading 2": 12, "Caption": 8}.get(str(style.name), 0))
    layout.space_after = shared.Pt(4 if style.name in {"Caption", "List Bullet", "List Number"} else 8)
    layout.keep_with_next = is_head
    layout.line_spacing = 1.1
    for border in list(style.element.iter(ns.qn("w:pBdr"))):
        border.getparent().remove(border)


def _foot(paragraph: text.Paragraph, held: document.Document) -> None:
    paragraph.alignment = alignment.WD_ALIGN_PARAGRAPH.LEFT
    paragraph.add_run(f"{_plain(held.foot)} · {_plain(held.page_word)} ")
    run = paragraph.add_run()
    for kind, code in (("begin", None), (None, "PAGE"), ("end", None)):
        if code:
            made = oxml.OxmlElement("w:instrText")
            made.text = code
        else:
            made = oxml.OxmlElement("w:fldChar")
            made.set(ns.qn("w:fldCharType"), str(kind))
        run._r.append(made)


def _add(file: files.Document, block: document.Block, pictures: Mapping[figures.Chart, bytes]) -> None:
    match block:
        case document.Heading():
            file.add_heading(_plain(block.text), level=block.level)
        case document.Text():
            file.add_paragraph().add_run(_plain(block.text)).bold = block.strong or None
        case document.Points():
            for item in block.items:
                file.add_paragraph(_plain(item), style="List Number" if block.numbered else "List Bullet")
        case document.Grid():
            _grid(file, block.table)
        case document.Picture():
            _picture(file, block.chart, pictures.get(block.chart))


def _picture(file: files.Document, chart: figures.Chart, drawn: bytes | None) -> None:
    """The picture with its finding as alt text, and always the same as a table below it."""
    if drawn is None:
        _grid(file, figures.undrawn(chart))
        return
    shape = file.add_picture(io.BytesIO(drawn), width=shared.Mm(_PICTURE))
    room = shared.Mm(_HIGHEST)
    if shape.height > room:
        shape.width, shape.height = shared.Emu(int(shape.width * room / shape.height)), room
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    told = shape._inline.docPr
    told.set("descr", _plain(chart.alt))
    told.set("title", _plain(chart.title))
    _grid(file, chart.twin)


def _grid(file: files.Document, held: figures.Table) -> None:
    """A caption, and a table whose first row is a header on every page. No row breaks across pages."""
    file.add_paragraph(_plain(held.title), style="Caption")
    made = file.add_table(rows=0, cols=len(held.columns), style="Table Grid")
    made.autofit = False
    for place, row in enumerate((held.columns, *held.rows)):
        _row(made, row, is_head=place == 0)
    for column, width in zip(made.columns, _widths(held), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    about = made._tbl.tblPr
    caption = oxml.OxmlElement("w:tblCaption")
    caption.set(ns.qn("w:val"), _plain(held.title))
    about.append(caption)
    look = about.find(ns.qn("w:tblLook"))
    if look is not None:
        look.set(ns.qn("w:firstRow"), "1")
        look.set(ns.qn("w:firstColumn"), "1")


def _widths(held: figures.Table) -> list[shared.Length]:
    """Room for the longest word of each column, and what is left of the page by how long their texts are."""
    columns = list(zip(held.columns, *held.rows, strict=True))
    least = [_LETTER * max(len(word) for cell in column for word in [*cell.split(), ""]) + _BESIDE for column in columns]
    longest = [max(map(len, column)) for column in columns]
    left = max(_PICTURE - sum(least), 0)
    widths = [need + left * length / sum(longest) for need, length in zip(least, longest, strict=True)]
    return [shared.Emu(int(shared.Mm(1) * _PICTURE * width / sum(widths))) for width in widths]


def _row(made: table.Table, cells: tuple[str, ...], *, is_head: bool) -> None:
    row = made.add_row()  # type: ignore[no-untyped-call]  # python-docx left it so
    known = row._tr.get_or_add_trPr()
    known.append(oxml.OxmlElement("w:cantSplit"))
    if is_head:
        known.append(oxml.OxmlElement("w:tblHeader"))
    for place, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = shared.Pt(2)
        paragraph.paragraph_format.keep_with_next = is_head
        run = paragraph.add_run(_plain(said))
        run.bold = (is_head or place == 0) or None


def _plain(text: str) -> str:
    """Without what no XML file can hold."""
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs"})
