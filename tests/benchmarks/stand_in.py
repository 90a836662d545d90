"""What stands in for a platform: takes every call, counts, and can be held up. Both sides of it: the server, and whoever controls it."""

import asyncio
import contextlib
import json
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any

from aiohttp import web

from tests.benchmarks import processes

BREATH = 0.3
"""Seconds in which replies are drawn and on their way."""


def application(answer: Mapping[str, Any], *, at_once: str = "", routes: tuple[web.RouteDef, ...] = ()) -> web.Application:
    """Answers whatever is asked. While it is held, only paths that end with `at_once` are answered; `routes` always are."""
    free, taken = asyncio.Event(), 0
    free.set()

    async def take(request: web.Request) -> web.Response:
        nonlocal taken
        await request.read()
        if not (at_once and request.path.endswith(at_once)):
            await free.wait()
        taken += 1
        return web.json_response(answer)

    async def obey(request: web.Request) -> web.Response:
        if request.match_info["word"] == "hold":
            free.clear()
        elif request.match_info["word"] == "release":
            free.set()
        return web.json_response(taken)

    app = web.Application()
    app.add_routes([web.get("/control/{word}", obey), *routes, web.route("*", "/{path:.*}", take)])
    return app


async def serve(app: web.Application) -> None:
    """Say the port in one line, and serve until the process is ended."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


@contextlib.contextmanager
def held(one: processes.Process) -> Iterator[None]:
    """The platform is slow to take replies, so that the cores are free for what is measured; afterwards they all leave."""
    _control(one, "hold")
    try:
        yield
    finally:
        _control(one, "release")
        drained(one)


def drained(one: processes.Process) -> None:
    """Wait until the platform has heard nothing for a moment."""
    before, until = -1, time.monotonic() + processes.READY
    while before != (before := count(one)) and time.monotonic() < until:
        time.sleep(BREATH)


def count(one: processes.Process) -> int:
    """How many calls were answered so far."""
    return _control(one, "count")


def _control(one: processes.Process, word: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{one.port}/control/{word}", timeout=processes.READY) as answer:
        return int(json.load(answer))
