"""Pictures and channels to pick: a help and never a must."""

import asyncio
import dataclasses
from collections.abc import Callable

import pytest

from adapters.teams import api, host, limits, messenger, reaching, references, roster
from conversations import figures, messages, wording
from frameworks import errors
from tests.edge.teams_out import cases
from tests.teams import connector, tenant

Make = Callable[..., messenger.TeamsMessenger]


@pytest.fixture
def make(calls: api.Api, known: references.References, reach: reaching.Reaching, lists: roster.Roster, ticks: cases.Ticks) -> Make:
    def made(draw: host.Draw | None, *, timeout: float = 25.0) -> messenger.TeamsMessenger:
        return messenger.TeamsMessenger(calls, known, reach, lists, wording.Wording(), draw, timeout=timeout, wait=ticks.wait)

    return made


async def test_a_chart_travels_inside_the_card(teams: connector.Connector, make: Make) -> None:
    drawn: list[figures.Chart] = []

    async def draw(chart: figures.Chart) -> bytes:
        drawn.append(chart)
        return cases.png()

    await make(draw).send(cases.BOARD, cases.SUMMARY, key="one")
    (said,) = teams.tenant.said(cases.CHANNEL)
    assert "data:image/png;base64," in cases.texts(said)
    assert cases.CHART.alt in cases.texts(said)
    assert len(drawn) == 1
    (chart,) = drawn
    assert isinstance(chart, figures.Dots)
    assert chart.rows == cases.CHART.rows


async def test_a_chart_that_cannot_fit_is_not_even_drawn(teams: connector.Connector, make: Make) -> None:
    async def draw(chart: figures.Chart) -> bytes:
        raise AssertionError("nobody waits for what is thrown away")

    long = dataclasses.replace(cases.CHART, rows=cases.CHART.rows[:1] * (limits.ROWS_OF_DOTS + 1))
    await make(draw).send(cases.BOARD, messages.Message(summary="Long", blocks=(messages.Picture(chart=long),)), key="one")
    (said,) = teams.tenant.said(cases.CHANNEL)
    assert cases.CHART.title in cases.texts(said)
    assert "nobody waits" not in cases.texts(said)


async def broken(_chart: figures.Chart) -> bytes:
    raise errors.BoardpulseError("the child died")


async def failing(_chart: figures.Chart) -> bytes:
    raise RuntimeError("no such font")


async def hanging(_chart: figures.Chart) -> bytes:
    await asyncio.Event().wait()
    return b""


async def no_picture(_chart: figures.Chart) -> bytes:
    return b"\x89PNG not really"


@pytest.mark.parametrize("draw", [broken, failing, hanging, no_picture, None])
async def test_a_drawing_that_fails_means_no_picture_and_never_no_message(
    teams: connector.Connector, make: Make, draw: host.Draw | None
) -> None:
    await make(draw, timeout=0.6).send(cases.BOARD, cases.SUMMARY, key="one")
    (said,) = teams.tenant.said(cases.CHANNEL)
    assert "data:image" not in cases.texts(said)
    assert cases.CHART.title in cases.texts(said)
    assert cases.CHART.alt not in cases.texts(said)
    assert "1 Basic level" in cases.texts(said)


async def test_one_picture_that_hangs_leaves_no_time_for_the_next(make: Make) -> None:
    two = messages.Message(summary="Two", blocks=(messages.Picture(chart=cases.CHART),) * 2)
    async with asyncio.timeout(5):
        (part,) = await make(hanging, timeout=0.4).prepare(cases.BOARD, two)
    assert "data:image" not in str(part.card)


async def test_nothing_is_drawn_for_somebody_who_cannot_be_reached(teams: connector.Connector, make: Make) -> None:
    drawn: list[figures.Chart] = []

    async def draw(chart: figures.Chart) -> bytes:
        drawn.append(chart)
        return cases.png()

    teams.tenant.person(cases.BEN_HANDLE, with_app=False)
    with pytest.raises(errors.BoardpulseError):
        await make(draw).send(cases.BEN, cases.SUMMARY, key="one")
    assert drawn == []


async def test_a_person_picks_from_the_channels_of_their_teams(
    teams: connector.Connector, known: references.References, make: Make
) -> None:
    teams.tenant.team("19:other@thread.tacv2", [cases.BEN_HANDLE], {"19:secret@thread.tacv2": "Secret plans"})
    other = references.Reference(service_url=teams.service_url, conversation="19:other@thread.tacv2", bot=tenant.BOT)
    await known.note(references.Seen(tenant=tenant.TENANT, kind=host.Kind.TEAM, handle="19:other@thread.tacv2", reference=other))
    (part,) = await make(None).prepare(cases.ADA, cases.PICK)
    assert "Northby board" in str(part.card)
    assert cases.CHANNEL in str(part.card)
    assert "Secret plans" not in str(part.card)


async def test_no_channels_are_named_where_several_read(teams: connector.Connector, make: Make) -> None:
    (part,) = await make(None).prepare(cases.BOARD, cases.PICK)
    assert "Northby board" not in str(part.card)
    assert teams.calls == []


async def test_without_a_pick_no_list_is_read(teams: connector.Connector, make: Make) -> None:
    await make(None).prepare(cases.ADA, cases.line())
    assert teams.calls == []


@pytest.mark.parametrize("trouble", [connector.Trouble.BROKEN, connector.Trouble.LIMITED, connector.Trouble.DROP])
async def test_a_list_that_cannot_be_had_leaves_the_words(teams: connector.Connector, make: Make, trouble: connector.Trouble) -> None:
    teams.fail("channels", trouble, times=2)
    (part,) = await make(None).prepare(cases.ADA, cases.PICK)
    assert "Where?" in str(part.card)
    assert "Northby board" not in str(part.card)


async def test_who_pressed_gets_words_where_the_picture_takes_long_and_the_picture_the_next_time(make: Make) -> None:
    go_on = asyncio.Event()

    async def slow(_chart: figures.Chart) -> bytes:
        await go_on.wait()
        return cases.png()

    one = make(slow)
    async with asyncio.timeout(10):
        (in_words,) = await one.prepare(cases.ADA, cases.SUMMARY, 0.05)
        go_on.set()
        (drawn,) = await one.prepare(cases.ADA, cases.SUMMARY, 5.0)
    assert "data:image" not in str(in_words.card)
    assert "1 Basic level" in str(in_words.card)
    assert "data:image/png;base64," in str(drawn.card)
