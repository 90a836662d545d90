"""Signposts below a question: at most three, of the item that the question is about, and nothing sold as a model."""

import dataclasses

import pytest

from conversations import consensus_summary, messages, pick_summary, signs, summary
from frameworks import loader, packs, schema, signposts
from frameworks.readings import consensus, picks, reading
from tests.unit.conversations import sample


@pytest.fixture(scope="module")
def guide() -> signs.Guide:
    library = loader.load()
    shelf = packs.load(library)
    return signs.guide(library, shelf, signposts.load(library, shelf))


def below(guide: signs.Guide, edition: schema.Edition, item: str) -> list[str]:
    blocks = signs.under_question(guide, edition, item, sample.WORDS)
    return [messages.plain_text(messages.Message(summary="", blocks=(block,))) for block in blocks]


def test_every_item_that_points_somewhere_gets_up_to_three_quiet_lines(library: loader.Library, guide: signs.Guide) -> None:
    for ref in ("barometer@2013", "development_tool@2013", "maturity_matrix@2011"):
        for item in library[ref].items:
            blocks = list(signs.under_question(guide, library[ref], item.key, sample.WORDS))
            assert 1 <= len(blocks) <= 3
            for block in blocks:
                assert isinstance(block, messages.Link) or (isinstance(block, messages.Paragraph) and block.quiet)
                assert len(messages.plain_text(messages.Message(summary="", blocks=(block,)))) <= 330


def test_each_kind_of_place_is_told_as_what_it_is(library: loader.Library) -> None:
    edition = library["annex_a@2015"]
    shelf = packs.load(library)
    page = signposts.Page.model_validate(
        {"key": "a_page", "address": "https://boards.example.org/a", "title": "A page", "owner": "A body", "checked": "2026-01-02"}
    )
    places: dict[str, signposts.Place] = {
        "annex_a@2015/purpose": edition.items[0],
        "case/wigan": shelf.cases["wigan"],
        "pack/whats_on_your_mind": shelf.packs["whats_on_your_mind"],
        "page/a_page": page,
    }
    known = signs.guide(library, shelf, signposts.Signposts(places={"sample@2020/trust": places}, pages={}))
    assert below(known, sample.SAMPLE, "trust") == [
        f"Also asked, in Annex A questions: {edition.items[0].question}",
        "One place tried this in 2011. Wigan: Before it wrote any rules, the board took time to become a board, in five steps and with a "
        "guide from outside. It is no model to copy, only food for thought.",
        "There is a workshop pack for this: “What's on your mind?”",
    ], "three at most"
    one = signs.guide(library, shelf, signposts.Signposts(places={"sample@2020/trust": {"page/a_page": page}}, pages={}))
    assert list(signs.under_question(one, sample.SAMPLE, "trust", sample.WORDS)) == [
        messages.Link(lead="To read, from A body:", label="A page", address="https://boards.example.org/a")
    ]


def test_an_item_that_points_nowhere_gets_no_line(guide: signs.Guide) -> None:
    assert below(guide, sample.SAMPLE, "trust") == []
    assert below(signs.NOWHERE, sample.SAMPLE, "trust") == []


def pointing(*items: str) -> signs.Guide:
    """Each of these items, by its whole reference, points to a page of that name."""
    pages = {
        item: signposts.Page.model_validate(
            {"key": "a_page", "address": "https://boards.example.org/a", "title": item, "owner": "A body", "checked": "2026-01-02"}
        )
        for item in items
    }
    return signs.Guide(places={item: {"page/a_page": page} for item, page in pages.items()}, titles={}, lead="")


def after_the_question(message: messages.Message) -> list[str]:
    """Which links the message holds; each has to stand right below the first question."""
    links = [(place, block) for place, block in enumerate(message.blocks) if isinstance(block, messages.Link)]
    asked = [
        place for place, block in enumerate(message.blocks) if isinstance(block, messages.Paragraph) and "question for the" in block.text
    ]
    assert all(place == asked[0] + 1 for place, _ in links)
    return [block.label for _, block in links]


def test_a_summary_of_levels_has_those_of_what_to_talk_about_first() -> None:
    facts = dataclasses.replace(sample.FIRST, guide=pointing("sample@2020/trust", "sample@2020/money"))
    read = reading.read(sample.SAMPLE, [sample.ALIKE, sample.SPLIT], eligible=14, answered=9)
    assert after_the_question(summary.summary(facts, read, sample.SAMPLE, sample.WORDS)) == ["sample@2020/money"]


def test_a_consensus_round_has_those_of_its_first_question_alone(library: loader.Library) -> None:
    barometer = library["barometer@2013"]
    facts = dataclasses.replace(sample.FIRST, guide=pointing(*(f"barometer@2013/{item.key}" for item in barometer.items)))
    apart = [reading.ItemAnswers(item_key=item.key, now=(5, 0, 0, 4)) for item in barometer.items[:3]]
    read = consensus.read(barometer, apart, {}, eligible=12, answered=9)
    assert after_the_question(consensus_summary.summary(facts, read, barometer, sample.WORDS)) == [
        f"barometer@2013/{barometer.items[0].key}"
    ]


def test_a_list_of_picks_has_those_of_the_question_asked(library: loader.Library) -> None:
    areas = library["areas_requiring_attention@2015"]
    facts = dataclasses.replace(sample.FIRST, guide=pointing(*(f"areas_requiring_attention@2015/{item.key}" for item in areas.items)))
    chosen = areas.items[4].key
    read = picks.read(areas, {chosen: 6}, eligible=12, done=9)
    assert after_the_question(pick_summary.summary(facts, read, areas, sample.WORDS)) == [f"areas_requiring_attention@2015/{chosen}"]


def test_too_few_answers_have_no_signposts() -> None:
    facts = dataclasses.replace(sample.FIRST, guide=pointing("sample@2020/trust"))
    read = reading.read(sample.SAMPLE, [reading.ItemAnswers(item_key="trust", now=(0, 0, 4, 0, 0, 0))], eligible=14, answered=4)
    assert after_the_question(summary.summary(facts, read, sample.SAMPLE, sample.WORDS)) == []
