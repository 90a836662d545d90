"""What a notification says, the picture and its twin, and messages that are too long for Slack."""

import dataclasses
import uuid

import pytest

from adapters.slack import limits, mrkdwn, render
from conversations import actions, messages, wording
from tests import blockkit
from tests.unit.charts import example
from tests.unit.slack import odd

WORDS = wording.Wording()
BACK = messages.Choices(
    options=(messages.Choice(label="Back", action=actions.encode(actions.Review(sitting_id=uuid.UUID(int=1)))),),
)
CHART = example.matrix()


def parts(*blocks: messages.Block, summary: str = "A summary", pictures: dict[int, str] | None = None) -> list[render.Part]:
    made = render.parts(messages.Message(summary=summary, blocks=blocks), WORDS, pictures=pictures or {})
    for part in made:
        blockkit.check_message(part)
    return made


def test_beside_buttons_a_notification_says_the_summary_alone() -> None:
    (part,) = parts(messages.Paragraph(text="Kept: 2 Begun"), BACK, summary="Matrix & more: question 1 <of> 6")
    assert part.text == "Matrix &amp; more: question 1 &lt;of&gt; 6"


def test_where_there_is_nothing_to_press_the_text_stands_alone() -> None:
    (part,) = parts(messages.Heading(text="Riverside"), messages.Paragraph(text="9 of 14 answered. <!here>"), messages.Picture(chart=CHART))
    assert part.text.startswith(
        "A summary\n\nRiverside\n\n9 of 14 answered. &lt;!here&gt;\n\nWhere we are, and where we mean to be\nPurpose"
    )
    assert "Strategy: Now 9 of 14" in part.text


def test_a_persons_own_answers_and_words_are_in_no_notification() -> None:
    (part,) = parts(
        messages.Paragraph(text="These were your answers."), messages.Facts(rows=(("Trust", "2 Begun"),)), messages.Quote(text="secret")
    )
    assert part.text == "A summary\n\nThese were your answers."
    assert "2 Begun" in blockkit.said(part.blocks)


def test_a_very_long_text_is_in_the_blocks_and_its_beginning_in_the_notification() -> None:
    (part,) = parts(*(messages.Paragraph(text=f"{place} " + "word " * 300) for place in range(5)))
    assert part.text.startswith("A summary\n\n0 word")
    assert part.text.endswith("word")
    assert 2_000 < len(part.text) <= limits.FALLBACK


def test_a_drawn_picture_has_its_words_and_its_figures() -> None:
    (part,) = parts(messages.Heading(text="Riverside"), messages.Picture(chart=CHART), pictures={1: "F1"})
    _, image, title, rows = part.blocks
    assert image == {
        "type": "image",
        "slack_file": {"id": "F1"},
        "alt_text": CHART.alt,
        "title": {"type": "plain_text", "text": CHART.title, "emoji": False},
    }
    assert blockkit.said([title]) == "The same in figures"
    assert "Governance: \nNow 8 of 14" in blockkit.said([rows])


def test_a_picture_that_could_not_be_drawn_is_told() -> None:
    (part,) = parts(messages.Picture(chart=CHART))
    assert [block["type"] for block in part.blocks] == ["rich_text", "rich_text"]
    assert blockkit.said(part.blocks).startswith(f"{CHART.title}\nPurpose and vision: \nNow 9 of 14")
    assert CHART.alt not in blockkit.said(part.blocks), "it would tell of a picture that is not there"


def test_a_long_description_of_a_picture_goes_on_below_it() -> None:
    alt = "Most stand in the middle. " * 150
    (part,) = parts(messages.Picture(chart=dataclasses.replace(CHART, alt=alt, title="")), pictures={0: "F1"})
    image, more = part.blocks[:2]
    assert len(image["alt_text"]) <= limits.ALT_TEXT
    assert odd.visible(image["alt_text"] + more["text"]["text"]) == odd.visible(alt)
    assert "title" not in image


def test_twenty_thousand_characters_are_parted_not_cut() -> None:
    text = ("All who came said that it was a good day for the board. " * 12 + "\n\n") * 29
    made = parts(messages.Heading(text="You wrote"), messages.Quote(text=text[:20_000]), BACK)
    assert len(made) == 3
    assert [part.text for part in made] == ["A summary", "A summary (2 of 3)", "A summary (3 of 3)"]
    quoted = [block["elements"][0]["elements"][0]["text"] for part in made for block in part.blocks if block["type"] == "rich_text"]
    assert odd.visible("".join(quoted)) == odd.visible(text[:20_000])
    assert all(piece.endswith(".") for piece in quoted)
    assert made[-1].blocks[-1]["type"] == "actions"


@pytest.mark.parametrize("count", [50, 51, 120])
def test_more_blocks_than_a_message_holds(count: int) -> None:
    made = parts(*(messages.Paragraph(text=f"Line {place}") for place in range(count)))
    assert [len(part.blocks) for part in made] == [50] * (count // 50) + [count % 50] * bool(count % 50)
    assert [text for part in made for text in blockkit.said(part.blocks).split("\n")] == [f"Line {place}" for place in range(count)]


def test_a_heading_goes_with_what_it_heads() -> None:
    made = parts(
        *(messages.Paragraph(text=f"Line {place}") for place in range(49)), messages.Heading(text="Next"), messages.Paragraph(text="Here")
    )
    assert [len(part.blocks) for part in made] == [49, 2]


def test_a_message_of_many_long_blocks_stays_below_what_slack_weighs() -> None:
    made = parts(*(messages.Paragraph(text="word " * 500) for _ in range(9)))
    assert len(made) == 3
    assert all(sum(mrkdwn.size(blockkit.said([block])) for block in part.blocks) < limits.MESSAGE_WEIGHT for part in made)


def test_ephemeral_messages_are_the_same() -> None:
    message = messages.Message(summary="Hello", blocks=(messages.Paragraph(text="Only you see this."), BACK))
    assert render.ephemeral(message, WORDS) == render.parts(message, WORDS)
