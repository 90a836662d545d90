"""Documents that people hand over: whatever they are, their words, or one clear sentence."""

import zipfile
from pathlib import Path

import docx
import docx.oxml
import pytest

from adapters.documents import reading
from tests import printed

WORDS = "Our neighbours know us."


def keep(folder: Path, name: str, held: bytes) -> Path:
    file = folder / name
    file.write_bytes(held)
    return file


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(WORDS.encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), id="UTF-8 from Windows"),
        pytest.param(WORDS.encode("utf-16"), id="UTF-16"),
        pytest.param(WORDS.encode().replace(b" ", b"\x02 "), id="with marks that steer a printer"),
    ],
)
def test_plain_text_is_read_however_it_was_saved(held: bytes, tmp_path: Path) -> None:
    assert reading.text_of(keep(tmp_path, "a.TXT", held)) == WORDS


def test_plain_text_that_is_not_utf_8_is_taken_for_that_of_windows(tmp_path: Path) -> None:
    assert reading.text_of(keep(tmp_path, "a.txt", "It’s – ours".encode("cp1252"))) == "It’s – ours"
    assert reading.text_of(keep(tmp_path, "b.txt", b"It \x81 is")) == "It  is"


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    file = keep(tmp_path, "a.pdf", printed.pdf([["Our neigh-", "bours (all)"], ["know us."]]))
    first, second = reading.text_of(file).split("\f")
    assert first.split() == ["Our", "neigh-", "bours", "(all)"]
    assert second.split() == ["know", "us."]


def test_a_pdf_that_is_locked_against_changes_only_is_read(tmp_path: Path) -> None:
    held = printed.locked(printed.pdf([[WORDS]]), "secret", for_changes_only=True)
    assert reading.text_of(keep(tmp_path, "a.pdf", held)).strip() == WORDS


def test_a_word_document_is_read_in_its_order(tmp_path: Path) -> None:
    file = printed.word(tmp_path / "a.docx", ["One.", "Two."], [["Three.", "Four."], ["Five.", "Six."]])
    assert reading.text_of(file).split() == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]


def test_forms_and_boxes_in_a_word_document_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    again = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    form = f"<w:sdt {space}><w:sdtContent>{run.format('In a form.')}</w:sdtContent></w:sdt>"
    inner = f"<w:txbxContent>{run.format('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    marks = "<w:r><w:t>Long</w:t><w:noBreakHyphen/><w:t>term</w:t><w:br/><w:t>aims.</w:t></w:r>"
    boxed = f"<w:p {space} {again}>{marks}<w:r>{both}</w:r></w:p>"
    for one in (form, boxed):
        body.insert(len(body) - 1, docx.oxml.parse_xml(one))
    document.save(str(tmp_path / "a.docx"))
    assert [line for line in reading.text_of(tmp_path / "a.docx").splitlines() if line] == ["In a form.", "Long-term", "aims.", "In a box."]


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("bad")
    packed = folder / "bomb.docx"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("word/document.xml", b"\0" * (5 * reading.MOST_BYTES + 1))
    huge = keep(folder, "huge.pdf", b"%PDF-1.4")
    with huge.open("r+b") as grown:
        grown.truncate(200 * 1024 * 1024)
    return {
        "missing": folder / "missing.pdf",
        "folder": folder,
        "old": keep(folder, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "huge": huge,
        "bomb": packed,
        "long": keep(folder, "long.txt", b"word " * 400_000),
        "scan": keep(folder, "scan.pdf", printed.pdf([[], []])),
        "empty": keep(folder, "empty.txt", b""),
        "locked": keep(folder, "locked.pdf", printed.locked(printed.pdf([[WORDS]]), "secret")),
        "locked Word": keep(folder, "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500),
        "half": keep(folder, "half.pdf", printed.pdf([[WORDS]])[:200]),
        "picture": keep(folder, "picture.pdf", b"\x89PNG\r\n\x1a\n"),
        "no Word": keep(folder, "no.docx", b"PK\x03\x04 nothing"),
        "binary": keep(folder, "binary.txt", b"\0\1\2"),
        "name": Path("\0.pdf"),
    }


@pytest.mark.parametrize(
    ("which", "error", "says"),
    [
        ("missing", reading.NoSuchDocument, "no file"),
        ("folder", reading.NoSuchDocument, "no file"),
        ("old", reading.UnknownForm, "Save the document in one of these forms"),
        ("huge", reading.TooLarge, "far larger"),
        ("bomb", reading.TooLarge, "far larger"),
        ("long", reading.TooLarge, "far larger"),
        ("scan", reading.NoText, "scanned page"),
        ("empty", reading.NoText, "no text"),
        ("locked", reading.Locked, "password"),
        ("locked Word", reading.Locked, "password"),
        ("half", reading.Damaged, "damaged"),
        ("picture", reading.Damaged, "damaged"),
        ("no Word", reading.Damaged, "damaged"),
        ("binary", reading.Damaged, "damaged"),
        ("name", reading.UnreadableDocument, "file"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_sentence(which: str, error: type[Exception], says: str, bad: dict[str, Path]) -> None:
    with pytest.raises(error, match=says) as caught:
        reading.text_of(bad[which])
    assert WORDS not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
