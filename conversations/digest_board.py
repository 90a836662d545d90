"""One board's part of the weekly digest, at the length that the whole message has room for."""

import dataclasses
import datetime
import enum
import itertools
import uuid
import zoneinfo
from collections.abc import Iterator, Sequence

from conversations import actions, channel, digest_signals, digest_week, lines, messages, sending, voices, wording
from conversations.meetings import commands, said
from conversations.next_steps import sheet
from frameworks.readings import disclosure

_OFFERED_IN_BRIEF = 2
"""So many lines stand in a digest that is short of room; the others are one press away."""


class Length(enum.IntEnum):
    """How much is said of each board."""

    FULL = 0
    """Everything, each matter in a paragraph of its own."""
    DENSE = 1
    """Everything but the rest of many lines, in few paragraphs."""
    NEEDS = 2
    """What needs doing, and the numbers of rounds that closed."""


def part(week: digest_week.BoardWeek, words: wording.Wording, *, length: Length, named: bool) -> Iterator[messages.Block]:
    """The board under its name. `named`: what is typed has to name the board."""
    zone = zoneinfo.ZoneInfo(week.board.zone)
    yield messages.Heading(text=wording.isolate(week.board.name))
    needs, missing = list(_needs(week, zone, words)), list(_not_reached(week, words))
    happened, signals, ahead = list(_happened(week, zone, words)), list(_signals(week, zone, words)), list(_ahead(week, zone, words))
    if length is Length.FULL:
        yield from _paragraphs(happened, _listed("digest-needs", needs, words), missing)
    elif length is Length.DENSE:
        yield from _paragraphs(happened, [*_listed("digest-needs", needs, words), *missing])
    else:
        rounds = list(_rounds_in_brief(week, zone, words))
        yield from _paragraphs([*rounds, *_listed("digest-needs", needs, words), *_missing_in_brief(week, words)])
    yield from _ways(week, words, length=length, named=named)
    if week.board.loss is not None:
        yield from channel.choice(week.board, words, named=named)
    if length is Length.FULL:
        yield from _paragraphs(ahead, signals, list(week.notes))
    elif length is Length.DENSE:
        yield from _paragraphs([*ahead, *signals, *week.notes])
    if length is not Length.NEEDS:
        most = None if length is Length.FULL else _OFFERED_IN_BRIEF
        yield from lines.listed(week.offered[:most], words)


def meets(meeting: digest_week.NextMeeting, zone: datetime.tzinfo, words: wording.Wording, board: str = "") -> str:
    """The next meeting and the last day for its papers; `board` is its name, where it does not stand above."""
    facts = {"board": wording.isolate(board), "when": words.day_and_time(meeting.starts_at, zone), "kind": meeting.kind}
    line = words.say("digest-meeting-of", **facts) if board else words.say("digest-meeting", when=facts["when"], kind=meeting.kind)
    if meeting.papers_by is None or meeting.papers_soon:
        return line
    return f"{line} {words.say('digest-papers', day=words.date(meeting.papers_by, zone))}"


def _paragraphs(*matters: list[str]) -> Iterator[messages.Block]:
    yield from (messages.Paragraph(text="\n".join(said)) for said in matters if said)


def _listed(lead: str, said: list[str], words: wording.Wording) -> list[str]:
    return [words.say(lead), *(words.say("digest-one-of", what=one) for one in said)] if said else []


def _happened(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    """What each round came to stands apart, whoever was asked; rounds that open or are missed together are told together."""
    for closed in week.closed:
        yield _closed(closed, words)
        if closed.is_below_floor:
            yield _no_figures(closed, words)
        yield from _with_chair(closed, zone, words)
    yield from _waiting(week, zone, words)
    for edition, closes_at in voices.together(((one.edition, one.closes_at, one.actor) for one in week.opened), words):
        yield words.say("digest-opened", edition=edition, when=words.day_and_time(closes_at, zone))
    for edition, due_at in voices.together(((one.edition, one.due_at, one.actor) for one in week.missed), words):
        yield words.say("digest-missed", edition=edition, when=words.day_and_time(due_at, zone))


def _rounds_in_brief(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    for closed in week.closed:
        yield " ".join((_closed(dataclasses.replace(closed, earlier=()), words), *_with_chair(closed, zone, words)))
    yield from _waiting(week, zone, words)


def _with_chair(closed: digest_week.ClosedPulse, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    if closed.with_chair_until is not None:
        yield words.say("digest-with-chair", when=words.day_and_time(closed.with_chair_until, zone))


def _waiting(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    for one in week.waiting:
        edition = voices.named(one.edition, [one.actor], words)
        yield words.say("digest-waiting", reason=one.reason, edition=edition, when=words.day_and_time(one.posts_at, zone))


def _no_figures(closed: digest_week.ClosedPulse, words: wording.Wording) -> str:
    if closed.eligible >= closed.floor:
        return words.say("digest-too-few")
    lower = "yes" if closed.eligible >= disclosure.LEAST_FLOOR else "no"
    return words.say("digest-too-few-ever", eligible=closed.eligible, floor=closed.floor, lower=lower)


def _closed(closed: digest_week.ClosedPulse, words: wording.Wording) -> str:
    edition = voices.named(closed.edition, [closed.actor], words)
    line = words.say("digest-closed", edition=edition, answered=closed.answered, eligible=closed.eligible)
    if not closed.earlier:
        return line
    return f"{line} {words.say('digest-closed-before', rounds=len(closed.earlier), answers=_numbers(closed.earlier, words))}"


def _numbers(answers: tuple[tuple[int, int], ...], words: wording.Wording) -> str:
    """ "9 of 14, 8 of 13 and 6 of 14": as many as answered, of how many, the oldest first."""
    return words.list_of(words.say("digest-n-of-n", answered=answered, eligible=eligible) for answered, eligible in answers)


def _needs(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    if week.board.loss is not None:
        since = words.date(week.board.loss.since, zone)
        yield words.say("digest-channel-lost", since=since, reason=week.board.loss.reason.value)
    if week.meeting is not None and week.meeting.papers_soon and week.meeting.papers_by is not None:
        yield words.say("digest-papers-soon", day=words.date(week.meeting.papers_by, zone))
    yield from week.steps
    if week.no_address:
        yield words.say("digest-no-address", people=week.no_address)
    if week.no_chair:
        yield words.say("digest-no-chair")
    for until in week.proposals:
        yield words.say("digest-proposal", day=words.date(until, zone))
    if week.has_changes:
        yield words.say("digest-changes")


def _not_reached(week: digest_week.BoardWeek, words: wording.Wording) -> Iterator[str]:
    told_apart = digest_week.CHANNEL_REASONS if week.board.loss is not None else frozenset()
    reasons = [(reason, week.not_reached.get(reason, 0)) for reason in sending.Reason if reason not in told_apart]
    if any(count for _, count in reasons):
        yield words.say("digest-not-reached")
    yield from (_reason(reason, count, words) for reason, count in reasons if count)
    if week.unsure:
        yield words.say("digest-unsure", messages=week.unsure)


def _missing_in_brief(week: digest_week.BoardWeek, words: wording.Wording) -> Iterator[str]:
    count = sum(week.not_reached.get(reason, 0) for reason in _OF_PEOPLE)
    if count:
        yield words.say("digest-not-reached-people", people=count)
    platform = {reason: count for reason, count in week.not_reached.items() if reason not in _OF_PEOPLE}
    yield from _not_reached(dataclasses.replace(week, not_reached=platform, unsure=0), words)


def _reason(reason: sending.Reason, count: int, words: wording.Wording) -> str:
    match reason:
        case sending.Reason.NO_ADDRESS:
            return words.say("digest-no-address", people=count)
        case sending.Reason.PLATFORM_OFF:
            return words.say("digest-platform-off")
        case sending.Reason.UNREACHABLE:
            return words.say("digest-unreachable", people=count)
        case sending.Reason.BLOCKED:
            return words.say("digest-blocked", people=count)
        case sending.Reason.NOT_INSTALLED:
            return words.say("digest-not-installed", people=count)
        case sending.Reason.NOT_IN_CHANNEL:
            return words.say("digest-not-in-channel")
        case sending.Reason.ARCHIVED:
            return words.say("digest-archived")
        case sending.Reason.REVOKED:
            return words.say("digest-revoked")
        case sending.Reason.REFUSED:
            return words.say("digest-refused", messages=count)


def _ahead(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    coming = ((one.edition, one.opens_at, one.actor) for one in sorted(week.upcoming, key=lambda one: one.opens_at))
    for edition, opens_at in voices.together(coming, words):
        yield words.say("digest-next", edition=edition, when=words.day_and_time(opens_at, zone))
    if week.meeting is not None:
        yield meets(week.meeting, zone, words)


def _signals(week: digest_week.BoardWeek, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[str]:
    yield from _listed("support-lead", [_signal(one, zone, words) for one in week.signals], words)
    if any(one.has_figures for one in week.signals):
        yield words.say("support-seen")


def _signal(one: digest_signals.Signal, zone: datetime.tzinfo, words: wording.Wording) -> str:
    match one.kind:
        case digest_signals.Kind.SILENCE if one.since is not None:
            return words.say("support-silence", day=words.date_and_year(one.since, zone))
        case digest_signals.Kind.LESS:
            return words.say("support-less", edition=one.edition, answers=_fewer(one.answers, words))
        case digest_signals.Kind.WIDER:
            return words.say("support-wider", edition=one.edition, items=words.list_of(one.items), count=len(one.items))
        case digest_signals.Kind.STILL:
            return words.say("support-still", edition=one.edition, rounds=digest_signals.STILL_ROUNDS)
    return words.say("support-new-chair")


def _fewer(answers: tuple[tuple[int, int], ...], words: wording.Wording) -> str:
    """ "9, 8, then 6 of 14", where always as many were asked."""
    *earlier, (answered, eligible) = answers
    alike = {asked for _, asked in answers} == {eligible}
    before = ", ".join(str(count) if alike else words.say("digest-n-of-n", answered=count, eligible=asked) for count, asked in earlier)
    return words.say("support-fewer", before=before, last=words.say("digest-n-of-n", answered=answered, eligible=eligible))


def _ways(week: digest_week.BoardWeek, words: wording.Wording, *, length: Length, named: bool) -> Iterator[messages.Block]:
    """What does it, each shown beside the digest, which stays."""
    options = list(_options(week, words, length=length, named=named))
    if length is Length.DENSE and len(week.offered) > _OFFERED_IN_BRIEF:
        options.append(_beside(lines.to_offered(words)))
    if options:
        yield messages.Choices(options=tuple(options))


def _options(week: digest_week.BoardWeek, words: wording.Wording, *, length: Length, named: bool) -> Iterator[messages.Choice]:
    board = week.board
    if week.meeting is not None and week.meeting.papers_soon:
        book = said.Book(board=board, now=week.meeting.starts_at, named=named)
        typed = said.line(commands.Verb.SHOW, book, words)
        yield _beside(messages.Choice(label=words.say("digest-way-meetings"), action=said.do("show", board.board_id), typed=typed))
    if week.steps:
        typed = sheet.after(board, words, "steps-word-actions", named=named)
        yield _beside(sheet.button(words.say("digest-way-actions"), sheet.do("page", board.board_id), typed))
    if length is not Length.NEEDS:
        yield from _of_changes(week, board.board_id, words)
        yield from _of_seats(week, words)


def to_all(weeks: Sequence[digest_week.BoardWeek], words: wording.Wording) -> Iterator[messages.Choice]:
    """The ways that serve all boards at once, for a digest that has no room for them at each."""
    for ways in ([_of_changes(one, None, words) for one in weeks], [_of_seats(one, words) for one in weeks]):
        yield from list(itertools.chain.from_iterable(ways))[:1]
    if any(one.offered for one in weeks):
        yield _beside(lines.to_offered(words))


def _of_changes(week: digest_week.BoardWeek, on: uuid.UUID | None, words: wording.Wording) -> Iterator[messages.Choice]:
    if week.has_changes:
        charts = actions.Do(subject=actions.Subject.COURSE, verb="happened", on=on)
        yield _beside(sheet.button(words.say("digest-way-charts"), charts))


def _of_seats(week: digest_week.BoardWeek, words: wording.Wording) -> Iterator[messages.Choice]:
    if week.no_chair or week.no_address or any(week.not_reached.get(reason) for reason in _OF_PEOPLE):
        seats = actions.Do(subject=actions.Subject.START, verb="seats")
        yield _beside(sheet.button(words.say("digest-way-seats"), seats, words.say("seats-word-list")))


def _beside(way: messages.Choice) -> messages.Choice:
    """The same way on, which leaves the digest where it is."""
    return messages.Choice(label=way.label, action=actions.beside(way.action), typed=way.typed)


_OF_PEOPLE = (sending.Reason.NO_ADDRESS, sending.Reason.UNREACHABLE, sending.Reason.BLOCKED, sending.Reason.NOT_INSTALLED)
