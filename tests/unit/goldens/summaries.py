"""Summaries of every kind, with what stands below them once there is a past, and where a board has switched more on."""

import dataclasses
from collections.abc import Iterator

from conversations import boards, messages, summary, views, whose_words
from conversations.courses import drawn, history
from frameworks import schema
from frameworks.readings import reading, stored
from tests.unit.conversations import long_look, sample, summary_samples

WORDS = sample.WORDS
GROUPS = (("Councillors",), ("Health", "Voluntary sector"))
TOLD_APART = reading.ItemAnswers(item_key="money", now=(0, 3, 3, 2, 3, 0), bands=((0, 3, 2, 0, 0, 0), (0, 0, 1, 2, 3, 0)))
TOO_FEW_APART = reading.ItemAnswers(item_key="voice", now=(0, 3, 3, 2, 0, 0), bands=((0, 3, 2, 0, 0, 0), (0, 0, 1, 2, 0, 0)))


def sent() -> Iterator[tuple[str, messages.Message]]:
    """What a channel gets, by a short name."""
    yield from ((name.replace("_", "-"), made()) for name, made in summary_samples.EVERY.items())
    yield "after-4-rounds", with_past(long_look.quiet(4))
    yield "after-13-rounds", with_past(long_look.quiet(13, trust=long_look.JUMP))
    yield "sectors", in_groups()
    yield "more-switched-on", more_switched_on()


def with_past(told: history.History) -> messages.Message:
    """The summary of the newest round, with the course below its picture."""
    newest = told.newest
    assert newest.levels is not None
    assert newest.closed_at is not None
    facts = dataclasses.replace(
        sample.FIRST, closed_at=newest.closed_at, previous_at=told.rounds[-2].closed_at, past=tuple(one.reading for one in told.rounds[:-1])
    )
    shown = summary.summary(facts, newest.levels, told.edition, WORDS)
    under = max(place for place, block in enumerate(shown.blocks) if isinstance(block, messages.Picture)) + 1
    course = drawn.under_summary(told, long_look.RULE, WORDS)
    return dataclasses.replace(shown, blocks=(*shown.blocks[:under], *course, *shown.blocks[under:]))


def in_groups() -> messages.Message:
    """Groups of sectors beside the whole."""
    read = reading.read(sample.SAMPLE, (TOLD_APART, TOO_FEW_APART), eligible=14, answered=11, sectors=GROUPS)
    return _extras(summary.summary(sample.FIRST, read, sample.SAMPLE, WORDS), read, sample.SAMPLE, boards.Extra.SECTORS)


def more_switched_on() -> messages.Message:
    """The bars, the web and the table of a board that wants them all."""
    edition = summary_samples.library()[summary_samples.MATRIX]
    shown = [summary_samples.NARROW, summary_samples.SPLIT, summary_samples.SPREAD, summary_samples.HIGH]
    read = summary_samples.levels(edition.ref, shown)
    extras = (boards.Extra.DASHBOARD, boards.Extra.SPIDERGRAM, boards.Extra.SCORECARD)
    return _extras(summary_samples.first_round(), read, edition, *extras)


def _extras(shown: messages.Message, read: stored.Any, edition: schema.Edition, *extras: boards.Extra) -> messages.Message:
    more = views.under_summary(sample.FIRST, read, edition, frozenset(extras), WORDS)
    return dataclasses.replace(shown, blocks=(*shown.blocks, *more, *whose_words.under_summary(edition, WORDS)))
