"""A reply that waits for its turn comes back as it went."""

import dataclasses
import inspect
import typing

import pytest

from conversations import figures, message_codec, messages
from tests.unit.charts import cases, example

LINK = messages.Link(lead="To read:", label="A page", address="https://boards.example.org/a")


@pytest.mark.parametrize(
    "block",
    [LINK, *(messages.Picture(chart=chart) for chart in (example.matrix(), example.panels(), example.web()))],
    ids=lambda block: type(getattr(block, "chart", block)).__name__,
)
def test_pictures_and_links_come_back(block: messages.Block) -> None:
    message = messages.Message(summary="s", blocks=(block,), language="cy")
    assert message_codec.from_json(message_codec.to_json(message)) == message


@pytest.mark.parametrize(("name", "chart"), cases.cases().items(), ids=str)
def test_every_chart_comes_back_with_everything_in_it(name: str, chart: figures.Chart) -> None:
    message = messages.Message(summary=name, blocks=(messages.Picture(chart=chart),))
    back = message_codec.from_json(message_codec.to_json(message))
    assert back == message
    assert repr(back) == repr(message), "names of ours are names again"


def test_the_cases_have_every_kind_of_chart() -> None:
    assert {type(chart) for chart in cases.cases().values()} == set(typing.get_args(figures.Chart))


def test_there_is_no_part_of_a_message_that_cannot_be_kept() -> None:
    parts = {one for module in (messages, figures) for _, one in inspect.getmembers(module, dataclasses.is_dataclass)}
    assert {one for one in parts if one not in message_codec.KINDS.values()} == set()
