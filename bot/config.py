"""The only reader of the environment: one typed settings object, or every missing or bad setting named at once."""

import logging
import pathlib
from typing import Annotated

import pydantic
import pydantic_settings

from frameworks import errors

PREFIX = "BOARDPULSE_"


class BadSettings(errors.BoardpulseError):
    """Some settings are missing or cannot be used."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Settings(pydantic_settings.BaseSettings):
    """Everything that can be set from outside. Each field is read from BOARDPULSE_<FIELD>."""

    model_config = pydantic_settings.SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    database_url: pydantic.SecretStr = pydantic.SecretStr("sqlite:///boardpulse.sqlite3")
    """sqlite:///file or postgresql://user:password@host/name. Secret: it may hold a password."""
    data_folder: pathlib.Path = pathlib.Path("boardpulse-data")
    """Where the console keeps its mailboxes and pictures."""
    language: Annotated[str, pydantic.Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en-GB"
    """The language of the command line."""
    log_level: Annotated[str, pydantic.Field(pattern=r"^(debug|info|warning|error)$")] = "warning"
    """How much the log says."""
    listen_host: str = "127.0.0.1"
    """Where `boardpulse serve` answers health checks."""
    listen_port: Annotated[int, pydantic.Field(ge=0, le=65535)] = 8080
    """The port for it; 0 takes any free one."""
    lease_seconds: Annotated[float, pydantic.Field(ge=1, le=600)] = 60.0
    """How long a process may hold a message that it is sending. At least twice the slowest platform's timeout."""


def read() -> Settings:
    """The settings of this process. Raises BadSettings with one sentence for each bad one; a value is never repeated in it."""
    try:
        return Settings()
    except pydantic.ValidationError as exc:
        raise BadSettings(tuple(_sentence(error["loc"], error["msg"]) for error in exc.errors())) from None


def log_number(settings: Settings) -> int:
    """The log level as the logging library counts."""
    return logging.getLevelNamesMapping()[settings.log_level.upper()]


def _sentence(where: tuple[int | str, ...], message: str) -> str:
    # `where` names the variable that pydantic looked at; the value itself may be a secret and stays out.
    name = str(where[0]).upper() if where else ""
    return f"{name if name.startswith(PREFIX) else PREFIX + name}: {message[:1].lower()}{message[1:]}."
