"""What buttons and boxes of one set meeting, and of one set, carry."""

import dataclasses
import uuid

from conversations import actions, messages
from conversations.learning_sets import state


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mark:
    """Makes actions on one set meeting."""

    set_meeting_id: uuid.UUID

    def do(self, verb: str, value: str = "") -> str:
        """The encoded action."""
        return actions.encode(self._do(verb, value))

    def write(self, kind: state.NoteKind) -> str:
        """The encoded action that opens the box for a note."""
        return actions.encode(actions.Write(on=self._do("write", kind.value)))

    def choice(self, label: str, verb: str, value: str = "") -> messages.Choice:
        """A button."""
        return messages.Choice(label=label, action=self.do(verb, value))

    def _do(self, verb: str, value: str) -> actions.Do:
        return actions.Do(subject=actions.Subject.SET, verb=verb, on=self.set_meeting_id, value=value)


def do(verb: str, on: uuid.UUID | None = None, value: str = "") -> str:
    """The encoded action on a set, a set meeting, or on none yet."""
    return actions.encode(actions.Do(subject=actions.Subject.SET, verb=verb, on=on, value=value))


def write(verb: str, on: uuid.UUID | None = None, value: str = "") -> str:
    """The encoded action that opens a box."""
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.SET, verb=verb, on=on, value=value)))


def choice(label: str, verb: str, on: uuid.UUID | None = None, value: str = "", *, typed: str | None = None) -> messages.Choice:
    """A button; `typed` is what does the same."""
    return messages.Choice(label=label, action=do(verb, on, value), typed=typed)
