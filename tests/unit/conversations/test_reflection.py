import dataclasses
import datetime
import uuid

import pytest

from conversations import actions, messages, reflection, text
from conversations.wording import Wording
from frameworks import loader
from tests.unit.conversations.dialogue import buttons

WORDS = Wording()
START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


class Talk:
    """One member and one question; what they give is kept between the lines."""

    def __init__(self, library: loader.Library) -> None:
        edition = library["annex_a@2015"]
        self.state = reflection.Reflection(
            reflection_id=uuid.UUID(int=9),
            board_name="Riverside Board",
            edition=edition,
            item=edition.items[0],
            keep_months=18,
            asked_at=START,
        )
        self.message = reflection.question(self.state, WORDS)
        self.at = START

    def types(self, line: str, at: datetime.datetime | None = None) -> str:
        return self._after(reflection.typed_line(self.state, line, at or self._tick(), WORDS))

    def presses(self, label: str, own_words: str | None = None, at: datetime.datetime | None = None) -> str:
        action = actions.decode(buttons(self.message)[label])
        assert isinstance(action, actions.ReflectionAction)
        return self._after(reflection.press(self.state, action, own_words, at or self._tick(), WORDS))

    @property
    def shown(self) -> str:
        return messages.plain_text(self.message)

    def _tick(self) -> datetime.datetime:
        self.at += SECOND
        return self.at

    def _after(self, step: reflection.Step) -> str:
        self.state, self.message = step.keep or self.state, step.message
        return self.shown


@pytest.fixture
def talk(library: loader.Library) -> Talk:
    return Talk(library)


def test_a_question_comes_with_its_promise_a_box_and_a_way_past(talk: Talk) -> None:
    assert "for Riverside Board (1 of 14)" in talk.shown
    assert talk.state.item.question in talk.shown
    assert "Only you see your reply. We keep it for 18 months. You need not reply at all." in talk.shown
    assert buttons(talk.message).keys() == {"Keep it", "Let it pass"}


@pytest.mark.parametrize(
    "reply", ["We listen.", "שלום עולם", "👩🏽‍⚕️\nline two", "2. We should meet", "é" * 10_000, "x" * text.KEEP_AT_MOST]
)
def test_a_reply_typed_or_sent_is_kept_and_given_back_as_written(talk: Talk, library: loader.Library, reply: str) -> None:
    sent = Talk(library)
    talk.types(reply)
    sent.presses("Keep it", reply)
    for one in (talk, sent):
        assert one.state.reply == reply
        assert [block.text for block in one.message.blocks if isinstance(block, messages.Quote)] == [reply]
        assert reply[:5] not in one.message.summary


def test_a_reply_can_be_changed(talk: Talk) -> None:
    talk.types("first")
    assert "first" in talk.presses("Change my reply")
    (box,) = [block for block in talk.message.blocks if isinstance(block, messages.FreeText)]
    assert box.initial == "first"
    talk.presses("Keep it", "second")
    assert talk.state.reply == "second"


@pytest.mark.parametrize("line", ["Let it pass", "let it pass.", "“Skip”", "pass"])
def test_it_can_be_let_pass_and_come_back_to(talk: Talk, line: str) -> None:
    assert "Fine. You can come back to it." in talk.types(line)
    assert (talk.state.passed, talk.state.reply) == (True, None)
    talk.presses("Back to the question")
    talk.presses("Keep it", "after all")
    assert (talk.state.passed, talk.state.reply) == (False, "after all")


def test_help_is_help_and_no_reply(talk: Talk) -> None:
    assert "Just write what you think" in talk.types("Help")
    assert talk.state.reply is None
    assert talk.state.item.question in talk.presses("Back to the question")


@pytest.mark.parametrize("reply", ["", "  \n", "\x00\ud800", "\u200b"])
def test_an_empty_reply_keeps_what_was_there(talk: Talk, reply: str) -> None:
    talk.types("before")
    assert "There was no text in that reply, so nothing was changed." in talk.types(reply)
    assert talk.state.reply == "before"


def test_a_reply_that_is_too_long_is_refused_whole(talk: Talk) -> None:
    assert "That text has 20,001 characters. I can keep 20,000 at a time, so nothing was kept." in talk.types("x" * 20_001)
    assert talk.state.reply is None


def test_letting_pass_never_drops_a_reply(talk: Talk) -> None:
    card = talk.message
    talk.types("mine")
    talk.message = card
    assert "Kept, for you alone" in talk.presses("Let it pass")
    assert talk.state.reply == "mine"


def test_an_older_reply_never_overwrites_a_newer_one(talk: Talk) -> None:
    card = talk.message
    talk.types("newer", at=START + 9 * SECOND)
    talk.types("older", at=START)
    talk.message = card
    assert "newer" in talk.presses("Keep it", "older", at=START)
    assert talk.state.reply == "newer"


def test_an_older_reply_after_letting_pass_shows_what_stands(talk: Talk) -> None:
    card = talk.message
    talk.presses("Let it pass", at=START + 9 * SECOND)
    talk.message = card
    assert "Fine. You can come back to it." in talk.presses("Keep it", "older", at=START)
    assert talk.state.reply is None
    assert dataclasses.replace(talk.state, passed=False).reply is None


def test_every_question_of_annex_a_can_be_asked(library: loader.Library, talk: Talk) -> None:
    for item in library["annex_a@2015"].items:
        shown = messages.plain_text(reflection.question(dataclasses.replace(talk.state, item=item), WORDS))
        assert item.question in shown
