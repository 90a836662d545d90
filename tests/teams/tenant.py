"""What a made-up Teams tenant holds, and what each call of the Bot Connector does to it. Knows no HTTP."""

import dataclasses
import itertools
from collections.abc import Callable
from typing import Any

TENANT = "11111111-2222-3333-4444-555555555555"
BOT = "28:app-id"
LARGEST = 100_000
"""More than so many characters of a message are too large."""
Ids = tuple[str, ...]
Query = dict[str, str]


class TeamsError(Exception):
    """What Teams answers to something that it does not do."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


@dataclasses.dataclass(kw_only=True)
class Team:
    """One team. `members` are people's handles; `channels` names by ids, the first without a name."""

    members: list[str]
    channels: dict[str, str | None]


class Tenant:
    """State, and one function for each call, which returns its JSON. `ids` are those in the path."""

    def __init__(self) -> None:
        self.posts: dict[str, dict[str, dict[str, Any]]] = {}
        self.people: dict[str, dict[str, Any]] = {}
        self.teams: dict[str, Team] = {}
        self.without_app: set[str] = set()
        self.page = 500
        self.conversation_of: Callable[[str], str] = lambda user: f"a:chat-{user}"
        self._numbers = itertools.count(1)

    def person(self, handle: str, name: str = "Somebody", *, with_app: bool = True, **more: Any) -> str:
        """Somebody of the tenant; `more` overrides fields of the account. Returns Teams' own id for them."""
        user = f"29:{handle}"
        self.people[handle] = {
            "id": user,
            "aadObjectId": handle,
            "name": name,
            "email": f"{name.lower().replace(' ', '.')}@northby.example",
            "userPrincipalName": f"{name.lower().replace(' ', '.')}@northby.example",
            "tenantId": TENANT,
            "userRole": "user",
            **more,
        }
        if not with_app:
            self.without_app.add(user)
        return user

    def chat(self, handle: str) -> str:
        """The bot's chat with one person, there already. Returns its id."""
        conversation = self.conversation_of(f"29:{handle}")
        self.posts.setdefault(conversation, {})
        return conversation

    def team(self, team_id: str, members: list[str], channels: dict[str, str | None] | None = None) -> str:
        """A team that has the app, with General, and other channels by their ids. Returns its id."""
        self.teams[team_id] = Team(members=members, channels={team_id: None, **(channels or {})})
        for channel in self.teams[team_id].channels:
            self.posts.setdefault(channel, {})
        return team_id

    def said(self, conversation: str) -> list[dict[str, Any]]:
        """What stands in a conversation, oldest first."""
        return list(self.posts.get(conversation, {}).values())

    def post(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        posts = self._posts(ids)
        if len(str(body)) > LARGEST:
            raise TeamsError(413, "MessageSizeTooBig")
        activity_id = f"1:{next(self._numbers)}"
        posts[activity_id] = body
        return {"id": activity_id}

    def put(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        posts = self._posts(ids)
        if ids[1] not in posts:
            raise TeamsError(404, "ActivityNotFoundInConversation")
        posts[ids[1]] = body
        return {"id": ids[1]}

    def open(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        (user,) = (one["id"] for one in body["members"])
        known = {one["id"] for one in self.people.values()}
        if body["tenantId"] != TENANT or body["channelData"] != {"tenant": {"id": TENANT}} or body["bot"] != {"id": BOT}:
            raise TeamsError(400, "BadSyntax")
        if user not in known or user in self.without_app:
            raise TeamsError(403, "ForbiddenOperationException")
        conversation = self.conversation_of(user)
        self.posts.setdefault(conversation, {})
        return {"id": conversation}

    def members(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        team = self.teams.get(ids[0])
        if team is None:
            raise TeamsError(403, "BotNotInConversationRoster")
        start, size = int(query.get("continuationToken", "0=").removesuffix("=")), min(int(query["pageSize"]), self.page)
        end = start + size
        page: dict[str, Any] = {"members": [self.people[one] for one in team.members[start:end]]}
        if end < len(team.members):
            page["continuationToken"] = f"{end}="
        return page

    def channels(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        team = self.teams.get(ids[0])
        if team is None:
            raise TeamsError(404, "ConversationNotFound")
        return {"conversations": [{"id": one, "name": name} for one, name in team.channels.items()]}

    def unknown(self, ids: Ids, body: Any, query: Query) -> dict[str, Any]:
        raise TeamsError(404, "NotFound")

    def _posts(self, ids: Ids) -> dict[str, dict[str, Any]]:
        if ids[0] not in self.posts:
            raise TeamsError(404, "ConversationNotFound")
        return self.posts[ids[0]]
