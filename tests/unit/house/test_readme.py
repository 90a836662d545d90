"""The README stays true: what it names is there."""

import re

import pytest

from bot import config
from tests.conftest import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `((?:BOARDPULSE_|SLACK_|Microsoft)\w+)` \|.*\| `?([^`|]*)`? \|$", TEXT, re.MULTILINE))
    fields = {config.variable(name): name for name in config.Settings.model_fields}
    assert set(rows) == set(fields)
    settings = config.read()
    for variable, stated in rows.items():
        held = getattr(settings, fields[variable])
        plain = held.get_secret_value() if hasattr(held, "get_secret_value") else held
        assert stated == _as_written(plain), variable


def _as_written(value: object) -> str:
    """A default, as whoever sets it would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value or "none")


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:bot|adapters|storage|conversations|frameworks|tests)/[\w./-]*)`", TEXT))))
def test_every_place_it_names_exists(place: str) -> None:
    assert (ROOT / place).exists()


def test_every_target_and_command_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^    )make ([a-z]+)", TEXT, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    cli = "".join((ROOT / "bot" / "commands" / name).read_text(encoding="utf-8") for name in ("cli.py", "cli_frameworks.py"))
    names = "migrate|doctor|serve|talk|demo|boards load|frameworks check|manifest slack|manifest teams|new-key"
    for command in set(re.findall(r"boardpulse frameworks ([a-z-]+)", TEXT)):
        assert f'app.command("{command}"' in cli, command
    for command in set(re.findall(rf"boardpulse ({names})", TEXT)):
        assert f'cli-{command.replace(" ", "-")}"' in cli, command


@pytest.mark.parametrize(("alt", "path"), re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", TEXT))
def test_each_picture_is_there_and_has_words(alt: str, path: str) -> None:
    assert (ROOT / path).read_bytes().startswith(b"\x89PNG")
    assert len(alt.split()) > 15


def test_the_words_of_the_house_are_all_there() -> None:
    words = "framework edition item board seat sector member pulse sitting answer reading delivery reply workspace"
    for word in words.split():
        assert re.search(rf"^\|[^|]*\b{word}\b[^|]*\|", TEXT, re.MULTILINE), word
