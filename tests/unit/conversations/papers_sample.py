"""A made-up board with a published round of each kind: for tests of papers, tables and records."""

import dataclasses
import datetime
import uuid

from conversations import boards, inbound, summary_view
from conversations.meetings import facts as meeting_facts
from conversations.papers import book
from frameworks import schema
from frameworks.readings import consensus, evidence, picks, reading, stored
from tests.unit.conversations import sample, summary_samples

NOW = datetime.datetime(2026, 12, 7, 10, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 12, 7)
BOARD = boards.Board(
    board_id=uuid.UUID(int=1),
    key="riverside",
    name="Riverside",
    zone="Europe/London",
    language="en-GB",
    channel=inbound.Address(platform="chat", tenant="here", handle="channel"),
    floor=5,
    keep_months=24,
)
FORMAL = meeting_facts.Meeting(
    meeting_id=uuid.UUID(int=2),
    board_id=BOARD.board_id,
    kind=meeting_facts.Kind.FORMAL,
    starts_at=datetime.datetime(2027, 1, 14, 14, tzinfo=datetime.UTC),
    minutes=120,
)
AGREED = book.Agreed(edition_ref="sample@2020", item="Trust", level="2 Under way", text="We are under way.", agreed_on=TODAY)
ACTION = book.Action(text="Publish one plan", due_on=datetime.date(2027, 3, 1), body="Public health")
PAIRS = ((2, 3, 4), (3, 3, 5))
MOVED = dataclasses.replace(sample.ALIKE, pairs=PAIRS, before=(0, 0, 4, 5, 0, 0))


def of(
    read: stored.Any, edition: schema.Edition = sample.SAMPLE, *, facts: summary_view.SummaryFacts = sample.SECOND, number: int = 1
) -> book.Round:
    return book.Round(
        number=number,
        pulse_id=uuid.UUID(int=100 + number),
        edition=edition,
        facts=facts,
        reading=read,
        opened_at=facts.closed_at - datetime.timedelta(days=14),
        floor=5,
    )


def levels(*answers: reading.ItemAnswers, eligible: int = 12, answered: int = 9) -> reading.Reading:
    return reading.read(sample.SAMPLE, answers or (sample.SPLIT, MOVED, sample.SPREAD), eligible=eligible, answered=answered)


def in_consensus() -> book.Round:
    edition = summary_samples.library()[summary_samples.BAROMETER]
    given = summary_samples.answers(edition, [(0, 1, 8, 0), (5, 0, 0, 4), (2, 3, 3, 1)])
    read = consensus.read(edition, given, {item.key: (1, 3, 5) for item in edition.items}, eligible=12, answered=9)
    return of(read, edition, facts=sample.FIRST)


def with_evidence() -> book.Round:
    edition = summary_samples.library()[summary_samples.TOOL].with_evidence()
    given = summary_samples.answers(edition, [(0, 2, 7, 0), (5, 0, 0, 4)])
    read = evidence.read(edition, given, {item.key: (1, 3, 4, 1) for item in edition.items}, eligible=12, answered=9)
    return of(read, edition, facts=sample.FIRST)


def in_picks(done: int = 9) -> book.Round:
    edition = summary_samples.library()[summary_samples.AREAS]
    counts = dict(zip((item.key for item in edition.items), (done - 1, 4, 1), strict=False))
    return of(picks.read(edition, counts, eligible=12, done=done), edition, facts=sample.FIRST)


def below_floor(answered: int = 4) -> book.Round:
    return of(levels(reading.ItemAnswers(item_key="trust", now=(0, 0, answered, 0, 0, 0)), answered=answered))


def in_bands() -> book.Round:
    return of(levels(reading.ItemAnswers(item_key="trust", now=(0, 1, 2, 1, 2, 0)), answered=6))


def of_partners() -> book.Round:
    return of(levels(), facts=dataclasses.replace(sample.SECOND, actor=boards.Actor.PARTNERS))


def held(*rounds: book.Round, name: str = "Riverside") -> book.Book:
    return book.Book(
        board=dataclasses.replace(BOARD, name=name),
        today=TODAY,
        now=NOW,
        rounds=rounds or (of(levels()),),
        agreed=(AGREED,),
        actions=(ACTION, dataclasses.replace(ACTION, body="")),
        meetings=(FORMAL,),
    )


EVERY = {
    "levels": lambda: of(levels()),
    "consensus": in_consensus,
    "evidence": with_evidence,
    "picks": in_picks,
    "few_picks": lambda: in_picks(6),
    "below_floor": below_floor,
    "bands": in_bands,
    "partners": of_partners,
}
"""A round of each kind, by a short name."""
