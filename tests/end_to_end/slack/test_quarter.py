"""A member's quarter in a Slack that nobody here wrote, by HTTP and by Socket Mode, with the bot killed between the steps."""

import collections
import contextlib
import datetime
import pathlib
import re
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tests import blockkit, postgres
from tests.end_to_end import bot_process, quarter
from tests.end_to_end.slack import player, workspace

_AFTER_A_LEASE = datetime.timedelta(seconds=61)
_PLACES = (quarter.COORDINATOR, quarter.MEMBER, *quarter.OTHERS, f"#{quarter.CHANNEL}")

_QUESTION = "Where are we now?"
"""On every card that asks."""

Told = dict[str, list[str]]
"""What stands in each conversation in the end, the bot's messages and the people's, oldest first, as everything that can be read there."""


def test_by_socket_mode_on_postgresql(tmp_path: pathlib.Path, server: postgres.Server) -> None:
    with server.migrated_database() as url, workspace.running(tmp_path, url, socket_mode=True) as (where, bot):
        hand = player.Player(where, bot)
        for step in quarter.whole():
            hand.plays(step)
        assert bot.stop() == 0
        _check_everything_sent(where)


def test_by_http_and_killed_between_any_two_steps(tmp_path: pathlib.Path, sqlite_pattern: pathlib.Path) -> None:
    """Killed -9 and started again before every step: people see the same, save one repeated message at worst each time."""
    (tmp_path / "whole").mkdir()
    (tmp_path / "killed").mkdir()
    with _on_sqlite(tmp_path / "whole", sqlite_pattern) as (where, bot):
        hand = player.Player(where, bot)
        for step in quarter.whole():
            hand.plays(step)
        undisturbed = _told(where)
        _check_everything_sent(where)
    kills = 0
    with _on_sqlite(tmp_path / "killed", sqlite_pattern) as (where, bot):
        hand = player.Player(where, bot)
        for step in quarter.before_the_others():
            kills += _killed(bot, step, tmp_path / "killed")
            hand.plays(step)
        for step in quarter.others_answer():
            hand.plays(step)
        for step in quarter.after_the_others():
            kills += _killed(bot, step, tmp_path / "killed")
            hand.plays(step)
        _let_everything_leave(bot, tmp_path / "killed")
        killed = _told(where)
        _check_everything_sent(where)
    assert kills == len(quarter.before_the_others()) + len(quarter.after_the_others())
    for place in _PLACES:
        lost = collections.Counter(undisturbed[place]) - collections.Counter(killed[place])
        extra = collections.Counter(killed[place]) - collections.Counter(undisturbed[place])
        # A card that turns late, after a restart, shows the question that is open by then: it may have gone one further.
        went_on = [text for text in lost if _QUESTION in text]
        assert set(lost) <= set(went_on), (place, lost)
        assert all(count <= 1 for count in extra.values()), (place, extra)
        strange = [text for text in extra if text not in undisturbed[place]]
        assert all(_QUESTION in text for text in strange), (place, strange)
        assert len(strange) == len(went_on), (place, strange, went_on)


def _on_sqlite(folder: pathlib.Path, pattern: pathlib.Path) -> Any:
    return workspace.running(folder, f"sqlite:///{shutil.copy(pattern, folder / 'board.sqlite3')}", socket_mode=False)


def _killed(bot: bot_process.Bot, before: quarter.Step, folder: pathlib.Path) -> int:
    """One kill. The board's time then goes on past a lease, as it would on a machine that has to be looked after."""
    bot.kill()
    bot.set_clock(bot.now() + _AFTER_A_LEASE)
    bot.start()
    bot.wait_until_ready()
    if isinstance(before, quarter.Clock):
        # Before the weeks go by: what a reader would have long had by then must not still be on its way.
        _let_everything_leave(bot, folder)
    return 1


def _let_everything_leave(bot: bot_process.Bot, folder: pathlib.Path) -> None:
    """Minutes of the board's time pass until nothing is owed any more."""
    query = "SELECT COUNT(*) FROM delivery WHERE state = 'sending' OR (state = 'planned' AND due_at <= ?)"
    for _ in range(20):
        with contextlib.closing(sqlite3.connect(f"file:{folder / 'board.sqlite3'}?mode=ro", uri=True)) as database:
            for _ in range(20):
                if database.execute(query, [bot.now().isoformat(" ", "microseconds")]).fetchone() == (0,):
                    return
                time.sleep(0.05)  # another process is at work
        bot.set_clock(bot.now() + _AFTER_A_LEASE)
    pytest.fail("something that was owed did not leave")


def _told(where: workspace.Workspace) -> Told:
    """Ids differ from workspace to workspace, so people stand there by name."""
    names = {f"<@{user_id}>": f"@{name}" for name, user_id in where.people().items()}

    def named(text: str) -> str:
        return re.sub(r"<[@#][A-Z0-9]+(\|\w+)?>", lambda found: names.get(found[0], "#channel"), text)

    return {place: [named("\n".join(_texts(message))) for message in where.history(place)] for place in _PLACES}


def _texts(part: object) -> Iterator[str]:
    """Everything readable in a message, in order."""
    if isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        for name, held in part.items():
            if name in {"text", "alt_text"} and isinstance(held, str):
                yield held
            elif name not in {"metadata", "slack_file"}:
                yield from _texts(held)


def _check_everything_sent(where: workspace.Workspace) -> None:
    """The strict check of every message and view; the driver has refused, and told, what did not pass it."""
    assert where.does("sent")["problems"] == []
    calls = where.calls()
    assert calls
    for call in calls:
        blockkit.check_call(call["method"], call["args"])
    assert _methods(calls) <= {
        "apps.connections.open",
        "auth.test",
        "chat.postMessage",
        "chat.update",
        "conversations.history",
        "conversations.info",
        "conversations.open",
        "files.completeUploadExternal",
        "files.getUploadURLExternal",
        "users.info",
        "users.list",
        "views.open",
        "views.publish",
    }


def _methods(calls: Iterable[dict[str, Any]]) -> set[str]:
    return {call["method"] for call in calls}


def test_what_slack_did_not_sign_is_refused(tmp_path: pathlib.Path, sqlite_pattern: pathlib.Path) -> None:
    with _on_sqlite(tmp_path, sqlite_pattern) as (where, _):
        assert {forgery: where.does(forgery)["status"] for forgery in ("badsig", "stale", "nosig")} == {
            "badsig": 401,
            "stale": 401,
            "nosig": 401,
        }
