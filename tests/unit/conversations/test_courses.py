"""The course of items over time, by how much there is of it: what is drawn, what is said, and what is left unsaid."""

import dataclasses

import pytest

from conversations import annotations, boards, figures, messages, voices, wording
from conversations.courses import book, drawn, finding, pages, said
from frameworks.readings import board_index, over_time, process_control, special_causes
from tests.unit.conversations import long_look
from tests.unit.conversations.long_look import RULE

WORDS = wording.Wording()
FORBIDDEN = ("score", "rank", "league", "performance", "anonymous", "alarming", "significant")


def below(told: object, rule: annotations.ChartRule = RULE) -> messages.Message:
    return messages.Message(summary="", blocks=drawn.under_summary(told, rule, WORDS))  # type: ignore[arg-type]


def text(message: messages.Message) -> str:
    return messages.plain_text(message)


def item(told: object, rule: annotations.ChartRule = RULE, key: str = "trust") -> messages.Message:
    (found,) = (one for one in finding.of(told, rule) if one.item.key == key)  # type: ignore[arg-type]
    return messages.Message(summary="", blocks=drawn.of_item(told, rule, found, WORDS))  # type: ignore[arg-type]


def charts(message: messages.Message) -> list[figures.Chart]:
    return [one.chart for one in message.blocks if isinstance(one, messages.Picture)]


@pytest.mark.parametrize("rounds", [1, 2])
def test_nothing_stands_below_the_first_two_summaries(rounds: int) -> None:
    assert below(long_look.quiet(rounds)).blocks == ()


@pytest.mark.parametrize("rounds", [3, 11])
def test_from_the_third_on_there_is_one_picture_and_no_limits(rounds: int) -> None:
    message = below(long_look.quiet(rounds))
    (chart,) = charts(message)
    assert isinstance(chart, figures.Courses)
    assert len(chart.times) == rounds
    assert [len(panel.points) for panel in chart.panels] == [rounds] * 3
    assert "With fewer than 12 pulses" in text(message)
    assert "about where it began on Trust, Money and Voice" in chart.alt


def test_from_twelve_on_quiet_items_get_a_sentence_and_no_second_picture() -> None:
    message = below(long_look.quiet(12))
    assert len(charts(message)) == 1
    assert "Nothing stands out from the usual ups and downs on Trust, Money and Voice" in text(message)


def test_what_stands_out_is_worth_a_conversation_and_at_most_two_pictures() -> None:
    message = below(long_look.quiet(13, trust=long_look.JUMP, money=long_look.JUMP))
    first, second = charts(message)
    assert isinstance(first, figures.Courses)
    assert isinstance(second, figures.Control)
    assert second.points[-1].mark is figures.Mark.EITHER, "no direction is better unless the board says so"
    told = text(message)
    assert "Something stands out on Trust. The latest pulse is higher than usual." in told
    assert "Jan 23 stands out: it is above the upper limit." in told
    assert "That is worth a conversation. It is no alarm" in told
    assert "So it does on Money." in told
    assert "NHSRplotthedots 0.2.2" in second.footer
    assert "The mean of the levels chosen, used for this chart only." in second.subtitle


def test_a_page_of_one_pulse_says_counts_and_no_course() -> None:
    told = text(item(long_look.quiet(1)))
    assert "Latest pulse: 10 answers, 3 at 1, 5 at 2 and 2 at 3. The middle answer is 2 Under way." in told
    assert "One pulse shows where the board is." in told
    assert charts(item(long_look.quiet(1))) == []


def test_two_pulses_say_paired_change_where_it_may_be_shown() -> None:
    first = long_look.past(0, {"trust": (0, 4, 8, 2, 0, 0)})
    pairs = [(1, 2, 3), (2, 2, 4), (2, 3, 3), (1, 1, 1), (2, 1, 1), (3, 3, 2)]
    second = long_look.past(1, {"trust": (0, 2, 7, 5, 0, 0)}, pairs={"trust": pairs})
    levels = second.levels
    assert levels is not None
    assert levels.items[0].moved is not None, "otherwise this test shows nothing"
    told = text(item(long_look.told(first, second)))
    assert "Among the 14 who answered both times, 6 moved up, 1 down, 7 stayed." in told
    assert "that could be chance" in told
    assert "Two pulses show what changed, and no course." in told


def test_the_overview_of_two_pulses_tells_what_the_summary_told_and_holds_back_only_the_rest() -> None:
    keys = ("trust", "money", "voice")
    first = long_look.past(0, dict.fromkeys(keys, (0, 4, 8, 2, 0, 0)))
    moved = [(1, 2, 3), (2, 2, 4), (2, 3, 3), (1, 1, 1), (2, 1, 1), (3, 3, 2)]
    still = [(1, 1, 4), (2, 2, 7), (3, 3, 2)]
    alone = [(1, 1, 4), (2, 2, 7), (3, 4, 1), (3, 3, 1)]
    counts = {"trust": (0, 2, 7, 5, 0, 0), "money": (0, 4, 8, 2, 0, 0), "voice": (0, 4, 8, 1, 1, 0)}
    past = long_look.told(first, long_look.past(1, counts, pairs={"trust": moved, "money": still, "voice": alone}))
    levels = past.newest.levels
    assert levels is not None
    held = [one.item_key for one in levels.items if one.moved is None]
    assert held, "otherwise this test shows nothing"
    assert "trust" not in held
    series = book.Series(told=past, rule=RULE)
    today = past.newest.closed_at.date()
    own = book.Book(board=long_look.BOARD, today=today, runs=False, named=False, series=(series,))
    told = text(pages.series(own, series, WORDS))
    assert "Trust: Among the 14 who answered both times, 6 moved up, 1 down, 7 stayed." in told
    [row] = [line for line in told.splitlines() if "is held back" in line]
    assert "Trust" not in row


def test_below_the_floor_no_figure_is_told_and_the_rest_stands() -> None:
    many = long_look.quiet(5)
    gap = long_look.past(4, {"trust": long_look.TOO_FEW, "money": long_look.QUIET[0], "voice": long_look.QUIET[1]})
    told = dataclasses.replace(many, rounds=(*many.rounds[:4], gap))
    page = text(item(told))
    assert "Too few people answered this in the latest pulse" in page
    assert not any(char.isdigit() for char in page)
    chart = charts(below(told))[0]
    assert isinstance(chart, figures.Courses)
    assert chart.panels[0].withheld == "too few answers in the latest pulse"
    assert chart.panels[0].points == ()


def test_a_gap_in_the_middle_stays_a_gap() -> None:
    many = long_look.quiet(5)
    gap = long_look.past(2, {"trust": long_look.TOO_FEW, "money": long_look.QUIET[0], "voice": long_look.QUIET[1]})
    told = dataclasses.replace(many, rounds=(*many.rounds[:2], gap, *many.rounds[3:]))
    chart = charts(below(told))[0]
    assert isinstance(chart, figures.Courses)
    assert [point.middle is None for point in chart.panels[0].points] == [False, False, True, False, False]
    assert "Jul 20 too few" in text(below(told))


def test_a_reworded_item_begins_anew_and_the_others_go_on() -> None:
    told = long_look.marked(long_look.quiet(12), 10, apart=frozenset({"money"}))
    by_key = {one.item.key: one for one in finding.of(told, RULE)}
    assert by_key["trust"].control is not None
    assert by_key["money"].choice.picture is not over_time.Picture.CONTROL_CHART
    assert by_key["money"].way is None
    chart = charts(below(told))[0]
    assert isinstance(chart, figures.Courses)
    assert [one.opens for one in chart.panels[1].stretches] == ["", "in other words"]
    assert "Before Jul 22: in other words." in text(item(told, key="money"))


def test_another_edition_at_the_twelfth_round_begins_anew() -> None:
    told = long_look.marked(long_look.quiet(12), 11, is_new=True)
    assert below(told).blocks == ()
    assert "asked another edition" in text(item(told))


def test_rounds_on_another_scale_are_not_drawn_on_this_one() -> None:
    told = long_look.quiet(6)
    levels = told.rounds[0].levels
    assert levels is not None
    first = levels.items[0]
    assert first.now is not None
    strange = dataclasses.replace(first, now=dataclasses.replace(first.now, middle=(7, 7)))
    told = long_look.marked(told, 0, reading=dataclasses.replace(levels, items=(strange, *levels.items[1:])))
    told = long_look.marked(told, 1, is_new=True)
    chart = charts(below(told))[0]
    assert isinstance(chart, figures.Courses)
    assert len(chart.times) == 5


def test_a_new_time_is_a_visible_break_with_trial_limits_and_its_reason() -> None:
    happening = long_look.happening(20, reason="Four new members joined with the chair")
    told = long_look.marked(long_look.quiet(24), 20, happened=(happening,))
    first, second = charts(item(told))
    assert isinstance(first, figures.Courses)
    assert isinstance(second, figures.Control)
    assert [one.opens for one in second.stretches] == ["", "A new time begins: Four new members joined with the chair"]
    assert [one.is_trial for one in second.stretches] == [False, True]
    assert [(one.first, one.last) for one in first.panels[0].stretches] == [(0, 19), (20, 23)]
    page = text(item(told))
    assert "The limits are trial limits: they rest on 4 pulses, and not on 12." in page
    assert second.notes == (figures.Note(place=20, text="18 Jan 2025: new chair"),)


def test_a_removed_new_time_leaves_no_break() -> None:
    told = long_look.marked(long_look.quiet(24), 20, happened=(long_look.happening(20),))
    chart = charts(item(told))[1]
    assert isinstance(chart, figures.Control)
    assert len(chart.stretches) == 1
    assert len(chart.notes) == 1


def test_the_same_figure_every_time_is_no_variation() -> None:
    same = dict.fromkeys(("trust", "money", "voice"), (0, 0, 10, 0, 0, 0))
    told = long_look.told(*(long_look.past(place, same) for place in range(12)))
    chart = charts(item(told))[1]
    assert isinstance(chart, figures.Control)
    assert (chart.stretches[0].lower, chart.limits_label) == (None, "")
    assert "there is no variation, so no limits are drawn" in text(item(told))


def test_an_aim_names_a_direction_and_nothing_else_does() -> None:
    rule = dataclasses.replace(RULE, aims={"trust": 3})
    told = long_look.quiet(13, trust=long_look.JUMP)
    chart = charts(item(told, rule))[1]
    assert isinstance(chart, figures.Control)
    assert (chart.aim, chart.points[-1].mark) == (3.0, figures.Mark.BETTER)
    assert "do not reach the board’s aim of 3" in text(item(told, rule))
    bare = charts(item(told))[1]
    assert isinstance(bare, figures.Control)
    assert bare.aim is None
    assert "aim" not in text(item(told))


def test_a_share_is_named_and_an_aim_is_never_laid_beside_it() -> None:
    share = board_index.Index(measure=board_index.Measure.SHARE_FROM, level=3)
    rule = dataclasses.replace(RULE, index=share, aims={"trust": 3})
    chart = charts(item(long_look.quiet(13, trust=long_look.JUMP), rule))[1]
    assert isinstance(chart, figures.Control)
    assert "The share of people who chose 3 Results or higher" in chart.subtitle
    assert chart.aim is None
    assert [label for _, label in chart.ticks] == ["0%", "25%", "50%", "75%", "100%"]


def test_an_index_from_a_level_that_is_gone_falls_back_to_the_mean() -> None:
    rule = dataclasses.replace(RULE, index=board_index.Index(measure=board_index.Measure.SHARE_FROM, level=9))
    assert finding.index_of(long_look.quiet(3), rule) == board_index.Index()


@pytest.mark.parametrize("profile", list(process_control.PROFILES.values()))
def test_every_profile_is_named_under_its_chart(profile: process_control.Profile) -> None:
    chart = charts(item(long_look.quiet(12), dataclasses.replace(RULE, profile=profile)))[1]
    assert f"{profile.run} in a row count" in chart.footer


def test_every_reason_cause_variation_and_assurance_has_words_of_its_own() -> None:
    reasons = {WORDS.say("courses-reason", reason=one.value, pulses=3, least=12) for one in over_time.Reason}
    causes = {said.cause(one, 7, WORDS) for one in special_causes.Cause}
    variations = {WORDS.say("courses-variation", variation=one.value.replace(" ", "_")) for one in special_causes.Variation}
    assurances = {WORDS.say("courses-assurance", assurance=one.value, aim=3) for one in special_causes.Assurance}
    breaks = {WORDS.say("courses-break", why=one.value) for one in over_time.Break}
    profiles = {said.about(one, WORDS) for one in process_control.PROFILES.values()}
    assert [len(one) for one in (reasons, causes, variations, assurances, breaks, profiles)] == [11, 9, 7, 3, 3, 4]
    every = " ".join({*reasons, *causes, *variations, *assurances, *breaks, *profiles}).casefold()
    assert not [word for word in FORBIDDEN if word in every]


def test_each_row_of_a_twin_is_as_long_as_its_columns() -> None:
    told = long_look.marked(long_look.quiet(24, trust=long_look.TOO_FEW), 20, happened=(long_look.happening(20, reason="a b c d e"),))
    for chart in [*charts(below(told)), *charts(item(told, key="money"))]:
        assert {len(row) for row in chart.twin.rows} == {len(chart.twin.columns)}
    assert "What happened" in text(below(told))


def test_below_a_summary_of_others_nobody_is_called_you() -> None:
    words = voices.told(boards.Actor.PARTNERS, WORDS)
    told = dataclasses.replace(long_look.quiet(13, trust=long_look.JUMP), actor=boards.Actor.PARTNERS)
    shown = messages.plain_text(messages.Message(summary="", blocks=drawn.under_summary(told, RULE, words))).casefold()
    assert " you " not in shown
    assert "your" not in shown


def test_a_reason_of_four_words_is_none() -> None:
    assert not finding.is_reason("we have new chair")
    assert finding.is_reason("we have a new chair")


def test_the_other_side_of_one_jump_is_no_news_of_its_own() -> None:
    """Twelve pulses low and one high: the twelve lie below the mean because the one lifted it."""
    rule = dataclasses.replace(RULE, profile=process_control.PROFILES["nhs_tools_2023_run6"])
    message = below(long_look.quiet(13, trust=long_look.JUMP), rule)
    told = text(dataclasses.replace(message, blocks=tuple(one for one in message.blocks if isinstance(one, messages.Paragraph))))
    (found,) = (one for one in finding.of(long_look.quiet(13, trust=long_look.JUMP), rule) if one.item.key == "trust")
    assert len(found.signals) > 1, "there is something to leave out"
    assert "stands out: it is above the upper limit." in told
    assert "earlier pulse" not in told
    chart = charts(message)[-1]
    causes = [row[-1] for row in chart.twin.rows]
    assert "as above" in causes
    assert sum("below the mean" in cause for cause in causes) == 1
    assert [row[-1] for row in chart.twin.rows if row[0] == "Rules"] == ["Rows of 6 (NHS tools 2023)"]


def test_the_rules_stand_once_on_the_page_of_an_item() -> None:
    message = item(long_look.quiet(13, trust=long_look.JUMP))
    assert not [one for one in message.blocks if isinstance(one, messages.Paragraph) and "Drawn by" in one.text]
    assert "Drawn by" in charts(message)[-1].footer
