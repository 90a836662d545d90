"""A made-up instrument of three questions, and what is said of its answers: for tests of summaries."""

import dataclasses
import datetime
import zoneinfo

from conversations import figures, messages, summary, summary_view, wording
from frameworks import schema
from frameworks.readings import reading

WORDS = wording.Wording()
LONDON = zoneinfo.ZoneInfo("Europe/London")
FIRST = summary_view.SummaryFacts(board_name="Riverside", closed_at=datetime.datetime(2026, 12, 4, 17, tzinfo=datetime.UTC), zone=LONDON)
SECOND = dataclasses.replace(FIRST, previous_at=datetime.datetime(2026, 9, 4, 17, tzinfo=datetime.UTC))
Item = reading.ItemAnswers

SAMPLE = schema.Edition.model_validate(
    {
        "id": "sample",
        "version": "2020",
        "title": "Sample tool",
        "short_title": "Sample tool",
        "about": "A sample.",
        "how_to_use": "Choose.",
        "minutes": 1,
        "source": {"document": "Sample", "published": "2020", "section": "All"},
        "scale": {
            "shape": "levels",
            "levels": [
                {"value": value, "name": name} for value, name in enumerate(("No", "Begun", "Under way", "Results", "Maturity", "Exemplar"))
            ],
            "horizon_months": 12,
        },
        "items": [
            {
                "key": key,
                "name": key.title(),
                "question": f"How is {key}?",
                "position": place + 1,
                "follow_ups": [f"What would we see if {key} were better?"],
            }
            for place, key in enumerate(("trust", "money", "voice"))
        ],
    }
)


def say(*answers: Item, eligible: int, answered: int, facts: summary_view.SummaryFacts = FIRST) -> messages.Message:
    read = reading.read(SAMPLE, answers, eligible=eligible, answered=answered)
    return summary.summary(facts, read, SAMPLE, WORDS)


def text(message: messages.Message) -> str:
    return messages.plain_text(message)


def unpictured(message: messages.Message) -> str:
    blocks = tuple(block for block in message.blocks if not isinstance(block, messages.Picture))
    return messages.plain_text(dataclasses.replace(message, blocks=blocks))


def picture(message: messages.Message) -> figures.Dots:
    """The row of dots, which is the only picture that comes unasked."""
    (chart,) = (block.chart for block in message.blocks if isinstance(block, messages.Picture))
    assert isinstance(chart, figures.Dots)
    return chart


SPLIT = Item(item_key="money", now=(0, 4, 0, 0, 4, 1), ahead=(0, 0, 0, 4, 5, 0))
ALIKE = Item(item_key="trust", now=(0, 0, 1, 7, 1, 0), ahead=(0, 0, 0, 1, 8, 0))
SPREAD = Item(item_key="voice", now=(1, 2, 3, 2, 1, 0), ahead=(0, 0, 3, 3, 3, 0))
