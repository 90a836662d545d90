"""A set's dates at an address that is one member's alone: what it holds, who gets nothing, and how it ends."""

import base64
import uuid
from collections.abc import AsyncIterator

import aiohttp
import icalendar
import pytest
from aiohttp import test_utils, web

from bot import wiring_papers
from bot.sets import set_calendar
from frameworks import loader
from tests.acceptance import memo_life, set_life

LINKS = set_calendar.Links("https://pulse.example.org", (memo_life.KEY,))


@pytest.fixture
async def served(migrated_sqlite: str, library: loader.Library) -> AsyncIterator[tuple[set_life.Life, test_utils.TestClient]]:  # type: ignore[type-arg]  # generic only from Python 3.12 on
    async with set_life.life(migrated_sqlite, library) as one:
        app = web.Application()
        app.add_routes(set_calendar.routes(one.database, LINKS, wiring_papers.calendar_file, one.clock))
        async with test_utils.TestClient(test_utils.TestServer(app)) as client:
            yield one, client


def path(set_id: uuid.UUID, person_id: uuid.UUID, links: set_calendar.Links = LINKS) -> str:
    found = links.link(set_id, person_id)
    assert found is not None
    return found.removeprefix("https://pulse.example.org")


async def status(client: test_utils.TestClient, where: str) -> tuple[int, str]:  # type: ignore[type-arg]  # as above
    async with client.get(where) as answer:
        return answer.status, await answer.text()


async def test_a_member_gets_name_and_times_and_nothing_else(served: tuple[set_life.Life, test_utils.TestClient]) -> None:  # type: ignore[type-arg]  # as above
    one, client = served
    avery = await memo_life.who(one)
    where = path(set_life.SET_ID, avery.person_id)
    first = (await one.group()).meetings[0]
    code, text = await status(client, where)
    before = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (code, len(before), {str(event["summary"]) for event in before}) == (200, 6, {"Thursday set"})
    assert not any(field in event for event in before for field in ("description", "attendee", "organizer", "location"))
    assert "Bryn" not in text
    await one.types("set move 1 10 December 2 pm")
    await one.types("set cancel 2")
    after = icalendar.Calendar.from_ical((await status(client, where))[1]).walk("VEVENT")
    uid = f"{first.set_meeting_id}@boardpulse"
    moved = next(event for event in after if str(event["uid"]) == uid)
    assert (str(moved["sequence"]), moved.decoded("dtstart").day) == ("1", 10)
    assert [str(event["status"]) for event in after].count("CANCELLED") == 1
    assert {str(event["uid"]) for event in after} == {str(event["uid"]) for event in before}
    await one.types("set leave")
    assert (await status(client, where))[0] == 404


async def test_a_bad_token_gets_the_same_answer_whatever_is_wrong(served: tuple[set_life.Life, test_utils.TestClient]) -> None:  # type: ignore[type-arg]  # as above
    one, client = served
    avery, frankie = await memo_life.who(one), await memo_life.who(one, "frankie")
    good = path(set_life.SET_ID, avery.person_id)
    token = good.removeprefix(set_calendar.PATH).removesuffix(".ics")
    held = base64.urlsafe_b64decode(token)
    forged = [
        base64.urlsafe_b64encode(held[:-1] + bytes([held[-1] ^ 1])).decode(),
        base64.urlsafe_b64encode(held[:16] + frankie.person_id.bytes + held[32:]).decode(),
        token[:-4],
        token + "AAAA",
        "x",
        "A" * 200,
        path(set_life.SET_ID, avery.person_id, set_calendar.Links("https://pulse.example.org", ("another",)))[len(set_calendar.PATH) : -4],
    ]
    answers = {await status(client, f"{set_calendar.PATH}{one}.ics") for one in forged}
    answers.add(await status(client, path(set_life.SET_ID, frankie.person_id)))
    answers.add(await status(client, path(uuid.uuid4(), avery.person_id)))
    assert answers == {(404, "404: Not Found")}
    assert (await status(client, good))[0] == 200
    assert aiohttp.hdrs.CACHE_CONTROL in (await client.get(good)).headers


def test_keys_are_changed_and_the_older_one_opens_still() -> None:
    ids = (uuid.uuid4(), uuid.uuid4())
    old, both = set_calendar.Links("https://a.example", ("old",)), set_calendar.Links("https://a.example", ("new", "old"))
    link = old.link(*ids)
    assert link is not None
    token = link.rpartition("/")[2].removesuffix(".ics")
    assert both.read(token) == ids
    assert both.link(*ids) != link
    assert set_calendar.Links("https://a.example", ()).link(*ids) is None
