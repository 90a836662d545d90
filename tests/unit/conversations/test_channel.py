"""What a coordinator is told about the board's channel, in the words of the platform that it is on."""

import uuid

import pytest

from conversations import boards, channel, inbound, messages, sending, wording

WORDS = wording.Wording()
Reason = sending.Reason


def board(platform: str) -> boards.Board:
    return boards.Board(
        board_id=uuid.UUID(int=3),
        key="riverside",
        name="Riverside Board",
        zone="Europe/London",
        language="en-GB",
        channel=inbound.Address(platform=platform, tenant="T1", handle="C1"),
        floor=5,
        keep_months=24,
    )


def everything(platform: str) -> list[str]:
    one = board(platform)
    said = [channel.lost(one, reason, WORDS, waits=True, named=named) for reason in Reason for named in (True, False)]
    said += [channel.unfit(one, name, WORDS, named=False, shared=shared) for name in (None, "board-news") for shared in (True, False)]
    said += [channel.moved(one, "board-news", 1, WORDS), channel.which([one], WORDS), channel.ask(one, WORDS, named=True)]
    return [messages.plain_text(message) for message in said]


def test_in_teams_nothing_is_a_habit_of_slack_s() -> None:
    for text in everything("teams"):
        assert "#" not in text
        assert "as you would add a person" not in text
    assert any("Messages for Riverside Board go to board-news from now on." in text for text in everything("teams"))


def test_in_slack_nothing_is_a_habit_of_teams() -> None:
    for text in everything("slack"):
        assert "team" not in text
        assert "paste" not in text
    assert any("Messages for Riverside Board go to #board-news from now on." in text for text in everything("slack"))


@pytest.mark.parametrize(
    ("platform", "reason", "words"),
    [
        ("slack", Reason.ARCHIVED, "The channel of Riverside Board was archived, so I cannot post there any more."),
        ("slack", Reason.NOT_IN_CHANNEL, "I am no longer in the channel of Riverside Board, so I cannot post there."),
        ("teams", Reason.ARCHIVED, "The team of Riverside Board was archived, or its channel was, so I cannot post there any more."),
        ("teams", Reason.NOT_IN_CHANNEL, "The app was taken out of its team, or the channel is gone."),
    ],
)
def test_why_a_channel_is_lost(platform: str, reason: sending.Reason, words: str) -> None:
    assert words in messages.plain_text(channel.lost(board(platform), reason, WORDS, waits=False, named=False))
