"""A link out: the label opens the page, and the address, which no phone could show whole, is never broken."""

import json

from adapters.teams import render
from conversations import messages, wording
from tests import adaptivecards
from tests.unit.charts import example

ADDRESS = "https://boards.example.org/a_long_address/that-is-kept-whole/however-long-it-may-be"
LINK = messages.Link(lead="To read, from A body:", label="A *page* of [some] length", address=ADDRESS)


def card(link: messages.Link) -> dict[str, object]:
    (part,) = render.parts(messages.Message(summary="s", blocks=(link,)), wording.Wording())
    return part.card


def runs(link: messages.Link) -> list[dict[str, object]]:
    found = json.loads(json.dumps(card(link)))
    return [run for block in found["body"] for run in block["inlines"]]


def test_every_run_of_the_label_opens_the_whole_address() -> None:
    told = runs(LINK)
    label = [run for run in told if "selectAction" in run]
    assert "".join(str(run["text"]) for run in label) == LINK.label
    assert {json.dumps(run["selectAction"]) for run in label} == {json.dumps({"type": "Action.OpenUrl", "url": ADDRESS})}
    assert "".join(str(run["text"]) for run in told if run not in label) == "To read, from A body: "


def test_without_a_lead_there_is_only_the_link() -> None:
    assert all("selectAction" in run for run in runs(messages.Link(lead="", label="A page", address=ADDRESS)))


def test_the_card_is_one_that_teams_takes() -> None:
    adaptivecards.check_card(card(LINK))


def test_the_table_of_a_web_is_never_folded_away() -> None:
    uri = "data:image/png;base64,AAAA"
    web, dots = (messages.Message(summary="s", blocks=(messages.Picture(chart=one),)) for one in (example.web(), example.matrix()))
    (open_one,), (folded,) = (render.parts(one, wording.Wording(), pictures={0: uri}) for one in (web, dots))
    assert not adaptivecards.of_kind(open_one.card, "Action.ShowCard")
    assert adaptivecards.of_kind(open_one.card, "Table")
    assert adaptivecards.of_kind(folded.card, "Action.ShowCard")
