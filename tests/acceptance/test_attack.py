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
from tests import attack_boards, attack_surfaces, attack_worlds
from tests.acceptance import living_board
from tests.attack_worlds import Given

WORLDS = 200
BOARDS = 6


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
    await _attack(random.Random(seed), _two(migrated_sqlite, tmp_path), library)


def _two(url: str, folder: pathlib.Path) -> tuple[str, str]:
    """Two fresh databases from one."""
    other = folder / "other.sqlite3"
    shutil.copy(url.removeprefix("sqlite:///"), other)
    return url, f"sqlite:///{other}"


async def _attack(dice: random.Random, urls: tuple[str, str], library: loader.Library) -> None:
    items = tuple(item.key for item in library[living_board.MATRIX].items)
    truth = attack_boards.story(dice, items)
    lie = truth.with_lies(dice)
    told, logs = [], []
    for url, one in zip(urls, (truth, lie), strict=True):
        async with attack_boards.lived(url, library, one) as (board, heard):
            told.append(await board.told())
            logs.append(heard.lines)
            asked = await board.composed()
            await board.forget_every_answer()
            assert await board.composed() == asked
    first, second = told
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert logs[0] == logs[1]
    assert "to riverside-channel" in first
