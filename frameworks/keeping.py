"""Files written whole or not at all, several of them together. Knows nothing of what they hold."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def keep(texts: Mapping[Path, str]) -> None:
    """Write each text to its file, in place of what was there. Raises OSError, and then nothing was put in place.

    Everything is on the disk before the first file is put in its place; only a machine that fails in that moment leaves some of them.
    """
    written: dict[Path, Path] = {}
    try:
        for file, text in texts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
            written[file] = Path(name)
            with os.fdopen(descriptor, "w", encoding="utf-8") as held:
                held.write(text)
                held.flush()
                os.fsync(held.fileno())
        for file, part in written.items():
            part.replace(file)
    finally:
        for part in written.values():
            part.unlink(missing_ok=True)
