"""Files are read whole or refused whole, and a refusal names everything that is wrong, in plain words."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from frameworks import checks, errors, loader, schema

Spoil = Callable[..., str]
Shelve = Callable[[dict[str, str | bytes]], Path]

FILE = "small/2020.toml"


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(loader.EditionFaults) as caught:
        loader.load(folder)
    assert str(caught.value).splitlines() == [str(fault) for fault in caught.value.faults]
    return str(caught.value).splitlines()


def test_a_sound_folder_becomes_a_library_in_stable_order(spoil: Spoil, shelve: Shelve) -> None:
    later = spoil(('id = "small"', 'id = "brief"'))
    corrected = spoil(('version = "2020"', 'version = "2020.1"'))
    folder = shelve({"small/2020.1.toml": corrected, "small/2020.toml": spoil(), "brief/2020.toml": later, "README.md": "not an edition"})
    library = loader.load(folder)
    assert list(library) == ["brief@2020", "small@2020", "small@2020.1"]
    assert [edition.ref for edition in library.values()] == list(library)
    assert library.get("small@2020") is library["small@2020"]
    assert library.get("small@1999") is None
    assert len(library) == 3


def test_a_library_cannot_be_changed(spoil: Spoil, shelve: Shelve) -> None:
    library = loader.load(shelve({FILE: spoil()}))
    with pytest.raises(TypeError):
        library.editions["small@2021"] = library["small@2020"]  # type: ignore[index]  # that it is refused is the point
    with pytest.raises(AttributeError):
        library.digests = {}  # type: ignore[misc]  # that it is refused is the point


def test_the_digest_is_of_the_bytes_and_moves_with_any_edit(spoil: Spoil, shelve: Shelve) -> None:
    text = spoil()
    before = loader.load(shelve({FILE: text})).digest("small@2020")
    assert before == hashlib.sha256(text.encode()).hexdigest()
    after = loader.load(shelve({FILE: text + "# a remark\n"})).digest("small@2020")
    assert after != before
    with pytest.raises(KeyError):
        loader.load(shelve({FILE: text})).digest("small@1999")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_files_saved_on_windows_are_read(mark: bytes, spoil: Spoil, shelve: Shelve) -> None:
    saved = mark + spoil().replace("\n", "\r\n").encode()
    assert loader.load(shelve({FILE: saved}))["small@2020"].title == "A small edition"


def test_one_refusal_lists_ten_different_faults_of_one_file(spoil: Spoil, shelve: Shelve) -> None:
    text = spoil(
        ('version = "2020"', 'version = "2021"'),
        ("minutes = 1", "minutes = 90"),
        ('short_title = "Small"', 'shorttitle = "Small"'),
        ('published = "2020"', 'published = "spring 2020"'),
        ("value = 2", "value = 3"),
        ('question = "How is the first thing?"\n', ""),
        ("position = 2", "position = 1"),
        ('level = 1\ntext = "The second thing has begun."', 'level = 7\ntext = "The second thing has begun."'),
        ('terms = ["LINk"]', 'terms = ["PCT"]'),
        ("checked = 2026-11-22", 'checked = "last week"'),
    )
    assert faults_of(shelve({FILE: text})) == [
        f'{FILE}: edition: The key "short_title" is missing. Add it.',
        f'{FILE}: edition: The key "minutes" is 90. It must be 60 or less.',
        f'{FILE}: source: The key "published" must be a year, such as "2011", or a year and a month, such as "2011-09".',
        f'{FILE}: item 1 first: The key "question" is missing. Add it.',
        f'{FILE}: term LINk: The key "checked" must be a date without quotation marks, such as 2026-11-22.',
        f'{FILE}: edition: The key "shorttitle" is not known here. Did you mean "short_title"?',
        f'{FILE}: edition: The version is "2021" but the file is called "2020". Make them the same.',
        f"{FILE}: scale: Level 3 follows level 1. List the levels from lowest to highest, each one more than the last.",
        f"{FILE}: item 2 second: The position 1 belongs to item 1 already. This is item 2.",
        f"{FILE}: item 1 first: A descriptor names level 2, which the scale does not have. Add the level or correct the number.",
        f"{FILE}: item 2 second: A descriptor names level 7, which the scale does not have. Add the level or correct the number.",
        f"{FILE}: item 2 second: A descriptor names level 2, which the scale does not have. Add the level or correct the number.",
        f"{FILE}: item 1 first: Level 3 has no descriptor. Say what it means for this item.",
        f"{FILE}: item 2 second: Level 1 has no descriptor. Say what it means for this item.",
        f"{FILE}: item 2 second: Level 3 has no descriptor. Say what it means for this item.",
        f'{FILE}: item 1 first: The term "PCT" is not explained. Add a [[terms]] table for it, or correct the spelling.',
        f'{FILE}: term LINk: No item uses this term. Name it in the "terms" of an item or a descriptor, or remove it.',
    ]


def test_every_file_is_reported_and_not_only_the_first(spoil: Spoil, shelve: Shelve) -> None:
    folder = shelve(
        {
            "a/2020.toml": 'id = "a"\nversion = \n',
            "b/2020.toml": b'id = "b"\ntitle = "caf\xe9"\n',
            "small/2020.toml": spoil(),
            "small/extra/2020.toml": spoil(),
            "other/2020.toml": spoil(),
            "zeta/2020.toml": spoil(('id = "small"', 'id = "zeta"'), ("minutes = 1", "minutes = 0")),
        }
    )
    again = "small@2020 stands in small/2020.toml already. Change the id or the version, or remove one of the files."
    assert faults_of(folder) == [
        "a/2020.toml: file: The file is not valid TOML: Invalid value (at line 2, column 11). "
        "Put that line right; the rest is checked after that.",
        "b/2020.toml: file: The file is not UTF-8 text: line 2 holds a byte that is not. Save the file again as UTF-8.",
        'other/2020.toml: edition: The id is "small" but the folder is "other". Make them the same.',
        f"other/2020.toml: edition: {again}",
        "small/extra/2020.toml: edition: Keep this file at <id>/<version>.toml: one folder deep, no more and no less.",
        f"small/extra/2020.toml: edition: {again}",
        'zeta/2020.toml: edition: The key "minutes" is 0. It must be 1 or more.',
    ]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert "There is no edition here. Add one as <id>/<version>.toml" in faults_of(tmp_path)[0]
    assert "There is no edition here." in faults_of(tmp_path / "nowhere")[0]


def test_something_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "small" / "2020.toml").mkdir(parents=True)
    assert faults_of(tmp_path) == [f"{FILE}: file: The file cannot be opened (Is a directory). Check that it is a file and may be read."]


def test_faults_are_an_error_of_the_house() -> None:
    fault = checks.Fault(file="a/1.toml", item="scale", message="Mend it.")
    error = loader.EditionFaults([fault])
    assert isinstance(error, errors.BoardpulseError)
    assert error.faults == (fault,)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes = 1", 'minutes = "1"', 'edition: The key "minutes" must be a whole number without quotation marks.'),
        ("minutes = 1", "minutes = true", 'edition: The key "minutes" must be a whole number without quotation marks.'),
        ("position = 2", "position = true", 'item 2 second: The key "position" must be a whole number without quotation marks.'),
        ('about = "Two things, three levels."', "about = 3", 'edition: The key "about" must be text in quotation marks.'),
        ('about = "Two things, three levels."', 'about = " "', 'edition: The key "about" is empty. Write something, or remove it if'),
        ('shape = "levels"', 'shape = "stars"', "scale: The key \"shape\" must be one of these: 'levels', 'open', 'consensus' or 'pick'."),
        (
            'name = "Begun"',
            'name = "Begun"\ncolour = "x"',
            'scale, level 2: The key "colour" is not known here. Remove it, or look in data/',
        ),
        (
            'name = "Begun"',
            'name = "Begun"\nstrap_line = "x"',
            'scale, level 2: The key "strap_line" is not known here. Did you mean "strapline"?',
        ),
        ('key = "first"', 'key = "The first"', 'item 1 The first: The key "key" must be 2 to 40 small letters, digits and underscores'),
        ('name = "First"', f'name = "{"x" * 301}"', 'item 1 first: The key "name" has 301 characters. Shorten it to 300 or fewer.'),
        ('text = "The first thing is done."', "text = 2", 'item 1 first, descriptor 2: The key "text" must be text in quotation marks.'),
        ("position = 2", 'position = 2\nfollow_ups = ["Why?", ""]', 'item 2 second: Entry 2 of "follow_ups" is empty.'),
        ('terms = ["LINk"]', 'terms = "LINk"', 'item 1 first: The key "terms" must be a list.'),
        ('today = "Local Healthwatch."\n', "", 'term LINk: The key "today" is missing. Add it.'),
    ],
)
def test_a_single_key_that_is_wrong_is_one_fault_with_its_place(old: str, new: str, expected: str, spoil: Spoil, shelve: Shelve) -> None:
    faults = faults_of(shelve({FILE: spoil((old, new))}))
    assert len(faults) == 1
    assert faults[0].startswith(f"{FILE}: {expected}")


def test_tables_of_the_wrong_kind_are_named(shelve: Shelve) -> None:
    text = 'id = "small"\nversion = "2020"\nsource = "a book"\nitems = []\nterms = [3]\nscale = 1\n'
    faults = faults_of(shelve({FILE: text}))
    assert f"{FILE}: source: This must be a table of keys and values." in faults
    assert f"{FILE}: scale: This must be a table of keys and values." in faults
    assert f"{FILE}: term 1: This must be a table of keys and values." in faults
    assert f'{FILE}: edition: The key "items" is empty. Give at least one.' in faults
    assert f"{FILE}: source: This table is missing. Add it." in faults_of(shelve({FILE: 'id = "small"\n'}))


def test_nothing_in_a_file_can_break_the_reader(shelve: Shelve) -> None:
    items = 'items = [1, {}, {descriptors = 4, terms = [1]}, {descriptors = [1, {level = "x"}]}]'
    text = items + '\nscale = {levels = [2, {}], shape = "levels"}\n'
    assert len(faults_of(shelve({FILE: text}))) > 10


def test_every_table_and_every_pattern_of_the_schema_has_words() -> None:
    assert set(loader.TABLES.values()) == set(schema.Part.__subclasses__())
    patterns = {value for name, value in vars(schema).items() if name.endswith("_PATTERN")}
    assert set(loader.PATTERNS) == patterns
