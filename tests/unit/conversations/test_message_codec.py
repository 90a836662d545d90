"""A reply that waits for its turn comes back as it went."""

import pytest

from conversations import message_codec, messages
from tests.unit.charts import example

LINK = messages.Link(lead="To read:", label="A page", address="https://boards.example.org/a")


@pytest.mark.parametrize(
    "block",
    [LINK, *(messages.Picture(chart=chart) for chart in (example.matrix(), example.panels(), example.web()))],
    ids=lambda block: type(getattr(block, "chart", block)).__name__,
)
def test_pictures_and_links_come_back(block: messages.Block) -> None:
    message = messages.Message(summary="s", blocks=(block,), language="cy")
    assert message_codec.from_json(message_codec.to_json(message)) == message
