"""A set's ground rules with who wrote them last, in one text: what is encrypted is one text. Pure."""

import dataclasses
import datetime
import uuid

LONGEST = 2000
_MARK = "\x1e"
"""No text of a person's holds it: they come without control characters."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules, and who changed them last and when (aware); None where that was not noted."""

    text: str
    by_id: uuid.UUID | None = None
    at: datetime.datetime | None = None


def write(rules: Rules) -> str:
    """As one text; empty for no rules."""
    if not rules.text or rules.by_id is None or rules.at is None:
        return rules.text
    return f"{_MARK}{rules.by_id.hex} {rules.at.isoformat()}\n{rules.text}"


def read(kept: str) -> Rules:
    """What `write` made."""
    if not kept.startswith(_MARK):
        return Rules(text=kept)
    head, _, text = kept[1:].partition("\n")
    who, _, at = head.partition(" ")
    return Rules(text=text, by_id=uuid.UUID(hex=who), at=datetime.datetime.fromisoformat(at))
