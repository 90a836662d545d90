"""Board papers, tables and records as words and figures: what stands in them, in which order, and what must never."""

import dataclasses
import datetime
import pathlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import boards, figures
from conversations.papers import book, document, pages, paper, record, tables
from frameworks.readings import change, reading
from tests.unit.conversations import papers_sample, sample

GOLDEN = pathlib.Path(__file__).parent / "papers_kept.txt"
FORBIDDEN = re.compile(r"\b(score|rank|league|performance|anonymous|amber|you|your|we|us)\b", re.IGNORECASE)
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)


def made(one: book.Round, **changes: bool) -> document.Document:
    return paper.paper(papers_sample.held(one), one, sample.WORDS, **changes)


def headings(held: document.Document, level: int = 1) -> list[str]:
    return [block.text for block in held.blocks if isinstance(block, document.Heading) and block.level == level]


def table(key: str, *rounds: book.Round) -> list[dict[str, tables.Cell]]:
    found = next(one for one in tables.workbook(papers_sample.held(*rounds), sample.WORDS).tables if one.key == key)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_a_whole_paper_reads_as_it_was_reviewed() -> None:
    assert document.text(made(papers_sample.of(papers_sample.levels()))) + "\n" == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", papers_sample.EVERY)
def test_every_paper_has_the_sections_of_a_committee_paper_and_no_word_that_it_must_not(kind: str) -> None:
    held = made(papers_sample.EVERY[kind]())
    assert headings(held) == [
        "Purpose",
        "What was asked",
        "Who answered",
        "What it says",
        "What it cannot say",
        "Questions for discussion",
        "What the board has agreed so far",
        "What the board is asked to do",
    ]
    own = [block.text for block in held.blocks if isinstance(block, document.Text) and "published" not in block.text]
    about = held.foot, held.title, *(text for text in own if text != papers_sample.EVERY[kind]().edition.about)
    assert [text for text in about if FORBIDDEN.search(text)] == []
    assert not [block for block in held.blocks if isinstance(block, document.Text) and not block.text.strip()]
    charts = document.charts(held)
    assert all(chart.alt and chart.twin.rows for chart in charts)
    assert len(charts) == (kind in {"levels", "evidence", "bands", "partners"})


def test_where_views_differ_comes_before_where_they_agree() -> None:
    parts = headings(made(papers_sample.of(papers_sample.levels())), 2)
    assert parts.index("Where views differ") < parts.index("Where views agree") < parts.index("What moved")


def test_below_the_floor_there_is_nothing_but_how_many_answered() -> None:
    text = document.text(made(papers_sample.below_floor()))
    assert "4 of 12 members of the board answered." in text
    assert "Fewer than 5 people answered." in text
    assert "Under way (" not in text
    assert "Fewer than 3 of 12 members" in document.text(made(papers_sample.below_floor(2)))
    for key in ("answers", "counts", "change", "arrived", "parts"):
        assert table(key, papers_sample.below_floor()) == []
    assert table("rounds", papers_sample.below_floor(1))[0]["Answered"] == "fewer than 3"


def test_a_paper_of_others_is_their_own() -> None:
    text = document.text(made(papers_sample.of_partners()))
    assert "This is the view of some partners, and not of all partners." in text
    assert "9 of 12 people who were asked answered." in text


def test_a_paper_says_that_it_is_a_draft_until_somebody_has_read_it() -> None:
    one = papers_sample.of(papers_sample.levels())
    assert "Draft" in made(one).foot
    assert document.text(made(one)).count("Draft") > 1
    assert "Draft" not in document.text(made(one, reviewed=True))


def test_an_action_is_told_by_its_body_and_never_by_its_owner() -> None:
    text = document.text(made(papers_sample.of(papers_sample.levels())))
    assert "Publish one plan | Monday 1 March 2027 | Public health" in text
    assert "An owner is named in the board’s list of actions" in text


def test_a_change_is_told_with_its_tests_unless_one_or_two_people_went_one_way() -> None:
    [shown] = table("change")
    assert (shown["Moved up"], shown["Stayed"], shown["Moved down"], shown["Sign test p"]) == (4, 5, 0, 0.125)
    assert shown["Wilcoxon p"] == 0.125
    few = dataclasses.replace(papers_sample.MOVED, pairs=((2, 3, 4), (3, 3, 4), (4, 3, 1)), before=(0, 0, 4, 4, 1, 0))
    [veiled] = table("change", papers_sample.of(papers_sample.levels(few)))
    assert {veiled[name] for name in ("Moved up", "Stayed", "Moved down")} == {"held back"}
    assert (veiled["Answered both times"], veiled["Sign test p"], veiled["Wilcoxon p"]) == (9, "", "")


def test_a_paper_holds_back_what_the_tables_do() -> None:
    few = dataclasses.replace(papers_sample.MOVED, pairs=((2, 3, 4), (3, 3, 4), (4, 3, 1)), before=(0, 0, 4, 4, 1, 0))
    split = dataclasses.replace(sample.SPLIT, pairs=((1, 1, 4), (1, 4, 4), (1, 5, 1)), before=(0, 9, 0, 0, 0, 0))
    text = document.text(made(papers_sample.of(papers_sample.levels(few, split, sample.SPREAD))))
    assert "Money | 9 | 5 | 4 | 0\nTrust | 9 | held back | held back | held back" in text, "the place tells not how many moved"
    assert "Trust: only how many answered both times is told. The rest is not broken down" in text
    assert "Money: only" not in text


def test_of_the_arrows_of_a_year_ago_a_paper_holds_back_the_same() -> None:
    read = papers_sample.levels()
    for arrived, said in (((1, 5, 3), "9 | held back | held back"), ((0, 6, 3), "9 | 6 | 3")):
        one = change.Arrival(past=arrived[0], reached=arrived[1], short=arrived[2])
        items = tuple(dataclasses.replace(item, arrived=one) if item.item_key == "trust" else item for item in read.items)
        found = papers_sample.of(dataclasses.replace(read, items=items))
        text = document.text(made(found))
        assert f"Trust | {said}" in text
        assert ("held back" in text) == ("held back" in {row["There"] for row in table("arrived", found)})


def test_a_paper_tells_broadly_alike_from_largely() -> None:
    wide = reading.ItemAnswers(item_key="money", now=(1, 2, 4, 2, 0, 0))
    assert headings(made(papers_sample.of(papers_sample.levels(sample.ALIKE, wide))), 2)[1:3] == [
        "Where views agree",
        "Where views broadly agree",
    ]
    bands = papers_sample.levels(reading.ItemAnswers(item_key="trust", now=(0, 0, 0, 0, 6, 0)), answered=6)
    assert "Where views agree" not in headings(made(papers_sample.of(bands)), 2), "bands do not tell how closely"


def test_bands_are_told_as_bands_and_no_measure_with_them() -> None:
    rows = table("counts", papers_sample.in_bands())
    assert [(row["From level"], row["To level"], row["People"]) for row in rows] == [(0, 1, 1), (2, 3, 3), (4, 5, 2)]
    assert table("answers", papers_sample.in_bands())[0]["Agreement (A)"] == ""


def test_picks_are_counted_from_three_people_on() -> None:
    rows = table("counts", papers_sample.in_picks())
    assert [row["People"] for row in rows[:3]] == ["7 or more", 4, "fewer than 3"]
    assert table("counts", papers_sample.in_picks(6)) == []


def test_second_marks_stand_beside_the_levels() -> None:
    assert {row["Of what"] for row in table("counts", papers_sample.in_consensus())} == {"now", "how sure"}
    assert {row["Of what"] for row in table("counts", papers_sample.with_evidence())} >= {"now", "how much holds"}


def test_all_tables_are_there_and_square() -> None:
    book_of = tables.workbook(papers_sample.held(*(make() for make in papers_sample.EVERY.values())), sample.WORDS)
    assert tuple(one.key for one in book_of.tables) == tables.KEYS
    assert all(len(row) == len(one.columns) for one in book_of.tables for row in one.rows)
    assert all(len(one.name) <= 31 for one in book_of.tables)


def test_the_record_says_what_is_in_it_and_what_is_not() -> None:
    then = papers_sample.held().within(FIRST, LAST)
    text = document.text(record.about(then, FIRST, LAST, sample.WORDS))
    assert "This is no legal advice: ask your information officer." in text
    assert "24 months after the round closed, then deleted" in text
    assert "We are under way." in text
    assert "No meeting is in the calendar for this time." in text
    empty = papers_sample.held().within(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    assert "No round was published" in document.text(record.about(empty, FIRST, LAST, sample.WORDS))
    decided = dataclasses.replace(papers_sample.BOARD, floor=4, floor_decision=boards.FloorDecision(on=FIRST, why="We are few."))
    text = document.text(record.about(dataclasses.replace(then, board=decided), FIRST, LAST, sample.WORDS))
    assert "Its reason: We are few." in text


ROW = st.tuples(*[st.integers(0, 4)] * 6)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=3, max_size=3), st.integers(0, 3))
def test_every_number_of_the_tables_stands_in_the_stored_reading_and_none_below_three_outside_a_published_row(
    rows: list[tuple[int, ...]], missing: int
) -> None:
    """The numbers of a file come from the reading alone: two sets of answers with one reading make one file."""
    answers = [reading.ItemAnswers(item_key=item.key, now=row) for item, row in zip(sample.SAMPLE.items, rows, strict=True)]
    answered = max(sum(row) for row in rows)
    read = reading.read(sample.SAMPLE, answers, eligible=answered + missing, answered=answered)
    again = reading.from_json(reading.to_json(read))
    whole = tables.workbook(papers_sample.held(papers_sample.of(read)), sample.WORDS)
    assert whole == tables.workbook(papers_sample.held(papers_sample.of(again)), sample.WORDS)
    shown = {item.item_key for item in read.items if item.now}
    for row in table("counts", papers_sample.of(read)):
        assert row["Question key"] in shown
    people = ("Chose a level", "Not sure", "Not my area", "Answered both times", "Moved up", "Moved down", "Stayed")
    for key in ("answers", "change"):
        found = [row[name] for row in table(key, papers_sample.of(read)) for name in people if name in row]
        assert not [one for one in found if isinstance(one, int) and 0 < one < 3]
    text = document.text(made(papers_sample.of(read)))
    hidden = [item for item in sample.SAMPLE.items if item.key not in shown]
    assert not [item for item in hidden if shown and re.search(rf"^{item.name} \| \d", text, re.MULTILINE)]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("papers", pages.Command()),
        ("Papers and tables", pages.Command()),
        ("papers riverside 3", pages.Command(board="riverside", number=3)),
        ("papers 3", pages.Command(number=3)),
        ("PAPERS Riverside", pages.Command(board="riverside")),
        ("papers for the meeting came late", None),
        ("papers 0", None),
        ("papers elsewhere", None),
        ("papers riverside 3 4", None),
        ("paper", None),
    ],
)
def test_only_whole_commands_are_taken(line: str, command: pages.Command | None) -> None:
    assert pages.command(line, sample.WORDS, ["riverside"]) == command


def test_nothing_of_a_document_is_lost_as_text() -> None:
    twin = figures.Table(title="T", columns=("A",), rows=(("1",),))
    held = dataclasses.replace(made(papers_sample.in_picks()), blocks=(document.Grid(table=twin), document.Points(items=("x",))))
    assert "[table] T\nA\n1\n\n- x" in document.text(held)
