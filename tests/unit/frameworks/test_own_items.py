"""A board's own items: behind the published ones, pinned with the words of a pulse, and held to the rules of every edition."""

import dataclasses
import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import layer_files, layers, loader, own_items, schema, translations

Spoil = Callable[..., str]
Shelve = Callable[[dict[str, str | bytes]], Path]

DAY = datetime.date(2026, 11, 22)
REF = "small@2020"
SIGNED = layers.Signed(by="Ada", on=DAY, why="We miss it.", confidence=layers.Confidence.FAIRLY)


@pytest.fixture
def library(spoil: Spoil, shelve: Shelve) -> loader.Library:
    return loader.load(shelve({"shelf/small/2020.toml": spoil()}) / "shelf")


def added(key: str = "third", *, removed: layers.Signed | None = None, **levels: str) -> layers.Added:
    return layers.Added(
        **dict(SIGNED),
        key=key,
        name=f"The {key}",
        question=f"How is the {key} thing?",
        levels={name.removeprefix("at_"): text for name, text in levels.items()},
        follow_ups=("Who knows more?",),
        removed=removed,
    )


def local(*items: layers.Added, ref: str = REF, changes: tuple[layers.Change, ...] = ()) -> layers.Layer:
    return layers.of_changes(ref, "riverside", changes, items)


def kept(folder: Path, *made: layers.Layer, former: layers.Layer | None = None) -> Path:
    texts = {layer_files.place(folder, layer): layer_files.text_of(layer) for layer in made}
    texts |= {} if former is None else {layer_files.former_place(folder, former): layer_files.text_of(former)}
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def again(folder: Path, library: loader.Library) -> loader.Library:
    return dataclasses.replace(library, shelf=layer_files.read(folder, library))


def test_a_layer_with_items_is_read_as_it_was_written(library: loader.Library, tmp_path: Path) -> None:
    change = layers.Change(**dict(SIGNED), unit="first/1", text="Begun, we say.")
    own = local(added(), added("fourth", removed=SIGNED, at_1='odd "one"\\', at_2="b"), changes=(change,))
    assert layer_files.local(kept(tmp_path, own), REF, "riverside", library) == own
    assert [one.key for one in own.items] == ["third"]


def test_own_items_stand_behind_the_published_ones_and_are_marked(library: loader.Library, tmp_path: Path) -> None:
    one = again(kept(tmp_path, local(added(at_1="Begun.", at_2="Done."), added("fourth"))), library)
    edition = one.worded(REF, one.wording(REF, "riverside"))
    assert [(item.key, item.position) for item in edition.items] == [("first", 1), ("second", 2), ("third", 3), ("fourth", 4)]
    assert [item.descriptor(2) and item.descriptor(2).text for item in edition.items[2:]] == ["Done.", None]  # type: ignore[union-attr]  # it is there
    assert edition.whose.own == {"third", "fourth"}
    assert dict(edition.whose.local) == {"third": ("We miss it.",), "fourth": ("We miss it.",)}
    assert [len(one.worded(REF, one.wording(REF, board)).items) for board in ("elsewhere", "")] == [2, 2]
    assert len(one[REF].items) == 2


def test_published_words_stay_whole_beside_an_own_item(library: loader.Library, tmp_path: Path) -> None:
    texts = {f"{item}/{level}": "As published." for item in ("first", "second") for level in (1, 2)}
    below = layers.Layer(edition=REF, kind=layers.Kind.PUBLISHED, texts=texts, made_on=DAY)
    one = again(kept(tmp_path, below, local(added())), library)
    edition = one.worded(REF, one.wording(REF, "riverside"))
    assert edition.whose.published == {"first", "second"}
    assert edition.wording == f"{below.digest}+{local(added()).digest}"


def test_where_an_edition_has_headings_own_items_stand_below_one_of_their_own() -> None:
    library = loader.load()
    for ref in ("areas_requiring_attention@2015", "well_performing_board@2015"):
        edition = layers.applied(library[ref], [local(added(), ref=ref)], "x")
        assert edition.groups[:-1] == library[ref].groups
        assert [item.key for item in edition.items if item.group == edition.groups[-1].key] == ["third"]
        assert edition.items[-1].position == len(library[ref].items) + 1


def test_an_item_is_in_the_digest_and_a_layer_without_any_keeps_the_digest_it_always_had() -> None:
    change = layers.Change(**dict(SIGNED), unit="first/1", text="x")
    plain = layers.of_changes(REF, "riverside", (change,))
    assert plain.digest == hashlib.sha256(b"small@2020\nlocal\nriverside\nfirst/1\tx").hexdigest()
    layered = [plain, *(local(one, changes=(change,)) for one in (added(), added("fourth"), added(at_1="a", at_2="b")))]
    assert len({one.digest for one in layered}) == 4
    assert local(added(removed=SIGNED), changes=(change,)).digest == plain.digest, "what is not asked is not pinned"
    swapped = {local(*pair).digest for pair in ((added(), added("fourth")), (added("fourth"), added()))}
    assert len(swapped) == 2, "they are asked in another order"


def test_a_removed_item_still_reads_right_for_the_pulse_that_asked_it(library: loader.Library, tmp_path: Path) -> None:
    before = local(added(), added("fourth"))
    after = local(added(removed=SIGNED), added("fourth"))
    one = again(kept(tmp_path, after, former=before), library)
    assert [item.key for item in one.worded(REF, f"+{before.digest}").items[2:]] == ["third", "fourth"]
    now = one.worded(REF, one.wording(REF, "riverside"))
    assert [(item.key, item.position) for item in now.items[2:]] == [("fourth", 3)]
    with_it = one.with_item(now, "riverside", "third")
    assert with_it.item("third") is not None
    assert with_it.whose.own == {"third", "fourth"}
    assert one.with_item(now, "elsewhere", "third") is now
    assert one.with_item(now, "riverside", "fifth").item("fifth") is None


def test_where_all_is_removed_nothing_is_pinned(library: loader.Library, tmp_path: Path) -> None:
    one = again(kept(tmp_path, local(added(removed=SIGNED))), library)
    assert one.wording(REF, "riverside") == ""


def test_rewording_after_adding_keeps_every_state_in_between(library: loader.Library, tmp_path: Path) -> None:
    changes = tuple(layers.Change(**dict(SIGNED), unit="first/1", text=text) for text in ("a", "b"))
    states = [local(added(), changes=changes[:end]) for end in range(3)]
    one = again(kept(tmp_path, states[-1]), library)
    for state in states:
        assert one.knows(REF, f"+{state.digest}")
        assert one.worded(REF, f"+{state.digest}").item("third") is not None


def test_an_own_item_is_laid_beside_nothing_but_itself(library: loader.Library, tmp_path: Path) -> None:
    one = again(kept(tmp_path, local(added())), library)
    words = one.own_words(REF, one.wording(REF, "riverside"))
    assert words is not None
    [(path, text)] = words.items()
    assert path.startswith("third/")
    assert text == added().words != added(at_1="a", at_2="b").words


WELSH = """\
edition = "small@2020"
kind = "translation"
language = "cy"
made_by = "B"
made_on = 2026-11-22
[items]
first = "Cyntaf"
second = "Ail"
[questions]
first = "?"
second = "?"
[levels]
0 = "a"
1 = "b"
2 = "c"
"""


def test_a_translation_leaves_an_own_item_as_the_board_has_it(library: loader.Library, tmp_path: Path) -> None:
    units = "\n".join(f'"{item}/{level}" = "x"' for item in ("first", "second") for level in (1, 2))
    translation = f"{WELSH}[units]\n{units}\n"
    kept(tmp_path, local(added()))
    (tmp_path / "wording" / "small" / "2020.translation.cy.toml").write_text(translation, encoding="utf-8")
    desk = translations.Desk(shelf=translations.read(tmp_path, library))
    one = dataclasses.replace(again(tmp_path, library), desk=desk)
    whole, ours = one.translated(one[REF], "cy"), one.translated(one.worded(REF, one.wording(REF, "riverside")), "cy")
    assert whole.languages == ("cy",)
    assert ours.languages == ("cy", "en-GB"), "and people are told so"
    assert [item.name for item in ours.items] == ["Cyntaf", "Ail", "The third"]
    assert ours.whose.own == {"third"}


LINES = 'by = "a"\nwhy = "b"\nconfidence = "very"\non = 2026-11-22\n'
FAULTS = [
    ("", "This layer is empty"),
    (f'[[items]]\nkey = "third"\nname = "N"\n{LINES}', 'item 1 third: The key "question" is missing'),
    (f'[[items]]\nkey = "third"\nname = "{"x" * 39}"\nquestion = "Q?"\n{LINES}', 'item 1 third: The key "name" has 39 characters'),
    (f'[[items]]\nkey = "Third!"\nname = "N"\nquestion = "Q?"\n{LINES}', 'item 1 Third!: The key "key" must be 2 to 40 small letters'),
    (f'[[items]]\nkey = "first"\nname = "N"\nquestion = "Q?"\n{LINES}', 'item 1 first: The key "first" belongs to item 1 already'),
    (
        f'[[items]]\nkey = "third"\nname = "N"\nquestion = "Q?"\n{LINES}[items.levels]\n1 = "a"\n7 = "b"\n',
        r"item 1 third: A descriptor names level 7.*\n.*item 1 third: Level 2 has no descriptor",
    ),
    (f'[[items]]\nkey = "third"\nname = "N"\nquestion = "Q?"\n{LINES}[items.levels]\none = "a"\n', 'The key "levels" must be a table'),
    (f'[[items]]\nkey = "third"\nname = "N"\nquestion = "Q?"\n{LINES}[items.removed]\nby = "a"\n', 'item 1 third, removed: The key "on"'),
    (f'[[items]]\nkey = "third"\nname = "N"\nquestion = "Q?"\nposition = 3\n{LINES}', 'The key "position" is not known here'),
    (
        f'[[changes]]\nunit = "third/1"\n{LINES}text = "x"\n\n[[items]]\nkey = "third"\nname = "N"\nquestion = "Q?"\n{LINES}',
        "unit third/1: small@2020 has no such unit",
    ),
    ("".join(f'[[items]]\nkey = "own_{one}"\nname = "N"\nquestion = "Q?"\n{LINES}' for one in range(11)), "There are 11 items"),
]


@pytest.mark.parametrize(("held", "says"), FAULTS)
def test_items_that_do_not_fit_are_refused_in_words(held: str, says: str, library: loader.Library, tmp_path: Path) -> None:
    file = tmp_path / "wording" / "small" / "2020.local.riverside.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'edition = "small@2020"\nkind = "local"\nboard = "riverside"\n{held}', encoding="utf-8")
    with pytest.raises(layers.LayerFaults, match=says):
        layer_files.read(tmp_path, library)


@pytest.mark.parametrize("ref", ["annex_a@2015", "areas_requiring_attention@2015", "barometer@2013", "well_performing_board@2015"])
def test_levels_are_described_only_where_the_edition_describes_its_own(ref: str) -> None:
    edition = loader.load()[ref]
    assert list(own_items.faults(edition, [added()])) == []
    [(place, said)] = own_items.faults(edition, [added(at_1="a")])
    assert (place, "no levels to describe" in said) == ("item 1 third", True)


def test_the_lowest_level_may_have_a_text_or_none(library: loader.Library) -> None:
    edition: schema.Edition = library[REF]
    for one in (added(at_1="a", at_2="b"), added(at_0="z", at_1="a", at_2="b")):
        assert list(own_items.faults(edition, [one])) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("What is our Score?", "Score"),
        ("Who performs best?", "performs"),
        ("Are we red or amber?", "red"),
        ("Do people want to stay anonymous?", "anonymous"),
        ("Have we enough green space?", None),
        ("Is Frank here, with his scarlet pranks?", None),
    ],
)
def test_words_that_nobody_may_read(text: str, word: str | None) -> None:
    assert own_items.forbidden(text) == word
