"""The bot's own token: Microsoft's library asks for it, behind everybody's back, and not more often than it has to."""

import asyncio
import contextlib
import dataclasses
import json
import logging
import threading
import urllib.parse
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.teams import tokens
from conversations import sending
from tests.teams import authority

PASSWORD = "what only Microsoft and we know"  # noqa: S105 - made up
HOUR = 3600


@dataclasses.dataclass
class Reply:
    """As msal reads it."""

    status_code: int
    text: str
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise OSError(self.status_code)


class Login:
    """Microsoft's sign-in, as the library sees it: numbers its tokens, and can be out of order or slow."""

    def __init__(self) -> None:
        self.looked: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.lasts: Any = HOUR
        self.reply: Reply | None = None
        self.down = False
        self.open = threading.Event()
        self.open.set()
        self.threads: set[threading.Thread] = set()

    def get(self, url: str, **more: Any) -> Reply:
        self._wait()
        self.looked.append(url)
        root = url.removesuffix("/v2.0/.well-known/openid-configuration")
        found = {"issuer": root, "authorization_endpoint": f"{root}/oauth2/v2.0/authorize", "token_endpoint": f"{root}/oauth2/v2.0/token"}
        return Reply(200, json.dumps(found))

    def post(self, url: str, data: Any = None, **more: Any) -> Reply:
        self._wait()
        given = dict(urllib.parse.parse_qsl(data)) if isinstance(data, str) else dict(data)
        self.asked.append({"url": url, **given})
        if self.reply is not None:
            return self.reply
        return Reply(200, json.dumps({"token_type": "Bearer", "access_token": f"token-{len(self.asked)}", "expires_in": self.lasts}))

    def _wait(self) -> None:
        self.threads.add(threading.current_thread())
        assert self.open.wait(10)
        if self.down:
            raise OSError(f"cannot connect with {PASSWORD}")


@contextlib.asynccontextmanager
async def running(login: Login, clock: authority.Clock, tenant: str | None = authority.TENANT, **more: Any) -> AsyncIterator[tokens.Tokens]:
    made = tokens.Tokens(authority.APP, PASSWORD, tenant, time_of=clock, http_client=login, **more)
    async with made.running():
        yield made


@pytest.mark.parametrize(("tenant", "asked"), [(authority.TENANT, authority.TENANT), (None, "botframework.com")])
async def test_it_is_asked_for_as_microsoft_says(tenant: str | None, asked: str) -> None:
    login = Login()
    async with running(login, authority.Clock(), tenant) as made:
        assert await made.header() == "Bearer token-1"
    (call,) = login.asked
    assert call["url"] == f"https://login.microsoftonline.com/{asked}/oauth2/v2.0/token"
    assert (call["grant_type"], call["scope"]) == ("client_credentials", "https://api.botframework.com/.default")
    assert (call["client_id"], call["client_secret"]) == (authority.APP, PASSWORD)
    assert login.looked == [f"https://login.microsoftonline.com/{asked}/v2.0/.well-known/openid-configuration"]


async def test_one_is_enough_for_everybody() -> None:
    login = Login()
    async with running(login, authority.Clock()) as made:
        assert set(await asyncio.gather(*(made.header() for _ in range(50)))) == {"Bearer token-1"}
        assert set(await asyncio.gather(*(made.header() for _ in range(50)))) == {"Bearer token-1"}
    assert len(login.asked) == 1


async def test_nothing_waits_on_the_loop_while_microsoft_is_slow() -> None:
    login = Login()
    login.open.clear()
    async with running(login, authority.Clock()) as made:
        asking = asyncio.create_task(made.header())
        for _ in range(100):
            await asyncio.sleep(0)
        assert not asking.done()
        login.open.set()
        assert await asking == "Bearer token-1"
    assert threading.main_thread() not in login.threads


async def test_the_next_is_fetched_ahead_while_the_old_one_serves() -> None:
    login, clock = Login(), authority.Clock()
    async with running(login, clock) as made:
        assert await made.header() == "Bearer token-1"
        clock.goes_on(HOUR - tokens.AHEAD.total_seconds() - 1)
        assert await made.header() == "Bearer token-1"
        login.open.clear()
        clock.goes_on(1)
        assert [await made.header() for _ in range(20)] == ["Bearer token-1"] * 20
        login.open.set()
        clock.goes_on(tokens.AHEAD.total_seconds())
        assert await made.header() == "Bearer token-2"
    assert len(login.asked) == 2
    assert len(login.looked) == 1


async def test_a_token_is_not_used_to_its_very_end() -> None:
    login, clock = Login(), authority.Clock()
    async with running(login, clock) as made:
        assert await made.header() == "Bearer token-1"
        clock.goes_on(HOUR - tokens.SPARE.total_seconds())
        assert await made.header() == "Bearer token-2"


async def test_the_old_one_serves_while_microsoft_is_down() -> None:
    login, clock = Login(), authority.Clock()
    async with running(login, clock) as made:
        assert await made.header() == "Bearer token-1"
        login.down = True
        clock.goes_on(HOUR - tokens.AHEAD.total_seconds())
        assert await made.header() == "Bearer token-1"
        clock.goes_on(tokens.AHEAD.total_seconds())
        with pytest.raises(sending.NotSent):
            await made.header()
        login.down = False
        clock.goes_on(tokens.PACE.total_seconds())
        assert await made.header() == "Bearer token-2"


async def test_tries_are_paced() -> None:
    login, clock = Login(), authority.Clock()
    login.down = True
    async with running(login, clock) as made:
        for _ in range(20):
            with pytest.raises(sending.NotSent):
                await made.header()
        login.down = False
        clock.goes_on(tokens.PACE.total_seconds() - 1)
        with pytest.raises(sending.NotSent):
            await made.header()
        assert login.asked == []
        clock.goes_on(1)
        assert await made.header() == "Bearer token-1"


async def test_a_clock_that_was_put_back_stops_no_tries() -> None:
    login, clock = Login(), authority.Clock()
    login.down = True
    async with running(login, clock) as made:
        with pytest.raises(sending.NotSent):
            await made.header()
        login.down = False
        clock.goes_on(-HOUR)
        assert await made.header() == "Bearer token-1"


async def test_a_clock_that_was_put_back_makes_no_token_last_longer() -> None:
    login, clock, seconds = Login(), authority.Clock(), [0.0]
    async with running(login, clock, uptime=lambda: seconds[0]) as made:
        assert await made.header() == "Bearer token-1"
        clock.goes_on(-HOUR)
        seconds[0] += HOUR - tokens.SPARE.total_seconds() - 1
        assert await made.header() == "Bearer token-1"
        clock.goes_on(tokens.PACE.total_seconds())
        seconds[0] += 1
        assert await made.header() == "Bearer token-2"


async def test_nobody_waits_for_ever() -> None:
    login = Login()
    login.open.clear()
    async with running(login, authority.Clock(), patience=0.01) as made:
        with pytest.raises(sending.NotSent):
            await made.header()
    login.open.set()


async def test_somebody_who_gives_up_does_not_stop_the_fetching() -> None:
    login = Login()
    login.open.clear()
    async with running(login, authority.Clock()) as made:
        asking = asyncio.create_task(made.header())
        await asyncio.sleep(0)
        asking.cancel()
        await asyncio.wait([asking])
        login.open.set()
        assert await made.header() == "Bearer token-1"
    assert len(login.asked) == 1


async def test_leaving_does_not_wait_for_microsoft() -> None:
    login = Login()
    login.open.clear()
    async with running(login, authority.Clock()):
        pass
    login.open.set()
    for thread in login.threads:
        thread.join()
    assert all(thread.daemon for thread in login.threads)


SAID = "AADSTS7000215: Invalid client secret provided: " + PASSWORD
REFUSALS = [
    (401, {"error": "invalid_client", "error_description": SAID, "error_codes": [7000215]}, "invalid_client AADSTS7000215"),
    (400, {"error": "unauthorized_client", "error_codes": ["x", PASSWORD]}, "unauthorized_client"),
    (400, {"error": f"says {PASSWORD}"}, "unreadable_answer"),
    (200, {"access_token": "", "expires_in": 3600, "token_type": "Bearer"}, "unreadable_answer"),
]


@pytest.mark.parametrize(("status", "answer", "error"), REFUSALS)
async def test_a_refusal_is_logged_by_its_number_and_without_secrets(
    status: int, answer: Any, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    login = Login()
    login.reply = Reply(status, json.dumps(answer))
    async with running(login, authority.Clock()) as made:
        with pytest.raises(sending.NotSent):
            await made.header()
    (told,) = [vars(record) for record in caplog.records if record.levelno >= logging.WARNING]
    assert (told["action"], told["error"], told["exc_info"]) == ("token_failed", error, None)
    assert PASSWORD not in str([vars(record) for record in caplog.records])


@pytest.mark.parametrize(
    "text",
    ["", "<html>", '{"access_token": "x", "exp', "null", "[]", '"text"', "[" * 5000, '{"access_token": {"a": 1}, "expires_in": 3600}'],
)
async def test_an_answer_that_is_no_answer_is_no_token(text: str, caplog: pytest.LogCaptureFixture) -> None:
    login = Login()
    login.reply = Reply(200, text)
    async with running(login, authority.Clock()) as made:
        with pytest.raises(sending.NotSent):
            await made.header()
    assert [getattr(record, "action", "") for record in caplog.records] == ["token_failed"]
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize("lasts", [0, 60, -1])
async def test_a_token_that_has_already_run_out_is_no_token(lasts: int) -> None:
    login = Login()
    login.lasts = lasts
    async with running(login, authority.Clock()) as made:
        with pytest.raises(sending.NotSent):
            await made.header()


async def test_neither_token_nor_password_is_shown() -> None:
    login = Login()
    async with running(login, authority.Clock()) as made:
        header = await made.header()
        shown = f"{made!r} {vars(made)['_token']!r}"
    assert header.removeprefix("Bearer ") not in shown
    assert PASSWORD not in shown


async def test_in_development_there_is_none() -> None:
    assert await tokens.NoTokens().header() is None
