"""A whole sitting in Welsh, about an edition that nobody has translated: the frame is Welsh, the questions are as they stand."""

import dataclasses

import pytest

from conversations import actions, boards, cards, inbound, kept, languages, messages, pages, pulse, reflection, typed, wording
from frameworks import loader, schema
from tests.unit.conversations.dialogue import SITTING_ID, START, Talk, buttons, sitting_of

WELSH, ENGLISH = wording.Wording("cy"), wording.Wording()


@pytest.fixture
def sgwrs(matrix: schema.Edition) -> Talk:
    return Talk(sitting_of(matrix), words=WELSH)


def test_a_sitting_from_opening_to_end(sgwrs: Talk) -> None:
    sgwrs.run(
        """
        bot: Yn gyfrinachol: dim ond chi sy'n gweld eich atebion.
        bot: Dydd Gwener 4 Rhagfyr am 5 yh
        bot: Iaith y cwestiynau eu hunain: Saesneg.
        bot: 1 o 6 · Purpose and vision
        bot: Ble rydym ni nawr?
        bot: 2 Early progress in development
        bot: Ddim yn siŵr (“ddim yn siŵr”) · Nid fy maes i (“nid fy maes i”) · Hepgor (“hepgor”)
        bot, not: Not sure
        member: presses 2 Early progress in development
        bot: Nawr: 2 Early progress in development
        bot: Ble rydym ni am fod ymhen
        member: presses 4 Maturity
        bot: Wedi'i gadw: 1 Purpose and vision – 2 Early progress in development → 4 Maturity
        bot: 2 o 6 · Strategy
        member: types ddim yn siwr
        bot: 3 o 6
        member: types Nid fy maes i.
        member: types hepgor
        member: types 2 i 4
        bot: 6 o 6
        member: types nodyn 1: Mae data ar goll.
        bot: Mae eich nodyn ar “Purpose and vision” wedi'i gadw.
        member: types cymorth
        bot: Gallwch bwyso neu deipio.
        bot: Yn gyfrinachol:
        member: types 0 1
        bot: Diolch, dyna'r cyfan.
        bot: 1 Purpose and vision: 2 Early progress in development → 4 Maturity (gyda nodyn)
        bot: 2 Strategy: Ddim yn siŵr
        bot: Rydych wedi hepgor un cwestiwn.
        member: presses Newid 1
        bot: Nodyn preifat, os hoffech
        """
    )
    sgwrs.close()
    sgwrs.run("member: types fy atebion\nbot: wedi cau. Y dyddiad cau oedd: Dydd Gwener 4 Rhagfyr am 5 yh. Dyma oedd eich atebion.")


def test_english_words_work_too_and_what_is_not_understood_says_what_does(sgwrs: Talk) -> None:
    sgwrs.run(
        """
        member: types not sure
        bot: Wedi'i gadw: 1 Purpose and vision – Ddim yn siŵr
        member: types review
        bot: Mae 5 cwestiwn ar agor.
        member: types 7
        bot: Nid yw'r rhif hwnnw'n ffitio yma
        member: types note 1: Iawn.
        bot: wedi'i gadw
        """
    )
    said = messages.plain_text(cards.not_understood(sgwrs.sitting, WELSH, reflects=True))
    assert "Doeddwn i ddim yn deall hynny" in said
    assert "“myfyrio:”" in said


def test_the_reminder_is_welsh(sgwrs: Talk) -> None:
    reminder = cards.reminder(sgwrs.sitting, WELSH)
    assert reminder.summary == "Yn dal ar agor: 6 chwestiwn. Dyddiad cau: Dydd Gwener 4 Rhagfyr am 5\u00a0yh"
    assert "Mae 6 chwestiwn o 6 yn dal ar agor." in messages.plain_text(reminder)


def offered(message: messages.Message) -> list[messages.Choice]:
    return [option for block in message.blocks if isinstance(block, messages.Choices) for option in block.options if option.typed]


@pytest.mark.parametrize("ref", ["maturity_matrix@2011", "areas_requiring_attention@2015", "barometer@2013"])
@pytest.mark.parametrize("words", [WELSH, ENGLISH], ids=lambda one: one.language)
def test_every_word_that_a_card_offers_is_understood(library: loader.Library, ref: str, words: wording.Wording) -> None:
    edition = library[ref]
    fresh = sitting_of(edition)
    item = edition.items[0]
    first = actions.Give(sitting_id=fresh.sitting_id, item_key=item.key, part=actions.Part.NOW, mark="1")
    begun = pulse.press(fresh, first, None, START, words)
    told = dataclasses.replace(fresh, answers={one.item_key: one for one in begun.keep})
    shown = [cards.opening(fresh, words), begun.message, cards.review(told, words), cards.help_text(told, words)]
    for choice in (one for message in shown for one in offered(message)):
        line = choice.typed or ""
        known = typed.understand(line, words, edition, asked=item.position) or typed.page(line, words) or typed.language(line)
        assert known is not None, line


def test_each_page_says_how_to_change_the_language_in_that_language() -> None:
    welsh, english = pages.home(pages.HomeFacts(), WELSH), pages.home(pages.HomeFacts(), ENGLISH)
    assert buttons(english)["Cymraeg"] == actions.encode(actions.Speak(language="cy"))
    assert buttons(welsh)["English"] == actions.encode(actions.Speak(language="en-gb"))
    assert "Cymraeg" not in buttons(welsh)
    assert list(buttons(languages.page(WELSH))) == ["English", "Hafan"]
    for message, words in ((welsh, WELSH), (english, ENGLISH)):
        for choice in offered(message):
            line = choice.typed or ""
            assert typed.page(line, words) or typed.page_between(line, words) or typed.language(line), line


def test_what_is_kept_is_told_in_welsh_with_the_language_by_its_name() -> None:
    here = inbound.Address(platform="slack", tenant="T1", handle="U1")
    nia = boards.Member(person_id=SITTING_ID, key="nia", name="Nia", zone="Europe/London", language="cy", addresses=(here,))
    facts = kept.Kept(person=nia, tenures=(), duties=(), coordinators=(), sittings=(), reflections=(), drafts=())
    told = kept.data(facts, WELSH)
    assert "Cylchfa amser ac iaith: Europe/London a Cymraeg" in messages.plain_text(told)
    assert {"Anfon copi ataf", "English", "Hafan"} <= buttons(told).keys()
    assert "Dyna'r cyfan." in messages.plain_text(kept.copy(facts, START, WELSH))


def test_a_reflection_is_welsh(library: loader.Library) -> None:
    annex = library["annex_a@2015"]
    asked = reflection.Reflection(
        reflection_id=SITTING_ID, board_name="Bwrdd Glannau", edition=annex, item=annex.items[0], keep_months=24, asked_at=START
    )
    shown = messages.plain_text(reflection.question(asked, WELSH))
    assert "Cwestiwn i fyfyrio arno, ar gyfer Bwrdd Glannau" in shown
    assert annex.items[0].question in shown
    passed = reflection.typed_line(asked, "gadael iddo fynd", START, WELSH)
    assert passed.keep is not None
    assert passed.keep.passed


@pytest.mark.parametrize(
    ("line", "language"),
    [("Cymraeg", "cy"), ("welsh.", "cy"), ("ENGLISH", "en-GB"), ("Saesneg", "en-GB"), ("in Welsh", None), ("", None), ("x" * 300, None)],
)
def test_a_language_is_asked_for_by_its_name_alone(line: str, language: str | None) -> None:
    assert typed.language(line) == language


@pytest.mark.parametrize("line", ["language", "iaith", "“Iaith”."])
@pytest.mark.parametrize("words", [WELSH, ENGLISH], ids=lambda one: one.language)
def test_the_page_of_languages_is_found_in_each_of_them(line: str, words: wording.Wording) -> None:
    assert typed.page(line, words) is actions.Page.LANGUAGE
