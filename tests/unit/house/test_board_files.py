"""Board files as a coordinator gets them wrong: every fault at once, each at its place, in plain words."""

import datetime
import pathlib
import re

import pytest

from bot.board import board_checks, board_tables, boards
from frameworks import loader
from tests.conftest import ROOT

SMALL = """
key = "northby"
name = "Northby Board"
channel = { platform = "console", tenant = "northby", handle = "channel" }

[[people]]
key = "ada"
name = "Ada"
duties = ["coordinator"]
addresses = [{ platform = "console", tenant = "northby", handle = "ada" }]

[[people]]
key = "bo"
name = "Bo"

[[seats]]
title = "Chair"
body = "Northby Council"
sector = "Councillors"
person = "ada"
held_from = 2025-01-01

[[seats]]
title = "Member"
body = "Northby Trust"
sector = "Providers"
person = "bo"
held_from = 2025-01-01

[[schedules]]
practice = "pulse"
edition = "maturity_matrix@2011"
first = 2026-01-19
every = 13
unit = "weeks"
at = 09:30:00

[[schedules]]
practice = "digest"
first = 2026-01-19
every = 1
unit = "weeks"
at = 08:00:00
"""


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "board.toml"


def faults(file: pathlib.Path, library: loader.Library, *changes: tuple[str, str], more: str = "") -> list[str]:
    """The faults of the small board with these changes, without the file's name."""
    text = SMALL + more
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    try:
        boards.read(file, library)
    except boards.BoardFaults as exc:
        return [fault.removeprefix(f"{file}: ") for fault in exc.faults]
    return []


def test_a_sound_file_is_read(file: pathlib.Path, library: loader.Library) -> None:
    assert faults(file, library) == []
    plan = boards.read(file, library)
    assert ([person.key for person in plan.people], plan.zone, plan.keep_months) == (["ada", "bo"], "Europe/London", 24)
    assert plan.schedules[0].rhythm.at == datetime.time(9, 30)
    assert boards.read(ROOT / "bot" / "demo_board.toml", library).key == "tamebridge"


def test_a_file_saved_on_windows_is_read(file: pathlib.Path, library: loader.Library) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert boards.read(file, library).name == "Northby Board"


def test_faults_inside_and_between_entries_are_named_at_once(file: pathlib.Path, library: loader.Library) -> None:
    found = faults(
        file,
        library,
        ('name = "Northby Board"', 'nmae = "Northby Board"'),
        ('name = "Bo"', 'nam = "Bo"'),
        ('person = "ada"', 'person = "zed"'),
        ('key = "ada"', 'key = "ada"\nmobile = "123"'),
        ("maturity_matrix@2011", "maturity_matrix@1911"),
        ("every = 13", 'every = "13"'),
        ("at = 08:00:00", 'at = "08:00"'),
        ("first = 2026-01-19", "first = 20260119"),
        ('platform = "console"', 'platform = "Console 1"'),
        more='zone = "Europe/Northby"\n',
    )
    assert found == [
        "name: This is missing. Add it.",
        'channel.platform: This must be the name of a platform in small letters, such as "console".',
        "people[1].mobile: This is not known here. These keys are: key, name, addresses, duties, zone, language.",
        "people[2].name: This is missing. Add it.",
        'people[2].nam: This is not known here. Did you mean "name"?',
        "schedules[1].first: This must be a date without quotation marks, such as 2026-11-22.",
        "schedules[1].every: This must be a whole number without quotation marks.",
        "schedules[2].at: This must be a time of day without quotation marks, such as 09:30:00.",
        "schedules[2].zone: This is not known here. These keys are: practice, edition, first, every, unit, at, open_days, "
        "remind_days, actor, extras.",
        'nmae: This is not known here. Did you mean "name"?',
        "seats[1]: nobody has the key zed. Add that person or correct the key.",
    ]


def test_a_fault_in_one_entry_does_not_hide_those_between_others(file: pathlib.Path, library: loader.Library) -> None:
    spoilt = faults(
        file,
        library,
        ('sector = "Providers"\nperson = "bo"', 'sector = "Providers"\nperson = "zed"'),
        ("maturity_matrix@2011", "maturity_matrix@1911"),
        ('name = "Northby Board"', 'name = ""'),
    )
    assert spoilt == [
        "name: This is empty. Write something, or remove it if it is not required.",
        "seats[2]: nobody has the key zed. Add that person or correct the key.",
        f"schedules[1]: there is no edition 'maturity_matrix@1911'. There is {', '.join(library)}.",
    ]


def test_an_unknown_key_hides_nothing_of_its_entry(file: pathlib.Path, library: loader.Library) -> None:
    assert faults(file, library, ("maturity_matrix@2011", 'maturity_matrix@1911"\nopendays = "14')) == [
        'schedules[1].opendays: This is not known here. Did you mean "open_days"?',
        f"schedules[1]: there is no edition 'maturity_matrix@1911'. There is {', '.join(library)}.",
    ]


def test_a_reference_to_an_entry_that_cannot_be_read_is_no_second_fault(file: pathlib.Path, library: loader.Library) -> None:
    assert faults(file, library, ('name = "Ada"', "name = 3")) == ["people[1].name: This must be text in quotation marks."]
    assert faults(file, library, ('key = "ada"', 'key = "Ada!"')) == [
        "people[1].key: This must be 2 to 40 small letters, digits and underscores, with a letter first."
    ]
    assert faults(file, library, ('key = "ada"', "")) == ["people[1].key: This is missing. Add it."]
    assert faults(file, library, ('duties = ["coordinator"]', 'duties = ["co-ordinator"]')) == [
        "people[1].duties[1]: This must be one of these: 'chair' or 'coordinator'."
    ]
    assert faults(file, library, ('name = "Bo"', "name = 3"), ('duties = ["coordinator"]', "")) == [
        "people[2].name: This must be text in quotation marks.",
        'people: nobody is the coordinator. Give one person duties = ["coordinator"].',
    ], "Bo cannot be read, but is not the coordinator either"


def test_no_list_is_called_empty_whose_entries_are_at_fault(file: pathlib.Path, library: loader.Library) -> None:
    both = [('sector = "Councillors"', "sector = 1"), ('sector = "Providers"', "sector = 2")]
    assert faults(file, library, *both) == [
        "seats[1].sector: This must be text in quotation marks.",
        "seats[2].sector: This must be text in quotation marks.",
    ]
    found = faults(file, library, more="seats = []\n")
    assert len(found) == 1, "a key of the last schedule, and no such list"
    text = re.sub(r"\[\[seats\]\].*(?=\[\[schedules\]\]\npractice = \"pulse\")", "", SMALL, flags=re.DOTALL)
    file.write_text("seats = []\n" + text, encoding="utf-8")
    with pytest.raises(boards.BoardFaults, match=r"seats: This is empty\. Give at least one\.$"):
        boards.read(file, library)


CHAIR_AGAIN = """
[[seats]]
title = "Chair"
body = "Northby Council"
sector = "Councillors"
person = "bo"
held_from = 2026-05-01
"""


def test_one_seat_is_held_by_one_person_at_a_time(file: pathlib.Path, library: loader.Library) -> None:
    ends = "End one before the next begins, or give the seats different titles."
    twice = "seats[3]: this seat is held twice at once: it stands at seats[1] as well, and seats[1]"
    assert faults(file, library, more=CHAIR_AGAIN) == [f"{twice} has no held_until. {ends}"]
    last_day = ("held_from = 2025-01-01", "held_from = 2025-01-01\nheld_until = 2026-05-01")
    assert faults(file, library, last_day, more=CHAIR_AGAIN) == [f"{twice} is held until 2026-05-01. {ends}"]
    day_before = (last_day[0], last_day[1].replace("05-01", "04-30"))
    assert faults(file, library, day_before, more=CHAIR_AGAIN) == []
    assert faults(file, library, more=CHAIR_AGAIN.replace("Chair", "Vice-chair")) == []


def test_a_body_has_one_sector(file: pathlib.Path, library: loader.Library) -> None:
    other = CHAIR_AGAIN.replace("Chair", "Clerk").replace('sector = "Councillors"', 'sector = "Officers"')
    assert faults(file, library, more=other) == [
        "seats[3]: Northby Council is of the sector Officers here, and of Councillors above. A body has one sector."
    ]


@pytest.mark.parametrize(
    ("every", "unit", "open_days", "overlaps"),
    [(2, "weeks", 14, None), (2, "weeks", 15, 14), (1, "months", 28, None), (1, "months", 29, 28), (2, "months", 57, 56)],
)
def test_two_pulses_of_an_edition_never_overlap(
    every: int, unit: str, open_days: int, overlaps: int | None, file: pathlib.Path, library: loader.Library
) -> None:
    rhythm = ('every = 13\nunit = "weeks"', f'every = {every}\nunit = "{unit}"\nopen_days = {open_days}')
    expected = f"schedules[1]: open_days is {open_days}, but the next pulse opens after {overlaps} days. Two pulses would overlap."
    assert faults(file, library, rhythm) == ([expected] if overlaps else [])


@pytest.mark.parametrize(("keep_months", "faulty"), [(3, ["schedules[1]"]), (4, [])])
def test_answers_are_kept_until_the_next_pulse_closes(
    keep_months: int,
    faulty: list[str],
    file: pathlib.Path,
    library: loader.Library,
) -> None:
    """13 weeks and 14 days from 19 January 2026 end on 4 May."""
    found = faults(file, library, ('name = "Northby Board"', f'name = "Northby Board"\nkeep_months = {keep_months}'))
    assert [fault.split(":")[0] for fault in found] == faulty
    assert not faulty or "keep_months is 3: a pulse would be forgotten before the next one closes" in found[0]


@pytest.mark.parametrize("at", ["09:30:01", "09:30:00.5", '"09:30:00+01:00"', "2026-01-19T09:30:00Z", "570"])
def test_a_time_of_day_is_in_whole_local_minutes(at: str, file: pathlib.Path, library: loader.Library) -> None:
    found = faults(file, library, ("at = 09:30:00", f"at = {at}"))
    assert len(found) == 1
    assert found[0].startswith("schedules[1].at: ")
    assert "09:30:00" in found[0]


@pytest.mark.parametrize("rhythm", ['every = 2\nunit = "weeks"', 'every = 1\nunit = "months"'])
def test_a_digest_is_weekly(rhythm: str, file: pathlib.Path, library: loader.Library) -> None:
    expected = 'schedules[2]: a digest is weekly. Write every = 1 and unit = "weeks".'
    assert faults(file, library, ('every = 1\nunit = "weeks"', rhythm)) == [expected]


@pytest.mark.parametrize("extreme", ["first = 9999-12-31", "first = 0001-01-01"])
def test_a_year_that_cannot_be_meant_is_a_fault_and_no_crash(extreme: str, file: pathlib.Path, library: loader.Library) -> None:
    found = faults(file, library, ("first = 2026-01-19", extreme))
    assert [fault.split(": ")[0] for fault in found] == ["schedules[1].first"]


def test_nothing_of_the_schema_library_shows(file: pathlib.Path, library: loader.Library) -> None:
    """Whatever a key holds, the fault is in our own words."""
    values = ["true", "3.5", '""', '"x"', "[]", "{}", "-7", "999", "2026-01-01", "12:00:00", "[[1]]", '"' + "x" * 400 + '"']
    for line in [line for line in SMALL.splitlines() if " = " in line]:
        for value in values:
            for fault in faults(file, library, (line, f"{line.split(' = ')[0]} = {value}")):
                assert not re.search(r"Input should|Value error|not right|validation|another form|pydantic", fault), fault


def test_a_file_of_another_kind_is_refused(library: loader.Library) -> None:
    for table in ({}, {"people": 1, "seats": "x", "schedules": [1]}, {"people": [1], "seats": [[]], "schedules": {}}):
        found = board_checks.faults(table, library)
        assert "key: This is missing. Add it." in found
        assert not any("not right" in fault for fault in found)


def test_every_pattern_has_its_words() -> None:
    source = (ROOT / "bot" / "board" / "board_tables.py").read_text(encoding="utf-8")
    assert set(re.findall(r"pattern=(\w+)", source)) == {name for name in vars(board_tables) if name.endswith("_PATTERN")}
    assert len(board_tables.PATTERNS) == 2
