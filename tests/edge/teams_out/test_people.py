"""Who somebody is by Teams' account, whom a typed name means, and who has the app; found out without holding anybody up."""

import asyncio
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from adapters.teams import host, people, reaching, references, roster
from bot import ports
from conversations import directory, inbound, sending
from frameworks import errors

TENANT = "11111111-2222-3333-4444-555555555555"
TEAM, BOARD_ROOM, SHARED, PRIVATE = (f"19:{name}@thread.tacv2" for name in ("team", "room", "shared", "private"))
OTHER_TEAM = "19:other@thread.tacv2"
URL = "https://smba.trafficmanager.net/uk/"
Standing = directory.Standing
NOW = datetime.datetime(2026, 12, 1, 10, 0, tzinfo=datetime.UTC)


def handle(number: int) -> str:
    return f"aaaaaaaa-0000-0000-0000-{number:012}"


def address(number: int) -> inbound.Address:
    return inbound.Address(platform="teams", tenant=TENANT, handle=handle(number))


def channel(thread: str) -> inbound.Address:
    return inbound.Address(platform="teams", tenant=TENANT, handle=thread)


def account(number: int, name: str, **more: Any) -> dict[str, Any]:
    known = {"id": f"29:{number}", "aadObjectId": handle(number).upper(), "name": name, "tenantId": TENANT, "userRole": "user"}
    email = f"{name.lower().replace(' ', '.')}@riverside.test"
    return {**known, "email": email, "userPrincipalName": email, **more}


class Vault:
    """Texts in memory. `trouble` is raised by every look."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], str] = {}
        self.trouble: Exception | None = None

    async def keep(self, tenant: str, kind: host.Kind, handle: str, reference: str) -> None:
        self.kept[tenant, kind, handle] = reference

    async def find(self, tenant: str, kind: host.Kind, handle: str) -> str | None:
        if self.trouble is not None:
            raise self.trouble
        return self.kept.get((tenant, kind, handle))

    async def all(self, tenant: str, kind: host.Kind) -> Mapping[str, str]:
        if self.trouble is not None and kind is host.Kind.PERSON:
            raise self.trouble
        return {handle: text for (where, what, handle), text in self.kept.items() if (where, what) == (tenant, kind)}

    async def drop(self, tenant: str, kind: host.Kind, handle: str) -> None:
        self.kept.pop((tenant, kind, handle), None)


class Teams:
    """A tenant with two teams. `troubles` are what opening a chat raises, by Teams' own ids; `gate` holds every opening up."""

    def __init__(self) -> None:
        self.in_teams: dict[str, list[dict[str, Any]]] = {TEAM: [], OTHER_TEAM: []}
        self.rooms: dict[str, list[dict[str, Any]]] = {
            TEAM: [
                {"id": TEAM},
                {"id": BOARD_ROOM, "name": "Board room", "type": "standard"},
                {"id": SHARED, "name": "Partners", "type": "shared"},
                {"id": PRIVATE, "name": "Secret", "type": "private"},
            ],
            OTHER_TEAM: [{"id": OTHER_TEAM}],
        }
        self.troubles: dict[str, Exception] = {}
        self.opened: list[str] = []
        self.at_once = self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def post(self, service_url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        raise AssertionError("nothing is sent to find out who is there")

    async def put(self, service_url: str, conversation: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        raise AssertionError("nothing is sent to find out who is there")

    async def open(self, service_url: str, *, tenant: str, user: str, bot: str) -> str:
        self.opened.append(user)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
            if user in self.troubles:
                raise self.troubles[user]
            return f"a:{user}"
        finally:
            self.at_once -= 1

    async def members(self, service_url: str, conversation: str) -> Sequence[Mapping[str, Any]]:
        return self.in_teams[conversation]

    async def channels(self, service_url: str, team: str) -> Sequence[Mapping[str, Any]]:
        return self.rooms[team]


class World:
    """The directory over a made-up tenant. Time stands still but for `seconds`."""

    def __init__(self, patience: float = 5.0) -> None:
        self.teams, self.vault, self.seconds = Teams(), Vault(), 100.0
        self.known = references.References(self.vault)
        lists = roster.Roster(self.teams, self.known, time_of=lambda: NOW + datetime.timedelta(seconds=self.seconds))
        reach = reaching.Reaching(self.teams, self.known, lists)
        self.people = people.TeamsPeople(self.known, lists, reach, uptime=lambda: self.seconds, patience=patience)
        for team, name in ((TEAM, "Riverside Board"), (OTHER_TEAM, "Other")):
            reference = references.Reference(service_url=URL, conversation=team, bot="28:app", name=name)
            self.vault.kept[TENANT, host.Kind.TEAM, team] = references.to_text(reference)

    def person(self, number: int, name: str, *, team: str = TEAM, **more: Any) -> None:
        self.teams.in_teams[team].append(account(number, name, **more))

    async def wrote(self, number: int, **more: str) -> None:
        reference = references.Reference(service_url=URL, user=f"29:{number}", bot="28:app", **more)
        await self.known.note(references.Seen(tenant=TENANT, kind=host.Kind.PERSON, handle=handle(number), reference=reference))

    async def look_up(self, number: int) -> directory.Profile:
        found = await self.people.look_up(address(number))
        assert found is not None
        return found

    async def handles(self, *names: str) -> list[list[str]]:
        found = await self.people.named(TENANT, names)
        return [[one.address.handle for one in found[name]] for name in names]


@pytest.fixture
def world() -> World:
    return World()


async def test_it_is_a_directory_by_shape(world: World) -> None:
    as_port: ports.Directory = world.people
    assert as_port is not None


async def test_a_member_with_what_their_own_app_said(world: World) -> None:
    world.person(1, "Asha Quill")
    await world.wrote(1, conversation="a:chat", name="A. Quill", zone="Europe/Paris", locale="en-gb")
    assert await world.look_up(1) == directory.Profile(
        address=address(1), name="Asha Quill", zone="Europe/Paris", language="en-GB", sign_in="asha.quill@riverside.test"
    )
    upper = await world.people.look_up(inbound.Address(platform="teams", tenant=TENANT, handle=handle(1).upper()))
    assert upper == await world.look_up(1)


async def test_somebody_who_only_wrote_to_us_is_known_by_that(world: World) -> None:
    await world.wrote(2, conversation="a:chat", name="Tom Reedmace", zone="Mars/North", locale="tlh")
    found = await world.look_up(2)
    assert (found.name, found.standing, found.zone, found.language) == ("Tom Reedmace", Standing.MEMBER, None, None)
    assert await world.handles("tom reedmace") == [[handle(2)]]
    await world.wrote(3, conversation="a:chat")
    assert (await world.look_up(3)).name == handle(3)


async def test_whom_teams_does_not_show_us_nobody_knows(world: World) -> None:
    assert await world.people.look_up(address(9)) is None
    assert await world.people.look_up(channel(BOARD_ROOM)) is None
    assert await world.handles("Nobody At All", "") == [[], []]


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({}, Standing.MEMBER),
        ({"tenantId": TENANT.upper()}, Standing.MEMBER),
        ({"tenantId": ""}, Standing.MEMBER),
        ({"userRole": "Guest"}, Standing.GUEST),
        ({"userRole": "guest", "tenantId": "another"}, Standing.GUEST),
        ({"tenantId": "another"}, Standing.STRANGER),
        ({"id": "28:robot"}, Standing.BOT),
    ],
)
async def test_what_somebody_is(world: World, more: dict[str, Any], standing: directory.Standing) -> None:
    world.person(1, "Asha Quill", **more)
    assert (await world.look_up(1)).standing is standing


async def test_a_guest_in_one_team_is_a_guest(world: World) -> None:
    world.person(1, "Asha Quill")
    world.person(1, "Asha Quill", team=OTHER_TEAM, userRole="guest")
    assert (await world.look_up(1)).standing is Standing.GUEST


async def test_a_name_or_an_address_means_whoever_goes_by_it(world: World) -> None:
    world.person(1, "Asha Quill", userPrincipalName="aq7@riverside.test")
    world.person(2, "Jo Bright", email="jo.one@riverside.test", userPrincipalName="")
    world.person(3, "Jo  Bright", team=OTHER_TEAM, email="", userPrincipalName="jo.two@riverside.test")
    world.person(4, "Meeting app", id="28:robot")
    names = ("asha quill", " ASHA   Quill ", "@Asha Quill", "Asha.Quill@Riverside.test", "aq7@riverside.TEST", "Asha", "Quill")
    assert await world.handles(*names) == [[handle(1)]] * 5 + [[], []]
    assert await world.handles("jo bright", "jo.two@riverside.test", "Meeting app") == [[handle(2), handle(3)], [handle(3)], []]
    found = (await world.people.named(TENANT, ["jo bright"]))["jo bright"]
    assert [one.sign_in for one in found] == ["jo.one@riverside.test", "jo.two@riverside.test"], "what tells them apart"


async def test_a_name_as_organisations_show_it_is_found_as_people_write_it(world: World) -> None:
    for number, name in enumerate(("Quill, Asha (Cllr)", "Vera Gone (Guest)", "Reedmace, Tom, OBE", "(External)", "Bright,"), start=1):
        world.person(number, name, email="", userPrincipalName="")
    assert await world.handles("Asha Quill", "Quill, Asha", "quill, asha (cllr)", "Vera Gone") == [[handle(1)]] * 3 + [[handle(2)]]
    assert await world.handles("Reedmace, Tom, OBE", "Tom, OBE Reedmace", "External", "Bright") == [[handle(3)], [], [], []]


async def test_who_has_no_app_or_blocked_it_is_told_and_others_are_not(world: World) -> None:
    reasons = [sending.Reason.NOT_INSTALLED, sending.Reason.BLOCKED, sending.Reason.REFUSED, sending.Reason.REVOKED]
    for number, reason in enumerate(reasons, start=1):
        world.person(number, f"Person {number}")
        world.teams.troubles[f"29:{number}"] = sending.Refused(reason)
    for number, trouble in enumerate([sending.NotSent(), sending.RateLimited(retry_after=9), RuntimeError("odd")], start=5):
        world.person(number, f"Person {number}")
        world.teams.troubles[f"29:{number}"] = trouble
    world.person(8, "Person 8")
    found = [await world.look_up(number) for number in range(1, 9)]
    assert [one.without_app for one in found] == [True, True, False, False, False, False, False, False]
    assert [one.app_unknown for one in found] == [False, False, True, True, True, True, True, False]
    named = await world.people.named(TENANT, ["Person 1", "Person 8"])
    assert [one.without_app for name in named.values() for one in name] == [True, False]


async def test_nobody_is_asked_twice_within_five_minutes_unless_teams_did_not_say(world: World) -> None:
    for number in (1, 2, 3):
        world.person(number, f"Person {number}")
    world.teams.troubles = {"29:1": sending.Refused(sending.Reason.NOT_INSTALLED), "29:2": sending.NotSent()}
    for _ in range(3):
        assert [(await world.look_up(number)).without_app for number in (1, 2, 3)] == [True, False, False]
    assert sorted(world.teams.opened) == ["29:1", "29:2", "29:2", "29:2", "29:3"]
    world.seconds += people.FRESH
    world.teams.troubles.clear()
    assert not (await world.look_up(1)).without_app
    assert world.teams.opened.count("29:1") == 2


async def test_who_puts_the_app_in_has_it_at_once(world: World) -> None:
    world.person(1, "Asha Quill")
    world.teams.troubles["29:1"] = sending.Refused(sending.Reason.NOT_INSTALLED)
    assert (await world.look_up(1)).without_app
    await world.wrote(1, conversation="a:chat")
    assert not (await world.look_up(1)).without_app


async def test_nobody_s_chat_is_opened_who_would_not_be_written_to(world: World) -> None:
    world.person(1, "Pat Faraway", tenantId="another")
    world.person(2, "Meeting app", id="28:robot")
    world.person(3, "Asha Quill")
    await world.wrote(3, conversation="a:chat")
    for number in (1, 2, 3):
        assert not (await world.look_up(number)).without_app
    assert world.teams.opened == []


async def test_chats_are_opened_eight_at_a_time(world: World) -> None:
    for number in range(1, 21):
        world.person(number, f"Person {number}")
    world.teams.gate.clear()
    asking = asyncio.create_task(world.people.named(TENANT, [f"Person {number}" for number in range(1, 21)]))
    for _ in range(200):
        await asyncio.sleep(0)
    assert world.teams.at_once == 8
    world.teams.gate.set()
    assert all(found and not found[0].without_app for found in (await asking).values())
    assert len(world.teams.opened) == 20
    assert world.teams.most_at_once == 8


async def test_who_could_not_be_told_in_time_holds_nobody_up_and_is_known_at_the_next_look() -> None:
    world = World(patience=0.01)
    for number in range(1, 61):
        world.person(number, f"Person {number}")
        world.teams.troubles[f"29:{number}"] = sending.Refused(sending.Reason.NOT_INSTALLED)
    world.teams.gate.clear()
    named = await world.people.named(TENANT, [f"Person {number}" for number in range(1, 21)])
    assert not any(one.without_app for found in named.values() for one in found)
    assert all(one.app_unknown for found in named.values() for one in found)
    world.seconds += 0.5
    looked = [await world.look_up(number) for number in range(1, 61)]
    assert not any(one.without_app for one in looked), "a turn has one patience, which is used up"
    world.teams.gate.set()
    await world.people.settled()
    assert all([(await world.look_up(number)).without_app for number in range(1, 61)])
    assert len(world.teams.opened) == 60


async def test_when_what_is_kept_cannot_be_read_the_platform_cannot_say(world: World) -> None:
    world.person(1, "Asha Quill")
    for trouble in (errors.BoardpulseError(), OSError("gone")):
        world.vault.trouble = trouble
        with pytest.raises(sending.NotSent):
            await world.people.look_up(address(1))
        with pytest.raises(sending.NotSent):
            await world.people.named(TENANT, ["Asha Quill"])


async def test_a_channel_is_shown_to_who_is_in_its_team(world: World) -> None:
    world.person(1, "Asha Quill")
    world.person(2, "Tom Reedmace", team=OTHER_TEAM)
    shown = directory.ChannelProfile(address=channel(BOARD_ROOM), name="Board room", can_post=True)
    assert await world.people.channel(channel(BOARD_ROOM), asker=address(1)) == shown
    assert await world.people.channel(channel(f"{BOARD_ROOM};messageid=17"), asker=address(1)) == shown
    assert await world.people.channel(channel(BOARD_ROOM), asker=None) == shown
    assert await world.people.channel(channel(BOARD_ROOM), asker=address(2)) is None
    assert await world.people.channel(channel(BOARD_ROOM), asker=address(9)) is None
    elsewhere = inbound.Address(platform="teams", tenant="another", handle=handle(1))
    assert await world.people.channel(channel(BOARD_ROOM), asker=elsewhere) is None
    slack = inbound.Address(platform="slack", tenant=TENANT, handle=handle(1))
    assert await world.people.channel(channel(BOARD_ROOM), asker=slack) is None


async def test_what_is_no_channel_of_ours(world: World) -> None:
    world.person(1, "Asha Quill")
    for thread in ("19:nowhere@thread.tacv2", handle(1), "", "general"):
        assert await world.people.channel(channel(thread), asker=address(1)) is None
    assert (await world.people.channel(channel(TEAM), asker=address(1))) is not None, "the first channel has the team's id"


async def test_a_shared_channel_is_not_posted_to_and_a_private_one_not_shown(world: World) -> None:
    world.person(1, "Asha Quill")
    shared = await world.people.channel(channel(SHARED), asker=address(1))
    assert shared is not None
    assert (shared.shared_outside, shared.can_post) == (True, False)
    assert await world.people.channel(channel(PRIVATE), asker=address(1)) is None
