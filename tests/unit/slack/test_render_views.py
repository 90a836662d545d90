"""The home page and the windows."""

import uuid
from typing import Any

import pytest

from adapters.slack import limits, render
from conversations import actions, messages, wording
from tests import blockkit

WORDS = wording.Wording()
NOTE = actions.encode(actions.Note(sitting_id=uuid.UUID(int=1), item_key="trust"))
HOME = actions.encode(actions.Look(page=actions.Page.HOME))


def looks(*pages: actions.Page) -> messages.Choices:
    return messages.Choices(options=tuple(messages.Choice(label=page, action=actions.encode(actions.Look(page=page))) for page in pages))


def message(*blocks: messages.Block) -> messages.Message:
    return messages.Message(summary="A page", blocks=blocks)


def home(*blocks: messages.Block) -> dict[str, Any]:
    view = render.home(message(*blocks), WORDS)
    blockkit.check_view(view)
    return view


def form(box: messages.FreeText, *blocks: messages.Block) -> dict[str, Any]:
    view = render.form(box, message(*blocks, box), WORDS, private_metadata="place")
    blockkit.check_view(view)
    return view


@pytest.mark.parametrize(
    ("pages", "times"),
    [
        ((), 1),
        ((actions.Page.HELP,), 1),
        ((actions.Page.HELP, actions.Page.HOME), 1),
        ((actions.Page.ANSWERS, actions.Page.DATA, actions.Page.HELP), 0),
        ((actions.Page.SETUP,), 0),
    ],
)
def test_every_page_but_the_home_page_leads_home(pages: tuple[actions.Page, ...], times: int) -> None:
    view = home(messages.Paragraph(text="Hello"), looks(*pages))
    assert view["type"] == "home"
    assert [one["action_id"] for one in blockkit.elements(view["blocks"])].count(HOME) == times


def test_a_page_with_a_button_that_is_not_ours_still_leads_home() -> None:
    view = home(messages.Choices(options=(messages.Choice(label="Old", action="something else"),)))
    assert blockkit.elements(view["blocks"])[-1]["action_id"] == HOME


def test_a_page_that_is_too_long_says_where_the_rest_is() -> None:
    view = home(*(messages.Paragraph(text=f"Line {place}") for place in range(120)))
    assert len(view["blocks"]) == limits.VIEW_BLOCKS
    assert blockkit.said(view["blocks"][97:]) == "Line 97\nThere is more than fits here. The rest is in your messages.\nHome"


def test_a_page_that_just_fits_says_nothing_of_it() -> None:
    view = home(*(messages.Paragraph(text=f"Line {place}") for place in range(99)))
    assert (len(view["blocks"]), blockkit.said(view["blocks"][98:])) == (100, "Line 98\nHome")


def test_a_window_to_read_and_press_in() -> None:
    view = render.modal(message(looks(actions.Page.HELP)), WORDS, title="My answers to the newest of all pulses", private_metadata="place")
    blockkit.check_view(view)
    assert (view["title"]["text"], view["close"]["text"], view["private_metadata"]) == ("My answers to the…", "Close", "place")
    assert "submit" not in view


def test_a_window_without_a_title_has_our_name() -> None:
    view = render.modal(message(messages.Paragraph(text="Hello")), WORDS, title=" ", private_metadata="")
    blockkit.check_view(view)
    assert view["title"]["text"] == "Boardpulse"


def test_a_form_is_a_box_below_what_it_is_about() -> None:
    box = messages.FreeText(label="A private note, if you like", action=NOTE, submit="Keep the note", initial="So *far*\n<b>")
    view = form(box, messages.Heading(text="1 of 6"), messages.Paragraph(text="Is there trust?"), messages.Quote(text="So *far*\n<b>"))
    assert [block["type"] for block in view["blocks"]] == ["header", "section", "input"]
    assert view["blocks"][-1] == {
        "type": "input",
        "block_id": "text",
        "label": {"type": "plain_text", "text": "A private note, if you like", "emoji": False},
        "dispatch_action": True,
        "optional": False,
        "element": {
            "type": "plain_text_input",
            "action_id": NOTE,
            "multiline": True,
            "max_length": 3_000,
            "initial_value": "So *far*\n<b>",
            "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
            "focus_on_load": True,
        },
    }
    assert (view["callback_id"], view["submit"]["text"], view["private_metadata"]) == ("bp_form", "Keep the note", "place")
    assert view["notify_on_close"] is False


def test_what_is_too_long_for_a_box_stays_and_is_shown() -> None:
    long = "word " * 700
    view = form(messages.FreeText(label="Yours", action=NOTE, submit="Keep", initial=long), messages.Quote(text=long))
    assert "initial_value" not in view["blocks"][-1]["element"]
    assert "longer than this box can hold. It stays as it is" in blockkit.said(view["blocks"])
    assert blockkit.said(view["blocks"]).count("word") == 700


def test_a_box_just_full_is_not_too_long() -> None:
    view = form(messages.FreeText(label="Yours", action=NOTE, submit="Keep", initial="x" * limits.BOX))
    assert len(view["blocks"][-1]["element"]["initial_value"]) == limits.BOX
    assert len(view["blocks"]) == 1


@pytest.mark.parametrize("submit", ["", "Send this to everybody who asked for it"])
def test_a_word_that_does_not_fit_the_button_is_replaced(submit: str) -> None:
    assert form(messages.FreeText(label="", action=NOTE, submit=submit))["submit"]["text"] == "Send"


def test_the_box_stands_however_much_is_above_it() -> None:
    view = form(messages.FreeText(label="Yours", action=NOTE, submit="Keep"), *(messages.Paragraph(text="Line") for _ in range(130)))
    assert len(view["blocks"]) == limits.VIEW_BLOCKS
    assert view["blocks"][-1]["type"] == "input"


@pytest.mark.parametrize(
    ("opens", "title"),
    [
        ("Write a private note", "Write a private note"),
        ("Change my\nprivate note", "Change my private note"),
        ("Say what you think about it all", "Say what you think…"),
        ("Donaudampfschifffahrtsgesellschaft", "In your own words"),
        (" ", "In your own words"),
        ("", "In your own words"),
    ],
)
def test_a_form_is_titled_with_the_words_that_opened_it(opens: str, title: str) -> None:
    assert form(messages.FreeText(label="Yours", action=NOTE, submit="Keep", opens=opens))["title"]["text"] == title
