"""Packs and cases: whole or refused with every fault, plain words throughout, and nobody's name."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest

from frameworks import errors, loader, packs

LIBRARY = loader.load()
SHELF = packs.load(LIBRARY)
PACKS = [pytest.param(one, id=one.id) for one in SHELF.packs.values()]
COUNTS = Path(__file__).parents[3] / ".." / "shared" / "vectors" / "instrument_counts.json"
BANNED = re.compile(
    r"\b(scor(e|es|ed|ing)|rank\w*|leagues?|perform\w*|red|amber|green|rag|stakeholders?|kpis?|robust|leverag\w*)\b", re.IGNORECASE
)
DATED = re.compile(r"\b(LINks?|PCTs?|CCGs?|consorti\w+|Healthwatch|cluster|commission\w*)\b", re.IGNORECASE)

Shelve = Callable[[dict[str, str | bytes]], Path]

PACK = """\
id = "round"
title = "A round"
about = "One question."
how_to_use = "Answer it."
minutes = 1
asked = "members"
words = "board"
names = "choice"
care = ["Be kind."]

[source]
document = "A document"
published = "2011"
section = "All of it"

[timing]
every = "meeting"
opens_days_before = 3
closes_at_start = true
removed_days_after = 0

[[steps]]
key = "ask"
name = "Ask"
questions = ["What is on your mind?"]
items = ["annex_a@2015/purpose"]
"""
CASES = """\
lead = "One place tried this."

[source]
document = "A document"
published = "2011"
section = "All of it"

[[cases]]
key = "here"
place = "Here"
tried = "They talked."
packs = ["round"]
"""


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(packs.PackFaults) as caught:
        packs.load(LIBRARY, folder)
    assert isinstance(caught.value, errors.BoardpulseError)
    return str(caught.value).splitlines()


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def words_of(pack: packs.Pack) -> Iterator[str]:
    yield from (pack.title, pack.about, pack.how_to_use, *pack.care, pack.source.note or "Nothing.")
    for step in pack.steps:
        yield from (step.name, step.about or "Nothing.", step.situation or "Nothing.", *step.questions)
    for blank in pack.card:
        yield from (blank.name, blank.prompt)


EVERY_TEXT = [
    *((pack.id, text) for pack in SHELF.packs.values() for text in words_of(pack)),
    *((case.key, case.tried) for case in SHELF.cases.values()),
    *(("cases", text) for text in (SHELF.lead, SHELF.source.note or "")),
]


def test_the_cases_are_the_published_places() -> None:
    if not COUNTS.is_file():
        pytest.skip(f"the published counts are not here: {COUNTS}")
    published: Any = json.loads(COUNTS.read_text(encoding="utf-8"))["case_studies_2011"]
    assert sorted(case.place for case in SHELF.cases.values()) == published["names"]
    assert len(SHELF.cases) == published["case_studies"]


def test_these_packs_come_with_boardpulse() -> None:
    assert list(SHELF.packs) == [
        "annex_a_away_day",
        "annex_a_fortnightly",
        "annex_a_monthly",
        "before_a_workshop",
        "critical_friends",
        "development_programme",
        "scenario_maternity",
        "scenario_priorities",
        "whats_on_your_mind",
    ]


def test_whats_on_your_mind_opens_before_a_meeting_closes_when_it_starts_and_is_gone() -> None:
    pack = SHELF.packs["whats_on_your_mind"]
    assert pack.timing == packs.Timing(every=packs.Every.MEETING, opens_days_before=3, closes_at_start=True, removed_days_after=0)
    assert pack.names is packs.Names.CHOICE


def test_before_a_workshop_there_are_three_questions() -> None:
    pack = SHELF.packs["before_a_workshop"]
    assert [len(step.questions) for step in pack.steps] == [3]
    assert (pack.words, pack.names) == (packs.Words.FACILITATOR, packs.Names.NEVER)


@pytest.mark.parametrize("name", ["scenario_priorities", "scenario_maternity"])
def test_a_scenario_is_a_case_first_alone_and_then_with_set_questions(name: str) -> None:
    alone, together = SHELF.packs[name].steps
    assert alone.situation
    assert len(alone.questions) == 1
    assert len(together.questions) >= 3


def test_the_programme_has_five_steps_and_a_card_of_three_parts() -> None:
    pack = SHELF.packs["development_programme"]
    assert len(pack.steps) == 5
    assert [blank.name for blank in pack.card] == ["What it means", "What we will do differently", "How we will know"]


@pytest.mark.parametrize(("name", "every"), [("annex_a_fortnightly", packs.Every.FORTNIGHT), ("annex_a_monthly", packs.Every.MONTH)])
def test_a_round_of_annex_a_is_every_question_one_at_a_time(name: str, every: packs.Every) -> None:
    pack = SHELF.packs[name]
    assert pack.timing.every is every
    assert [step.items for step in pack.steps] == [(f"annex_a@2015/{item.key}",) for item in LIBRARY["annex_a@2015"].items]
    assert pack.words is packs.Words.PRIVATE


def test_the_away_day_has_all_fourteen_at_once() -> None:
    first = SHELF.packs["annex_a_away_day"].steps[0]
    assert first.items == tuple(f"annex_a@2015/{item.key}" for item in LIBRARY["annex_a@2015"].items)
    assert len(first.items) == 14


@pytest.mark.parametrize("pack", PACKS)
def test_every_item_of_a_pack_is_there(pack: packs.Pack) -> None:
    assert all(packs.item_of(ref, LIBRARY) for step in pack.steps for ref in step.items)


@pytest.mark.parametrize("case", [pytest.param(one, id=one.key) for one in SHELF.cases.values()])
def test_a_case_is_short_and_leads_to_something(case: packs.Case) -> None:
    assert 2 <= len(re.split(r"(?<=\.)\s+", case.tried)) <= 4
    assert case.packs or case.items


def test_a_case_is_no_model() -> None:
    assert SHELF.lead == "One place tried this in 2011."
    assert "no models to copy" in (SHELF.source.note or "")


def test_no_file_has_a_way_to_reach_a_person() -> None:
    for path in (loader.DATA / packs.FOLDER).iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\w.]+@[\w-]+\.[a-z]|https?://|\b0\d{2,4}[ -]?\d{3}", text), path.name


def test_texts_are_in_plain_words() -> None:
    assert len(EVERY_TEXT) > 200
    sentences = [(where, sentence) for where, text in EVERY_TEXT for sentence in re.split(r"(?<=[.?!:])\s+", text)]
    assert [(where, sentence) for where, sentence in sentences if len(sentence.split()) > 30] == []
    assert [(where, text) for where, text in EVERY_TEXT if BANNED.search(text)] == []
    assert [(where, text) for where, text in EVERY_TEXT if DATED.search(text)] == [], "say what it is called today"
    assert [(where, text) for where, text in EVERY_TEXT if not text[:1].isupper()] == []
    assert [(where, text) for where, text in EVERY_TEXT if text[-1:] not in {".", "?"} and len(text) >= 80] == []
    assert [(where, text) for where, text in EVERY_TEXT if "\n" in text] == []


@pytest.mark.parametrize("pack", PACKS)
def test_questions_ask(pack: packs.Pack) -> None:
    asked = [*(one for step in pack.steps for one in step.questions), *(blank.prompt for blank in pack.card)]
    assert all(one.endswith("?") for one in asked)


def test_a_sound_folder_becomes_a_shelf_that_cannot_be_changed(shelve: Shelve) -> None:
    shelf = packs.load(LIBRARY, shelve({"round.toml": PACK, "cases.toml": CASES, "README.md": "no pack"}))
    assert (list(shelf.packs), list(shelf.cases)) == (["round"], ["here"])
    with pytest.raises(TypeError):
        shelf.packs["other"] = shelf.packs["round"]  # type: ignore[index]  # that it is refused is the point


def test_one_refusal_lists_every_fault_of_every_file(shelve: Shelve) -> None:
    folder = shelve(
        {
            "broken.toml": "id = \n",
            "other.toml": changed(PACK, ('items = ["annex_a@2015/purpose"]', 'items = ["annex_a@2015/nothing"]')),
            "round.toml": changed(PACK, ("minutes = 1", "minutes = 0"), ('words = "board"', 'word = "board"'), ('"Be kind."', "")),
            "cases.toml": changed(CASES, ('packs = ["round"]', 'packs = ["square"]\nitems = ["annex_a@1999/purpose"]')),
        }
    )
    assert faults_of(folder) == [
        "broken.toml: file: The file is not valid TOML: Invalid value (at line 1, column 6). "
        "Put that line right; the rest is checked after that.",
        'cases.toml: case 1 here: There is no pack "square". Add it, or correct the spelling.',
        'cases.toml: case 1 here: There is no item "annex_a@1999/purpose". Correct the edition or the key.',
        'other.toml: pack: The id is "round" but the file is "other.toml". Keep it at packs/<id>.toml.',
        'other.toml: step 1 ask: There is no item "annex_a@2015/nothing". Correct the edition or the key.',
        'round.toml: pack: The key "minutes" is 0. It must be 1 or more.',
        'round.toml: pack: The key "words" is missing. Add it.',
        'round.toml: pack: The key "care" is empty. Give at least one.',
        'round.toml: pack: The key "word" is not known here. Did you mean "words"?',
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("opens_days_before = 3\n", "")], "timing: It closes when a meeting starts, but never opens."),
        ([("closes_at_start = true\n", "")], "timing: It is removed some days after closing, but never closes."),
        ([('asked = "members"', 'asked = "critical_friends"')], "pack: What critical friends write goes to the facilitator"),
        (
            [("questions = [", "about = "), ('mind?"]', 'mind?"'), ('items = ["annex_a@2015/purpose"]', "")],
            "pack: No step asks anything.",
        ),
        (
            [('items = ["annex_a@2015/purpose"]', '[[steps]]\nkey = "ask"\nname = "Again"\nabout = "x"')],
            "step ask: This key belongs to several",
        ),
        ([('items = ["annex_a@2015/purpose"]', '[[steps]]\nkey = "more"\nname = "More"')], "step 2 more: This step is empty."),
        ([('items = ["annex_a@2015/purpose"]', 'items = ["purpose"]')], 'step 1: Entry 1 of "items" must be an item of an edition'),
        ([("closes_at_start = true", 'closes_at_start = "yes"')], 'timing: The key "closes_at_start"'),
        ([('asked = "members"', 'asked = "everyone"')], "pack: The key \"asked\" must be one of these: 'members' or 'critical_friends'."),
    ],
)
def test_one_slip_is_one_fault(changes: list[tuple[str, str]], expected: str, shelve: Shelve) -> None:
    found = faults_of(shelve({"round.toml": changed(PACK, *changes), "cases.toml": CASES}))
    assert len(found) == 1, found
    assert found[0].startswith(f"round.toml: {expected}")


def test_parts_of_a_card_have_keys_of_their_own(shelve: Shelve) -> None:
    part = '\n[[card]]\nkey = "means"\nname = "It means"\nprompt = "What?"\n'
    assert faults_of(shelve({"round.toml": PACK + part * 2, "cases.toml": CASES}))[0].startswith("round.toml: card means: This key belongs")


def test_a_case_that_leads_nowhere_or_stands_twice_is_a_fault(shelve: Shelve) -> None:
    nowhere = changed(CASES, ('packs = ["round"]\n', ""))
    assert faults_of(shelve({"round.toml": PACK, "cases.toml": nowhere}))[0].startswith("cases.toml: case 1 here: This case leads nowhere.")
    twice = CASES + CASES[CASES.index("[[cases]]") :]
    assert faults_of(shelve({"round.toml": PACK, "cases.toml": twice}))[0].startswith("cases.toml: case here: This key belongs to several")


def test_a_folder_without_cases_is_a_fault(shelve: Shelve) -> None:
    assert faults_of(shelve({"round.toml": PACK}))[0].startswith("cases.toml: file: The file cannot be opened")


def test_packs_and_signposts_are_no_editions(shelve: Shelve, spoil: Callable[..., str]) -> None:
    folder = shelve({"small/2020.toml": spoil(), "packs/round.toml": PACK, "signposts.toml": "covers = []"})
    assert list(loader.load(folder)) == ["small@2020"]


README = (loader.DATA / packs.FOLDER / "README.md").read_text(encoding="utf-8")
LINE = re.compile(r"^- `(\w+)` \((required|optional)\): .+ Example: `(.+)`$", re.MULTILINE)
TABLES: dict[str, type[pydantic.BaseModel]] = {
    **{".".join(path) or "pack": table for path, table in packs.PACK_TABLES.items()},
    **{".".join(path) or "collection": table for path, table in packs.CASE_TABLES.items()},
}


def sections() -> dict[str, str]:
    parts = re.split(r"^Table: `([\w.]+)`$", README, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_glossary_has_a_section_for_every_table() -> None:
    assert set(sections()) == set(TABLES)
    assert set(packs.Sheet.__subclasses__()) <= {*TABLES.values(), *others()}


def others() -> set[type[pydantic.BaseModel]]:
    """Sheets of other modules, once these are imported."""
    return {one for one in packs.Sheet.__subclasses__() if one.__module__ != packs.__name__}


@pytest.mark.parametrize("name", TABLES)
def test_the_glossary_names_every_key_and_no_other(name: str) -> None:
    said = {key: need for key, need, _ in LINE.findall(sections()[name])}
    assert said == {key: "required" if field.is_required() else "optional" for key, field in TABLES[name].model_fields.items()}
    assert len(re.findall(r"^- `", sections()[name], flags=re.MULTILINE)) == len(said)


@pytest.mark.parametrize("name", TABLES)
def test_every_example_is_toml_for_its_key_and_is_allowed(name: str) -> None:
    for key, _, example in LINE.findall(sections()[name]):
        parsed = tomllib.loads(example)
        if example.startswith("["):
            assert example.strip("[]") == key
            continue
        assert list(parsed) == [key]
        TABLES[name].__pydantic_validator__.validate_assignment(TABLES[name].model_construct(), key, parsed[key])


def test_every_pattern_of_a_pack_has_words() -> None:
    assert {value for name, value in vars(packs).items() if name.endswith("_PATTERN")} <= set(packs.PATTERNS)
