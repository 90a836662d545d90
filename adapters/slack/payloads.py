"""Readers for what Slack posts, which may hold anything at all: a value of the wrong kind is as good as none. Pure, never raises."""

import datetime
import math
import re

from adapters import unproven
from conversations import inbound

AHEAD_AT_MOST = unproven.AHEAD_AT_MOST
KEY_AT_MOST = unproven.KEY_AT_MOST
Payload = unproven.Payload
at, digest, is_object, items, text, url = unproven.at, unproven.digest, unproven.is_object, unproven.items, unproven.text, unproven.url

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")
_NUMBERED = re.compile(r"#[0-9]{1,3}$")
_MARKUP = re.compile(r"<([^<>]*)>|&(lt|gt|amp);")
_PLAIN = {"lt": "<", "gt": ">", "amp": "&"}
_SLACK_BEGAN = datetime.datetime(2013, 1, 1, tzinfo=datetime.UTC)


def handle(payload: object, *path: str) -> str:
    """Slack's id of a person, a channel, a team or a view; empty where there is none."""
    return unproven.matching(_ID, at(payload, *path))


def ts(payload: object, *path: str) -> str:
    """A timestamp in Slack's own form, which is also the name of a message in its channel; empty where there is none."""
    return unproven.matching(_TS, at(payload, *path))


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


def key(*parts: str) -> str:
    """A receipt key, however long its parts are."""
    return unproven.key(parts, ":")
