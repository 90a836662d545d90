"""Addresses are asked whether they are still there, on sites of this machine that behave well and badly."""

import asyncio
import datetime
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.instruments import dead_links
from bot.instruments.dead_links import State


class Site:
    """A site whose pages each do one thing."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.elsewhere = ""
        self.busy = self.most_busy = 0
        self.released = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.method, request.path))
        match request.path:
            case "/fine" | "/there":
                return web.Response(text="A page.")
            case "/only-get":
                return web.Response(status=200 if request.method == "GET" else 405)
            case "/hidden":
                raise web.HTTPFound("/there")
            case "/moved":
                raise web.HTTPMovedPermanently(self.elsewhere)
            case "/round":
                raise web.HTTPFound("/round")
            case "/silent":
                await self.released.wait()
            case "/slow":
                self.busy += 1
                self.most_busy = max(self.most_busy, self.busy)
                await asyncio.sleep(0)
                self.busy -= 1
                return web.Response()
        return web.Response(status=404)


@pytest.fixture
async def site() -> AsyncIterator[tuple[Site, str]]:
    one, other = Site(), Site()
    async with TestServer(_app(other)) as second, TestServer(_app(one)) as first:
        one.elsewhere = str(second.make_url("/there"))
        yield one, str(first.make_url("")).rstrip("/")
        one.released.set()


def _app(site: Site) -> web.Application:
    app = web.Application()
    app.router.add_route("*", "/{page:.*}", site.answer)
    return app


@pytest.mark.parametrize(
    ("page", "state", "status"),
    [
        ("/fine", State.FINE, 200),
        ("/only-get", State.FINE, 200),
        ("/hidden", State.FINE, 200),
        ("/moved", State.MOVED, 200),
        ("/gone", State.DEAD, 404),
        ("/round", State.SILENT, None),
    ],
)
async def test_what_an_address_comes_to(page: str, state: State, status: int | None, site: tuple[Site, str]) -> None:
    [found] = await dead_links.look([site[1] + page])
    assert (found.state, found.status) == (state, status)
    assert dead_links.worst([found]) is (state is not State.FINE)


async def test_where_a_redirect_leads_is_told(site: tuple[Site, str]) -> None:
    one, base = site
    [found] = await dead_links.look([f"{base}/moved"])
    assert found.leads_to == one.elsewhere


async def test_who_does_not_answer_holds_nobody_up(site: tuple[Site, str]) -> None:
    _, base = site
    found = await dead_links.look(
        [f"{base}/silent", f"{base}/fine", "http://127.0.0.1:1/", "https://nobody.invalid/", "no address"], seconds=0.5
    )
    assert [one.state for one in found] == [State.SILENT, State.FINE, State.SILENT, State.SILENT, State.SILENT]


async def test_only_a_few_are_asked_at_once_and_each_once(site: tuple[Site, str]) -> None:
    one, base = site
    found = await dead_links.look([f"{base}/slow?{number}" for number in range(20)])
    assert all(each.state is State.FINE for each in found)
    assert len(one.asked) == 20
    assert one.most_busy <= 4


def test_a_check_is_old_after_a_year() -> None:
    today = datetime.date(2026, 11, 22)
    assert not dead_links.is_old(datetime.date(2025, 11, 22), today)
    assert dead_links.is_old(datetime.date(2025, 11, 20), today)
    assert not dead_links.is_old(today, today)
