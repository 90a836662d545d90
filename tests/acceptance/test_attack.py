"""A colleague attacks everything that anybody is told: with every answer but one, over all surfaces, and through the whole product."""

import dataclasses
import pathlib
import random
import shutil
import uuid
from collections.abc import Iterator

import pytest

from conversations.sitting import Standing
from frameworks import loader
from tests import attack_boards, attack_surfaces, attack_worlds, postgres
from tests.acceptance import living_board
from tests.attack_worlds import Given

WORLDS = 600
BOARDS = 2


@pytest.mark.parametrize("share", range(2))
def test_no_surface_says_anything_of_an_answer_below_the_floor(share: int) -> None:
    tried = 0
    for seed in range(10_000 + share, 10_000 + WORLDS, 2):
        dice = random.Random(seed)
        world = attack_worlds.world(dice)
        lies = [*_lies(world)]
        if not lies:
            continue
        place, member, item, other = dice.choice(lies)
        lied = world.said(place, member, item, other)
        truly, falsely = attack_worlds.published(world), attack_worlds.published(lied)
        # What came before the lie is the same story; from there on every round is told on every surface.
        for last in {place, dice.randint(place, len(truly) - 1), len(truly) - 1}:
            tried += 1
            said = attack_surfaces.of(world.edition, truly[: last + 1])
            assert attack_surfaces.of(world.edition, falsely[: last + 1]) == said, (seed, place, last, item)
    assert tried > WORLDS / 3


def _lies(world: attack_worlds.World) -> Iterator[tuple[int, uuid.UUID, str, Given]]:
    """Another level, or none, where fewer than the floor gave one."""
    for place, one in enumerate(world.rounds):
        for (member, item), was in one.given.items():
            if was.level is None or one.levels(item) >= world.floor:
                continue
            yield from (
                (place, member, item, dataclasses.replace(was, now=level))
                for level in range(len(world.edition.values))
                if level != was.level
            )
            if one.standing(item, Standing.NOT_SURE) + 1 < min(3, world.floor):
                yield place, member, item, Given(now=Standing.NOT_SURE)


def test_surfaces_would_tell_another_answer_where_it_may_be_told() -> None:
    """The same attack on rows above the floor finds what it is looking for, on nearly every surface."""
    found: set[str] = set()
    for seed in range(60):
        dice = random.Random(seed)
        world = attack_worlds.world(dice)
        last = len(world.rounds) - 1
        for (member, item), was in world.rounds[last].given.items():
            if was.level is not None and world.rounds[last].levels(item) >= 8:
                lied = world.said(last, member, item, dataclasses.replace(was, now=(was.level + 1) % len(world.edition.values)))
                one, other = (attack_surfaces.of(world.edition, attack_worlds.published(each)) for each in (world, lied))
                found |= {name for name in one if one[name] != other[name]}
                break
    assert found >= {"summary", "preview", "courses", "courses as JSON", "paper", "tables", "buddies"}


@pytest.mark.parametrize("seed", range(BOARDS))
async def test_nobody_else_learns_a_level_from_ten_quarters_of_the_whole_product(
    seed: int, migrated_sqlite: str, tmp_path: pathlib.Path, library: loader.Library
) -> None:
    other = shutil.copy(migrated_sqlite.removeprefix("sqlite:///"), tmp_path / "other.sqlite3")
    await _attack(random.Random(seed), (migrated_sqlite, f"sqlite:///{other}"), library)


@pytest.fixture
def two_of_postgresql(server: postgres.Server) -> Iterator[tuple[str, str]]:
    with server.migrated_database() as one, server.migrated_database() as other:
        yield one, other


async def test_nor_on_postgresql(two_of_postgresql: tuple[str, str], library: loader.Library) -> None:
    await _attack(random.Random(BOARDS), two_of_postgresql, library)


async def _attack(dice: random.Random, urls: tuple[str, str], library: loader.Library) -> None:
    """The same board lives twice. The second time the target gives other levels wherever fewer than the floor give one."""
    items = tuple(item.key for item in library[living_board.MATRIX].items)
    truth = attack_boards.story(dice, items)
    lie = truth.with_lies(dice)
    truly, its_log = await _lived(urls[0], library, truth)
    falsely, other_log = await _lived(urls[1], library, lie)
    assert truly.keys() == falsely.keys()
    assert [name for name in truly if truly[name] != falsely[name]] == []
    assert its_log == other_log
    assert all(truly[name] for name in ("to riverside-channel", "to willa", "table reading", "record, with every paper"))


async def _lived(url: str, library: loader.Library, one: attack_boards.Story) -> tuple[dict[str, str], list[str]]:
    """What others could get hold of, and the log, in no order: what is due at once leaves in the order of ids."""
    async with attack_boards.lived(url, library, one) as (board, heard):
        told = await board.told()
        await board.forget_every_answer()
        for name, said in (await board.composed()).items():
            assert told[name] == said, f"{name} was made of answers, and not of what was published"
        return told, sorted(heard.lines)
