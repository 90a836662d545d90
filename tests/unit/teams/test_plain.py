import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import limits, plain
from tests.unit.slack import odd

PIECES = st.text(alphabet=st.sampled_from('ab .\n!日。👩e\u0301"\\'), max_size=200)
MARKED = st.lists(
    st.sampled_from(
        ["*", "_", "**", "[", "](https://x.example)", "]", "{{", "DATE(2026-01-01T00:00:00Z)}}", "a", "b c", " ", "- ", "1. ", "& ", "<i>"]
    )
).map("".join)
DATE = re.compile(r"\{\{(DATE|TIME)\(")
LINK = re.compile(r"\[[^\]]*\]\(")
EMPHASIS = re.compile(r"([*_])[^*_]+\1")
LIST = re.compile(r"^\s*(?:[-+#]|\d+[.)])\s+\S")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\x00b\x1b[31m\x07  ", "ab[31m"),
        ("half \ud800 a letter", "half  a letter"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("\u202egnirts\u202c", "gnirts"),
        ("\u2068שלום\u2069 and\n\u2067more", "\u2068שלום\u2069 and\n\u2067more\u2069"),
        ("a\tb", "a b"),
        ("\u200b \n\u2068\u2069 \ufeff", ""),
        ("   ", ""),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧"),
    ],
)
def test_what_no_screen_can_hold_is_dropped_and_the_rest_stays(text: str, cleaned: str) -> None:
    assert plain.clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Nothing to fear, (really) - 1 of 6: a-b.", ["Nothing to fear, (really) - 1 of 6: a-b."]),
        ("*no* date", ["*", "no*", " date"]),
        ("[Look](https://x.example)", ["[", "Look](https://x.example)"]),
        ("{{DATE(2026-01-01T00:00:00Z)}}", ["{{", "DATE(2026-01-01T00:00:00Z)}}"]),
        ("- one", ["-", " one"]),
        ("12. one", ["12.", " one"]),
        ("> said", [">", " said"]),
        ("*- one", ["*", "-", " one"]),
        ("A & B: *x*", ["A & B: *", "x*"]),
        ("*a* & b", ["*", "a*", "\u00a0& b"]),
    ],
)
def test_marks_are_kept_apart(text: str, runs: list[str]) -> None:
    assert plain.runs(text) == runs


@given(text=MARKED)
def test_no_mark_meets_its_partner_and_nothing_is_lost(text: str) -> None:
    made = plain.runs(text)
    assert odd.visible("".join(made)) == odd.visible(text)
    assert len(made) <= limits.RUNS
    for run in made:
        assert not DATE.search(run)
        assert not LINK.search(run)
        if len(made) > 1:
            assert not EMPHASIS.search(run)
            assert not LIST.search(run)


def test_a_text_of_nothing_but_marks_stays_small_and_makes_no_link() -> None:
    (run,) = plain.runs("[a](b)*c" * 400)
    assert not LINK.search(run)
    assert odd.visible(run) == "[a](b)*c" * 400


def test_a_word_wider_than_a_phone_can_be_broken_but_not_inside_a_letter() -> None:
    family = "👩‍👩‍👧"
    (broken,) = plain.runs(f"so {family * 40} it is")
    words = broken.split("\u200b")
    assert all(0 < word.count(family) <= limits.WORD // 2 for word in words)
    assert "".join(words) == f"so {family * 40} it is"
    assert plain.runs("x" * limits.WORD) == ["x" * limits.WORD]


@pytest.mark.parametrize(
    ("text", "markless"),
    [
        ("1 of 6 · Trust & more: where we’re at (now)?", True),
        ("Tamebridge Health and Wellbeing Board: Maturity matrix 2011", True),
        ("מועצה 2026, 健康", True),
        ("*bold*", False),
        ("1. a list", False),
        ("1) a list", False),
        ("- a list", False),
        ("www.x.example", False),
        ("https://x.example", False),
        ("[a](b)", False),
        ("&lt;", False),
        ("a\nb", False),
        (":smile:", False),
        ("{{DATE(x)}}", False),
        ("", False),
    ],
)
def test_only_what_holds_no_mark_is_markless(text: str, *, markless: bool) -> None:
    assert plain.is_markless(text) is markless


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One thing.\n\nAnother thing. And more.", ["One thing.", "Another thing.", "And more."]),
        ("It went well. We will see.", ["It went well.", "We will see."]),
        ("a rather long line of words", ["a rather long line", "of words"]),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        ('"' * 12, ['"' * 10, '"' * 2]),
        ("short", ["short"]),
        ("", []),
    ],
)
def test_long_text_is_parted_where_a_reader_would_pause(text: str, pieces: list[str]) -> None:
    assert plain.split(text, 20) == pieces


@given(text=PIECES, most=st.integers(12, 60))
def test_pieces_fit_and_leave_nothing_out(text: str, most: int) -> None:
    pieces = plain.split(text, most)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece == piece.strip() and 0 < len(json.dumps(piece)) - 2 <= most for piece in pieces)


@pytest.mark.parametrize(
    ("text", "short"),
    [("just right here", "just right here"), ("a word too many, I fear", "a word too many, I…"), ("x" * 30, "x" * 19 + "…")],
)
def test_a_shortened_text_ends_with_a_word(text: str, short: str) -> None:
    assert plain.shorten(text, 20) == short
