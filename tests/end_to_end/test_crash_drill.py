"""A fan-out to 2,000 members whose senders are killed -9 ten times over: nothing is lost, nothing comes twice."""

import asyncio
import collections
import datetime
import pathlib
import random
import time
from collections.abc import Mapping
from typing import Any

import pytest

from bot import due_work, wiring
from conversations import sending
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake, processes, worker, world

MESSAGES = 2000
TWICE = 400
"""So many of them are on another board too, whose pulse is open already: both come as one message."""
KILLINGS = 10
LIMIT_SECONDS = 180.0
SEED = 20261122


async def _owe(url: str, members: int, twice: int) -> float:
    """How many seconds ahead of the machine's clock the drill is held: on a working day, in the daytime."""
    ahead = (fake.START - datetime.datetime.now(datetime.UTC)).total_seconds()
    async with storage_database.opened(url) as opened:
        now = worker.AheadClock(ahead).now()
        await opened.run(lambda repos: world.crowd(repos, "standin", members, now))
        if twice:
            await opened.run(lambda repos: world.neighbour(repos, "standin", twice, now))
            # The crowd's own pulse is not due by then: the workers open it.
            earlier = now - datetime.timedelta(minutes=35)
            await due_work.DueWork(opened, loader.load(), wiring.PRACTICES).run(earlier)
    return ahead


async def _rows(url: str) -> list[models.Delivery]:
    async with storage_database.opened(url) as opened:
        return await opened.run(lambda _repos: models.Delivery.all())


def _left(begun: float) -> float:
    left = LIMIT_SECONDS - (time.monotonic() - begun)
    if left <= 0:
        pytest.fail(f"the drill did not end within {LIMIT_SECONDS:.0f} s")
    return left


def _lost_and_doubled(read: Mapping[str, Any], rows: list[models.Delivery]) -> tuple[list[str], list[str]]:
    taken = collections.Counter(one["key"] for one in read["log"])
    # What left together was taken under the key of the first.
    return sorted({row.bundle_key or row.key for row in rows} - set(taken)), sorted(key for key, count in taken.items() if count > 1)


@pytest.mark.parametrize("own_url", ["sqlite", "postgresql"], indirect=True)
def test_kill_9_in_mid_fan_out_loses_nothing_and_doubles_nothing(own_url: str, tmp_path: pathlib.Path) -> None:
    at_once = 1 if own_url.startswith("sqlite") else 3
    dice = random.Random(SEED)
    ahead = asyncio.run(_owe(own_url, MESSAGES, TWICE))
    begun = time.monotonic()
    killed = 0
    with processes.platform(seed=SEED) as platform:
        settings = processes.WorkerSettings(database=own_url, platform=platform.base, log=tmp_path / "workers.log", ahead=ahead)
        with processes.workers(settings, at_once) as running:
            for number in range(KILLINGS):
                wanted = (number + 1) * (MESSAGES - 200) // KILLINGS + dice.randint(-40, 40)
                assert platform.reached(wanted, _left(begun)) >= wanted, f"stuck at {wanted}: {settings.log.read_text()[-2000:]}"
                time.sleep(dice.uniform(0, 0.03))  # not to wait for anything: this is the random moment
                # One of them, or two at once: whoever is left must look after what both had in hand.
                victims = dice.sample(running, min(at_once, dice.choice((1, 1, 2))))
                killed += sum([one.kill() for one in victims])
                for one in victims:
                    one.start_again()
            codes = [one.wait(_left(begun)) for one in running]
        read = platform.read()
    seconds = time.monotonic() - begun
    rows = asyncio.run(_rows(own_url))
    lost, doubled = _lost_and_doubled(read, rows)
    print(  # noqa: T201 - the figures of the drill
        f"\n{own_url.partition(':')[0]}, {at_once} at once, seed {SEED}: {len(rows)} messages, {killed} kills, "
        f"{read['look_ups']} look-ups, {len(doubled)} doubled, {len(lost)} lost, {seconds:.1f} s"
    )
    assert codes == [0] * at_once, settings.log.read_text()[-2000:]
    assert (lost, doubled) == ([], [])
    assert collections.Counter(row.state for row in rows) == {sending.State.SENT.value: MESSAGES + TWICE}
    assert len({row.bundle_key or row.key for row in rows}) == len(read["log"]) == MESSAGES
    assert collections.Counter(collections.Counter(row.bundle_key for row in rows if row.bundle_key).values()) == {2: TWICE}
    assert killed >= KILLINGS, "a kill came too late to hit anything"
    assert read["look_ups"] > 0, "no kill fell into the middle of a send, so nothing was proved"


@pytest.mark.parametrize("forgetful", [False, True], ids=["looks up", "sends again blindly"])
@pytest.mark.parametrize("own_url", ["sqlite"], indirect=True)
def test_the_look_up_is_what_keeps_a_message_from_coming_twice(own_url: str, tmp_path: pathlib.Path, forgetful: bool) -> None:  # noqa: FBT001 - pytest's
    """Killed between the platform's acceptance and our mark. Without the look-up this drill must find doubles, or it proves nothing."""
    ahead = asyncio.run(_owe(own_url, 5, 2))
    begun = time.monotonic()
    with processes.platform() as platform:
        platform.mood("hold")
        settings = processes.WorkerSettings(
            database=own_url,
            platform=platform.base,
            log=tmp_path / "workers.log",
            lease=2.0,
            timeout=1.0,
            forgetful=forgetful,
            ahead=ahead,
        )
        with processes.workers(settings, 1) as (worker,):
            held = platform.reached(1, _left(begun))
            worker.kill()
            platform.mood("accept")
            worker.start_again()
            code = worker.wait(_left(begun))
        read = platform.read()
    rows = asyncio.run(_rows(own_url))
    lost, doubled = _lost_and_doubled(read, rows)
    assert held >= 1
    assert code == 0, settings.log.read_text()[-2000:]
    assert {row.state for row in rows} == {sending.State.SENT.value}
    assert lost == []
    assert bool(doubled) is forgetful


def test_an_answer_that_tells_nothing_is_looked_up_before_it_goes_again(tmp_path: pathlib.Path, migrated_sqlite: str) -> None:
    """An error of the server, a cut connection after it was taken, a page of HTML with 200: taken or not, each comes once."""
    url = migrated_sqlite
    ahead = asyncio.run(_owe(url, 3, 0))
    begun = time.monotonic()
    with processes.platform() as platform:
        platform.mood("broken", times=1)
        platform.mood("drop", times=1)
        platform.mood("html", times=1)
        log = tmp_path / "workers.log"
        settings = processes.WorkerSettings(database=url, platform=platform.base, log=log, lease=1.0, timeout=0.5, ahead=ahead)
        with processes.workers(settings, 1) as (worker,):
            assert worker.wait(_left(begun)) == 0, settings.log.read_text()[-2000:]
        read = platform.read()
    lost, doubled = _lost_and_doubled(read, asyncio.run(_rows(url)))
    assert (lost, doubled) == ([], [])
    assert (read["sends"], read["look_ups"]) == (4, 3), "three unsure sends, each looked up; only the one not taken goes again"
