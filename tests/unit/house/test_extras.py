"""What a board may switch on with a schedule, and with which edition: told in plain words before anything is stored."""

import datetime

import pytest

from bot.board import board_tables, extras_checks
from conversations import boards, calendar
from frameworks import loader

E = boards.Extra
TOOL, MATRIX, BAROMETER = "development_tool@2013", "maturity_matrix@2011", "barometer@2013"
AREAS, ANNEX = "areas_requiring_attention@2015", "annex_a@2015"


def faults(
    library: loader.Library, edition: str | None, *extras: boards.Extra, practice: boards.Practice = boards.Practice.PULSE
) -> list[str]:
    schedule = board_tables.Schedule(
        practice=practice,
        edition=edition,
        first=datetime.date(2026, 1, 19),
        every=13,
        unit=calendar.Unit.WEEKS,
        at=datetime.time(9),
        extras=frozenset(extras),
    )
    return list(extras_checks.faults(schedule, library))


@pytest.mark.parametrize(
    ("edition", "extras"),
    [
        *((TOOL, extras) for extras in ((), (E.EVIDENCE,), tuple(E))),
        (BAROMETER, (E.DASHBOARD, E.SPIDERGRAM, E.SCORECARD)),
        (MATRIX, (E.SCORECARD,)),
        (AREAS, ()),
    ],
)
def test_what_fits_has_no_fault(library: loader.Library, edition: str, extras: tuple[boards.Extra, ...]) -> None:
    assert faults(library, edition, *extras) == []


@pytest.mark.parametrize("edition", [MATRIX, BAROMETER, AREAS])
def test_the_check_only_comes_with_an_edition_that_has_one(library: loader.Library, edition: str) -> None:
    assert faults(library, edition, E.EVIDENCE) == [f"{edition} has no evidence check. Take it out of the extras, or choose {TOOL}."]


def test_pictures_need_levels(library: loader.Library) -> None:
    assert faults(library, AREAS, E.DASHBOARD) == [f"{AREAS} has no levels to draw, so it takes no dashboard. Remove that from the extras."]
    (told,) = faults(library, AREAS, E.DASHBOARD, E.SPIDERGRAM, E.SCORECARD)
    assert "dashboard, spidergram or scorecard" in told


@pytest.mark.parametrize(("practice", "edition"), [(boards.Practice.DIGEST, None), (boards.Practice.REFLECTION, ANNEX)])
def test_only_a_pulse_takes_extras(library: loader.Library, practice: boards.Practice, edition: str | None) -> None:
    assert faults(library, edition, E.DASHBOARD, practice=practice) == [f"a {practice} takes no extras. Remove them."]


def test_an_edition_that_nobody_knows_is_another_rule_s_fault(library: loader.Library) -> None:
    assert faults(library, "nothing@2013", E.EVIDENCE, E.DASHBOARD) == []


def test_without_any_edition_to_choose_none_is_named(library: loader.Library) -> None:
    one = loader.Library(editions={MATRIX: library[MATRIX]}, digests={})
    assert faults(one, MATRIX, E.EVIDENCE) == [f"{MATRIX} has no evidence check. Take it out of the extras."]
