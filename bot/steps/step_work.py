"""What the clock does about next steps: it owes their owners a question now and then, and composes it when it may leave."""

import datetime
import logging
from collections.abc import Sequence

from bot import ports
from bot.pulses import pulses
from bot.steps import step_views
from conversations import boards, messages, sending, wording
from conversations.next_steps import cards, pages, prompts, sheet

_BACK = datetime.timedelta(days=120)
"""Nothing is asked of a next step that ended so long ago: a check, and a second one, lie within."""
_log = logging.getLogger(__name__)


async def owe(repos: ports.Repositories, now: datetime.datetime, told: set[str]) -> None:
    """Owe what has come round by now. What is older than a few days is left out; `told` are the keys of that, which are done with."""
    come = [one for one in await _prompts(repos, now) if one.due_at <= now and one.key not in told]
    done = await repos.next_steps.owed([one.key for one in come])
    for one in come:
        # This runs every few seconds: of what is too old, each is looked at once.
        is_late = now - one.due_at > pulses.LATE_LIMIT
        told.update([one.key] if is_late else [])
        if one.key in done or not await step_views.is_here(repos, one.step.board, one.step.owner_id, now):
            continue
        if is_late:
            facts = {"action": "step_prompt_left_out", "step_id": one.step.step_id, "due_at": one.due_at.isoformat()}
            _log.warning("a question about a next step came too late", extra=facts)
            continue
        await repos.deliveries.owe([one.owed])


async def next_at(repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
    """When the next question to an owner comes round."""
    return min((one.due_at for one in await _prompts(repos, now) if one.due_at > now), default=None)


async def compose(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
    """What an owner is told or asked; None when it is over, somebody else's, or the owner has left."""
    step = await repos.next_steps.get(delivery.subject_id)
    if step is None or not prompts.still_wanted(step, delivery):
        return None
    person = await repos.boards.person(step.owner_id)
    of = await step_views.sheet_of(repos, person, step.board.board_id, now)
    if of is None:
        return None
    words = wording.in_language(person.language)
    if delivery.kind is sending.Kind.STEP_CHECKED:
        return messages.spoken(cards.checked(of, step, words), person.language)
    letter = cards.told if prompts.is_told(delivery) else cards.asked
    return messages.spoken(letter(of, step, words), person.language)


def checks_at_home(
    person: boards.Member, sheets: Sequence[sheet.Sheet], now: datetime.datetime, words: wording.Wording
) -> tuple[messages.Block, ...]:
    """Actions that are over and of which their owner has not said yet what they changed, once that was asked."""
    blocks: list[messages.Block] = []
    for of in sheets:
        for step in of.steps:
            asked = [one for one in prompts.of(step, person.zone) if one.kind is sending.Kind.STEP_CHECKED and one.due_at <= now]
            if step.owner_id == person.person_id and asked and now - asked[0].due_at < _BACK:
                said = words.say("steps-check-waits", action=pages.short(step.text))
                blocks += [messages.Paragraph(text=said), messages.Choices(options=(pages.card_way(of, step, words),))]
    return tuple(blocks)


async def _prompts(repos: ports.Repositories, now: datetime.datetime) -> list[prompts.Prompt]:
    """All of every step of which anything may still be asked."""
    steps = await repos.next_steps.asking(now.date() - prompts.LONGEST, now.date() - _BACK)
    zones = await repos.terms.zones({one.owner_id for one in steps}) if steps else {}
    return [one for step in steps for one in prompts.of(step, zones[step.owner_id])]
