"""Boards as a coordinator describes them in a file: read, checked as a whole, stored."""

import datetime
import logging
import pathlib
import tomllib
import uuid
import zoneinfo
from collections.abc import Mapping

from bot import ports
from bot.board import board_checks, board_tables, chairs, people
from conversations import boards, calendar, inbound
from frameworks import errors, loader

_log = logging.getLogger(__name__)


class BoardFaults(errors.BoardpulseError):
    """A board file cannot be used as it stands."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read(path: pathlib.Path, library: loader.Library) -> boards.BoardPlan:
    """The board that a TOML file describes. Raises BoardFaults with every fault at once, each with its place in the file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as exc:
        raise BoardFaults([f"{path}: the file cannot be opened ({exc.strerror})."]) from exc
    except UnicodeDecodeError as exc:
        raise BoardFaults([f"{path}: the file is not UTF-8 text. Save it again as UTF-8."]) from exc
    except tomllib.TOMLDecodeError as exc:
        raise BoardFaults([f"{path}: the file is not valid TOML: {exc}."]) from exc
    try:
        return planned(table, library)
    except BoardFaults as exc:
        raise BoardFaults([f"{path}: {fault}" for fault in exc.faults]) from exc


def planned(table: Mapping[str, object], library: loader.Library) -> boards.BoardPlan:
    """The board that a table describes, as a file would hold it. Raises BoardFaults with every fault at once."""
    faults = board_checks.faults(table, library)
    if faults:
        raise BoardFaults(faults)
    return _plan(board_tables.Board.model_validate(table))


async def load(repos: ports.Repositories, plan: boards.BoardPlan, now: datetime.datetime) -> uuid.UUID:
    """Store the board and its schedules as the plan has them. Loading the same plan again changes nothing.

    Raises BoardFaults, with nothing stored, when somebody of the plan would be taken for somebody of another board, a body
    of another board would be moved to another sector, or somebody would be asked for two views: the board's and another.
    """
    faults = [*await people.mix_ups(repos, plan), *await people.clashes(repos, plan), *_seated_voices(plan, now)]
    if faults:
        raise BoardFaults(faults)
    known = next((board for board in await repos.boards.all() if board.key == plan.key), None)
    led_by = frozenset() if known is None else await chairs.of(repos, known.board_id)
    board_id = await repos.boards.save(plan)
    if known is not None:
        await chairs.note(repos, board_id, led_by, now)
    if plan.floor_decision and (known is None or known.floor_decision != plan.floor_decision or known.floor != plan.floor):
        _log.info("a board decided on its floor", extra={"action": "floor_decided", "board_id": board_id, "floor": plan.floor})
    kept = [await repos.schedules.save(board_id, schedule, now) for schedule in plan.schedules]
    await repos.schedules.stop_others(board_id, kept)
    return board_id


def _seated_voices(plan: boards.BoardPlan, now: datetime.datetime) -> list[str]:
    """One sentence for every voice who has a seat today, or will have one. Whoever has left their seat may be a voice."""
    today = now.astimezone(zoneinfo.ZoneInfo(plan.zone)).date()
    seated = {seat.person for seat in plan.seats if seat.held_until is None or seat.held_until >= today}
    return [f"voices: {board_checks.seated_voice(key)}" for key in dict.fromkeys(one.person for one in plan.voices) if key in seated]


def _plan(board: board_tables.Board) -> boards.BoardPlan:
    people = tuple(
        boards.PersonPlan(
            key=person.key,
            name=person.name,
            zone=person.zone or board.zone,
            language=person.language or board.language,
            addresses=tuple(_address(one) for one in person.addresses),
            duties=person.duties,
        )
        for person in board.people
    )
    return boards.BoardPlan(
        key=board.key,
        name=board.name,
        zone=board.zone,
        language=board.language,
        channel=_address(board.channel),
        floor=board.floor,
        floor_decision=boards.FloorDecision(**board.floor_decision.model_dump()) if board.floor_decision else None,
        keep_months=board.keep_months,
        people=people,
        seats=tuple(boards.SeatPlan(**seat.model_dump()) for seat in board.seats),
        schedules=tuple(_schedule(one, board.zone) for one in board.schedules),
        voices=tuple(boards.VoicePlan(person=one.person, actor=one.actor) for one in board.voices),
    )


def _address(address: board_tables.Address) -> inbound.Address:
    return inbound.Address(platform=address.platform, tenant=address.tenant, handle=address.handle)


def _schedule(schedule: board_tables.Schedule, zone: str) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=schedule.first, every=schedule.every, unit=schedule.unit, at=schedule.at, zone=zone)
    return boards.SchedulePlan(
        practice=schedule.practice,
        rhythm=rhythm,
        edition_ref=schedule.edition,
        open_days=schedule.open_days,
        remind_days=schedule.remind_days,
        actor=schedule.actor,
        extras=schedule.extras,
    )
