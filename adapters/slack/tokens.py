"""What is kept of a workspace, as text: the SDK's own Installation. And the client that fetches and renews it. Knows no vault."""

import datetime
import json

import aiohttp
from slack_sdk import errors as slack_errors
from slack_sdk.oauth import installation_store
from slack_sdk.web import async_client

from adapters.slack import vendor

_SECONDS = 10

TROUBLE = (slack_errors.SlackClientError, aiohttp.ClientError, TimeoutError, LookupError, TypeError, ValueError)
"""Everything that asking Slack for tokens can end in: the last three where its answer is not what it promises."""


def to_text(installation: installation_store.Installation) -> str:
    """An installation as the vault keeps it."""
    return json.dumps(installation.to_dict(), default=_as_json)


def from_text(text: str) -> installation_store.Installation:
    """What `to_text` wrote."""
    return installation_store.Installation(**json.loads(text))


def one_shot_client(base_url: str) -> async_client.AsyncWebClient:
    """A client that tries once: a code and a refresh token are good for one use, so a repeat would only spoil the answer."""
    client = async_client.AsyncWebClient(base_url=base_url, timeout=_SECONDS, retry_handlers=[], logger=vendor.logger())
    if not base_url.startswith("https:"):
        client.proxy = None  # an emulator on this machine is not behind the proxy that the environment names
    return client


def error_name(exc: BaseException) -> str:
    """What Slack called it; otherwise the kind of error. Never its text, which may hold what was sent."""
    cause = exc.api_error if isinstance(exc, slack_errors.SlackTokenRotationError) else exc
    if isinstance(cause, slack_errors.SlackApiError):
        answer = cause.response if isinstance(cause.response, dict) else cause.response.data
        if isinstance(answer, dict) and isinstance(answer.get("error"), str):
            return str(answer["error"])
    return type(cause).__name__


def _as_json(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
