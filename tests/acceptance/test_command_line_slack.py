"""What the command line does for Slack: the manifest, the key, and a word about every setting that is missing."""

import json
import pathlib

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types
from cryptography import fernet

from bot import config, doctor
from conversations import wording
from tests.acceptance.test_command_line import boardpulse


def test_the_manifest_is_all_that_is_printed(tmp_path: pathlib.Path) -> None:
    shown = boardpulse("manifest", "slack", "--format", "json", "--url", "https://pulse.example.org/", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    made = json.loads(shown.stdout)
    assert made["settings"]["event_subscriptions"]["request_url"] == "https://pulse.example.org/slack/events"
    assert made["settings"]["token_rotation_enabled"] is False
    assert made == yaml.safe_load(
        boardpulse("manifest", "slack", folder=tmp_path, BOARDPULSE_PUBLIC_URL="https://pulse.example.org").stdout
    )
    many = boardpulse("manifest", "slack", "--many-workspaces", folder=tmp_path, BOARDPULSE_PUBLIC_URL="https://pulse.example.org")
    assert yaml.safe_load(many.stdout)["oauth_config"]["redirect_urls"] == ["https://pulse.example.org/slack/oauth_redirect"]
    socket_mode = yaml.safe_load(boardpulse("manifest", "slack", "--socket-mode", folder=tmp_path).stdout)
    assert socket_mode["settings"]["socket_mode_enabled"] is True


def test_a_manifest_without_an_address_says_what_to_do(tmp_path: pathlib.Path) -> None:
    shown = boardpulse("manifest", "slack", folder=tmp_path)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "--url" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_new_key_seals(tmp_path: pathlib.Path) -> None:
    first, second = (boardpulse("new-key", folder=tmp_path).stdout.strip() for _ in range(2))
    assert first != second
    fernet.Fernet(first.encode())
    both = boardpulse("migrate", folder=tmp_path, BOARDPULSE_SECRET_KEYS=f"{first}, {second}")
    assert both.returncode == 0, both.stderr
    wrong = boardpulse("migrate", folder=tmp_path, BOARDPULSE_SECRET_KEYS=f"{first},short")
    assert (wrong.returncode, first in wrong.stderr, "new-key" in wrong.stderr) == (2, False, True)


ONE = {"SLACK_SIGNING_SECRET": "hunter2", "SLACK_BOT_TOKEN": "xoxb-hunter2"}
MANY = {"SLACK_SIGNING_SECRET": "hunter2", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "hunter2"}


@pytest.mark.parametrize(
    ("settings", "health", "said"),
    [
        ({}, doctor.Health.OFF, "nobody is reached there"),
        ({"SLACK_BOT_TOKEN": "xoxb-hunter2"}, doctor.Health.BAD, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": "hunter2"}, doctor.Health.BAD, "SLACK_BOT_TOKEN"),
        (MANY, doctor.Health.BAD, "BOARDPULSE_SECRET_KEYS"),
        (MANY | {"BOARDPULSE_PUBLIC_URL": "https://pulse.example.org"}, doctor.Health.BAD, "BOARDPULSE_SECRET_KEYS"),
        (ONE, doctor.Health.GOOD, "By HTTP, at /slack/events, for one workspace."),
        ({"SLACK_APP_TOKEN": "xapp-hunter2", "SLACK_BOT_TOKEN": "x"}, doctor.Health.GOOD, "By Socket Mode, for one workspace."),
    ],
)
def test_the_doctor_names_what_is_missing(
    settings: dict[str, str], health: doctor.Health, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, held in settings.items():
        monkeypatch.setenv(name, held)
    found = doctor.slack(config.read(), wording.in_language())
    assert (found.health, said in found.says, "hunter2" in found.says) == (health, True, False)


def test_half_a_set_of_settings_is_not_served(tmp_path: pathlib.Path) -> None:
    shown = boardpulse("serve", folder=tmp_path, SLACK_BOT_TOKEN="xoxb-hunter2")  # noqa: S106 - nobody's
    assert (shown.returncode, "SLACK_SIGNING_SECRET" in shown.stderr, "Traceback" in shown.stderr) == (2, True, False)
