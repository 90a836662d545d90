"""Advice in disguise is hinted at; an honest question is left alone."""

import pytest

from conversations import wording
from conversations.learning_sets import questions

WORDS = wording.Wording()
ADVICE, TWO, LONG = questions.Hint.ADVICE, questions.Hint.TWO, questions.Hint.LONG


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Have you thought of asking the director?", (ADVICE,)),
        ("So, have you tried ringing her?", (ADVICE,)),
        ("Shouldn’t you tell the chair first?", (ADVICE,)),
        ("why don't you just cancel it?", (ADVICE,)),
        ("You could write to them, couldn’t you?", (ADVICE,)),
        ("Hm. Perhaps you should wait?", (ADVICE,)),
        ("What have you tried?", ()),
        ("What have you thought about doing next?", ()),
        ("What is one thing you could do this week?", ()),
        ("Who loses if this works?", ()),
        ("What would have to be true?", ()),
        ("What did she say? And what did you do?", (TWO,)),
        ("What happened and why do you think it did?", (TWO,)),
        ("What do you and your chair want???", ()),
        ("Where and when do you meet?", ()),
        (" ".join(["word"] * 25), ()),
        (" ".join(["word"] * 26), (LONG,)),
        ("Have you considered it? And what if you " + "really " * 25 + "tried?", (ADVICE, TWO, LONG)),
        ("", ()),
        ("⁇ ¿", ()),
    ],
)
def test_a_question_is_looked_at(question: str, found: tuple[questions.Hint, ...]) -> None:
    assert questions.hints(question, WORDS) == found
    assert all(WORDS.say(one) for one in found)


def test_a_very_long_line_takes_no_time() -> None:
    assert LONG in questions.hints("what and " * 5_000, WORDS)
