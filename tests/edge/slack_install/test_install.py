"""A browser's way through an installation, with everything that can go wrong on it."""

import contextlib
import datetime
import html
import re
import urllib.parse
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import test_utils, web

from adapters.slack import features, installing, tokens, workspaces
from bot import clock
from tests.edge.slack_install import slack as slack_side
from tests.edge.slack_install import vault as vaults

# slack_sdk signs its own OAuth calls with a class that aiohttp means to drop one day.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
PUBLIC = "http://pulse.example.org"
AGAIN = f'href="{features.INSTALL_PATH}"'


class Way:
    """The pages as served, Slack behind them, and a browser with its own cookies in front."""

    def __init__(self, slack: slack_side.Slack, public_url: str = PUBLIC) -> None:
        self.slack, self.vault, self.time = slack, vaults.Vault(), clock.ManualClock(START)
        self.known = workspaces.ManyWorkspaces(
            self.vault, client_id=slack_side.CLIENT_ID, client_secret=slack_side.CLIENT_KEY, base_url=slack.base_url, time_of=self.time
        )
        slack.says("auth.test", {"ok": True, "bot_id": "B1", "url": "https://northmoor.example.org/"})
        app = web.Application()
        app.add_routes(self.pages(public_url).routes)
        self.server = test_utils.TestServer(app)

    def pages(self, public_url: str = PUBLIC, client_secret: str = slack_side.CLIENT_KEY) -> installing.Installing:
        return installing.Installing(
            self.vault,
            self.known,
            client_id=slack_side.CLIENT_ID,
            client_secret=client_secret,
            base_url=self.slack.base_url,
            public_url=public_url,
            time_of=self.time,
        )

    @contextlib.asynccontextmanager
    async def browser(self) -> AsyncIterator["Browser"]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            yield Browser(session, self.server)


class Browser:
    def __init__(self, session: aiohttp.ClientSession, server: test_utils.BaseTestServer) -> None:
        self._session, self._server = session, server

    async def opens(self, path: str, cookie: str = "", **query: str) -> tuple[aiohttp.ClientResponse, str]:
        headers = {"Cookie": cookie} if cookie else {}
        async with self._session.get(self._server.make_url(path), params=query, headers=headers) as answer:
            return answer, await answer.text()

    async def goes_to_slack(self) -> dict[str, str]:
        """What our page hands to Slack's, as Slack reads it."""
        _, page = await self.opens(features.INSTALL_PATH)
        (url,) = re.findall(r'class="go" href="([^"]+)"', page)
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(html.unescape(url)).query, keep_blank_values=True))

    async def comes_back(self, **query: str) -> tuple[int, str]:
        answer, page = await self.opens(features.REDIRECT_PATH, **query)
        assert re.search(r"boardpulse-install=; .*Max-Age=0", answer.headers["Set-Cookie"]), "a state is good for one return"
        return answer.status, page


@pytest.fixture
async def way() -> AsyncIterator[Way]:
    async with slack_side.serving() as slack:
        one = Way(slack)
        await one.server.start_server(access_log=None)
        yield one
        await one.server.close()


async def test_the_page_says_what_is_asked_for_and_why(way: Way) -> None:
    async with way.browser() as browser:
        answer, page = await browser.opens(features.INSTALL_PATH)
        handed = await browser.goes_to_slack()
    assert answer.status == 200
    assert page.startswith('<!doctype html><html lang="en-GB">')
    assert page.count("<h1>") == page.count("<main>") == 1
    for scope in features.SCOPES:
        assert f"<code>{scope}</code>" in page
    assert handed.pop("state")
    assert handed == {
        "client_id": slack_side.CLIENT_ID,
        "scope": ",".join(features.SCOPES),
        "user_scope": "",
        "redirect_uri": f"{PUBLIC}{features.REDIRECT_PATH}",
    }
    assert way.slack.calls == []


async def test_nothing_is_loaded_run_kept_or_told_on(way: Way) -> None:
    async with way.browser() as browser:
        for path in (features.INSTALL_PATH, features.REDIRECT_PATH):
            answer, page = await browser.opens(path, error="access_denied")
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; style-src 'sha256-")
            assert "frame-ancestors 'none'" in policy
            assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert not re.search(r"<script|<img|<link|style=|url\(|@import", page)


async def test_a_workspace_puts_it_in(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    way.slack.says("oauth.v2.access", slack_side.granted("xoxb-1", refresh_token="refresh-1", expires_in=43200))  # noqa: S106 - made up
    async with way.browser() as browser:
        state = (await browser.goes_to_slack())["state"]
        status, page = await browser.comes_back(code="c0de", state=state)
    assert status == 200
    assert "Boardpulse is now in Northmoor." in page
    assert "/pulse setup" in page
    assert 'href="https://slack.com/app_redirect?app=A1&amp;team=T1"' in page
    (asked,) = way.slack.called("oauth.v2.access")
    assert (asked["code"], asked["redirect_uri"]) == ("c0de", f"{PUBLIC}{features.REDIRECT_PATH}")
    kept = tokens.from_text(way.vault.kept["T1"][0])
    assert (kept.bot_token, kept.bot_refresh_token, kept.bot_id, kept.user_id) == ("xoxb-1", "refresh-1", "B1", "UADMIN")
    assert kept.bot_token_expires_at is not None
    said = caplog.text + str([record.__dict__ for record in caplog.records if record.name.startswith("adapters")])
    assert not re.search(r"xoxb|refresh-1|c0de|UADMIN", said)


async def test_put_in_again_it_replaces_what_was_known_at_once(way: Way) -> None:
    await way.vault.save("T1", tokens.to_text(slack_side.installed("xoxb-old")))
    await way.vault.pause("T1", vaults.PAUSED_AT)
    assert await way.known.authorize(None, "T1") is None
    way.slack.says("oauth.v2.access", slack_side.granted("xoxb-new"))
    async with way.browser() as browser:
        assert (await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"]))[0] == 200
    assert await way.known.token("T1") == "xoxb-new"


async def test_an_organisation_puts_it_in_as_a_whole(way: Way) -> None:
    whole = slack_side.granted(team=None, enterprise={"id": "E1", "name": "All <b>Councils</b>"}, is_enterprise_install=True)
    way.slack.says("oauth.v2.access", whole)
    async with way.browser() as browser:
        status, page = await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"])
    assert (status, list(way.vault.kept)) == (200, ["E1"])
    assert "All &lt;b&gt;Councils&lt;/b&gt;" in page
    assert "app_redirect" not in page, "there is no one workspace to open"


@pytest.mark.parametrize(
    "answer",
    [
        {"ok": False, "error": "invalid_code"},
        {"ok": False, "error": "bad_client_secret"},
        slack_side.granted(team=None),
        {**slack_side.granted(), "access_token": None},
        {"ok": True},
    ],
    ids=lambda one: str(one.get("error", "odd")),
)
async def test_what_slack_does_not_grant_is_not_kept(answer: dict[str, object], way: Way) -> None:
    way.slack.says("oauth.v2.access", answer)
    async with way.browser() as browser:
        status, page = await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"])
    assert (status, way.vault.kept) == (400, {})
    assert "Slack did not accept this installation." in page
    assert AGAIN in page


async def test_who_says_no_is_believed(way: Way) -> None:
    async with way.browser() as browser:
        state = (await browser.goes_to_slack())["state"]
        status, page = await browser.comes_back(error="access_denied", state=state)
    assert (status, way.slack.calls) == (200, [])
    assert "it was not allowed" in page


@pytest.mark.parametrize("error", ["<script>alert(1)</script>", "invalid_scope", "slack-install-title", "", "%00", "é" * 1000])
async def test_whatever_stands_in_the_address_is_never_shown(error: str, way: Way) -> None:
    async with way.browser() as browser:
        status, page = await browser.comes_back(error=error)
    assert status == 400
    assert "alert" not in page
    assert AGAIN in page


async def refused(way: Way, browser: Browser, **query: str) -> None:
    status, page = await browser.comes_back(**query)
    assert (status, way.slack.calls, way.vault.kept) == (400, [], {})
    assert "too old, was used before, or was opened in another browser" in page


async def test_a_state_is_good_for_ten_minutes(way: Way) -> None:
    way.slack.says("oauth.v2.access", slack_side.granted())
    async with way.browser() as browser:
        state = (await browser.goes_to_slack())["state"]
        way.time.move_to(START + installing.STATE_LIVES + datetime.timedelta(seconds=1))
        await refused(way, browser, code="c", state=state)
        state = (await browser.goes_to_slack())["state"]
        way.time.move_to(way.time.now() + installing.STATE_LIVES)
        assert (await browser.comes_back(code="c", state=state))[0] == 200


async def test_a_state_holds_for_one_browser_and_one_return(way: Way) -> None:
    way.slack.says("oauth.v2.access", slack_side.granted())
    async with way.browser() as mine, way.browser() as theirs:
        state = (await mine.goes_to_slack())["state"]
        await refused(way, theirs, code="c", state=state)
        await theirs.goes_to_slack()
        await refused(way, theirs, code="c", state=state)
        assert (await mine.comes_back(code="c", state=state))[0] == 200
        status, _ = await mine.comes_back(code="c", state=state)
        assert status == 400
    assert len(way.slack.called("oauth.v2.access")) == 1


@pytest.mark.parametrize("query", [{}, {"code": "c"}, {"state": "x"}, {"code": "c", "state": ""}, {"code": "c", "state": "é%00;'\""}])
async def test_half_an_address_leads_nowhere(query: dict[str, str], way: Way) -> None:
    async with way.browser() as browser:
        await refused(way, browser, **query)
        await browser.goes_to_slack()
        await refused(way, browser, **query)


async def test_a_state_that_somebody_else_made_is_refused_though_its_cookie_fits(way: Way) -> None:
    foreign = test_utils.TestServer(web.Application())
    foreign.app.add_routes(way.pages(client_secret="another").routes)  # noqa: S106 - made up
    await foreign.start_server()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        state = (await Browser(session, foreign).goes_to_slack())["state"]
        # Cookies do not tell ports apart, so this browser brings the fitting one to our own server.
        await refused(way, Browser(session, way.server), code="c", state=state)
    await foreign.close()
    async with way.browser() as browser:
        for forged in ("x", "gAAAAAB", state[:-3]):
            answer, _ = await browser.opens(features.REDIRECT_PATH, cookie=f"boardpulse-install={forged}", code="c", state=forged)
            assert answer.status == 400
    assert way.slack.calls == []


async def test_a_slack_that_does_not_answer_is_named(way: Way) -> None:
    async def hangs_up(args: dict[str, str]) -> slack_side.Answer:
        raise ConnectionResetError

    way.slack.answers["oauth.v2.access"] = hangs_up
    async with slack_side.serving() as gone:
        address = gone.base_url
    way.slack.base_url = address
    app = web.Application()
    app.add_routes(way.pages().routes)
    async with test_utils.TestServer(app) as server, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        browser = Browser(session, server)
        status, page = await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"])
    assert (status, way.vault.kept) == (502, {})
    assert "Slack did not answer." in page


async def test_what_cannot_be_kept_is_not_called_done(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    way.slack.says("oauth.v2.access", slack_side.granted())
    way.vault.fails = True
    async with way.browser() as browser:
        status, page = await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"])
        assert status == 503
        assert "could not keep it" in page
        assert "install_not_kept" in [getattr(record, "action", "") for record in caplog.records]
        way.vault.fails = False
        assert (await browser.comes_back(code="c", state=(await browser.goes_to_slack())["state"]))[0] == 200


async def test_the_cookie_is_kept_from_scripts_and_over_https_from_everybody_else() -> None:
    async with slack_side.serving() as slack:
        for public_url, name, secure in (
            (PUBLIC, "boardpulse-install", False),
            (PUBLIC.replace("p:", "ps:"), "__Host-boardpulse-install", True),
        ):
            way = Way(slack, public_url)
            async with way.server, way.browser() as browser:
                answer, _ = await browser.opens(features.INSTALL_PATH)
            cookie = answer.headers["Set-Cookie"]
            assert cookie.startswith(f"{name}=gAAAAA")
            assert "; HttpOnly; SameSite=Lax; Path=/" in cookie
            assert cookie.endswith("; Max-Age=600")
            assert ("; Secure" in cookie) is secure


async def test_a_workspace_named_in_the_address_does_not_get_into_slacks(way: Way) -> None:
    async with way.browser() as browser:
        _, page = await browser.opens(features.INSTALL_PATH, team='T1"><b>&client_id=evil')
    assert "evil" not in page


async def test_slacks_page_stands_beside_its_api() -> None:
    real = slack_side.Slack()
    real.base_url = "https://slack.com/api/"
    way = Way(real)
    async with way.server, way.browser() as browser:
        _, page = await browser.opens(features.INSTALL_PATH)
    assert 'href="https://slack.com/oauth/v2/authorize?state=' in page
