"""What a person can look at of their own: what is due, their answers, their arrows, what is kept about them.

Everything is read anew for each page. An edition whose file is gone is left out, but for the copy of what is kept: no page fails
for it.
"""

import dataclasses
import datetime
import logging
import zoneinfo
from collections.abc import Sequence

from bot import ports, subjects
from bot.instruments import editions, guides
from bot.private import reflections
from bot.pulses import pulses, summaries
from bot.setup import setup_turns
from bot.steps import arrows
from conversations import (
    actions,
    boards,
    inbound,
    kept,
    languages,
    messages,
    own_answers,
    pages,
    records,
    reflection,
    typed,
    voices,
    wording,
)
from conversations import sitting as sittings
from frameworks import loader, schema

Nouns = Sequence[subjects.Subject]
"""What people deal with besides pulses and reflections, each with its own part of the pages."""

_OFTEN = (actions.Subject.STEP, actions.Subject.MEMO, actions.Subject.SET, actions.Subject.TERMS)
"""What stands on Home itself however much there is."""

_OF_OTHERS = {
    "papers": "pages-papers-who",
    "buddy": "pages-board-who",
    "courses": "pages-board-who",
    "preview-post": "pages-post-who",
}
"""Words that only some people can use, and what is said to everybody else."""

_log = logging.getLogger(__name__)


async def page(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    which: actions.Page,
    now: datetime.datetime,
    nouns: Nouns = (),
) -> messages.Message:
    """One page, made from what is stored at this moment. Reads only."""
    words = wording.in_language(person.language)
    return messages.spoken(await _page(repos, library, person, which, words, now, nouns), words.language)


async def speak(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    language: str,
    now: datetime.datetime,
    nouns: Nouns = (),
    *,
    repeat: bool,
) -> messages.Message | None:
    """Write to somebody in another language from now on, and show it; None where we do not speak it."""
    wanted = wording.closest(language)
    if wanted is None:
        return None
    if repeat:
        # Since it was first said they may have chosen yet another.
        return await page(repos, library, person, actions.Page.HOME, now, nouns)
    await repos.boards.choose_language(person.person_id, wanted)
    _log.info("a language was chosen", extra={"action": "language_chosen", "person_id": person.person_id, "language": wanted})
    heard, words = dataclasses.replace(person, language=wanted), wording.in_language(wanted)
    shown = pages.home(await _home(repos, library, heard, now, nouns), words, lead=languages.chosen(words))
    return messages.spoken(shown, wanted)


async def _page(
    repos: ports.Repositories,
    library: loader.Library,
    person: boards.Member,
    which: actions.Page,
    words: wording.Wording,
    now: datetime.datetime,
    nouns: Nouns,
) -> messages.Message:
    match which:
        case actions.Page.HOME:
            return pages.home(await _home(repos, library, person, now, nouns), words)
        case actions.Page.MORE:
            return pages.more(pages.HomeFacts(ways=await _ways(repos, person, now, words, nouns)), words)
        case actions.Page.ANSWERS:
            found = await _answered(repos, library, person, now)
            beside = await _beside(repos, library, person, words)
            seated = bool(found) or await _is_seated(repos, person, now)
            several = len(await repos.boards.boards_of(person.person_id)) > 1
            return pages.answers(found, words, seated=seated, beside=beside, several=several)
        case actions.Page.ARROWS:
            return pages.arrows(await arrows.shown(repos, library, person, now), words)
        case actions.Page.DATA:
            return kept.data(await _kept(repos, library, person, words, nouns), words)
        case actions.Page.COPY:
            return kept.copy(await _kept(repos, library, person, words, nouns), now, words)
        case actions.Page.HELP:
            return pages.help_page(await _question(repos, library, person, now), words)
        case actions.Page.SETUP:
            return pages.no_setup(words)
        case actions.Page.LANGUAGE:
            return languages.page(words)


async def for_stranger(repos: ports.Repositories, address: inbound.Address, now: datetime.datetime) -> messages.Message:
    """What somebody sees who is on no board: what this is, and how to set up a board or go on with it."""
    return pages.stranger(wording.in_language(), unfinished=await setup_turns.unfinished(repos, [address], now))


async def otherwise(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, line: str, now: datetime.datetime
) -> messages.Message | None:
    """What somebody reads who typed a word that did nothing for them, as only others can use it; None for any other line."""
    words = wording.in_language(person.language)
    key = next((key for word, key in _OF_OTHERS.items() if typed.says(line, words, word)), None)
    shown: messages.Message | None = None
    if typed.says(line, words, "summary"):
        shown = await _newest_summary(repos, library, person, now)
        key = "pages-newest-none" if shown is None else "pages-newest"
    if key is None:
        return None
    summary, blocks = (words.say("pages-help-summary"), ()) if shown is None else (shown.summary, shown.blocks)
    said = messages.Paragraph(text=words.say(key), quiet=shown is not None)
    return messages.Message(summary=summary, blocks=(said, *blocks, pages.way_home(words)), beside=True)


async def _newest_summary(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> messages.Message | None:
    """What the channel of any board of theirs had last. Who has left a board reads its channel no more, and this neither."""
    closed = [
        one
        for board, _ in await repos.next_steps.boards_of(person.person_id, now)
        for one in await repos.results.newest_closed(board.board_id)
        if one.edition_ref in library
    ]
    out = await repos.histories.published([one.pulse_id for one in closed])
    published = (one for one in closed if one.pulse_id in out)
    newest = max(published, key=lambda one: (one.closed_at or one.closes_at, one.pulse_id), default=None)
    return None if newest is None else await summaries.of_pulse(repos, newest.pulse_id, library, guides.guide(library))


async def _home(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime, nouns: Nouns
) -> pages.HomeFacts:
    words = wording.in_language(person.language)
    states = [
        pulses.sitting(one, library, now, person.language)
        for one in await repos.sittings.open_for(person.person_id)
        if _readable(one, library)
    ]
    return pages.HomeFacts(
        waiting=tuple(one for one in states if not one.closed and sittings.next_ask(one) is not None),
        question=await _question(repos, library, person, now),
        runs=tuple([await _runs(repos, library, board, now, words) for board in await repos.boards.coordinated_by(person.person_id)]),
        unfinished=await setup_turns.unfinished(repos, person.addresses, now),
        waiting_else=tuple([block for noun in nouns for block in await noun.due_at_home(repos, person, now, words)]),
        ways=await _ways(repos, person, now, words, nouns),
    )


async def _ways(
    repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording, nouns: Nouns
) -> tuple[messages.Choice, ...]:
    """The ways to all nouns' own pages: first one to each of those that people come for most often."""
    found = {noun.name: await noun.at_home(repos, person, now, words) for noun in nouns}
    often = [way for name in _OFTEN for way in found.get(name, ())[:1]]
    return (*often, *(way for its in found.values() for way in its if way not in often))


async def _question(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> reflection.Reflection | None:
    """The newest question, while a plain typed line is its reply."""
    asked = await repos.reflections.latest(person.person_id, open_only=False)
    if asked is None or asked.reply is not None or asked.passed or not reflections.is_readable(asked, library):
        return None
    return reflections.state(asked, library, person.language) if now - asked.asked_at <= reflections.TAKES_REPLIES else None


async def _runs(
    repos: ports.Repositories, library: loader.Library, board: boards.Board, now: datetime.datetime, words: wording.Wording
) -> pages.RunBoard:
    schedules = [one for one in await repos.schedules.of_board(board.board_id) if one.plan.practice is boards.Practice.PULSE]
    schedules = sorted(schedules, key=lambda one: one.next_due)
    coming = [(editions.name(library, one.plan.edition_ref or ""), one.next_due, one.plan.actor) for one in schedules]
    running = [one for one in await repos.pulses.latest(board.board_id, now) if one.state is records.PulseState.OPEN]
    running = sorted(running, key=lambda one: one.closes_at)
    named = [(editions.name(library, one.edition_ref), one.closes_at, one.actor) for one in running]
    opens = next(iter(voices.together(coming, words)), None)
    return pages.RunBoard(board=board, opens=opens, running=tuple(voices.together(named, words)))


async def _is_seated(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> bool:
    """Whether they hold a seat on any board, or will, or are a voice."""
    today = now.astimezone(zoneinfo.ZoneInfo(person.zone)).date()
    held = await repos.boards.tenures_of(person.person_id)
    return any(one.held_until is None or one.held_until >= today for one in held) or bool(await repos.boards.voice_of(person.person_id))


async def _answered(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, now: datetime.datetime
) -> tuple[sittings.Sitting, ...]:
    """Sittings with answers to look at, the newest first; one that is open comes before one that is closed."""
    found = [
        pulses.sitting(one, library, now, person.language)
        for one in await repos.sittings.of_person(person.person_id)
        if _readable(one, library)
    ]
    return tuple(sorted((one for one in found if one.answers), key=lambda one: one.closed))


async def _beside(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, words: wording.Wording
) -> tuple[messages.Choice, ...]:
    """The way to the newest answers of theirs whose board's summary is out."""
    own = [one for one in await repos.sittings.of_person(person.person_id) if one.pulse.actor is boards.Actor.BOARD]
    given = [one for one in own if _readable(one, library) and any(answer.now is not None for answer in one.answers.values())]
    out = await repos.histories.published([one.pulse.pulse_id for one in given])
    newest = next((one for one in given if one.pulse.pulse_id in out), None)
    return () if newest is None else (own_answers.way(newest.sitting_id, words),)


async def _kept(
    repos: ports.Repositories, library: loader.Library, person: boards.Member, words: wording.Wording, nouns: Nouns
) -> kept.Kept:
    keys = await repos.boards.boards_of(person.person_id)
    theirs = [board for board in await repos.boards.all() if board.key in keys]
    carried = [(board, duty, await repos.boards.with_duty(board.board_id, duty)) for board in theirs for duty in boards.Duty]
    running = [one for _, duty, who in carried if duty is boards.Duty.COORDINATOR for one in who]
    ways = await repos.references.known(person.addresses)
    return kept.Kept(
        person=person,
        tenures=tuple(await repos.boards.tenures_of(person.person_id)),
        duties=tuple((board.name, duty) for board, duty, who in carried if any(one.person_id == person.person_id for one in who)),
        coordinators=tuple(dict.fromkeys(one.name for one in running if one.person_id != person.person_id)),
        sittings=tuple((one, _asked(one.pulse, library, words.language)) for one in await repos.sittings.of_person(person.person_id)),
        reflections=tuple((one, _reflected(one, library)) for one in await repos.reflections.of_person(person.person_id)),
        drafts=tuple(await repos.drafts.of(person.addresses)),
        ways=tuple(one for one in person.addresses if one in ways),
        voices=tuple(await repos.boards.voice_of(person.person_id)),
        rows_else=tuple([row for noun in nouns for row in await noun.kept(repos, person, words)]),
        blocks_else=tuple([block for noun in nouns for block in await noun.copied(repos, person, words)]),
    )


def _asked(record: records.PulseRecord, library: loader.Library, language: str) -> schema.Edition | None:
    """What somebody was asked, as the copy names it; None where the edition is gone."""
    if record.edition_ref not in library:
        return None
    return editions.labelled(editions.worded(library, record), language)


def _reflected(record: records.ReflectionRecord, library: loader.Library) -> schema.Edition | None:
    edition = library.get(record.edition_ref)
    return None if edition is None else library.with_item(edition, record.board.key, record.item_key)


def _readable(record: records.SittingRecord, library: loader.Library) -> bool:
    return record.pulse.edition_ref in library
