"""The evidence check of an edition: what a file may say of it, and the edition with it on."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import checks, layers, loader, schema

Spoil = Callable[..., str]
REF = "development_tool@2013"
STEPS = '[[scale.evidence]]\nvalue = 1\nname = "Not yet"\n\n[[scale.evidence]]\nvalue = 2\nname = "All of it"\n\n'
PLACE = '[[items]]\nkey = "first"'
LEVELS = '[scale]\nshape = "levels"\n'


def faults_of(text: str) -> list[str]:
    return [str(fault) for fault in checks.check(checks.draft("small/2020.toml", tomllib.loads(text)))]


def test_a_check_of_described_levels_is_sound(spoil: Spoil) -> None:
    assert faults_of(spoil((PLACE, STEPS + PLACE))) == []


def test_pairs_take_no_check(spoil: Spoil) -> None:
    text = spoil((PLACE, STEPS + PLACE), (LEVELS, LEVELS + "horizon_months = 12\n"))
    assert faults_of(text) == [
        'small/2020.toml: scale: An answer is a pair here, so no check fits behind it. Remove the steps of "evidence", or "horizon_months".'
    ]


@pytest.mark.parametrize("shape", ["open", "pick", "consensus"])
def test_other_shapes_take_no_check(spoil: Spoil, shape: str) -> None:
    text = spoil((PLACE, STEPS + PLACE), (LEVELS, f'[scale]\nshape = "{shape}"\n'))
    told = f'The shape is "{shape}", so no level has a description to check. Remove the steps of "evidence".'
    assert sum(told in fault for fault in faults_of(text)) == 1


def test_levels_of_ours_take_no_check(spoil: Spoil) -> None:
    text = spoil((PLACE, STEPS + PLACE), (LEVELS, LEVELS + "ours = true\n"))
    assert any("The levels are ours, so none has a description to check." in fault for fault in faults_of(text))


def test_the_steps_climb_and_are_two_or_more(spoil: Spoil) -> None:
    one = '[[scale.evidence]]\nvalue = 1\nname = "Not yet"\n\n'
    assert any('steps of "evidence" is 1. Give at least two.' in fault for fault in faults_of(spoil((PLACE, one + PLACE))))
    assert any("Step 1 follows level 1." in fault for fault in faults_of(spoil((PLACE, one + one + PLACE))))


def test_the_edition_with_its_check_on_is_the_same_but_for_the_second_half(library: loader.Library) -> None:
    tool = library[REF]
    checked = tool.with_evidence()
    assert [step.name for step in checked.scale.sureness] == ["Not yet", "Some of it", "Most of it", "All of it"]
    assert (tool.checks_evidence, checked.checks_evidence) == (False, True)
    assert (checked.ref, checked.values, checked.items, checked.paired) == (tool.ref, tool.values, tool.items, False)
    assert checked.with_evidence() is checked
    assert all(checked.describes(item.key, value) for item in checked.items for value in checked.values)
    assert not checked.describes("vision", 9)
    assert not checked.describes("nothing", 1)


def test_an_edition_without_a_check_stays_as_it_is(library: loader.Library) -> None:
    for ref in library.keys() - {REF}:
        assert library[ref].with_evidence() is library[ref]
        assert library.checked(library[ref]) is library[ref]
        assert not library[ref].checks_evidence


def test_a_library_puts_it_together_once(library: loader.Library) -> None:
    assert library.checked(library[REF]) is library.checked(library[REF])
    reworded = library[REF].reworded(library[REF].items, schema.Whose(wording="+abc"))
    assert library.checked(reworded).whose is reworded.whose
    assert library.checked(library[REF]).wording == ""


def test_a_translation_has_words_for_the_steps_with_the_check_and_without(tmp_path: Path, library: loader.Library) -> None:
    file = tmp_path / layers.FOLDER / "development_tool" / "2013.translation.cy.toml"
    file.parent.mkdir(parents=True)
    head = f'edition = "{REF}"\nkind = "translation"\nlanguage = "cy"\nmade_by = "Nia"\nmade_on = 2026-11-22\n'
    file.write_text(f'{head}[levels]\n1 = "Ifanc"\n[evidence]\n4 = "Y cyfan"\n', encoding="utf-8")
    found = loader.load(data_folder=tmp_path)
    for _ in range(2):
        plain, checked = found.translated(found[REF], "cy"), found.translated(found.checked(found[REF]), "cy")
        assert plain.scale.sureness == ()
        assert [step.name for step in checked.scale.sureness] == ["Not yet", "Some of it", "Most of it", "Y cyfan"]
        assert {one.scale.levels[0].name for one in (plain, checked)} == {"Ifanc"}
        assert checked.checks_evidence


def test_a_translation_of_a_step_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / layers.FOLDER / "development_tool" / "2013.translation.cy.toml"
    file.parent.mkdir(parents=True)
    head = f'edition = "{REF}"\nkind = "translation"\nlanguage = "cy"\nmade_by = "Nia"\nmade_on = 2026-11-22\n'
    file.write_text(f'{head}[evidence]\n9 = "Dim"\n', encoding="utf-8")
    with pytest.raises(layers.LayerFaults, match="evidence 9"):
        loader.load(data_folder=tmp_path)
