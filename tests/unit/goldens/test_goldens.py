"""Every message of what a board gets back, held against how each platform drew it when somebody last looked.

A change that is meant: `python -m tests.unit.goldens.renew`, look at what changed, and commit it with the reason.
"""

import pathlib
import re

import pytest

from conversations import messages, sending
from tests.unit.goldens import cases, drawn

KEPT = pathlib.Path(__file__).parent / "kept"
MOST_BYTES = 3_000_000
HOLES = re.compile(r"[{}]|(?<=[a-z:,(] )None\b|\b0 of 0\b|\bnan\b|[a-z]  [a-z]|[^.]\.\.(?!\.)|<[a-z]+\.| [.,;] ")
NEVER = re.compile(r"\b(scores?|rank(s|ed|ing)?|league|performance|amber|anonym\w*)\b", re.IGNORECASE)


@pytest.mark.parametrize("platform", drawn.PLATFORMS)
def test_each_message_is_drawn_as_it_was_when_it_was_looked_at(platform: str) -> None:
    ending, draw = drawn.PLATFORMS[platform]
    now = {name: draw(message) for name, message in cases.every().items()}
    kept = {file.stem: file.read_text(encoding="utf-8") for file in (KEPT / platform).glob(f"*.{ending}")}
    assert sorted(now) == sorted(kept)
    changed = [name for name in now if now[name] != kept[name]]
    assert changed == []


def test_no_two_messages_are_one_and_the_same() -> None:
    found: dict[str, list[str]] = {}
    for name, one in cases.every().items():
        found.setdefault(repr(one), []).append(name)
    assert [names for names in found.values() if len(names) > 1] == []


def test_every_kind_that_is_sent_is_among_them() -> None:
    assert {kind for kind, _ in cases.sent().values()} == set(sending.Kind)


def test_no_message_has_a_hole_or_a_word_that_nobody_is_to_read() -> None:
    said = {name: f"{one.summary}\n{messages.plain_text(one)}" for name, one in cases.every().items()}
    found = {name: hit.group() for name, text in said.items() if (hit := HOLES.search(text) or NEVER.search(text))}
    assert found == {}


def test_they_stay_small_enough_to_be_read() -> None:
    assert sum(file.stat().st_size for file in KEPT.rglob("*.*")) < MOST_BYTES
