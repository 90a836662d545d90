"""What a notification says, the picture and its twin, and messages that are too long for one card."""

import dataclasses
import json
import uuid
from typing import Any

import pytest

from adapters.teams import limits, render
from conversations import actions, messages, wording
from tests import adaptivecards
from tests.unit.charts import example
from tests.unit.slack import odd

WORDS = wording.Wording()
BACK = messages.Choices(
    options=(messages.Choice(label="Back", action=actions.encode(actions.Review(sitting_id=uuid.UUID(int=1)))),),
)
CHART = example.matrix()
URI = "data:image/png;base64," + "A" * (limits.PICTURE - 22)


def parts(*blocks: messages.Block, summary: str = "A summary", pictures: dict[int, str] | None = None) -> list[render.Part]:
    made = render.parts(messages.Message(summary=summary, blocks=blocks), WORDS, pictures=pictures or {})
    for part in made:
        adaptivecards.check_activity(render.activity(part))
        assert len(json.dumps(render.activity(part))) <= limits.CARD_BYTES
    return made


def bodies(made: list[render.Part]) -> list[dict[str, Any]]:
    return [one for part in made for one in part.card["body"]]


def test_no_answer_and_no_word_of_a_person_is_in_a_notification() -> None:
    (part,) = parts(messages.Paragraph(text="Kept: 2 Begun"), messages.Quote(text="secret"), BACK, summary="Matrix:\nquestion 1 of 6")
    assert part.summary == "Matrix: question 1 of 6"
    assert "secret" not in part.card["fallbackText"]
    assert "Begun" not in part.card["fallbackText"]


def test_a_notification_stays_short() -> None:
    (part,) = parts(messages.Paragraph(text="Hello"), summary="A long name of a board " * 40)
    assert len(part.summary) <= limits.SUMMARY


def test_a_drawn_picture_has_its_words_around_it_and_its_figures_behind_a_button() -> None:
    (part,) = parts(messages.Picture(chart=CHART), pictures={0: URI})
    title, subtitle, image, footer, opens = part.card["body"]
    assert image == {"type": "Image", "url": URI, "altText": CHART.alt, "size": "Stretch"}
    assert adaptivecards.said({"type": "x", "body": [title, subtitle, footer]}).splitlines() == [CHART.title, CHART.subtitle, CHART.footer]
    (button,) = opens["actions"]
    assert (button["type"], button["title"]) == ("Action.ShowCard", "The same in figures")
    assert "Element\nNow\nPurpose and vision\n9 of 14\n" in adaptivecards.said(button["card"])
    assert "msteams" not in part.card


def test_a_picture_that_could_not_be_drawn_is_told() -> None:
    (part,) = parts(messages.Picture(chart=CHART))
    said = adaptivecards.said(part.card)
    assert said.startswith(f"{CHART.title}\nElement\nNow\nPurpose and vision\n9 of 14")
    assert CHART.alt not in said, "it would tell of a picture that is not there"
    assert not adaptivecards.of_kind(part.card, "Action.ShowCard", "Image")
    assert part.card["msteams"] == {"width": "Full"}


def test_a_long_description_of_a_picture_goes_on_below_it() -> None:
    alt = "Most stand in the middle. " * 150
    made = parts(messages.Picture(chart=dataclasses.replace(CHART, alt=alt, title="", subtitle="", footer="")), pictures={0: URI})
    image, *more = [one for one in bodies(made) if one["type"] in {"Image", "RichTextBlock"}]
    texts = "".join(run["text"] for one in more for run in one["inlines"] if "Most stand" in run["text"])
    assert len(image["altText"]) <= limits.ALT_TEXT
    assert odd.visible(image["altText"] + texts) == odd.visible(alt)


def test_a_long_message_with_a_picture_is_two_cards_and_the_picture_keeps_its_words() -> None:
    text = messages.Paragraph(text="The board differs most on how it works with its partners. " * 80)
    first, second = parts(text, messages.Picture(chart=CHART), messages.Paragraph(text="In confidence.", quiet=True), pictures={1: URI})
    assert [one["type"] for one in second.card["body"][-4:]] == ["Image", "RichTextBlock", "ActionSet", "RichTextBlock"]
    assert "Image" not in [one["type"] for one in first.card["body"]]
    assert (first.summary, second.summary) == ("A summary", "A summary (2 of 2)")


def test_figures_too_many_to_fold_away_stand_open_below_the_picture() -> None:
    twin = dataclasses.replace(CHART.twin, columns=("Element", "Now"), rows=tuple((f"Item {place}", "word " * 60) for place in range(40)))
    made = parts(messages.Picture(chart=dataclasses.replace(CHART, twin=twin)), pictures={0: URI})
    assert len(made) == 2
    assert not any(adaptivecards.of_kind(part.card, "Action.ShowCard") for part in made)
    rows = [text.partition(":")[0] for part in made for text in adaptivecards.said(part.card).split("\n") if text.startswith("Item ")]
    assert rows == [f"Item {place}" for place in range(40)]


def test_twenty_thousand_characters_are_parted_not_cut() -> None:
    text = ("All who came said that it was a good day for the board. " * 12 + "\n\n") * 29
    made = parts(messages.Heading(text="You wrote"), messages.Quote(text=text[:20_000]), BACK)
    assert [part.summary for part in made] == ["A summary"]
    made = parts(messages.Heading(text="You wrote"), messages.Quote(text=text[:20_000]), messages.Quote(text=text[:20_000]), BACK)
    assert [part.summary for part in made] == ["A summary", "A summary (2 of 2)"]
    quoted = [item for one in bodies(made) if one["type"] == "Container" for item in one["items"]]
    pieces = ["".join(run["text"] for run in one["inlines"]) for one in quoted]
    assert odd.visible("".join(pieces)) == odd.visible(text[:20_000] * 2)
    assert made[-1].card["body"][-1]["type"] == "ActionSet"


def test_long_text_is_parted_at_the_end_of_a_sentence() -> None:
    made = parts(messages.Paragraph(text="Each of us sees a different part of it. " * 1_200))
    pieces = ["".join(run["text"] for run in one["inlines"]) for one in bodies(made)]
    assert len(made) == 2
    assert all(piece.endswith(".") for piece in pieces)


@pytest.mark.parametrize("count", [1, 300, 900])
def test_every_block_of_a_long_message_is_there_in_its_order(count: int) -> None:
    made = parts(*(messages.Paragraph(text=f"Line {place}") for place in range(count)))
    assert [text for part in made for text in adaptivecards.said(part.card).split("\n")] == [f"Line {place}" for place in range(count)]
    assert len(made) == -(-count * 79 // 24_600)


def test_a_heading_goes_with_what_it_heads() -> None:
    lines = [messages.Paragraph(text="word " * 780) for _ in range(5)]
    filler = messages.Paragraph(text="word " * 800)
    made = parts(*lines, filler, messages.Heading(text="Next"), messages.Paragraph(text="word " * 300), BACK)
    assert len(made) == 2
    assert made[1].card["body"][0]["text"] == "Next"
