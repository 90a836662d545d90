"""Who is asked for the view of the council, of partners or of communities, beside those who hold a seat."""

import uuid
from collections.abc import Iterable, Mapping

from conversations import boards
from storage import models


async def save(board: models.Board, plans: Iterable[boards.VoicePlan], people: Mapping[str, models.Person]) -> None:
    """Store the voices of a board, which are these and no others. `people` by their key."""
    wanted = {(people[plan.person].person_id, plan.actor.value) for plan in plans}
    for row in await models.Voice.filter(board_id=board.board_id):
        if (row.person_id, row.actor) in wanted:
            wanted.discard((row.person_id, row.actor))
        else:
            await row.delete()
    for person_id, actor in sorted(wanted, key=str):
        await models.Voice.create(voice_id=uuid.uuid4(), board=board, person_id=person_id, actor=actor)


async def of_person(person_id: uuid.UUID) -> list[tuple[str, boards.Actor]]:
    """Which boards ask this person, each by its name, and for whose view."""
    rows = await models.Voice.filter(person_id=person_id).order_by("board__name", "actor").values_list("board__name", "actor")
    return [(str(name), boards.Actor(str(actor))) for name, actor in rows]


async def of_board(board_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Everyone who is a voice of the board, by their ids, and for whose view."""
    rows = await models.Voice.filter(board_id=board_id).order_by("actor").values_list("person_id", "actor")
    return [(uuid.UUID(str(person_id)), str(actor)) for person_id, actor in rows]
