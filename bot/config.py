"""The only reader of the environment: one typed settings object, or every missing or bad setting named at once."""

import base64
import contextlib
import difflib
import logging
import os
import pathlib
import urllib.parse
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import pydantic
import pydantic_settings

from conversations import wording
from frameworks import errors

PREFIX = "BOARDPULSE_"
LEAST_LEASE = 50
"""Seconds: twice what the slowest platform of ours, the console with its pictures, may take."""


class BadSettings(errors.BoardpulseError):
    """Some settings are missing or cannot be used. `rest` are the settings with the usual value in place of each of the `bad`."""

    def __init__(self, faults: tuple[str, ...], bad: frozenset[str], rest: "Settings") -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
        self.bad = bad
        self.rest = rest


_FROM_SLACK = "what the app's page at Slack shows"
_GUID = "a GUID such as 11111111-2222-3333-4444-555555555555, as Azure shows it"
_FROM_AZURE = "what the bot's page in Azure shows"
_SAFE_URL = r"^(https://[^?#@\s]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(/[^?#\s]*)?)$"
_OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _sealing_keys(keys: pydantic.SecretStr | None) -> pydantic.SecretStr | None:
    for key in [] if keys is None else keys.get_secret_value().split(","):
        if len(base64.urlsafe_b64decode(key.strip())) != 32:
            raise ValueError
    return keys


def _slack(name: str) -> Any:
    return pydantic.Field(validation_alias=name, min_length=1, description=_FROM_SLACK)


def _teams(name: str) -> Any:
    return pydantic.Field(validation_alias=name, min_length=1, description=_FROM_AZURE)


def _guid(name: str) -> Any:
    pattern = r"^\s*[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\s*$"
    return pydantic.Field(validation_alias=name, pattern=pattern, description=_GUID)


def _spoken(language: str) -> str:
    if language not in wording.languages():
        raise ValueError
    return language


class Settings(pydantic_settings.BaseSettings):
    """Everything that can be set from outside. Each field is read from `variable(field)`; its description says what it must be."""

    model_config = pydantic_settings.SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", populate_by_name=True)

    database_url: Annotated[pydantic.SecretStr, pydantic.Field(description="the address of a database")] = pydantic.SecretStr(
        "sqlite:///boardpulse.sqlite3"
    )
    """sqlite:///file or postgresql://user:password@host/name. Secret: it may hold a password."""
    data_folder: Annotated[pathlib.Path, pydantic.Field(description="the name of a folder")] = pathlib.Path("boardpulse-data")
    """Where the console keeps its mailboxes and pictures."""
    language: Annotated[
        str,
        pydantic.AfterValidator(_spoken),
        pydantic.Field(description=f"a language that has a catalogue: {', '.join(wording.languages())}"),
    ] = wording.DEFAULT_LANGUAGE
    """The language of the command line."""
    log_level: Annotated[
        str, pydantic.Field(pattern=r"^(debug|info|warning|error)$", description="one of these: debug, info, warning, error")
    ] = "warning"
    """How much the log says."""
    listen_host: Annotated[str, pydantic.Field(min_length=1, description="the name or address of this machine, such as 127.0.0.1")] = (
        "127.0.0.1"
    )
    """Where `boardpulse serve` answers health checks."""
    listen_port: Annotated[int, pydantic.Field(ge=0, le=65535, description="a whole number from 0 to 65535")] = 8080
    """The port for it; 0 takes any free one."""
    lease_seconds: Annotated[
        float, pydantic.Field(ge=LEAST_LEASE, le=600, allow_inf_nan=False, description=f"a number of seconds from {LEAST_LEASE} to 600")
    ] = 60.0
    """How long a process may hold a message that it is sending. At least twice the slowest platform's timeout."""
    secret_keys: Annotated[
        pydantic.SecretStr | None,
        pydantic.AfterValidator(_sealing_keys),
        pydantic.Field(description="what `boardpulse new-key` printed, or several of these with commas between"),
    ] = None
    """Keys that encrypt what must not be read from a stolen copy of the database, the newest first, with commas between."""
    public_url: Annotated[
        str | None, pydantic.Field(pattern=r"^https?://[^/?#\s]+$", description="an address such as https://pulse.example.org")
    ] = None
    """Where the world reaches this process: for Slack's install pages and for the links of the app in Teams."""
    slack_signing_secret: Annotated[pydantic.SecretStr | None, _slack("SLACK_SIGNING_SECRET")] = None
    """From the app's page at Slack: what its requests are signed with."""
    slack_bot_token: Annotated[pydantic.SecretStr | None, _slack("SLACK_BOT_TOKEN")] = None
    """The bot token (xoxb-…) of the one workspace, if there is just one."""
    slack_app_token: Annotated[pydantic.SecretStr | None, _slack("SLACK_APP_TOKEN")] = None
    """The app-level token (xapp-…): with it, Socket Mode instead of HTTP."""
    slack_client_id: Annotated[str | None, _slack("SLACK_CLIENT_ID")] = None
    """With the client secret: workspaces install the app themselves."""
    slack_client_secret: Annotated[pydantic.SecretStr | None, _slack("SLACK_CLIENT_SECRET")] = None
    """The client secret."""
    slack_api_url: Annotated[
        str,
        pydantic.AfterValidator(_with_slash),
        pydantic.Field(
            validation_alias="SLACK_API_URL",
            pattern=r"^https?://[^?#\s]+$",
            description="the address of an API, such as https://slack.com/api/",
        ),
    ] = "https://slack.com/api/"
    """Where Slack's Web API is; an emulator's address for a rehearsal."""

    teams_app_id: Annotated[str | None, _guid("MicrosoftAppId")] = None
    """The bot's application id (a GUID): with the password, Microsoft Teams is on."""
    teams_app_password: Annotated[pydantic.SecretStr | None, _teams("MicrosoftAppPassword")] = None
    """Its client secret."""
    teams_app_type: Annotated[
        str,
        pydantic.Field(
            validation_alias="MicrosoftAppType", pattern=r"^(MultiTenant|SingleTenant)$", description="SingleTenant or MultiTenant"
        ),
    ] = "SingleTenant"
    """Whether the bot is registered for one tenant, as Azure makes them now, or for many."""
    teams_app_tenant_id: Annotated[str | None, _guid("MicrosoftAppTenantId")] = None
    """The tenant of a single-tenant bot."""
    teams_tenants: Annotated[
        str, pydantic.Field(pattern=r"^[0-9A-Za-z-]+(\s*,\s*[0-9A-Za-z-]+)*$|^$", description="tenant ids with commas between")
    ] = ""
    """The tenants that may use the bot, with commas between; empty: a single-tenant bot's own, or every tenant."""
    teams_service_url: Annotated[
        str | None,
        pydantic.Field(pattern=_SAFE_URL, description="the address of a connector, with https or on this machine"),
    ] = None
    """One more connector that may be called, besides Microsoft's own: an emulator's, for a rehearsal."""
    teams_openid_url: Annotated[
        str,
        pydantic.Field(pattern=_SAFE_URL, description="the address of an OpenID configuration, with https or on this machine"),
    ] = _OPENID_URL
    """Where the keys are found that Teams signs with; a stand-in's address for a rehearsal."""
    teams_development: Annotated[bool, pydantic.Field(description="true or false")] = False
    """Talk to a local Teams client without any sign-in. Only on this machine, and never with a real board."""

    @property
    def teams_is_on(self) -> bool:
        """Whether there is enough to talk to Teams: the bot's own id and password, or the word that this is a rehearsal."""
        return self.teams_development or (self.teams_app_id is not None and self.teams_app_password is not None)

    @property
    def teams_allowed(self) -> frozenset[str]:
        """The ids of the tenants that may use the bot in Teams; empty when every tenant may."""
        listed = frozenset(one.strip().lower() for one in self.teams_tenants.split(",") if one.strip())
        own = self.teams_app_tenant_id if self.teams_app_type == "SingleTenant" and not self.teams_development else None
        return listed or (frozenset({own.lower()}) if own else frozenset())

    @property
    def slack_by_install(self) -> bool:
        """Whether workspaces install the app themselves."""
        return self.slack_client_id is not None and self.slack_client_secret is not None

    @property
    def slack_is_on(self) -> bool:
        """Whether there is enough to talk to Slack: a way in, and a token or the means to get one."""
        way_in = self.slack_app_token is not None or self.slack_signing_secret is not None
        return way_in and (self.slack_bot_token is not None or self.slack_by_install)


def read(check_database: Callable[[str], None] | None = None, folder: pathlib.Path | None = None) -> Settings:
    """The settings of this process. Raises BadSettings with one sentence for each bad one; a value is never repeated in it.

    `check_database` raises a BoardpulseError for an address that it cannot use. A `folder` holds database and data and
    stands in place of the two settings.
    """
    given = {} if folder is None else _kept_in(folder)
    faults: dict[str, str] = {}
    try:
        settings = Settings(**given)
    except pydantic.ValidationError as exc:
        # What is at fault is known by the field's name; the value itself may be a secret and stays out.
        found = {str(error["loc"][0]).lower() for error in exc.errors()}
        bad = {name for name in Settings.model_fields if found & {name, variable(name).lower()}}
        faults = {name: f"This must be {field.description}." for name, field in Settings.model_fields.items() if name in bad}
        settings = Settings(**{**given, **{name: Settings.model_fields[name].default for name in bad}})
    if check_database is not None:
        try:
            check_database(settings.database_url.get_secret_value())
        except errors.BoardpulseError as exc:
            faults["database_url"] = str(exc)
            settings = settings.model_copy(update={"database_url": Settings.model_fields["database_url"].default})
    sentences = [f"{variable(name)}: {faults[name]}" for name in Settings.model_fields if name in faults]
    sentences += _unknown()
    if sentences:
        raise BadSettings(tuple(sentences), frozenset(faults), settings)
    return settings


def variable(name: str) -> str:
    """The environment variable that a setting is read from: ours begin alike, others are called as Slack's and Microsoft's guides say."""
    return str(Settings.model_fields[name].validation_alias or f"{PREFIX}{name.upper()}")


def log_number(settings: Settings) -> int:
    """The log level as the logging library counts."""
    return logging.getLevelNamesMapping()[settings.log_level.upper()]


def key_file(folder: pathlib.Path) -> pathlib.Path:
    """Where a folder that holds database and data keeps a key of its own, if it does."""
    return folder / "secret-key"


def _kept_in(folder: pathlib.Path) -> dict[str, Any]:
    # Quoted, because a folder's name may hold what has a meaning of its own in an address.
    url = f"sqlite:///{urllib.parse.quote(str(folder / 'board.sqlite3'))}"
    kept: dict[str, Any] = {"database_url": pydantic.SecretStr(url), "data_folder": folder / "data"}
    with contextlib.suppress(OSError, UnicodeDecodeError):
        # Behind those of the environment: what was sealed with either can be read.
        keys = [os.environ.get(variable("secret_keys"), ""), key_file(folder).read_text(encoding="ascii").strip()]
        kept["secret_keys"] = pydantic.SecretStr(",".join(filter(None, keys)))
    return kept


def _unknown() -> list[str]:
    """Settings that nobody reads: a slip of the pen would otherwise silently leave the usual value in place."""
    known = {name.upper(): f"{PREFIX}{name.upper()}" for name in Settings.model_fields if variable(name).startswith(PREFIX)}
    strays = sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known.values())
    return [f"{name}: There is no such setting. {_meant(name.upper().removeprefix(PREFIX), known)}" for name in strays]


def _meant(stray: str, known: Mapping[str, str]) -> str:
    # Compared without what all of them begin with, or everything would look alike.
    near = difflib.get_close_matches(stray, known, n=1)
    return f'Did you mean "{known[near[0]]}"?' if near else "Remove it."
