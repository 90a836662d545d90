"""A chart on its way into Slack, and everything that can go wrong with it: the message always arrives."""

import asyncio
import datetime

import pytest

from adapters.slack import api, host, messenger, places, posting
from conversations import figures, messages, sending, wording
from frameworks import errors
from tests.edge.slack_out import cases
from tests.slack import stand_in

UPLOAD = "files.getUploadURLExternal"
COMPLETE = "files.completeUploadExternal"


def types(slack: stand_in.StandIn, channel: str = "C0BOARD") -> list[list[str]]:
    return [[block["type"] for block in one.blocks] for one in slack.workspace.said(channel)]


def texts(slack: stand_in.StandIn, channel: str = "C0BOARD") -> str:
    return str([one.blocks for one in slack.workspace.said(channel)])


async def test_a_picture_is_uploaded_unshared_and_shown(slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks) -> None:
    await way.send(cases.BOARD, cases.SUMMARY, key="one")
    ((file_id, file),) = slack.workspace.files.items()
    assert (file.data, file.is_complete, file.shared) == (cases.PNG, True, None)
    assert file.alt == cases.CHART.alt
    (message,) = slack.workspace.said("C0BOARD")
    (image,) = [block for block in message.blocks if block["type"] == "image"]
    assert image["slack_file"] == {"id": file_id}
    assert image["alt_text"] == cases.CHART.alt
    assert "1 Basic level" in texts(slack)
    assert ticks.waited == []


async def broken_draw(chart: figures.Chart) -> bytes:
    raise errors.BoardpulseError("no picture")


async def late_draw(chart: figures.Chart) -> bytes:
    raise TimeoutError


async def endless_draw(chart: figures.Chart) -> bytes:
    await asyncio.Event().wait()
    return cases.PNG


@pytest.mark.parametrize("draw", [broken_draw, late_draw, endless_draw, None])
async def test_without_a_drawing_the_message_says_it_in_words(
    slack: stand_in.StandIn, calls: api.Api, draw: host.Draw | None, caplog: pytest.LogCaptureFixture
) -> None:
    way = messenger.SlackMessenger(calls, wording.Wording(), draw, timeout=1.0)
    await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert "image" not in types(slack)[0]
    assert cases.CHART.title in texts(slack)
    assert cases.CHART.alt not in texts(slack)
    assert "1 Basic level" in texts(slack)
    assert slack.workspace.files == {}
    assert [getattr(one, "action", "") for one in caplog.records] == (["picture_left_out"] if draw else [])


@pytest.mark.parametrize(
    ("method", "trouble"),
    [
        *((method, trouble) for method in (UPLOAD, COMPLETE) for trouble in (stand_in.Trouble.REFUSE, stand_in.Trouble.HTML)),
        *(
            (method, trouble)
            for method in (UPLOAD, "upload", COMPLETE)
            for trouble in (stand_in.Trouble.LIMITED, stand_in.Trouble.BROKEN, stand_in.Trouble.DROP)
        ),
    ],
)
async def test_an_upload_that_fails_leaves_the_message_in_words(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, method: str, trouble: stand_in.Trouble
) -> None:
    slack.fail(method, trouble, "missing_scope")
    await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert len(types(slack)) == 1
    assert "image" not in types(slack)[0]
    assert cases.CHART.title in texts(slack)
    assert cases.CHART.alt not in texts(slack)


async def test_an_upload_that_hangs_does_not_hold_the_message(slack: stand_in.StandIn, calls: api.Api) -> None:
    slack.fail("upload", stand_in.Trouble.HANG)
    way = messenger.SlackMessenger(calls, wording.Wording(), cases.draw, timeout=0.6)
    await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert cases.CHART.title in texts(slack)


@pytest.mark.parametrize("looks", [1, 2, 3])
async def test_a_file_that_is_not_ready_is_waited_for(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks, looks: int
) -> None:
    slack.workspace.slow_files = looks
    await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert ticks.waited == list(posting.PAUSES[:looks])
    assert "image" in types(slack)[0]
    assert [file.shared for file in slack.workspace.files.values()] == [None]


async def test_a_file_that_never_gets_ready_goes_into_the_thread(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks
) -> None:
    slack.workspace.slow_files = 100
    ref = await way.send(cases.ADA, cases.SUMMARY, key="one")
    (message,) = slack.workspace.said(cases.DM)
    assert ticks.waited == list(posting.PAUSES)
    assert "image" not in types(slack, cases.DM)[0]
    assert cases.CHART.title in texts(slack, cases.DM)
    _, shared = slack.workspace.files.values()
    assert (shared.shared, shared.alt, shared.data) == ((cases.DM, message.ts), cases.CHART.alt, cases.PNG)
    assert ref == f"{cases.DM}:{message.ts}"
    assert await way.find(cases.ADA, key="one", since=datetime.datetime.fromtimestamp(0, datetime.UTC)) == sending.Found(ref=ref)


async def test_a_thread_that_takes_no_file_still_has_its_message(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    slack.workspace.slow_files = 100
    slack.fail(UPLOAD, stand_in.Trouble.NONE)
    slack.fail(UPLOAD, stand_in.Trouble.BROKEN)
    assert await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert len(types(slack)) == 1
    assert "picture_not_shared" in [getattr(one, "action", "") for one in caplog.records]


async def test_other_refusals_are_not_waited_for(slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, "is_archived")
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert caught.value.reason is sending.Reason.ARCHIVED
    assert ticks.waited == []


async def test_blocks_that_are_wrong_anyway_are_refused(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, "invalid_blocks", times=10)
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert caught.value.reason is sending.Reason.REFUSED
    assert len(slack.called("chat.postMessage")) == 5


async def test_a_picture_in_a_later_part_leaves_the_first_alone(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.workspace.slow_files = 100
    message = messages.Message(summary="Long", blocks=(*cases.long(1).blocks, *cases.SUMMARY.blocks))
    await way.send(cases.BOARD, message, key="one")
    first, second = slack.workspace.said("C0BOARD")
    assert len(first.blocks) == 50
    assert cases.CHART.title in str(second.blocks)
    _, shared = slack.workspace.files.values()
    assert shared.shared == ("C0BOARD", second.ts)


async def test_a_picture_in_a_card_that_turns(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    card = slack.workspace.post(cases.DM, {"text": "before"})
    slack.workspace.slow_files = 2
    url = slack.response_url(cases.DM, "U0ADA", card.ts)
    place = places.write(places.Spot(kind=places.Kind.CARD, channel=cases.DM, ts=card.ts), url)
    await way.reply(cases.ADA, place, cases.SUMMARY, key="reply:1")
    assert "image" in types(slack, cases.DM)[0]
    assert len(slack.responses) == 3
    assert slack.called("chat.update") == []
