"""Wording layers: other words for an edition, kept whole, pinned by digest, and refused where they do not fit."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import layer_files, layers, loader, schema, units

Spoil = Callable[..., str]
Shelve = Callable[[dict[str, str | bytes]], Path]

DAY = datetime.date(2026, 11, 22)
REF = "small@2020"


@pytest.fixture
def library(spoil: Spoil, shelve: Shelve, tmp_path: Path) -> loader.Library:
    return loader.load(shelve({"editions/small/2020.toml": spoil()}) / "editions")


def published(**texts: str) -> layers.Layer:
    by_path = {path.replace("__", "/"): text for path, text in texts.items()}
    return layers.Layer(edition=REF, kind=layers.Kind.PUBLISHED, texts=by_path, made_on=DAY)


def change(unit: str, text: str | None, why: str = "Nobody here says it so.") -> layers.Change:
    return layers.Change(unit=unit, text=text, by="Ada", on=DAY, why=why, confidence=layers.Confidence.FAIRLY)


def local(*changes: layers.Change, board: str = "riverside") -> layers.Layer:
    return layers.of_changes(REF, board, changes)


def kept(folder: Path, *made: layers.Layer) -> Path:
    for layer in made:
        file = layer_files.place(folder, layer)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(layer_files.text_of(layer), encoding="utf-8")
    return folder


def again(folder: Path, library: loader.Library) -> loader.Library:
    shelf = layer_files.read(folder, library)
    return loader.Library(editions=library.editions, digests=library.digests, shelf=shelf)


def level_text(edition: schema.Edition, item: str, level: int) -> str | None:
    found = edition.item(item)
    assert found is not None
    descriptor = found.descriptor(level)
    return descriptor.text if descriptor else None


def test_a_layer_is_read_as_it_was_written(library: loader.Library, tmp_path: Path) -> None:
    odd = 'It said “yes”,\tand "no" \\ or — é\u0007 \U0001f600'
    made = published(first__1=odd, second__2="x")
    read = layer_files.published(kept(tmp_path, made), REF, library)
    assert read == made
    own = local(change("first/1", odd), change("first/2", "b"), change("first/1", None, why="It was clearer before."))
    assert layer_files.local(kept(tmp_path, own), REF, "riverside", library) == own
    assert own.texts == {"first/2": "b"}


def test_published_words_stand_in_place_of_ours_and_are_marked(library: loader.Library, tmp_path: Path) -> None:
    layer = published(first__1="Begun, as published.", first__2="Done, as published.", second__1="Second begun, as published.")
    one = again(kept(tmp_path, layer), library)
    edition = one.worded(REF, one.wording(REF))
    assert level_text(edition, "first", 1) == "Begun, as published."
    assert level_text(edition, "second", 2) == "The second thing is done.", "what is not there stays ours"
    assert (edition.whose.published, edition.whose.partly) == (frozenset({"first"}), frozenset({"second"}))
    assert edition.wording == layer.digest
    assert one[REF].wording == ""
    assert level_text(one[REF], "first", 1) == "The first thing has begun."


def test_a_boards_own_words_count_for_it_alone_and_above_the_published_ones(library: loader.Library, tmp_path: Path) -> None:
    below, own = published(first__1="As published."), local(change("first/1", "Our own."), change("second/question", "How is it, really?"))
    one = again(kept(tmp_path, below, own), library)
    ours, theirs = (one.worded(REF, one.wording(REF, board)) for board in ("riverside", "elsewhere"))
    assert level_text(ours, "first", 1) == "Our own."
    assert level_text(theirs, "first", 1) == "As published."
    assert ours.item("second").question == "How is it, really?"  # type: ignore[union-attr]  # it is there
    assert dict(ours.whose.local) == {"first": ("Nobody here says it so.",), "second": ("Nobody here says it so.",)}
    assert not theirs.whose.local
    assert one.wording(REF, "riverside") == f"{below.digest}+{own.digest}"
    assert one.own_words(REF, one.wording(REF, "riverside")) == own.texts
    assert one.own_words(REF, one.wording(REF, "elsewhere")) == {}


def test_a_board_without_published_words_pins_its_own_alone(library: loader.Library, tmp_path: Path) -> None:
    own = local(change("first/1", "Our own."))
    one = again(kept(tmp_path, own), library)
    assert one.wording(REF, "riverside") == f"+{own.digest}"
    assert level_text(one.worded(REF, f"+{own.digest}"), "first", 1) == "Our own."
    assert one.wording(REF) == ""


def test_words_of_yesterday_can_still_be_had(library: loader.Library, tmp_path: Path) -> None:
    first = local(change("first/1", "One."))
    second = local(*first.changes, change("first/1", "Two.", why="Shorter."))
    taken_back = local(*second.changes, change("first/1", None, why="Enough."))
    one = again(kept(tmp_path, taken_back), library)
    assert one.wording(REF, "riverside") == ""
    for layer, text in ((first, "One."), (second, "Two.")):
        edition = one.worded(REF, f"+{layer.digest}")
        assert level_text(edition, "first", 1) == text
    assert dict(one.worded(REF, f"+{second.digest}").whose.local) == {"first": ("Shorter.",)}


def test_a_former_layer_is_known_and_not_in_use(library: loader.Library, tmp_path: Path) -> None:
    old, new = published(first__1="Old."), published(first__1="New.")
    file = layer_files.former_place(tmp_path, old)
    kept(tmp_path, new)
    file.write_text(layer_files.text_of(old), encoding="utf-8")
    one = again(tmp_path, library)
    assert one.wording(REF) == new.digest
    assert level_text(one.worded(REF, old.digest), "first", 1) == "Old."


@pytest.mark.parametrize("wording", ["0" * 64, f"+{'0' * 64}", "no digest", "+", "++"])
def test_words_that_are_gone_are_ours_again(wording: str, library: loader.Library) -> None:
    assert level_text(library.worded(REF, wording), "first", 1) == "The first thing has begun."
    assert library.knows(REF, wording) is (wording == "+")


def test_the_digest_is_of_words_edition_and_board_and_not_of_their_order() -> None:
    assert published(a="1", b="2").digest == published(b="2", a="1").digest
    assert published(a="1").digest != published(a="2").digest
    own = local(change("a", "1"))
    assert own.digest != local(change("a", "1"), board="elsewhere").digest
    assert own.digest != published(a="1").digest


FAULTS = [
    ("small/2020.published.toml", 'edition = "small@2020"\n', "is missing"),
    ("small/2020.published.toml", "not toml", "not valid TOML"),
    ("small/2020.published.toml", b"\xff", "not UTF-8"),
    (
        "small/2020.published.toml",
        'edition = "small@2020"\nkind = "published"\nmade_on = 2026-11-22\n[units]\n"first/9" = "x"\n"third" = "y"\n',
        "unit first/9: small@2020 has no such unit",
    ),
    (
        "small/2020.published.toml",
        'edition = "other@2020"\nkind = "published"\nmade_on = 2026-11-22\nunits = {}\n',
        'no edition "other@2020"',
    ),
    ("small/2020.published.toml", 'edition = "small@2020"\nkind = "local"\nmade_on = 2026-11-22\nunits = {}\n', "Make them the same"),
    ("small/2021.published.toml", 'edition = "small@2020"\nkind = "published"\nmade_on = 2026-11-22\nunits = {}\n', "Keep this layer at"),
    ("small/2020.local.riverside.toml", 'edition = "small@2020"\nkind = "local"\nboard = "riverside"\nchanges = []\n', "is empty"),
    (
        "small/2020.local.elsewhere.toml",
        'edition = "small@2020"\nkind = "local"\nboard = "riverside"\n[[changes]]\nunit = "first/1"\nby = "a"\non = 2026-11-22\nwhy = "b"\n'
        'confidence = "very"\ntext = "c"\n',
        "Keep this layer at wording/small/2020.local.riverside.toml",
    ),
]


@pytest.mark.parametrize(("name", "held", "says"), FAULTS)
def test_a_layer_that_does_not_fit_is_refused_in_words(
    name: str, held: str | bytes, says: str, library: loader.Library, tmp_path: Path
) -> None:
    file = tmp_path / "wording" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(held.encode() if isinstance(held, str) else held)
    with pytest.raises(layers.LayerFaults, match=f"wording/{name}.*{says}"):
        layer_files.read(tmp_path, library)


def test_every_fault_of_every_layer_is_named_at_once(library: loader.Library, tmp_path: Path) -> None:
    kept(tmp_path, published(first__7="x", first__8="y"), local(change("nothing", "x")))
    with pytest.raises(layers.LayerFaults) as caught:
        layer_files.read(tmp_path, library)
    assert len(caught.value.faults) == 3


def test_every_unit_has_its_place() -> None:
    bundled = loader.load()
    for ref, edition in bundled.items():
        for unit in units.rewordable(edition):
            found = units.place(edition, unit.path)
            assert found.item.key == units.item_key(unit.path)
        with pytest.raises(KeyError):
            units.place(edition, "nothing/1")
        whose = schema.Whose(wording="x")
        changed = units.reworded(edition, {unit.path: f"New {unit.path}" for unit in units.rewordable(edition)}, whose)
        assert [unit.text for unit in units.rewordable(changed)] == [f"New {unit.path}" for unit in units.rewordable(edition)], ref
