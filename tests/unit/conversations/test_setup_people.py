import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import boards, days, inbound, wording
from conversations.setup import lines, merge
from conversations.setup import pasted as setup_people
from conversations.setup.draft import Person, Seat
from conversations.setup.pasted import Fault

WORDS = wording.Wording()
CHAIR, COORDINATOR = boards.Duty.CHAIR, boards.Duty.COORDINATOR


def seats(pasted: str) -> list[tuple[str, str, str, str]]:
    """(who, seat, body, sector) of every line that can be used; a mention stands as @handle."""
    found = setup_people.settle(setup_people.read(pasted, WORDS), {})
    return [(f"@{one.handle}" if one.handle else one.name, one.seat, one.body, one.sector) for one in found.lines]


def faults(pasted: str) -> list[tuple[int, Fault]]:
    found = setup_people.settle(setup_people.read(pasted, WORDS), {})
    return [(one.number, one.fault) for one in found.faults]


ASHA = ("Asha Quill", "Leader", "Riverside Council", "Councillors")
TOM = ("Tom Reedmace", "Place director", "Riverside ICB", "NHS")


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param("Asha Quill, Leader, Riverside Council, Councillors\nTom Reedmace, Place director, Riverside ICB, NHS", id="commas"),
        pytest.param("Asha Quill;Leader;Riverside Council;Councillors\nTom Reedmace;Place director;Riverside ICB;NHS", id="semicolons"),
        pytest.param("Asha Quill\tLeader\tRiverside Council\tCouncillors\nTom Reedmace\tPlace director\tRiverside ICB\tNHS", id="tabs"),
        pytest.param(
            "\ufeffAsha Quill,Leader,Riverside Council,Councillors\r\nTom Reedmace,Place director,Riverside ICB,NHS\r\n", id="windows"
        ),
        pytest.param(
            "\n\n • Asha Quill, Leader, Riverside Council, Councillors\n\n\t•\tTom Reedmace, Place director, Riverside ICB, NHS\n",
            id="bullets and blank lines",
        ),
        pytest.param(
            "1. Asha Quill, Leader, Riverside Council, Councillors\n2) Tom Reedmace, Place director, Riverside ICB, NHS", id="numbered"
        ),
        pytest.param(
            "Asha\u00a0Quill,\u00a0Leader, Riverside\u202fCouncil ,Councillors\u200b\nTom  Reedmace , Place director,Riverside ICB,  NHS",
            id="odd spaces",
        ),
        pytest.param(
            "“Asha Quill”, “Leader”, “Riverside Council”, “Councillors”\n“Tom Reedmace”,“Place director” ,“Riverside ICB”, NHS",
            id="smart quotes",
        ),
        pytest.param(
            "Asha Quill，Leader，Riverside Council，Councillors\nTom Reedmace，Place director，Riverside ICB，NHS",
            id="wide commas",
        ),
        pytest.param(
            "Name,Seat,Body,Sector\nAsha Quill,Leader,Riverside Council,Councillors\nTom Reedmace,Place director,Riverside ICB,NHS",
            id="header",
        ),
        pytest.param(
            "Sector;Organisation;Role;Full name\nCouncillors;Riverside Council;Leader;Asha Quill\n"
            "NHS;Riverside ICB;Place director;Tom Reedmace",
            id="header in another order",
        ),
        pytest.param(
            "Name,E-mail,Seat,Body,Sector\nAsha Quill,a@x.test,Leader,Riverside Council,Councillors\n"
            "Tom Reedmace,,Place director,Riverside ICB,NHS",
            id="a column that is not ours",
        ),
        pytest.param(
            "Asha Quill, Leader, Riverside Council, Councillors,,,\nTom Reedmace, Place director, Riverside ICB, NHS,,",
            id="empty cells behind",
        ),
        pytest.param("Asha Quill | Leader | Riverside Council|Councillors\nTom Reedmace|Place director|Riverside ICB|NHS", id="strokes"),
        pytest.param(
            "| Name | Seat | Body | Sector |\n|:---|---|:-:|---|\n| Asha Quill | Leader | Riverside Council | Councillors |\n"
            "| Tom Reedmace | Place director | Riverside ICB | NHS |",
            id="a drawn table",
        ),
        pytest.param(
            "Asha Quill\tLeader\tRiverside Council\tCouncillors\nTom Reedmace, Place director, Riverside ICB, NHS", id="mixed separators"
        ),
    ],
)
def test_the_same_two_people_however_they_are_pasted(pasted: str) -> None:
    assert seats(pasted) == [ASHA, TOM]
    assert faults(pasted) == []


def test_a_comma_inside_quotation_marks_or_between_tabs_parts_nothing() -> None:
    assert seats('Jo Bright,"Director of adults, health and housing",Riverside Council,Directors')[0][1].count(",") == 1
    assert seats("Jo Bright\tDirector of adults, health and housing\tRiverside Council\tDirectors")[0][1].count(",") == 1
    assert seats('"Bright, Jo"; Director; Riverside Council; Directors') == [("Bright, Jo", "Director", "Riverside Council", "Directors")]


def test_a_cell_of_a_spreadsheet_may_hold_a_line_break() -> None:
    pasted = 'Jo Bright\t"Director of\nadults"\tRiverside Council\tDirectors\nfoo\nAsha Quill\tLeader\tRiverside Council\tDirectors'
    assert [one[:2] for one in seats(pasted)] == [("Jo Bright", "Director of adults"), ("Asha Quill", "Leader")]
    assert faults(pasted) == [(3, Fault.NO_SEAT)], "lines are counted as they stand in the box"


def test_a_quotation_mark_that_is_never_closed_costs_no_other_line() -> None:
    pasted = '"Jo Bright, Director, Riverside Council, Directors\nAsha Quill, Leader, Riverside Council, Directors\nTom, Place, ICB, NHS'
    assert [one[0] for one in seats(pasted)] == ["Jo Bright", "Asha Quill", "Tom"]


def test_a_comma_between_strokes_parts_nothing() -> None:
    assert seats("Jo Bright | Director of adults, health and housing | Riverside Council | Directors")[0][1].count(",") == 1
    person = Person(name="Jo | Bright", seats=(Seat(title="Lead", body="Council", sector="C"),))
    assert seats(lines.written([person], WORDS)) == [("Jo | Bright", "Lead", "Council", "C")]


def test_no_line_is_shown_with_the_inner_form_of_a_mention() -> None:
    many = [setup_people.LineFault(number=1, raw=f"@[U1] and @[U{'2' * 70}], #[C1]", fault=Fault.TWO_PEOPLE)]
    (said,) = lines.faults(many, {"U1": "Asha Quill"}, WORDS, "chat")
    assert "“Asha Quill and that account, that channel”" in str(said)


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    assert seats("Jo Bright, Director - adults, Riverside Council – officers, Directors")[0][1:3] == (
        "Director - adults",
        "Riverside Council – officers",
    )


def test_a_mention_names_the_person_with_or_without_a_name_beside_it() -> None:
    (first, second) = setup_people.read(f"{inbound.mention('U1')}, Leader, Council, C\n@[U2] Tom R, Place, ICB, N", WORDS).lines
    assert (first.handle, first.name, second.handle, second.name) == ("U1", "", "U2", "Tom R")
    assert seats("@Asha Quill, Leader, Council, C")[0][0] == "Asha Quill", "an @ that became no mention is no part of the name"


@pytest.mark.parametrize(
    ("line", "duties"),
    [
        ("Asha, Leader, Council, C, chair", (CHAIR,)),
        ("Asha, Leader, Council, C, Chair , co-ordinator", (CHAIR, COORDINATOR)),
        ("Asha, Leader, Council, C", ()),
        ("Willa, coordinator", (COORDINATOR,)),
        ("Willa,,,,coordinator", (COORDINATOR,)),
    ],
)
def test_a_duty_stands_at_the_end(line: str, duties: tuple[boards.Duty, ...]) -> None:
    (one,) = setup_people.read(line, WORDS).lines
    assert one.duties == duties
    assert bool(one.seat) is (not line.startswith("Willa"))


def test_a_column_of_duties() -> None:
    behind = setup_people.read("Name,Seat,Body,Sector\nAsha,Leader,Council,C,chair\nTom,Place,ICB,N\nJo,GP,ICB,N,boss", WORDS)
    assert [one.duties for one in behind.lines] == [(boards.Duty.CHAIR,), ()], "a duty needs no column of its own"
    assert [(one.number, one.fault) for one in behind.faults] == [(4, Fault.TOO_MANY_PARTS)]
    read = setup_people.read("Name,Seat,Body,Sector,Duties\nAsha,Leader,Council,C,chair\nTom,Place,ICB,N,\nJo,GP,ICB,N,boss", WORDS)
    assert [one.duties for one in read.lines] == [(CHAIR,), ()]
    assert [one.fault for one in read.faults] == [Fault.TOO_MANY_PARTS]


def test_a_sector_given_once_for_a_body_is_enough() -> None:
    pasted = "Asha, Leader, Riverside Council\nTom, Member, RIVERSIDE council, Councillors\nJo, Member, Riverside Council, councillors"
    assert {one[2:] for one in seats(pasted)} == {("RIVERSIDE council", "Councillors")}, "one spelling for one body"
    settled = setup_people.settle(setup_people.read("Sam, GP, Riverside ICB", WORDS), {"Riverside ICB": "NHS"})
    assert settled.lines[0].sector == "NHS"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (", Leader, Council, C", Fault.NO_NAME),
        ("—, Leader, Council, C", Fault.NO_NAME),
        ("Leader, @[U1], Council, C", Fault.NO_NAME),
        ("Asha Quill", Fault.NO_SEAT),
        ("Asha Quill,, Council, C", Fault.NO_SEAT),
        ("Asha, chair", Fault.NO_BODY),
        ("Asha, Leader,, C", Fault.NO_BODY),
        ("Asha, Leader, Council", Fault.NO_SECTOR),
        ("@[U1] @[U2], Leader, Council, C", Fault.TWO_PEOPLE),
        ("@[U1], Leader, @[U2], C", Fault.TWO_PEOPLE),
        ("Asha, Director of adults, health, Council, C", Fault.TOO_MANY_PARTS),
        (f"{'A' * 201}, Leader, Council, C", Fault.TOO_LONG),
        (f"Asha, Leader, Council, {'C' * 121}", Fault.TOO_LONG),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_good_ones_are_kept(line: str, fault: Fault) -> None:
    pasted = f"Tom, Place, ICB, N\n\n{line}\nJo, GP, ICB, N"
    assert faults(pasted) == [(3, fault)]
    assert [one[0] for one in seats(pasted)] == ["Tom", "Jo"]


def test_every_fault_has_its_sentence() -> None:
    for fault in Fault:
        (said,) = lines.faults([setup_people.LineFault(number=4, raw="Asha", fault=fault, detail="5")], {}, WORDS, "chat")
        assert "Line 4, “Asha”: " in str(said)


def test_a_body_with_two_sectors_is_named_with_the_other_one() -> None:
    found = setup_people.settle(setup_people.read("A, M, Council, C\nB, M, Council, D\nC, M, Council, c", WORDS), {})
    assert [(one.number, one.fault, one.detail) for one in found.faults] == [(2, Fault.TWO_SECTORS, "C")]


def test_more_people_than_a_board_has_are_told_by_line() -> None:
    pasted = "\n".join(f"Person {number}, Seat, Body, Sector" for number in range(70))
    read = merge.read(pasted, (), WORDS)
    assert len(read.lines) == merge.MOST_PEOPLE
    assert [one.number for one in read.faults] == list(range(61, 71))
    assert {one.fault for one in read.faults} == {Fault.TOO_MANY}


def test_a_long_list_of_faults_is_cut_short_and_counted() -> None:
    many = [setup_people.LineFault(number=number, raw="x" * 100, fault=Fault.NO_NAME) for number in range(1, 15)]
    (said,) = lines.faults(many, {}, WORDS, "chat")
    assert "And 4 more lines." in str(said)
    assert "x" * 61 not in str(said)


@given(st.text())
def test_no_text_is_too_odd_and_no_line_is_lost(pasted: str) -> None:
    read = setup_people.settle(setup_people.read(pasted, WORDS), {})
    numbers = [one.number for one in read.lines] + [one.number for one in read.faults]
    assert len(set(numbers)) == len(numbers)
    for line in read.lines:
        assert line.name or line.handle
        assert "\n" not in line.name + line.seat + line.body + line.sector
        assert bool(line.seat) is bool(line.body) is bool(line.sector)


_ODD = st.text(alphabet=string.ascii_letters + ' ,;"“\t\n@[]=•-1.)é\u00a0', max_size=200)


@given(_ODD)
def test_separators_and_quotes_anywhere_spoil_nothing(pasted: str) -> None:
    good = "Tom Reedmace, Place director, Riverside ICB, NHS"
    found = seats(f"{pasted.replace('“', '').replace(chr(34), '')}\n{good}\n{good}\n{good}\n{good}")
    assert sum(one[0] == "Tom Reedmace" for one in found) >= 4


_CELL = st.text(alphabet=string.ascii_letters + " ,;'&-é", min_size=1, max_size=30).map(lambda cell: f"A{' '.join(cell.split())}".strip())


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=8, unique_by=lambda one: one[0].casefold()), st.booleans())
def test_a_list_that_was_written_out_reads_back_as_it_was(rows: list[tuple[str, str, str]], chair: bool) -> None:  # noqa: FBT001 - drawn
    people = [
        Person(name=name, seats=(Seat(title=title, body=body, sector="S"),), duties=(CHAIR,) if chair else ()) for name, title, body in rows
    ]
    read = setup_people.settle(setup_people.read(lines.written(people, WORDS), WORDS), {})
    listed = {days.plain(word) for key in ("who", "seat") for word in WORDS.say(f"typed-setup-column-{key}").split(",")}
    if not any(days.plain(cell) in listed for cell in rows[0]):
        assert [(one.name, one.seat, one.duties) for one in read.lines] == [(one.name, one.seats[0].title, one.duties) for one in people]
