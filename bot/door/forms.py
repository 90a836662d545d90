"""Boxes for a person's own words, and the drafts of what they have not sent off."""

import datetime
from collections.abc import Mapping

from bot import ports, subjects
from bot.private import reflections
from bot.pulses import pulses
from conversations import actions, boards, cards, forms, inbound, messages, text, wording
from frameworks import loader


async def form(
    repos: ports.Repositories, asked: subjects.Asked, action: actions.Write, nouns: Mapping[actions.Subject, subjects.Subject]
) -> messages.Message | None:
    """The box for a person's own words with the draft, or what is kept, in it; None when it is not this person's.

    A closed pulse, or a question that is no longer in it, gets a word instead of a box. Raises EditionGone.
    """
    library, person, now, words = asked.library, asked.person, asked.now, asked.words
    draft = await repos.drafts.get(asked.event.address, actions.encode(action.on))
    match action.on:
        case actions.Note():
            return await _note(repos, library, person, action.on, draft, now, words)
        case actions.Reflect():
            put = await repos.reflections.get(action.on.reflection_id)
            if put is None or put.person_id != person.person_id:
                return None
            return forms.reply(reflections.state(put, library, person.language), draft, words)
        case actions.Do():
            noun = nouns.get(action.on.subject)
            return None if noun is None else await noun.box(repos, asked, action.on, draft)
    return None


async def keep_draft(repos: ports.Repositories, event: inbound.Drafted, nouns: Mapping[actions.Subject, subjects.Subject]) -> None:
    """Keep what somebody is writing, if the box is one of ours, is theirs and can still be sent off. A newer draft stands."""
    try:
        action = actions.decode(event.action)
    except actions.MalformedAction:
        return
    written = text.clean(event.text)
    if len(written) > text.KEEP_AT_MOST or not await _can_be_sent(repos, action, event, nouns):
        return
    await repos.drafts.keep(event.address, actions.encode(action), written, event.sent_at)


async def sent_off(repos: ports.Repositories, action: actions.Note | actions.Reflect | actions.Do, event: inbound.Pressed) -> None:
    """What was sent off is no draft any more, and nothing written before comes back. What cannot be kept stays a draft."""
    written = text.clean(event.text or "")
    if written and len(written) <= text.KEEP_AT_MOST:
        await repos.drafts.empty(event.address, actions.encode(action), event.sent_at)


async def _note(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    action: actions.Note,
    draft: str | None,
    now: datetime.datetime,
    words: wording.Wording,
) -> messages.Message | None:
    record = await repos.sittings.get(action.sitting_id)
    if record is None or record.person_id != person.person_id:
        return None
    state = pulses.sitting(record, library, now, person.language)
    if state.closed:
        return cards.closed(state, words)
    item = state.edition.item(action.item_key)
    return cards.word(state, words.say("pulse-unknown-item"), words) if item is None else forms.note(state, item, draft, words)


async def _can_be_sent(
    repos: ports.Repositories, action: actions.Action, event: inbound.Drafted, nouns: Mapping[actions.Subject, subjects.Subject]
) -> bool:
    if isinstance(action, actions.SetUp):
        setup = await repos.setups.get(action.setup_id)
        return setup is not None and setup.address == event.address and not setup.ended
    person = await repos.boards.person_at(event.address)
    if person is None:
        return False
    if isinstance(action, actions.Note):
        sitting = await repos.sittings.get(action.sitting_id)
        return sitting is not None and sitting.person_id == person.person_id and event.sent_at < sitting.pulse.closes_at
    if isinstance(action, actions.Reflect):
        asked = await repos.reflections.get(action.reflection_id)
        return asked is not None and asked.person_id == person.person_id
    if isinstance(action, actions.Do) and action.subject in nouns:
        return await nouns[action.subject].may_write(repos, person, action)
    return False
