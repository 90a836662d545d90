"""One whole answer in Slack against Slack's own framework: real processes, real requests, by turns.

Servers have one core, and the people, the database server and what stands in for Slack the other. Only `bolt` and `bolt as
shipped` do less than we do: they check the signature and acknowledge, and keep nothing.
"""

import contextlib
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tests.benchmarks import pair, processes, slack_servers, stand_in, world

ROUNDS = 5
THROUGHPUT: processes.Job = {"connections": 16, "seconds": 0.8, "on": "card"}
SMALL: processes.Job = {**THROUGHPUT, "on": "small"}
LATENCY: processes.Job = {"connections": 1, "seconds": 0.4, "on": "card"}
WARM: processes.Job = {"connections": 16, "seconds": processes.READY, "at_most": 2 * world.MEMBERS}
"""Not timed: after it a reply to everybody is under way, and waits for Slack."""


def measured(urls: Mapping[str, str], members: Mapping[str, list[list[str]]]) -> tuple[list[pair.Line], dict[str, Any]]:
    """The ratios, and every figure that they were made from. `urls` and `members` by the kind of database, prepared by world.members."""
    with contextlib.ExitStack() as stack:
        servers, people = processes.cores()
        slack = stack.enter_context(processes.started(["-m", "tests.benchmarks.slack_servers", "stand-in", ""], people))
        api_url = f"http://127.0.0.1:{slack.port}/api/"
        running = {
            kind: stack.enter_context(processes.started(["-m", "tests.benchmarks.slack_servers", kind, api_url], servers))
            for kind in ("bolt", "bolt-as-shipped")
        }
        running |= {kind: stack.enter_context(_served(url, api_url, servers)) for kind, url in urls.items()}
        loads = {
            kind: stack.enter_context(_load(members[kind if kind in members else next(iter(members))], slack, people)) for kind in running
        }
        found: dict[str, list[processes.Figures]] = defaultdict(list)
        for turn in range(ROUNDS + 1):
            for kind, server in running.items():
                _turn(found, kind, server, loads[kind], slack, ours=kind in urls)
            if turn == 0:
                found.clear()  # everything was imported, prepared and warmed in this one
    figures = processes.medians(found)
    return _lines(figures, list(urls)), figures


def _turn(
    found: dict[str, list[processes.Figures]],
    kind: str,
    server: processes.Process,
    load: subprocess.Popen[str],
    slack: processes.Process,
    *,
    ours: bool,
) -> None:
    """One server's turn. What follows an acknowledgement of ours is held back, and waited for before the next server's turn."""
    with stand_in.held(slack):
        processes.run(load, server, WARM)
        time.sleep(stand_in.BREATH)
        if kind != "bolt-as-shipped":
            found[f"{kind}, 16 connections"].append(processes.run(load, server, THROUGHPUT))
            found[f"{kind}, 16 connections, small messages"].append(processes.run(load, server, SMALL))
        found[f"{kind}, 1 connection"].append(processes.run(load, server, LATENCY))
    if ours:
        before = stand_in.count(slack)
        figures = processes.run(load, server, THROUGHPUT)
        at_end = stand_in.count(slack) - before
        stand_in.drained(slack)
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


def _served(url: str, api_url: str, cores: frozenset[int]) -> contextlib.AbstractContextManager[processes.Process]:
    secrets = {"SLACK_SIGNING_SECRET": slack_servers.SECRET, "SLACK_BOT_TOKEN": slack_servers.TOKEN}
    return processes.ours(cores, BOARDPULSE_DATABASE_URL=url, SLACK_API_URL=api_url, **secrets)


def _load(
    members: list[list[str]], slack: processes.Process, cores: frozenset[int]
) -> contextlib.AbstractContextManager[subprocess.Popen[str]]:
    given = {"members": members, "reply_url": f"http://127.0.0.1:{slack.port}/actions/"}
    return processes.load("tests.benchmarks.slack_load", given, cores)
