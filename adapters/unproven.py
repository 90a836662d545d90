"""Readers for JSON that may hold anything at all: a value of the wrong kind is as good as none. Pure, never raises. Knows no platform."""

import datetime
import hashlib
import re
from collections.abc import Mapping
from typing import Any, TypeGuard

Payload = Mapping[str, Any]

AHEAD_AT_MOST = datetime.timedelta(minutes=5)
"""A time further ahead of ours than this is not believed."""
KEY_AT_MOST = 255

_URL = re.compile(r"https?://[!-~]{1,500}")


def is_object(value: object) -> TypeGuard[Payload]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def at(payload: object, *path: str) -> Any:
    """What stands at a path of keys, or None."""
    found: Any = payload
    for key in path:
        if not isinstance(found, dict):
            return None
        found = found.get(key)
    return found


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


def url(payload: object, *path: str) -> str:
    """A web address; empty where there is none."""
    return matching(_URL, at(payload, *path))


def matching(pattern: re.Pattern[str], value: object) -> str:
    """The value where it is a text of that form, else an empty one."""
    return value if isinstance(value, str) and pattern.fullmatch(value) else ""


def key(parts: tuple[str, ...], between: str) -> str:
    """A receipt key of at most KEY_AT_MOST characters: parts that are too long together are told apart by their digest."""
    whole = between.join(parts)
    return whole if len(whole) <= KEY_AT_MOST else f"{whole[:64]}{between}{digest(whole)}"


def digest(whole: str) -> str:
    """32 characters that stand for any text."""
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:32]
