"""The strict check of what is sent to Teams: Microsoft's own schema of Adaptive Cards 1.5, and what Teams asks for beside it."""

import functools
import importlib.util
import json
import pathlib
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types

_MOST_BYTES = 28_000
_MOST_ACTIONS = 6
_LOOSE = ("data", "msteams", "metadata")
_MARKDOWN = set("*_[]`~#<>\\|{}@")
"""In a TextBlock each of these may be taken for markup by some Teams or other."""
_WITH_MARKDOWN = ("FactSet", "Media", "ImageSet")


class Node:
    """One thing with a type in a card, and the way to it."""

    def __init__(self, where: str, made: Mapping[str, Any]) -> None:
        self.where = where
        self.made = made
        self.kind: str = made["type"]


def check_card(card: Mapping[str, Any]) -> None:
    """Fails with every fault that Teams or Microsoft's schema would find in this card."""
    assert faults(card) == []


def check_activity(activity: Mapping[str, Any]) -> None:
    """Fails with every fault of a message that is posted."""
    assert activity["type"] == "message"
    assert activity["summary"]
    (attachment,) = activity["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert len(json.dumps(activity)) <= _MOST_BYTES
    check_card(attachment["content"])


def faults(card: Mapping[str, Any]) -> list[str]:
    """What is wrong with a card, each in a line."""
    found = [*_schema_faults(card), *(fault for node in nodes(card) for fault in _node_faults(node))]
    if card.get("version") != "1.5":
        found.append(f"version {card.get('version')}")
    found += [f"no {name}" for name in ("fallbackText", "lang") if not card.get(name)]
    ids = [node.made["id"] for node in nodes(card) if "id" in node.made]
    found += [f"the id {one} stands there twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    if len(json.dumps(card)) > _MOST_BYTES:
        found.append(f"{len(json.dumps(card))} bytes")
    return found


def nodes(made: Any, where: str = "") -> Iterator[Node]:
    """Everything in a card that has a type, in reading order."""
    if isinstance(made, list):
        for place, one in enumerate(made):
            yield from nodes(one, f"{where}/{place}")
    elif isinstance(made, dict):
        if isinstance(made.get("type"), str):
            yield Node(where, made)
        for key, one in made.items():
            if key not in _LOOSE:
                yield from nodes(one, f"{where}/{key}")


def of_kind(card: Mapping[str, Any], *kinds: str) -> list[dict[str, Any]]:
    """The things of these types, but for what stands in for a button on old clients."""
    return [dict(node.made) for node in nodes(card) if node.kind in kinds and not node.where.endswith("/fallback")]


def buttons(card: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Every button by what it says."""
    return {one["title"]: one for one in of_kind(card, "Action.Execute", "Action.ShowCard")}


def sets(card: Mapping[str, Any]) -> list[list[str]]:
    """What the buttons of each set say."""
    return [[action["title"] for action in one["actions"]] for one in of_kind(card, "ActionSet")]


def said(card: Mapping[str, Any]) -> str:
    """All that a card shows, opened or not: a line for each text, label, button and picture, in reading order."""
    return "\n".join(text for node in nodes(card) if not node.where.endswith("/fallback") for text in _shown(node.made))


def _shown(made: Mapping[str, Any]) -> list[str]:
    match made["type"]:
        case "TextBlock":
            return [made["text"]]
        case "RichTextBlock":
            return ["".join(run["text"] for run in made["inlines"])]
        case "Image":
            return [made["altText"]]
        case "Input.Text":
            return [made["label"], made.get("value", "")]
        case "Input.ChoiceSet":
            return [made["label"], *(one["title"] for one in made["choices"])]
        case "Action.Execute" | "Action.ShowCard":
            return [made["title"]]
    return []


def _node_faults(node: Node) -> Iterator[str]:
    made, kind = node.made, node.kind
    if kind == "TextBlock" and (_MARKDOWN & set(made["text"]) or not made.get("wrap")):
        yield f"{node.where}: a TextBlock with marks, or one that is cut off: {made['text'][:60]!r}"
    if kind == "TextRun" and "{{" in made["text"].rstrip("{"):
        yield f"{node.where}: a text that may become a date: {made['text'][:60]!r}"
    if kind in _WITH_MARKDOWN:
        yield f"{node.where}: {kind} may take text for markup"
    if kind in {"AdaptiveCard", "ActionSet"} and len(made.get("actions", ())) > _MOST_ACTIONS:
        yield f"{node.where}: {len(made['actions'])} buttons in one set"
    if kind.startswith("Input.") and (not made.get("label") or _MARKDOWN & set(made["label"]) or not made.get("id")):
        yield f"{node.where}: {kind} without an id or a plain label"
    if kind == "Image" and not made.get("altText"):
        yield f"{node.where}: a picture without its words"
    if kind == "Action.Execute":
        stand_in = {"type": "Action.Submit", **{key: made[key] for key in made if key not in {"type", "verb", "fallback"}}}
        if not made.get("verb") or made.get("fallback") != stand_in:
            yield f"{node.where}: a button without a verb, or without its like for old clients"
    if kind == "Action.Submit" and not node.where.endswith("/fallback"):
        yield f"{node.where}: Action.Submit where Action.Execute belongs"


def _schema_faults(card: Mapping[str, Any]) -> Iterator[str]:
    known = {key: value for key, value in card.items() if key != "msteams"}  # Teams' own addition
    for error in _validator().iter_errors(known):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def _of_its_own_kind(
    validator: Any, any_of: list[dict[str, Any]], instance: Any, schema: dict[str, Any]
) -> Iterator[jsonschema.ValidationError]:
    """Where the schema lists kinds of things, only the one that the thing says it is: quicker by far, and it tells what is wrong."""
    kinds = {one["allOf"][0]["$ref"].rpartition("/")[2]: one for one in any_of if one.get("required") == ["type"] and "allOf" in one}
    if len(any_of) == 1:
        yield from validator.descend(instance, any_of[0])
    elif not kinds or not isinstance(instance, dict):
        yield from jsonschema.Draft6Validator.VALIDATORS["anyOf"](validator, any_of, instance, schema)
    elif instance.get("type") not in kinds:
        yield jsonschema.ValidationError(f"{instance.get('type')} cannot stand here")
    else:
        yield from validator.descend(instance, kinds[instance["type"]])


@functools.cache
def _validator() -> Any:
    # Read as a file: importing the package takes a second.
    spec = importlib.util.find_spec("adaptive_cards")
    assert spec is not None
    assert spec.origin is not None
    schema = json.loads((pathlib.Path(spec.origin).parent / "schemas" / "schema-1.5.json").read_text("utf-8"))
    return jsonschema.validators.extend(jsonschema.Draft6Validator, {"anyOf": _of_its_own_kind})(schema)
