import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import actions, typed
from conversations.wording import Wording
from frameworks import loader, schema
from tests.unit.conversations.dialogue import unpaired

WORDS = Wording()


@pytest.fixture(scope="module")
def matrix(library: loader.Library) -> schema.Edition:
    return library["maturity_matrix@2011"]


def marks(*given_marks: str, position: int | None = None) -> typed.Marks:
    return typed.Marks(position=position, marks=given_marks)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("3", marks("3")),
        (" 3. ", marks("3")),
        ("03", marks("3")),
        ("３", marks("3")),
        ("٣", marks("3")),
        ("३", marks("3")),
        ("②", marks("2")),
        ("3️⃣", marks("3")),
        ("\u200f3\u200f", marks("3")),
        ("“2 4”", marks("2", "4")),
        ("2  4", marks("2", "4")),
        ("2,4", marks("2", "4")),
        ("2 → 4", marks("2", "4")),
        ("2->4", marks("2", "4")),
        ("2 to 4", marks("2", "4")),
        ("٢ ٤", marks("2", "4")),
        ("2-4", marks("2", "4")),
        ("2 – 4.", marks("2", "4")),
        ("٢－٤", marks("2", "4")),
        ("2/4", marks("2", "4")),
        ("2-5", marks("2", "5")),
        ("3: 2/4", marks("2", "4", position=3)),
        ("2 not sure", marks("2", "not_sure")),
        ("Not sure.", marks("not_sure")),
        ("DON’T KNOW!", marks("not_sure")),
        ("not  my area", marks("not_my_area")),
        ("skip", marks("skip")),
        ("2: 3 4", marks("3", "4", position=2)),
        ("2) 3", marks("3", position=2)),
        ("2. 3", marks("3", position=2)),
        ("２：３", marks("3", position=2)),
        ("2: skip", marks("skip", position=2)),
        ("change 2", typed.ShowItem(position=2)),
        ("Show ２", typed.ShowItem(position=2)),
        ("review", typed.Command.REVIEW),
        ("My answers", typed.Command.REVIEW),
        ("go on!", typed.Command.GO_ON),
        ("?", typed.Command.HELP),
        ("note 2: a: b", typed.NoteOn(position=2, text="a: b")),
        ("NOTE２：a\nb", typed.NoteOn(position=2, text="a\nb")),
        ("note: a", typed.NoteOn(position=5, text="a")),
        ("note 2:", typed.NoteOn(position=2, text="")),
    ],
)
def test_what_people_type_is_understood(line: str, meaning: typed.Understood, matrix: schema.Edition) -> None:
    assert typed.understand(line, WORDS, matrix, asked=5) == meaning


@pytest.mark.parametrize("line", ["6", "2 6", "7: 1", "0: 1", "change 7", "change 0", "note 0: x", "note 7: x", "2.5", "9" * 50, "1: 99"])
def test_numbers_that_do_not_fit_are_told_apart_from_nonsense(line: str, matrix: schema.Edition) -> None:
    assert typed.understand(line, WORDS, matrix, asked=1) == typed.OutOfRange()


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "hello",
        "2 or 3",
        "3/5",
        "2: 5 / 5",
        "½",
        "24/7",
        "9-5",
        "2-",
        "2-4-1",
        "2: maybe",
        "9. a list",
        "-1",
        "3 4 5",
        "note 2 no colon",
        "note 123: x",
    ],
)
def test_what_is_no_answer_means_nothing(line: str, matrix: schema.Edition) -> None:
    assert typed.understand(line, WORDS, matrix, asked=1) is None


def test_a_pair_of_numbers_is_no_answer_where_one_is_asked_for(matrix: schema.Edition) -> None:
    for line in ("2-4", "2/4"):
        assert typed.understand(line, WORDS, unpaired(matrix), asked=1) is None


def test_a_bare_note_with_no_question_asked_has_no_place(matrix: schema.Edition) -> None:
    assert typed.understand("note: x", WORDS, matrix, asked=None) == typed.NoteOn(position=None, text="x")


@pytest.mark.parametrize(
    ("line", "rest"), [("reflect: a: b", "a: b"), ("Reflect ： שלום\nb", "שלום\nb"), ("my thoughts:", ""), ("reflect on", None), ("", None)]
)
def test_a_prefix_hands_over_what_stands_behind_it(line: str, rest: str | None) -> None:
    assert typed.after_prefix(line, WORDS, "reflect") == rest


@given(line=st.text() | st.text(alphabet="0123456789:.) \t>-→,;to notechange٣３\u200f\ud800\x00"))
@settings(max_examples=400, deadline=None)
def test_no_line_at_all_raises(line: str, library: loader.Library) -> None:
    matrix = library["maturity_matrix@2011"]
    found = typed.understand(line, WORDS, matrix, asked=1)
    if isinstance(found, typed.Marks):
        assert all(mark in {"not_sure", "not_my_area", "skip"} or int(mark) in matrix.values for mark in found.marks)
        assert found.position is None or 1 <= found.position <= len(matrix.items)
    typed.after_prefix(line, WORDS, "reflect")


@pytest.mark.parametrize(
    "line",
    [
        "channel" + " " * 200_000 + "x",
        "9" * 200_000,
        " " * 200_000 + "x",
        "note" + " " * 200_000 + "x",
        "note 2" + " " * 200_000 + "x",
        "note" + "\n \t" * 100_000,
        "reflect" + " " * 200_000 + "x",
        "2:" + " " * 200_000,
        "2 " * 100_000,
        "2-" * 100_000,
        "\ufdfa" * 100_000,
    ],
)
def test_a_very_long_line_is_read_in_one_go(line: str, matrix: schema.Edition) -> None:
    # A pattern that backtracks would take hours here, so that this test would never end.
    assert typed.understand(line, WORDS, matrix, asked=1) is None
    assert typed.after_prefix(line, WORDS, "reflect") is None
    assert typed.after_word(line, WORDS, "channel") in {None, "x"}
    assert typed.page(line, WORDS) is None


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("home", actions.Page.HOME),
        ("Menu", actions.Page.HOME),
        ("My arrows", actions.Page.ARROWS),
        ("data", actions.Page.DATA),
        ("“My data.”", actions.Page.DATA),
        ("Copy my data!", actions.Page.COPY),
        ("help", None),
        ("my answers", None),
        ("data is what we lack", None),
        ("at home", None),
        ("home: we listen", None),
        ("", None),
    ],
)
def test_a_page_is_asked_for_by_its_name_alone(line: str, page: actions.Page | None) -> None:
    assert typed.page(line, WORDS) is page


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("help", actions.Page.HELP),
        ("?", actions.Page.HELP),
        ("Review", actions.Page.ANSWERS),
        ("my answers", actions.Page.ANSWERS),
        ("data", None),
    ],
)
def test_words_of_a_sitting_ask_for_a_page_between_pulses(line: str, page: actions.Page | None) -> None:
    assert typed.page_between(line, WORDS) is page


def test_no_word_for_a_page_is_an_answer_in_any_edition(library: loader.Library) -> None:
    words = [one.strip() for page in ("home", "arrows", "data", "copy") for one in WORDS.say(f"typed-page-{page}").split(",")]
    assert {one.casefold() for one in words} >= {"home", "menu", "my arrows", "data", "copy my data"}
    for edition in library.values():
        assert [one for one in words if typed.understand(one, WORDS, edition, asked=1) is not None] == []


@pytest.mark.parametrize(("line", "looks"), [("", True), ("home", True), ("help", True), ("answers", True), ("3", False), ("hello", False)])
def test_looking_round_is_told_from_saying_something(line: str, looks: bool) -> None:  # noqa: FBT001 - drawn
    assert typed.looks_round(line, WORDS) is looks


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("channel", ""),
        (" Channel  ", ""),
        ("channel #board", "#board"),
        ("channel\n#[C1]", "#[C1]"),
        ("channels", None),
        ("a channel", None),
        ("", None),
    ],
)
def test_what_stands_behind_a_word(line: str, rest: str | None) -> None:
    assert typed.after_word(line, WORDS, "channel") == rest


@pytest.mark.parametrize(
    ("rest", "names"),
    [
        ("", True),
        ("#board", True),
        ("board-chat", True),
        ("riverside news", True),
        ("Riverside Health and Wellbeing Board #[C1]", True),
        ("Riverside Health and Wellbeing Board Again.", True),
        ("shift is our worry", False),
        ("x" * 200_000, False),
        ("x " * 100_000, False),
    ],
)
def test_a_sentence_is_no_channel(rest: str, names: bool) -> None:  # noqa: FBT001 - drawn
    assert typed.names_channel(rest, WORDS) is names


@given(line=st.text())
@settings(max_examples=200, deadline=None)
def test_no_line_raises_when_it_is_held_against_the_pages(line: str) -> None:
    typed.page(line, WORDS)
    typed.looks_round(line, WORDS)
    typed.names_channel(line, WORDS)
