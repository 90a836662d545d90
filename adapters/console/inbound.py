"""A line that somebody typed, as a neutral event. Pure."""

import datetime
import re
from collections.abc import Iterable

from adapters.console import render
from conversations import inbound

_PRESS = re.compile(r"\s*(?P<key>[A-Za-z]+)\s*\)?\s*")
_WRITE = re.compile(r"\s*(?P<key>[A-Za-z]+)(?:\s*\)?\s*:|\s*\)|\s)(?P<text>.*)", re.DOTALL)


def read(
    line: str, *, buttons: Iterable[render.Button], address: inbound.Address, receipt_key: str, sent_at: datetime.datetime
) -> inbound.Pressed | inbound.Typed:
    """A press where the line is a live button's key ("b", "B)"), or a box's key and a text ("b: my words"); else what was typed."""
    live = {button.key: button for button in buttons}
    pressed = _PRESS.fullmatch(line)
    button = live.get(pressed["key"].lower()) if pressed else None
    if button is not None:
        return inbound.Pressed(address=address, receipt_key=receipt_key, sent_at=sent_at, action=button.action)
    written = _WRITE.fullmatch(line)
    box = live.get(written["key"].lower()) if written else None
    if written is not None and box is not None and box.takes_text:
        text = written["text"].strip()
        return inbound.Pressed(address=address, receipt_key=receipt_key, sent_at=sent_at, action=box.action, text=text)
    return inbound.Typed(address=address, receipt_key=receipt_key, sent_at=sent_at, text=line)
