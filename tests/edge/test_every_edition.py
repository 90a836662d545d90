"""Every item of every edition, on every card that a member can get of it, within the limits of every platform."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

import pytest

from adapters.console import render as console
from adapters.slack import limits as slack_limits
from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import actions, cards, messages, reflection, wording
from conversations import sitting as sittings
from frameworks import loader, schema
from tests import adaptivecards, blockkit

LIBRARY = loader.load()
WORDS = wording.Wording()
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
CHECKED = " with its evidence check"
EDITIONS = dict(LIBRARY) | {f"{ref}{CHECKED}": edition.with_evidence() for ref, edition in LIBRARY.items() if edition.scale.evidence}
ASKED = [ref for ref, edition in EDITIONS.items() if edition.scale.shape is not schema.Shape.OPEN]
REFLECTED = [ref for ref, edition in LIBRARY.items() if edition.scale.shape is schema.Shape.OPEN]


def sitting_of(edition: schema.Edition, answers: dict[str, sittings.Answer], *, closed: bool = False) -> sittings.Sitting:
    return sittings.Sitting(
        sitting_id=uuid.UUID(int=7),
        board_name="Riverside Health and Wellbeing Board",
        zone="Europe/London",
        edition=edition,
        closes_at=NOW + datetime.timedelta(days=14),
        closed=closed,
        floor=5,
        keep_months=24,
        answers=answers,
    )


def answers_of(edition: schema.Edition) -> dict[str, sittings.Answer]:
    """Everything answered with the highest there is, and a long note on each; of a list, as many picked as may be."""
    pick, half = sittings.is_pick(edition), sittings.second(edition)
    last = edition.scale.sureness[-1].value if edition.scale.sureness else None
    return {
        item.key: sittings.Answer(
            item_key=item.key,
            now=int(item.position <= (edition.scale.picks or 0)) if pick else edition.values[-1],
            ahead=edition.values[-1] if half is actions.Part.AHEAD else None,
            sure=last,
            note="A long thought. " * 60,
            given_at=NOW,
        )
        for item in edition.items
    }


def sitting_cards(edition: schema.Edition) -> Iterator[messages.Message]:
    fresh, full = sitting_of(edition, {}), sitting_of(edition, answers_of(edition))
    yield from (cards.opening(fresh, WORDS), cards.reminder(fresh, WORDS), cards.help_text(fresh, WORDS))
    yield cards.not_understood(fresh, WORDS, reflects=True)
    yield from (cards.review(full, WORDS), cards.closed_review(sitting_of(edition, dict(full.answers), closed=True), WORDS))
    parts = [actions.Part.NOW, *(part for part in [sittings.second(edition)] if part is not None)]
    for item in edition.items:
        for part in parts:
            ask = sittings.Ask(item=item, part=part)
            yield cards.card(fresh, ask, WORDS)
            yield cards.card(full, ask, WORDS, lead="Kept: that was the answer before.", changing=True)


def reflections(edition: schema.Edition) -> Iterator[messages.Message]:
    for item in edition.items:
        state = reflection.Reflection(
            reflection_id=uuid.UUID(int=9), board_name="Riverside Board", edition=edition, item=item, keep_months=24, asked_at=NOW
        )
        yield reflection.question(state, WORDS)
        yield reflection.stands(dataclasses.replace(state, reply="We did. " * 100), WORDS)


@pytest.mark.parametrize("ref", ASKED)
def test_every_card_of_a_pulse_fits_everywhere(ref: str) -> None:
    shown = list(sitting_cards(EDITIONS[ref]))
    assert len(shown) > 2 * len(EDITIONS[ref].items)
    for message in shown:
        fits(message)


@pytest.mark.parametrize("ref", REFLECTED)
def test_every_question_to_reflect_on_fits_everywhere(ref: str) -> None:
    for message in reflections(LIBRARY[ref]):
        fits(message)


@pytest.mark.parametrize("ref", ASKED)
def test_a_question_is_one_message_on_slack_and_on_teams(ref: str) -> None:
    """What is pressed is replaced by what follows: a card in several parts would leave some of them standing."""
    edition = EDITIONS[ref]
    for answers in ({}, {key: one for key, one in answers_of(edition).items() if sittings.is_pick(edition)}):
        for item in edition.items:
            message = cards.card(sitting_of(edition, answers), sittings.Ask(item=item, part=actions.Part.NOW), WORDS)
            assert len(slack.parts(message, WORDS)) == 1, item.key
            assert len(teams.parts(message, WORDS)) == 1, item.key


@pytest.mark.parametrize("ref", [ref for ref in ASKED if ref.endswith(CHECKED)])
def test_every_cell_that_is_checked_fits_everywhere_in_one_message(ref: str) -> None:
    edition, cells = EDITIONS[ref], 0
    for item in edition.items:
        for cell in item.descriptors:
            given = {item.key: sittings.Answer(item_key=item.key, now=cell.level, given_at=NOW)}
            message = cards.card(sitting_of(edition, given), sittings.Ask(item=item, part=actions.Part.SURE), WORDS)
            assert all(line in messages.plain_text(message) for line in cell.lines)
            assert {len(slack.parts(message, WORDS)), len(teams.parts(message, WORDS))} == {1}, item.key
            fits(message)
            cells += 1
    assert cells == len(edition.items) * len(edition.values)


def fits(message: messages.Message) -> None:
    for part in slack.parts(message, WORDS):
        assert len(part.blocks) <= slack_limits.MESSAGE_BLOCKS
        blockkit.check_message(part)
    blockkit.check_view(slack.home(message, WORDS))
    for one in teams.parts(message, WORDS):
        adaptivecards.check_activity(teams.activity(one))
    text = console.render(message, WORDS).text
    assert max(map(len, text.splitlines())) <= console.WIDTH
