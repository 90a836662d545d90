"""A small sound edition, and a folder to spoil it in."""

from collections.abc import Callable
from pathlib import Path

import pytest

SOUND = """\
id = "small"
version = "2020"
title = "A small edition"
short_title = "Small"
about = "Two things, three levels."
how_to_use = "Choose one."
minutes = 1

[source]
document = "A document"
published = "2020"
section = "All of it"

[scale]
shape = "levels"

[[scale.levels]]
value = 0
name = "Not yet"

[[scale.levels]]
value = 1
name = "Begun"

[[scale.levels]]
value = 2
name = "Done"

[[items]]
key = "first"
name = "First"
question = "How is the first thing?"
position = 1
terms = ["LINk"]

[[items.descriptors]]
level = 1
text = "The first thing has begun."

[[items.descriptors]]
level = 2
text = "The first thing is done."

[[items]]
key = "second"
name = "Second"
question = "How is the second thing?"
position = 2

[[items.descriptors]]
level = 1
text = "The second thing has begun."

[[items.descriptors]]
level = 2
text = "The second thing is done."

[[terms]]
term = "LINk"
meant = "Local Involvement Network."
today = "Local Healthwatch."
checked = 2026-11-22
"""

Spoil = Callable[..., str]
Shelve = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def spoil() -> Spoil:
    """The sound edition with each (old, new) pair replaced; the old text must stand there exactly once."""

    def spoil(*changes: tuple[str, str]) -> str:
        text = SOUND
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sound edition"
            text = text.replace(old, new)
        return text

    return spoil


@pytest.fixture
def shelve(tmp_path: Path) -> Shelve:
    """Write texts or bytes to files of a data folder and return the folder."""

    def shelve(files: dict[str, str | bytes]) -> Path:
        for name, held in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held.encode() if isinstance(held, str) else held)
        return tmp_path

    return shelve
