"""Adopting the published wording of the documents themselves, in the forms in which people hold them.

The documents are under copyright and no part of the project. Where they are not at hand, these tests are skipped.
"""

import datetime
import functools
import re
from pathlib import Path

import pytest

from bot import wiring_papers
from bot.instruments import adopting, edition_pages
from conversations import wording
from frameworks import fingerprints, layer_files, loader, units
from tests import printed
from tests.conftest import SHARED

DAY = datetime.date(2026, 11, 22)
LIBRARY = loader.load()
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
needs_seeds = pytest.mark.skipif(not SEEDS, reason="the published documents are not beside the repository")


@functools.cache
def text_of(seed: Path) -> str:
    return seed.read_text(encoding="utf-8")


def adopt(folder: Path, *documents: Path) -> dict[str, adopting.Adopted]:
    came_to = adopting.adopt(LIBRARY, [wiring_papers.text_of(one) for one in documents], folder, DAY)
    return {one.ref: one for one in came_to}


@needs_seeds
def test_every_unit_of_every_edition_is_found_and_kept(tmp_path: Path) -> None:
    came_to = adopt(tmp_path, *SEEDS)
    assert {ref: one.missing for ref, one in came_to.items()} == dict.fromkeys(LIBRARY, ())
    assert all(one.found == one.of == len(units.of(LIBRARY[ref])) for ref, one in came_to.items())
    worded = loader.load(data_folder=tmp_path)
    for ref in worded:
        edition = worded.worded(ref, worded.wording(ref))
        assert edition.whose.published == {item.key for item in edition.items}
        ours = {unit.path: unit.text for unit in units.of(worded[ref])}
        assert not [unit.path for unit in units.of(edition) if unit.text == ours[unit.path]]
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {one.file for one in came_to.values()}
    again = {path: path.read_bytes() for path in files}
    adopt(tmp_path, *SEEDS)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == again, "a second time changes nothing"


@needs_seeds
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_all_of_it_is_found_in_a_pdf_and_in_a_word_document(form: str, tmp_path: Path) -> None:
    documents = []
    for seed in SEEDS:
        document = tmp_path / f"{seed.stem}.{form}"
        if form == "pdf":
            document.write_bytes(printed.pdf(printed.sheets(text_of(seed), head="A running head", foot="Page #")))
        else:
            plain = re.sub(r"</?[bi]>|\*\*", "", text_of(seed))
            printed.word(document, [row for row in re.split(r"<[^<>]+>|\n", plain) if row.strip()])
        documents.append(document)
    assert {ref: one.missing for ref, one in adopt(tmp_path, *documents).items()} == dict.fromkeys(LIBRARY, ())


@needs_seeds
@pytest.mark.parametrize("ref", LIBRARY)
def test_of_a_document_with_three_sentences_altered_all_but_those_three_are_found(ref: str, tmp_path: Path) -> None:
    seed = max(SEEDS, key=lambda seed: len(fingerprints.find(LIBRARY.fingerprints(ref)[:4], fingerprints.stream(text_of(seed)))))
    adopt(tmp_path, seed)
    layer = layer_files.published(tmp_path, ref, LIBRARY)
    assert layer is not None
    document, altered = text_of(seed), set[str]()
    alone = [
        path for path, text in layer.texts.items() if document.count(text) == 1 and sum(text in one for one in layer.texts.values()) == 1
    ]
    for path in (alone[0], alone[len(alone) // 2], alone[-1]):
        text = layer.texts[path]
        if not any(text in layer.texts[one] or layer.texts[one] in text for one in altered):
            document = document.replace(text, text.replace(max(re.findall(r"\w+", text), key=len), "walrus", 1))
            altered.add(path)
    (tmp_path / "altered.txt").write_text(document, encoding="utf-8")
    fresh = tmp_path / "fresh"
    one = adopt(fresh, tmp_path / "altered.txt")[ref]
    assert len(altered) == 3
    assert (set(one.missing), one.found) == (altered, one.of - 3)
    kept = layer_files.published(fresh, ref, LIBRARY)
    assert kept is not None
    assert {*kept.texts} == {*layer.texts} - altered
    assert adopt(tmp_path, tmp_path / "altered.txt")[ref].found == one.found
    assert layer_files.published(tmp_path, ref, LIBRARY) == layer, "what was adopted before stands"


@needs_seeds
def test_an_edition_that_is_not_in_the_document_is_left_as_it_was(tmp_path: Path) -> None:
    smallest = min(SEEDS, key=lambda seed: len(text_of(seed)))
    came_to = adopt(tmp_path, smallest)
    found = {ref for ref, one in came_to.items() if one.found}
    assert 0 < len(found) < len(LIBRARY)
    assert {layer.edition for layer in layer_files.read(tmp_path, LIBRARY).known.values()} == found


def test_a_layer_that_is_replaced_stays_for_the_pulses_that_have_its_words(tmp_path: Path) -> None:
    ref, units_of = "annex_a@2015", units.of(LIBRARY["annex_a@2015"])
    texts = {unit.path: f"What about {unit.path}?" for unit in units_of}
    prints = tuple(fingerprints.of(path, text) for path, text in texts.items())
    library = loader.Library(editions={ref: LIBRARY[ref]}, digests={ref: "x"}, prints={ref: prints})
    half, whole = "\n".join([*texts.values()][:7]), "\n".join(texts.values())
    first = adopting.adopt(library, [half], tmp_path, DAY)[0]
    old = layer_files.published(tmp_path, ref, library)
    second = adopting.adopt(library, [whole], tmp_path, DAY)[0]
    assert (first.found, second.found, first.file) == (7, 14, second.file)
    shelf = layer_files.read(tmp_path, library)
    assert old is not None
    assert {len(layer.texts) for layer in shelf.known.values()} == {7, 14}
    assert len(shelf.in_use[ref, ""].texts) == 14
    assert shelf.known[old.digest] == old
    assert first.file is not None
    first.file.write_text("spoilt", encoding="utf-8")
    adopting.adopt(library, [half], tmp_path, DAY)
    healed = layer_files.published(tmp_path, ref, library)
    assert healed is not None
    assert len(healed.texts) == 7, "a spoilt layer is mended by adopting again"


def test_nothing_is_kept_where_the_folder_cannot_hold_it(tmp_path: Path) -> None:
    prints = (fingerprints.of("purpose", "What about it?"),)
    library = loader.Library(editions={"annex_a@2015": LIBRARY["annex_a@2015"]}, digests={}, prints={"annex_a@2015": prints})
    (tmp_path / "wording").write_text("in the way", encoding="utf-8")
    with pytest.raises(adopting.CannotKeep):
        adopting.adopt(library, ["What about it?"], tmp_path, DAY)


def test_a_missing_unit_is_named_by_its_place() -> None:
    said = wording.Wording()
    places = {
        "development_tool@2013": [unit.path for unit in units.of(LIBRARY["development_tool@2013"])][1],
        "annex_a@2015": units.of(LIBRARY["annex_a@2015"])[0].path,
    }
    told = {ref: edition_pages.place(LIBRARY[ref], path, said) for ref, path in places.items()}
    tool = LIBRARY["development_tool@2013"]
    assert told["development_tool@2013"] == f"{tool.items[0].name}, level {tool.scale.levels[0].name}, statement 2"
    assert told["annex_a@2015"] == f"{LIBRARY['annex_a@2015'].items[0].name}, the question"
    barometer = LIBRARY["barometer@2013"]
    deep = next(unit.path for unit in units.of(barometer) if "/points/" in unit.path)
    assert edition_pages.place(barometer, deep, said).endswith("point 1")
