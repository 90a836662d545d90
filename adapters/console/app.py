"""The talk in a terminal: anyone can be any member of a local board, answer its cards, and move its clock on.

Knows its host only by the shape in host.py. Everything it says about itself stands in the message catalogue.
"""

import asyncio
import datetime
import logging
import uuid
from collections.abc import Awaitable, Callable, Iterator

from adapters.console import commands, host, inbound, lines, messenger, render
from conversations import inbound as events
from conversations import wording
from frameworks import errors

LATEST = 3
"""How many letters are shown when there may be many."""
_HELP = ("people", "as", "inbox", "channel", "clock", "clock-next", "clock-on", "quit")

_log = logging.getLogger(__name__)


class Console:
    """One talk, from its welcome to the end of its input.

    `read_line` gives one line after the other, and None at the end; an iterator of lines does as well. `write` takes text
    with its line breaks, as a stream does. With `echo`, lines are written out behind the prompt: for input that nobody
    sees being typed.
    """

    def __init__(
        self,
        runs: host.Host,
        mailboxes: host.Mailboxes,
        words: wording.Wording,
        read_line: lines.ReadLine | Iterator[str],
        write: Callable[[str], None],
        *,
        echo: bool = False,
    ) -> None:
        self._host = runs
        self._mailboxes = mailboxes
        self._words = words
        self._read_line = read_line if callable(read_line) else lines.of(read_line)
        self._write = write
        self._echo = echo
        self._person: host.Person | None = None
        self._seen: dict[events.Address, int] = {}
        self._cards: dict[events.Address, render.Rendered] = {}

    async def talk(self, start_as: str | None = None) -> None:
        """Talk until /quit or the end of the input, beginning as the person whose name starts so."""
        self._tell(self._words.say("console-welcome"))
        if start_as is None:
            await self._guarded(self._people(""))
        else:
            await self._guarded(self._become(start_as))
        while (line := await self._next_line()) is not None:
            command, _, rest = line.strip().partition(" ")
            if command.lower() == "/quit":
                break
            if command:
                await self._guarded(self._command(command, rest.strip()) if command.startswith("/") else self._answer(line))
        self._tell(self._words.say("console-goodbye"))

    async def _next_line(self) -> str | None:
        name = wording.isolate(self._person.name) if self._person else None
        prompt = self._words.say("console-prompt", name=name) if name else self._words.say("console-prompt-nobody")
        self._write(f"{_one_line(prompt)} ")
        line = await self._read_line()
        if line is None:
            self._write("\n")
            return None
        line = line.rstrip("\r\n")
        if self._echo:
            self._write(f"{_one_line(line)}\n")
        return line

    async def _guarded(self, doing: Awaitable[None]) -> None:
        try:
            await doing
        except errors.BoardpulseError as exc:
            _log.warning("a line of a talk failed", extra={"action": "console_failed", "error": type(exc).__name__})
            self._tell(self._words.say("console-failed"))

    async def _command(self, command: str, rest: str) -> None:
        known: dict[str, Callable[[str], Awaitable[None]]] = {
            "/help": self._help,
            "/people": self._people,
            "/as": self._become,
            "/inbox": self._inbox,
            "/channel": self._channel,
            "/clock": self._clock,
        }
        if command.lower() in known:
            await known[command.lower()](rest)
        else:
            self._tell(self._words.say("console-unknown-command", command=wording.isolate(command)))

    async def _answer(self, line: str) -> None:
        person = self._person
        if person is None:
            self._tell(self._words.say("console-choose"))
            return
        card = self._cards.get(person.address)
        event = inbound.read(
            line,
            buttons=card.buttons if card else (),
            address=person.address,
            receipt_key=uuid.uuid4().hex,
            sent_at=self._host.now(),
        )
        reply = await self._host.handle(event)
        self._show(person, render.render(reply, self._words))
        await self._arrivals(person)

    async def _help(self, _: str) -> None:
        self._tell("\n".join([self._words.say("console-help"), *(self._words.say(f"console-help-{name}") for name in _HELP)]))

    async def _people(self, _: str) -> None:
        people = self._host.people
        if not people:
            self._tell(self._words.say("console-nobody"))
            return
        new = [await self._unseen(person.address) for person in people]
        rows = [
            self._words.say(
                "console-person", position=place, name=wording.isolate(one.name), about=wording.isolate(one.about), letters=letters
            )
            for place, (one, letters) in enumerate(zip(people, new, strict=True), start=1)
        ]
        self._tell("\n".join([self._words.say("console-people"), *rows]))
        if self._person is None:
            self._tell(self._words.say("console-choose"))

    async def _become(self, name: str) -> None:
        found = commands.called(name, self._host.people)
        asked = wording.isolate(name)
        if not name:
            self._tell(self._words.say("console-as-whom"))
        elif not found:
            self._tell(self._words.say("console-nobody-called", name=asked))
        elif len(found) > 1:
            names = self._words.list_of(wording.isolate(one.name) for one in found)
            self._tell(self._words.say("console-several-called", name=asked, names=names))
        else:
            self._person = person = found[0]
            self._tell(self._words.say("console-you-are", name=wording.isolate(person.name), about=wording.isolate(person.about)))
            card = self._cards.get(person.address)
            if not await self._arrivals(person) and card is not None:
                self._show(person, card)

    async def _inbox(self, _: str) -> None:
        if self._person is None:
            self._tell(self._words.say("console-choose"))
        elif not await self._look_into(self._person.address, self._person):
            self._tell(self._words.say("console-inbox-empty", name=wording.isolate(self._person.name)))

    async def _channel(self, _: str) -> None:
        if not await self._look_into(self._host.channel, None):
            self._tell(self._words.say("console-channel-empty"))

    async def _look_into(self, address: events.Address, person: host.Person | None) -> bool:
        """Show the latest letters of a mailbox, in a person's also all that are new; whether it holds any. No person: the channel."""
        letters = await self._letters(address)
        first = max(0, len(letters) - LATEST)
        if person:
            first = min(self._seen.get(address, 0), first)
        elif first:
            self._tell(self._words.say("console-channel-earlier", letters=first))
        key = "console-letter" if person else "console-channel-letter"
        for position, letter in enumerate(letters[first:], start=first + 1):
            self._tell(self._words.say(key, position=position, total=len(letters), summary=letter.summary))
            self._show(person, _rendered(letter))
        self._seen[address] = len(letters)
        return bool(letters)

    async def _clock(self, to: str) -> None:
        due = await self._host.next_at() if to.lower() == commands.NEXT else None
        match commands.clock_move(to, self._host.now(), self._host.zone, due):
            case datetime.datetime() as instant:
                await self._move_to(instant)
            case commands.Still.ASKED:
                self._tell_time()
            case commands.Still.NOTHING_DUE:
                self._tell(self._words.say("console-clock-nothing-due"))
            case commands.Still.BACKWARDS:
                self._tell(self._words.say("console-clock-not-back"))
            case commands.Still.NOT_READ:
                self._tell(self._words.say("console-clock-form"))

    async def _move_to(self, instant: datetime.datetime) -> None:
        others = [one.address for one in self._host.people if one != self._person]
        everywhere = [*others, self._host.channel]
        before = {address: len(await self._letters(address)) for address in everywhere}
        try:
            await self._host.move_to(instant)
        finally:
            self._tell_time()
        if self._person is not None:
            await self._arrivals(self._person)
        more = {address for address in everywhere if len(await self._letters(address)) > before[address]}
        people = len(more.intersection(others))
        if people:
            self._tell(self._words.say("console-elsewhere", people=people))
        if self._host.channel in more:
            self._tell(self._words.say("console-elsewhere-channel"))

    async def _arrivals(self, person: host.Person) -> bool:
        """Show what has come for this person since it was last looked at; whether there was anything."""
        letters = await self._letters(person.address)
        new = letters[self._seen.get(person.address, 0) :]
        self._seen[person.address] = len(letters)
        if len(new) > LATEST:
            self._tell(self._words.say("console-earlier-letters", letters=len(new) - LATEST))
        for letter in new[-LATEST:]:
            self._tell(self._words.say("console-new-letter", summary=letter.summary))
            self._show(person, _rendered(letter))
        return bool(new)

    async def _unseen(self, address: events.Address) -> int:
        return len(await self._letters(address)) - self._seen.get(address, 0)

    async def _letters(self, address: events.Address) -> list[messenger.Letter]:
        return await asyncio.to_thread(self._mailboxes.mailbox, address)

    def _show(self, person: host.Person | None, card: render.Rendered) -> None:
        """Show a card. Its buttons are live from now on; a card without any leaves those of the one before."""
        if person is not None and card.buttons:
            self._cards[person.address] = card
        self._write(f"\n{card.text}\n\n")

    def _tell(self, text: str) -> None:
        self._write(f"{render.paragraph(text)}\n")

    def _tell_time(self) -> None:
        now, zone = self._host.now(), self._host.zone
        self._tell(self._words.say("console-clock", day=self._words.date_and_year(now, zone), time=self._words.time(now, zone)))


def _rendered(letter: messenger.Letter) -> render.Rendered:
    return render.Rendered(text=letter.text, buttons=letter.buttons)


def _one_line(text: str) -> str:
    return render.plain(text).replace("\n", " ")
