"""The one reader of the environment."""

import pathlib

import pytest

from bot import config


def test_without_any_setting_it_works_out_of_the_box() -> None:
    settings = config.read()
    assert settings.database_url.get_secret_value() == "sqlite:///boardpulse.sqlite3"
    assert (settings.listen_host, settings.data_folder) == ("127.0.0.1", pathlib.Path("boardpulse-data"))


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_LISTEN_PORT", "9000")
    monkeypatch.setenv("BOARDPULSE_LOG_LEVEL", "debug")
    settings = config.read()
    assert (settings.listen_port, config.log_number(settings)) == (9000, 10)


def test_every_bad_one_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LISTEN_PORT", "LOG_LEVEL", "LEASE_SECONDS"):
        monkeypatch.setenv(f"BOARDPULSE_{name}", "nonsense")
    with pytest.raises(config.BadSettings) as caught:
        config.read()
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "BOARDPULSE_LOG_LEVEL",
        "BOARDPULSE_LISTEN_PORT",
        "BOARDPULSE_LEASE_SECONDS",
    ]
    assert "nonsense" not in str(caught.value)


def test_a_secret_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_DATABASE_URL", "postgresql://user:hunter2@host/name")
    settings = config.read()
    assert "hunter2" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(config.read(), "listen_port", 1)  # noqa: B010 - a type checker would refuse the plain form, which is the point
