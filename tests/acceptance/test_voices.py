"""Rounds that ask partners and communities beside the board: each asked for itself, told for itself, and never added up."""

import dataclasses
import datetime
import functools
import uuid

from bot import ports
from conversations import boards, records
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person

Database = storage_database.Database
BAROMETER = "barometer@2013"
MONDAY = datetime.date(2026, 1, 19)
MEMBERS, ELSEWHERE = (tuple(f"{kind}{number}" for number in range(1, 7)) for kind in ("member", "elsewhere"))
PARTNERS = tuple(f"partner{number}" for number in range(1, 7))
NEIGHBOURS = ("neighbour1", "neighbour2", "neighbour3")
OPENED, REMINDED, CLOSED = at(19, 1, 9, 1), at(30, 1, 9, 1), at(2, 2, 9, 1)
BOARD, OF_PARTNERS, OF_COMMUNITIES = boards.Actor.BOARD, boards.Actor.PARTNERS, boards.Actor.COMMUNITIES


def plan(key: str, members: tuple[str, ...], partners: tuple[str, ...] = (), neighbours: tuple[str, ...] = ()) -> boards.BoardPlan:
    """A board with a round for everyone it asks, all of them at the same time."""
    asked = {BOARD: members, OF_PARTNERS: partners, OF_COMMUNITIES: neighbours}
    people = tuple(person(handle, ("chat", handle)) for handle in dict.fromkeys((*members, *partners, *neighbours)))
    coordinator = person(f"{key}_willa", ("chat", f"{key}-willa"), duties=(boards.Duty.COORDINATOR,))
    pulse = dataclasses.replace(living_board.pulse(MONDAY), edition_ref=BAROMETER)
    rounds = [dataclasses.replace(pulse, actor=actor) for actor, who in asked.items() if who]
    made = living_board.board((*people, coordinator), *rounds, living_board.digest(datetime.date(2026, 1, 12)), key=key)
    voices = [(handle, actor) for actor, who in asked.items() if actor is not BOARD for handle in who]
    return dataclasses.replace(
        made,
        seats=tuple(seat for seat in made.seats if seat.person in members),
        voices=tuple(boards.VoicePlan(person=handle, actor=actor) for handle, actor in voices),
    )


async def living(database: Database, library: loader.Library, *plans: boards.BoardPlan) -> LivingBoard:
    one = LivingBoard(database, library, at(12, 1, 7))
    for planned in plans:
        await one.load(planned)
    await one.lives_until(OPENED)
    return one


async def answers(one: LivingBoard, handles: tuple[str, ...], line: str) -> None:
    for handle in handles:
        for _ in range(6):
            await one.types(handle, line)
        assert "Thank you, that is all." in await one.types(handle, line)


async def readings(one: LivingBoard, key: str) -> dict[boards.Actor, object]:
    found = await one.pulses(key)
    assert all(pulse.state is records.PulseState.CLOSED for pulse in found)
    return {pulse.actor: await one.database.run(functools.partial(_reading, pulse.pulse_id)) for pulse in found}


async def _reading(pulse_id: uuid.UUID, repos: ports.Repositories) -> object:
    return await repos.pulses.reading(pulse_id)


async def test_rounds_at_one_time_are_asked_and_told_apart(database: Database, library: loader.Library) -> None:
    one = await living(database, library, plan("riverside", MEMBERS, PARTNERS, NEIGHBOURS), plan("hill", ELSEWHERE))
    asked = (*MEMBERS, *PARTNERS, *NEIGHBOURS)
    assert [len(one.chat.texts(handle)) for handle in asked] == [1] * 15
    assert "Riverside asks you as one of its partners." in one.chat.texts("partner1")[0]
    assert "only if at least 5 people answer" in one.chat.texts("partner1")[0]
    assert "Riverside asks you as somebody from a community." in one.chat.texts("neighbour1")[0]
    assert "asks you as" not in one.chat.texts("member1")[0]
    for handles, line in ((MEMBERS, "3 3"), (ELSEWHERE, "3 3"), (PARTNERS[:5], "1 2"), (NEIGHBOURS, "0 1")):
        await answers(one, handles, line)
    await one.lives_until(at(9, 2, 9))

    own, partners, communities = sorted(one.chat.texts("riverside-channel"), key=lambda text: (text[:3] == "How", "communities" in text))
    assert partners.startswith("How partners see it. Riverside: Barometer 2013")
    assert "5 of the 6 people who were asked answered." in partners
    assert "Our Shared Ambition: In a few places." in partners
    assert "Everywhere" not in partners, "nothing of what the board said"
    assert communities.startswith("How people from communities see it.")
    assert "3 of the 3 people who were asked answered: too few to show" in communities
    assert not any(item.name in communities for item in library[BAROMETER].items)

    alone = await readings(one, "hill")
    together = await readings(one, "riverside")
    assert set(together) == {BOARD, OF_PARTNERS, OF_COMMUNITIES}
    assert together[BOARD] == alone[BOARD], "the board's own reading is what it is without the others"
    assert [own.replace("Riverside", "Hill")] == one.chat.texts("hill-channel")

    told = one.chat.texts("riverside-willa")[-1]
    assert "Barometer 2013 closed: 6 of 6 answered." in told
    assert "Barometer 2013 (partners) closed: 5 of 6 answered." in told
    assert "Next: Barometer 2013 (members of the board, partners and people from communities) opens" in told
    assert told.count("Next:") == 1


async def test_a_voice_taken_out_is_left_in_peace_and_one_of_two_boards_is_asked_by_each(
    database: Database, library: loader.Library
) -> None:
    hill = plan("hill", ELSEWHERE, ("partner1", *MEMBERS[1:]))
    one = await living(database, library, plan("riverside", MEMBERS, PARTNERS), hill)
    (openings,) = one.chat.texts("partner1")
    assert all(f"{name}: " in openings for name in ("Hill", "Riverside")), "asked by each, at the same minute: in one message"
    (both,) = one.chat.texts("member2")
    assert all(f"{name}: " in both for name in ("Hill", "Riverside")), "a member here, and a partner there"
    left = plan("riverside", MEMBERS, PARTNERS[:5])
    await one.load(left)
    await one.lives_until(REMINDED)
    assert len(one.chat.texts("partner6")) == 1, "no reminder for whoever was taken out"
    assert len(one.chat.texts("partner5")) == 2
    assert "Riverside: Barometer 2013, as partners see it" in one.chat.texts("partner5")[1]
    await answers(one, ("partner6",), "2 3")
    assert "as partners see it" in await one.types("partner6", "my answers")
    data = await one.types("partner5", "my data")
    assert "Riverside: You have no seat. The board asks you as one of its partners." in data
    await one.load(plan("riverside", MEMBERS))
    await one.lives_until(at(20, 4, 9, 1))
    assert [pulse.actor for pulse in await one.pulses() if pulse.state is records.PulseState.OPEN] == [BOARD]
