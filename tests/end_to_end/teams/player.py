"""Plays the quarter's steps for everybody who does not sit at the page, through the local client's own HTTP API."""

import datetime
import json
import urllib.request
import uuid
from collections.abc import Mapping
from typing import Any

from tests.end_to_end import bot_process, quarter
from tests.end_to_end.teams import cards, organisation, traffic


class Player:
    """One person's hand after the other. `base` is where the client answers, `browser` who sits at its page, `old_client` who has an app
    that knows the cards' first kind of button only."""

    def __init__(self, base: str, seen: traffic.Traffic, bot: bot_process.Bot, *, browser: str, old_client: str) -> None:
        self._base = base
        self._seen = seen
        self._bot = bot
        self._browser = browser
        self._old_client = old_client
        self._since = 0

    def begins(self) -> None:
        """Everybody has the app, and so a chat with it; only whoever sets the board up has opened it."""
        for who in quarter.NAMES:
            if who != self._browser:
                self._opens(who)
        if self._browser != quarter.COORDINATOR:
            self._does(quarter.COORDINATOR, {"type": "installationUpdate", "action": "add"})

    def forgets(self) -> None:
        """What is heard afterwards must come afterwards."""
        self._since = len(self._seen.records())

    def plays(self, step: quarter.Step) -> None:
        """Does what the step says, and fails where it cannot be done or is not seen."""
        if not isinstance(step, quarter.Hears):
            self.forgets()
        match step:
            case quarter.Hears():
                self.hears(step)
            case quarter.Clock():
                self._bot.set_clock(step.to)
            case quarter.Meanwhile():
                step.does()
            case quarter.Says() | quarter.Lists() | quarter.Commands():
                self._types(step.who, organisation.typed(step.text))
            case quarter.Picks():
                self._types(step.who, organisation.channel_link())
            case quarter.Visits():
                self._types(step.who, "home")
                self.hears(quarter.Hears(who=step.who, text=step.text))
            case quarter.Presses():
                self._presses(step.who, step.label)
            case quarter.Writes():
                self._presses(step.who, step.sends, box=step.box, text=step.text)

    def hears(self, step: quarter.Hears) -> None:
        """Waits until the text has come since the last time that somebody did something."""
        since = self._since

        def look() -> traffic.Said | None:
            there = (one for one in self._seen.said(since) if self._is_in(one.conversation, step.who))
            return next((one for one in there if any(step.text in text for text in one.reads())), None)

        def what() -> str:
            there = [one.reads() for one in self._seen.said(since) if self._is_in(one.conversation, step.who)]
            return f"{step.text!r} has not come to {step.who or 'the channel'}; there is {there}\n{self._bot.log()}"

        traffic.wait_for(look, what)

    def chat(self, who: str) -> str:
        """Somebody's conversation with the bot."""
        return organisation.own_chat(who) if who == self._browser else self._seen.chats()[organisation.user(who)]

    def _is_in(self, conversation: str, who: str | None) -> bool:
        return conversation.split(";")[0] == organisation.CHANNEL if who is None else conversation == self.chat(who)

    def _types(self, who: str, text: str) -> None:
        self._does(who, {"type": "message", "textFormat": "plain", "text": text})

    def _presses(self, who: str, label: str, *, box: str = "", text: str = "") -> None:
        message, button = traffic.wait_for(
            lambda: self._button(who, label, box), lambda: f"{who} has no button {label!r}\n{self._bot.log()}"
        )
        inputs = {one.name: text if box and one.label == box else one.value for one in button.inputs}
        action = button.action["fallback"] if who == self._old_client else button.action
        data = {**action.get("data", {}), **inputs}
        if action["type"] == "Action.Submit":
            self._does(who, {"type": "message", "replyToId": message, "value": data})
        else:
            named = {name: held for name, held in action.items() if name in {"type", "id", "title", "verb"}}
            value = {"action": {**named, "data": data}, "trigger": "manual"}
            self._does(who, {"type": "invoke", "name": "adaptiveCard/action", "replyToId": message, "value": value})

    def _button(self, who: str, label: str, box: str) -> tuple[str, cards.Button] | None:
        """In the newest message with such a button, as it stands now. With a `box`, only a button that this box goes with."""
        standing: dict[str, traffic.Said] = {}
        for one in self._seen.said():
            if one.message and one.conversation == self.chat(who):
                standing[one.message] = one
        for message, one in reversed(standing.items()):
            for button in (button for card in one.cards for button in cards.buttons(card)):
                if button.label == label and not button.opens and (not box or box in {held.label for held in button.inputs}):
                    return message, button
        return None

    def _does(self, who: str, more: Mapping[str, Any]) -> None:
        """Posts one activity of theirs, as complete as Teams makes them, and waits until the bot has taken it."""
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        activity = {
            "id": str(uuid.uuid4()),
            "timestamp": at,
            "localTimestamp": at,
            "localTimezone": "Europe/London",
            "channelId": "msteams",
            "serviceUrl": f"{self._base}/_connector",
            "locale": "en-GB",
            "from": {"id": organisation.user(who), "name": quarter.NAMES[who], "aadObjectId": organisation.object_id(who)},
            "recipient": {"id": organisation.BOT, "name": "Boardpulse"},
            "conversation": {"id": self.chat(who), "conversationType": "personal", "tenantId": organisation.TENANT},
            "channelData": {"tenant": {"id": organisation.TENANT}},
            "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "iOS", "timezone": "Europe/London"}],
            **more,
        }
        self._post("/_internal/v1/customActivities", activity)
        answer = traffic.wait_for(lambda: self._seen.answer_to(activity["id"]), lambda: f"no answer to {who}: {more}\n{self._bot.log()}")
        assert answer["statusCode"] in {200, 201, 202}, (who, more, answer)
        if more["type"] == "invoke":
            assert answer["body"]["statusCode"] == 200, (who, more, answer)

    def _opens(self, who: str) -> None:
        """Their chat with the bot, which is made in the client as Teams makes it when they add the app."""
        asked = {"isGroup": False, "bot": {"id": organisation.BOT}, "members": [{"id": organisation.user(who)}]}
        self._post("/_connector/v3/conversations", {**asked, "tenantId": organisation.TENANT})
        traffic.wait_for(lambda: self._seen.chats().get(organisation.user(who)), lambda: f"no chat with {who}")

    def _post(self, path: str, body: Mapping[str, Any]) -> None:
        request = urllib.request.Request(self._base + path, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=10).close()
