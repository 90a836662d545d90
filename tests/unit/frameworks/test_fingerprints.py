"""Sentences are found by their fingerprints however a document sets them, and only where they stand word for word."""

import time
from pathlib import Path

import pytest

from frameworks import errors, fingerprints

FIRST = "We know our long-term aim, and 'why' it matters to the 3 villages."
SECOND = "Nobody has to ask twice: the minutes are open (and short)."
THIRD = "Our neighbours' plans fit with ours."
KNOWN = tuple(fingerprints.of(f"item/{number}", text) for number, text in enumerate((FIRST, SECOND, THIRD), 1))


def found_in(document: str) -> dict[str, str]:
    return dict(fingerprints.find(KNOWN, fingerprints.stream(document)))


def test_each_sentence_is_given_back_as_it_stands() -> None:
    document = f"A title\n\nSome talk before. {FIRST} {SECOND}\n\n\t{THIRD}\tAnd some talk after."
    assert found_in(document) == {"item/1": FIRST, "item/2": SECOND, "item/3": THIRD}


def test_a_fingerprint_says_how_long_a_text_is_and_nothing_of_what_it_says() -> None:
    one = fingerprints.of("item/1", "A b-C; 12.")
    assert (one.path, one.size, len(one.digest)) == ("item/1", 5, 64)
    assert one == fingerprints.of("item/1", "abc 12")
    assert one.digest != fingerprints.of("item/1", "abc 13").digest


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(THIRD.upper(), id="capitals"),
        pytest.param("OUR NEIGHBOURS’ PLANS fit with ours", id="another apostrophe and no full stop"),
        pytest.param("Our  neighbours'\tplans\u00a0fit\n\nwith   ours!", id="spaces"),
        pytest.param("O u r neigh bours' plans f it with ours.", id="spaces within words"),
        pytest.param("“Our neighbours' plans – fit … with ours”;", id="dashes and quotes"),
        pytest.param("Our neigh-\nbours' plans fit with ours.", id="a word broken at the end of a line"),
        pytest.param("Our neigh\u00ad\r\n   bours' plans fit with ours.", id="a word broken at a soft hyphen"),
        pytest.param("Our neigh\u200bbours' plans \ufb01t with ours.", id="a space of no width, and a ligature"),
        pytest.param("<p>Our <b>n</b>eighbours&#39; plans<br/>fit <i class='x'>with</i>&nbsp;ours.</p>", id="HTML"),
        pytest.param("- Our **neighbours'** plans *fit* [with](https://example.org/x) ours.", id="Markdown"),
        pytest.param("Our neighbours'¹ plans fit<sup>2</sup> with[3] ours.", id="footnotes within"),
        pytest.param("It is so.Our neighbours' plans fit with ours12 Next", id="a footnote after it, no space before it"),
        pytest.param("partnersOur neighbours' plans fit with oursNext", id="glued to what stands around it"),
    ],
)
def test_it_does_not_matter_how_a_document_is_set(document: str) -> None:
    assert set(found_in(document)) == {"item/3"}


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("Our neighbour's plan fits with ours.", id="other words"),
        pytest.param("Our neighbours' own plans fit with ours.", id="a word more"),
        pytest.param("Our neighbours' plans with ours.", id="a word less"),
        pytest.param("Our neighbours' plans fit with ourselves.", id="a longer word at the end"),
        pytest.param("Four neighbours' plans fit with ours.", id="a longer word at the beginning"),
        pytest.param("Our plans fit with neighbours' ours.", id="another order"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_word_for_word_is_not_found(document: str) -> None:
    assert found_in(document) == {}


@pytest.mark.parametrize(
    "page_end",
    [
        pytest.param("\n\f\n", id="only a new page"),
        pytest.param("\n\n7\n\n", id="a number"),
        pytest.param("\nPage 7 of 12\n", id="a number and how many there are"),
        pytest.param("\n- 7 -\n\f", id="a number in dashes"),
        pytest.param("\n7 | P a g e\n", id="a number and a bar"),
        pytest.param("\n| Page 7\n", id="a bar and a number"),
    ],
)
def test_a_sentence_goes_on_over_the_page(page_end: str) -> None:
    assert found_in(f"Our neighbours' plans{page_end}fit with ours.") == {"item/3": THIRD}


def pages(*texts: str, head: str = "", foot: str = "") -> str:
    """Texts on pages of their own, each with a head and a foot, in which # is the number of the page."""
    sheets = (f"{head}\n\n{text}\n\n{foot}".replace("#", str(number)) for number, text in enumerate(texts, 5))
    return "\f".join(sheets)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        pytest.param("A tool for boards", "", id="a head"),
        pytest.param("", "A tool for boards | #", id="a foot with the number"),
        pytest.param("A tool for boards\nPart two\n#", "Printed on # paper\n- # -", id="both, of several lines"),
    ],
)
def test_running_heads_and_feet_stand_in_the_middle_of_sentences(head: str, foot: str) -> None:
    document = pages("Talk. Our neigh-", "bours' plans fit with", f"ours.\n{FIRST}", head=head, foot=foot)
    assert found_in(document) == {"item/1": FIRST, "item/3": THIRD}


def test_the_head_of_a_table_stands_in_the_middle_where_pages_cannot_be_told_apart() -> None:
    document = f"Column\tColumn\n{FIRST}\nColumn\tColumn\nOur neighbours' plans\n\nColumn\tColumn\n\t<p>fit with ours.</p>"
    assert found_in(document) == {"item/1": FIRST, "item/3": THIRD}


def test_a_line_of_a_narrow_column_that_comes_again_belongs_to_its_sentence() -> None:
    narrow = "Our neighbours' plans\nfit with ours.\n"
    assert found_in(narrow * 5) == {"item/3": THIRD}
    sheets = [f"Column\n{narrow}"] * 5
    document = pages(*sheets, "Nobody has to ask twice:", "the minutes are open (and short).", head="A head", foot="#")
    assert found_in(document) == {"item/2": SECOND, "item/3": THIRD}


def test_a_number_on_a_line_of_its_own_may_belong_to_the_sentence() -> None:
    document = "We know our long-term aim,\nand 'why' it matters to the\n3\nvillages."
    assert found_in(document) == {"item/1": FIRST}


@pytest.mark.parametrize(
    ("document", "given_back"),
    [
        ("We know our long-\nterm aim. Our joint-\nly made plan is long-term.", "We know our long-term aim."),
        ("We know our long-\nterm aim. A long while, a school term.", "We know our long-term aim."),
        ("We know our long-\nterm aim. It is a longterm one.", "We know our longterm aim."),
        ("We know our long\u00ad\nterm aim. It is long-term.", "We know our longterm aim."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_the_rest_of_the_document_has_it(document: str, given_back: str) -> None:
    known = [fingerprints.of("aim", "We know our long-term aim.")]
    assert fingerprints.find(known, fingerprints.stream(document)) == {"aim": given_back}


@pytest.mark.parametrize(
    ("published", "document", "given_back"),
    [
        ("It is so", "Then <i>'it is so</i>'. More.", "'it is so'."),
        ("It is so", "(It is so.) More.", "(It is so.)"),
        ("It is so", "* It is so:\n  * one", "It is so:"),
        ("It is so", "- it is so;\n- and so", "it is so"),
        ("It is so", "He said “it is so”.\nMore", "“it is so”."),
        ("Give & take", "give &amp; take", "give & take"),
        ("See the plan here", "See [the plan](https://example.org/plan) here", "See the plan here"),
    ],
)
def test_a_sentence_comes_with_the_marks_around_it_and_without_markup(published: str, document: str, given_back: str) -> None:
    assert fingerprints.find([fingerprints.of("a", published)], fingerprints.stream(document)) == {"a": given_back}


def test_two_editions_in_one_document_are_found_each_for_itself() -> None:
    earlier = [fingerprints.of("vision/1", "We share a vision."), fingerprints.of("vision/2", "People know our vision.")]
    later = [fingerprints.of("vision/1", "We share a vision of health."), fingerprints.of("vision/2", "People know our vision.")]
    texts = ("2011\nWe share a vision. People know our vision.", "2013\nWe share a vision of health. People know our vision!")
    document = fingerprints.stream("\f".join(texts))
    assert fingerprints.find(earlier, document) == {"vision/1": "We share a vision.", "vision/2": "People know our vision."}
    assert fingerprints.find(later, document) == {"vision/1": "We share a vision of health.", "vision/2": "People know our vision."}


def test_the_same_sentence_may_be_two_units() -> None:
    known = [fingerprints.of("a/1", THIRD), fingerprints.of("b/1", THIRD)]
    assert fingerprints.find(known, fingerprints.stream(THIRD)) == {"a/1": THIRD, "b/1": THIRD}


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / f"2020{fingerprints.SUFFIX}"
    file.write_text(fingerprints.written(KNOWN), encoding="ascii")
    assert fingerprints.read(file) == KNOWN
    assert fingerprints.read(tmp_path / "2021.sha256") == ()


@pytest.mark.parametrize("line", ["", f"{'0' * 63} 5 a/1", f"{'0' * 64} 0 a/1", f"{'0' * 64} 5", f"{'0' * 64} 5 A sentence"])
def test_a_spoilt_file_is_refused(line: str, tmp_path: Path) -> None:
    file = tmp_path / "2020.sha256"
    file.write_text(f"{fingerprints.written(KNOWN)}{line}\n", encoding="ascii")
    with pytest.raises(fingerprints.UnfitFingerprints) as caught:
        fingerprints.read(file)
    assert isinstance(caught.value, errors.BoardpulseError)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("a" * 200_000, id="one endless word"),
        pytest.param("a-\n" * 50_000, id="nothing but broken words"),
        pytest.param("<" * 100_000 + "[" * 100_000, id="nothing but openings"),
        pytest.param(" \t" * 100_000, id="nothing but spaces"),
        pytest.param("\f" * 100_000, id="nothing but empty pages"),
        pytest.param("*1|" * 60_000, id="nothing but marks"),
    ],
)
def test_an_odd_document_is_looked_through_in_a_moment(odd: str) -> None:
    begun = time.perf_counter()
    assert found_in(odd) == {}
    assert time.perf_counter() - begun < 10
