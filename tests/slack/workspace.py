"""What a made-up Slack workspace holds, and what each method of its Web API does to it. Knows no HTTP."""

import dataclasses
import itertools
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

Args = Mapping[str, Any]
BOT = "U0BOARDPULSE"
TEAM = "T0NORTHBY"
_FILE = "slack_file"


class SlackError(Exception):
    """An answer that is not ok. `more` stands in it beside the code."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.answer = {"ok": False, "error": code, **more}


@dataclasses.dataclass(kw_only=True)
class Message:
    """One message as Slack keeps it. `only_for`: the one person who sees it."""

    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    metadata: dict[str, Any] | None = None
    only_for: str | None = None
    user: str = BOT


@dataclasses.dataclass(kw_only=True)
class File:
    """One uploaded file. `shared` is (channel, thread) where it was shared; `looks` how often a message asks in vain for it."""

    file_id: str
    length: int
    alt: str
    data: bytes | None = None
    is_complete: bool = False
    shared: tuple[str, str | None] | None = None
    looks: int = 0


class Workspace:
    """State, and one function for each method, named as the method with underscores. They return what stands beside "ok"."""

    def __init__(self, team: str = TEAM, *, clock: Callable[[], float] = time.time) -> None:
        self.team = team
        self.users: dict[str, dict[str, Any]] = {}
        self.channels: dict[str, dict[str, Any]] = {}
        self.messages: list[Message] = []
        self.files: dict[str, File] = {}
        self.views: dict[str, dict[str, Any]] = {}
        self.homes: dict[str, dict[str, Any]] = {}
        self.triggers: dict[str, str] = {}
        self.slow_files = 0
        self.page = 200
        self._clock = clock
        self._last = 0
        self._numbers = itertools.count(1)

    def person(self, handle: str, full_name: str = "Somebody", /, **more: Any) -> str:
        """Somebody joins; `more` overrides fields of the user object. Returns the handle."""
        self.users[handle] = {
            "id": handle,
            "team_id": self.team,
            "name": full_name.lower().replace(" ", "."),
            "real_name": full_name,
            "deleted": False,
            "is_bot": False,
            "tz": "Europe/London",
            "locale": "en-GB",
            "profile": {"real_name": full_name, "display_name": full_name.split(" ")[0]},
            **more,
        }
        return handle

    def channel(self, handle: str, name: str = "board", /, **more: Any) -> str:
        """A channel with the bot in it, unless `more` says otherwise. Returns the handle."""
        self.channels[handle] = {"id": handle, "name": name, "is_member": True, "is_archived": False, **more}
        return handle

    def trigger(self, person: str) -> str:
        """A fresh trigger id, as it comes with a press."""
        trigger = f"1.{next(self._numbers)}.x"
        self.triggers[trigger] = person
        return trigger

    def said(self, channel: str, *, only_for: str | None = None) -> list[Message]:
        """What stands in a channel, oldest first: what all see, or what one person alone sees."""
        return [one for one in self.messages if one.channel == channel and one.only_for == only_for]

    def dm(self, person: str) -> str:
        """The conversation with one person."""
        return f"D{person[1:]}"

    def post(self, channel: str, args: Args, *, only_for: str | None = None) -> Message:
        """Keep one message."""
        self.may_show(args)
        made = Message(
            channel=channel,
            ts=self._stamp(),
            text=args.get("text", ""),
            blocks=args.get("blocks") or [],
            metadata=args.get("metadata"),
            only_for=only_for,
        )
        self.messages.append(made)
        return made

    def may_show(self, args: Args) -> None:
        """Raises invalid_blocks for a file that is not there, or not looked through yet."""
        for block in args.get("blocks") or []:
            file = self.files.get(block[_FILE].get("id")) if _FILE in block else None
            if _FILE in block and (file is None or not file.is_complete):
                raise _bad_file(block)
            if file is not None and file.looks < self.slow_files:
                file.looks += 1
                raise _bad_file(block)

    def auth_test(self, _args: Args) -> dict[str, Any]:
        return {"team_id": self.team, "user_id": BOT, "bot_id": "B0BOARDPULSE", "team": "Northby"}

    def conversations_open(self, args: Args) -> dict[str, Any]:
        user = self.users.get(args.get("users", ""))
        if user is None:
            raise SlackError("user_not_found")
        if user.get("deleted"):
            raise SlackError("user_disabled")
        if user.get("is_bot"):
            raise SlackError("cannot_dm_bot")
        return {"channel": {"id": self.dm(user["id"])}}

    def conversations_info(self, args: Args) -> dict[str, Any]:
        found = self.channels.get(args.get("channel", ""))
        if found is None:
            raise SlackError("channel_not_found")
        return {"channel": found}

    def conversations_members(self, args: Args) -> dict[str, Any]:
        """Everybody, but for a channel that was made with a list of its `members`."""
        found = self.channels.get(args.get("channel", ""))
        if found is None:
            raise SlackError("channel_not_found")
        members, start = found.get("members", list(self.users)), int(args.get("cursor") or 0)
        end = start + min(int(args.get("limit", 100)), self.page)
        return {"members": members[start:end], "response_metadata": {"next_cursor": str(end) if end < len(members) else ""}}

    def conversations_history(self, args: Args) -> dict[str, Any]:
        channel = args["channel"]
        if not channel.startswith("D"):
            raise SlackError("missing_scope", needed="channels:history", provided="im:history")
        limit, start = min(int(args.get("limit", 100)), self.page), int(args.get("cursor") or 0)
        since = float(args.get("oldest") or 0)
        newest_first = [one for one in reversed(self.said(channel)) if float(one.ts) >= since]
        shown = [self._as_history(one, with_metadata=args.get("include_all_metadata") == "true") for one in newest_first]
        more = start + limit < len(shown)
        return {
            "messages": shown[start : start + limit],
            "has_more": more,
            "response_metadata": {"next_cursor": str(start + limit) if more else ""},
        }

    def chat_postMessage(self, args: Args) -> dict[str, Any]:  # noqa: N802 - the name is Slack's
        channel = self._open(args["channel"])
        made = self.post(channel, args)
        return {"channel": channel, "ts": made.ts}

    def chat_postEphemeral(self, args: Args) -> dict[str, Any]:  # noqa: N802 - the name is Slack's
        return {"message_ts": self.post(self._open(args["channel"]), args, only_for=args["user"]).ts}

    def chat_update(self, args: Args) -> dict[str, Any]:
        self._open(args["channel"])
        self.replace(args["channel"], args["ts"], args)
        return {"channel": args["channel"], "ts": args["ts"]}

    def replace(self, channel: str, ts: str, args: Args, *, only_for: str | None = None) -> None:
        """Put text and blocks in the place of what stood there."""
        found = next((one for one in self.said(channel, only_for=only_for) if one.ts == ts), None)
        if found is None:
            raise SlackError("message_not_found")
        self.may_show(args)
        found.text, found.blocks = args.get("text", ""), args.get("blocks") or []

    def users_info(self, args: Args) -> dict[str, Any]:
        if args.get("user") not in self.users:
            raise SlackError("user_not_found")
        return {"user": self._user(self.users[args["user"]], args)}

    def users_list(self, args: Args) -> dict[str, Any]:
        limit, start = min(int(args.get("limit", 100)), self.page), int(args.get("cursor") or 0)
        found = [self._user(one, args) for one in self.users.values()]
        cursor = str(start + limit) if start + limit < len(found) else ""
        return {"members": found[start : start + limit], "response_metadata": {"next_cursor": cursor}}

    def views_open(self, args: Args) -> dict[str, Any]:
        if self.triggers.pop(args.get("trigger_id", ""), None) is None:
            raise SlackError("invalid_trigger_id")
        view_id = f"V{next(self._numbers):08}"
        self.views[view_id] = {**args["view"], "id": view_id}
        return {"view": self.views[view_id]}

    def views_update(self, args: Args) -> dict[str, Any]:
        if args.get("view_id") not in self.views:
            raise SlackError("not_found")
        self.views[args["view_id"]] = {**args["view"], "id": args["view_id"]}
        return {"view": self.views[args["view_id"]]}

    def views_publish(self, args: Args) -> dict[str, Any]:
        if args.get("user_id") not in self.users:
            raise SlackError("user_not_found")
        self.homes[args["user_id"]] = dict(args["view"])
        return {"view": self.homes[args["user_id"]]}

    def files_getUploadURLExternal(self, args: Args) -> dict[str, Any]:  # noqa: N802 - the name is Slack's
        file = File(file_id=f"F{next(self._numbers):08}", length=int(args["length"]), alt=args.get("alt_txt", ""))
        self.files[file.file_id] = file
        return {"file_id": file.file_id, "upload_url": f"upload/{file.file_id}"}

    def files_completeUploadExternal(self, args: Args) -> dict[str, Any]:  # noqa: N802 - the name is Slack's
        for one in args["files"]:
            file = self.files.get(one["id"])
            if file is None or file.data is None or len(file.data) != file.length or file.is_complete:
                raise SlackError("file_not_found")
            file.is_complete = True
            if args.get("channel_id"):
                file.shared = (self._open(args["channel_id"]), args.get("thread_ts"))
        return {"files": args["files"]}

    def _open(self, handle: str) -> str:
        """The channel to post in. Raises SlackError as Slack does where the bot may not."""
        if handle.startswith("D"):
            person = next((one for one in self.users.values() if self.dm(one["id"]) == handle), None)
            if person is None:
                raise SlackError("channel_not_found")
            if person.get("deleted"):
                raise SlackError("user_disabled")
            return handle
        found = self.channels.get(handle)
        if found is None:
            raise SlackError("channel_not_found")
        if found.get("is_archived"):
            raise SlackError("is_archived")
        if not found.get("is_member"):
            raise SlackError("not_in_channel")
        return handle

    def _stamp(self) -> str:
        self._last = max(int(self._clock() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06}"

    @staticmethod
    def _user(user: dict[str, Any], args: Args) -> dict[str, Any]:
        return user if args.get("include_locale") == "true" else {key: value for key, value in user.items() if key != "locale"}

    @staticmethod
    def _as_history(one: Message, *, with_metadata: bool) -> dict[str, Any]:
        shown: dict[str, Any] = {"type": "message", "user": one.user, "ts": one.ts, "text": one.text, "blocks": one.blocks}
        if with_metadata and one.metadata:
            shown["metadata"] = one.metadata
        return shown


def _bad_file(block: Mapping[str, Any]) -> SlackError:
    said = f'[ERROR] invalid slack file "{re.sub("[^A-Z0-9]", "", str(block[_FILE]))}" [json-pointer:/blocks/0/slack_file]'
    return SlackError("invalid_blocks", errors=[said], response_metadata={"messages": [said]})
