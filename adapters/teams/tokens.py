"""The bot's own token, which every call of a connector needs: fetched in a thread, before it is needed, and one at a time.

Knows no connector. Nothing of a token or a password comes near a log.
"""

import asyncio
import contextlib
import dataclasses
import datetime
import logging
import re
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import msal

from conversations import sending

LOGIN = "https://login.microsoftonline.com"
MANY_TENANTS = "botframework.com"
"""Whom a bot of many tenants asks for its token. A bot of one tenant asks that tenant."""
SCOPE = "https://api.botframework.com/.default"
AHEAD = datetime.timedelta(minutes=10)
"""So long before its end a token is fetched anew."""
SPARE = datetime.timedelta(minutes=1)
"""So long before its end a token is no longer used: it has to arrive before its end, too."""
PACE = datetime.timedelta(seconds=30)
"""How long after one try the next may begin."""
PATIENCE = 12.0
"""Seconds that somebody waits for a token where there is none."""
_SECONDS = 5
_CODE = re.compile(r"[a-z_]{1,60}")

_log = logging.getLogger(__name__)
# It quotes answers that it cannot read, whatever they hold. What there is to tell of them we tell ourselves.
logging.getLogger("msal").setLevel(logging.CRITICAL + 1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Token:
    """`ends_at` by the clock, and in seconds that only go forward: the earlier of the two counts, for a clock may be put back."""

    text: str = dataclasses.field(repr=False)
    ends_at: datetime.datetime
    ends_in_uptime: float


class _NoToken(Exception):
    """Microsoft gave none. Its message is Microsoft's code for the reason, and safe to log."""


class Tokens:
    """The tokens of the bot `app_id`, registered for `tenant`; None: for many.

    `http_client` is msal's: something with `get` and `post`, which are called in a thread. Without it msal makes its own, which goes by
    the environment (HTTPS_PROXY, REQUESTS_CA_BUNDLE).
    """

    def __init__(
        self,
        app_id: str,
        password: str,
        tenant: str | None,
        *,
        time_of: Callable[[], datetime.datetime],
        http_client: Any = None,
        patience: float = PATIENCE,
        uptime: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app_id = app_id
        self._password = password
        self._authority = f"{LOGIN}/{tenant or MANY_TENANTS}"
        self._time_of = time_of
        self._uptime = uptime
        self._http_client = http_client
        self._patience = patience
        self._app: msal.ConfidentialClientApplication | None = None
        self._token: _Token | None = None
        self._tried_at: datetime.datetime | None = None
        self._fetching: asyncio.Task[None] | None = None

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The block in which there are tokens. The first is asked for at its beginning, without waiting."""
        self._begin()
        try:
            yield
        finally:
            if self._fetching is not None:
                self._fetching.cancel()
                await asyncio.wait([self._fetching])

    async def header(self) -> str:
        """What the Authorization header says. Raises NotSent where no token is to be had."""
        if self._is_due():
            self._begin()
        if self._good() is None and self._fetching is not None:
            await asyncio.wait([self._fetching], timeout=self._patience)
        token = self._good()
        if token is None:
            raise sending.NotSent
        return f"Bearer {token.text}"

    def _good(self) -> _Token | None:
        return self._token if self._token is not None and self._lasts(self._token, SPARE) else None

    def _lasts(self, token: _Token, longer: datetime.timedelta) -> bool:
        return self._time_of() < token.ends_at - longer and self._uptime() < token.ends_in_uptime - longer.total_seconds()

    def _is_due(self) -> bool:
        now = self._time_of()
        if self._fetching is not None and not self._fetching.done():
            return False
        if self._tried_at is not None and datetime.timedelta() <= now - self._tried_at < PACE:
            return False
        return self._token is None or not self._lasts(self._token, AHEAD)

    def _begin(self) -> None:
        self._tried_at = self._time_of()
        self._fetching = asyncio.create_task(self._fetch())

    async def _fetch(self) -> None:
        asked_at, uptime = self._time_of(), self._uptime()
        try:
            answer = await _in_thread(self._ask)
            self._token = _read(answer, asked_at, uptime)
        except Exception as exc:  # noqa: BLE001 - whatever broke, the token that is there serves on, and the next try comes
            error = str(exc) if isinstance(exc, _NoToken) else type(exc).__name__
            _log.warning("Microsoft gave the bot no token", extra={"action": "token_failed", "error": error})

    def _ask(self) -> Any:
        """What Microsoft says. In a thread of its own: this waits, and looks up addresses and files as it likes."""
        if self._app is None:
            # The host is Microsoft's own, so that there is no need to ask it whether it is.
            self._app = msal.ConfidentialClientApplication(
                self._app_id,
                client_credential=self._password,
                authority=self._authority,
                instance_discovery=False,
                timeout=_SECONDS,
                http_client=self._http_client,
            )
        self._app.remove_tokens_for_client()  # it would give us the old one until its last minutes
        return self._app.acquire_token_for_client(scopes=[SCOPE])


class NoTokens:
    """For development: a connector on this machine that asks for no token."""

    async def header(self) -> str | None:
        """Nothing."""
        return None


def _read(answer: Any, asked_at: datetime.datetime, uptime: float) -> _Token:
    """`asked_at`, `uptime`: its seconds count from when Microsoft was asked, to be on the safe side. Raises _NoToken."""
    found = answer if isinstance(answer, dict) else {}
    text, seconds = found.get("access_token"), found.get("expires_in")
    if not isinstance(text, str) or not isinstance(seconds, int) or not text:
        raise _NoToken(_reason(found))
    return _Token(text=text, ends_at=asked_at + datetime.timedelta(seconds=seconds), ends_in_uptime=uptime + seconds)


def _reason(answer: dict[str, Any]) -> str:
    """Microsoft's word for it, and its number, which its help pages go by. Never the description, which may quote what was sent."""
    error, numbers = answer.get("error"), answer.get("error_codes")
    word = error if isinstance(error, str) and _CODE.fullmatch(error) else "unreadable_answer"
    known = [f"AADSTS{one}" for one in numbers if isinstance(one, int)] if isinstance(numbers, list) else []
    return " ".join([word, *known[:3]])


async def _in_thread(function: Callable[[], Any]) -> Any:
    """What a function returns or raises, called in a thread that does not keep the process from ending, as a pool's would."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def settle(result: Any, error: Exception | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)

    def run() -> None:
        result, error = None, None
        try:
            result = function()
        except Exception as exc:  # noqa: BLE001 - it is raised where somebody waits
            error = exc
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="teams-token", daemon=True).start()
    return await future
