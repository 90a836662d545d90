"""The files themselves, opened again as others open them: Word, Excel, CSV and zip."""

import codecs
import csv
import dataclasses
import hashlib
import io
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml import ns
from PIL import Image

from adapters.papers import archive, comma_separated, spreadsheet, word
from bot import wiring_papers
from bot.exports import files
from conversations import figures
from conversations.papers import book, paper, tables
from frameworks import errors
from tests.unit.conversations import papers_sample, sample


def _png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 60)).save(made, "png")
    return made.getvalue()


PNG = _png()
EVIL = '=HYPERLINK("http://x")'


async def drawn(_: figures.Chart) -> bytes:
    return PNG


WRITERS = wiring_papers.writers(drawn)


def written(one: book.Round, *, pictured: bool = True) -> docx.document.Document:
    made = paper.paper(papers_sample.held(one), one, sample.WORDS)
    pictures = {block.chart: PNG for block in made.blocks if hasattr(block, "chart")} if pictured else {}
    return docx.Document(io.BytesIO(word.written(made, pictures)))


def test_headings_tables_pictures_language_and_properties() -> None:
    file = written(papers_sample.of(papers_sample.levels()))
    styles = [one.style.name for one in file.paragraphs if one.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number", "Caption"} <= set(styles)
    assert [one for one in file.paragraphs if not one.text.strip() and not one._p.xpath(".//w:drawing")] == [], "no empty line for space"
    assert all(one.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for one in file.tables)
    assert all(one._tbl.tblPr.xpath("./w:tblCaption/@w:val") for one in file.tables)
    [told] = [one.get("descr") for one in file.element.body.iter(ns.qn("wp:docPr"))]
    assert told is not None
    assert "Views differ most on Money." in told
    assert {one.get(ns.qn("w:val")) for one in file.styles.element.iter(ns.qn("w:lang"))} == {"en-GB"}
    known = file.core_properties
    assert (known.title, known.author, known.last_modified_by, known.comments) == ("Sample tool: what the round says", "", "", "")
    assert "Riverside" in known.subject
    section = file.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    assert "Draft" in section.footer.paragraphs[0].text
    assert file.styles["Normal"].font.size.pt == 12


def test_without_a_picture_the_table_stands_alone() -> None:
    file = written(papers_sample.of(papers_sample.levels()), pictured=False)
    assert not list(file.element.body.iter(ns.qn("w:drawing")))
    assert any("Trust" in cell.text for one in file.tables for row in one.rows for cell in row.cells)


@pytest.mark.parametrize("kind", papers_sample.EVERY)
def test_every_kind_of_round_makes_a_file_that_opens(kind: str) -> None:
    assert written(papers_sample.EVERY[kind]()).paragraphs[0].text


def evil() -> tables.Workbook:
    held = papers_sample.held(name=EVIL)
    return tables.workbook(held, sample.WORDS)


def test_a_workbook_opens_and_holds_texts_and_numbers_alone() -> None:
    file = openpyxl.load_workbook(io.BytesIO(spreadsheet.written(evil())))
    assert file.sheetnames == ["Read me", "Rounds", "Answers", "Counts", "Change", "A year later", "Parts of the board"]
    cells = [cell for sheet in file for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert EVIL in {cell.value for cell in cells}
    assert all(sheet.freeze_panes == "A2" for sheet in file)
    counts = [row for row in file["Counts"].iter_rows(min_row=2, values_only=True) if row[4] == "money" and row[6] == "now"]
    assert [row[-1] for row in counts] == [0, 4, 0, 0, 4, 1]
    assert (file.properties.creator or "") == ""


@pytest.mark.parametrize("cell", [EVIL, "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "\uff1d1", "\n=1"])
def test_what_looks_like_a_formula_is_made_safe_in_csv(cell: str) -> None:
    table = tables.Table(key="rounds", name="R", columns=("A", "B"), rows=((cell, -0.5),))
    body = comma_separated.written(table)
    assert body.startswith(codecs.BOM_UTF8)
    _, [kept, number] = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    assert kept == f"'{cell}"
    assert number == "-0.5"


def test_csv_keeps_quotes_commas_and_other_alphabets() -> None:
    table = tables.Table(key="rounds", name="R", columns=("A",), rows=(('a "b", c',), ("Iechyd da – ŵ",)))
    rows = list(csv.reader(io.StringIO(comma_separated.written(table).decode("utf-8-sig"), newline="")))
    assert rows == [["A"], ['a "b", c'], ["Iechyd da – ŵ"]]


async def test_a_record_has_a_manifest_that_fits_and_the_same_bytes_twice() -> None:
    held = papers_sample.held(papers_sample.of(papers_sample.levels()), dataclasses.replace(papers_sample.in_picks(), number=2))
    first, last = papers_sample.TODAY.replace(month=1, day=1), papers_sample.TODAY
    pack = await files.public_record(WRITERS, held, first, last)
    assert pack == await files.public_record(WRITERS, held, first, last)
    with zipfile.ZipFile(io.BytesIO(pack.content)) as file:
        names = file.namelist()
        lines = [line.split("  ", 1) for line in file.read(files.NAME_OF_MANIFEST).decode().splitlines()]
        manifest = {name: total for total, name in lines}
        assert set(manifest) == set(names) - {files.NAME_OF_MANIFEST}
        assert all(hashlib.sha256(file.read(name)).hexdigest() == total for name, total in manifest.items())
    assert [one for one in names if one.startswith("papers/")] == [
        "papers/riverside-paper-1-2026-12-07.docx",
        "papers/riverside-paper-2-2026-12-07.docx",
    ]
    assert len([one for one in names if one.startswith("tables/")]) == len(tables.KEYS)


async def test_a_picture_that_cannot_be_drawn_stops_no_paper() -> None:
    class Broken(errors.BoardpulseError):
        pass

    async def breaks(_: figures.Chart) -> bytes:
        raise Broken

    held = papers_sample.held()
    made = await files.board_paper(dataclasses.replace(WRITERS, draw=breaks), held, held.rounds[0])
    assert docx.Document(io.BytesIO(made.content)).tables


def test_one_table_alone_or_all_of_them_zipped() -> None:
    held = papers_sample.held()
    alone = files.comma_separated(WRITERS, held, "counts")
    assert alone is not None
    assert alone.name == "riverside-counts-2026-12-07.csv"
    assert files.comma_separated(WRITERS, held, "nothing") is None
    both = files.comma_separated(WRITERS, held)
    assert both is not None
    assert zipfile.ZipFile(io.BytesIO(both.content)).namelist() == [f"{key}.csv" for key in tables.KEYS]
    assert archive.repacked(both.content) == both.content
