"""One digest for each coordinator of all boards whose weeks end together: once, whatever order processes come in, and for nobody else."""

import asyncio
import dataclasses
import datetime
import functools
import uuid

import pytest

from bot import ports
from bot.courses import courses
from bot.digests import digests
from bot.meetings import meetings
from bot.seats import newcomers
from bot.steps import next_steps
from conversations import actions, annotations, boards, calendar, inbound, messages, sending, terms
from conversations.meetings import pauses
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests import doors
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person
from tests.unit.conversations import digest_sample

Database = storage_database.Database
ANN = person("ann", ("chat", "ann"))
WILLA = person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
WALT = person("walt", ("chat", "walt"), duties=(boards.Duty.COORDINATOR,))
MONDAY = datetime.date(2026, 1, 12)
WEEKLY = living_board.digest(MONDAY)
PULSE = living_board.pulse(datetime.date(2026, 1, 19))


async def living(database: Database, library: loader.Library, *plans: boards.BoardPlan) -> LivingBoard:
    one = LivingBoard(database, library, at(5, 1, 7))
    for plan in plans:
        await one.load(plan)
    return one


def board(key: str, *people: boards.PersonPlan, weekly: boards.SchedulePlan = WEEKLY) -> boards.BoardPlan:
    return living_board.board((ANN, *people), PULSE, weekly, key=key)


def in_zone(zone: str, hour: int) -> boards.SchedulePlan:
    return dataclasses.replace(WEEKLY, rhythm=dataclasses.replace(WEEKLY.rhythm, at=datetime.time(hour), zone=zone))


async def deliveries(database: Database) -> list[models.Delivery]:
    return await database.run(lambda _: models.Delivery.filter(kind=sending.Kind.DIGEST.value).order_by("key"))


async def weeks(database: Database) -> list[models.Digest]:
    return await database.run(lambda _: models.Digest.all().prefetch_related("schedule__board"))


async def test_three_boards_are_one_message_in_the_order_of_their_names(database: Database, library: loader.Library) -> None:
    one = await living(database, library, *(board(key, WILLA) for key in ("riverside", "hillside", "brook")))
    await one.lives_until(at(20, 1))
    assert len(one.chat.texts("willa")) == 2, "one a week"
    await one.lives_until(at(27, 1))
    _, _, third = one.chat.texts("willa")
    assert third.count("Your week") == 1
    assert third.index("Brook") < third.index("Hillside") < third.index("Riverside")


async def test_a_board_whose_week_ends_at_another_time_has_its_own(database: Database, library: loader.Library) -> None:
    """Ten in Athens is eight in London, all year round."""
    together, apart = in_zone("Europe/Athens", 10), in_zone("Europe/London", 9)
    one = await living(
        database, library, board("riverside", WILLA), board("athena", WILLA, weekly=together), board("late", WILLA, weekly=apart)
    )
    await one.lives_until(at(26, 1, 10))
    *_, both, late = one.chat.texts("willa")
    assert "Athena" in both
    assert "Riverside" in both
    assert "Late" not in both
    assert "Late" in late
    assert "Riverside" not in late
    # Both countries change their clocks in the same night, so nothing falls apart, and nothing is told twice.
    before = len(one.chat.texts("willa"))
    await one.lives_until(at(5, 4, 10))
    weekly = one.chat.texts("willa")[before:]
    assert len(weekly) == 2 * 9
    assert not any("Late" in text and "Riverside" in text for text in weekly)


async def schedules(database: Database) -> dict[str, boards.Schedule]:
    found = await database.run(lambda repos: repos.schedules.due(at(12, 1, 8)))
    return {one.board.key: one for one in found if one.plan.practice is boards.Practice.DIGEST}


@pytest.mark.parametrize("order", [("riverside", "hillside"), ("hillside", "riverside")])
async def test_a_board_that_comes_round_after_the_digest_has_left_was_in_it(
    database: Database, library: loader.Library, order: tuple[str, str]
) -> None:
    """Another process has the second, or failed at it: what is owed once cannot be owed again, so the first takes its week along."""
    await living(database, library, board("riverside", WILLA), board("hillside", WILLA, WALT))
    due = await schedules(database)
    now = at(12, 1, 8)
    owe = functools.partial(digests.owe_due, library=library, now=now)
    await database.run(functools.partial(owe, schedule=due[order[0]]))
    claimed = await database.run(lambda repos: repos.deliveries.claim("one", now, now + datetime.timedelta(hours=1), 9))
    willa = await _person(database, "willa")
    (hers,) = [one for one in claimed if one.person_id == willa]
    assert hers.board_id is None
    assert await _names(database, hers, library, now) == {"Hillside", "Riverside"}
    # A minute later the second comes round, and nothing new is owed to her.
    await database.run(functools.partial(owe, schedule=due[order[1]], now=now + datetime.timedelta(minutes=1)))
    assert [row.person_id for row in await deliveries(database)].count(willa) == 1
    assert {row.person_id for row in await deliveries(database)} == {willa, await _person(database, "walt")}
    (his,) = [row for row in await deliveries(database) if row.person_id != willa]
    assert his.board_id is not None, "he has one board"
    assert len(await weeks(database)) == 2


async def test_two_processes_that_owe_at_once_owe_once(database: Database, library: loader.Library) -> None:
    await living(database, library, *(board(key, WILLA, WALT) for key in ("a", "b", "c", "d")))
    due = await schedules(database)
    now = at(12, 1, 8)

    async def process(keys: list[str]) -> None:
        for key in keys:
            await database.run(functools.partial(digests.owe_due, schedule=due[key], library=library, now=now))

    await asyncio.gather(process(["a", "b", "c", "d"]), process(["d", "c", "b", "a"]), process(["b", "d", "a", "c"]))
    assert len(await deliveries(database)) == 2
    assert len(await weeks(database)) == 4
    assert await database.run(lambda repos: repos.schedules.due(now)) == []


async def test_a_restart_between_owing_and_sending_sends_it_once(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA), board("hillside", WILLA))
    one.clock.move_to(at(12, 1, 8))
    await one.work.run(one.clock.now())
    one.read_with(library)
    await one.tick()
    await one.tick()
    (text,) = one.chat.texts("willa")
    assert "A quiet week" in text


async def test_who_lost_one_of_three_boards_gets_the_other_two(database: Database, library: loader.Library) -> None:
    one = await living(database, library, *(board(key, WILLA) for key in ("riverside", "hillside", "brook")))
    one.clock.move_to(at(12, 1, 8))
    await one.work.run(one.clock.now())
    (owed,) = await deliveries(database)
    hers = await _delivery(database, owed)
    await _dismiss(database, "hillside")
    assert await _names(database, hers, library, at(12, 1, 8)) == {"Brook", "Riverside"}
    await _dismiss(database, "brook")
    await _dismiss(database, "riverside")
    assert await database.run(lambda repos: digests.compose(repos, hers, at(12, 1, 8), library)) is None


async def test_who_stopped_one_board_gets_the_others(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA), board("hillside", WILLA))
    willa = await _person(database, "willa")

    async def stop(repos: ports.Repositories) -> None:
        found = {one.key: one.board_id for one in await repos.boards.all()}
        assert await repos.terms.opt_out(willa, found["hillside"], one.clock.now())

    await database.run(stop)
    await one.lives_until(at(26, 1, 9))
    told = one.chat.texts("willa")[-1]
    assert "Riverside" in told
    assert "Hillside" not in told


async def test_a_board_that_joins_in_the_middle_of_the_week_is_in_the_next_digest(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA))
    await one.lives_until(at(14, 1))
    await one.load(board("hillside", WILLA))
    await one.lives_until(at(26, 1, 9))
    first, _, last = one.chat.texts("willa")
    assert "Hillside" not in first
    assert "Hillside" in last
    assert "Riverside" in last


async def test_what_was_owed_one_board_at_a_time_still_tells_of_its_board_alone(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA), board("hillside", WILLA))
    one.clock.move_to(at(12, 1, 8))
    await one.work.run(one.clock.now())
    (owed,) = await deliveries(database)
    hers = await _delivery(database, owed)
    (digest,) = [one for one in await weeks(database) if one.schedule.board.key == "hillside"]
    old = dataclasses.replace(
        hers,
        key=f"{digest.schedule_id.hex}:{digest.until:%Y%m%dT%H%M}:{owed.person_id.hex if owed.person_id else ''}:digest",
        subject_id=digest.digest_id,
    )
    assert await _names(database, old, library, at(12, 1, 8)) == {"Hillside"}


async def test_a_board_at_rest_at_christmas_does_not_hold_up_the_others(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA), board("hillside", WILLA))

    async def rest(repos: ports.Repositories) -> None:
        found = {one.key: one.board_id for one in await repos.boards.all()}
        await repos.meetings.pause(found["hillside"], boards.PauseKind.PAUSE, [pauses.christmas(2026)])

    await database.run(rest)
    one.clock.move_to(at(20, 12))
    await one.tick()
    for day in (21, 28, 29):
        one.clock.move_to(at(day, 12))
        await one.work.run(one.clock.now())
    one.clock.move_to(at(4, 1, year=2027))
    await one.work.run(one.clock.now())
    ended = {(row.schedule.board.key, row.until.astimezone(living_board.LONDON).date()) for row in await weeks(database)}
    assert ("riverside", datetime.date(2026, 12, 29)) in ended
    assert ("hillside", datetime.date(2026, 12, 29)) not in ended
    assert {("riverside", datetime.date(2027, 1, 4)), ("hillside", datetime.date(2027, 1, 4))} <= ended
    last = [row for row in await deliveries(database) if row.key.endswith("20270104T080000")]
    assert [row.board_id for row in last] == [None]


async def test_a_coordinator_who_is_not_reached_is_told_of_to_the_other(database: Database, library: loader.Library) -> None:
    nowhere = person("walt", ("fax", "1"), duties=(boards.Duty.COORDINATOR,))
    one = await living(database, library, board("riverside", WILLA, nowhere), board("hillside", nowhere))
    await one.lives_until(at(19, 1, 9))
    assert "One person has no address that we can use." in one.chat.texts("willa")[-1]


async def test_who_has_no_address_is_told_of_every_week_until_they_have_one(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", person("zoe"), WILLA))
    await one.lives_until(at(16, 2, 9))
    told = one.chat.texts("willa")
    assert len(told) == 6
    for text in told:
        assert text.count("One person has no address that we can use.") == 1
        assert "Zoe" not in text
        assert "needs doing" not in text
    await one.load(board("riverside", person("zoe", ("chat", "zoe")), WILLA))
    await one.lives_until(at(23, 2, 9))
    assert "no address" not in one.chat.texts("willa")[-1]


async def test_a_summary_that_waits_for_an_election_is_told_of_every_week_until_it_is_out(
    database: Database, library: loader.Library
) -> None:
    one = await living(database, library, board("riverside", WILLA))
    await one.lives_until(at(20, 1))

    async def silence(repos: ports.Repositories) -> None:
        (found,) = await repos.boards.all()
        span = terms.Span(first=datetime.date(2026, 1, 26), last=datetime.date(2026, 2, 27))
        await repos.meetings.pause(found.board_id, boards.PauseKind.PRE_ELECTION, [span])

    await database.run(silence)
    await one.lives_until(at(10, 3, 9))
    told = one.chat.texts("willa")
    waits = ["Nothing is posted before an election. The channel gets the summary of" in text for text in told]
    assert waits.count(True) >= 3, told
    assert not waits[-1], "it is out"
    first = waits.index(True)
    assert waits == [False] * first + [True] * waits.count(True) + [False] * (len(waits) - first - waits.count(True))


async def test_every_button_shows_its_page_beside_the_digest(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA))
    nouns = [meetings.Meetings(), next_steps.NextSteps(library), courses.Courses(), newcomers.Newcomers()]
    door = doors.door(database, library, nouns)
    (found,) = await database.run(lambda repos: repos.boards.all())
    week = dataclasses.replace(digest_sample.busy(), board=found)
    ways = [way for block in digest_sample.message(week).blocks if isinstance(block, messages.Choices) for way in block.options]
    assert len(ways) == 4
    for way in ways:
        for action, stays in ((way.action, True), (way.action.removesuffix(actions.BESIDE), False)):
            pressed = inbound.Pressed(
                address=inbound.Address(platform="chat", tenant="here", handle="willa"),
                receipt_key=uuid.uuid4().hex,
                sent_at=one.clock.now(),
                action=action,
            )
            shown = await door.handle(pressed, one.clock.now())
            assert "somebody else" not in messages.plain_text(shown), way.label
            assert shown.beside == stays, way.label


async def test_participation_and_questions_rest_on_published_rounds(database: Database, library: loader.Library) -> None:
    people = tuple(person(f"p{number}", ("chat", f"p{number}")) for number in range(10))
    rhythm = calendar.Rhythm(first=datetime.date(2026, 1, 19), every=8, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London")
    one = await living(database, library, living_board.board((*people, WILLA), dataclasses.replace(PULSE, rhythm=rhythm), WEEKLY))
    opens = at(19, 1)
    for answering in (9, 8, 6):
        await one.lives_until(opens + datetime.timedelta(days=1))
        for number in range(answering):
            for _ in range(6):
                await one.types(f"p{number}", "2 3")
        opens += datetime.timedelta(weeks=8)
    await one.lives_until(opens - datetime.timedelta(weeks=4))
    told = one.chat.texts("willa")
    assert [text for text in told if "The rounds before, the oldest first: 9 of 10 and 8 of 10." in text]
    (asked,) = [text for text in told if "9, 8, then 6 of 10 answered the last three rounds" in text]
    assert "The board has seen these figures." in asked
    assert not any(f"P{number}" in text for text in told for number in range(10))


async def test_a_new_chair_is_asked_about_once(database: Database, library: loader.Library) -> None:
    one = await living(database, library, board("riverside", WILLA))
    await one.lives_until(at(14, 1))

    async def write(repos: ports.Repositories) -> None:
        (found,) = await repos.boards.all()
        kind, day = annotations.Kind.NEW_CHAIR, datetime.date(2026, 1, 14)
        noted = annotations.Annotation(annotation_id=uuid.uuid4(), board_id=found.board_id, day=day, kind=kind, made_at=one.clock.now())
        assert await repos.histories.write_down(noted)

    await database.run(write)
    await one.lives_until(at(16, 2, 9))
    assert sum("The board has a new chair." in text for text in one.chat.texts("willa")) == 1


async def _person(database: Database, key: str) -> uuid.UUID:
    found = await database.run(lambda repos: repos.boards.person_called(key))
    assert found is not None
    return found.person_id


async def _delivery(database: Database, row: models.Delivery) -> sending.Delivery:
    now = at(12, 1, 8)
    claimed = await database.run(lambda repos: repos.deliveries.claim("one", now, now + datetime.timedelta(hours=1), 9))
    return next(one for one in claimed if one.delivery_id == row.delivery_id)


async def _names(database: Database, delivery: sending.Delivery, library: loader.Library, now: datetime.datetime) -> set[str]:
    """The boards that it tells of: of quiet ones its text need not say so."""
    told = await database.run(lambda repos: digests.told_of(repos, delivery, now))
    return {one.board.name for one in told}


async def _dismiss(database: Database, key: str) -> None:
    async def away(repos: ports.Repositories) -> None:
        found = {one.key: one.board_id for one in await repos.boards.all()}
        await models.Appointment.filter(board_id=found[key]).delete()

    await database.run(away)
