"""Whom a response is given to, and what comes of it."""

import pytest

from adapters.slack import api, errors
from conversations import sending
from tests.slack import stand_in

PERSON, CHANNEL = "U0ADA", "C0BOARD"


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.slack.com.evil.test/x",
        "https://hooks.slack.com@evil.test/x",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com:8443/x",
        "https://evil.test/hooks.slack.com",
        "https://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "http://[",
        "file:///etc/passwd",
        "",
    ],
)
async def test_a_response_goes_to_slack_alone(url: str) -> None:
    async with stand_in.running() as slack, api.Api(api.SLACK, slack) as calls:
        with pytest.raises(errors.SlackRefused) as caught:
            await calls.post_response(url, {"text": "hello"})
        assert caught.value.code == "foreign_address"
        with pytest.raises(errors.SlackRefused):
            await calls.upload(url, b"picture")
        with pytest.raises(errors.SlackRefused):
            await calls.post_response(slack.base_url.replace("/api/", "/response/1"), {"text": "hello"})
    assert slack.responses == []


async def test_a_response_to_an_emulator_goes_to_its_host_alone(slack: stand_in.StandIn, calls: api.Api) -> None:
    url = slack.response_url(CHANNEL, PERSON)
    await calls.post_response(url, {"text": "hello"})
    assert [one.text for one in slack.workspace.said(CHANNEL, only_for=PERSON)] == ["hello"]
    with pytest.raises(errors.SlackRefused):
        await calls.post_response(url.replace("127.0.0.1", "localhost"), {"text": "hello"})
    assert len(slack.responses) == 1


async def test_a_response_url_runs_out(slack: stand_in.StandIn, calls: api.Api) -> None:
    url = slack.response_url(CHANNEL, PERSON)
    for _ in range(5):
        await calls.post_response(url, {"text": "hello"})
    with pytest.raises(errors.SlackRefused) as caught:
        await calls.post_response(url, {"text": "hello"})
    assert caught.value.code in errors.EXPIRED
    slack.expire(url)
    with pytest.raises(errors.SlackRefused) as caught:
        await calls.post_response(url, {"text": "hello"})
    assert caught.value.code in errors.EXPIRED


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (stand_in.Trouble.LIMITED, sending.RateLimited),
        (stand_in.Trouble.BROKEN, sending.Unsure),
        (stand_in.Trouble.HTML, sending.Unsure),
        (stand_in.Trouble.EMPTY, sending.Unsure),
        (stand_in.Trouble.GARBLED, sending.Unsure),
        (stand_in.Trouble.DROP, sending.Unsure),
    ],
)
async def test_what_a_response_can_come_to(
    slack: stand_in.StandIn, calls: api.Api, trouble: stand_in.Trouble, kind: type[sending.SendError]
) -> None:
    slack.fail("response_url", trouble)
    with pytest.raises(sending.SendError) as caught:
        await calls.post_response(slack.response_url(CHANNEL, PERSON), {"text": "hello"})
    assert type(caught.value) is kind
