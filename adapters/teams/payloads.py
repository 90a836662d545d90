"""Readers for what Teams posts, which may hold anything at all: a value of the wrong kind is as good as none. Pure, never raises."""

import datetime
import re
import zoneinfo

from adapters import unproven

AHEAD_AT_MOST = unproven.AHEAD_AT_MOST
KEY_AT_MOST = unproven.KEY_AT_MOST
Payload = unproven.Payload
at, digest, is_object, items, text, url = unproven.at, unproven.digest, unproven.is_object, unproven.items, unproven.text, unproven.url

_GUID_LIKE = re.compile(r"[A-Za-z0-9-]{1,64}")
_CONVERSATION = re.compile(r"[!-{}~]{1,250}")
_ACTIVITY = re.compile(r"[!-{}~]{1,128}")
_CHANNEL = re.compile(r"19:[A-Za-z0-9_.@-]{1,97}")
_LOCALE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")
_LONGEST_TIME = 40
_TEAMS_BEGAN = datetime.datetime(2017, 1, 1, tzinfo=datetime.UTC)


def handle(payload: object, *path: str) -> str:
    """The id of a person or a tenant in Entra, in small letters; empty where there is none."""
    return unproven.matching(_GUID_LIKE, at(payload, *path)).lower()


def conversation(payload: object, *path: str) -> str:
    """Teams' own id of a conversation, a team or an account ("19:…", "a:…", "29:…"); empty where there is none."""
    return unproven.matching(_CONVERSATION, at(payload, *path))


def thread(conversation_id: str) -> str:
    """The channel or chat that a conversation belongs to: its id without the message that it hangs on."""
    return conversation_id.partition(";messageid=")[0]


def activity(payload: object, *path: str) -> str:
    """The id of an activity, which is also the name of a message in its conversation; empty where there is none."""
    return unproven.matching(_ACTIVITY, at(payload, *path))


def channel(payload: object, *path: str) -> str:
    """The handle of a channel: its thread id. Empty where there is none."""
    found = at(payload, *path)
    return unproven.matching(_CHANNEL, thread(found) if isinstance(found, str) else None)


def locale(payload: object, *path: str) -> str:
    """A language and a country ("en-GB"); empty where there is none."""
    return unproven.matching(_LOCALE, at(payload, *path))


def zone(payload: object, *path: str) -> str:
    """A time zone that this machine knows too ("Europe/London"); empty where there is none."""
    found = at(payload, *path)
    try:
        return zoneinfo.ZoneInfo(found).key if isinstance(found, str) and found else ""
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return ""


def instant(stamp: object, now: datetime.datetime) -> datetime.datetime:
    """The instant of a time as Teams writes it. `now` where it is none, or where it cannot be: well ahead of us, or before Teams began."""
    if not isinstance(stamp, str) or len(stamp) > _LONGEST_TIME:
        return now
    try:
        found = datetime.datetime.fromisoformat(stamp)
        found = (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return now
    return found if _TEAMS_BEGAN <= found <= now + AHEAD_AT_MOST else now


def key(*parts: str) -> str:
    """A receipt key, however long its parts are."""
    return unproven.key(parts, "|")
