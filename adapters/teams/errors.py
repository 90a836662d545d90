"""What the Bot Connector's refusals come to, in the few errors that the outbox knows. Pure: knows no request and no message.

By Microsoft's table of status codes (learn.microsoft.com, "Messages in bot conversations", Status code responses). It asks bots to try
412, 429, 502, 503 and 504 again, and nothing else. Where the body of a refusal is nested otherwise than the table shows, as it is for
MessageWritesBlocked, the code is looked for anywhere in it.
"""

import json
from collections.abc import Mapping
from typing import Any

from conversations import sending

_SHARED = "19:"
"""Threads that several people read begin like this: channels, teams and group chats."""
_LATER = frozenset({401, 408, 412, 502, 503, 504})
_CODE_AT_MOST = 80
_TO_PERSON: Mapping[str, sending.Reason] = {
    "ConversationBlockedByUser": sending.Reason.BLOCKED,
    "MessageWritesBlocked": sending.Reason.BLOCKED,
    "BotNotInConversationRoster": sending.Reason.NOT_INSTALLED,
    "ConversationNotFound": sending.Reason.NOT_INSTALLED,
    "ForbiddenOperationException": sending.Reason.NOT_INSTALLED,
    "NotEnoughPermissions": sending.Reason.NOT_INSTALLED,
    "BotDisabledByAdmin": sending.Reason.REVOKED,
}
_TO_CHANNEL: Mapping[str, sending.Reason] = {
    "ConversationBlockedByUser": sending.Reason.NOT_IN_CHANNEL,
    "MessageWritesBlocked": sending.Reason.ARCHIVED,
    "BotNotInConversationRoster": sending.Reason.NOT_IN_CHANNEL,
    "ConversationNotFound": sending.Reason.NOT_IN_CHANNEL,
    "ForbiddenOperationException": sending.Reason.NOT_IN_CHANNEL,
    "NotEnoughPermissions": sending.Reason.NOT_IN_CHANNEL,
    "BotDisabledByAdmin": sending.Reason.REVOKED,
}
NO_ACTIVITY = "ActivityNotFoundInConversation"
"""The message is gone; its conversation need not be."""
_WRONG_HOST = "InvalidBotApiHost"
_NOT_OURS = "BadArgument"
"""With 403: a conversation of another bot, whose id this one cannot read."""
CODES = frozenset({*_TO_PERSON, NO_ACTIVITY, _WRONG_HOST})


class TeamsRefused(sending.Refused):
    """The connector refused one call. `code` is Microsoft's own name for the reason, and may be empty."""

    def __init__(self, reason: sending.Reason, status: int, code: str) -> None:
        super().__init__(reason)
        self.status = status
        self.code = code


def of(status: int, code: str, retry_after: float, *, to_person: bool) -> sending.SendError:
    """The error for an answer that says no, or nothing that can be understood. `retry_after` are the seconds it asks us to wait."""
    if status == 429:
        return sending.RateLimited(retry_after)
    if status in _LATER or 300 <= status < 400:
        return sending.NotSent()
    if status >= 500 or status < 300:
        return sending.Unsure()
    return TeamsRefused(_reason(status, code, to_person=to_person), status, code)


def code_in(body: str) -> str:
    """Microsoft's name for the reason, out of the body of a refusal; empty where it says none."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    error = answer.get("error") if isinstance(answer, dict) else None
    said = _word(error.get("code") if isinstance(error, dict) else error)
    if said in CODES:
        return said
    return next((code for code in sorted(CODES) if code in body), said)


def is_personal(handle: str) -> bool:
    """Whether this is a person, or the chat with one; otherwise several people read it."""
    return not handle.startswith(_SHARED)


def _reason(status: int, code: str, *, to_person: bool) -> sending.Reason:
    known = (_TO_PERSON if to_person else _TO_CHANNEL).get(code)
    if known is not None:
        return known
    if status == 403 and code == _NOT_OURS:
        return sending.Reason.NOT_INSTALLED if to_person else sending.Reason.NOT_IN_CHANNEL
    if not to_person and status in {403, 404, 410} and code not in CODES:
        # Whatever it is called, nothing can be posted there: better the coordinators are asked than the summary lost.
        return sending.Reason.NOT_IN_CHANNEL
    return sending.Reason.REFUSED


def _word(given: Any) -> str:
    """A code without its spaces, and without anything that is no word."""
    word = given.replace(" ", "") if isinstance(given, str) else ""
    return word if word.isascii() and word.isalnum() and len(word) <= _CODE_AT_MOST else ""
