"""Which installation something that Slack posted belongs to, and whether the person does. Pure."""

import dataclasses

from adapters.slack import deeds, host, payloads
from conversations import inbound


@dataclasses.dataclass(frozen=True, kw_only=True)
class Installation:
    """`tenant` is what addresses carry: the organisation where it put the bot in as a whole, otherwise the workspace."""

    team: str
    enterprise: str
    org_wide: bool

    platform = host.PLATFORM

    @property
    def tenant(self) -> str:
        """Empty where Slack named neither."""
        return self.enterprise if self.org_wide and self.enterprise else self.team

    def has(self, team: str) -> bool:
        """Whether somebody of `team` belongs here; yes where Slack does not say.

        Inside an organisation people have ids of several workspaces, so there nobody is turned away for theirs: whoever is no
        member of a board is a stranger to the inbox all the same.
        """
        return not team or team in {self.team, self.enterprise} or bool(self.enterprise)

    def address(self, handle: str) -> inbound.Address:
        """A person or a channel of this installation."""
        return inbound.Address(platform=self.platform, tenant=self.tenant, handle=handle)


def of(kind: deeds.Kind, payload: payloads.Payload) -> Installation:
    """For whatever Slack posts."""
    match kind:
        case deeds.Kind.EVENT:
            return of_event(payload)
        case deeds.Kind.COMMAND:
            return of_command(payload)
        case deeds.Kind.INTERACTION:
            return of_interaction(payload)


def of_event(payload: payloads.Payload) -> Installation:
    """For the Events API: in shared channels only the authorization names our side."""
    authorizations = payloads.items(payload, "authorizations")
    return _flat(authorizations[0] if authorizations else payload, payloads.handle(payload, "team_id"))


def of_command(payload: payloads.Payload) -> Installation:
    """For commands."""
    return _flat(payload, "")


def of_interaction(payload: payloads.Payload) -> Installation:
    """For presses, shortcuts and modals. A modal that was opened from a shared channel names the installation itself."""
    view = payloads.at(payload, "view")
    return Installation(
        team=payloads.handle(view, "app_installed_team_id")
        or payloads.handle(payload, "team", "id")
        or payloads.handle(payload, "user", "team_id")
        or payloads.handle(view, "team_id"),
        enterprise=payloads.handle(payload, "enterprise", "id") or payloads.handle(payload, "team", "enterprise_id"),
        org_wide=payloads.flag(payload, "is_enterprise_install"),
    )


def own_users(payload: payloads.Payload) -> set[str]:
    """The bot's own user ids, as far as an event names them."""
    return {payloads.handle(one, "user_id") for one in payloads.items(payload, "authorizations") if payloads.flag(one, "is_bot")} - {""}


def _flat(source: payloads.Payload, team: str) -> Installation:
    return Installation(
        team=payloads.handle(source, "team_id") or team,
        enterprise=payloads.handle(source, "enterprise_id"),
        org_wide=payloads.flag(source, "is_enterprise_install"),
    )
