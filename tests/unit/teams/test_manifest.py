"""The app package is one that Teams takes: Microsoft's own schema holds, its pictures are as wanted, and it asks for nothing."""

import copy
import html
import io
import json
import pathlib
import re
import zipfile
from collections.abc import Callable
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image

from adapters.teams import about, events, features, icons, manifest
from bot import config
from conversations import wording
from tests.conftest import ROOT

APP_ID = "1F2E3D4C-5b6a-4789-8abc-0123456789ab"
URL = "https://pulse.example.org"
GUIDE = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
SCHEMA = json.loads((pathlib.Path(__file__).parent / "manifest_schema" / "MicrosoftTeams.schema.json").read_text(encoding="utf-8"))


def made(**developer: str | None) -> dict[str, Any]:
    return manifest.manifest(APP_ID, manifest.developer(URL, **developer), version="1.2.3")


def faults(one: dict[str, Any]) -> list[str]:
    checked = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    return [fault.json_path for fault in checked.iter_errors(one)]


def opened(package: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package))


def test_microsofts_own_schema_holds() -> None:
    assert faults(made()) == []
    assert made()["manifestVersion"] == SCHEMA["properties"]["manifestVersion"]["const"] == manifest.SCHEMA_VERSION
    assert f"/v{manifest.SCHEMA_VERSION}/" in made()["$schema"]


def _drop(*path: str) -> Callable[[dict[str, Any]], Any]:
    def change(one: dict[str, Any]) -> None:
        inner = one
        for name in path[:-1]:
            inner = inner[name]
        del inner[path[-1]]

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        _drop("accentColor"),
        _drop("developer", "privacyUrl"),
        lambda one: one.update(surprise=1),
        lambda one: one["name"].update(short="x" * 31),
        lambda one: one["description"].update(short="x" * 81),
        lambda one: one["bots"][0].update(botId="not a guid"),
        lambda one: one["bots"][0].update(scopes=["everywhere"]),
        lambda one: one["bots"][0]["commandLists"][0]["commands"].extend([{"title": "x", "description": "x"}] * 9),
        lambda one: one["bots"][0]["commandLists"][0]["commands"][0].update(title="x" * 33),
        lambda one: one["bots"][0]["commandLists"][0]["commands"][0].update(description="x" * 129),
    ],
)
def test_the_schema_sees_what_teams_would_refuse(spoil: Callable[[dict[str, Any]], Any]) -> None:
    one = copy.deepcopy(made())
    spoil(one)
    assert faults(one) != []


def test_the_bot_is_in_peoples_own_chats_and_in_teams_and_asks_for_no_permission() -> None:
    one = made()
    (bot,) = one["bots"]
    assert (bot["scopes"], bot["supportsFiles"], bot["isNotificationOnly"]) == (["personal", "team"], False, False)
    assert not features.PERMISSIONS
    assert not {"authorization", "permissions", "devicePermissions", "webApplicationInfo", "composeExtensions", "staticTabs"} & set(one)
    assert one["validDomains"] == []


def test_the_bots_id_is_the_apps_id_in_small_letters() -> None:
    one = made()
    assert one["id"] == one["bots"][0]["botId"] == APP_ID.lower()


def test_people_read_about_it_where_it_is_served_or_on_pages_of_their_own() -> None:
    assert made()["developer"] == {
        "name": "Boardpulse",
        "websiteUrl": f"{URL}/teams/about",
        "privacyUrl": f"{URL}/teams/about#privacy",
        "termsOfUseUrl": f"{URL}/teams/about#terms",
    }
    own = made(name="Riverside Council", privacy="https://riverside.example/privacy", terms="https://riverside.example/terms")
    assert own["developer"] == {
        "name": "Riverside Council",
        "websiteUrl": f"{URL}/teams/about",
        "privacyUrl": "https://riverside.example/privacy",
        "termsOfUseUrl": "https://riverside.example/terms",
    }
    assert faults(own) == []


@pytest.mark.parametrize(
    "url", ["http://pulse.example.org", "pulse.example.org", "https://", "javascript:alert(1)", f"https://{'x' * 2048}"]
)
def test_only_addresses_with_https_are_taken(url: str) -> None:
    with pytest.raises(manifest.NotHttps, match="https"):
        manifest.developer(url)
    for given in ({"privacy": url}, {"terms": url}):
        with pytest.raises(manifest.NotHttps):
            manifest.developer(URL, **given)


def test_what_is_missing_is_named_with_the_way_to_give_it() -> None:
    by = manifest.developer(URL)
    for app_id in (None, ""):
        with pytest.raises(manifest.NoAppId, match="--app-id"):
            manifest.manifest(app_id, by, version="1.0.0")
    with pytest.raises(manifest.NoWebAddress, match="--url"):
        manifest.developer(None)


@pytest.mark.parametrize("app_id", ["28:app", "1f2e3d4c5b6a47898abc0123456789ab", f"{APP_ID}0", f"{{{APP_ID}}}", f"{APP_ID}\n"])
def test_an_app_id_is_a_guid(app_id: str) -> None:
    with pytest.raises(manifest.NotAnAppId):
        manifest.manifest(app_id, manifest.developer(URL), version="1.0.0")


@pytest.mark.parametrize("version", ["1", "1.0", "1.0.0.dev1", "01.0.0", "v1.0.0", ""])
def test_a_version_is_three_numbers(version: str) -> None:
    with pytest.raises(manifest.NotAVersion):
        manifest.manifest(APP_ID, manifest.developer(URL), version=version)


@pytest.mark.parametrize("name", ["x" * 33, " "])
def test_a_name_fits(name: str) -> None:
    with pytest.raises(manifest.NameTooLong):
        manifest.developer(URL, name=name)


def test_the_package_holds_three_files_and_is_the_same_every_time() -> None:
    first, second = manifest.package(made()), manifest.package(made())
    assert first == second
    packed = opened(first)
    assert packed.namelist() == ["manifest.json", "color.png", "outline.png"]
    assert packed.testzip() is None
    assert json.loads(packed.read("manifest.json")) == made()
    assert {made()["icons"]["color"], made()["icons"]["outline"]} < set(packed.namelist())
    assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_coloured_icon_fills_its_square_and_keeps_its_shapes_in_the_middle() -> None:
    picture = Image.open(io.BytesIO(icons.colour()))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (192, 192), "RGB")
    background = picture.getpixel((0, 0))
    assert isinstance(background, tuple)
    around = picture.copy()
    around.paste(background, (36, 36, 156, 156))
    assert around.getcolors() == [(192 * 192, background)], "every client shows only the middle 120 pixels"
    assert len(picture.getcolors(maxcolors=1000) or []) > 1
    assert made()["accentColor"] == "#{:02x}{:02x}{:02x}".format(*background)


def test_the_outline_is_white_and_nothing_else() -> None:
    picture = Image.open(io.BytesIO(icons.outline()))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (32, 32), "RGBA")
    red, green, blue, alpha = (channel.getextrema() for channel in picture.split())
    assert (red, green, blue, alpha) == ((255, 255), (255, 255), (255, 255), (0, 255))
    clear = picture.getchannel("A").histogram()[0]
    assert clear > 32 * 32 / 2, "an outline, not a white square"


@pytest.mark.parametrize("scope", features.SCOPES)
def test_every_scope_has_a_reason_in_plain_words_and_in_the_guide(scope: str) -> None:
    reason = wording.in_language().say(f"teams-install-scope-{scope}")
    assert f"| `{scope}` | {reason} |" in GUIDE
    assert reason in html.unescape(about.page(wording.in_language()))


@pytest.mark.parametrize("event", events._READERS)
def test_every_event_of_teams_and_channels_stands_in_the_guide(event: str) -> None:
    assert f"`{event}`" in GUIDE


def test_every_setting_for_teams_stands_in_the_guide() -> None:
    ours = {"secret_keys", "public_url", "listen_host", "listen_port"} | {name for name in config.Settings.model_fields if "teams" in name}
    assert [name for name in map(config.variable, ours) if f"`{name}`" not in GUIDE] == []


def test_everything_that_the_log_is_said_to_name_is_named_there() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "adapters" / "teams").glob("*.py"))
    named = re.findall(r"\| the log says `(\w+)`", GUIDE)
    assert len(named) > 5
    assert [action for action in named if f'"{action}"' not in sources] == []
