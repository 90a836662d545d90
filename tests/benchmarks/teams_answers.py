"""One whole answer in Teams against Microsoft's own framework: real processes, real requests, by turns.

Servers have one core, and the people, the database server and what stands in for Microsoft the other. Ours checks the token,
recognises repeats, commits the answer, draws the next card and returns it in the answer to the invoke. The stock adapter checks the
token and makes a turn of a bot that does nothing; it keeps nothing and returns nothing.

The Bot Framework uses one token for about an hour, so twenty presses share one. A second line has a new token for each press: then
nothing that is remembered of a token can help.
"""

import contextlib
import json
import math
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives import serialization

from storage import sealing
from tests.benchmarks import pair, processes, stand_in, teams_load, teams_servers, world
from tests.teams import authority

ROUNDS = 5
_NEXT = '"data": {"action": "bp1:give:'
"""A button of the next question, as every answer of ours must have it: Teams is told no with status 200 too."""
STOCK = "stock"
_A_BOARD = teams_load.LEFT_OPEN * world.MEMBERS
"""Presses after each of which there is a next question for one of a board."""
REUSED: processes.Job = {"connections": 16, "seconds": 1.5, "at_most": _A_BOARD, "on": teams_load.REUSED}
FRESH: processes.Job = {**REUSED, "on": teams_load.FRESH}
LATENCY: processes.Job = {"connections": 1, "seconds": 0.4, "at_most": _A_BOARD // 4, "on": teams_load.REUSED}
WARM: processes.Job = {"connections": 4, "seconds": processes.READY, "at_most": _A_BOARD // 16, "on": teams_load.REUSED}
_JOBS = {"16 connections": REUSED, "16 connections, fresh tokens": FRESH, "1 connection": LATENCY}
BOARDS = math.ceil((1 + 1 + 1 / 4 + 1 / 16) * (ROUNDS + 1))
"""So many are answered in all rounds."""
HELLO: processes.Job = {"connections": 16, "seconds": processes.READY, "at_most": BOARDS * world.MEMBERS, "on": teams_load.HELLO}


def measured(urls: Mapping[str, str], members: Mapping[str, list[list[str]]]) -> tuple[list[pair.Line], dict[str, Any]]:
    """The ratios, and every figure that they were made from. `urls` and `members` by the kind of database: those of BOARDS boards."""
    with contextlib.ExitStack() as stack:
        servers, people = processes.cores()
        public = json.dumps(authority.jwk())
        microsoft = stack.enter_context(processes.started(["-m", "tests.benchmarks.teams_servers", "stand-in", public], people))
        host = f"http://127.0.0.1:{microsoft.port}"
        stock = ["-m", "tests.benchmarks.teams_servers", STOCK, f"{host}{teams_servers.OPENID_PATH}"]
        running = {STOCK: stack.enter_context(processes.started(stock, servers))}
        running |= {kind: stack.enter_context(_served(url, host, servers)) for kind, url in urls.items()}
        loads = {kind: stack.enter_context(_load(members[kind], host, people, shows=_NEXT)) for kind in urls}
        loads[STOCK] = stack.enter_context(_load(next(iter(members.values())), host, people, shows=""))
        for kind in urls:
            processes.run(loads[kind], running[kind], HELLO)
        found: dict[str, list[processes.Figures]] = defaultdict(list)
        for turn in range(ROUNDS + 1):
            for kind, server in running.items():
                _turn(found, kind, server, loads[kind])
            if turn == 0:
                found.clear()  # everything was imported, prepared and warmed in this one
        if posted := stand_in.count(microsoft):
            raise SystemExit(f"{posted} messages were posted: the next card is to be in the answer, and nothing beside it")
    figures = processes.medians(found)
    return [line for kind in urls for line in _lines(figures, kind)], figures


def _turn(found: dict[str, list[processes.Figures]], kind: str, server: processes.Process, load: subprocess.Popen[str]) -> None:
    processes.run(load, server, WARM)
    for name, job in _JOBS.items():
        found[f"{kind}, {name}"].append(processes.run(load, server, job))


def _lines(figures: Mapping[str, processes.Figures], kind: str) -> list[pair.Line]:
    lines = [
        pair.Line(
            what=f"answers in Teams, committed, with the next card{said}",
            against="a stock CloudAdapter turn",
            on=kind,
            ours=figures[f"{kind}, {name}"]["per_second"],
            theirs=figures[f"{STOCK}, {name}"]["per_second"],
            unit="/s",
            bar=">= 4x",
        )
        for said, name in (("", "16 connections"), (", each with a fresh token", "16 connections, fresh tokens"))
    ]
    ours, theirs = (figures[f"{side}, 1 connection"]["p50_ms"] * 1000 for side in (kind, STOCK))
    what = "one answer in Teams, until the next card is there"
    return [*lines, pair.Line(what=what, against="a stock CloudAdapter turn", on=kind, ours=ours, theirs=theirs, unit="µs")]


def _served(url: str, host: str, cores: frozenset[int]) -> contextlib.AbstractContextManager[processes.Process]:
    return processes.ours(
        cores,
        BOARDPULSE_DATABASE_URL=url,
        BOARDPULSE_SECRET_KEYS=sealing.new_key(),
        BOARDPULSE_TEAMS_OPENID_URL=f"{host}{teams_servers.OPENID_PATH}",
        BOARDPULSE_TEAMS_SERVICE_URL=host,
        MicrosoftAppId=authority.APP,
        MicrosoftAppPassword=teams_servers.PASSWORD,
        MicrosoftAppType="MultiTenant",
        # Its first step is to ask Microsoft for a token of its own. The stand-in is no proxy, so that nobody is really asked.
        HTTPS_PROXY=host,
    )


def _load(
    members: list[list[str]], host: str, cores: frozenset[int], *, shows: str
) -> contextlib.AbstractContextManager[subprocess.Popen[str]]:
    key = authority.key(authority.KID)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    given = {"members": members, "service_url": f"{host}/uk/", "key": pem.decode(), "shows": shows}
    return processes.load("tests.benchmarks.teams_load", given, cores)
