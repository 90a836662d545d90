"""Talks as anyone would see them: what was typed stands behind the prompt, what came back below it."""

import dataclasses
import datetime
import pathlib
import subprocess
import sys
import textwrap
import zoneinfo
from collections.abc import Sequence

import pytest

from adapters.console import app, messenger
from conversations import inbound, messages, wording
from frameworks import errors
from tests.unit.console import cards

WORDS = wording.Wording()
CHANNEL = inbound.Address(platform="console", tenant="northby", handle="board")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody on the small board."""

    name: str
    about: str
    address: inbound.Address


def person(name: str, about: str) -> Person:
    return Person(name=name, about=about, address=inbound.Address(platform="console", tenant="northby", handle=name.lower()))


ADA, ANN, BO = person("Ada", "chair, for the council"), person("Ann", "for the ICB"), person("Bo\x1b[2J", "for local Healthwatch")


def said(text: str) -> messages.Message:
    return messages.Message(summary="A word", blocks=(messages.Paragraph(text=text),))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Due:
    """A message that falls due."""

    at: datetime.datetime
    to: inbound.Address
    message: messages.Message


class Board:
    """A small host: it answers with what was done, and delivers what falls due."""

    zone = zoneinfo.ZoneInfo("Europe/London")
    channel = CHANNEL

    def __init__(self, way: messenger.ConsoleMessenger, *due: Due, people: Sequence[Person] = (ADA, ANN, BO)) -> None:
        self.people = people
        self.events: list[inbound.Inbound] = []
        self.replies: list[messages.Message | Exception] = []
        self.sends_with_answer: list[Due] = []
        self._way = way
        self._due = sorted(due, key=lambda one: one.at)
        self._now = cards.NOON

    def now(self) -> datetime.datetime:
        return self._now

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        self.events.append(event)
        for number, one in enumerate(self.sends_with_answer):
            await self._way.send(one.to, one.message, key=f"answer-{len(self.events)}-{number}")
        assert isinstance(event, inbound.Pressed | inbound.Typed), "a terminal has nothing else"
        did = event.action if isinstance(event, inbound.Pressed) else event.text
        reply = self.replies.pop(0) if self.replies else said(f"You did: {did}")
        if isinstance(reply, Exception):
            raise reply
        return reply

    async def move_to(self, instant: datetime.datetime) -> None:
        assert instant >= self._now
        self._now = instant
        while self._due and self._due[0].at <= instant:
            one = self._due.pop(0)
            await self._way.send(one.to, one.message, key=f"{one.at}-{one.to.handle}")

    async def next_at(self) -> datetime.datetime | None:
        return self._due[0].at if self._due else None


@pytest.fixture
def way(tmp_path: pathlib.Path) -> messenger.ConsoleMessenger:
    return messenger.ConsoleMessenger(tmp_path, WORDS)


async def talked(board: Board, way: messenger.ConsoleMessenger, *lines: str, start_as: str | None = None) -> str:
    written: list[str] = []
    await app.Console(board, way, WORDS, iter(lines), written.append, echo=True).talk(start_as)
    return "".join(written)


async def test_a_talk_from_welcome_to_goodbye(way: messenger.ConsoleMessenger) -> None:
    tomorrow = cards.NOON + datetime.timedelta(days=1)
    board = Board(way, Due(at=tomorrow, to=ADA.address, message=cards.QUESTION), Due(at=tomorrow, to=ANN.address, message=cards.QUESTION))
    board.replies = [cards.REFLECTION]
    assert await talked(board, way, "/clock", "/clock next", "b", "b: We keep talking", "/quit", start_as="ada") == textwrap.dedent("""\
        Here you can be anyone on this board. Type /help to see what works.
        You are Ada: chair, for the council.
        Ada > /clock
        It is Tuesday 1 December 2026, midday.
        Ada > /clock next
        It is Wednesday 2 December 2026, midday.
        New: Matrix: question 1 of 2

        1 of 2 · Purpose
        ----------------

        Do you know what the board is for?

        Where are we now?
        a) 0 No
        b) 1 Basic level  (your answer)  – Each member has heard what the board is
           for, and most could say it to a neighbour in a sentence.

        c) Not sure

        One other person has new letters. /people shows who.
        Ada > b

        What would you keep?

        Your thoughts
        b) Keep it  – type “b:” and then your own words

        c) Let it pass

        Ada > b: We keep talking

        You did: reflect:1

        Ada > /quit
        Goodbye. What you answered is kept.
        """)
    pressed, written = board.events
    assert isinstance(pressed, inbound.Pressed)
    assert isinstance(written, inbound.Pressed)
    assert (pressed.action, pressed.text, pressed.address, pressed.sent_at) == ("give:1", None, ADA.address, tomorrow)
    assert (written.action, written.text) == ("reflect:1", "We keep talking")
    assert pressed.receipt_key != written.receipt_key


async def test_being_several_people(way: messenger.ConsoleMessenger) -> None:
    await way.send(ANN.address, cards.QUESTION, key="one")
    board = Board(way)
    shown = await talked(board, way, "hello", "/as a", "/as zed", "/as", "/as ANN", "/people", "/as 1", "a", "/as ann", "a")
    assert shown == textwrap.dedent("""\
        Here you can be anyone on this board. Type /help to see what works.
        These people are here:
        1) Ada – chair, for the council
        2) Ann – for the ICB (one new letter)
        3) Bo[2J – for local Healthwatch
        Choose who you are first: /as and a name. /people lists everyone.
        nobody > hello
        Choose who you are first: /as and a name. /people lists everyone.
        nobody > /as a
        Several people fit “a”: Ada and Ann. Type more of the name, or the number that
        /people shows.
        nobody > /as zed
        Nobody here is called “zed”. /people lists everyone.
        nobody > /as
        Say who: /as and a name, or the number that /people shows.
        nobody > /as ANN
        You are Ann: for the ICB.
        New: Matrix: question 1 of 2

        {card}

        Ann > /people
        These people are here:
        1) Ada – chair, for the council
        2) Ann – for the ICB
        3) Bo[2J – for local Healthwatch
        Ann > /as 1
        You are Ada: chair, for the council.
        Ada > a

        You did: a

        Ada > /as ann
        You are Ann: for the ICB.

        {card}

        Ann > a

        You did: give:0

        Ann >
        Goodbye. What you answered is kept.
        """).replace("{card}", way.mailbox(ANN.address)[0].text).replace("Ann >\n", "Ann > \n")
    assert [(event.address, type(event)) for event in board.events] == [(ADA.address, inbound.Typed), (ANN.address, inbound.Pressed)]


async def test_inbox_and_channel_show_the_latest(way: messenger.ConsoleMessenger) -> None:
    for number in range(1, 6):
        await way.send(ADA.address, said(f"Letter text {number}"), key=f"one-{number}")
    await way.send(CHANNEL, said("For all of you"), key="two")
    shown = await talked(Board(way), way, "/inbox", "/channel", "/as ann", "/inbox", start_as="Ada")
    before, _, after = shown.partition("/inbox\n")
    assert "2 earlier letters are in your /inbox." in before
    assert [text in before for text in ("Letter text 2", "Letter text 3", "Letter text 5")] == [False, True, True]
    assert after == textwrap.dedent("""\
        Letter 3 of 5: A word

        Letter text 3

        Letter 4 of 5: A word

        Letter text 4

        Letter 5 of 5: A word

        Letter text 5

        Ada > /channel
        In the channel, 1 of 1: A word

        For all of you

        Ada > /as ann
        You are Ann: for the ICB.
        Ann > /inbox
        No letter has come for Ann yet.
        Ann >
        Goodbye. What you answered is kept.
        """).replace("Ann >\n", "Ann > \n")


async def test_a_channel_with_many_letters_shows_the_latest_and_says_how_many_more(way: messenger.ConsoleMessenger) -> None:
    for number in range(1, 10):
        await way.send(CHANNEL, said(f"Letter text {number}"), key=f"one-{number}")
    shown = await talked(Board(way), way, "/channel", start_as="Ada")
    assert "6 earlier letters are not shown." in shown
    assert [number for number in range(1, 10) if f"Letter text {number}" in shown] == [7, 8, 9]
    assert shown.index("not shown") < shown.index("In the channel, 7 of 9")


async def test_a_card_without_buttons_leaves_the_buttons_before_it(way: messenger.ConsoleMessenger) -> None:
    await way.send(ADA.address, cards.QUESTION, key="one")
    await way.send(CHANNEL, cards.REFLECTION, key="two")
    board = Board(way)
    await talked(board, way, "what?", "/channel", "c", start_as="ada")
    assert [getattr(event, "action", None) for event in board.events] == [None, "give:not_sure"]


async def test_a_letter_that_comes_with_an_answer_is_shown_last_and_is_live(way: messenger.ConsoleMessenger) -> None:
    board = Board(way)
    board.sends_with_answer = [Due(at=cards.NOON, to=ADA.address, message=cards.REFLECTION)]
    board.replies = [cards.QUESTION]
    shown = await talked(board, way, "hello", "c", start_as="ada")
    assert shown.index("Where are we now?") < shown.index("New: A private reflection") < shown.index("c) Let it pass")
    assert getattr(board.events[1], "action", None) == "pass:1"


async def test_the_clock_says_what_it_cannot_do(way: messenger.ConsoleMessenger) -> None:
    board = Board(way, Due(at=cards.NOON + datetime.timedelta(days=8), to=CHANNEL, message=said("hello")))
    shown = await talked(board, way, "/clock soon", "/clock -1d", "/clock +1w", "/CLOCK +1d", "/clock next", start_as="ada")
    assert shown.partition("council.\n")[2] == textwrap.dedent("""\
        Ada > /clock soon
        I could not read that. Type /clock next, or for example /clock +30m, +5h, +3d
        or +2w.
        Ada > /clock -1d
        The clock only goes forwards.
        Ada > /clock +1w
        It is Tuesday 8 December 2026, midday.
        Ada > /CLOCK +1d
        It is Wednesday 9 December 2026, midday.
        There is something new in the /channel.
        Ada > /clock next
        Nothing is due, so the clock stays where it is. You can still go on by hand,
        for example with /clock +3d.
        Ada >
        Goodbye. What you answered is kept.
        """).replace("Ada >\n", "Ada > \n")


async def test_help_names_every_command_and_an_unknown_one_is_said_so(way: messenger.ConsoleMessenger) -> None:
    shown = await talked(Board(way), way, "/help", "/dance\x1b[2J now", "", "   ", start_as="ada")
    for command in ("/people", "/as NAME", "/inbox", "/channel", "/clock", "/clock next", "/clock +3d", "/quit"):
        assert f"\n{command} – " in shown
    assert "I do not know /dance[2J. Type /help to see what works." in shown
    assert "\x1b" not in shown


async def test_a_failure_is_said_and_the_talk_goes_on(way: messenger.ConsoleMessenger) -> None:
    board = Board(way)
    board.replies = [errors.BoardpulseError("the database is away"), said("Kept.")]
    shown = await talked(board, way, "2", "2", start_as="ada")
    assert shown.count("That did not work this time. Please try it again.") == 1
    assert "the database is away" not in shown
    assert "Kept." in shown
    assert board.events[0].receipt_key != board.events[1].receipt_key


async def test_an_unreadable_mailbox_is_said(way: messenger.ConsoleMessenger, tmp_path: pathlib.Path) -> None:
    (tmp_path / "northby" / "ada.jsonl").mkdir(parents=True)
    shown = await talked(Board(way), way, "/clock", start_as="ada")
    assert "That did not work this time." in shown
    assert "Tuesday 1 December" in shown


async def test_an_empty_board(way: messenger.ConsoleMessenger) -> None:
    assert "There is nobody on this board yet." in await talked(Board(way, people=()), way)


async def test_lines_can_come_from_a_function_and_nothing_is_echoed(way: messenger.ConsoleMessenger) -> None:
    lines, written = ["hello\r\n", None], list[str]()

    async def read_line() -> str | None:
        return lines.pop(0)

    board = Board(way)
    await app.Console(board, way, WORDS, read_line, written.append).talk("ada")
    (event,) = board.events
    assert isinstance(event, inbound.Typed)
    assert event.text == "hello"
    assert "Ada > \nYou did: hello\n" in "".join(written)


def test_piped_input_ends_the_talk_by_itself() -> None:
    reading = textwrap.dedent("""
        import asyncio
        from adapters.console import lines
        async def main():
            while (line := await lines.stdin_line()) is not None:
                print(ascii(line))
        asyncio.run(main())
        """)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", reading], input=b"hello\n\n\xff\xc3\xa9 last", capture_output=True, timeout=60, check=True
    )
    assert done.stdout.decode().splitlines() == ["'hello\\n'", "'\\n'", "'\\ufffd\\xe9 last'"]
