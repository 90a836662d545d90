"""The language that a person chose is theirs: no file and no platform changes it any more."""

import dataclasses
import uuid

from conversations import boards
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
PLAN = build.plan([build.person("nia", "U1"), build.person("bob", "U2")], [build.seat("nia"), build.seat("bob")])


async def save(database: Database, plan: boards.BoardPlan) -> None:
    await database.run(lambda repos: repos.boards.save(plan))


async def chooses(database: Database, person_id: uuid.UUID, language: str) -> None:
    await database.run(lambda repos: repos.boards.choose_language(person_id, language))


async def moves(database: Database, person_id: uuid.UUID, *, zone: str | None = None, language: str | None = None) -> None:
    await database.run(lambda repos: repos.boards.set_terms(person_id, zone=zone, language=language))


async def people(database: Database) -> dict[str, boards.Member]:
    async def work(repos: repositories.Repositories) -> list[boards.Member]:
        found = [await repos.boards.person_called(key) for key in ("nia", "bob")]
        return [one for one in found if one is not None]

    return {one.key: one for one in await database.run(work)}


async def test_a_choice_outlives_the_board_file_and_what_the_platform_says(database: Database) -> None:
    await save(database, PLAN)
    who = await people(database)
    await chooses(database, who["nia"].person_id, "cy")
    await save(database, dataclasses.replace(PLAN, people=(build.person("nia", "U1", name="Nia Prys"), PLAN.people[1])))
    for one in who.values():
        await moves(database, one.person_id, zone="Europe/Paris", language="en-GB")
    found = await people(database)
    assert (found["nia"].name, found["nia"].zone, found["nia"].language) == ("Nia Prys", "Europe/Paris", "cy")
    assert (found["bob"].zone, found["bob"].language) == ("Europe/Paris", "en-GB")


async def test_until_somebody_chooses_their_language_follows_the_platform_and_the_file(database: Database) -> None:
    await save(database, PLAN)
    nia = (await people(database))["nia"].person_id
    await moves(database, nia, language="cy")
    assert (await people(database))["nia"].language == "cy"
    await save(database, PLAN)
    assert (await people(database))["nia"].language == "en-GB"


async def test_a_choice_can_be_changed_and_is_nobody_elses(database: Database) -> None:
    await save(database, PLAN)
    nia = (await people(database))["nia"].person_id
    for language in ("cy", "en-GB", "cy"):
        await chooses(database, nia, language)
    assert {key: one.language for key, one in (await people(database)).items()} == {"nia": "cy", "bob": "en-GB"}
