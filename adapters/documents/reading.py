"""The words of a document, in the order in which people read them, or a clear word on why there are none."""

import logging
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import docx.oxml.ns
import pypdf

from frameworks import errors

MOST_BYTES = 40 * 1024 * 1024
"""A published instrument has a few pages. What is larger than this is something else, and would fill the memory."""
MOST_PAGES = 500
MOST_CHARACTERS = 1_500_000
"""Ten times the longest of the instruments."""
_MOST_UNPACKED = 5 * MOST_BYTES


class UnreadableDocument(errors.BoardpulseError):
    """This document cannot be read."""


class NoSuchDocument(UnreadableDocument):
    """There is no such file."""


class UnknownForm(UnreadableDocument):
    """Only .txt, .pdf and .docx files can be read. Save the document in one of these forms."""


class TooLarge(UnreadableDocument):
    """This is far larger than any of the instruments. Check that it is the right document."""


class NoText(UnreadableDocument):
    """This document holds no text. A scanned page is a picture: look for a version in which you can select words."""


class Locked(UnreadableDocument):
    """This document is locked with a password. Save a copy without one."""


class Damaged(UnreadableDocument):
    """This file is damaged, or of another form than its name says."""


def text_of(file: Path) -> str:
    """All the text of a .txt, .pdf or .docx file; pages end with a form feed. Raises an UnreadableDocument that names no content."""
    read = _READERS.get(file.suffix.lower())
    try:
        if not file.is_file():
            raise NoSuchDocument(f"There is no file {file}.")
        if read is None:
            raise _said(UnknownForm, file)
        if file.stat().st_size > MOST_BYTES:
            raise _said(TooLarge, file)
        text = _clean(read(file))
    except (OSError, ValueError) as exc:
        raise UnreadableDocument(f"{file}: The file cannot be opened. Check that it is there and that you may read it.") from exc
    if len(text) > MOST_CHARACTERS:
        raise _said(TooLarge, file)
    if not any(one.isalpha() for one in text):
        raise _said(NoText, file)
    return text


def _said(error: type[UnreadableDocument], file: Path) -> UnreadableDocument:
    return error(f"{file.name}: {error.__doc__}")


def _clean(text: str) -> str:
    """Without characters that are none: halves of a pair, and marks that steer a printer."""
    return "".join(one for one in text if one in "\n\r\t\f" or unicodedata.category(one) not in {"Cc", "Cs", "Co", "Cn"})


def _plain(file: Path) -> str:
    held = file.read_bytes()
    is_utf_16 = held.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in held[:4096] and not is_utf_16:
        raise _said(Damaged, file)
    for encoding in ("utf-16" if is_utf_16 else "utf-8-sig", "cp1252"):
        try:
            return held.decode(encoding)
        except UnicodeDecodeError:
            continue
    return held.decode("latin-1")


def _pdf(file: Path) -> str:
    # It logs and warns of every oddity in a file that it can read all the same.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), file.open("rb") as held:
            warnings.simplefilter("ignore")
            return "\f".join(_within(_pages(pypdf.PdfReader(held), file), file))
    except (UnreadableDocument, OSError):
        raise
    except Exception as exc:  # a broken PDF makes pypdf raise nearly anything
        raise _said(Damaged, file) from exc


def _pages(document: pypdf.PdfReader, file: Path) -> Sequence[pypdf.PageObject]:
    # Many published documents are locked against changes only: those open without a password.
    if document.is_encrypted and not document.decrypt(""):
        raise _said(Locked, file)
    if len(document.pages) > MOST_PAGES:
        raise _said(TooLarge, file)
    return document.pages


def _within(pages: Iterable[pypdf.PageObject], file: Path) -> Iterator[str]:
    """The pages one by one, and no more of them than are of use."""
    length = 0
    for page in pages:
        text = page.extract_text()
        length += len(text)
        if length > MOST_CHARACTERS:
            raise _said(TooLarge, file)
        yield text


def _word(file: Path) -> str:
    if file.read_bytes()[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        # The envelope that Word puts round a document with a password; the form of its older files too.
        raise _said(Locked, file)
    try:
        _check_unpacked(file)
        return "\n".join(_paragraphs(docx.Document(str(file)).element.body))
    except (UnreadableDocument, OSError):
        raise
    except Exception as exc:  # a broken package makes python-docx raise nearly anything
        raise _said(Damaged, file) from exc


def _check_unpacked(file: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        if sum(one.file_size for one in packed.infolist()) > _MOST_UNPACKED:
            raise _said(TooLarge, file)


_PARAGRAPH, _TEXT = (docx.oxml.ns.qn(f"w:{name}") for name in ("p", "t"))
_BREAKS: Mapping[str, str] = {docx.oxml.ns.qn(f"w:{name}"): mark for name, mark in (("br", "\n"), ("cr", "\n"), ("tab", "\t"))}
_HYPHEN = docx.oxml.ns.qn("w:noBreakHyphen")
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What an old Word shows in place of something; the thing itself stands before it."""


def _paragraphs(body: Any) -> Iterator[str]:
    """Every paragraph in its order, those in tables, forms and boxes too."""
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_AGAIN), None) is None:
            yield "".join(_pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[str]:
    for one in paragraph.iter(_TEXT, _HYPHEN, *_BREAKS):
        if next(one.iterancestors(_PARAGRAPH)) is paragraph:
            yield "-" if one.tag == _HYPHEN else _BREAKS.get(one.tag) or one.text or ""


_READERS: Mapping[str, Callable[[Path], str]] = {".txt": _plain, ".text": _plain, ".md": _plain, ".pdf": _pdf, ".docx": _word}
