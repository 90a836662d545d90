"""A board that asks something of its own, from quarter to quarter: asked, read, labelled, compared with itself alone, and removed."""

import datetime
from pathlib import Path

import pytest

from bot.instruments import own_items, rewording
from conversations import boards
from frameworks import layers, loader
from frameworks.readings import picks, reading, stored
from storage.database import Database
from tests.acceptance import living_board
from tests.acceptance.living_board import ANNEX, MATRIX, LivingBoard, at, person

AREAS = "areas_requiring_attention@2015"
PEOPLE = tuple(person(name, ("chat", name)) for name in ("ann", "bob", "cat", "dee", "eve"))
PULSE = living_board.pulse(datetime.date(2026, 1, 19))
DAY = datetime.date(2026, 1, 12)
SIGNED = own_items.Signature(by="Ada", why="Nobody else asks.", confidence=layers.Confidence.VERY)
LABEL = "Warm homes (the board’s own)"


def wanted(name: str = "Warm homes", **changes: object) -> own_items.Wanted:
    plain = {"key": own_items.key_of(name), "name": name, "question": f"What of {name.lower()}?", "signed": SIGNED}
    return own_items.Wanted(**{**plain, **changes})  # type: ignore[arg-type]  # a test names what it changes


def library_of(folder: Path) -> loader.Library:
    return loader.load(data_folder=folder)


def add(folder: Path, ref: str, name: str = "Warm homes") -> None:
    own_items.add(library_of(folder), folder, "riverside", ref, wanted(name), DAY)


def remove(folder: Path, ref: str, key: str = "warm_homes") -> None:
    own_items.remove(library_of(folder), folder, "riverside", ref, key, SIGNED, DAY)


async def answer(one: LivingBoard, line: str, times: int) -> None:
    for someone in PEOPLE:
        for _ in range(times):
            await one.types(someone.key, line)


async def readings_of(one: LivingBoard) -> list[stored.Any]:
    pulses = sorted(await one.pulses(), key=lambda pulse: pulse.opened_at)
    bodies = [await one.database.run(lambda repos, key=pulse.pulse_id: repos.pulses.reading(key)) for pulse in pulses]  # type: ignore[misc]  # bound now
    return [stored.from_json(body) for body in bodies if body is not None]


async def test_it_is_asked_labelled_compared_with_itself_alone_and_removed(database: Database, tmp_path: Path) -> None:
    one = LivingBoard(database, library_of(tmp_path), at(12, 1, 7))
    await one.load(living_board.board(PEOPLE, PULSE))
    await one.lives_until(at(20, 1))
    add(tmp_path, MATRIX)
    one.read_with(library_of(tmp_path))
    await answer(one, "2 4", 6)
    assert "Warm homes" not in await one.types("ann", "my answers"), "a pulse that was opened before is left alone"
    await one.lives_until(at(21, 4))
    await answer(one, "3 4", 6)
    assert f"7 of 7 · {LABEL}" in await one.types("ann", "change 7")
    await answer(one, "3 4", 1)
    remove(tmp_path, MATRIX)
    one.read_with(library_of(tmp_path))
    assert f"7 {LABEL}: 3 Results → 4 Maturity" in await one.types("ann", "my answers"), "the open pulse keeps it"
    await one.lives_until(at(6, 5))
    second = one.chat.texts("riverside-channel")[-1]
    assert f"Your board added {LABEL}. Nothing from Monday 2 February 2026 compares with that." in second
    assert f"Your board added this question itself: {LABEL}." in second
    assert second.count("Warm homes") == second.count(LABEL)
    await one.lives_until(at(21, 7))
    await answer(one, "4 4", 6)
    await one.lives_until(at(4, 8))
    assert "Warm homes" not in one.chat.texts("riverside-channel")[-1]
    first, middle, last = await readings_of(one)
    assert isinstance(middle, reading.Reading)
    assert [len(found.items) for found in (first, middle, last) if isinstance(found, reading.Reading)] == [6, 7, 6]
    own = middle.item("warm_homes")
    assert own is not None
    assert (own.answers, own.moved, own.moved_withheld) == (5, None, False)
    assert all(item.moved or item.moved_withheld for item in middle.items[:6])
    copy = await one.types("ann", "my copy")
    assert f"7 {LABEL}: 3 Results → 4 Maturity" in copy, "what was answered still reads right"


async def test_asked_again_it_is_compared_with_itself(database: Database, tmp_path: Path) -> None:
    add(tmp_path, MATRIX)
    one = LivingBoard(database, library_of(tmp_path), at(12, 1, 7))
    await one.load(living_board.board(PEOPLE, PULSE))
    await one.lives_until(at(20, 1))
    await answer(one, "2 4", 7)
    await one.lives_until(at(3, 2))
    add(tmp_path, MATRIX, "Cold homes")
    one.read_with(library_of(tmp_path))
    await one.lives_until(at(21, 4))
    await answer(one, "3 4", 8)
    await one.lives_until(at(6, 5))
    _, later = await readings_of(one)
    assert isinstance(later, reading.Reading)
    moved = {item.item_key: item.moved is not None or item.moved_withheld for item in later.items}
    assert moved.pop("cold_homes") is False
    assert all(moved.values()), "warm homes too"
    assert "Your board added these questions itself: Warm homes" in one.chat.texts("riverside-channel")[-1]


async def test_a_list_to_pick_from_counts_it(database: Database, tmp_path: Path) -> None:
    add(tmp_path, AREAS)
    one = LivingBoard(database, library_of(tmp_path), at(12, 1, 7))
    schedule = boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=PULSE.rhythm, edition_ref=AREAS)
    await one.load(living_board.board(PEOPLE, schedule))
    await one.lives_until(at(20, 1))
    await answer(one, "18 2", 1)
    await one.lives_until(at(3, 2))
    [came_to] = await readings_of(one)
    assert isinstance(came_to, picks.Picks)
    assert came_to.done == 5
    assert "warm_homes" in came_to.most
    summary = one.chat.texts("riverside-channel")[-1]
    assert LABEL in summary
    assert summary.count("Warm homes") == summary.count(LABEL)


async def test_an_open_question_of_its_own_comes_in_its_turn_and_stays_readable_once_removed(database: Database, tmp_path: Path) -> None:
    add(tmp_path, ANNEX)
    one = LivingBoard(database, library_of(tmp_path), at(12, 1, 7))
    rhythm = living_board.digest(datetime.date(2026, 1, 19)).rhythm
    await one.load(
        living_board.board(PEOPLE[:1], boards.SchedulePlan(practice=boards.Practice.REFLECTION, rhythm=rhythm, edition_ref=ANNEX))
    )
    await one.lives_until(at(28, 4))
    asked = one.chat.texts("ann")
    assert len(asked) == 15
    assert "What of warm homes?" in asked[14]
    assert "Your board added this question: Nobody else asks." in asked[14]
    assert not any("warm homes" in text for text in asked[:14])
    remove(tmp_path, ANNEX)
    one.read_with(library_of(tmp_path))
    kept = await one.types("ann", "reflect: The mill cottages are.")
    assert LABEL in kept
    assert "What of warm homes?" in await one.types("ann", "my copy")
    await one.lives_until(at(5, 5))
    assert "warm homes" not in one.chat.texts("ann")[-1], "the round goes on without it"
    (tmp_path / "wording" / "annex_a" / "2015.local.riverside.toml").unlink()
    one.read_with(library_of(tmp_path))
    assert await one.types("ann", "home"), "no page fails for a layer that is gone"


def test_nothing_is_kept_of_an_item_with_faults_and_every_one_is_told(tmp_path: Path) -> None:
    library = library_of(tmp_path)
    bad = wanted("x" * 39, key="strategy", question="Our score?", levels={"1": "a", "8": "b"}, follow_ups=("Is it anonymous?",))
    with pytest.raises(own_items.UnfitItem) as caught:
        own_items.add(library, tmp_path, "riverside", MATRIX, bad, DAY)
    told = "\n".join(caught.value.faults)
    for said in (
        "has 39 characters",
        "says “score”",
        "Follow-up 1 says “anonymous”",
        "belongs to item 2",
        "names level 8",
        "Level 5 has no",
    ):
        assert said in told
    assert len(caught.value.faults) == 9
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_was_ever_used_is_not_used_again(tmp_path: Path) -> None:
    add(tmp_path, MATRIX)
    with pytest.raises(own_items.UnfitItem, match="belongs to item 7 already"):
        add(tmp_path, MATRIX)
    remove(tmp_path, MATRIX)
    with pytest.raises(own_items.UnfitItem, match="belonged to a question that the board removed"):
        add(tmp_path, MATRIX)
    with pytest.raises(own_items.NoSuchItem, match="It has none there"):
        remove(tmp_path, MATRIX)


def test_rewording_keeps_what_was_added_and_rewords_none_of_it(tmp_path: Path) -> None:
    add(tmp_path, MATRIX)
    change = rewording.Wanted(unit="governance/2", text="We meet.", by="Ada", why="Plainer.", confidence=layers.Confidence.VERY)
    rewording.reword(library_of(tmp_path), tmp_path, "riverside", MATRIX, change, DAY)
    library = library_of(tmp_path)
    edition = library.worded(MATRIX, library.wording(MATRIX, "riverside"))
    assert set(edition.whose.local) == {"governance", "warm_homes"}
    for unit, said in (
        ("warm_homes/question", "remove it and add another"),
        ("nothing/1", "it has no item “nothing”. Its items are purpose"),
    ):
        wanted_words = rewording.Wanted(unit=unit, text="x", by="Ada", why="b", confidence=layers.Confidence.VERY)
        with pytest.raises(rewording.NoSuchUnit, match=said):
            rewording.reword(library, tmp_path, "riverside", MATRIX, wanted_words, DAY)


def test_ten_are_enough(tmp_path: Path) -> None:
    for number in range(10):
        add(tmp_path, MATRIX, f"Item {chr(97 + number)}")
    with pytest.raises(own_items.UnfitItem, match="Keep 10 at most"):
        add(tmp_path, MATRIX, "One more")


@pytest.mark.parametrize(
    ("name", "key"),
    [("Warm homes", "warm_homes"), ("  Café & “Co”! ", "cafe_co"), ("2024 plans", "plans"), ("שלום", ""), ("x" * 60, "x" * 40)],
)
def test_a_key_is_made_of_a_name(name: str, key: str) -> None:
    assert own_items.key_of(name) == key
