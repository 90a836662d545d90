"""One turn of a set-up inside one transaction: whose it is, whether it still runs, what is stored, what is said."""

import dataclasses
import datetime
import logging
import uuid
from collections.abc import Iterable

from bot import ports
from bot.board import boards
from bot.instruments import editions
from bot.outbox import replies
from bot.pulses import answering
from bot.setup import setup_boxes, setup_plans
from conversations import actions, directory, inbound, messages, pages, records, typed, wording
from conversations.setup import cards, hearing, preview, steps
from conversations.setup import given as setup_given
from conversations.setup.cards import Desk
from conversations.setup.draft import Draft
from conversations.setup.merge import Found, Wanted
from conversations.setup.turn import Act, Move, Outcome, show
from frameworks import errors, loader

LISTENS = datetime.timedelta(days=1)
"""For so long after it was last touched a set-up takes plain lines of somebody who may be writing about something else."""

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Means:
    """What a board can be made of: the editions there are, and the platforms on which people are found."""

    library: loader.Library
    platforms: frozenset[str] = frozenset()

    def desk(self, record: records.SetUpRecord, words: wording.Wording, now: datetime.datetime) -> Desk:
        """What the cards of one set-up are made with."""
        here = record.address.platform
        elsewhere = tuple(sorted(self.platforms - {here}))
        return Desk(setup_id=record.setup_id, library=self.library, now=now, words=words, platform=here, elsewhere=elsewhere)


class LooksUp(errors.BoardpulseError):
    """This turn needs something that only the platform knows."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody did in one set-up: a button with the text that came along, or a typed line."""

    setup_id: uuid.UUID
    action: actions.SetUp | None = None
    text: str = ""
    line: str = ""

    def move(self, draft: Draft, desk: Desk) -> Move:
        """What it means as things stand."""
        if self.action is None:
            return hearing.hear(self.line, draft, desk).move
        return Move(step=self.action.step, value=self.action.value, text=self.text)

    def is_undo(self, words: wording.Wording) -> bool:
        """Whether the board is to be taken back."""
        return self.action.step == "undo" if self.action is not None else typed.says(self.line, words, "setup-undo")


async def waits_for(repos: ports.Repositories, means: Means, event: inbound.Typed, line: str) -> bool:
    """Whether the newest set-up of this account takes the line."""
    record = await repos.setups.latest(event.address)
    if record is None:
        return False
    person = await repos.boards.person_at(event.address)
    words = wording.in_language(person.language if person else wording.DEFAULT_LANGUAGE)
    if person is not None and event.sent_at - record.changed_at > LISTENS:
        return False
    if record.ended:
        return record.board_id is not None and typed.says(line, words, "setup-undo")
    desk = means.desk(record, words, event.sent_at)
    heard = hearing.hear(line, setup_given.read(record.given), desk)
    if heard.sure:
        return True
    if _is_other_command(line, words) and not typed.says(line, words, "help"):
        return False
    return person is None or not await _answers_a_pulse(repos, means.library, person.person_id, line, words)


async def unfinished(repos: ports.Repositories, addresses: Iterable[inbound.Address], now: datetime.datetime) -> str | None:
    """The name of the board that one of these accounts is setting up, "" while it has none; None where there is none to go on with."""
    for address in addresses:
        record = await repos.setups.latest(address)
        if record is not None and _can_go_on(record, now):
            return setup_given.read(record.given).name or ""
    return None


async def stray(repos: ports.Repositories, event: inbound.Typed, now: datetime.datetime) -> replies.Outcome | None:
    """For a line of somebody we do not know who has stopped setting up a board; None for anybody else."""
    name = await unfinished(repos, [event.address], now)
    if name is None:
        return None
    words = wording.in_language()
    return replies.Outcome(message=_beside(words.say("setup-stopped-stray"), words, pages.to_set_up(name, words)))


def _can_go_on(record: records.SetUpRecord, now: datetime.datetime) -> bool:
    return record.board_id is None and now - record.changed_at < steps.KEPT


async def begin(
    repos: ports.Repositories,
    means: Means,
    event: inbound.Inbound,
    by: directory.Profile,
    setup_id: uuid.UUID,
    found: Found,
    now: datetime.datetime,
) -> replies.Outcome:
    """Go on with the newest set-up that made no board yet; else begin one. Raises LooksUp."""
    person = await repos.boards.person_at(event.address)
    words = wording.in_language(person.language if person else by.language or wording.DEFAULT_LANGUAGE)
    repeat = not await repos.receipts.is_first(*answering.receipt(event), now)
    record = await repos.setups.latest(event.address)
    if record is not None and record.board_id is None:
        record = await repos.setups.get(record.setup_id, lock=True) or record
    if record is not None and _can_go_on(record, now):
        draft = setup_given.read(record.given)
        desk = means.desk(record, words, now)
        _look_up(steps.wanted(record.given, Move(step="show"), desk), found)
        if not repeat:
            await repos.setups.keep(dataclasses.replace(record, ended=False, changed_at=now))
        message = steps.welcome_back(draft, found, desk) if draft.size > 1 else show(draft, found, desk)
        return replies.Outcome(message=await setup_boxes.filled(repos, event, message), owed=not repeat)
    runs = [board.name for board in await repos.boards.coordinated_by(person.person_id)] if person else []
    given = setup_given.begin(by, runs)
    record = records.SetUpRecord(setup_id=setup_id, address=event.address, given=given, begun_at=now, changed_at=now)
    if not repeat:
        await repos.setups.create(record)
        _log.info("a set-up began", extra={"action": "set_up_began", "setup_id": setup_id})
    desk = means.desk(record, words, now)
    return replies.Outcome(message=show(setup_given.read(given), found, desk), owed=not repeat)


async def take(
    repos: ports.Repositories, means: Means, event: inbound.Inbound, said: Said, found: Found, now: datetime.datetime
) -> replies.Outcome:
    """Deal with one thing that somebody did. Raises LooksUp, with nothing stored, where something has to be looked up first."""
    record = await repos.setups.get(said.setup_id, lock=True)
    if record is None:
        return await word(repos, event, "setup-over")
    if record.address != event.address:
        _log.warning("a button of somebody else was pressed", extra={"action": "foreign_action", "setup_id": record.setup_id})
        return await word(repos, event, "setup-not-yours")
    desk = await _desk(repos, means, record, now)
    draft = setup_given.read(record.given)
    repeat = not await repos.receipts.is_first(*answering.receipt(event), now)
    if record.ended:
        message = await _after_its_end(repos, record, draft, desk, said, repeat=repeat)
        return replies.Outcome(message=message, owed=not repeat)
    if repeat:
        return replies.Outcome(message=await setup_boxes.filled(repos, event, show(draft, found, desk)), owed=False)
    move = said.move(draft, desk)
    _look_up(steps.wanted(record.given, move, desk), found)
    outcome = steps.step(record.given, move, found, desk)
    await setup_boxes.keep_unsent(repos, event, record, move, outcome)
    message = await _kept(repos, record, draft, desk, outcome, found)
    return replies.Outcome(message=await setup_boxes.filled(repos, event, message))


async def open_box(
    repos: ports.Repositories, means: Means, event: inbound.Pressed, on: actions.SetUp, now: datetime.datetime
) -> replies.Outcome:
    """One box by itself, with what was written in it and not sent off, or what is kept."""
    record = await repos.setups.get(on.setup_id)
    if record is None:
        return await word(repos, event, "setup-over")
    if record.address != event.address:
        return await word(repos, event, "setup-not-yours")
    if record.ended:
        return await word(repos, event, "setup-stopped-before" if record.board_id is None else "setup-started-before")
    desk = await _desk(repos, means, record, now)
    draft = setup_given.read(record.given)
    written = await repos.drafts.get(event.address, actions.encode(on))
    return replies.Outcome(message=cards.box(draft, desk, on.step, written) or show(draft, Found(), desk))


async def unlooked(
    repos: ports.Repositories, means: Means, event: inbound.Inbound, said: Said | None, now: datetime.datetime
) -> replies.Outcome:
    """The platform could not say: nothing is changed, and a text that was sent off stands in its box again."""
    record = await repos.setups.get(said.setup_id) if said is not None else None
    if said is None or record is None or record.address != event.address or record.ended:
        return await word(repos, event, "setup-no-look-up")
    desk = await _desk(repos, means, record, now)
    draft = setup_given.read(record.given)
    await setup_boxes.keep_unsent(repos, event, record, said.move(draft, desk), None)
    lead = messages.Paragraph(text=desk.words.say("setup-no-look-up"))
    return replies.Outcome(message=await setup_boxes.filled(repos, event, show(draft, Found(), desk, lead)))


async def word(repos: ports.Repositories, event: inbound.Inbound, key: str) -> replies.Outcome:
    """A word of ours that stands beside what was pressed: nothing was changed, so nothing is replaced."""
    person = await repos.boards.person_at(event.address)
    words = wording.in_language(person.language if person else wording.DEFAULT_LANGUAGE)
    ways = [pages.to_set_up(None, words)] if key in {"setup-over", "setup-stopped-before"} else []
    return replies.Outcome(message=_beside(words.say(key, platform=event.address.platform), words, *ways))


def _beside(text: str, words: wording.Wording, *ways: messages.Choice) -> messages.Message:
    choices = (messages.Choices(options=(*ways, *pages.way_home(words).options)),) if ways else ()
    return messages.Message(summary=words.say("setup-summary"), blocks=(messages.Paragraph(text=text), *choices), beside=True)


def _look_up(wanted: Wanted, found: Found) -> None:
    if not found.answers(wanted):
        raise LooksUp(wanted)


async def _desk(repos: ports.Repositories, means: Means, record: records.SetUpRecord, now: datetime.datetime) -> Desk:
    person = await repos.boards.person_at(record.address)
    language = person.language if person else setup_given.read(record.given).by.language
    return means.desk(record, wording.in_language(language or wording.DEFAULT_LANGUAGE), now)


async def _kept(
    repos: ports.Repositories, record: records.SetUpRecord, draft: Draft, desk: Desk, outcome: Outcome, found: Found
) -> messages.Message:
    changed, message = dataclasses.replace(record, changed_at=desk.now), outcome.message
    if outcome.entries is not None:
        changed = dataclasses.replace(changed, given=setup_given.stored(outcome.entries))
    if outcome.act is Act.STOP:
        changed = dataclasses.replace(changed, ended=True)
    if outcome.act is Act.START:
        try:
            board_id = await setup_plans.make(repos, draft, desk.library, desk.now)
        except boards.BoardFaults as exc:
            facts = {"action": "set_up_refused", "setup_id": record.setup_id, "faults": len(exc.faults)}
            _log.warning("a board that was set up in chat has faults", extra=facts)
            message = steps.refused(draft, found, desk, exc.faults)
        else:
            changed = dataclasses.replace(changed, ended=True, board_id=board_id)
            _log.info("a board was set up", extra={"action": "set_up_started", "setup_id": record.setup_id, "board_id": board_id})
    await repos.setups.keep(changed)
    return message


async def _after_its_end(
    repos: ports.Repositories, record: records.SetUpRecord, draft: Draft, desk: Desk, said: Said, *, repeat: bool
) -> messages.Message:
    if record.board_id is None:
        return _beside(desk.words.say("setup-stopped-before"), desk.words, pages.to_set_up(draft.name or "", desk.words))
    if said.is_undo(desk.words) and not repeat:
        return await _undo(repos, record, record.board_id, draft, desk)
    if said.action is not None and said.action.step == "start" and preview.opens_at(draft) > desk.now:
        return preview.started(draft, desk, draft.channel)
    return _beside(desk.words.say("setup-started-before"), desk.words)


async def _undo(repos: ports.Repositories, record: records.SetUpRecord, board_id: uuid.UUID, draft: Draft, desk: Desk) -> messages.Message:
    """Take the board back while nobody was asked anything. What was described is there again, to be put right."""
    is_there = any(board.board_id == board_id for board in await repos.boards.all())
    if is_there and await setup_plans.has_begun(repos, board_id, desk.now):
        return _beside(desk.words.say("setup-undo-late", board=wording.isolate(draft.name or "")), desk.words)
    if is_there:
        await repos.boards.remove(board_id)
        _log.info("a board was taken back", extra={"action": "set_up_undone", "setup_id": record.setup_id, "board_id": board_id})
    await repos.setups.keep(dataclasses.replace(record, ended=False, board_id=None, changed_at=desk.now))
    lead = desk.words.say("setup-undone" if is_there else "setup-undo-gone")
    return show(draft, Found(), desk, messages.Paragraph(text=lead))


def _is_other_command(line: str, words: wording.Wording) -> bool:
    """A word that asks for something else of the bot's."""
    channel = typed.after_word(line, words, "channel")
    names_channel = channel is not None and bool(inbound.mentioned(channel, channels=True))
    return names_channel or typed.looks_round(line, words) or typed.after_prefix(line, words, "reflect") is not None


async def _answers_a_pulse(
    repos: ports.Repositories, library: loader.Library, person_id: uuid.UUID, line: str, words: wording.Wording
) -> bool:
    """Whether the line means something in a pulse that is open to this person."""
    open_now = [record.pulse for record in await repos.sittings.open_for(person_id) if record.pulse.edition_ref in library]
    return any(typed.understand(line, words, editions.worded(library, pulse), asked=None) is not None for pulse in open_now)
