"""Adaptive Cards as a person meets them: what can be read, and what can be pressed. Knows nothing of who sent them."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

Card = Mapping[str, Any]

_UNREAD = frozenset({"data", "fallback", "fallbackText", "speak", "url", "id", "verb", "type"})
_READ = frozenset({"text", "title", "value", "altText", "label", "placeholder"})


@dataclasses.dataclass(frozen=True, kw_only=True)
class Input:
    """One input: its id, what is written at it, and what stands in it."""

    name: str
    label: str
    value: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Button:
    """One button. `action` as the card has it, `inputs` go with it. `opens`: it shows more of the card, and does nothing else."""

    label: str
    action: Mapping[str, Any]
    inputs: tuple[Input, ...]
    opens: bool


def texts(card: object) -> list[str]:
    """Everything readable in a card or a part of one, in order. The runs of one paragraph are read as one."""
    return list(_texts(card))


def buttons(card: Card, outside: tuple[Input, ...] = ()) -> list[Button]:
    """All buttons, in order, those that another shows right after it. `outside` are inputs of the card around this one."""
    found: list[Button] = []
    inputs = (*outside, *_inputs(card))
    for action in (one for one in _parts(card) if one["type"].startswith("Action.")):
        opens = action["type"] == "Action.ShowCard"
        found.append(Button(label=action.get("title", ""), action=action, inputs=_sent(action, inputs), opens=opens))
        found += buttons(action["card"], inputs) if opens else []
    return found


def _sent(action: Mapping[str, Any], inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    return () if action.get("associatedInputs") == "none" else inputs


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        if part.get("type") == "RichTextBlock":
            yield "".join(run if isinstance(run, str) else run.get("text", "") for run in part.get("inlines", []))
            return
        for name, held in part.items():
            if name in _READ and isinstance(held, str):
                yield held
            elif name not in _UNREAD:
                yield from _texts(held)


def _parts(part: object) -> Iterator[Mapping[str, Any]]:
    """Everything with a type, but not what is behind a ShowCard, nor what stands in for something."""
    if isinstance(part, list):
        for one in part:
            yield from _parts(one)
    elif isinstance(part, dict):
        if isinstance(part.get("type"), str):
            yield part
        for name, held in part.items():
            if name not in {"data", "fallback", "msteams"} and not (name == "card" and part.get("type") == "Action.ShowCard"):
                yield from _parts(held)


def _inputs(card: Card) -> Iterator[Input]:
    every = (one for one in _parts(card) if one["type"].startswith("Input."))
    return (Input(name=one["id"], label=one.get("label", ""), value=one.get("value", "")) for one in every)
