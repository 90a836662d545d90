"""Replies at both kinds of place, and where they go when the place is gone."""

import datetime

import pytest

from adapters.teams import api, host, messenger, places, reaching, references, render, roster
from conversations import inbound, messages, sending, wording
from frameworks import errors
from tests.edge.teams_out import cases
from tests.teams import connector, tenant

HOUR_AGO = cases.NOON - datetime.timedelta(hours=1)


def place(conversation: str, activity: str, kind: places.Kind = places.Kind.CARD) -> inbound.Place:
    return places.write(places.Spot(kind=kind, conversation=conversation, activity=activity))


LINE = place(cases.CHAT, "f:typed", places.Kind.LINE)


@pytest.fixture
async def card(teams: connector.Connector, known: references.References) -> inbound.Place:
    """A card that Ada pressed, in her own chat."""
    teams.tenant.chat(cases.ADA_HANDLE)
    teams.tenant.posts[cases.CHAT]["1:before"] = {"summary": "before"}
    reference = references.Reference(service_url=teams.service_url, conversation=cases.CHAT, user=f"29:{cases.ADA_HANDLE}", bot=tenant.BOT)
    await known.note(references.Seen(tenant=tenant.TENANT, kind=host.Kind.PERSON, handle=cases.ADA_HANDLE, reference=reference))
    return place(cases.CHAT, "1:before")


def heads(teams: connector.Connector, conversation: str = cases.CHAT) -> list[str]:
    return [one["summary"] for one in teams.tenant.said(conversation)]


async def test_a_card_turns_in_place_and_twice_is_once(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place
) -> None:
    for _ in range(2):
        await way.reply(cases.ADA, card, cases.line(), key="reply:1")
    assert heads(teams) == ["A word"]
    assert {one.name for one in teams.calls} == {"put"}
    assert {one.ids for one in teams.calls} == {(cases.CHAT, "1:before")}


@pytest.mark.parametrize(
    "trouble",
    [
        connector.Trouble.BROKEN,
        connector.Trouble.BROKEN_AFTER,
        connector.Trouble.HTML,
        connector.Trouble.GARBLED,
        connector.Trouble.LIMITED,
    ],
)
async def test_a_card_that_may_not_have_turned_is_turned_again(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place, ticks: cases.Ticks, trouble: connector.Trouble
) -> None:
    teams.fail("put", trouble)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, card, cases.line(), key="reply:1")
    ticks.seconds += 5
    await way.reply(cases.ADA, card, cases.line(), key="reply:1", tried_since=HOUR_AGO)
    assert heads(teams) == ["A word"]
    assert teams.called("post") == []


async def test_a_card_that_takes_no_end_is_turned_again(
    teams: connector.Connector,
    calls: api.Api,
    known: references.References,
    reach: reaching.Reaching,
    lists: roster.Roster,
    card: inbound.Place,
) -> None:
    way = messenger.TeamsMessenger(calls, known, reach, lists, wording.Wording(), timeout=0.2)
    teams.fail("put", connector.Trouble.HOLD)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, card, cases.line(), key="reply:1")


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "ActivityNotFoundInConversation"), (404, "ConversationNotFound"), (403, "NotEnoughPermissions"), (400, "BadSyntax"), (405, "")],
)
async def test_a_card_that_is_gone_is_answered_with_a_line(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place, status: int, code: str
) -> None:
    teams.fail("put", connector.Trouble.REFUSE, code, status=status)
    await way.reply(cases.ADA, card, cases.line(), key="reply:1")
    assert heads(teams) == ["before", "A word"]


async def test_what_stands_beside_leaves_the_card_as_it_is(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place
) -> None:
    await way.reply(cases.ADA, card, cases.line(beside=True), key="reply:1")
    assert heads(teams) == ["before", "A word"]
    assert teams.called("put") == []


async def test_what_does_not_fit_comes_below(teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place) -> None:
    await way.reply(cases.ADA, card, cases.LONG, key="reply:1")
    assert len(heads(teams)) == len(render.parts(cases.LONG, wording.Wording()))
    assert "before" not in heads(teams)
    assert len(teams.called("put")) == 1


async def test_stopped_below_the_card_it_goes_on_there_and_does_not_turn_it_again(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place, ticks: cases.Ticks
) -> None:
    teams.fail("post", connector.Trouble.NONE)
    teams.fail("post", connector.Trouble.LIMITED, retry_after="7")
    with pytest.raises(sending.RateLimited):
        await way.reply(cases.ADA, card, cases.LONG, key="reply:1")
    teams.tenant.posts[cases.CHAT]["1:before"] = {"summary": "something newer"}
    ticks.seconds += 7
    await way.reply(cases.ADA, card, cases.LONG, key="reply:1")
    assert heads(teams)[0] == "something newer"
    assert len(heads(teams)) == len(render.parts(cases.LONG, wording.Wording()))


@pytest.mark.parametrize("conversation", [cases.CHANNEL, f"{cases.CHANNEL};messageid=17", "19:group@thread.v2"])
async def test_nothing_is_shown_on_a_card_that_others_see(
    teams: connector.Connector, way: messenger.TeamsMessenger, conversation: str
) -> None:
    teams.tenant.posts[conversation] = {"1:seen": {"summary": "before"}}
    await way.reply(cases.ADA, place(conversation, "1:seen"), cases.line("My own answers"), key="reply:1")
    assert heads(teams, conversation) == ["before"]
    assert "My own answers" in cases.texts(teams.tenant.said(cases.CHAT)[0])


@pytest.mark.parametrize("conversation", [cases.CHAT, cases.CHANNEL])
async def test_a_line_goes_to_the_persons_own_chat(teams: connector.Connector, way: messenger.TeamsMessenger, conversation: str) -> None:
    await way.reply(cases.ADA, place(conversation, "f:1", places.Kind.LINE), cases.line(), key="reply:1")
    assert heads(teams) == ["A word"]
    assert teams.tenant.said(cases.CHANNEL) == []


@pytest.mark.parametrize("trouble", [connector.Trouble.BROKEN_AFTER, connector.Trouble.DROP, connector.Trouble.EMPTY])
async def test_a_line_that_may_have_arrived_is_not_said_again_by_us(
    teams: connector.Connector, way: messenger.TeamsMessenger, trouble: connector.Trouble
) -> None:
    teams.fail("post", trouble)
    with pytest.raises(sending.Unsure):
        await way.reply(cases.ADA, LINE, cases.line(), key="reply:1")
    assert heads(teams) == ["A word"]


async def test_a_line_that_another_process_may_have_said_is_said(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    await way.reply(cases.ADA, LINE, cases.line(), key="reply:1", tried_since=HOUR_AGO)
    assert heads(teams) == ["A word"]


async def test_somebody_whom_nobody_knows_any_more_is_found_through_the_team(
    teams: connector.Connector, way: messenger.TeamsMessenger
) -> None:
    teams.tenant.posts["a:elsewhere"] = {"1:1": {"summary": "before"}}
    await way.reply(cases.ADA, place("a:elsewhere", "1:1"), cases.line(), key="reply:1")
    assert heads(teams) == ["A word"]
    assert teams.called("put") == []


async def test_a_vault_that_cannot_be_read_makes_a_reply_wait(
    teams: connector.Connector,
    calls: api.Api,
    vault: cases.Vault,
    reach: reaching.Reaching,
    lists: roster.Roster,
    card: inbound.Place,
) -> None:
    way = messenger.TeamsMessenger(calls, references.References(vault), reach, lists, wording.Wording())
    vault.broken = errors.BoardpulseError("sealed")
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, card, cases.line(), key="reply:1")
    assert teams.calls == []


@pytest.mark.parametrize("spot", ["", "card", "nowhere|a|b", "card||1", "card|a", "card|a|b|c"])
async def test_a_place_of_no_kind_is_refused(teams: connector.Connector, way: messenger.TeamsMessenger, spot: str) -> None:
    with pytest.raises(sending.Refused):
        await way.reply(cases.ADA, inbound.Place(spot=spot), cases.line(), key="reply:1")
    assert teams.calls == []


async def test_peoples_own_markup_stays_text_in_a_turned_card(
    teams: connector.Connector, way: messenger.TeamsMessenger, card: inbound.Place
) -> None:
    shout = messages.Message(summary="A note", blocks=(messages.Quote(text="**loud** [look](https://evil.example)"),))
    await way.reply(cases.ADA, card, shout, key="reply:1")
    (turned,) = teams.tenant.said(cases.CHAT)
    assert "text" not in turned, "the text of a message is read as Markdown"
    assert '"type": "TextRun"' in cases.texts(turned)
