"""The one reader of the environment."""

import pathlib
from collections.abc import Callable

import pytest

from adapters.console import messenger
from bot import config, wiring


def test_without_any_setting_it_works_out_of_the_box() -> None:
    settings = config.read()
    assert settings.database_url.get_secret_value() == "sqlite:///boardpulse.sqlite3"
    assert (settings.listen_host, settings.data_folder) == ("127.0.0.1", pathlib.Path("boardpulse-data"))


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_LISTEN_PORT", "9000")
    monkeypatch.setenv("BOARDPULSE_LOG_LEVEL", "debug")
    settings = config.read()
    assert (settings.listen_port, config.log_number(settings)) == (9000, 10)


def faults(check: Callable[[str], None] | None = None) -> tuple[str, ...]:
    with pytest.raises(config.BadSettings) as caught:
        config.read(check)
    return caught.value.faults


def test_every_bad_one_is_named_at_once_in_our_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "LISTEN_PORT", "LOG_LEVEL", "LEASE_SECONDS", "LANGUAGE"):
        monkeypatch.setenv(f"BOARDPULSE_{name}", "hunter2")
    monkeypatch.setenv("BOARDPULSE_LISTEN_HOST", "")
    assert faults(wiring.check_database_url) == (
        "BOARDPULSE_DATABASE_URL: The database address must begin with sqlite:/// or postgresql://.",
        "BOARDPULSE_LANGUAGE: This must be a language that has a catalogue: cy, en-GB.",
        "BOARDPULSE_LOG_LEVEL: This must be one of these: debug, info, warning, error.",
        "BOARDPULSE_LISTEN_HOST: This must be the name or address of this machine, such as 127.0.0.1.",
        "BOARDPULSE_LISTEN_PORT: This must be a whole number from 0 to 65535.",
        "BOARDPULSE_LEASE_SECONDS: This must be a number of seconds from 50 to 600.",
    )


@pytest.mark.parametrize("value", ["49.9", "601", "nan", "inf", "-1"])
def test_a_lease_holds_twice_as_long_as_the_console_may_take(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_LEASE_SECONDS", value)
    assert len(faults()) == 1
    monkeypatch.setenv("BOARDPULSE_LEASE_SECONDS", "50")
    assert config.read().lease_seconds == config.LEAST_LEASE == messenger.ConsoleMessenger.timeout * 2


def test_a_language_without_a_catalogue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_LANGUAGE", "de")
    assert faults() == ("BOARDPULSE_LANGUAGE: This must be a language that has a catalogue: cy, en-GB.",)


def test_a_slip_in_a_name_is_named_with_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_DATABASE", "hunter2")
    monkeypatch.setenv("BOARDPULSE_XYZZY", "hunter2")
    assert faults() == (
        'BOARDPULSE_DATABASE: There is no such setting. Did you mean "BOARDPULSE_DATABASE_URL"?',
        "BOARDPULSE_XYZZY: There is no such setting. Remove it.",
    )


def test_what_is_not_bad_can_still_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_LISTEN_PORT", "nonsense")
    monkeypatch.setenv("BOARDPULSE_DATA_FOLDER", "kept-here")
    with pytest.raises(config.BadSettings) as caught:
        config.read()
    assert caught.value.bad == {"listen_port"}
    assert (caught.value.rest.listen_port, caught.value.rest.data_folder) == (8080, pathlib.Path("kept-here"))


def test_a_folder_stands_in_place_of_two_settings_whatever_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_DATABASE_URL", "nonsense")
    settings = config.read(wiring.check_database_url, pathlib.Path("/a#b?c%20d"))
    assert wiring.sqlite_file(settings) == pathlib.Path("/a#b?c%20d/board.sqlite3")
    assert settings.data_folder == pathlib.Path("/a#b?c%20d/data")


def test_a_secret_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDPULSE_DATABASE_URL", "postgresql://user:hunter2@host/name")
    settings = config.read()
    assert "hunter2" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(config.read(), "listen_port", 1)  # noqa: B010 - a type checker would refuse the plain form, which is the point
