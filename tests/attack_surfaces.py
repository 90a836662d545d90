"""Everything that is ever said of a board, made of what was published of its rounds and of nothing else."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence

from bot.commands import cli_course_book
from conversations import annotations, boards, digest, digest_signals, digest_week, messages, preview, summary, summary_view, views, wording
from conversations.courses import book as course_book
from conversations.courses import drawn, history
from conversations.courses import pages as course_pages
from conversations.exchanges import look
from conversations.papers import book, document, paper, record, tables
from frameworks import schema
from frameworks.readings import reading
from tests.unit.conversations import buddy_sample, long_look

WORDS = wording.in_language()
BOARD = long_look.BOARD
WEEK = datetime.timedelta(days=7)


def of(edition: schema.Edition, told: Sequence[reading.Reading]) -> Mapping[str, str]:
    """By surface what it says once the last of these rounds is out: to channel, chair, coordinators, a buddy board and the public."""
    past = _history(edition, told)
    rule = annotations.ChartRule(board_id=BOARD.board_id, framework=edition.id)
    facts = _facts(past)
    return {
        "summary": repr(_summary(edition, past, rule, facts)),
        "preview": repr(_preview(_summary(edition, past, rule, facts))),
        **_courses(past, rule),
        "digest": repr(_digest(edition, past)),
        **_papers(edition, past, rule),
        "buddies": repr(_buddy(edition, past)),
    }


def _history(edition: schema.Edition, told: Sequence[reading.Reading]) -> history.History:
    rounds = tuple(
        history.Past(
            pulse_id=uuid.UUID(int=100 + place),
            edition_ref=edition.ref,
            opened_at=long_look.closes(place) - 2 * WEEK,
            closed_at=long_look.closes(place),
            reading=one,
        )
        for place, one in enumerate(told)
    )
    return history.History(board=BOARD, actor=boards.Actor.BOARD, edition=edition, rounds=rounds)


def _facts(past: history.History) -> summary_view.SummaryFacts:
    *before, newest = past.rounds
    return summary_view.SummaryFacts(
        board_name=BOARD.name,
        closed_at=newest.closed_at,
        zone=datetime.UTC,
        previous_at=before[-1].closed_at if before else None,
        past=tuple(one.reading for one in before),
    )


def _summary(
    edition: schema.Edition, past: history.History, rule: annotations.ChartRule, facts: summary_view.SummaryFacts
) -> messages.Message:
    told = summary.summary(facts, _newest(past), edition, WORDS)
    under = views.under_summary(facts, _newest(past), edition, frozenset(boards.Extra), WORDS)
    return dataclasses.replace(told, blocks=(*told.blocks, *drawn.under_summary(past, rule, WORDS), *under))


def _newest(past: history.History) -> reading.Reading:
    found = past.newest.levels
    assert found is not None
    return found


def _preview(told: messages.Message) -> messages.Message:
    facts = preview.Facts(pulse_id=uuid.UUID(int=8), board_name=BOARD.name, zone=BOARD.zone, posts_at=long_look.FIRST)
    return preview.preview(facts, told, WORDS)


def _courses(past: history.History, rule: annotations.ChartRule) -> Mapping[str, str]:
    series = course_book.Series(told=past, rule=rule)
    held = course_book.Book(board=BOARD, today=past.newest.closed_at.date(), runs=True, named=False, series=(series,))
    pages = [course_pages.board(held, WORDS), course_pages.series(held, series, WORDS)]
    pages += [course_pages.item(held, series, item, WORDS) for item in past.edition.items]
    return {"courses": repr(pages), "courses as JSON": repr(cli_course_book.as_json(series))}


def _digest(edition: schema.Edition, past: history.History) -> tuple[messages.Message, tuple[digest_signals.Signal, ...]]:
    course = digest_signals.Course(rounds=past, out_at=tuple(one.closed_at for one in past.rounds))
    heard = tuple(one.closed_at for one in past.rounds if one.reading.answered)
    facts = digest_signals.Facts(courses=(course,), heard_at=heard, planned=13 * WEEK)
    until = past.newest.closed_at + datetime.timedelta(days=1)
    signals = digest_signals.found(facts, BOARD.zone, until - WEEK, until)
    week = digest_week.BoardWeek(board=BOARD, signals=signals)
    told = digest_week.DigestFacts(first=until - WEEK, last=until, zone=datetime.UTC, boards=(week,))
    del edition
    return digest.digest(told, WORDS), signals


def _papers(edition: schema.Edition, past: history.History, rule: annotations.ChartRule) -> Mapping[str, str]:
    rounds = []
    for place, one in enumerate(past.rounds, 1):
        so_far = past.until(one.pulse_id)
        rounds.append(
            book.Round(
                number=place,
                pulse_id=one.pulse_id,
                edition=edition,
                facts=_facts(so_far),
                reading=one.reading,
                opened_at=one.opened_at,
                floor=_newest(so_far).floor,
                past=so_far,
                rule=rule,
            )
        )
    closed_at = past.newest.closed_at
    held = book.Book(board=BOARD, today=closed_at.date(), now=closed_at, rounds=tuple(rounds))
    made = paper.paper(held, rounds[-1], WORDS)
    about = record.about(held, past.rounds[0].closed_at.date(), closed_at.date(), WORDS)
    return {"paper": repr(made) + document.text(made), "tables": repr(tables.workbook(held, WORDS)), "record": repr(about)}


def _buddy(edition: schema.Edition, past: history.History) -> messages.Message:
    shown = look.Round(edition=edition, reading=past.newest.reading, closed_at=past.newest.closed_at)
    keys = tuple(item.key for item in edition.items)
    return look.page(dataclasses.replace(buddy_sample.seen(), base=edition, item_keys=keys, round=shown), WORDS)
