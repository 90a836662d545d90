"""The web application: the routes it is handed, and whether we are alive and ready."""

import dataclasses
import datetime

from aiohttp import web

from bot import ports, scheduler


@dataclasses.dataclass(frozen=True, kw_only=True)
class Health:
    """What the health pages look at."""

    database: ports.Database
    ticker: scheduler.Scheduler
    started_at: datetime.datetime


def application(health: Health, routes: tuple[web.AbstractRouteDef, ...] = ()) -> web.Application:
    """An application with /healthz (do messages leave in time?), /readyz (does the database answer?) and the given routes."""

    async def healthz(request: web.Request) -> web.Response:
        overdue = health.ticker.overdue
        body = {"status": "ok" if not overdue else "overdue", "overdue": overdue, "started_at": health.started_at.isoformat()}
        return web.json_response(body, status=503 if overdue else 200)

    async def readyz(request: web.Request) -> web.Response:
        states = await health.database.run(lambda repos: repos.deliveries.by_state())
        return web.json_response({"status": "ready", "deliveries": states})

    app = web.Application(client_max_size=256 * 1024)
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), *routes])
    return app
