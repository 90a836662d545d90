"""What people said of when they want to be written to, and the days on which a board is left in peace."""

import datetime
import uuid

from conversations import boards, terms
from storage import database as storage_database
from storage import models
from tests.contract import build

Database = storage_database.Database
Day = datetime.date
NOW, DAY, TODAY = build.NOW, build.DAY, build.TODAY


async def said(database: Database, person_id: uuid.UUID, now: datetime.datetime = NOW) -> terms.Terms:
    return (await database.run(lambda repos: repos.terms.of([person_id], now)))[person_id]


async def test_who_has_said_nothing_has_what_everybody_has(database: Database) -> None:
    laid = await build.ground(database)
    found = await database.run(lambda repos: repos.terms.of(laid.people, NOW))
    assert found == dict.fromkeys(laid.people, terms.Terms())
    assert await database.run(lambda repos: repos.terms.of([], NOW)) == {}


async def test_what_is_said_stands_and_one_thing_does_not_undo_another(database: Database) -> None:
    laid = await build.ground(database)
    ann, bob = laid.people[:2]
    night = (datetime.time(22, 30), datetime.time(6))
    await database.run(lambda repos: repos.terms.set_days(ann, [5, 1, 5]))
    await database.run(lambda repos: repos.terms.set_hour(ann, datetime.time(16, 45)))
    await database.run(lambda repos: repos.terms.set_quiet(ann, night))
    await database.run(lambda repos: repos.terms.snooze(ann, TODAY + 9 * DAY))
    whole = terms.Terms(
        days=frozenset({1, 5}), at=datetime.time(16, 45), quiet_from=night[0], quiet_until=night[1], snoozed_until=TODAY + 9 * DAY
    )
    assert (await said(database, ann), await said(database, bob)) == (whole, terms.Terms())
    await database.run(lambda repos: repos.terms.set_days(ann, []))
    await database.run(lambda repos: repos.terms.set_hour(ann, None))
    await database.run(lambda repos: repos.terms.snooze(ann, None))
    await database.run(lambda repos: repos.terms.set_quiet(ann, (datetime.time(), datetime.time())))
    assert await said(database, ann) == terms.Terms(quiet_from=datetime.time(), quiet_until=datetime.time()), (
        "midnight is an hour like others"
    )
    await database.run(lambda repos: repos.terms.set_quiet(ann, None))
    assert await said(database, ann) == terms.Terms()


async def test_leave_is_kept_by_its_first_day_and_is_left_out_once_it_is_over_everywhere(database: Database) -> None:
    laid = await build.ground(database)
    ann = laid.people[0]
    long, short = terms.Span(first=TODAY, last=TODAY + 20 * DAY), terms.Span(first=TODAY, last=TODAY + DAY)
    later = terms.Span(first=TODAY + 30 * DAY, last=TODAY + 31 * DAY)
    for span in (later, long, short):
        await database.run(lambda repos, span=span: repos.terms.add_absence(ann, span))  # type: ignore[misc]  # bound in the loop
    assert (await said(database, ann)).away == (short, later)
    assert (await said(database, ann, NOW + 2 * DAY)).away == (short, later), "in Hawaii it is still yesterday"
    assert (await said(database, ann, NOW + 3 * DAY)).away == (later,)
    assert await database.run(lambda repos: repos.terms.drop_absence(ann, later.first))
    assert not await database.run(lambda repos: repos.terms.drop_absence(ann, later.first))
    assert (await said(database, ann)).away == (short,)


async def test_a_board_is_left_and_joined_again_once(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    ann, north = laid.people[0], laid.board.board_id
    assert [await database.run(lambda repos: repos.terms.opt_out(ann, north, NOW)) for _ in range(2)] == [True, False]
    await database.run(lambda repos: repos.terms.opt_out(ann, other.board.board_id, NOW))
    assert (await said(database, ann)).opted_out == {north, other.board.board_id}
    assert [await database.run(lambda repos: repos.terms.opt_in(ann, north)) for _ in range(2)] == [True, False]
    assert (await said(database, ann)).opted_out == {other.board.board_id}


async def test_pauses_are_found_by_board_and_kind(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    north, south = laid.board.board_id, other.board.board_id
    rows = [
        (north, "pause", Day(2026, 8, 1), Day(2026, 8, 31)),
        (north, "pause", Day(2025, 12, 20), Day(2026, 1, 3)),
        (north, "pre_election", Day(2027, 3, 22), Day(2027, 5, 6)),
        (south, "pre_election", Day(2027, 3, 22), Day(2027, 5, 6)),
    ]
    for board_id, kind, first, last in rows:
        facts = {"pause_id": uuid.uuid4(), "board_id": board_id, "kind": kind, "from_day": first, "until_day": last}
        await database.run(lambda _repos, facts=facts: models.Pause.create(**facts))  # type: ignore[misc]  # bound in the loop
    found = await database.run(lambda repos: repos.terms.pauses_of([north, south], boards.PauseKind.PAUSE))
    assert found == {
        north: (
            terms.Span(first=Day(2025, 12, 20), last=Day(2026, 1, 3)),
            terms.Span(first=Day(2026, 8, 1), last=Day(2026, 8, 31)),
        )
    }
    elections = await database.run(lambda repos: repos.terms.pauses_of([south], boards.PauseKind.PRE_ELECTION))
    assert elections == {south: (terms.Span(first=Day(2027, 3, 22), last=Day(2027, 5, 6)),)}


async def test_zones_are_the_peoples_own(database: Database) -> None:
    laid = await build.ground(database)
    await database.run(lambda repos: repos.boards.set_terms(laid.people[0], zone="Pacific/Auckland"))
    zones = await database.run(lambda repos: repos.terms.zones(laid.people))
    assert zones == {**dict.fromkeys(laid.people, "Europe/London"), laid.people[0]: "Pacific/Auckland"}


async def test_another_platform_comes_first_and_the_order_stays_otherwise(database: Database) -> None:
    laid = await build.ground(database)
    ann = laid.people[0]

    async def lay(_repos: object) -> None:
        await models.PersonAddress.filter(person_id=ann).delete()
        for place, (platform, handle) in enumerate((("slack", "a"), ("teams", "b"), ("slack", "c"), ("teams", "d"))):
            await models.PersonAddress.create(
                address_id=uuid.uuid4(), person_id=ann, platform=platform, tenant="here", handle=f"ann-{handle}", place=place
            )

    await database.run(lay)
    await database.run(lambda repos: repos.terms.prefer(ann, "teams"))
    assert [one.handle[-1] for one in await database.run(lambda repos: repos.boards.addresses_of(ann))] == ["b", "d", "a", "c"]


async def test_what_is_over_is_deleted(database: Database) -> None:
    laid = await build.ground(database)
    ann, bob = laid.people[:2]
    over, not_over = terms.Span(first=TODAY - 9 * DAY, last=TODAY - DAY), terms.Span(first=TODAY - 9 * DAY, last=TODAY)
    await database.run(lambda repos: repos.terms.add_absence(ann, over))
    await database.run(lambda repos: repos.terms.add_absence(bob, not_over))
    await database.run(lambda repos: repos.terms.snooze(ann, TODAY - DAY))
    await database.run(lambda repos: repos.terms.snooze(bob, TODAY))
    assert await database.run(lambda repos: repos.terms.forget(TODAY)) == 2
    assert await said(database, ann, NOW - 20 * DAY) == terms.Terms()
    assert await said(database, bob, NOW - 20 * DAY) == terms.Terms(snoozed_until=TODAY, away=(not_over,))
