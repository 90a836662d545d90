"""The web application: the routes it is handed, and whether we are alive and ready. Neither page may say who has done what."""

import contextlib
import dataclasses
import datetime
import ipaddress
import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping

from aiohttp import web

from bot import clock, ports, scheduler
from conversations import sending
from frameworks import errors

STALLED = datetime.timedelta(seconds=30)
"""After so long without a round of work that ended well, something is wrong: rounds begin every five seconds."""

_log = logging.getLogger(__name__)


class CannotListen(errors.BoardpulseError):
    """The address for health checks cannot be used."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Health:
    """What the health pages look at."""

    database: ports.Database
    ticker: scheduler.Scheduler
    time_of: clock.Clock
    started_at: datetime.datetime

    def status(self) -> str:
        """In one word: "stalled" when rounds of work fail or hang, "overdue" when messages do not leave, otherwise "ok"."""
        now = self.time_of.now()
        # A process that has just started has had no time yet.
        if any(now - (ended or self.started_at) > allowed for ended, allowed in self._rounds()):
            return "stalled"
        return "overdue" if self.ticker.overdue else "ok"

    def _rounds(self) -> list[tuple[datetime.datetime | None, datetime.timedelta]]:
        return [(self.ticker.ticked_at, STALLED), (self.ticker.audited_at, scheduler.AUDIT + STALLED)]


def application(health: Health, routes: tuple[web.AbstractRouteDef, ...] = ()) -> web.Application:
    """An application with /healthz (do messages leave in time?), /readyz (does the database answer?) and the given routes."""

    async def healthz(request: web.Request) -> web.Response:
        status = health.status()
        body = {"status": status, "overdue": health.ticker.overdue, "started_at": health.started_at.isoformat()}
        return web.json_response(body, status=200 if status == "ok" else 503)

    async def readyz(request: web.Request) -> web.Response:
        try:
            states = await health.database.run(lambda repos: repos.deliveries.by_state())
        except Exception as exc:  # noqa: BLE001 - whatever it is, the answer is that the database does not serve
            _log.warning("the database does not answer", extra={"action": "not_ready", "error": type(exc).__name__})
            return web.json_response({"status": "database"}, status=503)
        return web.json_response({"status": "ready", "deliveries": settled(states)})

    app = web.Application(client_max_size=256 * 1024)
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), *routes])
    return app


def settled(states: Mapping[str, int]) -> dict[str, int]:
    """Deliveries by state, with sent and moot as one: a reminder turns moot when its member has finished. Nobody may watch that."""
    counts: Counter[str] = Counter()
    for state, count in states.items():
        counts["settled" if state in {sending.State.SENT, sending.State.MOOT} else state] += count
    return dict(counts)


def is_loopback(host: str) -> bool:
    """Whether what listens there is reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@contextlib.asynccontextmanager
async def listening(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve the application; gives the port. Raises CannotListen."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, UnicodeError) as exc:
            raise CannotListen(
                f"Boardpulse cannot listen at {host}, port {port}: the port is taken, or the address is not of this machine. "
                "Set BOARDPULSE_LISTEN_HOST or BOARDPULSE_LISTEN_PORT."
            ) from exc
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
