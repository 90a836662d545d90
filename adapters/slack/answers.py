"""What Slack is told at once, by whichever way it asked."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.slack import deeds, payloads


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """An HTTP status, and a JSON body where there is something to say.

    Over Socket Mode 200 is an acknowledgement and everything else is none. `then` is called once the answer has left.
    """

    status: int = 200
    body: Mapping[str, Any] | None = None
    then: Callable[[], None] | None = None


Take = Callable[[deeds.Kind, payloads.Payload], Awaitable[Answer]]
"""Takes what Slack posted, and says what to answer. Raises nothing."""
