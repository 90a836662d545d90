"""Readers for what Slack posts, which may hold anything at all: a value of the wrong kind is as good as none. Pure, never raises."""

import datetime
import hashlib
import math
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from conversations import inbound

Payload = Mapping[str, Any]

AHEAD_AT_MOST = datetime.timedelta(minutes=5)
"""A time further ahead of ours than this is not believed."""
KEY_AT_MOST = 255

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")
_URL = re.compile(r"https?://[!-~]{1,500}")
_NUMBERED = re.compile(r"#[0-9]{1,3}$")
_MARKUP = re.compile(r"<([^<>]*)>|&(lt|gt|amp);")
_PLAIN = {"lt": "<", "gt": ">", "amp": "&"}
_SLACK_BEGAN = datetime.datetime(2013, 1, 1, tzinfo=datetime.UTC)


def is_object(value: object) -> TypeGuard[Payload]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def at(payload: object, *path: str) -> Any:
    """What stands at a path of keys, or None."""
    for key in path:
        if not isinstance(payload, dict):
            return None
        payload = payload.get(key)
    return payload


def items(payload: object, *path: str) -> list[Payload]:
    """The objects of the list at a path."""
    found = at(payload, *path)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def text(payload: object, *path: str) -> str:
    """The text at a path without what cannot be kept: NUL, and broken halves of characters. Empty where there is none."""
    found = at(payload, *path)
    if not isinstance(found, str):
        return ""
    return found if found.isprintable() else found.encode("utf-8", "replace").decode().replace("\x00", "")


def handle(payload: object, *path: str) -> str:
    """Slack's id of a person, a channel, a team or a view; empty where there is none."""
    return _matching(_ID, at(payload, *path))


def ts(payload: object, *path: str) -> str:
    """A timestamp in Slack's own form, which is also the name of a message in its channel; empty where there is none."""
    return _matching(_TS, at(payload, *path))


def url(payload: object, *path: str) -> str:
    """A web address; empty where there is none."""
    return _matching(_URL, at(payload, *path))


def flag(payload: object, *path: str) -> bool:
    """A truth value; commands carry it as a word."""
    return at(payload, *path) in (True, "true")


def instant(stamp: object, now: datetime.datetime) -> datetime.datetime:
    """The instant of a timestamp. `now` where it is none, or where it cannot be: well ahead of us, or before Slack began."""
    if not isinstance(stamp, str | int | float) or isinstance(stamp, bool) or (isinstance(stamp, str) and not _TS.fullmatch(stamp)):
        return now
    try:
        seconds = float(stamp)
    except OverflowError:
        return now
    if not math.isfinite(seconds) or not 0 < seconds <= (now + AHEAD_AT_MOST).timestamp():
        return now
    found = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return found if found >= _SLACK_BEGAN else now


def key(*parts: str) -> str:
    """A receipt key of at most KEY_AT_MOST characters: parts that are too long together are told apart by their digest."""
    whole = ":".join(parts)
    return whole if len(whole) <= KEY_AT_MOST else f"{whole[:64]}:{digest(whole)}"


def digest(whole: str) -> str:
    """32 characters that stand for any text."""
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:32]


def unnumbered(action_id: str) -> str:
    """An action id without the number that keeps it apart from an equal one on the same surface."""
    return _NUMBERED.sub("", action_id)


def as_typed(raw: str) -> str:
    """What a person typed, where Slack wrote links, names and three characters in its own way."""
    return _MARKUP.sub(_plain, raw)


def _plain(found: re.Match[str]) -> str:
    inner, entity = found.groups()
    if entity is not None:
        return _PLAIN[entity]
    target, _, label = inner.partition("|")
    label = _MARKUP.sub(_plain, label)
    if target[:1] in {"@", "#"} and _ID.fullmatch(target[1:]):
        return inbound.mention(target[1:], channel=target.startswith("#"))
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    return label or _MARKUP.sub(_plain, target)


def _matching(pattern: re.Pattern[str], value: object) -> str:
    return value if isinstance(value, str) and pattern.fullmatch(value) else ""
