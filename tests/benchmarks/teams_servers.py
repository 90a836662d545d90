"""The servers that are measured by turns, each in a process of its own.

`python -m tests.benchmarks.teams_servers stock|stand-in GIVEN` says its port in one line and serves until it is ended. `GIVEN` is
the address of the OpenID configuration, or the public key as a JWK. Ours is not among them: it is started as people start it.
"""

import asyncio
import json
import logging
import sys
from typing import Any

from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity
from botframework.connector.auth import (  # type: ignore[import-untyped]  # the framework has no types
    BotFrameworkAuthenticationFactory,
    ChannelValidation,
    PasswordServiceClientCredentialFactory,
)

from tests.benchmarks import stand_in
from tests.teams import authority

PASSWORD = "bench-password"  # noqa: S105 - nobody is asked to let us in with it
OPENID_PATH, _KEYS_PATH = "/v1/.well-known/openidconfiguration", "/v1/.well-known/keys"


class Stock(CloudAdapterBase):  # type: ignore[misc]  # the framework has no types
    """The adapter as Microsoft ships it, for one bot of many tenants: CloudAdapter is this with a way in of its own."""

    def __init__(self) -> None:
        # What its ConfigurationBotFrameworkAuthentication makes of MicrosoftAppId and MicrosoftAppPassword.
        factory = PasswordServiceClientCredentialFactory(authority.APP, PASSWORD)
        super().__init__(BotFrameworkAuthenticationFactory.create(credential_factory=factory))


def stock(openid_url: str) -> web.Application:
    """A bot that does nothing on Microsoft's own adapter: the token is checked, a turn is made, and it is answered with nothing."""
    ChannelValidation.open_id_metadata_endpoint = openid_url
    adapter = Stock()

    async def turn(context: TurnContext) -> None:
        return None

    async def receive(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(request.headers["Authorization"], activity, turn)
        return web.Response()

    app = web.Application()
    app.add_routes([web.post("/api/messages", receive)])
    return app


def microsoft(jwk: dict[str, Any]) -> web.Application:
    """The host that publishes the key, and a connector that takes whatever is posted."""

    async def configuration(request: web.Request) -> web.Response:
        return web.json_response({"issuer": authority.ISSUER, "jwks_uri": f"http://{request.host}{_KEYS_PATH}"})

    async def keys(request: web.Request) -> web.Response:
        return web.json_response({"keys": [jwk]})

    return stand_in.application({"id": "1:1"}, routes=(web.get(OPENID_PATH, configuration), web.get(_KEYS_PATH, keys)))


async def main(kind: str, given: str) -> None:
    """Serve on a free port until the process is ended."""
    await stand_in.serve(stock(given) if kind == "stock" else microsoft(json.loads(given)))


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(main(*sys.argv[1:]))
