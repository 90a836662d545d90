"""A presenter lets a learning card or an action out of their set, to a board of theirs; it can be taken back. Nothing else leaves a set."""

import dataclasses
import datetime
import logging
import uuid

from bot import ports, subjects
from conversations import actions, boards, messages, text, wording
from conversations.learning_sets import lines, pages, released, signs

VERBS = frozenset({"cards", "card_write", "card_look", "card_give", "card_back", "board_cards"})

_log = logging.getLogger(__name__)


async def page(repos: ports.Repositories, asked: subjects.Asked, place: pages.Place, lead: str | None = None) -> messages.Message:
    """What they let out of this set, and the ways to let out more."""
    ids = {one.set_meeting_id for one in place.group.meetings}
    own = [one for one in await repos.released_cards.by(asked.person.person_id) if one.set_meeting_id in ids]
    shown = [(one, (await repos.boards.get(one.board_id)).name) for one in own]
    return released.page(place, _presented(place), shown, asked.words, lead=lead)


async def typed(repos: ports.Repositories, asked: subjects.Asked, place: pages.Place, said: lines.Said) -> messages.Message | None:
    """“set card: …”: the preview."""
    meeting_id = _presented(place)
    if meeting_id is None:
        return await page(repos, asked, place)
    return await _look(repos, asked, meeting_id, released.Kind(str(said.what)), said.text)


async def pressed(
    repos: ports.Repositories, asked: subjects.Asked, place: pages.Place | None, action: actions.Do, given: str | None
) -> messages.Message | None:
    """What follows; `place` is the set that the press names, if it is one of theirs."""
    if action.verb == "board_cards":
        return released.of_board(await readable(repos, asked.person, asked.now), asked.words)
    if action.verb == "card_back":
        return await _take_back(repos, asked, action.on)
    if place is None:
        return None
    if action.verb == "cards":
        return await page(repos, asked, place)
    name, _, board = action.value.partition(".")
    meeting_id = _presented(place)
    if name not in set(released.Kind):
        return None
    if meeting_id is None or meeting_id != action.on:
        return await page(repos, asked, place)
    if action.verb == "card_look":
        return await _seen(repos, asked, meeting_id, released.Kind(name))
    if action.verb == "card_write":
        return await _look(repos, asked, meeting_id, released.Kind(name), given or "")
    return await _give(repos, asked, place, meeting_id, released.Kind(name), board)


async def box(repos: ports.Repositories, asked: subjects.Asked, place: pages.Place, action: actions.Do) -> messages.Message | None:
    """The box for a card, with the words of the preview in it."""
    meeting_id = _presented(place)
    if meeting_id is None or meeting_id != action.on or action.value not in set(released.Kind):
        return None
    kind = released.Kind(action.value)
    seen = await repos.drafts.get(asked.event.address, _draft(meeting_id, kind))
    shown = released.box(meeting_id, kind, asked.words, written=seen or "")
    return dataclasses.replace(shown, shown_by=signs.write("card_write", meeting_id, kind.value))


async def readable(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> list[tuple[str, released.Card]]:
    """The cards of the boards that somebody is on today, or runs, the newest first."""
    own = await _boards(repos, person, now)
    names = dict(own)
    found = await repos.released_cards.of_boards(list(names))
    return [(names[one.board_id], one) for one in found]


async def told(
    repos: ports.Repositories, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime, words: wording.Wording
) -> list[str]:
    """What a coordinator's digest says of cards that were let out to the board in that time and stand."""
    found = await repos.released_cards.of_boards([board_id])
    return [f"{released.told(one.kind, words)} {wording.isolate(one.text)}" for one in found if since <= one.released_at < until]


async def _look(
    repos: ports.Repositories, asked: subjects.Asked, meeting_id: uuid.UUID, kind: released.Kind, given: str
) -> messages.Message:
    """What a board would read. The words are kept as a draft of the press that would let them out."""
    words, written = asked.words, text.clean(given)
    if not 0 < len(written) <= released.AT_MOST:
        lead = words.say("sets-too-long", most=released.AT_MOST) if written else words.say("sets-empty")
        shown = released.box(meeting_id, kind, words, written=written, lead=lead)
        return dataclasses.replace(shown, shown_by=signs.write("card_write", meeting_id, kind.value))
    if not asked.repeat:
        await repos.drafts.keep(asked.event.address, _draft(meeting_id, kind), written, asked.event.sent_at)
    return await _seen(repos, asked, meeting_id, kind)


async def _seen(repos: ports.Repositories, asked: subjects.Asked, meeting_id: uuid.UUID, kind: released.Kind) -> messages.Message:
    """What a board would read, of the words as they are kept by now. The reply that is owed holds none of them."""
    written = await repos.drafts.get(asked.event.address, _draft(meeting_id, kind))
    if written is None:
        return released.box(meeting_id, kind, asked.words)
    shown = released.preview(meeting_id, kind, written, await _boards(repos, asked.person, asked.now), asked.words)
    return dataclasses.replace(shown, shown_by=signs.do("card_look", meeting_id, kind.value))


async def _give(
    repos: ports.Repositories, asked: subjects.Asked, place: pages.Place, meeting_id: uuid.UUID, kind: released.Kind, board: str
) -> messages.Message | None:
    own = {one.hex: one for one, _ in await _boards(repos, asked.person, asked.now)}
    if board not in own:
        return None
    written = await repos.drafts.get(asked.event.address, _draft(meeting_id, kind))
    if written is None or asked.repeat:
        return await page(repos, asked, place)
    card = released.Card(
        card_id=uuid.uuid5(meeting_id, f"{asked.person.person_id.hex}:{kind}"),
        set_meeting_id=meeting_id,
        person_id=asked.person.person_id,
        board_id=own[board],
        kind=kind,
        text=written,
        released_at=asked.now,
    )
    await repos.released_cards.release(card)
    await repos.drafts.empty(asked.event.address, _draft(meeting_id, kind), asked.event.sent_at)
    _log.info("a card was let out of a set", extra={"action": "set_card_released", "card_id": card.card_id, "board_id": card.board_id})
    return await page(repos, asked, place, asked.words.say("set-pages-card-given"))


async def _take_back(repos: ports.Repositories, asked: subjects.Asked, card_id: uuid.UUID | None) -> messages.Message | None:
    card = await repos.released_cards.get(card_id) if card_id else None
    if card is None or card.person_id != asked.person.person_id:
        return None
    if not asked.repeat:
        await repos.released_cards.take_back(card.card_id, asked.now)
    return pages.said(asked.words, asked.words.say("set-pages-card-taken-back"))


def _presented(place: pages.Place) -> uuid.UUID | None:
    """The last meeting at which they presented."""
    held = (one for one in reversed(place.group.held()) if one.starts_at <= place.now)
    said = ((one, place.group.presence(one, place.person.person_id)) for one in held)
    return next((one.set_meeting_id for one, own in said if own.presents is not None and own.came is not False), None)


async def _boards(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> list[tuple[uuid.UUID, str]]:
    """Those with a seat for them today, or a duty: who has left, or is only asked for a view, is not of the board."""
    return [(one.board_id, one.name) for one, _ in await repos.next_steps.boards_of(person.person_id, now)]


def _draft(meeting_id: uuid.UUID, kind: released.Kind) -> str:
    return signs.do("card_give", meeting_id, kind.value)
