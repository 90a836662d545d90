"""Papers and tables in chat and at their addresses: who gets them, for how long, and what is in none of them."""

import dataclasses
import datetime
import functools
import io
import logging
import urllib.parse
import uuid

import docx
import pytest
from aiohttp import test_utils, web

from bot import clock, ports, wiring_papers
from bot.exports import exports, files, links, shelf
from bot.instruments import guides
from bot.pulses import history as histories
from bot.pulses import summaries
from conversations import boards, figures, messages, signs
from conversations.courses import history
from conversations.papers import book, document, paper
from frameworks import errors, loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import courses_at_work
from tests.unit.conversations.dialogue import buttons

KEY = "a key"
LINKS = links.Links("https://pulse.example.org", (KEY,))


class NotDrawn(errors.BoardpulseError):
    """No picture is needed here."""


async def no_picture(_: figures.Chart) -> bytes:
    raise NotDrawn


class PapersBoard(courses_at_work.LongBoard):
    """A board with years behind it, and files to fetch; without `addresses` nothing can be fetched."""

    def reached_at(self, addresses: links.Links | None) -> None:
        self.inbox = doors.door(self.database, self.library, (exports.Exports(addresses),))

    async def client(self) -> test_utils.TestClient:  # type: ignore[type-arg]  # generic only from Python 3.12 on
        app = web.Application()
        time = clock.ManualClock(self.now)
        app.add_routes(wiring_papers.routes(self.database, self.library, no_picture, LINKS, time))
        return test_utils.TestClient(test_utils.TestServer(app))


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> PapersBoard:
    one = PapersBoard(database, library)
    await one.load(courses_at_work.plan())
    one.reached_at(LINKS)
    return one


def addresses(one: PapersBoard, who: str = "ada") -> list[str]:
    found = [block.address for block in one.last[who].blocks if isinstance(block, messages.Link)]
    return [urllib.parse.urlsplit(address).path for address in found]


async def fetched(one: PapersBoard, path: str) -> tuple[int, bytes, str]:
    async with await one.client() as client, client.get(path) as answer:
        return answer.status, await answer.read(), answer.headers.get("Cache-Control", "")


async def test_whoever_runs_the_board_fetches_what_its_channel_has_seen(board: PapersBoard, caplog: pytest.LogCaptureFixture) -> None:
    await board.look_back(4, published=3)
    page = await board.types("ada", "papers")
    assert "Round 3" in page
    assert "Round 4" not in page, "its summary is not out"
    shown = await board.presses("ada", "Round 3")
    assert "The links work until" in shown
    assert board.last["ada"].shown_by is not None, "no address lies about while the reply is owed"
    paper, sheets, packed = addresses(board)
    caplog.set_level(logging.INFO, logger="bot")
    status, body, cached = await fetched(board, paper)
    assert (status, cached) == (200, "private, no-store")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(body)).paragraphs)
    assert "10 of 12 members of the board answered." in text
    assert "Ada" not in text
    assert [(await fetched(board, one))[0] for one in (sheets, packed)] == [200, 200]
    told = [one for one in caplog.records if getattr(one, "action", "") == "paper_fetched"]
    assert [getattr(one, "kind", "") for one in told] == ["paper", "sheets", "csv"]
    assert not [one for one in told if paper.rpartition("/")[2] in str(vars(one))], "no address stands in the log"


async def test_a_paper_asks_what_the_summary_asked_and_shows_the_course_of_the_rounds_before(board: PapersBoard) -> None:
    await board.look_back(4)
    guide = guides.guide(board.library)
    key = await board.board()
    held = await board.database.run(lambda repos: shelf.of(repos, board.library, guide, key, board.now))
    for one in held.rounds:
        summary = await board.database.run(functools.partial(_summary, one.pulse_id, board, guide))
        text = document.text(paper.paper(held, one, files.WORDS))
        asked = [line.removeprefix("- ") for line in text.partition("Questions for discussion")[2].partition("[heading 1]")[0].split("\n")]
        assert [line for line in asked if line.strip() and line not in summary] == []
    assert "[heading 2] Over time" in text
    assert "[heading 2] Over time" not in document.text(paper.paper(held, held.rounds[1], files.WORDS))


async def _summary(pulse_id: uuid.UUID, board: PapersBoard, guide: signs.Guide, repos: ports.Repositories) -> str:
    found = await summaries.of_pulse(repos, pulse_id, board.library, guide)
    assert found is not None
    return messages.plain_text(found)


async def test_every_round_on_the_shelf_looks_back_on_what_stood_when_it_was_the_newest(board: PapersBoard) -> None:
    await board.look_back(5, published=4)

    async def laid_out(repos: ports.Repositories) -> list[tuple[book.Round, history.History | None]]:
        held = await shelf.of(repos, board.library, signs.NOWHERE, (await repos.boards.all())[0], board.now)
        return [(one, await histories.up_to(repos, board.library, await repos.pulses.get(one.pulse_id))) for one in held.rounds]

    found = await board.database.run(laid_out)
    assert [len(one.past.rounds) for one, _ in found if one.past] == [1, 2, 3, 4]
    assert [one.past for one, _ in found] == [alone for _, alone in found]
    assert [one.reading for one, _ in found] == [one.past.newest.reading for one, _ in found if one.past]


async def test_typed_does_the_same_and_a_wrong_number_says_so(board: PapersBoard) -> None:
    await board.look_back(2)
    assert "Board paper, for Word" in await board.types("ada", "papers 2")
    assert "no published round with the number 9" in await board.types("ada", "papers 9")


async def test_before_any_summary_there_is_nothing_to_fetch(board: PapersBoard) -> None:
    assert "nothing to make a paper of yet" in await board.types("ada", "papers")


async def test_a_member_who_leads_nothing_gets_nothing(board: PapersBoard) -> None:
    await board.look_back(2)
    assert "Round 2" not in await board.types("ben", "papers")
    await board.types("ada", "papers")
    stolen = buttons(board.last["ada"])["Round 2"]
    assert "Board paper" not in await board.sends("ben", stolen)


async def test_without_an_address_of_its_own_the_page_names_the_commands(board: PapersBoard) -> None:
    await board.look_back(2)
    board.reached_at(None)
    page = await board.types("ada", "papers 2")
    assert "boardpulse paper riverside --round 2" in page
    assert addresses(board) == []


async def test_an_address_ends_with_its_hour_and_with_the_duty_and_cannot_be_changed(board: PapersBoard) -> None:
    await board.look_back(3, published=2)
    await board.types("ada", "papers 2")
    path, *_ = addresses(board)
    token = path.removeprefix(links.PATH)
    named = LINKS.read(token, board.now)
    assert named is not None
    assert named.until - board.now == links.VALID
    assert LINKS.read(token, named.until - datetime.timedelta(seconds=1)) == named
    assert LINKS.read(token, named.until) is None
    other = [
        LINKS.link(one)
        for one in (
            dataclasses.replace(named, board_id=uuid.uuid4()),
            dataclasses.replace(named, pulse_id=uuid.uuid4()),
            dataclasses.replace(named, person_id=await board.person_id("ben")),
        )
    ]
    flipped = [token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :] for place in range(0, len(token) - 1, 7)]
    stranger = links.Links("https://pulse.example.org", ("another",)).link(named)
    bad = [*(one.rpartition("/")[2] for one in [*other, stranger]), *flipped, "x", "A" * 200, token[:-4]]
    answers = {(await fetched(board, f"{links.PATH}{one}"))[:2] for one in bad}
    assert answers == {(404, b"404: Not Found")}
    unpublished, *_ = await board.database.run(lambda repos: repos.results.newest_closed(named.board_id))
    secret = LINKS.link(dataclasses.replace(named, pulse_id=unpublished.pulse_id))
    assert (await fetched(board, urllib.parse.urlsplit(secret).path))[0] == 404
    assert (await fetched(board, path))[0] == 200
    plan = courses_at_work.plan()
    people = tuple(dataclasses.replace(one, duties=()) if one.key == "ada" else one for one in plan.people)
    heir = dataclasses.replace(people[-1], duties=(boards.Duty.COORDINATOR,))
    await board.load(dataclasses.replace(plan, people=(*people[:-1], heir)))
    assert (await fetched(board, path))[0] == 404, "Ada runs the board no more"


def test_keys_are_changed_and_the_older_one_opens_still() -> None:
    now = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    ids = {name: uuid.uuid4() for name in ("board_id", "pulse_id", "person_id")}
    named = links.Named(**ids, kind=files.Kind.CSV, until=now + links.VALID)
    token = LINKS.link(named).rpartition("/")[2]
    assert links.Links("https://a.example", ("new", KEY)).read(token, now) == named
    assert links.Links("https://a.example", ("new",)).read(token, now) is None
    assert wiring_papers.addresses("http://plain.example", (KEY,)) is None
    assert wiring_papers.addresses("https://a.example", ()) is None
    assert wiring_papers.addresses(None, (KEY,)) is None
