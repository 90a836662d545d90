"""The chair's preview, and own answers beside the board's, as a member could follow them."""

import dataclasses
import datetime
import re

import pytest

from conversations import actions, messages, own_answers, preview, sitting, terms
from frameworks import loader
from frameworks.readings.reading import ItemAnswers
from tests.unit.conversations import results_sample
from tests.unit.conversations.dialogue import WORDS, buttons
from tests.unit.conversations.results_sample import FACTS

FORBIDDEN = re.compile(r"\b(scores?|rank\w*|league\w*|performance|red|amber|green|anonym\w*)\b", re.IGNORECASE)
NOON = datetime.time(12)


def text(one: own_answers.Own) -> str:
    return messages.plain_text(own_answers.own(one, WORDS))


def local(day: int, month: int = 12) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date(2026, month, day), NOON, tzinfo=datetime.UTC)


def test_the_preview_is_the_summary_whole_below_the_chair_s_own_lines() -> None:
    whole, shown = results_sample.previewed(), results_sample.summary()
    place = whole.blocks.index(shown.blocks[0])
    assert whole.blocks[place : place + len(shown.blocks)] == shown.blocks
    above = messages.plain_text(dataclasses.replace(whole, blocks=whole.blocks[:place]))
    assert "It goes to the board’s channel on Monday 7 December at 5 pm." in above
    assert "Nobody can change a figure or hold it back" in above
    decoded = [actions.decode(action) for action in buttons(whole).values()]
    assert [one.verb for one in decoded if isinstance(one, actions.Do)] == ["post", "help"]
    assert whole.summary == "You see it first: the new summary of Riverside", "a locked phone shows no figure"


@pytest.mark.parametrize("wait", [preview.Wait.ELECTION, preview.Wait.LOST, preview.Wait.LEAVING])
def test_what_cannot_be_posted_now_has_no_button_for_it(wait: preview.Wait) -> None:
    shown = preview.preview(dataclasses.replace(FACTS, wait=wait), results_sample.summary(), WORDS)
    assert "Post it now" not in buttons(shown)
    assert "What can I do with this?" in buttons(shown)


def test_help_says_what_to_ask_and_what_not() -> None:
    said = preview.help_with(WORDS)
    assert said.beside
    assert "Ask who sees it differently." in messages.plain_text(said)
    assert "Do not ask who said what" in messages.plain_text(said)


@pytest.mark.parametrize("came_to", list(preview.Posting))
def test_whatever_comes_of_a_press_is_said_beside_the_preview(came_to: preview.Posting) -> None:
    said = preview.told(FACTS, came_to, WORDS)
    assert said.beside
    assert "Riverside" in said.summary


def test_of_several_that_wait_each_has_a_button() -> None:
    other = dataclasses.replace(FACTS, board_name="Hilltop")
    assert list(buttons(preview.which([FACTS, other], WORDS))) == ["Riverside", "Hilltop"]


@pytest.mark.parametrize(
    ("due", "silences", "posted", "wait"),
    [
        (local(8), (), local(8), preview.Wait.TIME),
        (local(25), (), local(29), preview.Wait.HOLIDAY),
        (local(8), ((7, 11),), local(14), preview.Wait.ELECTION),
        (local(8), ((9, 11),), local(8), preview.Wait.TIME),
        (local(25), ((29, 29),), local(30), preview.Wait.ELECTION),
    ],
)
def test_when_it_is_posted(
    due: datetime.datetime, silences: tuple[tuple[int, int], ...], posted: datetime.datetime, wait: preview.Wait
) -> None:
    spans = [terms.Span(first=local(first).date(), last=local(last).date()) for first, last in silences]
    assert preview.posted_on(due, "Europe/London", spans) == (posted, wait)


def test_the_hour_stays_over_a_clock_change() -> None:
    due = datetime.datetime(2026, 10, 23, 8, 0, tzinfo=datetime.UTC)
    span = terms.Span(first=due.date(), last=due.date())
    assert preview.posted_on(due, "Europe/London", [span])[0] == datetime.datetime(2026, 10, 26, 9, 0, tzinfo=datetime.UTC)


def test_levels_and_arrows_side_by_side() -> None:
    said = text(results_sample.levels())
    assert "1 Trust: You: 0 No → 2 Under way. The board: 3 Results → 4 Maturity." in said
    assert "3 Voice: You: not sure. The board: " in said.replace("Not sure", "not sure")
    assert "Most see this much alike, and you see it otherwise: Trust." in said, "and not Money, where there are two camps"
    assert "Different is not wrong." in said


def test_who_stands_near_the_middle_or_where_all_stand_apart_is_told_of_no_distance() -> None:
    near = {"trust": (2, 4), "money": (1, 3), "voice": (5, 5)}
    assert "otherwise" not in text(results_sample.levels(near))
    assert "otherwise" not in text(results_sample.levels({"trust": (sitting.Standing.NOT_MY_AREA, None)}))


def test_no_more_of_the_board_than_its_summary_tells() -> None:
    few = ItemAnswers(item_key="trust", now=(0, 0, 1, 2, 1, 0))
    said = text(results_sample.levels(None, few, ItemAnswers(item_key="money", now=(0,) * 6), ItemAnswers(item_key="voice", now=(0,) * 6)))
    assert "1 Trust: You: 0 No → 2 Under way. The board: too few answers to show." in said
    assert not re.search(r"\bchose\b|\d people|\d of \d", text(results_sample.levels())), "never a count"


def test_below_the_floor_it_shows_only_one_s_own() -> None:
    few = [ItemAnswers(item_key=key, now=(0, 0, 2, 2, 0, 0)) for key in ("trust", "money", "voice")]
    said = text(results_sample.levels(None, *few, answered=4))
    assert "Too few people answered" in said
    assert "1 Trust: 0 No → 2 Under way" in said
    assert "The board" not in said
    assert "Before the arrow stands now, behind it in 12 months." in said


def test_a_consensus_round_tells_a_place_only_where_views_are_alike(library: loader.Library) -> None:
    said = text(results_sample.sure(library["barometer@2013"]))
    assert "You: Not here yet · Sure. The board: In many places · Sure." in said
    assert "The board: views stand apart · " in said
    assert "The board: too few answers to show." in said
    assert "otherwise" not in said, "these instruments want no measuring"


def test_with_the_evidence_check_both_halves_stand_there(library: loader.Library) -> None:
    said = text(results_sample.held(library["development_tool@2013"].with_evidence()))
    [row] = [line for line in said.splitlines() if "The board: " in line and "too few" not in line]
    assert row.count(" · ") == 2


def test_a_list_of_picks_names_what_most_picked_without_a_number(library: loader.Library) -> None:
    edition = library["areas_requiring_attention@2015"]
    first, second = edition.items[0].name, edition.items[1].name
    said = text(results_sample.picked(edition, (0,)))
    assert f"You picked: {first}" in said
    assert f"More than half picked: {second}" in said
    assert not re.search(r"\d", said.split("You picked", 1)[1])
    assert "You picked: nothing" in text(results_sample.picked(edition, ()))
    assert "More than half" not in text(results_sample.picked(edition, (0,), done=3))
    assert "not counted" in text(results_sample.picked(edition, (0,), finished=False))


def test_nothing_says_what_must_not_be_said(library: loader.Library) -> None:
    shown = [results_sample.previewed(), preview.help_with(WORDS), own_answers.own(results_sample.levels(), WORDS)]
    shown += [own_answers.own(results_sample.sure(library["barometer@2013"]), WORDS)]
    assert not [found for one in shown if (found := FORBIDDEN.search(messages.plain_text(one)))]


def test_two_middles_and_a_view_of_one_s_own_are_spoken_of_only_where_there_are_some() -> None:
    alike = [ItemAnswers(item_key=key, now=(0, 0, 0, 9, 0, 0), ahead=(0, 0, 0, 0, 9, 0)) for key in ("trust", "money", "voice")]
    same = text(results_sample.levels({"trust": (3, 4), "money": (3, 4)}, *alike))
    assert "both stand there" not in same
    assert "Different is not wrong" not in same
    assert "Different is not wrong" in text(results_sample.levels({"trust": (3, 5), "money": (3, 4)}, *alike)), "by the arrow alone"
    two = [ItemAnswers(item_key="trust", now=(0, 0, 5, 5, 0, 0)), *alike[1:]]
    said = text(results_sample.levels({"trust": (3, 4)}, *two, answered=10))
    assert "For the board you see the middle answer. Where there are two, both stand there." in said
    assert "Different is not wrong" not in said, "one of the two middle answers is theirs"


def test_who_picked_as_most_did_is_told_of_no_difference(library: loader.Library) -> None:
    edition = library["areas_requiring_attention@2015"]
    assert "Different is not wrong" not in text(results_sample.picked(edition, (1,)))
    assert "Different is not wrong" in text(results_sample.picked(edition, (0,)))
