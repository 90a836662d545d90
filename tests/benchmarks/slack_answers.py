"""One whole answer in Slack against Slack's own framework: real processes, real requests, by turns.

Servers have one core, and the people, the database server and what stands in for Slack the other. Only `bolt` and `bolt as
shipped` do less than we do: they check the signature and acknowledge, and keep nothing.
"""

import contextlib
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
import urllib.request
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from bot import ports
from conversations import inbound
from storage import database, models
from tests.benchmarks import pair, slack_servers, world

_READY = 30.0
"""Seconds in which a server must be up, or have sent off what it owes."""
_BREATH = 0.3
"""Seconds in which replies are drawn and on their way."""

ROUNDS = 5
MEMBERS = 64
Job = Mapping[str, float | str]
THROUGHPUT: Job = {"connections": 16, "seconds": 0.8, "on": "card"}
SMALL: Job = {**THROUGHPUT, "on": "small"}
LATENCY: Job = {"connections": 1, "seconds": 0.4, "on": "card"}
WARM: Job = {"connections": 16, "seconds": _READY, "at_most": 2 * MEMBERS}
"""Not timed: after it a reply to everybody is under way, and waits for Slack."""
_NO_CORE: frozenset[int] = frozenset()
CORES = os.cpu_count()


class Process:
    """A server of ours or theirs."""

    def __init__(self, running: subprocess.Popen[str], port: int) -> None:
        self.port = port
        self._running = running

    def cpu(self) -> float:
        """Seconds of processor time used so far; 0 where the system does not tell."""
        try:
            fields = pathlib.Path(f"/proc/{self._running.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(urls: Mapping[str, str], members: Mapping[str, list[list[str]]]) -> tuple[list[pair.Line], dict[str, Any]]:
    """The ratios, and every figure that they were made from. `urls` and `members` by the kind of database, prepared by `prepared`."""
    with contextlib.ExitStack() as stack:
        servers, people = _cores()
        slack = stack.enter_context(_started(["-m", "tests.benchmarks.slack_servers", "stand-in", ""], people))
        api_url = f"http://127.0.0.1:{slack.port}/api/"
        running = {
            kind: stack.enter_context(_started(["-m", "tests.benchmarks.slack_servers", kind, api_url], servers))
            for kind in ("bolt", "bolt-as-shipped")
        }
        running |= {kind: stack.enter_context(_served(url, api_url, servers)) for kind, url in urls.items()}
        loads = {
            kind: stack.enter_context(_load(members[kind if kind in members else next(iter(members))], slack, people)) for kind in running
        }
        found: dict[str, list[dict[str, float]]] = defaultdict(list)
        for turn in range(ROUNDS + 1):
            for kind, server in running.items():
                _turn(found, kind, server, loads[kind], slack, ours=kind in urls)
            if turn == 0:
                found.clear()  # everything was imported, prepared and warmed in this one
    figures = {name: {key: statistics.median(one[key] for one in rounds) for key in rounds[0]} for name, rounds in found.items()}
    return _lines(figures, list(urls)), figures


async def prepared(opened: database.Database) -> list[list[str]]:
    """A board in Slack with a pulse just opened and nothing owed: each member's user id and sitting."""
    addresses = await world.with_open_pulse(opened, MEMBERS, at=datetime.datetime.now(datetime.UTC), platform="slack")
    return await opened.run(lambda repos: _sittings(repos, addresses))


def _turn(
    found: dict[str, list[dict[str, float]]], kind: str, server: Process, load: subprocess.Popen[str], slack: Process, *, ours: bool
) -> None:
    """One server's turn. What follows an acknowledgement of ours is held back, and waited for before the next server's turn."""
    with _held(slack):
        _run(load, server, WARM)
        time.sleep(_BREATH)
        if kind != "bolt-as-shipped":
            found[f"{kind}, 16 connections"].append(_run(load, server, THROUGHPUT))
            found[f"{kind}, 16 connections, small messages"].append(_run(load, server, SMALL))
        found[f"{kind}, 1 connection"].append(_run(load, server, LATENCY))
    if ours:
        before = _control(slack, "count")
        figures = _run(load, server, THROUGHPUT)
        at_end = _control(slack, "count") - before
        _drained(slack)
        found[f"{kind}, 16 connections, replies at once"].append({**figures, "replies_meanwhile": at_end})


def _lines(figures: Mapping[str, Mapping[str, float]], kinds: list[str]) -> list[pair.Line]:
    return [line for kind in kinds for line in (*_throughput(figures, kind), _latency(figures, kind))]


def _throughput(figures: Mapping[str, Mapping[str, float]], kind: str) -> Iterator[pair.Line]:
    sides = (
        ("", "", ">= 0.9x"),
        (", on a message of 3.5 kB", ", small messages", ""),
        (", while the next cards are drawn and sent", ", replies at once", ""),
    )
    for said, name, bar in sides:
        theirs = figures[f"bolt, 16 connections{name if name != ', replies at once' else ''}"]
        yield pair.Line(
            what=f"answers in Slack, committed and acknowledged{said}",
            against="a bare Bolt acknowledgement",
            on=kind,
            ours=figures[f"{kind}, 16 connections{name}"]["per_second"],
            theirs=theirs["per_second"],
            unit="/s",
            bar=bar,
        )


def _latency(figures: Mapping[str, Mapping[str, float]], kind: str) -> pair.Line:
    return pair.Line(
        what="one answer in Slack, until it is acknowledged",
        against="Bolt as shipped",
        on=kind,
        ours=figures[f"{kind}, 1 connection"]["p50_ms"] * 1000,
        theirs=figures["bolt-as-shipped, 1 connection"]["p50_ms"] * 1000,
        unit="µs",
        bar="<= 0.2x",
    )


async def _sittings(repos: ports.Repositories, addresses: list[inbound.Address]) -> list[list[str]]:
    # The opening of the pulse is not what is measured: what it owes to everyone is struck out.
    await models.Delivery.all().delete()
    people = await repos.boards.people_at(addresses)
    sittings: list[tuple[str, uuid.UUID]] = [
        (address.handle, (await repos.sittings.open_for(person.person_id))[0].sitting_id) for address, person in people.items()
    ]
    return [[handle, sitting_id.hex] for handle, sitting_id in sittings]


def _run(load: subprocess.Popen[str], server: Process, job: Job) -> dict[str, float]:
    assert load.stdin is not None
    assert load.stdout is not None
    cpu = server.cpu()
    load.stdin.write(f"{json.dumps({'port': server.port, **job})}\n")
    load.stdin.flush()
    figures: dict[str, float] = json.loads(load.stdout.readline())
    if figures["refused"]:
        raise SystemExit(f"{figures['refused']} of {figures['count']} presses were refused: nothing was measured")
    return {**figures, "cpu_us": (server.cpu() - cpu) / figures["count"] * 1e6}


@contextlib.contextmanager
def _held(slack: Process) -> Iterator[None]:
    """Slack is slow to take replies, so that the cores are free for what is measured; afterwards they all leave."""
    _control(slack, "hold")
    try:
        yield
    finally:
        _control(slack, "release")
        _drained(slack)


def _drained(slack: Process) -> None:
    """Wait until Slack has heard nothing for a moment."""
    count, until = -1, time.monotonic() + _READY
    while count != (count := _control(slack, "count")) and time.monotonic() < until:
        time.sleep(_BREATH)


def _control(slack: Process, word: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{slack.port}/control/{word}", timeout=_READY) as answer:
        return int(json.load(answer))


def _cores() -> tuple[frozenset[int], frozenset[int]]:
    """One core for servers, the others for everybody else; no matter which where the system does not let us choose."""
    if not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2:
        return _NO_CORE, _NO_CORE
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, others)
    return frozenset({first}), frozenset(others)


@contextlib.contextmanager
def _process(arguments: list[str], cores: frozenset[int], **environment: str) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOARDPULSE_", "SLACK_"))}
    running = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**kept, **environment}
    )
    try:
        if cores:
            os.sched_setaffinity(running.pid, cores)
        yield running
    finally:
        running.terminate()
        running.communicate(timeout=_READY)


@contextlib.contextmanager
def _started(arguments: list[str], cores: frozenset[int]) -> Iterator[Process]:
    with _process(arguments, cores) as running:
        assert running.stdout is not None
        yield Process(running, int(running.stdout.readline()))


@contextlib.contextmanager
def _served(url: str, api_url: str, cores: frozenset[int]) -> Iterator[Process]:
    """Ours, as people start it."""
    settings = {"BOARDPULSE_DATABASE_URL": url, "BOARDPULSE_LISTEN_PORT": "0", "BOARDPULSE_LOG_LEVEL": "error", "SLACK_API_URL": api_url}
    settings |= {"SLACK_SIGNING_SECRET": slack_servers.SECRET, "SLACK_BOT_TOKEN": slack_servers.TOKEN}
    with _process(["-m", "bot", "serve"], cores, **settings) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        yield Process(running, int("".join(one if one.isdigit() else " " for one in line).split()[-1]))


@contextlib.contextmanager
def _load(members: list[list[str]], slack: Process, cores: frozenset[int]) -> Iterator[subprocess.Popen[str]]:
    """The people of one server."""
    with _process(["-m", "tests.benchmarks.slack_load"], cores) as running:
        assert running.stdin is not None
        given = {"members": members, "reply_url": f"http://127.0.0.1:{slack.port}/actions/"}
        running.stdin.write(f"{json.dumps(given)}\n")
        yield running
