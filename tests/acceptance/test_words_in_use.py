"""Whose words a board is asked in: pinned when a pulse opens, marked wherever they are shown, and never bridged in a comparison."""

import dataclasses
import datetime
import logging
import uuid
from pathlib import Path

import pytest

from bot.instruments import rewording
from conversations import boards
from frameworks import layer_files, layers, loader, units
from frameworks.readings import reading, stored
from storage.database import Database
from tests.acceptance import living_board
from tests.acceptance.living_board import ANNEX, MATRIX, LivingBoard, at, person

PEOPLE = tuple(person(name, ("chat", name)) for name in ("ann", "bob", "cat", "dee", "eve"))
PULSE = living_board.pulse(datetime.date(2026, 1, 19))
DAY = datetime.date(2026, 1, 12)
MARK = "In the words of the published document."


def publish(folder: Path, library: loader.Library, ref: str, *, mark: str = "As published", but_for: str = "") -> None:
    """The published wording of a whole edition, which is no wording that was ever published."""
    texts = {unit.path: f"{mark}: {unit.path}." for unit in units.of(library[ref]) if not but_for or not unit.path.startswith(but_for)}
    layer = layers.Layer(edition=ref, kind=layers.Kind.PUBLISHED, texts=texts, made_on=DAY)
    layer_files.place(folder, layer).parent.mkdir(parents=True, exist_ok=True)
    layer_files.place(folder, layer).write_text(layer_files.text_of(layer), encoding="utf-8")


def reword(folder: Path, library: loader.Library, unit: str, text: str | None, why: str) -> None:
    wanted = rewording.Wanted(unit=unit, text=text, by="Ada", why=why, confidence=layers.Confidence.FAIRLY)
    rewording.reword(library, folder, "riverside", MATRIX, wanted, DAY)


def library_of(folder: Path) -> loader.Library:
    return loader.load(data_folder=folder)


async def living(database: Database, folder: Path) -> LivingBoard:
    one = LivingBoard(database, library_of(folder), at(12, 1, 7))
    await one.load(living_board.board(PEOPLE, PULSE))
    return one


async def answer(one: LivingBoard, line: str = "2 4") -> None:
    for someone in PEOPLE:
        for _ in range(6):
            await one.types(someone.key, line)


async def reading_of(one: LivingBoard, pulse_id: uuid.UUID) -> reading.Reading:
    body = await one.database.run(lambda repos: repos.pulses.reading(pulse_id))
    assert body is not None
    came_to = stored.from_json(body)
    assert isinstance(came_to, reading.Reading)
    return came_to


async def test_published_words_are_used_marked_and_named_under_the_summary(database: Database, tmp_path: Path) -> None:
    publish(tmp_path, loader.load(), MATRIX, but_for="governance/1")
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    [first] = one.chat.texts("ann")
    assert "As published: purpose_and_vision/3." in first
    assert MARK in first
    ahead = await one.types("ann", "2")
    assert MARK not in ahead, "the second half of a pair shows no text of the document"
    for line in ("4", "2 4", "2 4"):
        fourth = await one.types("ann", line)
    assert "Partly in the words of the published document." in fourth
    await answer(one)
    await one.lives_until(at(3, 2))
    [summary] = one.chat.texts("riverside-channel")
    assert "Some of these questions were asked in the words of the published document." in summary
    [pulse] = await one.pulses()
    assert pulse.wording == library_of(tmp_path).wording(MATRIX, "riverside") != ""


async def test_our_own_words_need_no_mark(database: Database, tmp_path: Path) -> None:
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one)
    await one.lives_until(at(3, 2))
    said = " ".join(one.chat.texts("ann") + one.chat.texts("riverside-channel"))
    assert "published document" not in said
    assert "Reworded" not in said
    assert [pulse.wording for pulse in await one.pulses()] == [""]


async def test_an_open_pulse_keeps_the_words_it_was_opened_with(database: Database, tmp_path: Path) -> None:
    reword(tmp_path, loader.load(), "strategy/question", "What of our plan?", "Shorter.")
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    reword(tmp_path, loader.load(), "strategy/question", "And the plan?", "Shorter still.")
    publish(tmp_path, loader.load(), MATRIX)
    one.read_with(library_of(tmp_path))
    second = await one.types("ann", "2 4")
    assert "What of our plan?" in second
    assert "Reworded by your board: Shorter." in second
    assert "As published" not in second
    await one.lives_until(at(21, 4))
    assert "As published: purpose_and_vision/3." in one.chat.texts("ann")[-1]
    assert "And the plan?" in await one.types("ann", "2 4")


async def test_where_its_words_are_gone_a_pulse_goes_on_in_ours_and_the_log_says_so_once(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # Words of this test alone: what was told once is not told again in one process.
    publish(tmp_path, loader.load(), MATRIX, mark=f"For {uuid.uuid4().hex}")
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    one.read_with(loader.load())
    with caplog.at_level(logging.WARNING):
        shown = [await one.types(someone.key, "2 4") for someone in PEOPLE]
    strategy = loader.load()[MATRIX].item("strategy")
    assert strategy is not None
    assert all(str(strategy.descriptors[0].text)[:40] in text for text in shown)
    assert all("published document" not in text for text in shown)
    gone = [record for record in caplog.records if getattr(record, "action", "") == "wording_gone"]
    assert len(gone) == 1


async def test_a_boards_own_words_are_labelled_and_nothing_is_compared_across_them(database: Database, tmp_path: Path) -> None:
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one, "2 4")
    await one.lives_until(at(3, 2))
    reword(tmp_path, loader.load(), "governance/2", "We meet, and we keep to it.", "Ours\u202e is plainer.")
    one.read_with(library_of(tmp_path))
    await one.lives_until(at(21, 4))
    for _ in range(3):
        governance = await one.types("ann", "3 4")
    assert "We meet, and we keep to it." in governance
    assert "Reworded by your board: Ours is plainer." in governance, "without the mark that would turn the line"
    assert "Reworded by your board" not in await one.types("ann", "3 4")
    await answer(one, "3 4")
    await one.lives_until(at(6, 5))
    summary = one.chat.texts("riverside-channel")[-1]
    assert "Your board asked in its own words about Governance." in summary
    assert "Your board has put Governance in other words since Monday 2 February 2026, so what moved there is not shown." in summary
    came_to = await reading_of(one, max(await one.pulses(), key=lambda pulse: pulse.opened_at).pulse_id)
    apart = [item.item_key for item in came_to.items if item.moved is None and not item.moved_withheld]
    assert apart == ["governance"]


async def test_words_that_were_taken_back_compare_with_those_before_them_only(database: Database, tmp_path: Path) -> None:
    reword(tmp_path, loader.load(), "governance/2", "We meet, and we keep to it.", "Plainer.")
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one)
    await one.lives_until(at(3, 2))
    reword(tmp_path, loader.load(), "governance/2", None, "It was clearer before.")
    one.read_with(library_of(tmp_path))
    await one.lives_until(at(21, 4))
    await answer(one, "3 4")
    await one.lives_until(at(6, 5))
    summary = one.chat.texts("riverside-channel")[-1]
    assert "Your board has put Governance in other words since" in summary
    assert "in its own words about" not in summary, "these are ours again"


async def test_published_words_in_place_of_ours_ask_the_same_and_the_change_is_named(database: Database, tmp_path: Path) -> None:
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one)
    await one.lives_until(at(3, 2))
    publish(tmp_path, loader.load(), MATRIX)
    one.read_with(library_of(tmp_path))
    await one.lives_until(at(21, 4))
    await answer(one, "3 4")
    await one.lives_until(at(6, 5))
    summary = one.chat.texts("riverside-channel")[-1]
    assert "These questions were asked in the words of the published document." in summary
    assert "The wording has changed since then. The questions ask the same." in summary
    came_to = await reading_of(one, max(await one.pulses(), key=lambda pulse: pulse.opened_at).pulse_id)
    assert all(item.moved or item.moved_withheld for item in came_to.items)


async def test_where_the_boards_old_words_are_gone_nothing_is_compared(database: Database, tmp_path: Path) -> None:
    reword(tmp_path, loader.load(), "governance/2", "We meet, and we keep to it.", "Plainer.")
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one)
    await one.lives_until(at(3, 2))
    one.read_with(loader.load())
    await one.lives_until(at(21, 4))
    await answer(one, "3 4")
    await one.lives_until(at(6, 5))
    came_to = await reading_of(one, max(await one.pulses(), key=lambda pulse: pulse.opened_at).pulse_id)
    assert not any(item.moved or item.moved_withheld for item in came_to.items)
    summary = one.chat.texts("riverside-channel")[-1]
    assert "in other words since Monday 2 February 2026" in summary
    assert "point" not in summary.split("in other words since")[0].rpartition("\n")[2], "it was not small numbers that hid it"


async def test_another_edition_of_the_framework_is_a_visible_break(database: Database, tmp_path: Path) -> None:
    one = await living(database, tmp_path)
    await one.lives_until(at(20, 1))
    await answer(one)
    await one.lives_until(at(3, 2))
    bundled = loader.load()
    newer = bundled[MATRIX].model_copy(update={"version": "2011.1", "short_title": "Matrix, mended"})
    one.read_with(loader.Library(editions={**bundled, newer.ref: newer}, digests={**bundled.digests, newer.ref: "x"}))
    later = living_board.pulse(datetime.date(2026, 4, 20))
    await one.load(living_board.board(PEOPLE, dataclasses.replace(later, edition_ref=newer.ref)))
    await one.lives_until(at(21, 4))
    await answer(one, "3 4")
    await one.lives_until(at(6, 5))
    summary = one.chat.texts("riverside-channel")[-1]
    assert summary.startswith("Riverside: Matrix, mended")
    assert "Last time, on Monday 2 February 2026, you used another edition: " in summary
    assert "moved" not in summary.replace("used another edition", ""), "no comparison"
    assert "This was the first time" not in summary


async def test_reflections_are_asked_in_the_words_of_the_document(database: Database, tmp_path: Path) -> None:
    publish(tmp_path, loader.load(), ANNEX)
    one = LivingBoard(database, library_of(tmp_path), at(12, 1, 7))
    rhythm = dataclasses.replace(PULSE.rhythm, every=2)
    await one.load(living_board.board(PEOPLE, boards.SchedulePlan(practice=boards.Practice.REFLECTION, rhythm=rhythm, edition_ref=ANNEX)))
    await one.lives_until(at(20, 1))
    [asked] = one.chat.texts("ann")
    assert "As published: " in asked
    assert MARK in asked
