"""What went between the bot and the local Teams client, as the client itself records it while it happens."""

import dataclasses
import json
import pathlib
import re
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from tests.end_to_end.teams import cards

T = TypeVar("T")
Record = Mapping[str, Any]
SEEN_SECONDS = 30.0
"""How long anything may take, on a machine that is busy with more than one test."""
RECORD = 'post /_internal/v1/configDebugOptions {"eventsRecordingEnabled": true}'
"""The driver's step that switches the recording on. Into which file, the client's environment says."""
FILE_VARIABLE = "M365_AGENTS_PLAYGROUND_RECORDING_FILE"
_BOT = "User Application"
_PLACE = re.compile(r"/v3/conversations/(?P<conversation>[^/?]+)/activities(?:/(?P<activity>[^/?]+))?")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """Something of the bot's in a conversation: a message, a later state of one, or an answer to a press. `at` counts the records.

    `message` is the message it belongs to; empty for words that stand beside the one that was pressed.
    """

    at: int
    conversation: str
    message: str
    text: str
    cards: tuple[cards.Card, ...]

    def reads(self) -> list[str]:
        """Everything that can be read in it."""
        return [self.text, *cards.texts(list(self.cards))]


class Traffic:
    """Read anew whenever it is looked at. `file` grows while a test runs."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file
        self._read = 0
        self._records: list[Record] = []
        self._rest = ""

    def records(self) -> Sequence[Record]:
        """All so far, each written once it was answered."""
        if self._file.exists():
            with self._file.open(encoding="utf-8") as file:
                file.seek(self._read)
                *whole, self._rest = (self._rest + file.read()).split("\n---\n")
                self._read = file.tell()
            self._records += map(json.loads, whole)
        return self._records

    def said(self, since: int = 0) -> list[Said]:
        """Everything the bot said, anywhere, in the order of its happening."""
        return list(_all_said(self.records(), since))

    def chats(self) -> dict[str, str]:
        """The one-to-one chats that were opened for people, by their user ids."""
        opened = (one for one in self.records() if one.get("activityName") == "createConversation" and not _body(one).get("isGroup"))
        return {_body(one)["members"][0]["id"]: one["response"]["body"]["id"] for one in opened}

    def answer_to(self, activity: str) -> Record | None:
        """What the bot answered to an activity."""
        mine = (one for one in self.records() if _is_heard(one) and _body(one).get("id") == activity)
        return next((one["response"] for one in mine), None)


def wait_for(look: Callable[[], T | None], what: Callable[[], str], seconds: float = SEEN_SECONDS) -> T:
    """What `look` finds, as soon as it does. Raises an AssertionError, with `what`, when it does not."""
    end = time.monotonic() + seconds
    while (found := look()) is None:
        assert time.monotonic() < end, what()
        time.sleep(0.03)  # another process writes the file
    return found


def _all_said(records: Sequence[Record], since: int) -> Iterator[Said]:
    for at, one in enumerate(records[since:], since):
        found = _answered(at, one) if _is_heard(one) else _sent(at, one)
        if found is not None:
            yield found


def _sent(at: int, record: Record) -> Said | None:
    """A message, or a later state of one, that the bot put somewhere, if it was taken."""
    place = _PLACE.search(record["request"]["url"])
    body, answer = _body(record), record["response"].get("body")
    if place is None or body.get("type") != "message" or record["response"]["statusCode"] >= 300:
        return None
    message = place["activity"] if record["request"]["method"] == "PUT" else answer["id"]
    where = urllib.parse.unquote(place["conversation"])
    return Said(at=at, conversation=where, message=urllib.parse.unquote(message), text=body.get("text") or "", cards=_attached(body))


def _answered(at: int, record: Record) -> Said | None:
    """What the bot answered to a press: words, or a card that takes the place of the one that was pressed."""
    body, answer = _body(record), record["response"].get("body")
    value = answer.get("value") if body.get("type") == "invoke" and isinstance(answer, dict) else None
    where = body.get("conversation", {}).get("id", "")
    if isinstance(value, str):
        return Said(at=at, conversation=where, message="", text=value, cards=())
    return Said(at=at, conversation=where, message=body.get("replyToId", ""), text="", cards=(value,)) if isinstance(value, dict) else None


def _is_heard(record: Record) -> bool:
    return bool(record["direction"].endswith(_BOT))


def _attached(message: Mapping[str, Any]) -> tuple[cards.Card, ...]:
    return tuple(one["content"] for one in message.get("attachments") or [] if "adaptive" in one.get("contentType", ""))


def _body(record: Record) -> Mapping[str, Any]:
    held: Mapping[str, Any] = (record.get("request") or {}).get("body") or {}
    return held
