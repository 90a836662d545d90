"""Rounds that ask for another view than the board's: what is promised, and whose view a summary says it is."""

import dataclasses
import datetime
import re

import pytest

from conversations import (
    boards,
    cards,
    consensus_summary,
    digest,
    digest_week,
    figures,
    messages,
    pages,
    pick_summary,
    pulse,
    summary_view,
    voices,
    wording,
)
from conversations import sitting as sittings
from frameworks import loader, schema
from frameworks.readings import consensus, disclosure, picks, reading
from tests.unit.conversations import digest_sample, sample, test_summary_shapes, test_wording
from tests.unit.conversations.dialogue import CLOSES, WORDS, Talk, sitting_of

OTHERS = [actor for actor in boards.Actor if actor is not boards.Actor.BOARD]
WELSH = wording.Wording("cy")


def facts(actor: boards.Actor) -> summary_view.SummaryFacts:
    return dataclasses.replace(sample.FIRST, actor=actor)


@pytest.fixture
def barometer(library: loader.Library) -> schema.Edition:
    return library["barometer@2013"]


@pytest.fixture
def partner(barometer: schema.Edition) -> sittings.Sitting:
    return sitting_of(barometer, actor=boards.Actor.PARTNERS)


def text_of(message: messages.Message) -> str:
    return messages.plain_text(message)


def consensus_of(edition: schema.Edition, actor: boards.Actor) -> messages.Message:
    shapes = test_summary_shapes
    given = {"ambition": shapes.ALIKE, "shared_leadership": shapes.SPLIT, "prevention": shapes.ALIKE}
    answers = [reading.ItemAnswers(item_key=key, now=now) for key, now in given.items()]
    sure = dict.fromkeys(given, shapes.UNSURE)
    read = consensus.read(edition, answers, sure, eligible=12, answered=9)
    return consensus_summary.summary(facts(actor), read, edition, WORDS)


def test_what_is_said_of_others_stands_in_for_what_is_said_to_the_board() -> None:
    known = test_wording.catalogue("en-GB")
    assert {key for key in known if key.startswith("others-")} - {"others-whose-view"} == {f"others-{key}" for key in voices.OF_OTHERS}
    for key in voices.OF_OTHERS:
        needed = test_wording.variables(known[f"others-{key}"]).names - {"whose"}
        assert needed <= test_wording.variables(known[key]).names, key
        assert not re.search(r"\b(We|we|us|our)\b", test_wording.readings(known[f"others-{key}"].value or pytest.fail(key))[0]), key


def test_of_itself_a_board_reads_what_it_always_read() -> None:
    assert voices.told(boards.Actor.BOARD, WORDS) is WORDS


def test_the_first_message_says_on_whose_behalf_and_what_is_promised(partner: sittings.Sitting) -> None:
    Talk(dataclasses.replace(partner, floor=7, keep_months=18)).run(
        """
        bot: Riverside Board: Barometer 2013, as partners see it
        bot: Riverside Board asks you as one of its partners.
        bot: In confidence: only you see your answers.
        bot: in totals with the answers of other partners, and only if at least 7 people answer.
        bot: They are shown once, when this closes: Friday 4 December at 5 pm.
        bot: They stand apart from the board’s own view, and are never added to it.
        bot: They are never told as the view of all partners.
        bot: We keep your answers for 18 months.
        bot: Where are we on this?
        """
    )


@pytest.mark.parametrize(
    ("actor", "asked", "never"),
    [
        (boards.Actor.COUNCIL, "as somebody from the council.", "the whole council"),
        (boards.Actor.PARTNERS, "as one of its partners.", "all partners"),
        (boards.Actor.COMMUNITIES, "as somebody from a community.", "all communities"),
    ],
)
def test_each_kind_has_its_words(barometer: schema.Edition, actor: boards.Actor, asked: str, never: str) -> None:
    state = sitting_of(barometer, actor=actor)
    for message in (cards.opening(state, WORDS), cards.reminder(state, WORDS)):
        assert f"Riverside Board asks you {asked}" in text_of(message)
        assert f"never told as the view of {never}." in text_of(message)
    assert f"so this is not the view of {never}. It stands apart" in text_of(consensus_of(barometer, actor))


def test_a_member_of_the_board_is_told_nothing_of_it(barometer: schema.Edition) -> None:
    state = sitting_of(barometer)
    for message in (cards.opening(state, WORDS), cards.reminder(state, WORDS), cards.review(state, WORDS), cards.closed(state, WORDS)):
        assert not re.search("asks you as|see it|never added|partners", text_of(message))


def test_the_view_is_named_wherever_answers_are_listed(partner: sittings.Sitting, barometer: schema.Edition) -> None:
    heading = "Riverside Board: Barometer 2013, as partners see it"
    item = barometer.items[0].key
    answered = dataclasses.replace(
        partner, answers={item: sittings.Answer(item_key=item, now=2, sure=1, given_at=CLOSES - datetime.timedelta(days=3))}
    )
    closed = dataclasses.replace(answered, closed=True)
    assert text_of(cards.review(answered, WORDS)).startswith(heading)
    assert text_of(cards.closed_review(closed, WORDS)).startswith(heading)
    assert heading in text_of(cards.reminder(answered, WORDS))
    assert heading in text_of(pages.home(pages.HomeFacts(waiting=(partner,)), WORDS))
    assert "never added to it" in text_of(pages.home(pages.HomeFacts(waiting=(partner,)), WORDS))
    as_member = dataclasses.replace(closed, actor=boards.Actor.BOARD)
    both = pages.answers((as_member, closed), WORDS, seated=True)
    assert "Riverside Board, as partners see it, Friday 4 December 2026" in text_of(both)


def test_an_answer_after_the_close_learns_that_it_goes_to_the_board(partner: sittings.Sitting) -> None:
    late = pulse.typed_line(dataclasses.replace(partner, closed=True), "2 3", CLOSES, WORDS)
    assert late is not None
    assert not late.keep
    assert "Nothing was changed. The summary goes to the board." in text_of(late.message)


@pytest.mark.parametrize("actor", OTHERS)
def test_a_sitting_of_every_kind_is_whole_in_welsh(barometer: schema.Edition, actor: boards.Actor) -> None:
    said = text_of(cards.opening(sitting_of(barometer, actor=actor), WELSH))
    assert "Mae Riverside Board yn gofyn i chi fel" in said
    assert "Yn gyfrinachol:" in said
    assert "ni chânt byth eu hychwanegu ati" in said
    assert not re.search("In confidence|asks you|see it", said)


@pytest.mark.parametrize(
    ("actor", "who"),
    [
        (boards.Actor.COUNCIL, "people from the council"),
        (boards.Actor.PARTNERS, "partners"),
        (boards.Actor.COMMUNITIES, "people from communities"),
    ],
)
def test_a_summary_says_first_whose_view_it_is(barometer: schema.Edition, actor: boards.Actor, who: str) -> None:
    heading, first, response, *_ = text_of(consensus_of(barometer, actor)).split("\n\n")
    assert heading.startswith(f"How {who} see it. Riverside: Barometer 2013")
    assert first.startswith("We asked some ")
    assert first.endswith("It stands apart from the board’s own view, and the two are never added up.")
    assert response.endswith("9 of the 12 people who were asked answered.")


def test_a_consensus_round_of_others_speaks_of_them(barometer: schema.Edition) -> None:
    text = text_of(consensus_of(barometer, boards.Actor.PARTNERS))
    for part in (
        "Where they see it alike",
        "Where they see it differently",
        "Few of them are sure about",
        "How sure they are: I am guessing.",
        "Our Shared Ambition: Where 1 chose",
    ):
        assert part in text
    assert not re.search(r"[Ww]here you (see|differ|agree)|of you\b|sure you are", text)


def test_levels_of_others_speak_of_them_and_the_picture_says_whose() -> None:
    t = sample
    message = t.say(t.ALIKE, t.SPLIT, t.SPREAD, eligible=14, answered=9, facts=facts(boards.Actor.PARTNERS))
    text, chart = text_of(message), t.picture(message)
    assert "Where they differ most: Money. There are two groups." in text
    assert "They also differ on Voice." in text
    assert "Where they agree" in text
    assert "Where they want you to be in 12 months:" in text
    assert "how the other 5 people who were asked see" in text
    assert not re.search(r"[Ww]here you (differ|agree|mean)|You (also|see)|of you\b|member", text)
    assert chart.title == "Sample tool: where you are and where they want you to be"
    assert chart.subtitle == "Riverside, as partners see it, Friday 4 December 2026. 9 of 14 people who were asked answered."


def test_a_list_of_picks_of_others_speaks_of_them(library: loader.Library) -> None:
    areas = library["areas_requiring_attention@2015"]
    keys = [item.key for item in areas.items]
    for counts in ({keys[0]: 8}, {}):
        read = picks.read(areas, counts, eligible=12, done=9, floor=disclosure.Floor(answers=5))
        text = text_of(pick_summary.summary(facts(boards.Actor.COMMUNITIES), read, areas, WORDS))
        assert "picked by most of them" in text or "Most of them would spend time on" in text
        assert "of you" not in text


@pytest.mark.parametrize(
    ("eligible", "people"), [(1, "the one person who was"), (3, "the 3 people who were"), (12, "the 12 people who were")]
)
def test_below_the_floor_nothing_but_the_response_is_said(barometer: schema.Edition, eligible: int, people: str) -> None:
    given, one = [reading.ItemAnswers(item_key="ambition", now=(0, 0, 1, 0))], {"ambition": (0, 0, 1)}
    read = consensus.read(barometer, given, one, eligible=eligible, answered=1)
    message = consensus_summary.summary(facts(boards.Actor.COMMUNITIES), read, barometer, WORDS)
    text = text_of(message)
    assert f"1 of {people} asked answered: too few to show without pointing at people." in text
    assert not any(item.name in text for item in barometer.items)
    assert not any(isinstance(block, messages.Facts | figures.Table | messages.Picture) for block in message.blocks)


WHEN = datetime.datetime(2026, 12, 7, 9, tzinfo=datetime.UTC)


def week(*actors: boards.Actor, quiet: bool = False) -> str:
    closed = tuple(digest_week.ClosedPulse(edition="Barometer", answered=5, eligible=6, actor=one) for one in actors)
    opened = tuple(digest_week.OpenedPulse(edition="Barometer", closes_at=WHEN, actor=one) for one in actors)
    missed = tuple(digest_week.MissedPulse(edition="Barometer", due_at=WHEN, actor=one) for one in actors)
    upcoming = tuple(digest_week.UpcomingPulse(edition="Barometer", opens_at=WHEN, actor=one) for one in actors)
    board = digest_week.BoardWeek(board=digest_sample.board("Riverside"), upcoming=upcoming)
    if not quiet:
        board = dataclasses.replace(board, closed=closed, opened=opened, missed=missed)
    told = digest_week.DigestFacts(first=WHEN, last=WHEN, zone=datetime.UTC, boards=(board,))
    return text_of(digest.digest(told, WORDS))


def test_rounds_that_come_together_are_one_line_of_the_digest() -> None:
    text = week(*boards.Actor)
    everybody = "Barometer (members of the board, people from the council, partners and people from communities)"
    assert text.count(f"{everybody} opened. It closes Monday 7 December at 9 am.") == 1
    assert text.count(f"{everybody} was due") == 1
    assert text.count(f"Next: {everybody} opens") == 1
    assert text.count("5 of 6 answered.") == 4, "what each came to stands apart"
    assert "Barometer (people from the council) closed: 5 of 6 answered." in text
    assert f"Next: Riverside, {everybody}, opens" in week(*boards.Actor, quiet=True)


def test_a_board_that_asks_only_itself_reads_the_edition_alone() -> None:
    assert "(" not in week(boards.Actor.BOARD)
    assert "Barometer (partners) opened." in week(boards.Actor.PARTNERS)
