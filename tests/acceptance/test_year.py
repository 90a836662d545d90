"""A year of two boards and a learning set across them: every prompt at a decent hour, none too many, none twice, none lost."""

import collections
import datetime
import logging
import pathlib
import random
import shutil
import zoneinfo

import pytest

from conversations import messages, terms, workdays
from frameworks import loader
from tests.acceptance import year_life
from tests.acceptance.year_life import COORDINATORS, Taken, local

RESTARTS = 50


@pytest.fixture(scope="module")
def library() -> loader.Library:
    return loader.load()


async def _year(url: str, library: loader.Library, chance: random.Random | None = None) -> year_life.Year:
    async with year_life.year(url, library) as one:
        await one.run(chance)
        one.ended = await one.rows()
    return one


async def test_a_year_goes_by(
    tmp_path: pathlib.Path, sqlite_pattern: pathlib.Path, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    """Once undisturbed, and once with more than fifty restarts drawn by lot: the same messages come, to the same people."""
    quiet_file, wild_file = (shutil.copy(sqlite_pattern, tmp_path / name) for name in ("quiet.sqlite3", "wild.sqlite3"))
    with caplog.at_level(logging.INFO):
        quiet = await _year(f"sqlite:///{quiet_file}", library)
        wild = await _year(f"sqlite:///{wild_file}", library, random.Random(20261122))
    assert wild.restarts >= RESTARTS
    for one in (quiet, wild):
        _nothing_waits(one)
        _none_twice(one.chat.taken)
        _at_decent_hours(one.chat.taken)
        _at_the_right_hours(one.chat.taken)
        _never_too_many(one.chat.taken)
        _secrets_stay(one, tmp_path, caplog.text)
    assert _debts(wild) == _debts(quiet), "the same debts, with the same end"
    assert _kinds(quiet) >= {"pulse_opened", "pulse_reminder", "reflection", "digest", "memo", "step_asked", "papers_due", "summary"}
    assert _kinds(quiet) >= {
        "set_mind",
        "set_prepare",
        "set_eve",
        "set_ended",
        "set_week_on",
        "set_halfway",
        "set_week_before",
        "set_review",
    }


def _debts(one: year_life.Year) -> collections.Counter[tuple[str, str | None, str]]:
    """Whose turn it is to facilitate goes round by ids, which are others in each database; it may be the turn of somebody who snoozes."""
    counts = collections.Counter[tuple[str, str | None, str]]()
    for (kind, who, how), count in one.ended.items():
        counts[(kind, None, "") if kind == "set_starts" else (kind, who, how)] += count
    return counts


def _kinds(one: year_life.Year) -> set[str]:
    return {kind for kind, _, state in one.ended if state == "sent"}


def _nothing_waits(one: year_life.Year) -> None:
    states = collections.Counter[str]()
    for (_, _, state), count in one.ended.items():
        states[state] += count
    assert set(states) <= {"sent", "moot", "planned"}
    # Only what came round in the very last days may still wait for somebody's own day.
    assert states["planned"] <= 6, states


def _none_twice(taken: list[Taken]) -> None:
    counts = collections.Counter((one.handle, one.key) for one in taken)
    assert [key for key, count in counts.items() if count > 1] == []


def _at_decent_hours(taken: list[Taken]) -> None:
    for one in taken:
        at = local(one)
        if one.handle.endswith("channel"):
            assert not workdays.is_bank_holiday(at.date()), one
            continue
        assert not workdays.is_bank_holiday(at.date()), (one.handle, at)
        assert at.isoweekday() <= 5, (one.handle, at)
        begins, ends = (datetime.time(9), datetime.time(17, 30)) if one.handle == "fay" else (datetime.time(8), datetime.time(20))
        assert begins <= at.time() < ends, (one.handle, at)
        assert not (one.handle == "ann" and datetime.date(2027, 2, 15) <= at.date() <= datetime.date(2027, 2, 26)), at
        assert not (one.handle == "eve" and datetime.date(2027, 3, 2) <= at.date() < datetime.date(2027, 5, 20)), at


def _at_the_right_hours(taken: list[Taken]) -> None:
    """Ben has days and an hour of his own; what comes before a set meeting comes at nine, wherever somebody lives, whatever the clocks do.

    A week that is full, a meeting or a restart may put a message off, never before its hour. By the one whose key leads.
    """
    own = [
        local(one) for one in taken if one.handle == "ben" and _is_of(one, "reflection", "pulse_opened", "pulse_reminder", "asked", "arrow")
    ]
    assert own
    assert {at.isoweekday() for at in own} <= {2, 4}
    assert [at for at in own if not datetime.time(12, 30) <= at.time() < datetime.time(13, 45)] == []
    before = [local(one) for one in taken if _is_of(one, "set_mind", "set_prepare", "set_eve") and one.handle != "ben"]
    assert min(at.time() for at in before) >= datetime.time(9)
    punctual = [at for at in before if at.time() < datetime.time(9, 30)]
    assert {at.utcoffset() for at in punctual} == {datetime.timedelta(), datetime.timedelta(hours=1)}, "in winter and in summer time"
    assert len(punctual) > 0.8 * len(before), (len(punctual), len(before))


def _is_of(one: Taken, *kinds: str) -> bool:
    return any(part in kinds for part in one.key.split(":"))


def _never_too_many(taken: list[Taken]) -> None:
    """Not counted is what a coordinator works with, and the phases that whoever facilitates gets as a meeting begins."""
    by = collections.defaultdict[str, list[datetime.datetime]](list)
    for one in taken:
        if not one.handle.endswith("channel") and one.handle not in COORDINATORS and ":set_starts:" not in one.key:
            by[one.handle].append(one.at)
    for handle, times in by.items():
        for last in times:
            week = [at for at in times if last - terms.WEEK < at <= last]
            assert len(week) <= terms.MOST_A_WEEK, (handle, week)


def _secrets_stay(one: year_life.Year, folder: pathlib.Path, log: str) -> None:
    """What was typed in the set and the memo reaches nobody but its writer, and lies nowhere in the clear."""
    del folder
    for secret in year_life.SECRETS:
        word = secret.rpartition(" ")[2]
        readers = {letter.handle for letter in one.chat.taken if word in messages.plain_text(letter.message)}
        assert readers <= {"ann", "ben", "dev", "eve", "fay"}, word
        assert word not in log
    heron = [letter for letter in one.chat.taken if "heron" in messages.plain_text(letter.message)]
    assert {letter.handle for letter in heron} <= {"ann"}


def test_the_two_clock_changes_of_the_year_lie_in_it() -> None:
    london = zoneinfo.ZoneInfo("Europe/London")
    offsets = {(year_life.BEGINS + datetime.timedelta(days=n)).astimezone(london).utcoffset() for n in range(365)}
    assert len(offsets) == 2
