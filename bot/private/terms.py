"""When and where a person hears from us, in their own words: shown, changed, undone. Nobody else is ever shown any of it.

Whether a message leaves is decided by the outbox, from what is kept here. What waits is looked at anew after every change.
"""

import dataclasses
import datetime
import logging
import uuid

from bot import ports, subjects
from conversations import actions, boards, messages, own_terms, own_terms_cards, own_terms_lines, term_values, terms, text, wording
from conversations.own_terms import Change, Fault, Held, Name

PAST_KEPT = datetime.timedelta(days=31)
"""So long leave and snoozes that are over are kept."""
_UNDO = "undo_"

_log = logging.getLogger(__name__)


class TermsNoun(subjects.Subject):
    """A person's own terms."""

    name = actions.Subject.TERMS

    async def pressed(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, text: str | None
    ) -> messages.Message | None:
        """A press on a page of their own; a board that does not write to them is none of theirs."""
        held = await _held(repos, asked.person, asked.now)
        match action.verb:
            case "show":
                return own_terms_cards.page(held, asked.words)
            case "open" if action.value in set(Name):
                return own_terms_cards.choose(Name(action.value), held, asked.words)
            case "say" if action.value in own_terms_lines.WRITTEN:
                return await _said(repos, asked, held, Name(action.value), text or "")
        undone = action.verb.startswith(_UNDO)
        name, value, seen = action.verb.removeprefix(_UNDO), action.value, ""
        if undone:
            value, _, seen = value.rpartition(".")
        if name not in set(Name):
            return None
        change = Change(name=Name(name), value=value, board_id=action.on)
        if change.name in (Name.STOP, Name.START) and held.board(action.on) is None:
            return None
        if undone and seen != own_terms.mark(change, held) and not asked.repeat:
            return own_terms_cards.refused(Fault(wrong=own_terms.Wrong.STALE, name=change.name), held, asked.words)
        return await _done(repos, asked, held, own_terms.fault(change, held) or change)

    async def box(self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box for one of them."""
        del repos
        return own_terms_cards.box(Name(action.value), draft or "", asked.words) if action.value in own_terms_lines.WRITTEN else None

    async def typed(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        """The commands of own_terms_lines; None for any other line."""
        if not own_terms_lines.may_be_ours(line, asked.words):
            return None
        held = await _held(repos, asked.person, asked.now)
        meaning = own_terms_lines.understand(line, held, asked.words)
        match meaning:
            case own_terms_lines.Wish.PAGE:
                return own_terms_cards.page(held, asked.words)
            case own_terms_lines.Ask():
                return own_terms_cards.choose(meaning.name, held, asked.words)
            case Change() | Fault():
                return await _done(repos, asked, held, meaning)
        return None

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """What keeps messages back just now, and until when."""
        return own_terms_cards.at_home(await _held(repos, person, now), words)

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """The way to the page."""
        del repos, person, now
        return (own_terms_cards.way_in(words),)

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """What they said themselves."""
        return own_terms_cards.rows(await _kept(repos, person), words)

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """The same, under a heading; with leave that is over and not deleted yet."""
        return own_terms_cards.copied(await _kept(repos, person), words)

    async def forget(self, repos: ports.Repositories, now: datetime.datetime) -> int:
        """Delete leave that has been over for a month, and the day of a snooze that has."""
        return await repos.terms.forget((now - PAST_KEPT).date())


async def _said(repos: ports.Repositories, asked: subjects.Asked, held: Held, name: Name, given: str) -> messages.Message:
    read = own_terms_lines.read(name, text.clean(given), held, asked.words, sure=True)
    return await _done(repos, asked, held, read or Fault(wrong=own_terms.Wrong.UNREAD, name=name))


async def _done(repos: ports.Repositories, asked: subjects.Asked, held: Held, meant: Change | Fault) -> messages.Message:
    """Keep what is meant, and say what holds now. A repeat keeps nothing, and is told what holds."""
    if isinstance(meant, Fault):
        return own_terms_cards.page(held, asked.words) if asked.repeat else own_terms_cards.refused(meant, held, asked.words)
    if asked.repeat:
        return own_terms_cards.changed(meant, held, held, asked.words)
    await _keep(repos, asked, meant)
    await repos.deliveries.look_again(asked.person.person_id, asked.now)
    _log.info("a person's terms changed", extra={"action": "terms_changed", "person_id": asked.person.person_id, "which": meant.name.value})
    person = await repos.boards.person(asked.person.person_id)
    return own_terms_cards.changed(meant, held, await _held(repos, person, asked.now), asked.words)


async def _keep(repos: ports.Repositories, asked: subjects.Asked, change: Change) -> None:
    """The change was found to be in order."""
    person_id, value = asked.person.person_id, change.value
    match change.name:
        case Name.DAYS:
            await repos.terms.set_days(person_id, term_values.days_of(value) or ())
        case Name.HOUR:
            await repos.terms.set_hour(person_id, term_values.time_of(value))
        case Name.QUIET:
            await repos.terms.set_quiet(person_id, term_values.quiet_of(value))
        case Name.ZONE:
            await repos.boards.set_terms(person_id, zone=term_values.zone_of(value))
        case Name.FIRST:
            await repos.terms.prefer(person_id, value)
        case Name.SNOOZE:
            await repos.terms.snooze(person_id, term_values.date_of(value))
        case Name.AWAY | Name.HERE if (span := term_values.span_of(value)) is not None:
            await _keep_leave(repos, person_id, span, taken=change.name is Name.AWAY)
        case _ if change.board_id is not None:
            await _keep_board(repos, asked, change.board_id, stopped=change.name is Name.STOP)


async def _keep_leave(repos: ports.Repositories, person_id: uuid.UUID, span: terms.Span, *, taken: bool) -> None:
    if taken:
        await repos.terms.add_absence(person_id, span)
    else:
        await repos.terms.drop_absence(person_id, span.first)


async def _keep_board(repos: ports.Repositories, asked: subjects.Asked, board_id: uuid.UUID, *, stopped: bool) -> None:
    if stopped:
        await repos.terms.opt_out(asked.person.person_id, board_id, asked.now)
    else:
        await repos.terms.opt_in(asked.person.person_id, board_id)


async def _held(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> Held:
    """All that holds for them."""
    said = (await repos.terms.of([person.person_id], now))[person.person_id]
    held = Held(said=said, zone=person.zone, now=now, platforms=tuple(dict.fromkeys(one.platform for one in person.addresses)))
    tenures = await repos.boards.tenures_of(person.person_id)
    names = {one.board_name for one in tenures if one.held_until is None or one.held_until >= held.today}
    names |= {board_name for board_name, _ in await repos.boards.voice_of(person.person_id)}
    runs = {one.board_id for one in await repos.boards.coordinated_by(person.person_id)}
    keys = await repos.boards.boards_of(person.person_id)
    # A seat that is over writes no more, but what was stopped must be seen for as long as it stands.
    writes = [
        own_terms.OfBoard(board_id=one.board_id, key=one.key, name=one.name, runs=one.board_id in runs)
        for one in await repos.boards.all()
        if one.board_id in runs | said.opted_out or (one.key in keys and one.name in names)
    ]
    return dataclasses.replace(held, boards=tuple(writes))


async def _kept(repos: ports.Repositories, person: boards.Member) -> Held:
    """As of a day on which everything that is kept still lies ahead: what is over is kept for a while, and is told."""
    return await _held(repos, person, datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
