"""A starting file for an edition of somebody's own: sound at once, with honest examples to write over."""

import json
import string
from pathlib import Path
from typing import Any

import pydantic

from frameworks import errors, keeping, loader, schema

PATTERNS_FOLDER = loader.DATA.parent / "starting"


class UnfitAnswer(errors.BoardpulseError):
    """An edition cannot be called this."""


class AlreadyThere(errors.BoardpulseError):
    """There is a file of that name already."""


class CannotWrite(errors.BoardpulseError):
    """The file cannot be written. Check the folder."""


def write(folder: Path, *, identity: str, version: str, title: str, shape: schema.Shape) -> Path:
    """Write `<id>/<version>.toml` in a folder. Raises UnfitAnswer, AlreadyThere or CannotWrite, and then writes nothing."""
    _check("id", identity, schema.Key)
    _check("version", version, schema.Edition.model_fields["version"].rebuild_annotation())
    _check("title", title, schema.Line)
    file = folder / identity / f"{version}.toml"
    if file.exists():
        raise AlreadyThere(f"There is a file {file} already. Choose another version, or another folder.")
    given = {"id": identity, "version": version, "year": version[:4], "title": json.dumps(title.strip(), ensure_ascii=False)}
    parts = [(PATTERNS_FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in ("top", shape.value)]
    try:
        keeping.keep({file: string.Template("\n".join(parts)).substitute(given)})
    except OSError as exc:
        raise CannotWrite(f"{file} cannot be written. Check the folder.") from exc
    return file


def _check(name: str, given: str, form: Any) -> None:
    try:
        pydantic.TypeAdapter(form).validate_python(given.strip())
    except pydantic.ValidationError as exc:
        pattern = str(exc.errors()[0].get("ctx", {}).get("pattern"))
        wanted = loader.PATTERNS.get(pattern, "a line of text with at most 300 characters")
        raise UnfitAnswer(f"The {name} must be {wanted}.") from exc
