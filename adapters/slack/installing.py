"""How a workspace puts the app in: a page that says what is asked for and why, Slack's own page, and the way back with a code.

The way is Bolt's own flow. Ours are the words, the pages, and a state that no server has to remember: it is encrypted, lives for
ten minutes, and holds only for the browser that was given it.
"""

import base64
import datetime
import logging
import urllib.parse

from aiohttp import web
from cryptography import fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf import hkdf
from slack_bolt import error as bolt_error
from slack_bolt import response as bolt_response
from slack_bolt.oauth import async_callback_options, async_oauth_flow, async_oauth_settings
from slack_bolt.request import async_request
from slack_sdk.oauth import installation_store, state_utils
from slack_sdk.oauth.installation_store import async_installation_store
from slack_sdk.oauth.state_store import async_state_store
from slack_sdk.web import async_client

from adapters.slack import features, host, install_pages, tokens, vendor, workspaces
from conversations import wording
from frameworks import errors

STATE_LIVES = datetime.timedelta(minutes=10)
_COOKIE = "boardpulse-install"
_WHY = {
    "access_denied": "denied",
    "invalid_browser": "expired",
    "invalid_state": "expired",
    "missing_code": "expired",
    "storage_error": "not-kept",
}
"""What Bolt and Slack call it, and what our page calls it. Anything else was refused by Slack."""
_STATUS = {"denied": 200, "expired": 400, "refused": 400, "unanswered": 502, "not-kept": 503}

_log = logging.getLogger(__name__)


class _Unanswered(errors.BoardpulseError):
    """Slack did not answer while a code was exchanged for a token."""


class Installing:
    """The two pages of the way. `public_url` is where browsers reach us; `base_url` is Slack's Web API, or an emulator's."""

    def __init__(
        self,
        vault: host.Vault,
        known: workspaces.Workspaces,
        *,
        client_id: str,
        client_secret: str,
        base_url: str,
        public_url: str,
        time_of: workspaces.Clock,
        words: wording.Wording | None = None,
    ) -> None:
        self._words = words or wording.in_language()
        settings = async_oauth_settings.AsyncOAuthSettings(
            client_id=client_id,
            client_secret=client_secret,
            scopes=list(features.SCOPES),
            user_scopes=[],
            redirect_uri=f"{public_url}{features.REDIRECT_PATH}",
            install_path=features.INSTALL_PATH,
            redirect_uri_path=features.REDIRECT_PATH,
            authorization_url=urllib.parse.urljoin(base_url, "../oauth/v2/authorize"),
            installation_store=_Store(vault, known),
            state_store=_States(client_secret, time_of),
            callback_options=async_callback_options.AsyncCallbackOptions(success=self._succeeded, failure=self._failed),
            logger=vendor.logger(),
        )
        self._cookies = _Cookies(is_secure=public_url.startswith("https:"))
        settings.state_utils = self._cookies
        self._flow = _Flow(self._words, tokens.one_shot_client(base_url), settings)

    @property
    def routes(self) -> tuple[web.RouteDef, ...]:
        """For the web application."""
        return (web.get(features.INSTALL_PATH, self._install), web.get(features.REDIRECT_PATH, self._redirect))

    async def _install(self, request: web.Request) -> web.Response:
        return _to_web(await self._flow.handle_installation(_to_bolt(request)))

    async def _redirect(self, request: web.Request) -> web.Response:
        try:
            return _to_web(await self._flow.handle_callback(_to_bolt(request)))
        except _Unanswered:
            return _to_web(self._failure("unanswered"))

    async def _succeeded(self, args: async_callback_options.AsyncSuccessArgs) -> bolt_response.BoltResponse:
        new = args.installation
        workspace = new.enterprise_name if new.is_enterprise_install else new.team_name
        page = install_pages.done(workspace, new.app_id, new.team_id, self._words)
        return self._last(200, page)

    async def _failed(self, args: async_callback_options.AsyncFailureArgs) -> bolt_response.BoltResponse:
        return self._failure(_WHY.get(args.reason, "refused"))

    def _failure(self, why: str) -> bolt_response.BoltResponse:
        _log.warning("an installation did not come about", extra={"action": "install_failed", "reason": why})
        return self._last(_STATUS[why], install_pages.failed(why, self._words))

    def _last(self, status: int, page: str) -> bolt_response.BoltResponse:
        """A page at the end of the way, good or bad: the state has been used."""
        return bolt_response.BoltResponse(status=status, body=page, headers={"Set-Cookie": [self._cookies.build_set_cookie_for_deletion()]})


class _Flow(async_oauth_flow.AsyncOAuthFlow):
    """Bolt's flow with our page."""

    def __init__(
        self, words: wording.Wording, client: async_client.AsyncWebClient, settings: async_oauth_settings.AsyncOAuthSettings
    ) -> None:
        super().__init__(client=client, logger=vendor.logger(), settings=settings)
        self._words = words

    async def build_authorize_url(self, state: str, request: async_request.AsyncBoltRequest) -> str:
        """Without the workspace that the address bar may name: it would go into the address as it stands."""
        return self.settings.authorize_url_generator.generate(state=state)

    async def build_install_page_html(self, url: str, request: async_request.AsyncBoltRequest) -> str:
        return install_pages.install(url, self._words)

    async def run_installation(self, code: str) -> installation_store.Installation | None:
        """The code against a token. None for what is no use to us: Slack refused, or gave no token of a bot."""
        try:
            found = await super().run_installation(code)
        except tokens.TROUBLE as exc:
            raise _Unanswered from exc
        return found if found is not None and found.bot_token and tenant_of(found) else None


class _Store(async_installation_store.AsyncInstallationStore):
    """Bolt's way into our vault. Nothing is read or deleted through it."""

    def __init__(self, vault: host.Vault, known: workspaces.Workspaces) -> None:
        self._vault = vault
        self._known = known

    async def async_save(self, installation: installation_store.Installation) -> None:
        tenant = tenant_of(installation)
        try:
            await self._vault.save(tenant, tokens.to_text(installation))
        except errors.BoardpulseError as exc:
            _log.error("an installation could not be kept", extra={"action": "install_not_kept", "error": type(exc).__name__})
            raise bolt_error.BoltError("not kept") from exc
        self._known.forget(tenant)


class _States(async_state_store.AsyncOAuthStateStore):
    """States that nobody has to keep: only who has the client secret can make one, and it carries its own age."""

    def __init__(self, client_secret: str, time_of: workspaces.Clock) -> None:
        derived = hkdf.HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"boardpulse slack install state")
        self._fernet = fernet.Fernet(base64.urlsafe_b64encode(derived.derive(client_secret.encode())))
        self._clock = time_of

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        return self._fernet.encrypt_at_time(b"", int(self._clock.now().timestamp())).decode("ascii")

    async def async_consume(self, state: str) -> bool:
        now, lives = int(self._clock.now().timestamp()), int(STATE_LIVES.total_seconds())
        try:
            self._fernet.decrypt_at_time(state.encode(), lives, now)
        except fernet.InvalidToken:
            return False
        return True


class _Cookies(state_utils.OAuthStateUtils):
    """The cookie that ties a state to one browser. Over https its name makes browsers refuse one that another host planted."""

    def __init__(self, *, is_secure: bool) -> None:
        super().__init__(cookie_name=f"__Host-{_COOKIE}" if is_secure else _COOKIE, expiration_seconds=int(STATE_LIVES.total_seconds()))
        self._attributes = "HttpOnly; SameSite=Lax; Path=/" + ("; Secure" if is_secure else "")

    def build_set_cookie_for_new_state(self, state: str) -> str:
        return f"{self.cookie_name}={state}; {self._attributes}; Max-Age={self.expiration_seconds}"

    def build_set_cookie_for_deletion(self) -> str:
        return f"{self.cookie_name}=; {self._attributes}; Max-Age=0"


def tenant_of(installation: installation_store.Installation) -> str:
    """Under what an installation is kept: the organisation that put the app in as a whole, otherwise the workspace. Empty for neither."""
    return (installation.enterprise_id if installation.is_enterprise_install else installation.team_id) or ""


def _to_bolt(request: web.Request) -> async_request.AsyncBoltRequest:
    return async_request.AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))


def _to_web(answer: bolt_response.BoltResponse) -> web.Response:
    made = web.Response(status=answer.status, body=answer.body.encode(), headers=install_pages.HEADERS)
    for cookie in answer.headers.get("set-cookie", ()):
        made.headers.add("Set-Cookie", cookie)
    return made
