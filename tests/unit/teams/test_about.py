"""The page behind the app's links: complete, harmless, and the same for everybody."""

import html.parser

from aiohttp import test_utils, web

from adapters.teams import about, features, manifest
from conversations import wording

WORDS = wording.in_language()


class Parsed(html.parser.HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids |= {value for name, value in attrs if name == "id" and value}


def test_every_link_of_the_app_leads_to_a_place_on_the_page() -> None:
    page, by = Parsed(about.page(WORDS)), manifest.developer("https://pulse.example.org")
    for link in (by.website, by.privacy, by.terms):
        where, _, place = link.partition("#")
        assert where == f"https://pulse.example.org{features.ABOUT_PATH}"
        assert not place or place in page.ids


def test_nothing_is_loaded_or_run() -> None:
    assert not {"script", "img", "link", "iframe", "form", "a", "object"} & set(Parsed(about.page(WORDS)).tags)


async def test_it_is_served_with_headers_that_forbid_what_it_does_not_need() -> None:
    app = web.Application()
    app.add_routes([about.route(WORDS)])
    async with test_utils.TestClient(test_utils.TestServer(app)) as client, client.get(features.ABOUT_PATH) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
        assert await answer.text() == about.page(WORDS)
