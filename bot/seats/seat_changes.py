"""What can be done with a board's seats, in chat and on the command line alike. Says nothing itself.

A seat is locked before it is judged: what was checked is still so when it is kept.
"""

import dataclasses
import datetime
import logging
import uuid
import zoneinfo
from collections.abc import Sequence

from bot import ports, subjects
from bot.board import chairs
from bot.setup import setup_plans
from conversations import boards, directory, inbound, wording
from conversations.seats import cards, facts, lines
from conversations.setup import merge, pasted

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Changed:
    """A seat as it now stands. `held` is the time on it that began or ended, `was` whose time ended, as it stood before."""

    seat: facts.Seat
    held: facts.Held
    was: facts.Held | None


async def listed(repos: ports.Repositories, run: Sequence[boards.Board], now: datetime.datetime) -> list[cards.Placed]:
    """All seats of these boards, numbered through."""
    found = [(board, seat) for board in run for seat in await repos.seats.of_board(board.board_id)]
    return [
        cards.Placed(number=number, board=board, seat=seat, today=now.astimezone(zoneinfo.ZoneInfo(board.zone)).date())
        for number, (board, seat) in enumerate(found, 1)
    ]


async def pass_on(repos: ports.Repositories, of: cards.Placed, person_id: uuid.UUID, day: datetime.date) -> Changed | facts.Refusal:
    """Let a seat be this person's from that day on."""
    seat = await _locked(repos, of.seat)
    passing = facts.passing(seat, person_id, day, of.today)
    if isinstance(passing, facts.Refusal):
        return passing
    others = [one for one in boards.Actor if one is not boards.Actor.BOARD]
    if any([await repos.boards.is_voice(of.board.board_id, person_id, one) for one in others]):
        return facts.Refusal.VOICE
    tenure_id = await repos.seats.pass_on(seat, passing.ends, person_id, day)
    _log.info(
        "a seat passed on", extra={"action": "seat_passed_on", "seat_id": seat.seat_id, "person_id": person_id, "day": day.isoformat()}
    )
    return _changed(await _locked(repos, seat), tenure_id, passing.ends)


async def end(repos: ports.Repositories, of: cards.Placed, day: datetime.date) -> Changed | facts.Refusal:
    """End the time of whoever holds the seat on that day, with that day."""
    seat = await _locked(repos, of.seat)
    holder = facts.ending(seat, day, of.today)
    if isinstance(holder, facts.Refusal):
        return holder
    await repos.seats.end(holder.tenure_id, day)
    _log.info("a seat falls vacant", extra={"action": "seat_ended", "seat_id": seat.seat_id, "day": day.isoformat()})
    return _changed(await _locked(repos, seat), holder.tenure_id, holder)


async def take_back(repos: ports.Repositories, seat: facts.Seat, tenure_id: uuid.UUID, was: datetime.date | None) -> facts.Refusal | None:
    """Undo a passing-on: the new holder's time is gone, and that of the one before ends again on `was`, or never."""
    seat = await _locked(repos, seat)
    new = seat.tenure(tenure_id)
    if new is None or not facts.can_take_back(seat, tenure_id):
        return facts.Refusal.STALE
    old = seat.before(new)
    await repos.seats.take_back(tenure_id)
    if old is not None:
        await repos.seats.end(old.tenure_id, None if was is None or was < new.since else was)
    _log.info("a seat was taken back", extra={"action": "seat_taken_back", "seat_id": seat.seat_id, "person_id": new.person_id})
    return None


async def reopen(
    repos: ports.Repositories, seat: facts.Seat, tenure_id: uuid.UUID, ended: datetime.date, was: datetime.date | None
) -> facts.Refusal | None:
    """Undo an end that lay on `ended`: it lies on `was` again, or is none."""
    seat = await _locked(repos, seat)
    if not facts.can_reopen(seat, tenure_id, ended, was):
        return facts.Refusal.STALE
    await repos.seats.end(tenure_id, was)
    _log.info("a seat is held on", extra={"action": "seat_reopened", "seat_id": seat.seat_id})
    return None


async def undo(repos: ports.Repositories, of: cards.Placed) -> facts.Refusal | None:
    """Undo whatever was done last with the seat, within a month of its day."""
    seat = await _locked(repos, of.seat)
    last = facts.latest_change(seat, of.today)
    if last is None:
        return facts.Refusal.STALE
    if last.until is not None:
        return await reopen(repos, seat, last.tenure_id, last.until, None)
    return await take_back(repos, seat, last.tenure_id, None)


async def hand_duty(
    repos: ports.Repositories,
    board_id: uuid.UUID,
    duty: boards.Duty,
    giver_id: uuid.UUID,
    taker_id: uuid.UUID | None,
    now: datetime.datetime,
) -> facts.Refusal | None:
    """Let a duty go along with a seat, or end it (None). A board is never left without a coordinator. A new chair is written down."""
    led_by = await chairs.of(repos, board_id)
    carried = await repos.boards.with_duty(board_id, duty)
    if taker_id is None and duty is boards.Duty.COORDINATOR and len(carried) < 2:
        return facts.Refusal.LAST
    if not await repos.seats.hand_duty(board_id, duty, giver_id, taker_id):
        return facts.Refusal.STALE
    await chairs.note(repos, board_id, led_by, now)
    _log.info("a duty passed on", extra={"action": "duty_passed_on", "board_id": board_id, "duty": duty.value, "person_id": giver_id})
    return None


async def give_duty(repos: ports.Repositories, board_id: uuid.UUID, duty: boards.Duty, person_id: uuid.UUID) -> facts.Refusal | None:
    """Give a duty back that was ended."""
    await repos.seats.give_duty(board_id, duty, person_id)
    _log.info(
        "a duty was given back", extra={"action": "duty_given_back", "board_id": board_id, "duty": duty.value, "person_id": person_id}
    )
    return None


async def find(
    repos: ports.Repositories,
    board: boards.Board,
    run: Sequence[boards.Board],
    meant: lines.Meant,
    looked: subjects.Looked,
    near: inbound.Address,
    words: wording.Wording,
) -> uuid.UUID | cards.Unfound:
    """Who is meant: by an account of the tenant of `near`, or by the name of somebody whom these boards know. Raises LooksUp.

    Somebody new is taken on. By a name alone nobody of another coordinator's boards is ever found.
    """
    who = meant.who
    if who.handle is not None:
        known = await repos.boards.person_at(dataclasses.replace(near, handle=who.handle))
        if known is not None:
            return known.person_id
    elif meant.by_name and who.name and not who.sign_in:
        return await take_on(repos, board, who.name, None)
    elif not who.sign_in:
        same = await called(repos, run, who.name)
        if same:
            return same[0].person_id if len(same) == 1 else cards.Unfound.SEVERAL
    looked.need(merge.wanted([who], (), words))
    return await _looked_up(repos, board, who, looked, words)


async def called(repos: ports.Repositories, run: Sequence[boards.Board], name: str) -> list[boards.Member]:
    """Everybody of that name whom these boards know."""
    found = [one for board in run for one in await repos.boards.people_of(board.board_id) if one.name.casefold() == name.casefold()]
    return list({one.person_id: one for one in found}.values())


async def take_on(repos: ports.Repositories, board: boards.Board, name: str, account: directory.Profile | None) -> uuid.UUID:
    """Store a new person, in the board's zone and language unless the platform knows better."""
    terms = setup_plans.terms_of(account) if account is not None else {}
    plan = boards.PersonPlan(
        key=await setup_plans.new_key(repos, name, {}),
        name=name,
        zone=terms.get("zone", board.zone),
        language=terms.get("language", board.language),
        addresses=(account.address,) if account is not None else (),
    )
    person_id = await repos.seats.take_on(plan)
    _log.info("a person was taken on", extra={"action": "person_taken_on", "person_id": person_id, "board_id": board.board_id})
    return person_id


async def _looked_up(
    repos: ports.Repositories, board: boards.Board, who: pasted.Line, looked: subjects.Looked, words: wording.Wording
) -> uuid.UUID | cards.Unfound:
    if looked.failed:
        return cards.Unfound.UNLOOKED if who.handle or who.sign_in else cards.Unfound.NOBODY
    told, faults = merge.persons([who], (), looked.found, words, room=1)
    if faults:
        return cards.Unfound.NO_PERSON if faults[0].fault is pasted.Fault.NO_PERSON else cards.Unfound.NOBODY
    person = told[0]
    if person.candidates:
        return cards.Unfound.SEVERAL
    if person.account is None or not person.is_addressed:
        return cards.Unfound.NOBODY
    known = await repos.boards.person_at(person.account.address)
    return known.person_id if known else await take_on(repos, board, person.name, person.account)


async def _locked(repos: ports.Repositories, seat: facts.Seat) -> facts.Seat:
    return await repos.seats.get(seat.seat_id, lock=True) or dataclasses.replace(seat, held=())


def _changed(seat: facts.Seat, tenure_id: uuid.UUID, was: facts.Held | None) -> Changed:
    held = seat.tenure(tenure_id)
    if held is None:
        raise LookupError("a time on a seat was just kept and is not there")
    return Changed(seat=seat, held=held, was=was)
