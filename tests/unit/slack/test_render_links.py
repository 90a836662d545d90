"""A link out: our own address behind a label, and nothing of either read as markup."""

import pytest

from adapters.slack import blockkit, render
from conversations import messages, wording

LINK = messages.Link(lead="To read, from A body:", label="A page", address="https://boards.example.org/a_long_address/that-is-kept-whole")


def test_the_label_leads_to_the_address() -> None:
    (block,) = blockkit.link(LINK)
    assert block.to_dict() == {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "To read, from A body: "},
                    {"type": "link", "url": LINK.address, "text": "A page"},
                ],
            }
        ],
    }


@pytest.mark.parametrize(("lead", "label"), [("", ""), ("*<!here>*", "_page_\n<@U1>")])
def test_odd_words_stay_words(lead: str, label: str) -> None:
    (block,) = blockkit.link(messages.Link(lead=lead, label=label, address=LINK.address))
    (section,) = block.to_dict()["elements"]
    *before, away = section["elements"]
    assert [one["text"] for one in before] == ([f"{lead} "] if lead else [])
    assert away["text"] == (label.replace("\n", " ") or LINK.address)


def test_a_message_may_hold_one() -> None:
    (part,) = render.parts(messages.Message(summary="s", blocks=(messages.Paragraph(text="Why?"), LINK)), wording.Wording())
    assert part.blocks[-1]["type"] == "rich_text"
