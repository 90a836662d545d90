"""The platforms that the tests send to are themselves held to what every messenger promises, and to how a send can end."""

import datetime
import pathlib
import socket
from collections.abc import AsyncIterator, Iterator

import pytest

from conversations import messages, sending
from tests.contract import messenger_contract
from tests.end_to_end import fake, platform, processes, world

_HELLO = messages.Message(summary="Hello", blocks=(messages.Paragraph(text="Hello"),))
_ADDRESS = world.address("standin", "ann")


@pytest.fixture
def stand_in() -> Iterator[processes.Platform]:
    with processes.platform(latency=0.0) as one:
        yield one


@pytest.fixture
async def messenger(stand_in: processes.Platform) -> AsyncIterator[platform.StandInMessenger]:
    async with platform.StandInMessenger(stand_in.base, timeout=0.5) as one:
        yield one


async def test_all_three_keep_the_contract(messenger: platform.StandInMessenger, tmp_path: pathlib.Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    await messenger_contract.check_messenger(messenger, _ADDRESS, now)
    await messenger_contract.check_messenger(platform.FileMessenger(tmp_path / "sent.jsonl"), world.address("file", "ann"), now)
    clock = fake.SettableClock()
    await messenger_contract.check_messenger(fake.FakeMessenger(clock), world.address("fake", "ann"), clock.now())


@pytest.mark.parametrize(
    ("mood", "error", "taken"),
    [
        ("limited", sending.RateLimited, 0),
        ("broken", sending.Unsure, 0),
        ("refuse", sending.Refused, 0),
        ("hang", sending.Unsure, 0),
        ("drop", sending.Unsure, 1),
        ("html", sending.Unsure, 1),
        ("hold", sending.Unsure, 1),
    ],
)
async def test_each_mood_ends_as_the_outbox_knows_it(
    stand_in: processes.Platform, messenger: platform.StandInMessenger, mood: str, error: type[sending.SendError], taken: int
) -> None:
    stand_in.mood(mood, times=1, retry_after=7)
    with pytest.raises(error) as raised:
        await messenger.send(_ADDRESS, _HELLO, key="once")
    assert type(raised.value) is error
    if isinstance(raised.value, sending.RateLimited):
        assert raised.value.retry_after == 7
    assert len(stand_in.read()["log"]) == taken
    assert await messenger.send(_ADDRESS, _HELLO, key="next")


async def test_nobody_at_home_is_surely_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    async with platform.StandInMessenger(f"http://127.0.0.1:{port}", timeout=0.5) as messenger:
        with pytest.raises(sending.NotSent):
            await messenger.send(_ADDRESS, _HELLO, key="once")
