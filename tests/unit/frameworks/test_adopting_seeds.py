"""The fingerprints that come with Boardpulse fit the published documents: every unit is found there, whole and word for word.

An edition joins these tests by itself once it has a file of fingerprints. The documents are under copyright and not part of the
project; where they are not at hand, the tests that need them are skipped.
"""

import functools
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from frameworks import fingerprints, loader, units

SEEDS = Path(__file__).parents[3] / ".." / "shared" / "seeds"
LIBRARY = loader.load()
REFS = [ref for ref in LIBRARY if LIBRARY.fingerprints(ref)]


@functools.cache
def seeds() -> Mapping[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))}


@functools.cache
def stream(name: str) -> fingerprints.Stream:
    return fingerprints.stream(seeds()[name])


@functools.cache
def found(ref: str) -> tuple[str, Mapping[str, str]]:
    """The document that an edition is from, and what is found of the edition there."""
    if not seeds():
        pytest.skip(f"the published documents are not here: {SEEDS}")
    known = LIBRARY.fingerprints(ref)
    name = max(seeds(), key=lambda name: len(fingerprints.find(known[:5], stream(name))))
    return name, fingerprints.find(known, stream(name))


@functools.cache
def plain(name: str) -> str:
    """The whole document on one line, without its tags."""
    return " ".join(re.sub(r"<[^<>]+>", " ", re.sub(r"</?[bi]>|\*", "", seeds()[name])).split())


def as_printed(text: str) -> str:
    """A document as a program for PDF gives it: narrow columns, cell after cell, on pages with a head and a foot."""
    cells = re.split(r"<[^<>]+>|\t|\n", re.sub(r"</?[bi]>", "", text))
    lines = [line for cell in cells for line in textwrap.wrap(cell, 44)]
    sheets = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    return "\f".join("\n".join(["A running head", *sheet, f"{number} | P a g e"]) for number, sheet in enumerate(sheets, 1))


def test_the_editions_of_published_texts_have_fingerprints() -> None:
    assert {"annex_a@2015", "development_tool@2013", "maturity_matrix@2011"} <= set(REFS)


@pytest.mark.parametrize("file", sorted(loader.DATA.rglob(f"*{fingerprints.SUFFIX}")), ids=lambda file: f"{file.parent.name}@{file.stem}")
def test_every_file_of_fingerprints_belongs_to_an_edition(file: Path) -> None:
    assert f"{file.parent.name}@{file.stem}" in REFS


@pytest.mark.parametrize("ref", REFS)
def test_every_unit_has_a_fingerprint_in_the_order_of_the_edition(ref: str) -> None:
    assert [one.path for one in LIBRARY.fingerprints(ref)] == [unit.path for unit in units.of(LIBRARY[ref])]


@pytest.mark.parametrize("ref", REFS)
def test_nothing_of_the_published_text_is_our_own_wording(ref: str) -> None:
    ours = {unit.path: unit.text for unit in units.of(LIBRARY[ref])}
    assert not [one.path for one in LIBRARY.fingerprints(ref) if fingerprints.of(one.path, ours[one.path]) == one]


@pytest.mark.parametrize("ref", REFS)
def test_every_unit_is_found_in_the_published_document(ref: str) -> None:
    _, texts = found(ref)
    assert not [one.path for one in LIBRARY.fingerprints(ref) if one.path not in texts]


@pytest.mark.parametrize("ref", REFS)
def test_what_is_found_is_what_was_published(ref: str) -> None:
    name, texts = found(ref)
    for one in LIBRARY.fingerprints(ref):
        text = texts[one.path]
        assert fingerprints.of(one.path, text) == one
        assert text == " ".join(text.split())
        assert not re.search(r"[<>\t]|\*", text)
        assert stands(text, plain(name)), one.path


def stands(text: str, document: str) -> bool:
    """Word for word, marks and all; where the page ends within a sentence, its two halves."""
    words = text.split()
    halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return text in document or any(one in document and other in document for one, other in halves)


@pytest.mark.parametrize("ref", REFS)
def test_all_of_it_is_found_in_narrow_columns_on_pages_with_a_running_head(ref: str) -> None:
    name, texts = found(ref)
    again = fingerprints.find(LIBRARY.fingerprints(ref), fingerprints.stream(as_printed(seeds()[name])))
    assert not [path for path in texts if path not in again]


@pytest.mark.parametrize("ref", REFS)
def test_when_a_word_of_three_sentences_is_altered_those_three_are_missing_and_no_other(ref: str) -> None:
    name, texts = found(ref)
    document = seeds()[name]
    alone = [path for path, text in texts.items() if is_alone(text, texts, document)]
    altered = {alone[0], alone[len(alone) // 2], alone[-1]}
    assert len(altered) == 3
    for path in altered:
        document = re.sub(pattern(texts[path]), lambda one: with_another_word(one[0]), document, count=1)
    left = fingerprints.find(LIBRARY.fingerprints(ref), fingerprints.stream(document))
    assert set(texts) - set(left) == altered
    assert {path: text for path, text in texts.items() if path not in altered} == left


def pattern(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def is_alone(text: str, texts: Mapping[str, str], document: str) -> bool:
    """Whether it stands once in the document, on one page, and is no part of another unit, nor has one as a part."""
    apart = sum(text in other or other in text for other in texts.values()) == 1
    return apart and len(re.findall(pattern(text), document)) == 1


def with_another_word(text: str) -> str:
    """The same with one word, the longest, become another."""
    return text.replace(max(re.findall(r"\w+", text), key=len), "walrus", 1)
