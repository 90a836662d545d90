"""Every kind of summary, with what came before below it, within the limits of every platform."""

import dataclasses

import pytest

from adapters.console import render as console
from adapters.slack import limits as slack_limits
from adapters.slack import render as slack
from adapters.teams import limits as teams_limits
from adapters.teams import render as teams
from conversations import figures, messages
from conversations.courses import drawn
from tests import adaptivecards, blockkit
from tests.edge.test_every_edition import WORDS
from tests.unit.conversations import long_look, summary_samples

PICTURE = "data:image/png;base64," + "A" * (teams_limits.PICTURE - 22)
"""As much as a picture may be."""


def with_courses(name: str, rounds: int) -> messages.Message:
    """The summary with what stands below it after so many rounds."""
    told = summary_samples.EVERY[name]()
    below = drawn.under_summary(long_look.quiet(rounds), long_look.RULE, WORDS)
    return dataclasses.replace(told, blocks=(*told.blocks[:-2], *below, *told.blocks[-2:]))


@pytest.mark.parametrize("name", summary_samples.EVERY)
def test_every_summary_fits_everywhere(name: str) -> None:
    fits(summary_samples.EVERY[name]())


@pytest.mark.parametrize("rounds", [2, 3, 12, 24])
@pytest.mark.parametrize("name", ["fourth", "partners", "long_list", "evidence"])
def test_a_summary_with_its_course_fits_everywhere(name: str, rounds: int) -> None:
    message = with_courses(name, rounds)
    assert any(isinstance(block, messages.Picture) and not isinstance(block.chart, figures.Dots) for block in message.blocks) == (
        rounds > 2
    )
    fits(message)
    fits(message, drawn=True)


@pytest.mark.parametrize("name", summary_samples.EVERY)
def test_without_pictures_a_summary_is_one_message(name: str) -> None:
    message = summary_samples.EVERY[name]()
    assert (len(slack.parts(message, WORDS)), len(teams.parts(message, WORDS))) == (1, 1)


def fits(message: messages.Message, *, drawn: bool = False) -> None:
    """Without its pictures, or with each of them as large as it may be."""
    places = [place for place, block in enumerate(message.blocks) if isinstance(block, messages.Picture) and drawn]
    for part in slack.parts(message, WORDS, pictures=dict.fromkeys(places, "F0123456789")):
        assert len(part.blocks) <= slack_limits.MESSAGE_BLOCKS
        blockkit.check_message(part)
    for one in teams.parts(message, WORDS, pictures=dict.fromkeys(places, PICTURE)):
        adaptivecards.check_activity(teams.activity(one))
    lines = [line for line in console.render(message, WORDS).text.splitlines() if not line.startswith("https://")]
    assert max(map(len, lines)) <= console.WIDTH
