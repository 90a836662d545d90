"""What the command line does for Microsoft Teams: the app package, and a word about every setting that is missing."""

import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile

import pytest

from bot import clock, config, doctor, serving, wiring, wiring_teams
from conversations import wording
from frameworks import errors
from tests.acceptance.test_command_line import boardpulse
from tests.conftest import ROOT

APP_ID, TENANT = "11111111-2222-3333-4444-555555555555", "99999999-8888-7777-6666-555555555555"
KEYS = {"BOARDPULSE_SECRET_KEYS": wiring.new_key()}
BOT = {"MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "hunter2"}
ONE = BOT | KEYS | {"MicrosoftAppTenantId": TENANT}
MANY = BOT | KEYS | {"MicrosoftAppType": "MultiTenant"}
REHEARSAL = KEYS | {"BOARDPULSE_TEAMS_DEVELOPMENT": "true"}


def test_the_package_is_written_from_the_settings_or_from_what_is_said(tmp_path: pathlib.Path) -> None:
    by_settings = boardpulse("manifest", "teams", folder=tmp_path, MicrosoftAppId=APP_ID, BOARDPULSE_PUBLIC_URL="https://pulse.example.org")
    assert (by_settings.returncode, "boardpulse-teams.zip" in by_settings.stdout) == (0, True), by_settings.stderr
    said = boardpulse("manifest", "teams", "--app-id", APP_ID, "--url", "https://pulse.example.org/", "--out", "own.zip", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    first, second = ((tmp_path / name).read_bytes() for name in ("boardpulse-teams.zip", "own.zip"))
    assert first == second
    made = json.loads(zipfile.ZipFile(io.BytesIO(first)).read("manifest.json"))
    assert (made["id"], made["developer"]["websiteUrl"]) == (APP_ID, "https://pulse.example.org/teams/about")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"public_url": "https://pulse.example.org"}, "--app-id"),
        ({"app_id": APP_ID}, "--url"),
        ({"app_id": APP_ID, "public_url": "http://pulse.example.org"}, "https://"),
        ({"app_id": "boardpulse", "public_url": "https://pulse.example.org"}, "GUID"),
        ({"app_id": APP_ID, "public_url": "https://pulse.example.org", "version": "2"}, "1.0.2"),
    ],
)
def test_a_package_that_cannot_be_made_says_what_to_do(given: dict[str, str], says: str) -> None:
    with pytest.raises(errors.BoardpulseError, match=says):
        wiring_teams.package(config.read(), **given)


@pytest.mark.parametrize(("arguments", "says"), [((), "--app-id"), (("--app-id", APP_ID, "--out", "missing/own.zip"), "--out")])
def test_a_package_that_cannot_be_written_ends_with_a_clear_sentence(arguments: tuple[str, ...], says: str, tmp_path: pathlib.Path) -> None:
    shown = boardpulse("manifest", "teams", *arguments, folder=tmp_path, BOARDPULSE_PUBLIC_URL="https://pulse.example.org")
    assert (shown.returncode, shown.stdout, says in shown.stderr, "Traceback" in shown.stderr) == (2, "", True, False), shown.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "health", "said"),
    [
        ({}, doctor.Health.OFF, "nobody is reached there"),
        ({"MicrosoftAppType": "MultiTenant"}, doctor.Health.OFF, "nobody is reached there"),
        (ONE, doctor.Health.GOOD, "At /api/messages, for one tenant."),
        (ONE | {"BOARDPULSE_TEAMS_TENANTS": f"{TENANT}, {APP_ID}"}, doctor.Health.GOOD, "for 2 tenants."),
        (MANY, doctor.Health.GOOD, "for every tenant that puts the app in."),
        (MANY | {"BOARDPULSE_TEAMS_TENANTS": TENANT}, doctor.Health.GOOD, "for one tenant."),
        (REHEARSAL, doctor.Health.GOOD, "Anybody on this machine can speak as anybody."),
        (REHEARSAL | {"BOARDPULSE_LISTEN_HOST": "localhost"}, doctor.Health.GOOD, "A rehearsal"),
        (REHEARSAL | {"BOARDPULSE_LISTEN_HOST": "::1"}, doctor.Health.GOOD, "A rehearsal"),
        ({"MicrosoftAppPassword": "hunter2"}, doctor.Health.BAD, "Set MicrosoftAppId and MicrosoftAppTenantId."),
        ({"MicrosoftAppId": APP_ID, "MicrosoftAppTenantId": TENANT} | KEYS, doctor.Health.BAD, "Set MicrosoftAppPassword."),
        ({"BOARDPULSE_TEAMS_TENANTS": TENANT}, doctor.Health.BAD, "Set MicrosoftAppId, MicrosoftAppPassword and"),
        (BOT | KEYS, doctor.Health.BAD, "Set MicrosoftAppTenantId."),
        (BOT | {"MicrosoftAppTenantId": TENANT}, doctor.Health.BAD, "BOARDPULSE_SECRET_KEYS"),
        ({"BOARDPULSE_TEAMS_DEVELOPMENT": "true"}, doctor.Health.BAD, "BOARDPULSE_SECRET_KEYS"),
        (REHEARSAL | {"BOARDPULSE_LISTEN_HOST": "0.0.0.0"}, doctor.Health.BAD, "BOARDPULSE_LISTEN_HOST"),  # noqa: S104 - refused
        (REHEARSAL | {"BOARDPULSE_LISTEN_HOST": "pulse.example.org"}, doctor.Health.BAD, "BOARDPULSE_LISTEN_HOST"),
        (REHEARSAL | BOT, doctor.Health.BAD, "MicrosoftAppId and MicrosoftAppPassword"),
        (REHEARSAL | {"MicrosoftAppId": APP_ID}, doctor.Health.BAD, "MicrosoftAppId and MicrosoftAppPassword"),
    ],
)
def test_the_doctor_names_what_is_missing(
    settings: dict[str, str], health: doctor.Health, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, held in settings.items():
        monkeypatch.setenv(name, held)
    found = doctor.teams(config.read(), wording.in_language())
    assert (found.health, said in found.says, "hunter2" in found.says) == (health, True, False), found.says


@pytest.mark.parametrize(("name", "held"), [("MicrosoftAppId", "boardpulse"), ("MicrosoftAppTenantId", "northby.example")])
def test_an_id_that_is_none_of_azures_is_named(name: str, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for each, good in ONE.items():
        monkeypatch.setenv(each, good)
    assert config.read().teams_is_on
    monkeypatch.setenv(name, held)
    with pytest.raises(config.BadSettings, match=f"{name}: This must be a GUID") as raised:
        config.read()
    assert held not in str(raised.value)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (BOT, "MicrosoftAppTenantId"),
        (REHEARSAL | {"BOARDPULSE_LISTEN_HOST": "0.0.0.0"}, "BOARDPULSE_LISTEN_HOST"),  # noqa: S104 - refused
        (REHEARSAL | BOT, "BOARDPULSE_TEAMS_DEVELOPMENT"),
        (REHEARSAL | {"SLACK_BOT_TOKEN": "x", "BOARDPULSE_LISTEN_HOST": "::"}, "SLACK_SIGNING_SECRET.*\n.*BOARDPULSE_LISTEN_HOST"),
    ],
)
async def test_half_a_set_of_settings_is_not_served(settings: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, held in settings.items():
        monkeypatch.setenv(name, held)
    with pytest.raises(serving.HalfSetUp, match=says):
        await serving.serve(config.read(), clock.SystemClock(), pytest.fail)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MicrosoftAppType", "hunter2", "MicrosoftAppType: This must be SingleTenant or MultiTenant."),
        ("BOARDPULSE_TEAMS_SERVICE_URL", "http://hunter2.example", "with https or on this machine"),
        ("BOARDPULSE_TEAMS_OPENID_URL", "http://localhost.hunter2.example", "with https or on this machine"),
        ("BOARDPULSE_TEAMS_OPENID_URL", "http://localhost@hunter2.example", "with https or on this machine"),
        ("BOARDPULSE_TEAMS_TENANTS", "hunter2, hunter 2", "tenant ids with commas between"),
        ("BOARDPULSE_TEAMS_DEVELOPMENT", "hunter2", "true or false"),
        ("BOARDPULSE_TEAMS_APP_ID", "11111111-2222-3333-4444-555555555555", "There is no such setting."),
    ],
)
def test_settings_that_cannot_be_used_are_named(name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(config.BadSettings) as caught:
        config.read()
    (fault,) = caught.value.faults
    assert (name in fault, says in fault, "hunter2" in fault or value in fault) == (True, True, False)


LOADED = """
import asyncio, sys
from bot import clock, config, serving, wiring
from bot.commands import cli

async def run():
    async with wiring.joined(config.read(), clock.SystemClock()) as bot:
        print(len(bot.ways_in), sorted({name.split(".")[0] for name in sys.modules} & {"botbuilder", "botframework", "msrest", "msal"}))

asyncio.run(run())
"""


@pytest.mark.parametrize(
    ("settings", "printed"),
    [({}, "0 []"), ({"SLACK_SIGNING_SECRET": "x", "SLACK_BOT_TOKEN": "xoxb-x"}, "1 []"), (REHEARSAL, "1 ['botbuilder', ")],
)
def test_microsofts_framework_is_loaded_only_where_teams_is_on(
    settings: dict[str, str], printed: str, migrated_sqlite: str, tmp_path: pathlib.Path
) -> None:
    environment = {"PYTHONPATH": str(ROOT), "BOARDPULSE_DATABASE_URL": migrated_sqlite} | settings
    shown = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith(printed)


CUT_OFF = {"BOARDPULSE_TEAMS_OPENID_URL": "http://127.0.0.1:9/keys", "HTTPS_PROXY": "http://127.0.0.1:9"}
"""Nothing of Microsoft's can be reached."""


@pytest.mark.parametrize(("settings", "refused", "loud"), [(REHEARSAL, 403, True), (ONE | CUT_OFF, 401, False)])
def test_it_serves_and_lets_nobody_in_who_proves_nothing(
    settings: dict[str, str],
    refused: int,
    loud: bool,  # noqa: FBT001 - a parameter of the test
    migrated_folder: pathlib.Path,
) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BOARDPULSE_LISTEN_PORT": "0", "PYTHONUNBUFFERED": "1", **settings}
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(
        command, cwd=migrated_folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            said = [""]
            while "Health: " not in said[-1]:
                said.append(server.stdout.readline())
                assert said[-1], "it ended"
            base = said[-1].split("Health: ")[1].split("/healthz")[0]
            with urllib.request.urlopen(f"{base}/teams/about", timeout=10) as answer:
                assert (answer.status, b'<h2 id="privacy">' in answer.read()) == (200, True)
            forged = urllib.request.Request(f"{base}/api/messages", data=b"{}", headers={"Host": "pulse.example.org"})
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(forged, timeout=10)
            caught.value.close()
            assert (caught.value.code, any("REHEARSAL" in line for line in said)) == (refused, loud)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0
        finally:
            server.kill()
