"""Cards as they stand in Teams, block by block."""

import dataclasses
import uuid
from typing import Any

import pytest

from adapters.teams import features, limits, render
from conversations import actions, figures, messages, wording
from tests import adaptivecards

WORDS = wording.Wording()
SITTING, BOARD = uuid.UUID(int=1), uuid.UUID(int=2)
REVIEW = actions.encode(actions.Review(sitting_id=SITTING))
NOTE = actions.encode(actions.Note(sitting_id=SITTING, item_key="trust"))
LEVELS = ("No", "Begun", "Under way", "Results", "Maturity", "Exemplar")
EVIL = "We *lack* [trust](https://x.example) <b>&amp;</b> {{DATE(2026-01-01T00:00:00Z)}}"


def give(mark: int) -> str:
    return actions.encode(actions.Give(sitting_id=SITTING, item_key="trust", part=actions.Part.NOW, mark=str(mark)))


def drawn(*blocks: messages.Block, summary: str = "A question") -> dict[str, Any]:
    (part,) = render.parts(messages.Message(summary=summary, blocks=blocks), WORDS)
    adaptivecards.check_activity(render.activity(part))
    return part.card


def texts(card: dict[str, Any]) -> list[tuple[str, bool]]:
    """Every text of the card's own body, and whether it is bold."""
    blocks = adaptivecards.of_kind(card, "RichTextBlock")
    return [("".join(run["text"] for run in one["inlines"]), one["inlines"][0].get("weight") == "Bolder") for one in blocks]


def points(chosen: int | None = None, description: str | None = None) -> tuple[messages.ScalePoint, ...]:
    return tuple(
        messages.ScalePoint(value=value, name=name, description=description, action=give(value), chosen=value == chosen)
        for value, name in enumerate(LEVELS)
    )


def choices(*labels: str) -> messages.Choices:
    return messages.Choices(options=tuple(messages.Choice(label=label, action=REVIEW) for label in labels))


def test_a_message_is_one_card_with_words_for_those_who_cannot_see_it() -> None:
    (part,) = render.parts(messages.Message(summary="Your answers", blocks=(messages.Paragraph(text="2 Begun"),)), WORDS)
    assert render.activity(part) == {
        "type": "message",
        "summary": "Your answers",
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": part.card}],
    }
    body = [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "2 Begun"}]}]
    fallback = "Your answers. This Teams app cannot show the message. Open it in a newer one, or in a browser."
    head = {"type": "AdaptiveCard", "version": "1.5", "lang": "en", "fallbackText": fallback}
    assert part.card == {**head, "body": body, "msteams": {"width": "Full"}}


def test_a_heading_can_be_jumped_to_and_the_small_print_is_small() -> None:
    heading, text, small = drawn(
        messages.Heading(text="1 of 6 ·\nTrust"), messages.Paragraph(text="Is there trust?"), messages.Paragraph(text="Quietly", quiet=True)
    )["body"]
    assert (heading["type"], heading["style"], heading["text"], heading["wrap"]) == ("TextBlock", "heading", "1 of 6 · Trust", True)
    assert text["inlines"] == [{"type": "TextRun", "text": "Is there trust?"}]
    assert small["inlines"] == [{"type": "TextRun", "text": "Quietly", "size": "Small", "isSubtle": True}]


@pytest.mark.parametrize("text", [EVIL, "word " * 50])
def test_a_heading_that_is_no_plain_line_is_bold_text(text: str) -> None:
    card = drawn(messages.Heading(text=text))
    assert texts(card) == [(text.strip(), True)]
    assert not adaptivecards.of_kind(card, "TextBlock")


def test_a_quote_is_a_persons_text_line_by_line_and_nothing_else() -> None:
    (container,) = drawn(messages.Quote(text=f"{EVIL}\n- one\n\nשלום"))["body"]
    assert container["style"] == "emphasis"
    shown = ["".join(run["text"] for run in one["inlines"]) for one in container["items"]]
    # On iPhones a space beside "&" or "<" would go: it is one that stays.
    assert [one.replace("\u00a0", " ") for one in shown] == [EVIL, "- one", "שלום"]
    assert [one.get("spacing") for one in container["items"]] == [None, "None", None]


def test_facts_are_labels_beside_their_values() -> None:
    card = drawn(messages.Facts(rows=(("1 Trust", "2 Begun → 3 Results"), ("2 Money", ""), ("", "alone"), ("", ""))))
    row, *rest = card["body"]
    assert row["type"] == "ColumnSet"
    assert texts(card) == [("1 Trust", True), ("2 Begun → 3 Results", False), ("2 Money", True), ("alone", False)]
    assert [one["type"] for one in rest] == ["RichTextBlock", "RichTextBlock"]


@pytest.mark.parametrize(
    ("label", "value"), [("l" * 61, "v"), ("Responsibilities", "v"), ("l", "v " * 400), ("l", "Gesundheitsversorgungsgesetz")]
)
def test_facts_too_wide_for_a_phone_stand_below_each_other(label: str, value: str) -> None:
    card = drawn(messages.Facts(rows=((label, value),)))
    assert not adaptivecards.of_kind(card, "ColumnSet")
    assert [(text.replace("\u200b", ""), bold) for text, bold in texts(card)] == [(label, True), (value.strip(), False)]


def test_a_narrow_table_is_a_table_with_a_header() -> None:
    rows = tuple((f"Item {place}", str(place)) for place in range(20))
    title, first, second = drawn(figures.Table(title="In figures", columns=("Item", "Now"), rows=rows))["body"]
    assert (title["type"], first["type"], second["type"]) == ("RichTextBlock", "Table", "Table")
    assert (first["firstRowAsHeader"], len(first["rows"]), len(second["rows"])) == (True, 13, 9)
    assert adaptivecards.said({"type": "x", "body": second}).splitlines()[:4] == ["Item", "Now", "Item 12", "12"]


def test_a_wide_table_is_a_line_for_each_row() -> None:
    columns = ("Item", "Now", "Ahead", "Views", "Answers")
    rows = (("Trust", "2 Begun", "", "alike", "9 of 14"), ("Money & more", "", "", "", ""), ("", "", "", "", ""))
    card = drawn(figures.Table(title="In figures", columns=columns, rows=rows))
    assert [text for text, _ in texts(card)] == ["In figures", "Trust: Now 2 Begun; Views alike; Answers 9 of 14", "Money & more"]
    assert not adaptivecards.of_kind(card, "Table")


def test_a_level_with_a_meaning_is_a_button_above_it() -> None:
    card = drawn(messages.Scale(label="Where are we now?", points=points(chosen=1, description="We do this.")))
    label, first, meaning, second, marked, *_ = card["body"]
    assert texts({"type": "x", "body": [label, meaning, marked]}) == [
        ("Where are we now?", True),
        ("We do this.", False),
        ("Your answer so far.", True),
    ]
    assert adaptivecards.sets(card) == [[f"{value} {name}"] for value, name in enumerate(LEVELS)]
    (button,), (chosen,) = first["actions"], second["actions"]
    pressed = {"title": "0 No", "data": {"action": give(0)}, "associatedInputs": "none"}
    assert button == {"type": "Action.Execute", "verb": features.VERB, **pressed, "fallback": {"type": "Action.Submit", **pressed}}
    assert chosen["style"] == "positive"
    assert [one["title"] for one in adaptivecards.of_kind(card, "Action.Execute") if "style" in one] == ["1 Begun"]


def test_statements_have_a_blank_between_them_and_their_points_none() -> None:
    card = drawn(messages.Scale(label="Where?", points=points(chosen=None, description="• One\n   – a point\n\n• Two")[:1]))
    _, _, one, point, two = card["body"]
    assert [text for text, _ in texts(card)] == ["Where?", "• One", "   – a point", "• Two"]
    assert [element.get("spacing") for element in (one, point, two)] == ["Small", "None", None]


def test_a_name_that_says_it_is_chosen_is_enough() -> None:
    point = messages.ScalePoint(value=2, name="Trust (picked)", description="We do this.", action=give(2), chosen=True, named=True)
    for one in (point, dataclasses.replace(point, description=None)):
        card = drawn(messages.Scale(label="Which?", points=(one,)))
        assert "Your answer so far" not in adaptivecards.said(card)
        assert adaptivecards.buttons(card)["2 Trust (picked)"]["style"] == "positive"


def test_a_table_of_tall_cells_is_a_line_for_each_row() -> None:
    columns = ("Part", "Where")
    card = drawn(figures.Table(title="In figures", columns=columns, rows=(("Trust", "5 say so, and " * 5),)))
    assert not adaptivecards.of_kind(card, "Table")
    assert adaptivecards.of_kind(drawn(figures.Table(title="In figures", columns=columns, rows=(("Trust", "5 say so"),))), "Table")


def test_levels_without_meanings_are_buttons_one_below_the_other() -> None:
    card = drawn(messages.Scale(label="And ahead?", points=points(chosen=3)))
    assert adaptivecards.sets(card) == [[f"{value} {name}"] for value, name in enumerate(LEVELS)]
    assert texts(card) == [("And ahead?", True), ("Your answer so far: 3 Results", False)]


def test_buttons_stand_beside_each_other_as_far_as_a_phone_is_wide() -> None:
    assert adaptivecards.sets(drawn(choices("Not sure", "Not my area", "Skip", "My answers"))) == [
        ["Not sure", "Not my area", "Skip"],
        ["My answers"],
    ]
    rows = adaptivecards.sets(drawn(choices(*map(str, range(9)))))
    assert [len(row) for row in rows] == [limits.ACTIONS, 3]


def test_a_label_too_long_for_a_button_stands_above_it() -> None:
    long = "Take this board out of the list of boards that get a message from me in the week after a meeting"
    middling = "Nobody Known-Otherwise, a guest (nobody.known)"
    card = drawn(choices("Keep", long, middling, ""))
    assert [one["type"] for one in card["body"]] == ["ActionSet", "RichTextBlock", "ActionSet", "RichTextBlock", "ActionSet", "ActionSet"]
    assert [text for text, _ in texts(card)] == [long, middling]
    assert adaptivecards.sets(card) == [["Keep"], ["Take this board out of the list of…"], [middling], ["…"]]


def test_text_in_which_nothing_can_be_seen_makes_no_element() -> None:
    nothing = " \u200b\n"
    empty = (
        messages.Heading(text=nothing),
        messages.Paragraph(text=nothing),
        messages.Quote(text=nothing),
        messages.Facts(rows=((nothing, nothing),)),
        figures.Table(title="", columns=("",), rows=((nothing,),)),
        messages.Choices(options=()),
        messages.Scale(label="", points=()),
    )
    assert texts(drawn(*empty, summary="But hello")) == [("But hello", False)]
    assert adaptivecards.said(drawn(summary="")) == "A message from Boardpulse"
