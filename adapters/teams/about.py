"""The page that the app's links in Teams lead to: what it is, what it reads and keeps, and on what terms. Plain HTML, nothing else.

It says the same to everybody, holds nothing about anybody, and needs no script, no picture and no font from anywhere.
"""

import base64
import hashlib
import html

from aiohttp import web

from adapters.teams import features
from conversations import wording

_STYLE = """
body { margin: 0; background: #f5f3ee; color: #1b1f23; font: 1.125rem/1.55 system-ui, "Segoe UI", Arial, sans-serif }
main { box-sizing: border-box; max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: #fff; min-height: 100vh }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
li { margin: 0 0 .75rem }
""".strip()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PRIVACY = ("reads", "not-read", "keeps", "sees", "own", "leaves")
_TERMS = ("free", "private", "ends", "ask")


def route(words: wording.Wording) -> web.RouteDef:
    """The page, for the web application."""
    text = page(words)

    async def about(_request: web.Request) -> web.Response:
        return web.Response(body=text.encode(), headers=_HEADERS)

    return web.get(features.ABOUT_PATH, about)


def page(words: wording.Wording) -> str:
    """The whole page."""
    title = html.escape(words.say("teams-install-name-full"))
    lead = "".join(f"<p>{html.escape(part)}</p>" for part in words.say("teams-install-app-full").split("\n\n"))
    return (
        f'<!doctype html><html lang="{html.escape(words.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>{lead}"
        f"{_list('scope', features.SCOPES, words)}{_list('privacy', _PRIVACY, words)}{_list('terms', _TERMS, words)}</main></body></html>"
    )


def _list(name: str, points: tuple[str, ...], words: wording.Wording) -> str:
    heading = html.escape(words.say(f"teams-install-{name}"))
    items = "".join(f"<li>{html.escape(words.say(f'teams-install-{name}-{point}'))}</li>" for point in points)
    return f'<h2 id="{name}">{heading}</h2><ul>{items}</ul>'
