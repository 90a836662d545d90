import dataclasses
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich import cells

from adapters.console import render
from conversations import figures, messages, wording
from tests.unit.console import cards

WORDS = wording.Wording()


def shown(*blocks: messages.Block, width: int = 78, picture: str | None = None) -> str:
    return render.render(messages.Message(summary="s", blocks=blocks), WORDS, width=width, picture=picture).text


def test_a_question_reads_as_a_card() -> None:
    rendered = render.render(cards.QUESTION, WORDS, width=60)
    assert rendered.text == "\n".join(
        [
            "1 of 2 · Purpose",
            "----------------",
            "",
            "Do you know what the board is for?",
            "",
            "Where are we now?",
            "a) 0 No",
            "b) 1 Basic level  (your answer)  – Each member has heard",
            "   what the board is for, and most could say it to a",
            "   neighbour in a sentence.",
            "",
            "c) Not sure",
        ]
    )
    assert [(one.key, one.label, one.action) for one in rendered.buttons] == [
        ("a", "0 No", "give:0"),
        ("b", "1 Basic level", "give:1"),
        ("c", "Not sure", "give:not_sure"),
    ]
    assert not any(one.takes_text for one in rendered.buttons)


def test_a_box_says_how_to_answer_and_its_key_is_never_a_word() -> None:
    rendered = render.render(cards.REFLECTION, WORDS)
    assert "Your thoughts\nb) Keep it  – type “b:” and then your own words\n\nc) Let it pass" in rendered.text
    assert [(one.key, one.takes_text) for one in rendered.buttons] == [("b", True), ("c", False)]


@pytest.mark.parametrize(("blocks", "times"), [((), 1), ((messages.Quote(text="so far"),), 1)])
def test_what_a_box_holds_already_is_shown_once(blocks: tuple[messages.Block, ...], times: int) -> None:
    box = messages.FreeText(label="Yours", action="act", submit="Keep it", initial="so far")
    assert shown(*blocks, box).count("> so far") == times


def test_after_z_comes_aa() -> None:
    options = tuple(messages.Choice(label=f"Way {place}", action=f"go:{place}") for place in range(28))
    rendered = render.render(messages.Message(summary="s", blocks=(messages.Choices(options=options),)), WORDS)
    assert [one.key for one in rendered.buttons][24:] == ["y", "z", "aa", "ab"]
    assert rendered.text.endswith("z) Way 25\naa) Way 26\nab) Way 27")


def test_a_table_that_fits_has_columns_also_with_wide_letters() -> None:
    assert shown(cards.TWIN) == "\n".join(
        ["The same in words", "Question  Now", "--------  -------------", "Purpose   1 Basic level", "目的      0 No"]
    )


def test_a_table_that_does_not_fit_becomes_sentences() -> None:
    assert shown(cards.TWIN, width=20) == "The same in words\nPurpose: Now 1 Basic\n  level\n目的: Now 0 No"


def test_right_to_left_cells_stay_in_their_column() -> None:
    table = figures.Table(title="T", columns=("A", "B"), rows=(("שלום", "1"), ("abcd", "2")))
    assert shown(table).split("\n")[3:] == ["\u2068שלום\u2069  1", "abcd  2"]


def test_facts_line_up_and_wrap_beside_their_label() -> None:
    facts = messages.Facts(rows=(("1 Purpose", "1 Basic level → 2 Early progress"), ("2 Data", "open")))
    assert shown(facts, width=34) == "1 Purpose: 1 Basic level → 2 Early\n           progress\n2 Data:    open"


def test_facts_with_long_labels_become_sentences() -> None:
    assert shown(messages.Facts(rows=(("A rather long label", "a value"),)), width=24) == "A rather long label: a\n  value"


def test_a_quote_is_marked_on_every_line() -> None:
    assert (
        shown(messages.Quote(text="We lack the data we need.\n\nAll of it."), width=20) == "> We lack the data\n> we need.\n>\n> All of it."
    )


def test_a_quote_cannot_turn_what_stands_around_it() -> None:
    assert shown(messages.Quote(text="\u2067שלום\u202e abc")) == "> \u2068שלום abc\u2069"


def test_a_picture_is_its_words_and_its_table_and_where_it_lies() -> None:
    picture, place = messages.Picture(chart=cards.CHART), "/a folder with spaces/and a name that is far too long for one line.png"
    without = shown(picture, width=30)
    assert without.startswith("Where you are\nQuestion")
    drawn = without.replace("Where you are", "A row of dots for one\nquestion.\n\nThe same in words")
    assert shown(picture, picture, width=30, picture=place) == f"{drawn}\n\nThe picture is in this file:\n{place}\n\n{without}"


def test_what_is_read_from_its_end_has_each_button_once() -> None:
    skip = messages.Choices(options=(messages.Choice(label="Skip", action="x"),))
    blocks = (dataclasses.replace(skip, early=True), messages.Paragraph(text="A lot to read."), skip)
    rendered = render.render(messages.Message(summary="s", blocks=blocks), WORDS)
    assert rendered.text == "A lot to read.\n\na) Skip"
    assert [button.key for button in rendered.buttons] == ["a"]


def test_a_message_without_blocks_is_its_summary() -> None:
    assert render.render(messages.Message(summary="Hello", blocks=()), WORDS).text == "Hello"


def test_a_long_address_is_not_broken_but_wide_scripts_are() -> None:
    address = "https://example.org/" + "x" * 60
    assert shown(messages.Paragraph(text=f"See {address} there"), width=30) == f"See\n{address}\nthere"
    assert shown(messages.Paragraph(text="日" * 20), width=30) == f"{'日' * 15}\n{'日' * 5}"


def test_an_escape_sequence_is_disarmed() -> None:
    assert shown(messages.Paragraph(text="a\x1b]0;title\x07b\x9b2Jc\r\nd")) == "a]0;titleb2Jc\nd"


@given(message=cards.MESSAGES, width=st.integers(24, 100))
@settings(max_examples=150)
def test_nothing_steers_the_terminal_and_no_line_is_too_wide(message: messages.Message, width: int) -> None:
    rendered = render.render(message, WORDS, width=width)
    everything = "".join([rendered.text, *(one.label for one in rendered.buttons)])
    assert not [one for one in everything if unicodedata.category(one) in {"Cc", "Cs"} and one != "\n"]
    assert not set(everything) & set("\u202a\u202b\u202c\u202d\u202e")
    assert "\n" not in "".join(one.label for one in rendered.buttons)
    rendered.text.encode("utf-8")
    for line in rendered.text.split("\n"):
        if cells.cell_len(line) > width:
            # The last word alone fills the line, beside an indent of at most half of it.
            assert cells.cell_len(line.split(" ")[-1]) > width // 2 - 6, line


@given(message=cards.MESSAGES)
@settings(max_examples=100)
def test_every_way_on_has_its_own_key_and_is_shown(message: messages.Message) -> None:
    rendered = render.render(message, WORDS)
    offered = sum(
        len(block.options) if isinstance(block, messages.Choices) else len(block.points) if isinstance(block, messages.Scale) else 1
        for block in message.blocks
        if isinstance(block, messages.Choices | messages.Scale | messages.FreeText)
    )
    keys = [one.key for one in rendered.buttons]
    assert len(set(keys)) == len(keys) == offered
    starts = [line.split(" ")[0] for line in rendered.text.split("\n")]
    assert all(f"{key})" in starts for key in keys)
