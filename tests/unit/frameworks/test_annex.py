"""The questions of Annex A that go with each part of the other editions: all are there, and every slip in their file is told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import annex, errors, loader, schema

LIBRARY = loader.load()
FITS = annex.load(LIBRARY)
ASKED = {f"{ref}/{item.key}" for ref, edition in LIBRARY.items() if edition.scale.shape in annex.ASKED_OF for item in edition.items}

Shelve = Callable[[dict[str, str | bytes]], Path]

SOUND = 'source = "annex_a@2015"\ncovers = ["maturity_matrix@2011"]\n'
SOUND += "".join(
    f'[[questions]]\nitem = "maturity_matrix@2011/{item.key}"\nask = ["agenda"]\n' for item in LIBRARY["maturity_matrix@2011"].items
)
FIRST = 'item = "maturity_matrix@2011/purpose_and_vision"\nask = ["agenda"]'


def faults_of(text: str, shelve: Shelve) -> list[str]:
    with pytest.raises(annex.QuestionFaults) as caught:
        annex.load(LIBRARY, shelve({annex.FILE: text}) / annex.FILE)
    assert isinstance(caught.value, errors.BoardpulseError)
    return str(caught.value).splitlines()


def test_every_part_that_is_answered_by_levels_or_steps_has_one_two_or_three() -> None:
    assert set(FITS) == ASKED
    for fitting in FITS.values():
        assert 1 <= len(fitting) <= annex.MOST
        for ref, item in fitting.items():
            assert LIBRARY["annex_a@2015"].item(ref.partition("/")[2]) is item


def test_all_of_the_fourteen_fit_somewhere() -> None:
    used = {ref for fitting in FITS.values() for ref in fitting}
    assert used == {f"annex_a@2015/{item.key}" for item in LIBRARY["annex_a@2015"].items}


def test_every_part_has_enough_for_two_rounds_running() -> None:
    """Three questions a round: with two parts beside it that take theirs, each finds another the time after."""
    for item in ASKED:
        own = LIBRARY[item.partition("/")[0]].item(item.partition("/")[2])
        assert own is not None
        assert len(own.follow_ups) + len(FITS[item]) >= 4


def test_the_file_explains_its_keys() -> None:
    text = (loader.DATA / annex.FILE).read_text(encoding="utf-8")
    said = set(re.findall(r"^#\s+(?:\[\[)?(\w+)(?:\]\])?  +\S", text, flags=re.MULTILINE))
    assert said == {key for table in annex.TABLES.values() for key in table.model_fields}
    glossary = (loader.DATA / "README.md").read_text(encoding="utf-8").partition("## Questions for the meeting")[2].partition("\n## ")[0]
    assert all(f"`{key}`" in glossary or f"[[{key}]]" in glossary for key in said)


def test_every_pattern_has_words() -> None:
    assert {value for name, value in vars(annex).items() if name.endswith("_PATTERN")} <= set(annex.PATTERNS)


def test_a_sound_file_is_read_and_cannot_be_changed(shelve: Shelve) -> None:
    read = annex.load(LIBRARY, shelve({annex.FILE: SOUND}) / annex.FILE)
    assert [*read["maturity_matrix@2011/governance"]] == ["annex_a@2015/agenda"]
    with pytest.raises(TypeError):
        read["more"] = {}  # type: ignore[index]  # that it is refused is the point


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('source = "annex_a@2015"', 'source = "annex_a@1999"', 'questions: There is no edition "annex_a@1999". Correct "source".'),
        ('source = "annex_a@2015"', "", 'questions: The key "source" is missing. Add it.'),
        ('covers = ["', 'covers = ["other@1999", "', 'questions: There is no edition "other@1999". Correct "covers".'),
        (
            FIRST,
            FIRST.replace('"agenda"', '"nothing"'),
            'question 1 maturity_matrix@2011/purpose_and_vision: There is no question "nothing"',
        ),
        (FIRST, FIRST.replace('"agenda"', '"agenda", "agenda"'), "question 1 maturity_matrix@2011/purpose_and_vision: It asks"),
        (
            FIRST,
            FIRST.replace('"agenda"', '"agenda", "support", "purpose", "stories"'),
            "question 1 maturity_matrix@2011/purpose_and_vision: It has 4 questions. Keep the 3 that are closest.",
        ),
        (FIRST, FIRST.replace('["agenda"]', "[]"), 'question 1: The key "ask" is empty. Give at least one.'),
        ("[[questions]]\n" + FIRST, "", "question maturity_matrix@2011/purpose_and_vision: This item has no question."),
        (FIRST, FIRST + "\n[[questions]]\n" + FIRST, "question maturity_matrix@2011/purpose_and_vision: This item has several tables."),
        (
            FIRST,
            FIRST + '\n[[questions]]\nitem = "annex_a@2015/purpose"\nask = ["agenda"]',
            'question 2 annex_a@2015/purpose: There is no item "annex_a@2015/purpose" that is answered by levels',
        ),
        (FIRST, FIRST.replace("/purpose", " purpose"), 'question 1: The key "item" must be'),
    ],
)
def test_one_slip_is_one_fault(old: str, new: str, expected: str, shelve: Shelve) -> None:
    assert SOUND.count(old) == 1, old
    found = faults_of(SOUND.replace(old, new), shelve)
    assert len(found) == 1, found
    assert found[0].startswith(f"{annex.FILE}: {expected}")


def test_questions_come_from_open_questions_alone(shelve: Shelve) -> None:
    found = faults_of(SOUND.replace("annex_a@2015", "barometer@2013"), shelve)
    assert found[0].startswith(f'{annex.FILE}: questions: "barometer@2013" has no open questions.')


def test_every_fault_is_listed_at_once(shelve: Shelve) -> None:
    text = SOUND.replace('["agenda"]', '["nothing"]')
    assert len(faults_of(text, shelve)) == len(LIBRARY["maturity_matrix@2011"].items)
    assert faults_of("covers = \n", shelve)[0].startswith(f"{annex.FILE}: file: The file is not valid TOML")


def test_the_two_that_ask_for_a_need_are_asked_as_well() -> None:
    need = {f"annex_a@2015/{item.key}" for item in LIBRARY["annex_a@2015"].items if item.asks is schema.Asks.NEED}
    assert len(need) == 2
    assert need <= {ref for fitting in FITS.values() for ref in fitting}
