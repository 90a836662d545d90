"""What somebody who is asked in a round does in chat: write, sign, delete, and read what others gave."""

import dataclasses

from bot import ports, subjects
from bot.packs import round_views, round_work
from conversations import messages, round_records, rounds, rounds_reading, rounds_typed, rounds_walk, text
from frameworks import packs


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """One person's event in one round, as it stands. Whoever keeps something holds the round's lock."""

    repos: ports.Repositories
    books: round_views.Books
    asked: subjects.Asked
    record: round_records.RoundRecord

    async def pressed(self, verb: str, value: str, written: str | None) -> messages.Message | None:
        """What follows a press, or a typed line that says the same; None when it is not this person's."""
        if verb in {"lines", "texts"}:
            return await self._of_others(verb, int(value) if value.isdecimal() else 1)
        state, word = await self.mine()
        if state is None:
            return word
        if verb == "mine" or state.closed:
            return rounds_walk.replies(state, self.asked.words)
        if verb == "go":
            return self._next(state, value)
        place, _, choice = value.rpartition(".") if verb == "name" else (value, "", "")
        one = rounds.ask_of(state, place)
        if one is None:
            return rounds_walk.said(state, "rounds-not-there", self.asked.words)
        match verb:
            case "ask":
                return rounds_walk.card(state, one, self.asked.words)
            case "say":
                return await self._say(state, one, written or "")
            case "name":
                return await self._sign(state, one, named=choice == "1")
            case "drop":
                return await self._drop(state, one)
        return None

    async def mine(self) -> tuple[rounds.Round | None, messages.Message | None]:
        """The round as this person has it; or else a word where it is removed or its pack is gone, and nothing where they are not asked."""
        if self.record.removed_at is not None:
            return None, rounds_walk.word(self.asked.words.say("rounds-over"), self.asked.words)
        if not await self.repos.rounds.is_asked(self.record.round_id, self.asked.person.person_id):
            return None, None
        state = await self._state()
        return state, None if state else rounds_walk.word(self.asked.words.say("rounds-not-there"), self.asked.words)

    def _next(self, state: rounds.Round, value: str) -> messages.Message:
        """The next open question, behind the one that was left; all of it where there is none."""
        if not value and not state.replies:
            # They may not have seen the message that opened it, and what it promises.
            return rounds_walk.opening(state, self.asked.words)
        following = rounds.next_ask(state, rounds.ask_of(state, value))
        return rounds_walk.replies(state, self.asked.words) if following is None else rounds_walk.card(state, following, self.asked.words)

    async def _say(self, state: rounds.Round, one: rounds.Ask, written: str) -> messages.Message:
        reply, words = text.clean(written), self.asked.words
        if not reply:
            return rounds_walk.said(state, "rounds-empty", words)
        if len(reply) > rounds.AT_MOST:
            too_long = words.say("text-too-long", length=len(reply), most=rounds.AT_MOST)
            return rounds_walk.word(too_long, words, rounds_walk.mine(state, words))
        before = state.replies.get(one.key)
        return await self._keep(state, one, reply, named=before is not None and before.named)

    async def _sign(self, state: rounds.Round, one: rounds.Ask, *, named: bool) -> messages.Message:
        before = state.replies.get(one.key)
        if before is None or state.pack.names is not packs.Names.CHOICE:
            return rounds_walk.said(state, "rounds-not-there", self.asked.words)
        return await self._keep(state, one, before.text, named=named)

    async def _keep(self, state: rounds.Round, one: rounds.Ask, reply: str, *, named: bool) -> messages.Message:
        if not self.asked.repeat:
            kept = round_records.ReplyRecord(
                person_id=self.asked.person.person_id,
                step_key=one.step.key,
                question=one.place,
                text=reply,
                named=named,
                given_at=self.asked.event.sent_at,
            )
            await self.repos.rounds.keep(self.record.round_id, kept)
        return rounds_walk.after(await self._state() or state, one, self.asked.words)

    async def _drop(self, state: rounds.Round, one: rounds.Ask) -> messages.Message:
        if not self.asked.repeat:
            await self.repos.rounds.drop(self.record.round_id, self.asked.person.person_id, *one.key)
        lead = self.asked.words.say("rounds-dropped", position=one.position)
        return rounds_walk.replies(await self._state() or state, self.asked.words, lead=lead)

    async def _of_others(self, verb: str, at: int) -> messages.Message | None:
        """What others wrote: for the board while it is open, for whoever runs the workshop once it is over."""
        words = self.asked.words
        if self.record.removed_at is not None:
            return rounds_walk.word(words.say("rounds-over"), words)
        state = await self._state()
        if state is None:
            return None
        if verb == "texts" and state.reads:
            shown = await round_work.texts(self.repos, self.books, self.record, self.asked.person, self.asked.now, at=at)
            return shown or rounds_walk.word(words.say("rounds-texts-not-yet"), words)
        if verb == "lines" and state.sees:
            heard, _ = await round_views.heard(self.repos, self.record, state.pack)
            return rounds_reading.for_board(state, heard, words, at=at)
        theirs = verb == "lines" and await self.repos.rounds.is_asked(self.record.round_id, self.asked.person.person_id)
        return rounds_walk.word(words.say("rounds-lines-not-yours"), words) if theirs else None

    async def _state(self) -> rounds.Round | None:
        return await round_views.state(self.repos, self.books, self.record, self.asked.person, self.asked.now)


async def spoken(repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, line: rounds_typed.Spoken) -> messages.Message:
    """What follows a typed command: it is for the round that closes first and is open, or else for the last that is kept."""
    found = list(reversed(await repos.rounds.of_person(asked.person.person_id)))
    is_mind = line.about is rounds_typed.About.MIND
    if is_mind:
        found = [one for one in found if _is_before_meetings(round_views.pack_of(books, one))]
    still_open = [one for one in found if not one.is_over(asked.now)]
    meant = still_open[:1] or ([] if is_mind else found[-1:])
    record = await repos.rounds.get(meant[0].round_id, lock=True) if meant else None
    nothing = rounds_walk.word(asked.words.say("rounds-none-mind" if is_mind else "rounds-none"), asked.words)
    if record is None:
        return nothing
    turn = Turn(repos=repos, books=books, asked=asked, record=record)
    state, word = await turn.mine()
    if state is None:
        return word or nothing
    if line.deed is rounds_typed.Deed.SAY and line.position is None and rounds.next_ask(state) is None and not state.closed:
        # There is no telling which reply it is to take the place of.
        return rounds_walk.said(state, "rounds-all-said", asked.words)
    verb, value = _as_pressed(state, line)
    return await turn.pressed(verb, value, line.text) or rounds_walk.said(state, "rounds-not-there", asked.words)


def _as_pressed(state: rounds.Round, line: rounds_typed.Spoken) -> tuple[str, str]:
    """The button that says what was typed: its verb, and its value."""
    at = rounds.ask_at(state, line.position) if line.position is not None else rounds.next_ask(state)
    place = at.value if at else "?"
    match line.deed:
        case rounds_typed.Deed.SHOW:
            return ("go", "") if line.position is None else ("ask", place)
        case rounds_typed.Deed.NEXT:
            return "go", ""
        case rounds_typed.Deed.MINE:
            return "mine", ""
        case rounds_typed.Deed.READ:
            return ("texts" if state.reads else "lines"), str(line.position or 1)
        case rounds_typed.Deed.SAY:
            return "say", place
        case rounds_typed.Deed.DROP:
            return "drop", place
        case rounds_typed.Deed.SIGN:
            return "name", f"{place}.1"
        case rounds_typed.Deed.UNSIGN:
            return "name", f"{place}.0"


def _is_before_meetings(pack: packs.Pack | None) -> bool:
    return pack is not None and pack.timing.every is packs.Every.MEETING
