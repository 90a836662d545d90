"""Who somebody is by Slack's account, and whom a typed name means."""

from typing import Any

import pytest

from adapters.slack import api, people
from bot import ports
from conversations import directory, inbound, sending
from tests.edge.slack_out import cases
from tests.slack import stand_in, workspace

TEAM = workspace.TEAM


@pytest.fixture
def known(calls: api.Api, ticks: cases.Ticks) -> people.SlackPeople:
    return people.SlackPeople(calls, uptime=ticks)


def address(handle: str) -> inbound.Address:
    return inbound.Address(platform="slack", tenant=TEAM, handle=handle)


async def look_up(known: people.SlackPeople, handle: str) -> directory.Profile:
    found = await known.look_up(address(handle))
    assert found is not None
    return found


async def handles(known: people.SlackPeople, *names: str) -> list[list[str]]:
    found = await known.named(TEAM, names)
    return [[one.address.handle for one in found[name]] for name in names]


def test_it_is_a_directory_by_shape(known: people.SlackPeople) -> None:
    as_port: ports.Directory = known
    assert as_port is not None


async def test_a_member_as_slack_knows_them(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.person("U0CAT", "Cat Lowe", tz="Europe/Berlin", locale="en_GB")
    assert await look_up(known, "U0CAT") == directory.Profile(
        address=address("U0CAT"), name="Cat Lowe", standing=directory.Standing.MEMBER, zone="Europe/Berlin", language="en-GB"
    )


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({"deleted": True, "is_bot": True}, directory.Standing.GONE),
        ({"is_bot": True}, directory.Standing.BOT),
        ({"id": "USLACKBOT"}, directory.Standing.BOT),
        ({"is_restricted": True}, directory.Standing.GUEST),
        ({"is_ultra_restricted": True}, directory.Standing.GUEST),
        ({"is_stranger": True}, directory.Standing.STRANGER),
        ({"team_id": "T0OTHER"}, directory.Standing.STRANGER),
        ({"team_id": "T0OTHER", "is_restricted": True}, directory.Standing.STRANGER),
        ({"team_id": "T0OTHER", "enterprise_user": {"enterprise_id": "E0", "teams": [TEAM]}}, directory.Standing.MEMBER),
        ({"team_id": "T0OTHER", "enterprise_user": {"enterprise_id": TEAM}}, directory.Standing.MEMBER),
        ({"team_id": None}, directory.Standing.MEMBER),
        ({}, directory.Standing.MEMBER),
    ],
)
async def test_what_somebody_is(
    slack: stand_in.StandIn, known: people.SlackPeople, more: dict[str, Any], standing: directory.Standing
) -> None:
    slack.workspace.person("U0CAT", "Cat Lowe", **more)
    assert (await look_up(known, "U0CAT")).standing is standing


@pytest.mark.parametrize(
    ("more", "name", "zone", "language"),
    [
        ({"tz": "Mars/North", "locale": "tlh-KL"}, "Cat Lowe", None, None),
        ({"tz": None, "locale": None}, "Cat Lowe", None, None),
        ({"tz": 7, "locale": ["en-GB"], "profile": "none"}, "Cat Lowe", None, None),
        ({"profile": {"real_name": " ", "display_name": "Kit"}}, "Kit", "Europe/London", "en-GB"),
        ({"profile": {}, "real_name": "", "name": "cat"}, "cat", "Europe/London", "en-GB"),
        ({"profile": {}, "real_name": "", "name": ""}, "U0CAT", "Europe/London", "en-GB"),
    ],
)
async def test_what_cannot_be_used_is_left_out(
    slack: stand_in.StandIn, known: people.SlackPeople, more: dict[str, Any], name: str, zone: str | None, language: str | None
) -> None:
    slack.workspace.person("U0CAT", "Cat Lowe", **more)
    found = await look_up(known, "U0CAT")
    assert (found.name, found.zone, found.language) == (name, zone, language)


async def test_whom_slack_does_not_know_nobody_does(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    assert await known.look_up(address("U0NOBODY")) is None
    assert await known.look_up(address("C0BOARD")) is None
    slack.fail("users.info", stand_in.Trouble.REFUSE, "missing_scope")
    with pytest.raises(sending.Refused):
        await known.look_up(cases.ADA)
    slack.fail("users.info", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.SendError):
        await known.look_up(cases.ADA)


async def test_a_name_means_whoever_goes_by_it(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.person("U0MO1", "Mo Hill", name="mhill")
    slack.workspace.person("U0MO2", "Mo Hill", profile={"real_name": "Mo Hill", "display_name": "Momo"})
    assert await handles(known, "Ada Moss", "@ADA.moss", "  ada   MOSS ", "Ada", "Adam", "") == [["U0ADA"]] * 4 + [[], []]
    assert await handles(known, "mo hill", "@mhill", "momo") == [["U0MO1", "U0MO2"], ["U0MO1"], ["U0MO2"]]
    assert len(slack.called("users.list")) == 1, "the list is good for a while"


async def test_bots_and_people_who_left_go_by_no_name(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.person("U0BOT", "Robot", is_bot=True)
    slack.workspace.person("U0OUT", "Liz Gone", deleted=True)
    slack.workspace.person("U0SUE", "Sue Guest", is_restricted=True)
    assert await handles(known, "Robot", "Liz Gone", "Sue Guest") == [[], [], ["U0SUE"]]


async def test_a_list_is_read_to_its_end_and_again_when_it_is_old(
    slack: stand_in.StandIn, known: people.SlackPeople, ticks: cases.Ticks
) -> None:
    slack.workspace.page = 2
    for number in range(9):
        slack.workspace.person(f"U0N{number}", f"Nr {number}")
    assert await handles(known, "Nr 8") == [["U0N8"]]
    assert len(slack.called("users.list")) == 6
    slack.workspace.person("U0NEW", "New Here")
    assert await handles(known, "New Here") == [[]]
    ticks.seconds += people.FRESH
    assert await handles(known, "New Here") == [["U0NEW"]]


async def test_asked_to_wait_in_the_middle_the_list_goes_on(slack: stand_in.StandIn, known: people.SlackPeople, ticks: cases.Ticks) -> None:
    slack.workspace.page = 1
    slack.fail("users.list", stand_in.Trouble.NONE)
    slack.fail("users.list", stand_in.Trouble.LIMITED, retry_after="20")
    with pytest.raises(sending.RateLimited):
        await handles(known, "Ben Reed")
    ticks.seconds += 20
    assert await handles(known, "Ada Moss", "Ben Reed") == [["U0ADA"], ["U0BEN"]]
    assert [one.get("cursor") for one in slack.called("users.list")] == [None, "1", "1"]


async def test_a_cursor_that_slack_forgot_is_begun_anew(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.page = 1
    slack.fail("users.list", stand_in.Trouble.NONE)
    slack.fail("users.list", stand_in.Trouble.REFUSE, "invalid_cursor")
    with pytest.raises(sending.Refused):
        await handles(known, "Ben Reed")
    assert await handles(known, "Ben Reed") == [["U0BEN"]]


async def test_a_list_without_end_is_left(slack: stand_in.StandIn, known: people.SlackPeople, caplog: pytest.LogCaptureFixture) -> None:
    slack.workspace.page = 1
    for number in range(people.PAGES + 5):
        slack.workspace.person(f"U0N{number}", f"Nr {number}")
    assert await handles(known, "Nr 3", f"Nr {people.PAGES + 4}") == [["U0N3"], []]
    assert len(slack.called("users.list")) == people.PAGES
    assert [getattr(one, "action", "") for one in caplog.records] == ["people_cut"]


@pytest.mark.parametrize(
    ("more", "can_post"),
    [({}, True), ({"is_member": False}, False), ({"is_archived": True}, False), ({"is_member": "yes"}, False)],
)
async def test_a_channel(slack: stand_in.StandIn, known: people.SlackPeople, more: dict[str, Any], *, can_post: bool) -> None:
    slack.workspace.channel("C0BOARD", "northby-board", **more)
    assert await known.channel(cases.BOARD, asker=cases.ADA) == directory.ChannelProfile(
        address=cases.BOARD, name="northby-board", can_post=can_post
    )


async def test_what_is_no_channel_for_us(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.channel("D0ADA", is_im=True)
    for handle in ("C0NONE", "D0ADA"):
        assert await known.channel(address(handle), asker=cases.ADA) is None


@pytest.mark.parametrize("kind", ["is_private", "is_group", "is_mpim"])
async def test_a_private_channel_is_shown_to_who_is_in_it(slack: stand_in.StandIn, known: people.SlackPeople, kind: str) -> None:
    slack.workspace.channel("C0BOARD", "secret", **{kind: True, "members": ["U0BEN", "U0ADA"]})
    slack.workspace.page = 1
    assert await known.channel(cases.BOARD, asker=cases.ADA) is not None, "on the second page"
    assert await known.channel(cases.BOARD, asker=address("U0EVE")) is None
    calls = len(slack.called("conversations.members"))
    assert await known.channel(cases.BOARD, asker=None) is not None
    assert len(slack.called("conversations.members")) == calls


async def test_nobody_looks_who_is_in_a_channel_that_all_can_find(slack: stand_in.StandIn, known: people.SlackPeople) -> None:
    slack.workspace.channel("C0BOARD", is_private=False, members=[])
    assert await known.channel(cases.BOARD, asker=cases.ADA) is not None
    assert slack.called("conversations.members") == []


async def test_of_a_crowded_private_channel_only_the_first_are_looked_at(
    slack: stand_in.StandIn, known: people.SlackPeople, caplog: pytest.LogCaptureFixture
) -> None:
    slack.workspace.channel("C0BOARD", is_private=True, members=[f"U0N{number}" for number in range(9)])
    slack.workspace.page = 1
    assert await known.channel(cases.BOARD, asker=address("U0N4")) is not None
    assert await known.channel(cases.BOARD, asker=address("U0N5")) is None
    assert [getattr(one, "action", "") for one in caplog.records] == ["members_cut"]
