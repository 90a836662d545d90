"""What leaves sets, on both databases; and sets that are taken back, ended and go on."""

import dataclasses
import datetime
import uuid

from bot import ports
from bot.sets import set_changes
from conversations.learning_sets import released
from storage import database as storage_database
from storage import models
from tests.contract import build, test_learning_sets
from tests.contract.test_learning_sets import keyed

__all__ = ["keyed"]


async def test_a_card_is_let_out_again_and_taken_back_with_its_words(keyed: storage_database.Database) -> None:
    group, people = await test_learning_sets.begun(keyed)
    board = (await keyed.run(lambda repos: repos.boards.all()))[0]
    card = released.Card(
        card_id=uuid.uuid4(),
        set_meeting_id=group.meetings[0].set_meeting_id,
        person_id=people[0],
        board_id=board.board_id,
        kind=released.Kind.CARD,
        text="We walked the ward",
        released_at=build.NOW,
    )
    other = dataclasses.replace(card, card_id=uuid.uuid4(), text="We walked it twice", released_at=build.NOW + build.DAY)

    async def work(repos: ports.Repositories) -> list[list[released.Card]]:
        await repos.released_cards.release(card)
        await repos.released_cards.release(other)
        stood = await repos.released_cards.by(people[0])
        await repos.released_cards.take_back(card.card_id, build.NOW)
        return [stood, await repos.released_cards.by(people[0]), await repos.released_cards.of_boards([board.board_id])]

    stood, mine, boards = await keyed.run(work)
    assert stood == [dataclasses.replace(other, card_id=card.card_id)], "one of a kind for each meeting"
    assert mine == boards == []
    assert [row.text for row in await keyed.run(lambda _repos: models.ReleasedCard.all())] == [""]


async def test_a_set_ends_and_goes_on_and_calendars_can_tell(keyed: storage_database.Database) -> None:
    group, people = await test_learning_sets.begun(keyed)
    second = group.meetings[1].starts_at - datetime.timedelta(days=1)

    async def work(repos: ports.Repositories) -> list[list[tuple[int, bool]]]:
        ended = await set_changes.end(repos, group, second, by=people[:1])
        again = await set_changes.end(repos, group, second)
        on = await set_changes.go_on(repos, group, second)
        assert not again.done
        return [[(one.sequence, one.cancelled) for one in set_changes.as_events(of.group)] for of in (ended, on)]

    assert await keyed.run(work) == [[(0, False), (1, True)], [(0, False), (2, False)]]
    told = await keyed.run(lambda _repos: models.Delivery.all())
    assert len(told) == 3 + 4, "everybody but whoever ended it; then everybody"


async def test_a_set_taken_back_leaves_nothing(keyed: storage_database.Database) -> None:
    group, _ = await test_learning_sets.begun(keyed)
    await keyed.run(lambda repos: repos.learning_sets.remove(group.learning_set.set_id))
    assert await keyed.run(lambda _repos: models.LearningSet.all().count()) == 0
    assert await keyed.run(lambda _repos: models.SetMember.all().count()) == 0
    assert await keyed.run(lambda _repos: models.SetMeeting.all().count()) == 0
