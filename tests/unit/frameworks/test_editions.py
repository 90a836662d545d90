"""The editions that come with Boardpulse: counts as published, every file sound, plain words throughout."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frameworks import loader, schema

LIBRARY = loader.load()
MATRIX = LIBRARY["maturity_matrix@2011"]
QUESTIONS = LIBRARY["annex_a@2015"]
COUNTS = Path(__file__).parents[3] / ".." / "shared" / "vectors" / "instrument_counts.json"
CHECKED_BY = datetime.date(2026, 11, 22)
BANNED = re.compile(
    r"\b(scor(e|es|ed|ing)|rank\w*|leagues?|perform\w*|red|amber|green|rag|stakeholders?|kpis?|robust|leverag\w*)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def counts() -> Any:
    if not COUNTS.is_file():
        pytest.skip(f"the published counts are not here: {COUNTS}")
    return json.loads(COUNTS.read_text(encoding="utf-8"))


def words_of(edition: schema.Edition) -> Iterator[tuple[str, str]]:
    """Everything in our own words that a user may read, with its place. Published names stand apart and are left out."""
    yield from ((place, getattr(edition, place)) for place in ("title", "short_title", "about", "how_to_use"))
    if edition.source.note:
        yield "source note", edition.source.note
    for item in edition.items:
        yield f"{item.key} question", item.question
        yield from ((f"{item.key} follow-up", text) for text in item.follow_ups)
        yield from ((f"{item.key} level {one.level}", line) for one in item.descriptors for line in one.lines)
        said = [*item.statements, *item.aspirations, *(line for one in item.descriptors for line in one.statements)]
        yield from ((f"{item.key} statement", one.text) for one in (*item.statements, *item.aspirations))
        yield from ((f"{item.key} point", point) for one in said for point in one.points)
    for group in edition.groups:
        if group.about:
            yield f"{group.key} about", group.about
    yield from (("principle", one.text) for one in edition.principles)
    for term in edition.terms:
        yield f"{term.term} meant", term.meant
        yield f"{term.term} today", term.today


EVERY_TEXT = [(f"{ref} {place}", text) for ref, edition in LIBRARY.items() for place, text in words_of(edition)]


def test_these_two_editions_come_with_boardpulse() -> None:
    assert {"annex_a@2015", "maturity_matrix@2011"} <= set(LIBRARY)


def test_the_matrix_has_the_published_elements_and_levels(counts: Any) -> None:
    published = counts["maturity_matrix_2011"]
    assert [item.name for item in MATRIX.items] == published["elements"]
    levels = {str(one.value): f"{one.name}: {one.strapline}" if one.strapline else one.name for one in MATRIX.scale.levels}
    assert levels == published["levels"]
    descriptors = sum(len(item.descriptors) for item in MATRIX.items)
    assert descriptors == published["descriptor_cells"]
    assert len(MATRIX.items) * len(MATRIX.values) - descriptors == published["blank_cells"]
    assert MATRIX.scale.horizon_months == published["target_horizon_months"]


def test_annex_a_has_as_many_questions_as_published(counts: Any) -> None:
    assert len(QUESTIONS.items) == counts["stick_with_it_2015"]["annex_a_questions"]


def test_the_matrix_is_six_elements_of_pairs_from_nought_to_five() -> None:
    assert [item.key for item in MATRIX.items] == [
        "purpose_and_vision",
        "strategy",
        "leadership",
        "governance",
        "information_and_intelligence",
        "expertise_and_skills",
    ]
    assert [item.name for item in MATRIX.items] == [
        "Purpose and vision",
        "Strategy",
        "Leadership of the local healthcare economy",
        "Governance",
        "Information and Intelligence",
        "Expertise and skills",
    ]
    assert MATRIX.values == (0, 1, 2, 3, 4, 5)
    names = ["No", "Basic level", "Early progress in development", "Results", "Maturity", "Exemplar"]
    assert [one.name for one in MATRIX.scale.levels] == names
    assert [one.strapline for one in MATRIX.scale.levels] == [
        None,
        "Principle accepted and commitment to action",
        None,
        "Initial achievements evident",
        "Comprehensive assurance in place",
        "Others learning from our consistent achievements",
    ]
    assert MATRIX.paired
    assert MATRIX.scale.horizon_months == 12
    for item in MATRIX.items:
        assert [one.level for one in item.descriptors] == [1, 2, 3, 4, 5]
        assert item.descriptor(0) is None
        assert 2 <= len(item.follow_ups) <= 3
        assert item.asks is schema.Asks.STATE


def test_annex_a_is_fourteen_open_questions_and_two_of_them_ask_what_is_needed() -> None:
    assert len(QUESTIONS.items) == 14
    assert QUESTIONS.scale.shape is schema.Shape.OPEN
    assert not QUESTIONS.paired
    assert [item.position for item in QUESTIONS.items if item.asks is schema.Asks.NEED] == [3, 4]


def test_the_published_slip_is_noted() -> None:
    assert "Information and Intelligence" in (MATRIX.source.note or "")


@pytest.mark.parametrize("ref", LIBRARY)
def test_dated_terms_were_checked_and_not_in_the_future(ref: str) -> None:
    for term in LIBRARY[ref].terms:
        assert datetime.date(2026, 1, 1) <= term.checked <= CHECKED_BY, term.term


@pytest.mark.parametrize("ref", LIBRARY)
def test_a_dated_term_in_a_text_is_named_beside_it(ref: str) -> None:
    edition = LIBRARY[ref]
    for item in edition.items:
        texts = [(item.question, item.terms), *((one.text or "", one.terms) for one in item.descriptors)]
        said = [*item.statements, *item.aspirations, *(line for one in item.descriptors for line in one.statements)]
        texts += [(" ".join((one.text, *one.points)), (*one.terms, *item.terms)) for one in said]
        for text, named in texts:
            for term in edition.terms:
                assert term.term not in text or term.term in named, f"{item.key}: {term.term}"


def test_there_are_texts_in_every_edition() -> None:
    assert len(EVERY_TEXT) > 500
    assert {place.partition(" ")[0] for place, _ in EVERY_TEXT} == set(LIBRARY)


def test_texts_are_in_plain_words() -> None:
    sentences = [(place, sentence) for place, text in EVERY_TEXT for sentence in re.split(r"(?<=[.?!:])\s+", text)]
    assert [(place, sentence) for place, sentence in sentences if len(sentence.split()) > 30] == []
    assert [(place, text) for place, text in EVERY_TEXT if BANNED.search(text)] == []
    assert [(place, text) for place, text in EVERY_TEXT if "  " in text or "\n" in text] == []


def test_texts_end_as_sentences_do() -> None:
    assert [(place, text) for place, text in EVERY_TEXT if not text[:1].isupper()] == []
    assert [(place, text) for place, text in EVERY_TEXT if text[-1:] not in {".", "?"} and len(text) >= 80] == []


@pytest.mark.parametrize("ref", LIBRARY)
def test_questions_and_follow_ups_ask(ref: str) -> None:
    for item in LIBRARY[ref].items:
        assert "?" in item.question
        assert all(text.endswith("?") for text in item.follow_ups), item.key


def test_the_lint_would_notice() -> None:
    assert BANNED.search("Your Score is high")
    assert BANNED.search("a performance review")
    assert not BANNED.search("We agreed it, and shared the draft.")
