"""Looking for a message of ours in the conversation with a person: by the mark that it carries, and by nothing that it says."""

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from adapters.slack import api

EVENT_TYPE = "boardpulse_delivery"
PAGE = 15
"""The most that Slack gives at once to an app that is not in its marketplace."""
PAGES = 4


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """The timestamps of the parts that are there, by their numbers from 1 on, and how many there should be."""

    parts: dict[int, str]
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether every part is there."""
        return self.of > 0 and self.parts.keys() >= set(range(1, self.of + 1))

    def begun(self) -> list[str]:
        """The timestamps of the first parts, up to the first that is missing."""
        return [self.parts[number] for number in range(1, self.of + 1) if all(one in self.parts for one in range(1, number + 1))]


def mark(key: str, part: int, of: int) -> dict[str, Any]:
    """The metadata of one part, which Slack keeps unseen with the message."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key, "part": part, "of": of}}


async def look(calls: api.Api, tenant: str, channel: str, key: str, since: datetime.datetime) -> Seen | None:
    """What is there of the message with this key; None where so much was said that not all of it was read. Raises SendError."""
    parts: dict[int, str] = {}
    of, cursor = 0, None
    for _ in range(PAGES):
        page = await calls.call(
            tenant,
            "conversations.history",
            channel=channel,
            oldest=f"{since.timestamp():.6f}",
            inclusive=True,
            limit=PAGE,
            include_all_metadata=True,
            cursor=cursor,
        )
        for number, whole, ts in _marks(page, key):
            parts[number] = ts
            of = whole if number == max(parts) else of
        seen = Seen(parts=parts, of=of)
        metadata = page.get("response_metadata")
        cursor = metadata.get("next_cursor") if isinstance(metadata, dict) else None
        if seen.is_whole or not page.get("has_more") or not cursor:
            return seen
    return None


def _marks(page: dict[str, Any], key: str) -> Iterator[tuple[int, int, str]]:
    """Number, count and timestamp of every part with this key on one page, which may hold anything."""
    listed = page.get("messages")
    for one in listed if isinstance(listed, list) else []:
        metadata = one.get("metadata") if isinstance(one, dict) else None
        payload = metadata.get("event_payload") if isinstance(metadata, dict) and metadata.get("event_type") == EVENT_TYPE else None
        if isinstance(payload, dict) and payload.get("key") == key and isinstance(one.get("ts"), str):
            part, whole = payload.get("part"), payload.get("of")
            if isinstance(part, int) and isinstance(whole, int):
                yield part, whole, one["ts"]
