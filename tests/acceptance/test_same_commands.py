"""Slack and Teams offer the same words, and every one of them does the same wherever it is typed."""

import datetime
import json
from typing import Any

from adapters.slack import deeds as slack_deeds
from adapters.slack import inbound as slack_inbound
from adapters.slack import manifest as slack_manifest
from adapters.teams import deeds as teams_deeds
from adapters.teams import inbound as teams_inbound
from adapters.teams import manifest as teams_manifest
from bot import clock, config, wiring
from bot.outbox import replies
from conversations import boards, commands, inbound, pages, wording
from conversations import messages as neutral
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work, workspace
from tests.edge.slack import posted

WORDS = wording.in_language()
OFFERED = tuple(one.word for one in commands.offered(WORDS))
NOW = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
PLATFORM = board_at_work.address("avery").platform
TENANT, AVERY = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-0000-0000-0000-000000000001"


def by_slack(word: str) -> inbound.Inbound:
    """`/pulse` with a word behind it."""
    found = slack_inbound.read(slack_deeds.Kind.COMMAND, posted.command(word), NOW)
    assert isinstance(found, slack_deeds.Deed)
    return found.event


def by_teams(text: str, *, conversation: str, kind: str) -> inbound.Inbound:
    """Words to the bot, which is mentioned where others read."""
    activity: dict[str, Any] = {
        "type": "message",
        "id": "1795338000100",
        "channelId": "msteams",
        "serviceUrl": "https://smba.trafficmanager.net/uk/",
        "timestamp": NOW.isoformat(),
        "from": {"id": "29:avery", "name": "Avery", "aadObjectId": AVERY},
        "recipient": {"id": "28:app-id", "name": "Boardpulse"},
        "conversation": {"id": conversation, "conversationType": kind, "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": text,
    }
    if kind == "channel":
        activity["text"] = f"<at>Boardpulse</at> {text}"
        activity["entities"] = [{"type": "mention", "text": "<at>Boardpulse</at>", "mentioned": {"id": "28:app-id", "name": "Boardpulse"}}]
        activity["channelData"] |= {"team": {"id": "19:general@thread.tacv2"}, "channel": {"id": conversation}}
    found = teams_inbound.read(json.loads(json.dumps(activity)), NOW)
    assert isinstance(found, teams_deeds.Deed)
    return found.event


def test_both_manifests_and_the_help_page_name_the_same_words() -> None:
    (command,) = slack_manifest.manifest(None, socket_mode=True)["features"]["slash_commands"]
    assert command["usage_hint"] == f"[{' | '.join(OFFERED)}]"
    by = teams_manifest.developer("https://pulse.example.org")
    (bot,) = teams_manifest.manifest(TENANT, by, version="1.0.0")["bots"]
    for listed in bot["commandLists"]:
        assert tuple(one["title"] for one in listed["commands"]) == OFFERED[: teams_manifest.MOST_COMMANDS], listed["scopes"]
    assert "help" in OFFERED[: teams_manifest.MOST_COMMANDS], "it names the others"
    (facts,) = [block for block in pages.help_page(None, WORDS).blocks if isinstance(block, neutral.Facts)]
    assert {one.word: one.about for one in commands.offered(WORDS)}.items() <= dict(facts.rows).items()


async def everywhere(at_work: board_at_work.BoardAtWork, word: str) -> set[str]:
    """What Avery is told, by each of the ways in which the word can be typed."""
    events = (
        by_slack(word),
        by_slack(word.upper()),
        by_teams(word, conversation="a:avery", kind="personal"),
        by_teams(f"/pulse {word}", conversation="a:avery", kind="personal"),
        by_teams(word, conversation="19:board@thread.tacv2", kind="channel"),
    )
    said = set()
    for event in events:
        assert isinstance(event, inbound.Typed | inbound.Commanded)
        say = at_work.types if isinstance(event, inbound.Typed) else at_work.commands
        said.add(await say("avery", event.text))
    return said


async def test_each_word_does_the_same_everywhere(database: storage_database.Database, library: loader.Library) -> None:
    at_work = board_at_work.BoardAtWork(database, library)
    directories = {PLATFORM: workspace.FakeDirectory()}
    at_work.inbox = wiring.door(
        database, library, replies.Replies(database, {}, clock.SystemClock()), directories, wiring.all_nouns(config.Settings(), library)
    )
    schedule = board_at_work.schedule(boards.Practice.PULSE, board_at_work.MATRIX)
    await at_work.load(board_at_work.plan("riverside", ("avery", "blake"), schedule))
    seen: dict[str, list[str]] = {word: [] for word in OFFERED}
    # The set-up comes last, as plain words belong to it once it has begun.
    for word in sorted(OFFERED, key=lambda one: one == "setup"):
        seen[word] += await everywhere(at_work, word)
    assert {word for word, said in seen.items() if len(said) > 1 or "changed nothing" in said[0]} == set()
    assert len({said[0] for said in seen.values()}) >= len(OFFERED) - 2, "going on leads home; without a key memos and sets are off"


async def test_each_word_does_the_same_while_a_pulse_is_open(database: storage_database.Database, library: loader.Library) -> None:
    at_work = board_at_work.BoardAtWork(database, library)
    at_work.inbox = doors.door(database, library, wiring.all_nouns(config.Settings(), library))
    schedule = board_at_work.schedule(boards.Practice.PULSE, board_at_work.MATRIX)
    await at_work.load(board_at_work.plan("riverside", ("avery", "blake"), schedule))
    await at_work.opens()
    for word in OFFERED:
        if word != "setup":
            (said,) = await everywhere(at_work, word)
            assert "changed nothing" not in said
