"""data/README.md explains every key that an edition may have, and no other."""

import re
import tomllib
from pathlib import Path

import pytest

from frameworks import loader

TEXT = (loader.DATA / "README.md").read_text(encoding="utf-8")
LINE = re.compile(r"^- `(\w+)` \((required|optional)\): .+ Example: `(.+)`$", re.MULTILINE)


def sections() -> dict[str, str]:
    parts = re.split(r"^Table: `([\w.]+)`$", TEXT, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


TABLES = {".".join(path) or "edition": table for path, table in loader.TABLES.items()}


def test_the_glossary_has_a_section_for_every_table() -> None:
    assert set(sections()) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_glossary_names_every_key_and_no_other(name: str) -> None:
    said = {key: need for key, need, _ in LINE.findall(sections()[name])}
    meant = {key: "required" if field.is_required() else "optional" for key, field in TABLES[name].model_fields.items()}
    assert said == meant
    assert len(re.findall(r"^- `", sections()[name], flags=re.MULTILINE)) == len(said)


@pytest.mark.parametrize("name", TABLES)
def test_every_example_is_toml_for_its_key_and_is_allowed(name: str) -> None:
    for key, _, example in LINE.findall(sections()[name]):
        parsed = tomllib.loads(example)
        if example.startswith("["):
            assert example.strip("[]").split(".")[-1] == key
            continue
        assert list(parsed) == [key]
        TABLES[name].__pydantic_validator__.validate_assignment(TABLES[name].model_construct(), key, parsed[key])


def test_the_folder_of_the_glossary_is_the_folder_that_is_loaded() -> None:
    editions = [path for path in loader.DATA.rglob("*.toml") if path.relative_to(loader.DATA).parts[0] not in loader.BESIDE]
    assert {path.parent.parent for path in editions} == {Path(loader.DATA)}
