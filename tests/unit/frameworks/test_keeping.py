"""Files are written whole or not at all, several of them together."""

from pathlib import Path

import pytest

from frameworks import keeping


def test_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("old", encoding="utf-8")
    keeping.keep({tmp_path / "a.toml": "new", tmp_path / "b" / "c.toml": "é"})
    assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "b" / "c.toml").read_text(encoding="utf-8") == "é"
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["a.toml", "c.toml"]


@pytest.mark.parametrize("spoilt", ["a file in place of the folder", "a text that cannot be written"])
def test_where_one_cannot_be_written_none_is(spoilt: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("old", encoding="utf-8")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    other = (tmp_path / "taken" / "b.toml", "x") if spoilt.startswith("a file") else (tmp_path / "b.toml", "\ud800")
    with pytest.raises((OSError, UnicodeEncodeError)):
        keeping.keep(dict([(tmp_path / "a.toml", "new"), other]))
    assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.toml", "taken"]
