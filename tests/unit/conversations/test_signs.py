"""Signposts that go with questions: at most three in all, spread over what the questions are about, and nothing sold as a model."""

import dataclasses

import pytest

from conversations import consensus_summary, figures, messages, pick_summary, signs, summary
from frameworks import annex, loader, packs, schema, signposts
from frameworks.readings import consensus, picks, reading
from tests.unit.conversations import sample


@pytest.fixture(scope="module")
def guide() -> signs.Guide:
    library = loader.load()
    shelf = packs.load(library)
    return signs.guide(library, shelf, signposts.load(library, shelf))


def lines(guide: signs.Guide, edition: schema.Edition, *items: str) -> list[messages.Block]:
    """What stands below the lead."""
    blocks = list(signs.under_questions(guide, edition, [item for item in edition.items if item.key in items], sample.WORDS))
    assert blocks[:1] in ([], [messages.Paragraph(text="To go with these questions")])
    return blocks[1:]


def below(guide: signs.Guide, edition: schema.Edition, *items: str) -> list[str]:
    return [messages.plain_text(messages.Message(summary="", blocks=(block,))) for block in lines(guide, edition, *items)]


def test_every_item_that_points_somewhere_gets_up_to_three_quiet_lines(library: loader.Library, guide: signs.Guide) -> None:
    for ref in ("barometer@2013", "development_tool@2013", "maturity_matrix@2011"):
        for item in library[ref].items:
            blocks = lines(guide, library[ref], item.key)
            assert 1 <= len(blocks) <= 3
            for block in blocks:
                assert isinstance(block, messages.Link) or (isinstance(block, messages.Paragraph) and block.quiet)
                assert len(messages.plain_text(messages.Message(summary="", blocks=(block,)))) <= 380


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
        f"On Trust. Also asked, in Annex A questions: {edition.items[0].question}",
        "One place tried this in 2011. Wigan: Before it wrote any rules, the board took time to become a board, in five steps and with a "
        "guide from outside. It is no model to copy, only food for thought.",
        "There is a workshop pack for this: “What's on your mind?”",
    ], "three at most"
    one = signs.guide(library, shelf, signposts.Signposts(places={"sample@2020/trust": {"page/a_page": page}}, pages={}))
    assert lines(one, sample.SAMPLE, "trust") == [
        messages.Link(lead="On Trust. To read, from A body:", label="A page", address="https://boards.example.org/a")
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
    return signs.Guide(places={item: {f"page/{item}": page} for item, page in pages.items()}, titles={}, lead="")


def links(message: messages.Message) -> list[str]:
    """Which links the message holds; each stands behind the questions and before the numbers."""
    found = [(place, block) for place, block in enumerate(message.blocks) if isinstance(block, messages.Link)]
    asked = [place for place, block in enumerate(message.blocks) if isinstance(block, messages.Paragraph) and "question" in block.text]
    drawn = [place for place, block in enumerate(message.blocks) if isinstance(block, messages.Picture | figures.Table)]
    assert all(asked[0] < place < drawn[0] for place, _ in found)
    return [block.label for _, block in found]


def test_a_summary_of_levels_has_those_of_what_to_talk_about_alone() -> None:
    facts = dataclasses.replace(sample.FIRST, guide=pointing("sample@2020/trust", "sample@2020/money"))
    read = reading.read(sample.SAMPLE, [sample.ALIKE, sample.SPLIT], eligible=14, answered=9)
    assert links(summary.summary(facts, read, sample.SAMPLE, sample.WORDS)) == ["sample@2020/money"]


def test_a_consensus_round_has_one_for_each_question(library: loader.Library) -> None:
    barometer = library["barometer@2013"]
    facts = dataclasses.replace(sample.FIRST, guide=pointing(*(f"barometer@2013/{item.key}" for item in barometer.items)))
    apart = [reading.ItemAnswers(item_key=item.key, now=(5, 0, 0, 4)) for item in barometer.items[:4]]
    read = consensus.read(barometer, apart, {}, eligible=12, answered=9)
    told = links(consensus_summary.summary(facts, read, barometer, sample.WORDS))
    assert told == [f"barometer@2013/{item.key}" for item in barometer.items[:3]]


def test_a_list_of_picks_has_those_of_the_question_asked(library: loader.Library) -> None:
    areas = library["areas_requiring_attention@2015"]
    facts = dataclasses.replace(sample.FIRST, guide=pointing(*(f"areas_requiring_attention@2015/{item.key}" for item in areas.items)))
    chosen = areas.items[4].key
    read = picks.read(areas, {chosen: 6}, eligible=12, done=9)
    assert links(pick_summary.summary(facts, read, areas, sample.WORDS)) == [f"areas_requiring_attention@2015/{chosen}"]


def test_too_few_answers_have_no_signposts() -> None:
    facts = dataclasses.replace(sample.FIRST, guide=pointing("sample@2020/trust"))
    read = reading.read(sample.SAMPLE, [reading.ItemAnswers(item_key="trust", now=(0, 0, 4, 0, 0, 0))], eligible=14, answered=4)
    assert links(summary.summary(facts, read, sample.SAMPLE, sample.WORDS)) == []


def test_there_are_three_in_all_of_different_kinds_and_none_twice(library: loader.Library) -> None:
    shelf = packs.load(library)
    case, other, pack = shelf.cases["wigan"], shelf.cases["croydon"], shelf.packs["whats_on_your_mind"]
    posts = signposts.Signposts(
        places={
            "sample@2020/trust": {"case/wigan": case, "pack/whats_on_your_mind": pack},
            "sample@2020/money": {"case/wigan": case, "case/croydon": other, "pack/whats_on_your_mind": pack},
            "sample@2020/voice": {"case/wigan": case, "pack/whats_on_your_mind": pack},
        },
        pages={},
    )
    told = below(signs.guide(library, shelf, posts), sample.SAMPLE, "trust", "money", "voice")
    assert [line.partition(":")[0] for line in told] == [
        "On Trust. One place tried this in 2011. Wigan",
        "On Money. There is a workshop pack for this",
        "One place tried this in 2011. Croydon",
    ]


def test_what_is_asked_in_turn_is_not_pointed_to_as_well(library: loader.Library, guide: signs.Guide) -> None:
    edition = library["maturity_matrix@2011"]
    with_questions = dataclasses.replace(guide, questions=annex.load(library))
    for item in edition.items:
        assert any("in Annex A questions" in line for line in below(guide, edition, item.key))
        assert not any("in Annex A questions" in line for line in below(with_questions, edition, item.key))
