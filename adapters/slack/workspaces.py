"""Whose token to use: the one workspace's, or that of each workspace that put the app in, renewed before it runs out.

Knows nothing of boards, and never lets a token near a log.
"""

import asyncio
import dataclasses
import datetime
import logging
from typing import Any, Protocol

from slack_bolt import authorization
from slack_sdk.oauth import installation_store
from slack_sdk.oauth.token_rotation import async_rotator

from adapters.slack import host, tokens
from conversations import records, sending
from frameworks import errors

RENEW_BEFORE = datetime.timedelta(hours=2)
"""How long before a token runs out it is exchanged: time enough to sit out an outage of Slack."""
FRESH = datetime.timedelta(seconds=30)
"""How long what the vault or Slack said is believed: other processes install and take out too."""
_COMPLAINS = datetime.timedelta(minutes=1)
"""How often the log says that no key reads the tokens: every event of every workspace finds that out."""
_ALWAYS = 60 * 24 * 365 * 100
"""In minutes. Whether a token is due is decided by our clock; the SDK's rotator is then not to ask its own."""
_DEAD = frozenset({"account_inactive", "invalid_auth", "invalid_refresh_token", "not_authed", "token_expired", "token_revoked"})
"""What Slack says when an installation is gone for good."""

_log = logging.getLogger(__name__)


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime.datetime:
        """This instant, aware, in UTC."""
        ...


class Workspaces(Protocol):
    """Where the rest of the adapter gets its tokens. A `tenant` is a team id, or the enterprise id of an org-wide installation."""

    async def token(self, tenant: str) -> str:
        """A token that is good now. Raises Paused where the workspace took the app out or never had it, NotSent for any other trouble."""
        ...

    async def bot_user_id(self, tenant: str) -> str | None:
        """The bot's own user id there, or None where it cannot be told. May ask Slack: not for use before an acknowledgement."""
        ...

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> authorization.AuthorizeResult | None:
        """For Bolt: who we are to the sender of a request; None for a workspace that has no use of us, or whose tokens no key reads.
        Never asks Slack.

        The token in it may have run out: to call Slack, ask `token`. Raises a BoardpulseError when the database fails.
        """
        ...

    def forget(self, tenant: str) -> None:
        """Look anew next time: the workspace has just been installed or taken out."""
        ...

    async def settled(self) -> None:
        """Wait for what is under way. Before the process ends: a renewed token that is not kept is lost, and the workspace with it."""
        ...


class OneWorkspace:
    """The one workspace of a bot token that was set from outside. Who we are there is asked once, and never in the way of a request."""

    def __init__(self, bot_token: str, *, base_url: str, time_of: Clock) -> None:
        self._token = bot_token
        self._client = tokens.one_shot_client(base_url)
        self._clock = time_of
        self._again_at: datetime.datetime | None = None
        self._learning: asyncio.Task[None] | None = None
        self._known: dict[str, Any] = {}

    async def token(self, tenant: str) -> str:
        """The token, whatever the tenant: Slack lets no other workspace through to an app that is installed in one."""
        return self._token

    async def bot_user_id(self, tenant: str) -> str | None:
        """The bot's own user id; asks Slack the first time. None while Slack does not say."""
        self.learn()
        await self.settled()
        return self._known.get("user_id")

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> authorization.AuthorizeResult | None:
        """Who we are, as far as it is known by now. Begins to ask where it is not."""
        self.learn()
        return authorization.AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=self._known.get("bot_id"),
            bot_user_id=self._known.get("user_id"),
            bot_token=self._token,
            user_id=user_id,
        )

    def forget(self, tenant: str) -> None:
        """Nothing is kept that could grow old."""

    async def settled(self) -> None:
        """Wait until Slack has said who we are, or failed to."""
        if self._learning is not None:
            await asyncio.wait([self._learning])

    def learn(self) -> None:
        """Begin to ask Slack who we are, in the background, unless it is known, being asked, or was refused a moment ago."""
        is_too_soon = self._again_at is not None and self._clock.now() < self._again_at
        if not self._known and not is_too_soon and (self._learning is None or self._learning.done()):
            self._again_at = self._clock.now() + FRESH
            self._learning = asyncio.create_task(self._learn())

    async def _learn(self) -> None:
        try:
            answer = await self._client.auth_test(token=self._token)
            self._known = {"bot_id": answer.get("bot_id"), "user_id": answer["user_id"]}
        except tokens.TROUBLE as exc:
            _log.warning("Slack did not say who we are", extra={"action": "auth_test_failed", "error": tokens.error_name(exc)})


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Kept:
    """What the vault said, as text and read, and until when it is believed. `trouble`: it could not be renewed; raise this at its end."""

    text: str = dataclasses.field(repr=False)
    installation: installation_store.Installation = dataclasses.field(repr=False)
    paused: bool
    until: datetime.datetime
    trouble: type[sending.NotSent] | None = None


class ManyWorkspaces:
    """Every workspace that put the app in. Each token is renewed by one task at a time, and kept before it is used.

    Two processes may renew at the same instant: Slack serves one of them, and the other finds in the vault what that one got.
    """

    def __init__(self, vault: host.Vault, *, client_id: str, client_secret: str, base_url: str, time_of: Clock) -> None:
        self._vault = vault
        self._clock = time_of
        self._rotator = async_rotator.AsyncTokenRotator(
            client_id=client_id, client_secret=client_secret, client=tokens.one_shot_client(base_url)
        )
        self._kept: dict[str, _Kept] = {}
        self._looking: dict[str, asyncio.Task[_Kept | None]] = {}
        self._unsaved: dict[str, tuple[str, str]] = {}
        self._doubted: dict[str, tuple[str, datetime.datetime]] = {}
        self._complained_at: datetime.datetime | None = None

    async def token(self, tenant: str) -> str:
        """A token that is good now. Raises Paused, NotSent."""
        kept = self._fresh(tenant)
        if kept is None or self._is_due(kept):
            kept = await self._look(tenant)
        if kept is None or kept.paused or not kept.installation.bot_token:
            raise sending.Paused
        if self._left(kept) <= datetime.timedelta():
            raise kept.trouble or sending.NotSent
        return kept.installation.bot_token

    async def bot_user_id(self, tenant: str) -> str | None:
        """The bot's own user id there. Never asks Slack: it came with the installation. Raises a BoardpulseError when it cannot be read."""
        kept = await self._known(tenant)
        return None if kept is None else kept.installation.bot_user_id

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> authorization.AuthorizeResult | None:
        """Who we are there: by the team's own installation, else by that of its whole organisation."""
        for tenant in filter(None, (team_id, enterprise_id)):
            try:
                kept = await self._known(tenant)
            except records.Sealed as exc:
                # Slack would post an event again, and switch the app off, for what only another key can mend.
                self._complain(exc)
                continue
            if kept is not None and not kept.paused:
                return authorization.AuthorizeResult(
                    enterprise_id=enterprise_id,
                    team_id=team_id,
                    bot_id=kept.installation.bot_id,
                    bot_user_id=kept.installation.bot_user_id,
                    bot_token=kept.installation.bot_token,
                    bot_scopes=kept.installation.bot_scopes,
                    user_id=user_id,
                )
        return None

    def forget(self, tenant: str) -> None:
        """Ask the vault again next time."""
        self._kept.pop(tenant, None)

    async def settled(self) -> None:
        """Wait for renewals under way."""
        while self._looking:
            await asyncio.wait(self._looking.values())

    def _fresh(self, tenant: str) -> _Kept | None:
        kept = self._kept.get(tenant)
        return kept if kept is not None and self._clock.now() < kept.until else None

    async def _known(self, tenant: str) -> _Kept | None:
        """What the vault knows, without a word to Slack. Raises a BoardpulseError when the database fails."""
        return self._fresh(tenant) or await self._read(tenant)

    async def _look(self, tenant: str) -> _Kept | None:
        """Read and renew, once for everybody who waits; no cancellation of one of them can cut it in half."""
        task = self._looking.get(tenant)
        if task is None:
            task = asyncio.create_task(self._read_and_renew(tenant))
            self._looking[tenant] = task
            task.add_done_callback(lambda done: self._looked(tenant, done))
        return await asyncio.shield(task)

    def _looked(self, tenant: str, done: asyncio.Task[_Kept | None]) -> None:
        self._looking.pop(tenant, None)
        if not done.cancelled():
            # Asked for, so that nobody complains of an error that no waiter was left to hear.
            done.exception()

    async def _read_and_renew(self, tenant: str) -> _Kept | None:
        try:
            await self._save_late(tenant)
            kept = await self._read(tenant)
            if kept is not None and not kept.paused and self._is_due(kept):
                return await self._renew(tenant, kept)
        except errors.BoardpulseError as exc:
            facts = {"action": "token_failed", "tenant": tenant, "error": type(exc).__name__}
            _log.warning("a token could not be read or kept", extra=facts)
            raise sending.NotSent from exc
        return kept

    async def _read(self, tenant: str) -> _Kept | None:
        found = await self._vault.find(tenant)
        if found is None:
            self._kept.pop(tenant, None)
            return None
        text, paused_at = found
        installation, until = tokens.from_text(text), self._clock.now() + FRESH
        return self._believe(tenant, _Kept(text=text, installation=installation, paused=paused_at is not None, until=until))

    async def _renew(self, tenant: str, kept: _Kept) -> _Kept | None:
        try:
            new = await self._rotator.perform_token_rotation(installation=kept.installation, minutes_before_expiration=_ALWAYS)
        except tokens.TROUBLE as exc:
            return await self._not_renewed(tenant, kept, tokens.error_name(exc))
        if new is None:
            return await self._not_renewed(tenant, kept, "no_token")
        self._unsaved[tenant] = (tokens.to_text(new), kept.text)
        await self._save_late(tenant)
        return await self._read(tenant)

    async def _save_late(self, tenant: str) -> None:
        """Keep what Slack gave. Should the database fail now, it is tried again before anything else is done for this workspace."""
        if (pair := self._unsaved.get(tenant)) is not None:
            held = await self._vault.renew(tenant, pair[0], instead_of=pair[1])
            del self._unsaved[tenant]
            _log.info("a token was renewed", extra={"action": "token_renewed", "tenant": tenant, "kept": held})

    async def _not_renewed(self, tenant: str, kept: _Kept, error: str) -> _Kept | None:
        """Another process may have been quicker; if not, the old token is used while it lives, and nobody asks again for a while."""
        again = await self._read(tenant)
        if again is None or again.text != kept.text:
            return again
        left = max(0, int(self._left(kept).total_seconds()))
        facts = {"action": "token_not_renewed", "tenant": tenant, "error": error, "seconds_left": left}
        _log.warning("a token could not be renewed", extra=facts)
        trouble = sending.Paused if error in _DEAD and self._is_dead(tenant, kept.text) else sending.NotSent
        return self._believe(tenant, dataclasses.replace(again, trouble=trouble))

    def _is_dead(self, tenant: str, text: str) -> bool:
        """Whether Slack said so of the same tokens before. At first the process that was quicker may not have kept its new ones yet."""
        doubted, since = self._doubted.get(tenant, ("", self._clock.now()))
        if doubted != text:
            self._doubted[tenant] = (text, self._clock.now())
            return False
        return self._clock.now() - since >= FRESH

    def _complain(self, exc: Exception) -> None:
        now = self._clock.now()
        if self._complained_at is None or now - self._complained_at >= _COMPLAINS:
            self._complained_at = now
            _log.error("no key at hand reads the workspaces' tokens", extra={"action": "tokens_sealed", "error": type(exc).__name__})

    def _believe(self, tenant: str, kept: _Kept) -> _Kept:
        self._kept[tenant] = kept
        return kept

    def _left(self, kept: _Kept) -> datetime.timedelta:
        """How long the token lives; for ever, where Slack renews none."""
        if kept.installation.bot_token_expires_at is None:
            return datetime.timedelta.max
        return datetime.datetime.fromtimestamp(kept.installation.bot_token_expires_at, datetime.UTC) - self._clock.now()

    def _is_due(self, kept: _Kept) -> bool:
        """Whether to ask Slack for a new token."""
        return kept.trouble is None and self._left(kept) <= RENEW_BEFORE
