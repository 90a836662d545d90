"""What platforms tell about workspaces, channels and people: taken note of once, and followed up."""

import datetime
import logging
import uuid
from collections.abc import AsyncIterator

import pytest

from conversations import boards, happenings, inbound, records, sending
from storage import database as storage_database
from storage import sealing
from tests.acceptance.channel_at_stake import PLATFORM, AtStake, address, plan
from tests.end_to_end import fake, world

Database = storage_database.Database
REMOVED = sending.Reason.NOT_IN_CHANNEL
QUARTER = 15 * 60


@pytest.fixture
async def database(migrated_sqlite: str) -> AsyncIterator[Database]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield opened


@pytest.fixture
def one(database: Database) -> AtStake:
    return AtStake(database)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [vars(record)["action"] for record in caplog.records if record.name in {"bot.outbox.channels", "bot.door.happenings"}]


async def move(one: AtStake, zone: str | None = None, language: str | None = None, *, handle: str = "member_1") -> tuple[str, str]:
    """Somebody's terms changed on the platform; what the board then has for member_1."""
    told = happenings.Moved(
        platform=PLATFORM,
        tenant=world.TENANT,
        receipt_key=uuid.uuid4().hex,
        at=one.clock.now(),
        person=address(handle),
        zone=zone,
        language=language,
    )
    await one.tell(told)
    found = await one.database.run(lambda repos: repos.boards.person_called("member_1"))
    assert found is not None
    return found.zone, found.language


async def test_every_coordinator_of_every_board_at_a_lost_channel_is_asked(one: AtStake, caplog: pytest.LogCaptureFixture) -> None:
    await one.load(plan(coordinators=2), plan("hill"), plan("dale", channel="other"))
    await one.loses(reason=REMOVED)
    assert [len(one.letters(handle)) for handle in ("member_1", "member_2", "member_3")] == [1, 1, 0]
    both = one.letters("member_1")[0]
    assert all(f"Your board needs a channel ({board} Board)" in both for board in ("Hill", "Shire"))
    assert one.letters("member_2")[0].startswith("I am no longer in the channel of Shire Board")
    assert "the next summary has nowhere to go" in one.letters("member_2")[0]
    assert logged(caplog).count("channel_lost") == 2


async def test_a_channel_that_is_no_boards_is_nobodys_business(one: AtStake) -> None:
    await one.load()
    await one.loses("kitchen")
    await one.gets_back("kitchen")
    assert await one.states() == {}


async def test_a_repeat_and_a_second_way_to_learn_of_it_ask_once(one: AtStake) -> None:
    """The platform tells, tells again, and refuses a summary: that is one loss."""
    board = await one.load()
    for _ in range(3):
        await one.loses(receipt="event")
    await one.loses()
    one.chat.troubles["channel"] = [sending.Refused(sending.Reason.ARCHIVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    assert len(one.letters("member_1")) == 1


async def test_after_a_day_without_an_answer_the_next_refusal_asks_again(one: AtStake) -> None:
    board = await one.load()
    await one.loses()
    one.clock.go(hours=25)
    one.chat.troubles["channel"] = [sending.Refused(sending.Reason.ARCHIVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    assert len(one.letters("member_1")) == 2


async def test_a_channel_that_is_lost_again_after_an_answer_is_asked_about_at_once(one: AtStake) -> None:
    await one.load()
    one.book.has("C2", "board-news")
    await one.loses()
    await one.types("member_1", "#[C2]")
    await one.loses("C2")
    await one.gets_back("C2")
    await one.loses("C2")
    asked = [text for text in one.letters("member_1") if "Choose another channel below" in text]
    assert len(asked) == 3


async def test_a_channel_that_comes_back_lets_the_summary_out_and_the_coordinator_is_told(
    one: AtStake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    board = await one.load()
    one.chat.troubles["channel"] = [sending.Refused(REMOVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    await one.gets_back()
    assert (len(one.chat.letters["channel"]), await one.states()) == (1, {"sent": 3})
    asked, told = one.letters("member_1")
    assert asked.startswith("I am no longer in the channel of Shire Board")
    assert told == "I can post in the channel of Shire Board again. One summary was waiting. It leaves now."
    assert "channel_back" in logged(caplog)


async def test_a_loss_is_noted_since_its_first_word_and_ends_when_the_channel_is_back(one: AtStake) -> None:
    board = await one.load()
    first = one.clock.now()
    await one.loses(reason=REMOVED)
    one.clock.go(days=3)
    await one.loses(reason=sending.Reason.ARCHIVED)
    assert (await one.board(board.board_id)).loss == boards.Loss(since=first, reason=sending.Reason.ARCHIVED)
    await one.gets_back()
    assert (await one.board(board.board_id)).loss is None
    assert one.letters("member_1")[-1] == "I can post in the channel of Shire Board again. Nothing was waiting."


async def test_a_channel_that_was_never_lost_comes_back_without_a_word(one: AtStake) -> None:
    """The bot was put into a channel where nobody missed it."""
    await one.load()
    await one.gets_back()
    assert await one.states() == {}


@pytest.mark.parametrize("then", ["lost again", "another", "the duty is somebody else's"])
async def test_news_that_has_become_stale_before_it_leaves_is_not_told(one: AtStake, then: str) -> None:
    await one.load()
    one.book.has("C2", "board-news")
    await one.loses()
    one.chat.troubles["member_1"] = [sending.NotSent()]
    await one.gets_back()
    if then == "lost again":
        await one.loses()
    elif then == "another":
        await one.types("member_1", "#[C2]")
    else:
        await one.load(plan(coordinators=0))
    one.clock.go(minutes=1)
    await one.outbox.flush()
    assert not [text for text in one.letters("member_1") if "again." in text]


async def test_a_question_that_is_answered_before_it_leaves_is_not_asked(one: AtStake) -> None:
    await one.load()
    one.book.has("C2", "board-news")
    for answer in ("the same", "another"):
        one.chat.troubles["member_1"] = [sending.NotSent()]
        await one.loses()
        if answer == "the same":
            await one.gets_back()
        else:
            await one.types("member_1", "#[C2]")
        one.clock.go(minutes=1)
        await one.outbox.flush()
    assert not [text for text in one.letters("member_1") if "Choose another channel below" in text]


async def test_a_workspace_that_took_the_bot_out_is_let_alone_until_it_is_back(one: AtStake, caplog: pytest.LogCaptureFixture) -> None:
    """In the way that runs on one token there is no installation to mark: it is tried again after a while."""
    out = happenings.Removed(platform=PLATFORM, tenant=world.TENANT, receipt_key="out", at=one.clock.now())
    await fake.owe(one.database, "ann")
    for _ in range(2):
        await one.tell(out)
    one.clock.go(seconds=QUARTER - 10)
    await one.outbox.flush()
    assert one.chat.tries.total() == 0
    assert [vars(record)["levelname"] for record in caplog.records if record.name == "bot.door.happenings"] == ["ERROR"]
    await one.tell(happenings.Installed(platform=PLATFORM, tenant=world.TENANT, receipt_key="in", at=one.clock.now()))
    assert one.chat.handles() == ["ann"], "at once"
    await one.tell(out)
    await fake.owe(one.database, "bob")
    await one.outbox.flush()
    assert one.chat.handles() == ["ann", "bob"], "the old word, told once more, does not count any more"


async def test_an_installation_is_marked_and_a_late_word_about_an_earlier_one_is_no_news(migrated_sqlite: str) -> None:
    async with storage_database.opened(migrated_sqlite, keys=(sealing.new_key(),)) as database:
        one = AtStake(database)
        first, again = one.clock.now(), one.clock.now() + datetime.timedelta(hours=1)

        async def installed(at: datetime.datetime) -> None:
            record = records.InstallationRecord(
                platform=PLATFORM, tenant=world.TENANT, tokens="{}", installed_at=first, changed_at=at, paused_at=None
            )
            await database.run(lambda repos: repos.installations.keep(record))

        async def removed(key: str, at: datetime.datetime) -> list[tuple[str, str, datetime.datetime]]:
            await one.tell(happenings.Removed(platform=PLATFORM, tenant=world.TENANT, receipt_key=key, at=at))
            return await database.run(lambda repos: repos.installations.paused())

        out = first + datetime.timedelta(minutes=30)
        await installed(first)
        assert await removed("out", out) == [(PLATFORM, world.TENANT, out)]
        await installed(again)
        await database.run(lambda repos: repos.deliveries.release(sending.hold_bucket(PLATFORM, world.TENANT)))
        assert await removed("told late", out) == []
        await fake.owe(database, "ann")
        await one.outbox.flush()
        assert one.chat.handles() == ["ann"], "nothing is held up"


async def test_terms_follow_a_person_whom_the_board_knows(one: AtStake) -> None:
    await one.load()
    assert await move(one, "Asia/Kolkata") == ("Asia/Kolkata", "en-GB")
    assert await move(one, "Europe/Paris", handle="stranger") == ("Asia/Kolkata", "en-GB")
    assert await move(one, language="en-GB") == ("Asia/Kolkata", "en-GB")


@pytest.mark.parametrize("zone", ["Moon/Base", "", "../etc/passwd", "Europe", "/usr/share/zoneinfo/UTC", "a\0b"])
async def test_a_zone_that_is_none_changes_nothing(one: AtStake, zone: str) -> None:
    await one.load()
    assert await move(one, zone) == ("Europe/London", "en-GB")


@pytest.mark.parametrize("language", ["tlh", "", "en_GB", "../en-GB"])
async def test_a_language_without_words_changes_nothing(one: AtStake, language: str) -> None:
    await one.load()
    assert await move(one, "Asia/Tokyo", language) == ("Asia/Tokyo", "en-GB"), "but the zone is taken"


async def test_accounts_that_are_none_of_ours_leave_no_trace(one: AtStake, database: Database) -> None:
    """A platform tells of every change to every account, thousands of them."""
    await one.load()
    await move(one, "Asia/Tokyo", handle="stranger")
    await move(one, "Europe/London")
    forgotten = await database.run(lambda repos: repos.receipts.forget(one.clock.now().replace(year=2100)))
    assert forgotten == 0


async def test_the_same_channel_in_another_workspace_is_another(one: AtStake) -> None:
    await one.load()
    elsewhere = inbound.Address(platform=PLATFORM, tenant="elsewhere", handle="channel")
    told = happenings.ChannelLost(
        platform=PLATFORM, tenant="elsewhere", receipt_key="k", at=one.clock.now(), channel=elsewhere, reason=sending.Reason.ARCHIVED
    )
    await one.tell(told)
    assert one.letters("member_1") == []
