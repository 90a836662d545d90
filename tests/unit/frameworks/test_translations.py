"""An edition in another language: from a file in the data folder, wholly or in part."""

import re
import textwrap
from pathlib import Path

import pytest

from frameworks import layers, loader, translations, units

REF = "maturity_matrix@2011"
HEAD = f"""\
edition = "{REF}"
kind = "translation"
language = "cy"
made_by = "Nia Prys"
made_on = 2026-11-22
"""


def kept(folder: Path, text: str, name: str = "maturity_matrix/2011.translation.cy.toml") -> Path:
    file = folder / layers.FOLDER / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def whole(library: loader.Library) -> str:
    edition = library[REF]
    tables = {
        "levels": {str(one.value): f"Lefel {one.value}" for one in edition.scale.levels},
        "items": {item.key: f"Enw {item.position}" for item in edition.items},
        "questions": {item.key: f"Beth am {item.position}?" for item in edition.items},
        "units": {unit.path: f"Testun {unit.path}" for unit in units.of(edition)},
    }
    lines = [HEAD, 'short_title = "Matrics"']
    for name, held in tables.items():
        lines += [f"[{name}]", *(f'"{key}" = "{text}"' for key, text in held.items())]
    return "\n".join(lines)


def test_a_whole_translation_leaves_nothing_in_english(tmp_path: Path, library: loader.Library) -> None:
    found = loader.load(data_folder=kept(tmp_path, whole(library)))
    welsh = found.translated(found[REF], "cy")
    assert welsh.languages == ("cy",)
    assert (welsh.short_title, welsh.items[0].name, welsh.items[0].question) == ("Matrics", "Enw 1", "Beth am 1?")
    assert [level.name for level in welsh.scale.levels][:2] == ["Lefel 0", "Lefel 1"]
    assert all(unit.text.startswith("Testun ") for unit in units.of(welsh))
    assert (welsh.ref, welsh.values, welsh.wording) == (REF, found[REF].values, found[REF].wording)
    assert found.translated(found[REF], "cy") is welsh, "put together once"


def test_part_of_one_leaves_the_rest_as_it_stands(tmp_path: Path) -> None:
    found = loader.load(data_folder=kept(tmp_path, HEAD + '[levels]\n0 = "Dim"\n'))
    welsh = found.translated(found[REF], "cy")
    assert welsh.languages == ("cy", "en-GB")
    assert [level.name for level in welsh.scale.levels][:2] == ["Dim", "Basic level"]
    assert welsh.items == found[REF].items


def test_without_a_translation_an_edition_stays_as_it_is(library: loader.Library) -> None:
    assert library.translated(library[REF], "cy") is library[REF]
    assert library[REF].languages == ("en-GB",)


def test_what_a_board_worded_itself_is_not_translated_away(library: loader.Library) -> None:
    path = units.of(library[REF])[0].path
    to = translations.Translation.model_validate(
        {"edition": REF, "kind": "translation", "language": "cy", "made_by": "N", "made_on": "2026-11-22", "units": {path: "Testun"}}
    )
    assert units.of(translations.applied(library[REF], to, frozenset()))[0].text == "Testun"
    assert units.of(translations.applied(library[REF], to, frozenset({path})))[0].text == units.of(library[REF])[0].text


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    kept(tmp_path, HEAD + '[items]\nvisions = "Gweledigaeth"\n[levels]\n9 = "Uchel"\n[units]\n"governance/1/99" = "Testun"\n')
    kept(tmp_path, HEAD.replace(REF, "nowhere@2011"), "nowhere/2011.translation.cy.toml")
    kept(tmp_path, HEAD.replace('"translation"', '"local"').replace('"cy"', '"welsh"'), "maturity_matrix/2011.translation.gd.toml")
    with pytest.raises(layers.LayerFaults) as raised:
        loader.load(data_folder=tmp_path)
    told = str(raised.value)
    for part in ("items visions", "levels 9", "units governance/1/99", 'no edition "nowhere@2011"', "language"):
        assert part in told


def test_a_file_with_another_name_is_told_where_it_belongs(tmp_path: Path) -> None:
    kept(tmp_path, HEAD, "maturity_matrix/2011.translation.gd.toml")
    with pytest.raises(layers.LayerFaults, match=r"wording/maturity_matrix/2011\.translation\.cy\.toml"):
        loader.load(data_folder=tmp_path)


def test_the_example_in_the_glossary_is_sound(tmp_path: Path) -> None:
    text = (loader.DATA / "README.md").read_text(encoding="utf-8").partition("## How to translate an edition")[2]
    example = re.search(r"(?:^    .*\n|^\n)+(?=\S)", text[text.index("    edition") :], re.MULTILINE)
    assert example is not None
    found = loader.load(data_folder=kept(tmp_path, textwrap.dedent(example[0])))
    assert found.translated(found[REF], "cy").short_title == "Matrics aeddfedrwydd 2011"
