import dataclasses
import datetime
import uuid
import zoneinfo

import pytest

from conversations import actions, boards, digest, inbound, messages, sending, wording

WORDS = wording.Wording()
LONDON = zoneinfo.ZoneInfo("Europe/London")
Reason = sending.Reason


def at(day: int, hour: int = 9, month: int = 12) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)


def told(*boards: digest.BoardWeek) -> str:
    facts = digest.DigestFacts(first=at(30, month=11), last=at(6), zone=LONDON, boards=boards)
    return messages.plain_text(digest.digest(facts, WORDS))


BUSY = digest.BoardWeek(
    board_name="Riverside",
    closed=(digest.ClosedPulse(edition="Maturity matrix 2011", answered=9, eligible=14),),
    opened=(digest.OpenedPulse(edition="Annex A 2015", closes_at=at(11, 17)),),
    upcoming=(
        digest.UpcomingPulse(edition="Maturity matrix 2011", opens_at=datetime.datetime(2027, 3, 4, 9, tzinfo=datetime.UTC)),
        digest.UpcomingPulse(edition="Annex A 2015", opens_at=at(18)),
    ),
    missed=(digest.MissedPulse(edition="Annex A 2015", due_at=at(1)),),
    not_reached={Reason.REFUSED: 2, Reason.NO_ADDRESS: 1, Reason.UNREACHABLE: 0},
    unsure=1,
)
QUIET = digest.BoardWeek(board_name="Hillside", upcoming=(digest.UpcomingPulse(edition="Annex A 2015", opens_at=at(14)),))


def test_a_busy_week_and_a_quiet_board() -> None:
    assert (
        told(BUSY, QUIET)
        == """\
Your week, Monday 30 November to Sunday 6 December

Riverside

Maturity matrix 2011 closed: 9 of 14 answered. Annex A 2015 opened. It closes Friday 11 December at 5 pm. \
Annex A 2015 was due Tuesday 1 December at 9 am and did not open. Nobody was asked.

Next: Annex A 2015 opens Friday 18 December at 9 am. Next: Maturity matrix 2011 opens Thursday 4 March at 9 am.

Not reached this week: One person has no address that we can use. Add one for them. \
The platform would not take 2 messages. The log says why. \
We are not sure whether one message arrived. We did not send it twice.

Hillside

A quiet week here.

Next: Annex A 2015 opens Monday 14 December at 9 am."""
    )


def test_a_quiet_week_is_one_line_with_the_next_date_of_any_board() -> None:
    later = digest.BoardWeek(board_name="Riverside", upcoming=(digest.UpcomingPulse(edition="Annex A 2015", opens_at=at(20)),))
    assert told(later, QUIET) == (
        "A quiet week: nothing opened or closed, and nothing needs doing. Next: Hillside, Annex A 2015, opens Monday 14 December at 9 am."
    )
    assert told() == "A quiet week: nothing opened or closed, and nothing needs doing."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.NO_ADDRESS, "3 people have no address that we can use."),
        (Reason.PLATFORM_OFF, "The board's channel is on a platform that is not switched on."),
        (Reason.UNREACHABLE, "3 people could not be reached: messages do not arrive."),
        (Reason.BLOCKED, "3 people have blocked the bot. Only they can let it in again."),
        (Reason.NOT_INSTALLED, "3 people do not have the app. Ask your administrator to add it for them, or send them the link to it."),
        (Reason.NOT_IN_CHANNEL, "The bot is not in the board's channel."),
        (Reason.ARCHIVED, "The board's channel is archived."),
        (Reason.REVOKED, "The bot was removed from the workspace."),
        (Reason.REFUSED, "The platform would not take 3 messages."),
    ],
)
def test_every_reason_has_plain_words(reason: sending.Reason, words: str) -> None:
    shown = told(digest.BoardWeek(board_name="Riverside", not_reached={reason: 3}))
    assert f"Not reached this week: {words}" in shown


def test_a_week_with_one_thing_to_look_at_is_not_quiet() -> None:
    assert "We are not sure whether 2 messages arrived." in told(digest.BoardWeek(board_name="Riverside", unsure=2))
    assert told(digest.BoardWeek(board_name="Riverside", not_reached={Reason.ARCHIVED: 0})).startswith("A quiet week")


def test_an_open_pulse_has_no_count_to_give() -> None:
    opened = digest.BoardWeek(board_name="Riverside", opened=(digest.OpenedPulse(edition="Annex A 2015", closes_at=at(11, 17)),))
    assert " of " not in told(opened)
    assert "answered" not in told(opened)


LOST = digest.LostChannel(
    board=boards.Board(
        board_id=uuid.UUID(int=3),
        key="riverside",
        name="Riverside Board",
        zone="Europe/London",
        language="en-GB",
        channel=inbound.Address(platform="slack", tenant="T1", handle="C1"),
        floor=5,
        keep_months=24,
    ),
    loss=boards.Loss(since=at(4), reason=Reason.ARCHIVED),
    named=False,
)


def test_a_lost_channel_is_no_quiet_week_even_when_nothing_failed_yet() -> None:
    upcoming = (digest.UpcomingPulse(edition="Annex A 2015", opens_at=at(20)),)
    shown = told(digest.BoardWeek(board_name="Riverside", upcoming=upcoming, lost=LOST), QUIET)
    assert "nothing needs doing" not in shown
    riverside = shown.partition("Hillside")[0]
    assert "quiet" not in riverside
    assert "I have not been able to post in the board's channel since Friday 4 December. It was archived." in riverside
    assert "Where should I post for Riverside Board?" in riverside


@pytest.mark.parametrize(("reason", "why"), [(Reason.ARCHIVED, "It was archived."), (Reason.NOT_IN_CHANNEL, "I am no longer in it.")])
def test_a_lost_channel_says_why_once_and_another_can_be_chosen_there(reason: sending.Reason, why: str) -> None:
    lost = dataclasses.replace(LOST, loss=boards.Loss(since=at(4), reason=reason))
    week = digest.BoardWeek(board_name="Riverside", not_reached={reason: 1, Reason.UNREACHABLE: 1}, lost=lost)
    message = digest.digest(digest.DigestFacts(first=at(30, month=11), last=at(6), zone=LONDON, boards=(week,)), WORDS)
    shown = messages.plain_text(message)
    assert why in shown
    assert "The bot is not in the board's channel" not in shown
    assert "The board's channel is archived" not in shown
    assert "One person could not be reached" in shown
    (pick,) = [block for block in message.blocks if isinstance(block, messages.ChannelPick)]
    assert actions.decode(pick.action) == actions.ChooseChannel(board_id=LOST.board.board_id)
    assert "channel again" in shown


def test_a_coordinator_of_several_boards_reads_how_to_name_the_one_whose_channel_is_lost() -> None:
    shown = told(digest.BoardWeek(board_name="Riverside", lost=dataclasses.replace(LOST, named=True)))
    assert "channel riverside #board-news" in shown


def test_a_lost_channel_in_teams_is_told_in_the_words_of_teams() -> None:
    board = dataclasses.replace(LOST.board, channel=dataclasses.replace(LOST.board.channel, platform="teams", handle="19:room"))
    shown = told(digest.BoardWeek(board_name="Riverside", lost=dataclasses.replace(LOST, board=board)))
    assert "paste the link to the channel behind it" in shown
    assert "#" not in shown
    assert "paste the link" not in told(digest.BoardWeek(board_name="Riverside", lost=LOST))
