"""Lines of Teams, read as what was typed."""

import time
import urllib.parse
from typing import Any

import pytest

from adapters.teams import spoken
from tests.edge.teams import posted

BOB = "aaaaaaaa-0000-4000-8000-000000000002"
BOB_NAMED = posted.mention("Bob", "29:bob", aadObjectId=BOB.upper())
LINK = f"https://teams.microsoft.com/l/channel/{urllib.parse.quote(posted.BOARD, safe='')}/Board?groupId=g&tenantId=t"
BOARD = f"#[{posted.BOARD}]"


def text(raw: Any, *entities: Any, **more: Any) -> str:
    return spoken.read(posted.said(raw, entities=list(entities), **more)).text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("a < b & c <i>d</i>", "a < b & c <i>d</i>"),
        ("&lt;not an entity&gt;", "&lt;not an entity&gt;"),
        (" \n2 4&nbsp;\r\n", "2 4"),
        ("a\xa0b", "a b"),
        ("**bold** _and_ [so](on)", "**bold** _and_ [so](on)"),
        ("<at>Boardpulse</at> answers", "answers"),
        ("<at>Somebody</at> said", "Somebody said"),
        ("<at>", "<at>"),
        (None, ""),
        (["x"], ""),
        ("\ud800 \x00", "?"),
    ],
)
def test_a_plain_line_is_what_was_typed(raw: Any, plain: str) -> None:
    assert text(raw) == plain
    assert text(raw, textFormat=None) == plain
    assert text(raw, textFormat="markdown") == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<div>a &lt; b &amp; c</div>", "a < b & c"),
        ("one<br>two<br />three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<b style='x'>2</b> 4", "2 4"),
        ("1 < 2", "1 < 2"),
        ("&amp;lt;", "&lt;"),
        ("<p><at>Boardpulse</at>&nbsp;my data</p>", "my data"),
    ],
)
def test_markup_goes_where_teams_says_that_there_is_some(raw: str, plain: str) -> None:
    assert text(raw, textFormat="xml") == plain


def test_the_bots_name_goes_and_others_names_stay() -> None:
    ours = posted.mention()
    assert text("<at>Boardpulse</at> seats of <at>Bob</at>", ours, BOB_NAMED) == f"seats of @[{BOB}]"
    assert text("<at>Bob</at> and <at>Bob</at>", BOB_NAMED, posted.mention("Bob", "29:other")) == f"@[{BOB}] and Bob"
    assert text("<at>Board</at>", posted.mention("Board", posted.BOARD)) == BOARD
    assert text("<at>Renamed</at> help", posted.mention("Renamed")) == "help"


def test_whether_the_bot_is_meant() -> None:
    assert spoken.read(posted.said("hi", entities=[posted.mention()])).to_bot
    assert not spoken.read(posted.said("<at>Boardpulse</at> hi", entities=[BOB_NAMED])).to_bot
    assert not spoken.read(posted.said("hi", entities=[posted.mention(mentioned="")], recipient={})).to_bot
    mixed: list[Any] = [None, [], "x", {"type": "mention"}, {"type": "mention", "mentioned": "28:bot", "text": {}}]
    odd: list[Any] = [None, "mention", {}, mixed]
    for one in odd:
        assert not spoken.read(posted.said("<at>x</at>", entities=one)).to_bot


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        (f"channel {LINK}", f"channel {BOARD}"),
        (f"channel {LINK} again", f"channel {BOARD} again"),
        (LINK.replace("microsoft.com", "cloud.microsoft"), BOARD),
        (f"[Board | Team]({LINK})", BOARD),
        (f"channel https://teams.microsoft.com/l/channel/{posted.BOARD}", f"channel {BOARD}"),
        ("https://teams.microsoft.com/l/channel/nonsense/x", "https://teams.microsoft.com/l/channel/nonsense/x"),
        ("https://teams.microsoft.com.evil.test/l/channel/19%3Ax", "https://teams.microsoft.com.evil.test/l/channel/19%3Ax"),
        ("https://teams.microsoft.com/l/message/19%3Ax", "https://teams.microsoft.com/l/message/19%3Ax"),
        ("https://teams.microsoft.com/l/channel/19%3Aa%5Db%20c/x", "https://teams.microsoft.com/l/channel/19%3Aa%5Db%20c/x"),
    ],
)
def test_a_link_to_a_channel_names_it(raw: str, plain: str) -> None:
    assert text(raw) == plain


def test_a_link_that_shows_its_title_alone_names_the_channel_too() -> None:
    def drawn(title: str) -> dict[str, Any]:
        content = f'<div>channel <a href="{LINK.replace("&", "&amp;")}" target="_blank">{title}</a></div>'
        return {"attachments": [{"contentType": "text/html", "content": content}]}

    assert text("channel Board | Team", **drawn("Board | Team")) == f"channel {BOARD}"
    assert text("channel", **drawn("Board &amp; Co")) == f"channel {BOARD}"
    assert text(f"channel {LINK}", **drawn("Board")) == f"channel {BOARD}", "once is enough"
    assert text("x", attachments=[None, 7, {"contentType": "text/html", "content": [LINK]}]) == "x"


def test_no_link_without_an_end_keeps_us_busy() -> None:
    """Each was read as often as it has letters that may belong to the channel's name."""
    page = "https://teams.microsoft.com/l/channel/"
    drawn = f'"{page}{"a" * 1250}"{"c" * 499}>{"d" * 201}' * 50
    begun = time.process_time()
    text(f"[x]({page}" + "a" * 250_000, attachments=[{"contentType": "text/html", "content": drawn}])
    text(f"[x]({page}{'a' * 300}" * 700)
    assert time.process_time() - begun < 0.2


@pytest.mark.parametrize(
    "piece",
    ["<at>", "<at ", "<at>x</at", "<", "[", "](", "&nbsp;", "<a href=", "https://teams.microsoft.com/l/channel/", f"[x]({LINK}", "pulse "],
)
def test_no_text_keeps_us_busy(piece: str) -> None:
    """Far from what a pattern would take that goes back over everything again and again."""
    raw = (piece * (250_000 // len(piece)))[:250_000]
    begun = time.process_time()
    for form in ("plain", "xml"):
        text(raw, posted.mention(), textFormat=form, attachments=[{"contentType": "text/html", "content": f'"{raw}"'}])
    assert time.process_time() - begun < 5
