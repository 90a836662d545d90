"""Learning sets on both databases: who is in them, meetings that move, and words that stand there sealed."""

import dataclasses
import datetime
import uuid
from collections.abc import AsyncIterator

import pytest

from bot import ports
from conversations import records
from conversations.learning_sets import state
from storage import database as storage_database
from storage import models, sealing
from tests.contract import build

KEY, OTHER = sealing.new_key(), sealing.new_key()
KINDS = state.NoteKind
WRITTEN = "Ring the landlord on Friday"
FIRST = build.NOW + 30 * build.DAY
YEAR_ON = datetime.datetime(2027, 9, 1, 9, tzinfo=datetime.UTC)


@pytest.fixture
async def keyed(migrated_url: str) -> AsyncIterator[storage_database.Database]:
    async with storage_database.opened(migrated_url, keys=(KEY,)) as opened:
        yield opened


async def begun(database: storage_database.Database) -> tuple[state.Group, tuple[uuid.UUID, ...]]:
    """Four members, the last of whom facilitates, and two meetings."""
    ground = await build.ground(database, 4)
    record = state.LearningSet(
        set_id=uuid.uuid4(), name="Thursday set", zone="Europe/London", quorum=3, begun_at=build.NOW, facilitator_id=ground.people[3]
    )
    meetings = [
        state.SetMeeting(
            set_meeting_id=uuid.uuid4(), set_id=record.set_id, number=number, starts_at=FIRST + 49 * (number - 1) * build.DAY, minutes=180
        )
        for number in (1, 2)
    ]

    async def begin(repos: ports.Repositories) -> bool:
        return await repos.learning_sets.begin(record, ground.people, meetings, build.TODAY)

    assert await database.run(begin)
    assert not await database.run(begin), "the same set again is none"
    group = await database.run(lambda repos: repos.learning_sets.get(record.set_id, lock=True))
    assert group is not None
    return group, ground.people


async def again(database: storage_database.Database, group: state.Group) -> state.Group:
    found = await database.run(lambda repos: repos.learning_sets.get(group.learning_set.set_id))
    assert found is not None
    return found


async def test_a_set_is_kept_whole_and_its_meetings_move(keyed: storage_database.Database) -> None:
    group, people = await begun(keyed)
    first, second = group.meetings
    assert {one.person_id for one in group.members_on(build.TODAY)} == set(people)
    assert group.facilitator is not None
    assert group.facilitator.person_id == people[3]

    async def change(repos: ports.Repositories) -> list[bool]:
        sets, extra = (
            repos.learning_sets,
            dataclasses.replace(second, set_meeting_id=uuid.uuid4(), number=3, starts_at=FIRST + 100 * build.DAY),
        )
        await sets.move(second.set_meeting_id, second.starts_at + build.DAY, 120)
        await sets.change(group.learning_set.set_id, name="Friday set", quorum=4)
        return [
            await sets.add_meeting(extra),
            await sets.add_meeting(dataclasses.replace(extra, set_meeting_id=uuid.uuid4())),
            await sets.cancel(first.set_meeting_id, build.NOW),
            await sets.cancel(first.set_meeting_id, build.NOW),
            await sets.restore(first.set_meeting_id),
            await sets.restore(first.set_meeting_id),
            await sets.leave(group.learning_set.set_id, people[3], build.TODAY + build.DAY),
            await sets.leave(group.learning_set.set_id, people[3], build.TODAY + build.DAY),
        ]

    assert await keyed.run(change) == [True, False, True, False, True, False, True, False]
    found = await again(keyed, group)
    assert [(one.number, one.starts_at, one.minutes, one.sequence) for one in found.meetings] == [
        (1, FIRST, 180, 2),
        (2, second.starts_at + build.DAY, 120, 1),
        (3, FIRST + 100 * build.DAY, 180, 0),
    ]
    assert (found.learning_set.name, found.learning_set.quorum, found.facilitator) == ("Friday set", 4, None)
    assert len(found.members_on(build.TODAY)) == 4
    assert len(found.members_on(build.TODAY + build.DAY)) == 3
    await keyed.run(lambda repos: repos.learning_sets.join(group.learning_set.set_id, people[3], build.TODAY + 5 * build.DAY))
    assert len((await again(keyed, group)).members_on(build.TODAY + build.DAY)) == 4, "who comes back never left"


async def test_sets_are_found_by_person_and_by_time(keyed: storage_database.Database) -> None:
    group, people = await begun(keyed)

    async def look(repos: ports.Repositories) -> tuple[int, ...]:
        sets = repos.learning_sets
        found = (await sets.all(), await sets.of_person(people[0]), await sets.of_person(uuid.uuid4()), await sets.live(FIRST))
        return (*map(len, found), len(await sets.live(FIRST + 49 * build.DAY)))

    assert await keyed.run(look) == (1, 1, 0, 1, 0)
    busy = await keyed.run(lambda repos: repos.learning_sets.busy([people[0], uuid.uuid4()], FIRST + build.MINUTE))
    assert {one: [span.starts_at for span in spans] for one, spans in busy.items()} == {people[0]: [FIRST, FIRST + 49 * build.DAY]}
    await keyed.run(lambda repos: repos.learning_sets.end(group.learning_set.set_id, FIRST + build.DAY))
    busy = await keyed.run(lambda repos: repos.learning_sets.busy([people[0]], FIRST + 2 * build.DAY))
    assert busy == {}


async def test_notes_are_sealed_older_ones_give_way_and_only_members_share(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(KEY,)) as database:
        group, people = await begun(database)
        place = (group.meetings[0].set_meeting_id, people[0])

        async def write(repos: ports.Repositories) -> list[bool]:
            notes, until = repos.set_notes, build.NOW + 400 * build.DAY
            await notes.write_rules(group.learning_set.set_id, "Phones away")
            return [
                await notes.keep(*place, KINDS.MIND, WRITTEN, at=build.NOW, forget_at=until),
                await notes.keep(*place, KINDS.MIND, "too late", at=build.NOW - build.MINUTE, forget_at=until),
                await notes.say(*place, build.NOW, coming=True),
                await notes.present(*place, build.NOW, 1),
                await notes.say(*place, build.NOW - build.MINUTE, coming=False),
            ]

        assert await database.run(write) == [True, False, True, True, False]
        assert await database.run(lambda repos: repos.set_notes.own(*place)) == {KINDS.MIND: WRITTEN}
        assert await database.run(lambda repos: repos.set_notes.rules(group.learning_set.set_id)) == "Phones away"
        said = (await again(database, group)).presence(group.meetings[0], people[0])
        assert (said.coming, said.came, said.presents) == (True, None, 1)

        async def shared(repos: ports.Repositories) -> list[str]:
            now = await repos.learning_sets.get(group.learning_set.set_id)
            assert now is not None
            return [text for _, _, text in await repos.set_notes.shared(now, place[0], build.TODAY + 9 * build.DAY)]

        assert await database.run(shared) == []
        assert await database.run(lambda repos: repos.set_notes.offer(*place, KINDS.MIND, offered=True, at=build.NOW))
        assert await database.run(shared) == [WRITTEN]
        assert await database.run(lambda repos: repos.set_notes.offer(*place, KINDS.MIND, offered=False, at=build.NOW + 2 * build.MINUTE))
        late = build.NOW + build.MINUTE
        assert not await database.run(lambda repos: repos.set_notes.offer(*place, KINDS.MIND, offered=True, at=late)), "taken back since"
        assert await database.run(shared) == []
        assert await database.run(lambda repos: repos.set_notes.offer(*place, KINDS.MIND, offered=True, at=build.NOW + build.DAY))
        assert await database.run(shared) == [WRITTEN]
        await database.run(lambda repos: repos.learning_sets.leave(group.learning_set.set_id, people[0], build.TODAY + build.DAY))
        assert await database.run(shared) == [], "what somebody wrote goes with them"
        assert await database.run(lambda repos: repos.set_notes.own(*place)) == {KINDS.MIND: WRITTEN}
        (note,) = await database.run(lambda _repos: models.SetNote.all())
        (row,) = await database.run(lambda _repos: models.LearningSet.all())
        rows = (note.sealed, row.rules)
        assert not any(word in row for row in rows for word in ("landlord", "Phones"))
    async with storage_database.opened(migrated_url, keys=(OTHER,)) as database:
        with pytest.raises(records.Sealed):
            await database.run(lambda repos: repos.set_notes.own(*place))
        assert len((await again(database, group)).notes) == 1, "that there is one needs no key"


async def test_notes_are_kept_until_a_year_after_the_last_meeting_wherever_that_is_moved(keyed: storage_database.Database) -> None:
    group, people = await begun(keyed)
    place = (group.meetings[0].set_meeting_id, people[0])
    until = state.forget_at(group.meetings[1].starts_at)
    await keyed.run(lambda repos: repos.set_notes.keep(*place, KINDS.MIND, WRITTEN, at=build.NOW, forget_at=until))
    await keyed.run(lambda repos: repos.set_notes.say(*place, build.NOW, came=True))
    await keyed.run(lambda repos: repos.set_notes.write_rules(group.learning_set.set_id, "Phones away"))
    later = group.meetings[1].starts_at + 60 * build.DAY
    await keyed.run(lambda repos: repos.learning_sets.move(group.meetings[1].set_meeting_id, later, 180))
    assert [one.forget_at for one in (await again(keyed, group)).notes] == [state.forget_at(later)]
    assert await keyed.run(lambda repos: repos.set_notes.forget(state.forget_at(later) - build.DAY)) == 0
    assert await keyed.run(lambda repos: repos.set_notes.forget(state.forget_at(later))) == 3
    found = await again(keyed, group)
    assert (found.notes, found.presences, found.learning_set.has_rules) == ((), (), False)


async def test_which_keys_are_owed_already_is_known(keyed: storage_database.Database) -> None:
    ground = await build.ground(keyed, 1)
    await keyed.run(lambda repos: repos.deliveries.owe([build.owed(ground, "a")]))
    assert await keyed.run(lambda repos: repos.deliveries.known(["a", "b"])) == {"a"}
    assert await keyed.run(lambda repos: repos.deliveries.known([])) == set()
