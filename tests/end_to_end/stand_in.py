"""A chat platform to send to, as a process of its own on the loopback interface, that can be read back.

It goes on with a request whose client was killed, as real platforms do, and it can be told to misbehave. `python -m
tests.end_to_end.stand_in --seed 7` prints its port on one line and then serves until its standard input is closed.
"""

import argparse
import asyncio
import dataclasses
import enum
import random
import sys
from collections import deque

from aiohttp import web


class Mood(enum.StrEnum):
    """How a send is met."""

    ACCEPT = "accept"
    """Recorded and answered."""
    LIMITED = "limited"
    """429 with Retry-After, not recorded."""
    BROKEN = "broken"
    """500, not recorded."""
    REFUSE = "refuse"
    """403, not recorded."""
    DROP = "drop"
    """Recorded, then the connection is cut."""
    HTML = "html"
    """Recorded, then a page of HTML with status 200, as a proxy in between would give."""
    HANG = "hang"
    """Not recorded, and never answered."""
    HOLD = "hold"
    """Recorded, and never answered."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Accepted:
    """One message that was taken."""

    key: str
    address: str
    text: str


class StandIn:
    """What was taken, in order, and how the next sends are to be met."""

    def __init__(self, *, seed: int, latency: float) -> None:
        self._dice = random.Random(seed)
        self._latency = latency
        self._log: list[Accepted] = []
        self._by_key: dict[str, int] = {}
        self._sends = self._look_ups = 0
        self._mood, self._retry_after = Mood.ACCEPT, 1
        self._passing: deque[Mood] = deque()
        self._grown = asyncio.Condition()
        self._never = asyncio.Event()
        self._running: set[asyncio.Task[web.StreamResponse]] = set()

    def application(self) -> web.Application:
        """The routes."""
        app = web.Application()
        app.router.add_post("/send", self._send)
        app.router.add_get("/find", self._find)
        app.router.add_get("/log", self._read)
        app.router.add_get("/reached", self._reached)
        app.router.add_post("/mood", self._set_mood)
        return app

    def close(self) -> None:
        """Let go of the requests that were never to be answered."""
        self._never.set()

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        # A task of its own: whether the client still waits makes no difference to what is taken.
        task = asyncio.create_task(self._take(request, Accepted(**body)))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _take(self, request: web.Request, message: Accepted) -> web.StreamResponse:
        self._sends += 1
        mood = self._passing.popleft() if self._passing else self._mood
        # Half of the time it takes lies before the message counts as taken, half behind it: a kill can fall into either.
        await asyncio.sleep(self._dice.uniform(0, self._latency))
        if mood in {Mood.LIMITED, Mood.BROKEN, Mood.REFUSE}:
            status = {Mood.LIMITED: 429, Mood.BROKEN: 500, Mood.REFUSE: 403}[mood]
            return web.Response(status=status, headers={"Retry-After": str(self._retry_after)} if status == 429 else None)
        if mood is Mood.HANG:
            await self._never.wait()
            return web.Response(status=503)
        async with self._grown:
            self._by_key.setdefault(message.key, len(self._log))
            self._log.append(message)
            place = len(self._log)
            self._grown.notify_all()
        if mood is Mood.HOLD:
            await self._never.wait()
        if mood is Mood.DROP and request.transport is not None:
            request.transport.abort()
        await asyncio.sleep(self._dice.uniform(0, self._latency))
        if mood is Mood.HTML:
            return web.Response(text="<html><body>one moment please</body></html>", content_type="text/html")
        return web.json_response({"ref": f"ref-{place}"})

    async def _find(self, request: web.Request) -> web.StreamResponse:
        self._look_ups += 1
        place = self._by_key.get(request.query["key"])
        return web.json_response({"ref": None if place is None else f"ref-{place + 1}"})

    async def _read(self, _request: web.Request) -> web.StreamResponse:
        log = [dataclasses.asdict(one) for one in self._log]
        return web.json_response({"log": log, "sends": self._sends, "look_ups": self._look_ups})

    async def _reached(self, request: web.Request) -> web.StreamResponse:
        """Answers as soon as `count` messages were taken, or with what there is after `seconds`."""
        count, seconds = int(request.query["count"]), float(request.query["seconds"])
        try:
            async with asyncio.timeout(seconds), self._grown:
                await self._grown.wait_for(lambda: len(self._log) >= count)
        except TimeoutError:
            pass
        return web.json_response({"count": len(self._log)})

    async def _set_mood(self, request: web.Request) -> web.StreamResponse:
        """{"mood": ..., "times": n, "retry_after": s}: for the next n sends, or for good without `times`."""
        body = await request.json()
        self._retry_after = body.get("retry_after", 1)
        if body.get("times"):
            self._passing.extend([Mood(body["mood"])] * body["times"])
        else:
            self._mood = Mood(body["mood"])
        return web.json_response({})


async def _serve(seed: int, latency: float) -> None:
    stand_in = StandIn(seed=seed, latency=latency)
    runner = web.AppRunner(stand_in.application(), handler_cancellation=False, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    # Its parent holds the other end: when that goes, however it goes, this ends too.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    stand_in.close()
    await runner.cleanup()


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--latency", type=float, default=0.02)
    options = parser.parse_args()
    asyncio.run(_serve(options.seed, options.latency))


if __name__ == "__main__":
    _main()
