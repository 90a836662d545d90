"""Neutral messages as JSON text and back: for a reply that has to wait for its turn. Short-lived, so without versions."""

import dataclasses
import json
from typing import Any

from conversations import figures, messages

KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        messages.Message,
        messages.Heading,
        messages.Paragraph,
        messages.Link,
        messages.Quote,
        messages.Facts,
        figures.Table,
        messages.Choice,
        messages.Choices,
        messages.ScalePoint,
        messages.Scale,
        messages.FreeText,
        messages.ChannelPick,
        figures.ChartRow,
        figures.Dots,
        figures.Bar,
        figures.Panel,
        figures.Panels,
        figures.WebAxis,
        figures.Web,
        figures.CoursePoint,
        figures.CourseStretch,
        figures.CoursePanel,
        figures.Note,
        figures.Courses,
        figures.ControlPoint,
        figures.ControlStretch,
        figures.Control,
        messages.Picture,
    )
}
_FIELDS = {name: tuple(field.name for field in dataclasses.fields(kind)) for name, kind in KINDS.items()}
_NAMED = {figures.ControlPoint.__name__: ("mark", figures.Mark)}
"""The one field of a kind that is a name of ours, which JSON has as text."""


def to_json(message: messages.Message) -> str:
    """The whole message. A part carries the name of its kind, and its fields in order."""
    return _ENCODER.encode(message)


def from_json(text: str) -> messages.Message:
    """What `to_json` wrote. Raises ValueError for anything else."""
    try:
        message = _part(json.loads(text))
    except (TypeError, KeyError, RecursionError) as exc:
        raise ValueError("this is no stored message") from exc
    if not isinstance(message, messages.Message):
        raise ValueError("this is no stored message")  # noqa: TRY004 - it is the text that is wrong, not a type in our code
    return message


def _plain(part: Any) -> dict[str, Any]:
    """One part for json, which comes back for the parts inside it: it walks faster than we do."""
    name = type(part).__name__
    return {"_": name, "f": [getattr(part, field) for field in _FIELDS[name]]}


_ENCODER = json.JSONEncoder(default=_plain, ensure_ascii=True, check_circular=False, separators=(",", ":"))


def _part(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_part(one) for one in plain)
    if isinstance(plain, dict):
        name = plain["_"]
        fields = dict(zip(_FIELDS[name], map(_part, plain["f"]), strict=True))
        if name in _NAMED:
            field, kind = _NAMED[name]
            fields[field] = kind(fields[field])
        return KINDS[name](**fields)
    return plain
