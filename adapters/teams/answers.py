"""What Teams is told at once."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.teams import payloads


@dataclasses.dataclass(frozen=True, kw_only=True)
class Answer:
    """An HTTP status, and a JSON body where there is something to say. `then` is called once the answer has left."""

    status: int = 200
    body: Mapping[str, Any] | None = None
    then: Callable[[], None] | None = None


Take = Callable[[payloads.Payload], Awaitable[Answer]]
"""Takes an activity whose token was checked, and says what to answer. Raises nothing."""
