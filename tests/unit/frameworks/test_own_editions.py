"""Editions of somebody's own in the data folder: used like ours, or left out with every fault named, and the rest runs on."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import layer_files, layers, loader

Spoil = Callable[..., str]
Shelve = Callable[[dict[str, str | bytes]], Path]

WORDING = 'edition = "small@2020"\nkind = "{kind}"\n'


def load(folder: Path) -> loader.Library:
    return loader.load(folder / "ours", data_folder=folder / "data")


def ours(spoil: Spoil) -> dict[str, str | bytes]:
    return {"ours/brief/2020.toml": spoil(('id = "small"', 'id = "brief"'))}


def test_an_edition_of_the_data_folder_is_one_like_any_other(spoil: Spoil, shelve: Shelve) -> None:
    library = load(shelve({**ours(spoil), "data/editions/small/2020.toml": spoil()}))
    assert list(library) == ["brief@2020", "small@2020"]
    assert library.own == {"small@2020"}
    assert library.refused == ()
    assert library.digest("small@2020") != library.digest("brief@2020")
    assert library.fingerprints("small@2020") == ()


def test_an_edit_of_its_file_shows_in_its_digest(spoil: Spoil, shelve: Shelve) -> None:
    before = load(shelve({**ours(spoil), "data/editions/small/2020.toml": spoil()})).digest("small@2020")
    after = load(shelve({"data/editions/small/2020.toml": spoil(('name = "First"', 'name = "One"'))})).digest("small@2020")
    assert before != after


def test_a_data_folder_without_editions_is_fine(spoil: Spoil, shelve: Shelve) -> None:
    assert load(shelve(ours(spoil))).refused == ()


def test_files_at_fault_are_left_out_with_every_fault_and_the_rest_is_used(spoil: Spoil, shelve: Shelve) -> None:
    folder = shelve(
        {
            **ours(spoil),
            "data/editions/brief/2020.toml": spoil(('id = "small"', 'id = "brief"'), ('title = "A small edition"', 'title = "Mine"')),
            "data/editions/broken/2020.toml": "not toml",
            "data/editions/latin/2020.toml": b"\xff",
            "data/editions/small/2020.toml": spoil(),
            "data/editions/other/2020.toml": spoil(),
            "data/editions/stray.toml": spoil(('version = "2020"', 'version = "2021"')),
            "data/editions/two/2020.toml": spoil(
                ('id = "small"', 'id = "two"'), ("minutes = 1", "minutes = 0"), ("position = 2", "position = 1")
            ),
            "data/editions/notes.txt": "no edition",
        }
    )
    library = load(folder)
    assert list(library) == ["brief@2020", "small@2020"]
    assert library["brief@2020"].title == "A small edition", "ours stands"
    assert library.own == {"small@2020"}
    told = {one.file.removeprefix("editions/"): [str(fault) for fault in one.faults] for one in library.refused}
    assert list(told) == ["brief/2020.toml", "broken/2020.toml", "latin/2020.toml", "other/2020.toml", "stray.toml", "two/2020.toml"]
    assert told["brief/2020.toml"] == [
        "editions/brief/2020.toml: edition: brief@2020 comes with Boardpulse already. Give this edition another id or version."
    ]
    assert "not valid TOML" in told["broken/2020.toml"][0]
    assert any("small@2020 stands in small/2020.toml already" in fault for fault in told["other/2020.toml"])
    assert "Keep this file at <id>/<version>.toml" in told["stray.toml"][0]
    assert len(told["two/2020.toml"]) == 2
    assert next(one.ref for one in library.refused if "two" in one.file) == "two@2020"


def test_the_words_for_an_edition_that_is_left_out_wait_for_it(spoil: Spoil, shelve: Shelve) -> None:
    layer = layers.Layer(
        edition="small@2020", kind=layers.Kind.PUBLISHED, texts={"first/1": "x", "gone/1": "y"}, made_on=datetime.date(2026, 11, 22)
    )
    translation = WORDING.format(kind="translation") + 'language = "cy"\nmade_by = "B"\nmade_on = 2026-11-22\n'
    broken = spoil(("minutes = 1", "minutes = 0"))
    folder = shelve(
        {
            **ours(spoil),
            "data/editions/small/2020.toml": broken,
            "data/wording/small/2020.published.toml": layer_files.text_of(layer),
            "data/wording/small/2020.translation.cy.toml": translation,
        }
    )
    assert list(load(folder)) == ["brief@2020"]
    (folder / "data" / "editions" / "small" / "2020.toml").write_text(spoil(), encoding="utf-8")
    with pytest.raises(layers.LayerFaults, match="unit gone/1"):
        load(folder)
    (folder / "data" / "editions" / "small" / "2020.toml").unlink()
    with pytest.raises(layers.LayerFaults, match='no edition "small@2020"'):
        load(folder)


def test_what_comes_with_boardpulse_still_has_to_be_sound(spoil: Spoil, shelve: Shelve) -> None:
    folder = shelve({"ours/small/2020.toml": spoil(("minutes = 1", "minutes = 0"))})
    with pytest.raises(loader.EditionFaults):
        load(folder)
