"""Each member is written to in their own language, from choosing it to the end of a sitting."""

import dataclasses
import datetime
import pathlib
import uuid

import pytest

from adapters.console import render as console_render
from adapters.slack import render as slack_render
from adapters.teams import render as teams_render
from bot import ports
from bot.door import happenings
from bot.private import reflections
from bot.pulses import pulses
from conversations import actions, boards, messages, sending, wording
from conversations import happenings as neutral
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, address, plan, schedule
from tests.unit.conversations.dialogue import buttons

PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)
REFLECTION = schedule(boards.Practice.REFLECTION, board_at_work.ANNEX)
RIVERSIDE = plan("riverside", ("avery", "blake"), PULSE, REFLECTION)
ENGLISH = wording.Wording()


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(RIVERSIDE)
    await at_work.opens()
    return at_work


async def spoken(board: BoardAtWork, handle: str) -> str:
    person = await board.database.run(lambda repos: repos.boards.person_at(address(handle)))
    assert person is not None
    return person.language


async def test_a_whole_sitting_in_welsh_after_one_press(board: BoardAtWork) -> None:
    await board.visits("avery")
    home = await board.presses("avery", "Cymraeg")
    assert home.startswith("O hyn ymlaen, dyma iaith fy negeseuon atoch: Cymraeg.")
    assert "Mae 6 chwestiwn o 6 ar agor. Dyddiad cau: Dydd Llun 7 Rhagfyr am 9 yb." in home
    assert "Ble rydym ni nawr?" in await board.presses("avery", "Ymlaen")
    assert "Nawr: 2 Early progress in development" in await board.presses("avery", "2 Early progress in development")
    assert "Wedi'i gadw: 1 Purpose and vision" in await board.presses("avery", "4 Maturity")
    await board.presses("avery", "Ddim yn siŵr")
    for line in ("2 i 4", "nid fy maes i", "not sure", "hepgor"):
        last = await board.types("avery", line)
    assert last.startswith("Diolch, dyna'r cyfan.")
    assert "Nodyn preifat, os hoffech" in await board.presses("avery", "Newid 1")
    assert "wedi'i gadw" in await board.presses("avery", "Cadw'r nodyn", "Mae data ar goll.")
    assert (await board.answers("avery"))["purpose_and_vision"] == (2, 4, "Mae data ar goll.")
    assert "Beth rydym yn ei gadw amdanoch" in await board.types("avery", "fy nata")
    assert "Cwestiwn i fyfyrio arno" not in await board.types("avery", "myfyrio: Rydym yn gwrando.")
    assert await spoken(board, "blake") == "en-GB", "nobody else's language changes"
    assert "Where are we now?" in await board.types("blake", "go on")


@pytest.mark.parametrize("line", ["iaith", "Language"])
async def test_typing_leads_there_too_and_back(board: BoardAtWork, line: str) -> None:
    assert "I write to you in English." in await board.types("avery", line)
    await board.presses("avery", "Cymraeg")
    assert "Dyma iaith fy negeseuon atoch: Cymraeg." in await board.commands("avery", line)
    assert "From now on I write to you in English." in await board.types("avery", "english")
    assert "O hyn ymlaen" in await board.types("avery", "Welsh")


async def test_a_repeated_press_does_not_undo_a_later_choice(board: BoardAtWork) -> None:
    welsh, english = (actions.encode(actions.Speak(language=one)) for one in ("cy", "en-gb"))
    await board.sends("avery", welsh, key="first")
    await board.sends("avery", english)
    assert "questions are open" in await board.sends("avery", welsh, key="first")
    assert await spoken(board, "avery") == "en-GB"


async def test_a_language_that_we_do_not_speak_changes_nothing(board: BoardAtWork) -> None:
    await board.sends("avery", actions.encode(actions.Speak(language="gd")))
    assert await spoken(board, "avery") == "en-GB"


async def test_what_the_platform_says_is_the_first_guess_and_a_choice_stands(board: BoardAtWork) -> None:
    async def moves(locale: str, key: str) -> None:
        moved = neutral.Moved(
            platform="console", tenant="here", receipt_key=key, at=board.now, person=address("avery"), zone=None, language=locale
        )
        await happenings.Happenings(board.database).tell(moved, board.now)

    await moves("cy-GB", "1")
    assert await spoken(board, "avery") == "cy"
    await moves("de-DE", "2")
    assert await spoken(board, "avery") == "cy"
    await board.types("avery", "English")
    await moves("cy-GB", "3")
    assert await spoken(board, "avery") == "en-GB"


async def due(board: BoardAtWork, repos: ports.Repositories) -> dict[tuple[uuid.UUID | None, sending.Kind], messages.Message]:
    """All that is to leave, composed, by whom it is for."""
    composers = {sending.Kind.PULSE_OPENED: pulses.compose_opening, sending.Kind.REFLECTION: reflections.compose}
    claimed = await repos.deliveries.claim("test", board.now, board.now + datetime.timedelta(minutes=5), 20)
    made = [(one, await composers[one.kind](repos, one, board.now, board.library)) for one in claimed if one.kind in composers]
    return {(one.person_id, one.kind): message for one, message in made if message is not None}


async def test_what_comes_unasked_is_in_their_language(board: BoardAtWork) -> None:
    await board.types("avery", "cymraeg")
    found = await board.database.run(lambda repos: due(board, repos))
    avery, blake = await board.person_id("avery"), await board.person_id("blake")
    opening = found[avery, sending.Kind.PULSE_OPENED]
    assert (opening.language, opening.summary.partition(".")[0]) == ("cy", "Riverside Board: 6 chwestiwn byr")
    assert "Iaith y cwestiynau eu hunain: Saesneg." in messages.plain_text(opening)
    assert found[avery, sending.Kind.REFLECTION].language == "cy"
    assert found[blake, sending.Kind.PULSE_OPENED].summary.startswith("Riverside Board: 6 short questions")


async def test_frames_and_screen_readers_follow_the_message_on_every_platform(board: BoardAtWork) -> None:
    await board.types("avery", "cymraeg")
    await board.types("avery", "2 4")
    await board.types("avery", "newid 1")
    card = board.last["avery"]
    assert card.language == "cy"
    (teams,) = teams_render.parts(card, ENGLISH)
    assert teams.card["lang"] == "cy"
    assert "Ni all yr ap Teams hwn ddangos y neges." in teams.card["fallbackText"]
    (slack,) = slack_render.parts(card, ENGLISH)
    assert "eich ateb hyd yma" in str(slack.blocks)
    assert slack_render.modal(card, ENGLISH, title="", private_metadata="")["close"]["text"] == "Cau"
    assert "(eich ateb)" in console_render.render(card, ENGLISH).text
    (english,) = teams_render.parts(dataclasses.replace(card, language=None), ENGLISH)
    assert english.card["lang"] == "en"


async def test_a_translated_edition_is_asked_in_welsh(database: storage_database.Database, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "wording" / "maturity_matrix" / "2011.translation.cy.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'edition = "maturity_matrix@2011"\nkind = "translation"\nlanguage = "cy"\nmade_by = "Nia Prys"\nmade_on = 2026-11-22\n'
        'short_title = "Matrics 2011"\n[levels]\n2 = "Cynnydd cynnar"\n[items]\npurpose_and_vision = "Diben a gweledigaeth"\n',
        encoding="utf-8",
    )
    board = BoardAtWork(database, loader.load(data_folder=tmp_path))
    await board.load(RIVERSIDE)
    await board.opens()
    assert "Matrics 2011" in await board.types("avery", "cymraeg")
    asked = await board.presses("avery", "Ymlaen")
    assert "1 o 6 · Diben a gweledigaeth" in asked
    assert "Nawr: 2 Cynnydd cynnar" in await board.presses("avery", "2 Cynnydd cynnar")
    assert "Iaith rhannau o'r cwestiynau: Saesneg." in await board.types("avery", "cymorth")
    assert "1 of 6 · Purpose and vision" in await board.types("blake", "go on")
    assert "2 Early progress in development" in buttons(board.last["blake"])
