"""Voices in a board file, as a coordinator gets them wrong."""

import pathlib

import pytest

from bot.board import boards
from conversations import boards as plans
from frameworks import loader
from tests.unit.house import test_board_files

VOICES = """
[[people]]
key = "cy"
name = "Cy"

[[people]]
key = "di"
name = "Di"

[[voices]]
person = "cy"
actor = "partners"

[[voices]]
person = "di"
actor = "communities"
"""
ROUND = """
[[schedules]]
practice = "pulse"
edition = "maturity_matrix@2011"
first = 2026-01-19
every = 13
unit = "weeks"
at = 09:30:00
actor = "partners"
"""


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "board.toml"


def test_voices_and_their_round_are_read(file: pathlib.Path, library: loader.Library) -> None:
    assert test_board_files.faults(file, library, more=VOICES + ROUND) == [], "the same edition at the same time, for another actor"
    plan = boards.read(file, library)
    assert plan.voices == (
        plans.VoicePlan(person="cy", actor=plans.Actor.PARTNERS),
        plans.VoicePlan(person="di", actor=plans.Actor.COMMUNITIES),
    )
    assert [one.actor for one in plan.schedules] == [plans.Actor.BOARD, plans.Actor.BOARD, plans.Actor.PARTNERS]


def test_every_fault_of_voices_is_named_at_once(file: pathlib.Path, library: loader.Library) -> None:
    wrong = """
[[voices]]
person = "nobody"
actor = "council"

[[voices]]
person = "di"
actor = "board"

[[voices]]
person = "bo"
actor = "partners"

[[voices]]
person = "cy"
actor = "partners"
"""
    assert test_board_files.faults(file, library, more=VOICES + wrong + ROUND + ROUND) == [
        "voices[3]: nobody has the key nobody. Add that person or correct the key.",
        "voices[4]: whoever has a seat speaks for the board. Give another actor: council, partners, communities.",
        "voices[5]: bo has a seat on this board, so their view counts already. Remove the voice, or end the seat.",
        "voices: cy stands 2 times for partners. Keep one.",
        "schedules: pulse of maturity_matrix@2011 for partners stands 2 times. Keep one.",
    ]


def test_one_person_may_be_a_voice_of_two_kinds(file: pathlib.Path, library: loader.Library) -> None:
    assert test_board_files.faults(file, library, more=VOICES + '[[voices]]\nperson = "cy"\nactor = "council"\n') == []


def test_whoever_has_left_their_seat_may_be_a_voice(file: pathlib.Path, library: loader.Library) -> None:
    left = ('person = "bo"\nheld_from = 2025-01-01', 'person = "bo"\nheld_from = 2025-01-01\nheld_until = 2025-12-31')
    assert test_board_files.faults(file, library, left, more='[[voices]]\nperson = "bo"\nactor = "partners"\n') == []


def test_a_round_needs_somebody_to_ask(file: pathlib.Path, library: loader.Library) -> None:
    for_council = ROUND.replace("partners", "council")
    expected = "schedules[3]: there is nobody to ask for council. Add them under [[voices]], or remove the actor."
    assert test_board_files.faults(file, library, more=for_council) == [expected]
    assert test_board_files.faults(file, library, more=VOICES + for_council) == [expected]


def test_a_voice_that_cannot_be_read_may_be_the_one_that_is_missed(file: pathlib.Path, library: loader.Library) -> None:
    unread = '[[voices]]\nperson = "cy"\nactor = "counsel"\n'
    found = test_board_files.faults(file, library, more=VOICES + unread + ROUND.replace("partners", "council"))
    assert [fault.split(": ")[0] for fault in found] == ["voices[3].actor"]
    assert "'council'" in found[0]


def test_a_voice_whose_person_cannot_be_read_is_no_second_fault(file: pathlib.Path, library: loader.Library) -> None:
    found = test_board_files.faults(file, library, ('name = "Bo"', "name = 3"), more='[[voices]]\nperson = "bo"\nactor = "council"\n')
    assert [fault.split(": ")[0] for fault in found if "nobody has" in fault] == []


def test_only_a_pulse_has_an_actor(file: pathlib.Path, library: loader.Library) -> None:
    digest = ('practice = "digest"\n', 'practice = "digest"\nactor = "partners"\n')
    assert test_board_files.faults(file, library, digest, more=VOICES) == ["schedules[2]: only a pulse has an actor. Remove it."]
