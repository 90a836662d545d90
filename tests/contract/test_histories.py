"""What is stored beside the rounds of a board, on both databases."""

import dataclasses
import datetime
import uuid

import pytest

from bot import ports
from conversations import annotations, boards, records, sending
from frameworks.readings import board_index, process_control
from storage import database as storage_database
from storage import models
from tests.contract import build


def happening(board_id: uuid.UUID, day: datetime.date = build.TODAY, **changes: object) -> annotations.Annotation:
    one = annotations.Annotation(
        annotation_id=uuid.uuid4(), board_id=board_id, day=day, kind=annotations.Kind.ELECTION, words="For all wards", made_at=build.NOW
    )
    return dataclasses.replace(one, **changes)  # type: ignore[arg-type]


async def test_what_happened_is_kept_changed_removed_and_brought_back(database: storage_database.Database) -> None:
    ground = await build.ground(database)
    one = happening(ground.board.board_id, made_by=ground.people[0])
    earlier = happening(ground.board.board_id, build.TODAY - build.DAY)

    async def work(repos: ports.Repositories) -> None:
        kept = repos.histories
        assert await kept.write_down(one)
        assert not await kept.write_down(one), "the same id is kept once"
        assert await kept.write_down(earlier)
        assert await kept.written_down(one.board_id) == [earlier, one]
        changed = dataclasses.replace(one, rebases=True, reason="Because all of us are new")
        assert await kept.change(changed)
        assert await kept.annotation(one.annotation_id) == changed
        assert await kept.remove(one.annotation_id, build.NOW)
        assert not await kept.remove(one.annotation_id, build.NOW)
        assert not await kept.change(changed)
        assert await kept.annotation(one.annotation_id) is None
        assert await kept.written_down(one.board_id) == [earlier]
        assert not await kept.write_down(one), "a removed one is not written over"
        assert await kept.bring_back(one.annotation_id)
        assert not await kept.bring_back(one.annotation_id)
        assert await kept.annotation(one.annotation_id) == changed

    await database.run(work)


async def test_another_boards_are_not_among_them(database: storage_database.Database) -> None:
    ground, other = await build.ground(database), await build.ground(database, key="south")
    await database.run(lambda repos: repos.histories.write_down(happening(other.board.board_id)))
    assert await database.run(lambda repos: repos.histories.written_down(ground.board.board_id)) == []


async def test_what_somebody_wrote_is_found_on_every_board_also_where_they_are_no_more(database: storage_database.Database) -> None:
    ground, other = await build.ground(database), await build.ground(database, key="south")
    ann, bob = ground.people[:2]
    hers = [happening(each.board.board_id, build.TODAY - place * build.DAY, made_by=ann) for place, each in ((2, other), (1, ground))]
    gone = happening(ground.board.board_id, made_by=ann)

    async def work(repos: ports.Repositories) -> None:
        for one in (*hers, gone, happening(ground.board.board_id, made_by=bob), happening(ground.board.board_id)):
            assert await repos.histories.write_down(one)
        assert await repos.histories.remove(gone.annotation_id, build.NOW)
        assert await repos.histories.written_by(ann) == hers, "of a board on which she never sat, too, and nothing that was removed"

    await database.run(work)


async def test_rules_hold_without_a_decision_and_the_last_decision_stands(database: storage_database.Database) -> None:
    ground = await build.ground(database)
    board_id = ground.board.board_id

    async def work(repos: ports.Repositories) -> None:
        bare = await repos.histories.rule(board_id, "maturity_matrix")
        assert bare == annotations.ChartRule(board_id=board_id, framework="maturity_matrix")
        decided = dataclasses.replace(
            bare,
            profile=process_control.NHS_TOOLS_6,
            index=board_index.Index(measure=board_index.Measure.SHARE_FROM, level=3),
            aims={"strategy": 4},
            reason="Agreed in March",
            decided_by=ground.people[0],
            decided_at=build.NOW,
        )
        await repos.histories.decide(decided)
        assert await repos.histories.rule(board_id, "maturity_matrix") == decided
        again = dataclasses.replace(decided, index=board_index.Index(), aims={}, decided_by=None, decided_at=build.NOW + build.DAY)
        await repos.histories.decide(again)
        assert await repos.histories.rule(board_id, "maturity_matrix") == again
        assert (await repos.histories.rule(board_id, "barometer")).decided_at is None
        with pytest.raises(ValueError, match="says when"):
            await repos.histories.decide(bare)

    await database.run(work)


async def test_rounds_are_those_closed_and_read_and_published_only_when_out(database: storage_database.Database) -> None:
    ground = await build.ground(database)
    board_id = ground.board.board_id

    async def work(repos: ports.Repositories) -> None:
        ids = [await _pulse(ground, place) for place in range(4)]
        await models.Reading.create(reading_id=uuid.uuid4(), pulse_id=ids[0], body={"place": 0})
        await models.Reading.create(reading_id=uuid.uuid4(), pulse_id=ids[1], body={"place": 1})
        await models.Pulse.filter(pulse_id=ids[2]).update(state=records.PulseState.OPEN.value)
        found = await repos.histories.rounds(board_id, "maturity_matrix", boards.Actor.BOARD)
        assert [(record.pulse_id, body) for record, body in found] == [(ids[0], {"place": 0}), (ids[1], {"place": 1})]
        assert await repos.histories.rounds(board_id, "maturity", boards.Actor.BOARD) == [], "a framework is not known by its beginning"
        assert await repos.histories.rounds(board_id, "maturity_matrix", boards.Actor.PARTNERS) == []
        assert await repos.histories.series(board_id) == [("maturity_matrix", boards.Actor.BOARD)]
        for pulse_id, state in zip(ids, (sending.State.SENT, sending.State.PLANNED), strict=False):
            await _summary(ground, pulse_id, state)
        assert await repos.histories.published(ids) == {ids[0]}
        await models.Delivery.filter(subject_id=ids[1]).update(state=sending.State.UNSURE.value)
        assert await repos.histories.published(ids) == {ids[0], ids[1]}

    await database.run(work)


async def _pulse(ground: build.Ground, place: int) -> uuid.UUID:
    at = build.NOW + place * build.DAY
    row = await models.Pulse.create(
        pulse_id=uuid.uuid4(),
        schedule_id=ground.schedule.schedule_id,
        board_id=ground.board.board_id,
        edition_ref=build.EDITION,
        edition_digest="d",
        state=records.PulseState.CLOSED.value,
        due_at=at,
        opened_at=at,
        closes_at=at + build.DAY,
        closed_at=at + build.DAY,
        floor=5,
        keep_months=12,
        forget_at=at + 400 * build.DAY,
    )
    return row.pulse_id


async def _summary(ground: build.Ground, pulse_id: uuid.UUID, state: sending.State) -> None:
    channel = ground.board.channel
    await models.Delivery.create(
        delivery_id=uuid.uuid4(),
        key=f"summary:{pulse_id}",
        kind=sending.Kind.SUMMARY.value,
        subject_id=pulse_id,
        board_id=ground.board.board_id,
        platform=channel.platform,
        tenant=channel.tenant,
        handle=channel.handle,
        owed_at=build.NOW,
        due_at=build.NOW,
        state=state.value,
    )
