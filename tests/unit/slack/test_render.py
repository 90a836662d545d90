"""Cards as they stand in Slack, block by block."""

import dataclasses
import uuid
from typing import Any

import pytest

from adapters.slack import render
from conversations import actions, figures, messages, wording
from tests import blockkit

WORDS = wording.Wording()
SITTING, BOARD = uuid.UUID(int=1), uuid.UUID(int=2)


def give(mark: int) -> str:
    return actions.encode(actions.Give(sitting_id=SITTING, item_key="trust", part=actions.Part.NOW, mark=str(mark)))


REVIEW = actions.encode(actions.Review(sitting_id=SITTING))
NOTE = actions.encode(actions.Note(sitting_id=SITTING, item_key="trust"))
LEVELS = ("No", "Begun", "Under way", "Results", "Maturity", "Exemplar")


def drawn(*blocks: messages.Block, summary: str = "A question") -> list[dict[str, Any]]:
    (part,) = render.parts(messages.Message(summary=summary, blocks=blocks), WORDS)
    blockkit.check_message(part)
    return part.blocks


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def bold(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "style": {"bold": True}}


def points(chosen: int | None = None, description: str | None = None) -> tuple[messages.ScalePoint, ...]:
    return tuple(
        messages.ScalePoint(value=value, name=name, description=description, action=give(value), chosen=value == chosen)
        for value, name in enumerate(LEVELS)
    )


def labels(blocks: list[dict[str, Any]]) -> list[list[str]]:
    return [[one["text"]["text"] for one in block["elements"]] for block in blocks if block["type"] == "actions"]


def test_a_heading_a_text_and_the_small_print() -> None:
    assert drawn(
        messages.Heading(text="1 of 6 ·\nTrust"),
        messages.Paragraph(text="Is there <trust>?"),
        messages.Paragraph(text="In *confidence*", quiet=True),
    ) == [
        {"type": "header", "text": plain("1 of 6 · Trust")},
        {"type": "section", "text": plain("Is there <trust>?"), "expand": True},
        {"type": "context", "elements": [plain("In *confidence*")]},
    ]


def test_a_heading_longer_than_a_header_is_bold_text() -> None:
    assert drawn(messages.Heading(text="word " * 40)) == [
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [bold(("word " * 40).strip())]}]}
    ]


def test_a_quote_is_a_persons_text_and_nothing_else() -> None:
    odd = "We *lack* <!channel> <@U1> :smile: #general <https://x.example|y>\n\n> שלום"
    assert drawn(messages.Quote(text=odd)) == [
        {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": odd}]}]}
    ]


def test_facts_are_lines_with_bold_labels() -> None:
    (block,) = drawn(messages.Facts(rows=(("1 Trust", "2 Begun → 3 Results"), ("2 Money", ""), ("", "alone"), ("", ""))))
    assert block["elements"][0]["elements"] == [
        bold("1 Trust: "),
        {"type": "text", "text": "2 Begun → 3 Results"},
        {"type": "text", "text": "\n"},
        bold("2 Money"),
        {"type": "text", "text": "\n"},
        {"type": "text", "text": "alone"},
    ]


def test_a_table_is_a_list_of_rows() -> None:
    table = figures.Table(
        title="In figures", columns=("Item", "Now", "Ahead"), rows=(("Trust", "2 Begun", "3 Results"), ("Money", "", "few"))
    )
    title, rows = drawn(table)
    assert blockkit.said([title]) == "In figures"
    assert [[one["text"] for one in row["elements"]] for row in rows["elements"][0]["elements"]] == [
        ["Trust: ", "Now 2 Begun; Ahead 3 Results"],
        ["Money: ", "Ahead few"],
    ]


def test_a_level_with_a_meaning_stands_beside_its_number() -> None:
    label, first, second, *_ = drawn(messages.Scale(label="Where are we now?", points=points(chosen=1, description="We do this.")))
    assert label["elements"][0]["elements"] == [bold("Where are we now?")]
    assert first["text"] == {"type": "mrkdwn", "text": "*0 No*\nWe do this."}
    assert first["accessory"] == {
        "type": "button",
        "text": plain("0"),
        "action_id": give(0),
        "value": give(0),
        "accessibility_label": "0 No",
    }
    assert second["text"]["text"] == "*1 Begun – your answer so far*\nWe do this."
    assert second["accessory"]["style"] == "primary"


def test_a_long_meaning_stands_below_its_name_at_full_width() -> None:
    long = "We do this, and everybody can see it. " * 5
    _, *levels = drawn(messages.Scale(label="Where are we now?", points=points(chosen=1, description=long)))
    assert [one["text"]["text"] for one in levels[:4]] == ["*0 No*", long.strip(), "*1 Begun – your answer so far*", long.strip()]
    assert [one.get("accessory", {}).get("value") for one in levels[:4]] == [give(0), None, give(1), None]


def test_a_list_of_many_keeps_to_one_block_a_line() -> None:
    long = points(chosen=1, description="We do this, and everybody can see it. " * 5) * 2
    assert len(drawn(messages.Scale(label="Which?", points=long))) == 1 + len(long)


def test_a_name_that_says_it_is_chosen_is_enough() -> None:
    point = messages.ScalePoint(value=2, name="Trust (picked)", description="We do this.", action=give(2), chosen=True, named=True)
    for one in (point, dataclasses.replace(point, description=None)):
        blocks = drawn(messages.Scale(label="Which?", points=(one,)))
        assert "your answer so far" not in blockkit.said(blocks).lower()
        assert [found.get("style") for found in blockkit.elements(blocks)] == ["primary"]


def test_numbers_stand_in_rows_that_slack_breaks_where_the_screen_ends() -> None:
    numbers = messages.Choices(options=tuple(messages.Choice(label=str(place), action=REVIEW) for place in range(1, 18)))
    assert labels(drawn(numbers)) == [[str(place) for place in range(1, 18)]]


def test_levels_without_meanings_are_buttons_with_names() -> None:
    blocks = drawn(messages.Scale(label="And ahead?", points=points(chosen=3)))
    assert labels(blocks) == [["0 No", "1 Begun", "2 Under way"], ["3 Results", "4 Maturity", "5 Exemplar"]]
    assert [one.get("style") for one in blockkit.elements(blocks)] == [None, None, None, "primary", None, None]
    assert blocks[-1] == {"type": "context", "elements": [plain("Your answer so far: 3 Results")]}


def test_equal_buttons_have_their_own_ids() -> None:
    first, second = drawn(*[messages.Choices(options=(messages.Choice(label=label, action=REVIEW),)) for label in ("My answers", "Mine")])
    (one,), (other,) = first["elements"], second["elements"]
    assert (one["action_id"], other["action_id"]) == (REVIEW, f"{REVIEW}#2")
    assert one["value"] == other["value"] == REVIEW


def test_forty_ways_on_are_rows_of_five() -> None:
    ways = messages.Choices(options=tuple(messages.Choice(label=f"Way {place}", action=REVIEW) for place in range(40)))
    rows = labels(drawn(ways))
    assert [len(row) for row in rows] == [5] * 8
    assert [label for row in rows for label in row] == [f"Way {place}" for place in range(40)]


def test_a_label_too_long_for_a_button_stands_above_it() -> None:
    long = "Take this board out of the list of boards that get a message from me in the week after a meeting"
    ways = [messages.Choice(label=label, action=REVIEW) for label in ("Keep", long, "")]
    blocks = drawn(messages.Choices(options=tuple(ways)))
    assert [block["type"] for block in blocks] == ["actions", "section", "actions", "actions"]
    assert blocks[1]["text"] == plain(long)
    assert labels(blocks) == [["Keep"], ["Take this board out of the list of…"], ["…"]]


def test_a_box_is_a_button_that_opens_it() -> None:
    (block,) = drawn(messages.FreeText(label="A private note", action=NOTE, submit="Keep", initial="secret"))
    (button,) = block["elements"]
    assert button["text"] == plain("A private note")
    assert actions.decode(button["value"]) == actions.Write(on=actions.Note(sitting_id=SITTING, item_key="trust"))


@pytest.mark.parametrize("action", [REVIEW, "bp1:write:" + NOTE.removeprefix("bp1:")])
def test_a_box_without_an_action_for_text_is_a_fault_of_ours(action: str) -> None:
    with pytest.raises(TypeError, match="takes no text"):
        drawn(messages.FreeText(label="Note", action=action, submit="Keep"))


def test_a_channel_is_picked_from_those_of_the_workspace() -> None:
    action = actions.encode(actions.ChooseChannel(board_id=BOARD))
    label, menu, typed = drawn(messages.ChannelPick(label="Which channel?", action=action, typed="Or type: channel #name"))
    (element,) = menu["elements"]
    assert (element["type"], element["action_id"]) == ("conversations_select", action)
    assert element["filter"] == {"include": ["public", "private"], "exclude_bot_users": True, "exclude_external_shared_channels": True}
    assert (blockkit.said([label]), blockkit.said([typed])) == ("Which channel?", "Or type: channel #name")


def test_text_in_which_nothing_can_be_seen_makes_no_block() -> None:
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
    assert drawn(*empty, summary="But hello") == [{"type": "section", "text": plain("But hello"), "expand": True}]
    assert blockkit.said(drawn(summary="")) == "A message from Boardpulse"
