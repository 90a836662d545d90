"""Signposts: each part of the three graded editions points to one, two or three things that are really there."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import errors, loader, packs, schema, signposts

LIBRARY = loader.load()
SHELF = packs.load(LIBRARY)
SIGNPOSTS = signposts.load(LIBRARY, SHELF)
GRADED = ["barometer@2013", "development_tool@2013", "maturity_matrix@2011"]
ITEMS = [f"{ref}/{item.key}" for ref in GRADED for item in LIBRARY[ref].items]

Shelve = Callable[[dict[str, str | bytes]], Path]

FILE = "signposts.toml"
SOUND = """\
covers = ["annex_a@2015"]

[[pages]]
key = "boards"
address = "https://www.gov.uk/boards"
title = "Boards"
owner = "A department"
checked = 2026-11-22

"""
SOUND += "".join(f'[[signposts]]\nitem = "annex_a@2015/{item.key}"\nsee = ["page/boards"]\n' for item in LIBRARY["annex_a@2015"].items)
FIRST = 'item = "annex_a@2015/purpose"\nsee = ["page/boards"]'


def faults_of(text: str, shelve: Shelve) -> list[str]:
    with pytest.raises(signposts.SignpostFaults) as caught:
        signposts.load(LIBRARY, SHELF, shelve({FILE: text}) / FILE)
    assert isinstance(caught.value, errors.BoardpulseError)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("item", ITEMS)
def test_every_part_points_to_one_two_or_three_things(item: str) -> None:
    places = SIGNPOSTS.of(item)
    assert 1 <= len(places) <= 3
    assert item not in places
    for ref, place in places.items():
        kind = {"case": packs.Case, "pack": packs.Pack, "page": signposts.Page}.get(ref.partition("/")[0], schema.Item)
        assert isinstance(place, kind), ref


def test_what_has_no_signpost_points_nowhere() -> None:
    assert SIGNPOSTS.of("annex_a@2015/nothing") == {}


@pytest.mark.parametrize("page", [pytest.param(one, id=one.key) for one in SIGNPOSTS.pages.values()])
def test_a_page_is_of_a_public_body_or_a_charity_and_was_looked_up(page: signposts.Page) -> None:
    assert re.match(r"https://([a-z0-9-]+\.)*(gov\.uk|phe\.org\.uk|local\.gov\.uk|kingsfund\.org\.uk)/", page.address)
    assert page.owner
    assert datetime.date(2026, 1, 1) <= page.checked <= datetime.date(2026, 11, 22)


def test_the_file_explains_its_keys() -> None:
    text = (loader.DATA / FILE).read_text(encoding="utf-8")
    said = set(re.findall(r"^#\s+(?:\[\[)?(\w+)(?:\]\])?  +\S", text, flags=re.MULTILINE))
    assert said == {key for table in signposts.TABLES.values() for key in table.model_fields}


def test_every_pattern_has_words() -> None:
    assert {value for name, value in vars(signposts).items() if name.endswith("_PATTERN")} <= set(signposts.PATTERNS)


def test_a_sound_file_is_read_and_cannot_be_changed(shelve: Shelve) -> None:
    read = signposts.load(LIBRARY, SHELF, shelve({FILE: SOUND}) / FILE)
    assert list(read.of("annex_a@2015/purpose")) == ["page/boards"]
    with pytest.raises(TypeError):
        read.pages["more"] = read.pages["boards"]  # type: ignore[index]  # that it is refused is the point


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (FIRST, FIRST.replace("page/boards", "page/nothing"), 'signpost 1 annex_a@2015/purpose: There is nothing called "page/nothing".'),
        (FIRST, FIRST.replace("page/boards", "annex_a@2015/purpose"), "signpost 1 annex_a@2015/purpose: It points to itself."),
        (
            FIRST,
            FIRST.replace('"page/boards"', '"page/boards", "page/boards"'),
            'signpost 1 annex_a@2015/purpose: It points to "page/boards"',
        ),
        (
            FIRST,
            FIRST.replace('"page/boards"', '"page/boards", "case/wigan", "case/croydon", "case/cornwall"'),
            "signpost 1 annex_a@2015/purpose: It points to 4 places. Keep the 3 that help most.",
        ),
        (FIRST, FIRST.replace('["page/boards"]', "[]"), 'signpost 1: The key "see" is empty. Give at least one.'),
        (FIRST, FIRST.replace("page/boards", "boards"), 'signpost 1: Entry 1 of "see" must be an item such as "annex_a@2015/purpose"'),
        ("[[signposts]]\n" + FIRST, "", "signpost annex_a@2015/purpose: This item points nowhere."),
        (FIRST, FIRST + "\n[[signposts]]\n" + FIRST, "signpost annex_a@2015/purpose: This item has several signposts."),
        (
            FIRST,
            FIRST + "\n[[signposts]]\n" + FIRST.replace("/purpose", "/nothing"),
            'signpost 2 annex_a@2015/nothing: There is no item "annex',
        ),
        ('covers = ["annex_a@2015"]', 'covers = ["annex_a@2015", "other@1999"]', 'signposts: There is no edition "other@1999".'),
        ("https://", "http://", 'page 1: The key "address" must be an address that starts with https://.'),
        ("checked = 2026-11-22", "", 'page 1: The key "checked" is missing. Add it.'),
        ('owner = "A department"', "", 'page 1: The key "owner" is missing. Add it.'),
        (
            "[[pages]]",
            '[[pages]]\nkey = "more"\naddress = "https://www.gov.uk/x"\ntitle = "x"\nowner = "x"\nchecked = 2026-11-22\n[[pages]]',
            "page more: No signpost points here.",
        ),
    ],
)
def test_one_slip_is_one_fault(old: str, new: str, expected: str, shelve: Shelve) -> None:
    assert SOUND.count(old) == 1, old
    found = faults_of(SOUND.replace(old, new), shelve)
    assert len(found) == 1, found
    assert found[0].startswith(f"{FILE}: {expected}")


def test_pages_are_told_apart(shelve: Shelve) -> None:
    page = SOUND[SOUND.index("[[pages]]") : SOUND.index("[[signposts]]")]
    found = faults_of(SOUND.replace(page, page * 2, 1), shelve)
    assert found == [
        f"{FILE}: page boards: This key belongs to several pages. Give each a key of its own.",
        f"{FILE}: page https://www.gov.uk/boards: This address stands in several pages. Keep one.",
    ]


def test_every_fault_is_listed_at_once(shelve: Shelve) -> None:
    text = SOUND.replace("https://", "http://").replace('owner = "A department"', "").replace(FIRST, FIRST.replace("page/boards", "x"))
    assert len(faults_of(text, shelve)) == 3
    assert faults_of("covers = \n", shelve)[0].startswith(f"{FILE}: file: The file is not valid TOML")
