"""The package that an administrator gives to Teams: a manifest made from the code's own features, and two pictures. Pure.

Held against version 1.19 of Microsoft's own schema in the tests. Nothing in it is secret.
"""

import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from adapters.teams import features, icons
from conversations import commands, wording
from frameworks import errors

NAME = "Boardpulse"
SCHEMA_VERSION = "1.19"
MOST_COMMANDS = 10
"""So many words can be offered in the app package; all others can be typed as well."""
COLOUR_FILE, OUTLINE_FILE, MANIFEST_FILE = "color.png", "outline.png", "manifest.json"
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")
_WEB = re.compile(r"https://[^/?#\s@]+(/\S*)?")
_LONGEST_NAME, _LONGEST_URL = 32, 2048
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: the package is the same whenever it is made."""
_OWN_FILE = 0o100644 << 16


class NoAppId(errors.BoardpulseError):
    """Teams must know which bot this is. Give --app-id, or set MicrosoftAppId: the bot's page in Azure shows it."""


class NotAnAppId(errors.BoardpulseError):
    """The app id must be a GUID such as 11111111-2222-3333-4444-555555555555. The bot's page in Azure shows it."""


class NoWebAddress(errors.BoardpulseError):
    """Teams shows people where to read about the app. Give --url or set BOARDPULSE_PUBLIC_URL to an address of yours with https."""


class NotHttps(errors.BoardpulseError):
    """Teams takes only addresses that begin with https://. That goes for --url, BOARDPULSE_PUBLIC_URL, --privacy and --terms."""


class NameTooLong(errors.BoardpulseError):
    """Teams takes a name of 1 to 32 characters for whoever runs the app. Give a shorter --developer."""


class NotAVersion(errors.BoardpulseError):
    """The version must be three numbers with full stops between, such as 1.0.2, and higher than the one that Teams has."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Developer:
    """Who runs the app, and where people read about it: what Teams shows with every app. The addresses begin with https://."""

    name: str
    website: str
    privacy: str
    terms: str


def developer(public_url: str | None, *, name: str | None = None, privacy: str | None = None, terms: str | None = None) -> Developer:
    """With what was given; the rest leads to the page that Boardpulse serves at `public_url`, which has no path.

    Raises NoWebAddress, NotHttps, NameTooLong.
    """
    if public_url is None:
        raise NoWebAddress
    about = f"{public_url.rstrip('/')}{features.ABOUT_PATH}"
    whole = Developer(name=(name or NAME).strip(), website=about, privacy=privacy or f"{about}#privacy", terms=terms or f"{about}#terms")
    if not all(_WEB.fullmatch(one) and len(one) <= _LONGEST_URL for one in (whole.website, whole.privacy, whole.terms)):
        raise NotHttps
    if not 1 <= len(whole.name) <= _LONGEST_NAME:
        raise NameTooLong
    return whole


def manifest(app_id: str | None, by: Developer, *, version: str, words: wording.Wording | None = None) -> dict[str, Any]:
    """The whole manifest, in Microsoft's form. The bot's id is the app's too: one bot, one app. Raises NoAppId, NotAnAppId, NotAVersion."""
    if not app_id:
        raise NoAppId
    if not _GUID.fullmatch(app_id):
        raise NotAnAppId
    if not _VERSION.fullmatch(version):
        raise NotAVersion
    said, guid = words or wording.in_language(), app_id.lower()
    asked = [{"name": name, "type": "Application"} for name in features.PERMISSIONS]
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": version,
        "id": guid,
        "developer": {"name": by.name, "websiteUrl": by.website, "privacyUrl": by.privacy, "termsOfUseUrl": by.terms},
        "name": {"short": NAME, "full": said.say("teams-install-name-full")},
        "description": {"short": said.say("teams-install-app-short"), "full": said.say("teams-install-app-full")},
        "icons": {"color": COLOUR_FILE, "outline": OUTLINE_FILE},
        "accentColor": icons.BACKGROUND,
        "localizationInfo": {"defaultLanguageTag": said.language.lower()},
        "bots": [
            {
                "botId": guid,
                "scopes": list(features.SCOPES),
                "supportsFiles": False,
                "isNotificationOnly": False,
                "commandLists": [{"scopes": [scope], "commands": _commands(said)} for scope in features.SCOPES],
            }
        ],
        "defaultInstallScope": "personal",
        **({"authorization": {"permissions": {"resourceSpecific": asked}}} if asked else {}),
        # Pages that an app shows inside Teams: there are none. The links in it open in a browser.
        "validDomains": [],
    }


def package(made: Mapping[str, Any]) -> bytes:
    """The zip to give to Teams. The same manifest makes the same bytes."""
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in ((MANIFEST_FILE, text.encode()), (COLOUR_FILE, icons.colour()), (OUTLINE_FILE, icons.outline())):
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, _OWN_FILE
            packed.writestr(entry, content)
    return out.getvalue()


def _commands(words: wording.Wording) -> list[dict[str, str]]:
    return [{"title": one.word, "description": one.about} for one in commands.offered(words)[:MOST_COMMANDS]]
