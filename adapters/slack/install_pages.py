"""The pages on the way to an installation: plain HTML that needs no script, no picture and no font from anywhere. Pure.

Whatever comes from Slack or from the address bar is escaped here, and nowhere is it trusted to be a link.
"""

import base64
import hashlib
import html
import re

from adapters.slack import features
from conversations import wording

_STYLE = """
body { margin: 0; background: #f5f3ee; color: #1b1f23; font: 1.125rem/1.55 system-ui, "Segoe UI", Arial, sans-serif }
main { box-sizing: border-box; max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: #fff; min-height: 100vh }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
li { margin: 0 0 .75rem }
code { display: block; font-size: .875rem; color: #4a5560 }
.go { display: inline-block; margin: 1.5rem 0 .5rem; padding: .75rem 1.5rem; border-radius: .375rem; background: #1d3c4a; color: #fff;
 font-weight: 600 }
.go:focus-visible, a:focus-visible { outline: .25rem solid #c9720b; outline-offset: .2rem }
.small { font-size: 1rem; color: #4a5560 }
a { color: #1d3c4a }
""".strip()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_ID = re.compile(r"[A-Z0-9]{2,30}")

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""For every page: nothing is loaded or run, nothing is kept, and the address with its one-time code is told to nobody."""


def install(url: str, words: wording.Wording) -> str:
    """What Slack will ask for and why, and the way to Slack."""
    reasons = "".join(f"<li>{_text(reason(scope, words))}<code>{_text(scope)}</code></li>" for scope in features.SCOPES)
    body = (
        _paragraph(words.say("slack-install-about"))
        + f"<h2>{_text(words.say('slack-install-asks'))}</h2><ul>{reasons}</ul>"
        + _paragraph(words.say("slack-install-never"))
        + _link(url, words.say("slack-install-go"))
        + _small(words.say("slack-install-minutes"), words.say("slack-install-approval"), words.say("slack-install-cookie"))
    )
    return _page(words.say("slack-install-title"), body, words)


def reason(scope: str, words: wording.Wording) -> str:
    """What a permission is asked for."""
    return words.say(f"slack-install-scope-{scope.replace(':', '-')}")


def done(workspace: str | None, app_id: str | None, team_id: str | None, words: wording.Wording) -> str:
    """It is in, and what to do next. `workspace` is its name, as people there wrote it."""
    lead = words.say("slack-install-done", workspace=wording.isolate(workspace)) if workspace else words.say("slack-install-done-unnamed")
    steps = ("setup", "nothing", "again")
    body = (
        _paragraph(lead)
        + f"<h2>{_text(words.say('slack-install-next'))}</h2><ul>"
        + "".join(f"<li>{_text(words.say(f'slack-install-next-{step}'))}</li>" for step in steps)
        + "</ul>"
    )
    if app_id and team_id and _ID.fullmatch(app_id) and _ID.fullmatch(team_id):
        body += _link(f"https://slack.com/app_redirect?app={app_id}&team={team_id}", words.say("slack-install-open"))
    return _page(words.say("slack-install-done-title"), body, words)


def failed(why: str, words: wording.Wording) -> str:
    """Why it is not in, and the way to begin again. `why` is the last part of a message's key, never somebody's text."""
    body = _paragraph(words.say(f"slack-install-{why}")) + _link(features.INSTALL_PATH, words.say("slack-install-again"))
    return _page(words.say("slack-install-failed-title"), body, words)


def _page(title: str, body: str, words: wording.Wording) -> str:
    return (
        f'<!doctype html><html lang="{html.escape(words.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{_text(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{_text(title)}</h1>{body}</main></body></html>"
    )


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _small(*lines: str) -> str:
    return "".join(f'<p class="small">{_text(line)}</p>' for line in lines)


def _link(url: str, text: str) -> str:
    return f'<p><a class="go" href="{html.escape(url)}">{_text(text)}</a></p>'


def _text(text: str) -> str:
    return html.escape(text)
