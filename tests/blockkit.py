"""The strict check of what is sent to Slack: a program that nobody here wrote, kept beside the repository, not in it."""

import functools
import importlib.util
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Protocol

import pytest

from tests.conftest import SHARED

_IN_ORDER = ("title", "text", "fields", "label", "accessory", "element", "elements")
CHECK = SHARED / "clients" / "blockkit_check.py"


class Sent(Protocol):
    """What chat.postMessage and chat.update are given."""

    @property
    def text(self) -> str: ...

    @property
    def blocks(self) -> Sequence[Mapping[str, Any]]: ...


@functools.cache
def _checker() -> ModuleType | None:
    spec = importlib.util.spec_from_file_location("blockkit_check", CHECK) if CHECK.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def checker() -> ModuleType:
    """The check itself; the test is skipped where it is not there."""
    found = _checker()
    if found is None:
        pytest.skip(f"no strict check: {CHECK.name} is not beside the repository")
    return found


def check_message(part: Sent) -> None:
    """Fails with every fault that Slack would find in this message."""
    faults = checker().check_call("chat.postMessage", {"text": part.text, "blocks": [dict(block) for block in part.blocks]})
    assert faults == []


def check_view(view: Mapping[str, Any]) -> None:
    """Fails with every fault that Slack would find in this modal or home page."""
    assert checker().check_view(dict(view)) == []


def check_call(method: str, args: Mapping[str, Any]) -> None:
    """Fails with every fault that Slack would find in one call of its Web API, arguments already decoded."""
    assert checker().check_call(method, dict(args)) == []


def said(blocks: Sequence[Mapping[str, Any]]) -> str:
    """All that these blocks show, as Slack shows it: in reading order, without what stands for a mark."""
    return "\n".join(_texts(list(blocks)))


def elements(blocks: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Everything that can be pressed, chosen or written in, in reading order."""
    found = [[block.get("accessory"), block.get("element"), *(block.get("elements") or [])] for block in blocks]
    return [one for some in found for one in some if one and "action_id" in one]


def _texts(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for one in node for text in _texts(one)]
    if not isinstance(node, dict):
        return []
    if isinstance(node.get("text"), str):
        if node.get("type") != "mrkdwn":
            return [node["text"]]
        return [node["text"].replace("*", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")]
    shown = [text for key in _IN_ORDER if key in node for text in _texts(node[key])]
    return [*shown, node["alt_text"]] if "alt_text" in node else shown
