"""Boxes to write in and menus to pick from: what stands in them, and what comes along with which button."""

import uuid
from typing import Any

from adapters.teams import features, limits, render
from conversations import actions, messages, wording
from tests import adaptivecards
from tests.unit.slack import odd

WORDS = wording.Wording()
SITTING = uuid.UUID(int=1)
REVIEW = actions.encode(actions.Review(sitting_id=SITTING))
CHANNELS = (("General", "19:a@thread.tacv2"), ("Board *news*", "19:b@thread.tacv2"), ("\u200b", "19:c@thread.tacv2"))


def note(item: str = "trust", **changes: str) -> messages.FreeText:
    action = actions.encode(actions.Note(sitting_id=SITTING, item_key=item))
    return messages.FreeText(**{"label": "A private note", "action": action, "submit": "Keep it", "opens": "Write a note", **changes})


def pick(board: int = 1, label: str = "Where should I post?") -> messages.ChannelPick:
    action = actions.encode(actions.ChooseChannel(board_id=uuid.UUID(int=board)))
    return messages.ChannelPick(label=label, action=action, typed="Or type “channel #board-news”.")


def ways(*labels: str) -> messages.Choices:
    return messages.Choices(options=tuple(messages.Choice(label=label, action=REVIEW) for label in labels))


def drawn(*blocks: messages.Block, channels: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    (part,) = render.parts(messages.Message(summary="A question", blocks=blocks), WORDS, channels=channels)
    adaptivecards.check_activity(render.activity(part))
    return part.card


def comes_with(card: dict[str, Any], title: str) -> dict[str, Any]:
    """What the button sends, where "x" was written in, or picked from, everything that belongs to it."""
    button = adaptivecards.buttons(card)[title]
    taken = adaptivecards.of_kind(card, "Input.Text", "Input.ChoiceSet") if button["associatedInputs"] == "auto" else []
    return {**button["data"], **{one["id"]: "x" for one in taken}}


def test_a_box_that_is_all_there_is_to_do_stands_open() -> None:
    card = drawn(messages.Paragraph(text="What do you think?"), note(initial="We lack *trust*."), ways("Let it pass", "Home"))
    _, box, send, _ = card["body"]
    assert (box["type"], box["id"], box["label"], box["value"]) == ("Input.Text", features.TEXT, "A private note", "We lack *trust*.")
    assert (box["isMultiline"], box["maxLength"], box["isRequired"]) == (True, limits.BOX, True)
    assert [one["title"] for one in send["actions"]] == ["Keep it"]
    assert comes_with(card, "Keep it") == {"action": note().action, "text": "x"}
    assert comes_with(card, "Let it pass") == {"action": REVIEW}


def test_beside_other_things_to_do_a_box_is_behind_a_button() -> None:
    card = drawn(note(initial="secret"), ways("Not sure", "Not my area", "Skip"))
    opened = adaptivecards.buttons(card)["Write a note"]
    assert opened["type"] == "Action.ShowCard"
    (box,) = opened["card"]["body"]
    assert box["value"] == "secret"
    assert [one["title"] for one in opened["card"]["actions"]] == ["Keep it"]
    assert comes_with(card, "Keep it") == {"action": note().action, "text": "x"}


def test_a_box_that_names_no_way_in_is_opened_by_its_label() -> None:
    assert "A private note" in adaptivecards.buttons(drawn(note(opens=""), pick()))


def test_the_words_in_an_open_box_are_not_said_above_it_as_well() -> None:
    kept = messages.Quote(text="We lack trust.")
    assert adaptivecards.said(drawn(kept, note(initial=kept.text))).count(kept.text) == 1
    assert adaptivecards.said(drawn(kept, note(initial=kept.text), ways("a", "b", "c"))).count(kept.text) == 2


def test_two_boxes_of_one_card_are_told_apart() -> None:
    card = drawn(note(), note("money", submit="Keep that", opens="Write another"))
    assert [one["id"] for one in adaptivecards.of_kind(card, "Input.Text")] == ["text", "text2"]
    first, second = adaptivecards.buttons(card)["Keep it"]["data"], adaptivecards.buttons(card)["Keep that"]["data"]
    assert first == {features.ACTION: note().action}
    assert second == {features.ACTION: note("money").action, render.INPUT: "text2"}


def test_words_too_long_for_the_box_stay_and_the_card_says_so() -> None:
    for initial in ("a word " * 1_500, "健康" * 1_200):
        parts = render.parts(messages.Message(summary="s", blocks=(messages.Quote(text=initial), note(initial=initial))), WORDS)
        for part in parts:
            adaptivecards.check_activity(render.activity(part))
        said = "\n".join(adaptivecards.said(part.card) for part in parts)
        assert odd.visible(initial) in odd.visible(said)
        assert WORDS.say("teams-box-too-long", most=limits.BOX) in said
        (box,) = (one for part in parts for one in adaptivecards.of_kind(part.card, "Input.Text"))
        assert "value" not in box


def test_a_label_with_marks_is_text_above_the_box() -> None:
    card = drawn(note(label="Say *more* about <b>it</b>"))
    assert adaptivecards.said(card).splitlines()[0].replace("\u00a0", " ") == "Say *more* about <b>it</b>"
    assert [one["label"] for one in adaptivecards.of_kind(card, "Input.Text")] == ["Your words"]


def test_a_channel_is_picked_from_those_that_there_are() -> None:
    card = drawn(pick(), ways("Use the same channel again"), channels=CHANNELS)
    (menu,) = adaptivecards.of_kind(card, "Input.ChoiceSet")
    assert menu["choices"] == [{"title": name, "value": handle} for name, handle in CHANNELS[:2]]
    assert (menu["id"], menu["label"], menu["style"], menu["isRequired"]) == (features.CHANNEL, "Where should I post?", "compact", True)
    assert comes_with(card, "Use this channel") == {"action": pick().action, "channel": "x"}
    assert comes_with(card, "Use the same channel again") == {"action": REVIEW}
    assert "copy the link to the channel" in adaptivecards.said(card)
    assert "#" not in adaptivecards.said(card)


def test_without_channels_the_card_says_how_to_give_one() -> None:
    card = drawn(pick())
    assert not adaptivecards.of_kind(card, "Input.ChoiceSet")
    assert adaptivecards.said(card).startswith("Where should I post?\nI cannot see a channel yet. Add Boardpulse to the team")


def test_of_several_menus_only_one_has_to_be_picked_from() -> None:
    card = drawn(pick(), pick(2, "And for *Hill*?"), channels=CHANNELS)
    cards = [one["card"] for one in adaptivecards.of_kind(card, "Action.ShowCard")]
    assert [one["body"][0]["id"] for one in cards] == ["channel", "channel2"]
    assert [one["actions"][0]["data"] for one in cards] == [{"action": pick().action}, {"action": pick(2).action, "input": "channel2"}]
    assert adaptivecards.said(card).startswith("Where should I post?\nChoose a channel")


def test_no_more_channels_are_offered_than_anybody_reads() -> None:
    many = tuple((f"Channel {place}", f"19:{place:0100d}@thread.tacv2") for place in range(300))
    card = drawn(pick(), channels=many)
    (menu,) = adaptivecards.of_kind(card, "Input.ChoiceSet")
    assert 20 < len(menu["choices"]) <= limits.CHANNELS
