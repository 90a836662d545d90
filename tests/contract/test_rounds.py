"""Rounds of packs on both databases: opened once, written in until they are removed, and gone when they are."""

import asyncio
import dataclasses
import datetime
import functools
import uuid

from bot.packs import round_work
from conversations import boards, round_records
from storage import database as storage_database
from storage import models, repositories
from tests.contract import build
from tests.contract.build import DAY, NOW, SECOND

Database = storage_database.Database
DRAFTS = "bp1:do:round:say:"


async def laid(database: Database) -> tuple[build.Ground, round_records.RoundRecord]:
    ground = await build.ground(database)
    record = round_records.RoundRecord(
        round_id=uuid.uuid4(),
        board=ground.board,
        pack_id="before_a_workshop",
        opened_at=NOW,
        facilitator_id=ground.people[0],
        closes_at=NOW + 14 * DAY,
        remove_at=NOW + 44 * DAY,
    )
    return ground, record


def reply(person_id: uuid.UUID, text: str, given_at: datetime.datetime = NOW, *, question: int = 0) -> round_records.ReplyRecord:
    return round_records.ReplyRecord(
        person_id=person_id, step_key="questions", question=question, text=text, named=False, given_at=given_at
    )


async def test_of_many_who_open_a_round_at_once_one_does(database: Database) -> None:
    ground, record = await laid(database)
    open_it = functools.partial(_open, record, ground.people)
    assert sorted(await asyncio.gather(*(database.run(open_it) for _ in range(4)))) == [False, False, False, True]
    assert await database.run(lambda repos: repos.rounds.get(record.round_id)) == record
    assert set(await database.run(lambda repos: repos.rounds.asked(record.round_id))) == set(ground.people)
    assert [one.round_id for one in await database.run(lambda repos: repos.rounds.of_person(ground.people[1]))] == [record.round_id]


async def test_a_reply_is_one_row_that_the_newest_words_stand_in(database: Database) -> None:
    ground, record = await laid(database)
    writer, other = ground.people[:2]

    async def write(repos: repositories.Repositories) -> None:
        await repos.rounds.open(record, ground.people)
        for text, after in (("first", 0), ("newest", 2), ("late", 1)):
            await repos.rounds.keep(record.round_id, reply(writer, text, NOW + after * SECOND))
        await repos.rounds.keep(record.round_id, reply(other, "theirs", question=1))

    await database.run(write)
    assert [one.text for one in await database.run(lambda repos: repos.rounds.replies_by(record.round_id, writer))] == ["newest"]
    assert {one.text for one in await database.run(lambda repos: repos.rounds.replies(record.round_id))} == {"newest", "theirs"}
    await database.run(lambda repos: repos.rounds.drop(record.round_id, writer, "questions", 0))
    assert [one.text for one in await database.run(lambda repos: repos.rounds.replies(record.round_id))] == ["theirs"]


async def test_a_round_closes_once_and_is_removed_with_every_word_and_draft(database: Database) -> None:
    ground, record = await laid(database)
    address, action = build.address("U-1"), f"{DRAFTS}{record.round_id.hex}:questions.0"
    other = f"{DRAFTS}{uuid.uuid4().hex}:questions.0"

    async def write(repos: repositories.Repositories) -> None:
        await repos.rounds.open(record, ground.people)
        await repos.rounds.keep(record.round_id, reply(ground.people[0], "secret"))
        for one in (action, other):
            await repos.drafts.keep(address, one, "a draft", NOW)

    async def close(repos: repositories.Repositories) -> bool:
        return await repos.rounds.close(record.round_id, NOW, closes_at=NOW, remove_at=NOW + DAY)

    await database.run(write)
    assert await database.run(lambda repos: repos.rounds.earliest(NOW)) == record.closes_at
    assert [await database.run(close), await database.run(close)] == [True, False]
    assert await database.run(lambda repos: repos.rounds.running()) == []
    assert await database.run(lambda repos: repos.rounds.earliest(NOW)) == NOW + DAY
    assert await database.run(lambda repos: repos.rounds.to_remove(NOW)) == []
    assert len(await database.run(lambda repos: repos.rounds.to_remove(NOW + DAY))) == 1
    remove = functools.partial(_remove, record)
    assert [await database.run(remove), await database.run(remove)] == [True, False]
    assert await database.run(_left) == (0, 0)
    assert await database.run(lambda repos: repos.drafts.get(address, action)) is None
    assert await database.run(lambda repos: repos.drafts.get(address, other)) == "a draft"
    kept = await database.run(lambda repos: repos.rounds.of_board(ground.board.board_id))
    assert [(one.round_id, one.removed_at) for one in kept] == [(record.round_id, NOW + DAY)]


async def test_who_writes_while_a_round_is_removed_writes_before_it_or_not_at_all(database: Database) -> None:
    ground, record = await laid(database)
    await database.run(functools.partial(_open, record, ground.people))

    async def write(repos: repositories.Repositories) -> None:
        found = await repos.rounds.get(record.round_id, lock=True)
        assert found is not None
        await asyncio.sleep(0)
        if found.removed_at is None:
            await repos.rounds.keep(record.round_id, reply(ground.people[0], "in the nick of time"))

    await asyncio.gather(database.run(write), database.run(functools.partial(_remove, record)), database.run(write))
    assert await database.run(_left) == (0, 0)


async def test_a_round_follows_its_meeting(database: Database) -> None:
    ground, record = await laid(database)
    meeting = uuid.uuid4()
    starts_at = NOW + 3 * DAY

    async def open_it(repos: repositories.Repositories) -> None:
        await models.Meeting.create(meeting_id=meeting, board_id=ground.board.board_id, kind="formal", starts_at=starts_at, minutes=120)
        await repos.rounds.open(dataclasses.replace(record, meeting_id=meeting, closes_at=starts_at), ground.people)

    async def change(**facts: datetime.datetime) -> datetime.datetime | None:
        async def work(repos: repositories.Repositories) -> None:
            await models.Meeting.filter(meeting_id=meeting).update(**facts)

        await database.run(work)
        (found,) = await database.run(lambda repos: repos.rounds.running())
        return found.closes_at

    await database.run(open_it)
    assert [one.starts_at for one in await database.run(lambda repos: round_work.meetings_after(repos, ground.board.board_id, NOW))] == [
        starts_at
    ]
    assert await change(starts_at=NOW + 10 * DAY) == NOW + 10 * DAY
    assert await change(cancelled_at=NOW + DAY) == NOW + DAY
    assert await database.run(lambda repos: round_work.meetings_after(repos, ground.board.board_id, NOW)) == []


async def test_a_standing_order_is_one_however_often_it_is_given_and_comes_back(database: Database) -> None:
    ground, record = await laid(database)
    order = dataclasses.replace(record, closes_at=None, remove_at=None)
    for _ in range(2):
        await database.run(lambda repos: repos.rounds.stand(order))
    assert [one.round_id for one in await database.run(lambda repos: repos.rounds.standing(ground.board.board_id))] == [order.round_id]
    assert await database.run(lambda repos: repos.rounds.of_board(ground.board.board_id)) == []
    await database.run(lambda repos: repos.rounds.end_standing(order.round_id, NOW))
    assert await database.run(lambda repos: repos.rounds.standing()) == []
    await database.run(lambda repos: repos.rounds.stand(order))
    assert len(await database.run(lambda repos: repos.rounds.standing())) == 1


async def test_cards_are_one_for_each_name(database: Database) -> None:
    ground, _ = await laid(database)
    await database.run(lambda repos: repos.boards.save(build.plan([build.person("north-0", duties=(boards.Duty.CHAIR,))], [])))
    by = ground.people[0]
    assert [one.key for one in await database.run(lambda repos: repos.rounds.led_by(by))] == ["north"]

    def card(name: str, meaning: str) -> round_records.CardRecord:
        return round_records.CardRecord(
            card_id=uuid.uuid4(),
            board_id=ground.board.board_id,
            pack_id="development_programme",
            name=name,
            parts={"meaning": meaning},
            by_id=by,
            changed_at=NOW,
        )

    async def held() -> list[tuple[str, str]]:
        found = await database.run(lambda repos: repos.rounds.cards(ground.board.board_id, "development_programme"))
        return [(one.name, one.parts["meaning"]) for one in found]

    first, again, second = card("Warm homes", "one"), card("Warm homes", "two"), card("Buses", "three")
    for one in (first, again, second):
        await database.run(functools.partial(_keep_card, one))
    assert await held() == [("Buses", "three"), ("Warm homes", "two")]
    await database.run(functools.partial(_keep_card, dataclasses.replace(second, card_id=first.card_id, name="Buses")))
    assert await held() == [("Buses", "three")]
    assert [one.key for one in await database.run(lambda repos: repos.rounds.boards_with_cards(by))] == ["north"]
    await database.run(lambda repos: repos.rounds.drop_card(first.card_id))
    assert await held() == []


async def _open(record: round_records.RoundRecord, people: tuple[uuid.UUID, ...], repos: repositories.Repositories) -> bool:
    return await repos.rounds.open(record, people)


async def _remove(record: round_records.RoundRecord, repos: repositories.Repositories) -> bool:
    return await repos.rounds.remove(record.round_id, NOW + DAY, drafts=f"{DRAFTS}{record.round_id.hex}:")


async def _keep_card(card: round_records.CardRecord, repos: repositories.Repositories) -> None:
    await repos.rounds.keep_card(card)


async def _left(repos: repositories.Repositories) -> tuple[int, int]:
    del repos
    return await models.RoundSeat.all().count(), await models.RoundReply.all().count()
