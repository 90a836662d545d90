"""Microsoft's own framework, between what was read and the desk: its rules say what an activity means, and lead it to the listener.

The one module that knows it, so that its successor can take its place. Whatever comes here was signed by Microsoft and read before.
Nothing goes out from here: the framework looks people up by itself where it may, so whatever does that is replaced.
"""

import dataclasses
import logging
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity

from adapters.teams import answers, deeds, desk, payloads, vendor

_log = logging.getLogger(__name__)
_TURN = "boardpulse"


@dataclasses.dataclass(kw_only=True)
class _Turn:
    """One pass through the framework, which hands it from one step to the next unseen."""

    found: deeds.Deed | deeds.Happened
    answer: answers.Answer | None = None


class Turns:
    """One bot, made for activities that were verified before."""

    def __init__(self, counter: desk.Desk) -> None:
        vendor.quiet()
        self._desk = counter
        self._adapter = _Mute()
        self._listener = _Listener(counter)

    async def take(self, payload: payloads.Payload, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Let the framework lead it to the desk."""
        turn = _Turn(found=found)
        context = TurnContext(self._adapter, Activity().deserialize(_body(payload)))
        context.turn_state[_TURN] = turn
        await self._adapter.run_pipeline(context, self._listener.on_turn)
        if turn.answer is None:
            kind = payloads.text(payload, "type")[:40]
            _log.error("an activity did not find its way", extra={"action": "turn_failed", "kind": kind})
            return self._desk.failed(found)
        return turn.answer


class _Mute(BotAdapter):  # type: ignore[misc]  # the framework has no types
    """Sends nothing."""

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[Any]:
        raise NotImplementedError

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        raise NotImplementedError

    async def delete_activity(self, context: TurnContext, reference: Any) -> None:
        raise NotImplementedError


class _Listener(TeamsActivityHandler):  # type: ignore[misc]  # the framework has no types
    """Takes to the desk whatever the framework knows by name, and by the same name here."""

    def __init__(self, counter: desk.Desk) -> None:
        self._desk = counter

    async def _deal(self, *given: Any) -> None:
        """Called with what the framework made of the activity, and last with the turn."""
        turn: _Turn = given[-1].turn_state[_TURN]
        turn.answer = await self._desk.deal(turn.found)

    on_message_activity = _deal
    on_installation_update_add = _deal
    on_installation_update_remove = _deal
    # The framework's own ask Teams about each of those who came, and hand them on to others.
    on_teams_members_added_dispatch = _deal
    on_teams_members_removed_dispatch = _deal
    on_teams_channel_created = _deal
    on_teams_channel_deleted = _deal
    on_teams_channel_renamed = _deal
    on_teams_channel_restored = _deal
    on_teams_team_archived = _deal
    on_teams_team_deleted = _deal
    on_teams_team_hard_deleted = _deal
    on_teams_team_renamed = _deal
    on_teams_team_restored = _deal
    on_teams_team_unarchived = _deal


def _body(payload: payloads.Payload) -> dict[str, Any]:
    """As much of an activity as the framework goes by. It stumbles over values of wrong kinds, so it is given only what was read here."""

    def account(side: str) -> list[dict[str, str]]:
        return [{"id": payloads.conversation(one, "id")} for one in payloads.items(payload, side)]

    data = payloads.at(payload, "channelData")
    return {
        "type": payloads.text(payload, "type"),
        "channelId": "msteams",
        "action": payloads.text(payload, "action"),
        "recipient": {"id": payloads.conversation(payload, "recipient", "id")},
        "membersAdded": account("membersAdded"),
        "membersRemoved": account("membersRemoved"),
        "channelData": {
            "eventType": payloads.text(data, "eventType"),
            "team": {"id": payloads.channel(data, "team", "id")},
            "channel": {"id": payloads.channel(data, "channel", "id")},
        },
    }
