"""Which questions a summary asks: of what most needs a talk, in turn from both sources, and not again the time after."""

import dataclasses
import itertools
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import messages, summary, summary_questions
from frameworks.readings import picks, reading
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import sample
from tests.unit.conversations import summary_samples as samples

ALIKE, APART = (0, 0, 0, 9, 0, 0), (5, 0, 0, 0, 0, 4)
KEYS = ("trust", "money", "voice")


def read(*rows: tuple[int, ...], pairs: Mapping[str, tuple[tuple[int, int, int], ...]] | None = None) -> reading.Reading:
    given = [ItemAnswers(item_key=key, now=row, pairs=(pairs or {}).get(key, ())) for key, row in zip(KEYS, rows, strict=False)]
    return reading.read(sample.SAMPLE, given, eligible=12, answered=9)


def test_what_differs_is_asked_about_and_what_is_alike_is_not() -> None:
    assert summary_questions.matters(read(ALIKE, APART, ALIKE)) == ("money",)
    assert summary_questions.matters(read(APART, ALIKE, APART)) == ("trust", "voice")
    assert summary_questions.matters(read(ALIKE, ALIKE, ALIKE)) == ("trust",), "one question at least"


def test_what_moved_most_is_asked_about_even_where_all_see_it_alike() -> None:
    moved = {"voice": ((2, 3, 5), (3, 3, 4))}
    assert summary_questions.matters(read(ALIKE, ALIKE, ALIKE, pairs=moved)) == ("voice",)
    one_person = {"voice": ((2, 3, 1), (3, 3, 8))}
    assert summary_questions.matters(read(APART, ALIKE, ALIKE, pairs=moved)) == ("trust", "voice")
    assert summary_questions.matters(read(APART, ALIKE, ALIKE, pairs=one_person)) == ("trust",), "no question to one person"


def test_one_of_three_is_of_what_moved_most() -> None:
    matrix = samples.levels(samples.MATRIX, [APART, APART, APART, ALIKE, ALIKE, ALIKE], pairs={4: ((2, 3, 5), (3, 3, 4))})
    asked = summary_questions.matters(matrix)
    assert len(asked) == 3
    assert "information_and_intelligence" in asked


def test_which_of_the_others_is_further_apart_is_not_told() -> None:
    ragged = (3, 1, 1, 1, 0, 3)
    first, *others = summary_questions.matters(samples.levels(samples.MATRIX, [ragged, APART, ALIKE, APART, ALIKE, ALIKE]))
    assert first in {"strategy", "governance"}
    keys = [item.key for item in samples.library()[samples.MATRIX].items]
    assert others == sorted(others, key=keys.index)


def test_too_few_answers_ask_nothing() -> None:
    few = reading.read(sample.SAMPLE, [ItemAnswers(item_key="trust", now=(2, 0, 0, 0, 0, 2))], eligible=12, answered=4)
    assert summary_questions.asked(samples.facts(), few, sample.SAMPLE) == ()
    none = picks.read(samples.library()[samples.AREAS], {}, eligible=12, done=9)
    assert summary_questions.matters(none) == ()


def test_both_sources_have_their_turn_and_each_says_which_it_is() -> None:
    text = sample.unpictured(samples.first_round())
    asked = re.findall(r"^(?:A question for the meeting|Another question): (.+)$", text, flags=re.MULTILINE)
    assert len(asked) == 3
    assert [("It goes with" in one, "It is from Annex A, and bears on" in one) for one in asked] == [
        (True, False),
        (False, True),
        (True, False),
    ]


ROW = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(tuple)


@settings(max_examples=20, deadline=None)
@given(rounds=st.lists(st.lists(ROW, min_size=6, max_size=6), min_size=2, max_size=5))
@pytest.mark.parametrize("ref", [samples.MATRIX])
def test_no_question_comes_twice_running_where_others_fit(ref: str, rounds: list[list[tuple[int, ...]]]) -> None:
    edition = samples.library()[ref]
    past: tuple[reading.Reading, ...] = ()
    before: set[str] = set()
    for rows in rounds:
        one = samples.levels(ref, rows, eligible=24, ahead=())
        found = summary_questions.asked(samples.second(*past), one, edition)
        refs = [question.ref for question in found]
        assert len(refs) == len(set(refs)) <= summary_questions.MOST
        assert all(refs)
        for question in found:
            assert question.ref not in before or _fitting(question.item.key) <= before | set(refs)
        past, before = (*past, one), set(refs)


def _fitting(key: str) -> set[str]:
    home = f"{samples.MATRIX}/{key}"
    item = samples.library()[samples.MATRIX].item(key)
    assert item is not None
    return {*(f"{home}/{number}" for number, _ in enumerate(item.follow_ups, 1)), *samples.guide().questions[home]}


def test_the_same_figures_round_after_round_are_asked_about_in_other_words() -> None:
    edition, one = samples.library()[samples.MATRIX], samples.levels(samples.MATRIX, [APART])
    rounds = [{question.ref for question in summary_questions.asked(samples.second(*[one] * place), one, edition)} for place in range(12)]
    assert all(len(asked) == 3 for asked in rounds)
    assert all(not before & after for before, after in itertools.pairwise(rounds))
    assert summary_questions.asked(samples.second(one), one, edition) == summary_questions.asked(samples.second(one), one, edition)


def test_the_only_question_there_is_may_come_again() -> None:
    facts = dataclasses.replace(sample.SECOND, past=(read(APART),))
    (only,) = summary_questions.asked(facts, read(APART), sample.SAMPLE)
    assert only.text == "What would we see if trust were better?"


def test_a_part_that_is_asked_no_more_takes_no_place() -> None:
    gone = sample.SAMPLE.model_copy(update={"items": sample.SAMPLE.items[1:]})
    facts = dataclasses.replace(sample.SECOND, past=(read(APART, APART),))
    (one,) = summary_questions.asked(facts, read(APART, APART), gone)
    assert one.item.key == "money"


def test_a_summary_has_one_lead_and_at_most_three_questions() -> None:
    for name, make in samples.EVERY.items():
        texts = [block.text for block in make().blocks if isinstance(block, messages.Paragraph)]
        leads = [text for text in texts if text.startswith("A question for the meeting:")]
        others = [text for text in texts if text.startswith("Another question:")]
        assert len(leads) == (name != "below_floor"), name
        assert len(others) <= 2, name


def test_without_the_questions_of_annex_a_the_follow_ups_are_asked_alone() -> None:
    facts = dataclasses.replace(sample.FIRST)
    text = messages.plain_text(
        summary.summary(facts, samples.levels(samples.MATRIX, [APART]), samples.library()[samples.MATRIX], sample.WORDS)
    )
    assert "Annex A" not in text
    assert text.count("It goes with") == 3
