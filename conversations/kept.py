"""What is kept about a person, told in numbers, and the whole of it as a copy to take away. Pure: facts in, one message out.

Only the person it is about may ever be given these messages; bot/door/pages.py sees to that.
"""

import dataclasses
import datetime
import zoneinfo
from collections.abc import Iterator

from conversations import actions, boards, inbound, languages, messages, pages, readback, records, sitting, voices, ways, wording
from frameworks import schema

DRAFTS_KEPT = datetime.timedelta(days=30)
"""For so long after it was last touched a draft is kept."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Kept:
    """Everything, newest first. An edition is None where its file is gone: what was answered is still told.

    `duties` are (board name, duty) pairs, `voices` (board name, for whose view) pairs, `coordinators` the names of those to ask for a
    correction. `ways` are the accounts of which more is kept than their address, encrypted: how the platform reaches them. `rows_else`
    and `blocks_else` are what other nouns keep, in numbers and whole.
    """

    person: boards.Member
    tenures: tuple[boards.Tenure, ...]
    duties: tuple[tuple[str, boards.Duty], ...]
    coordinators: tuple[str, ...]
    sittings: tuple[tuple[records.SittingRecord, schema.Edition | None], ...]
    reflections: tuple[tuple[records.ReflectionRecord, schema.Edition | None], ...]
    drafts: tuple[records.DraftRecord, ...]
    ways: tuple[inbound.Address, ...] = ()
    voices: tuple[tuple[str, boards.Actor], ...] = ()
    rows_else: tuple[tuple[str, str], ...] = ()
    blocks_else: tuple[messages.Block, ...] = ()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The zone that dates are told in."""
        return zoneinfo.ZoneInfo(self.person.zone)


def data(kept: Kept, words: wording.Wording) -> messages.Message:
    """What is kept, until when, who sees it, and how to have it corrected, deleted or sent."""
    blocks = (
        messages.Heading(text=words.say("pages-data-heading")),
        messages.Facts(rows=(*_about(kept, words), *_ways(kept, words), *_roles(kept, words))),
        messages.Facts(rows=(*_numbers(kept, words), *kept.rows_else)),
        messages.Paragraph(text=words.say("pages-data-drafts-until", days=DRAFTS_KEPT.days), quiet=True),
        messages.Paragraph(text=words.say("pages-data-who")),
        messages.Paragraph(text=_wrong(kept, words)),
        messages.Paragraph(text=words.say("pages-data-also"), quiet=True),
        messages.Choices(options=(pages.look(actions.Page.COPY, words), *languages.choices(words), ways.home(words))),
    )
    return messages.Message(summary=words.say("pages-data-summary"), blocks=blocks)


def copy(kept: Kept, now: datetime.datetime, words: wording.Wording) -> messages.Message:
    """All of it, whole. It stands beside what was pressed: it is for keeping, and whatever stood there is still wanted."""
    accounts = tuple(
        (
            words.say("pages-copy-account", platform=_platform(one.platform)),
            words.say("pages-copy-account-value", handle=one.handle, tenant=one.tenant),
        )
        for one in kept.person.addresses
    )
    blocks = (
        messages.Heading(text=words.say("pages-copy-heading", day=words.date_and_year(now, kept.zone))),
        messages.Facts(rows=(*_about(kept, words), *accounts, *_ways(kept, words), *_roles(kept, words))),
        *(block for record, edition in kept.sittings for block in _sitting(record, edition, kept, words)),
        *(block for record, edition in kept.reflections for block in _reflection(record, edition, kept, words)),
        *kept.blocks_else,
        *(block for one in kept.drafts for block in _draft(one, kept, words)),
        messages.Paragraph(text=words.say("pages-copy-end")),
        pages.way_home(words),
    )
    # It holds what is kept encrypted, too: while it is owed, only the wish for it is written down.
    anew = actions.encode(actions.Look(page=actions.Page.COPY))
    return messages.Message(summary=words.say("pages-copy-summary"), blocks=blocks, beside=True, shown_by=anew)


def _about(kept: Kept, words: wording.Wording) -> Iterator[tuple[str, str]]:
    person = kept.person
    yield words.say("pages-data-name"), wording.isolate(person.name)
    platforms = dict.fromkeys(_platform(one.platform) for one in person.addresses)
    yield words.say("pages-data-reached"), words.list_of(platforms) or words.say("pages-data-nowhere")
    yield words.say("pages-data-terms"), words.list_of((person.zone, words.name_of(words.language)))


def _ways(kept: Kept, words: wording.Wording) -> Iterator[tuple[str, str]]:
    for platform in dict.fromkeys(_platform(one.platform) for one in kept.ways):
        yield words.say("pages-data-way", platform=platform), words.say("pages-data-way-value", platform=platform)


def _roles(kept: Kept, words: wording.Wording) -> Iterator[tuple[str, str]]:
    for one in kept.tenures:
        facts = {"title": wording.isolate(one.title), "body": wording.isolate(one.body), "since": _day(one.held_from, words)}
        if one.held_until is None:
            yield wording.isolate(one.board_name), words.say("pages-data-seat", **facts)
        else:
            yield wording.isolate(one.board_name), words.say("pages-data-seat-over", until=_day(one.held_until, words), **facts)
    for board_name, actor in kept.voices:
        yield wording.isolate(board_name), words.say("voices-data", whose=actor.value)
    for board_name, duty in kept.duties:
        yield wording.isolate(board_name), words.say("pages-data-duty", duty=duty.value)


def _numbers(kept: Kept, words: wording.Wording) -> Iterator[tuple[str, str]]:
    answered = [record for record, _ in kept.sittings if record.answers]
    given = [answer for record in answered for answer in record.answers.values()]
    count = sum(1 for answer in given if answer.now is not None)
    yield words.say("pages-data-answers"), words.say("pages-data-answers-count", answers=count, pulses=len(answered))
    yield words.say("pages-data-notes"), str(sum(1 for answer in given if answer.note))
    replied = [record for record, _ in kept.reflections if record.reply]
    yield words.say("pages-data-replies"), str(len(replied))
    yield words.say("pages-data-drafts"), str(len(kept.drafts))
    ends = sorted([*(record.pulse.forget_at for record in answered), *(record.forget_at for record in replied)])
    if ends:
        first, last = words.date_and_year(ends[0], kept.zone), words.date_and_year(ends[-1], kept.zone)
        if first == last:
            yield words.say("pages-data-until"), words.say("pages-data-until-one", last=last)
        else:
            yield words.say("pages-data-until"), words.say("pages-data-until-many", first=first, last=last)


def _wrong(kept: Kept, words: wording.Wording) -> str:
    if not kept.coordinators:
        alone = any(duty is boards.Duty.COORDINATOR for _, duty in kept.duties)
        return words.say("pages-data-wrong-yourself" if alone else "pages-data-wrong")
    return words.say("pages-data-wrong-named", names=words.list_of(wording.isolate(name) for name in kept.coordinators))


def _sitting(record: records.SittingRecord, edition: schema.Edition | None, kept: Kept, words: wording.Wording) -> Iterator[messages.Block]:
    if edition is not None and boards.Extra.EVIDENCE in record.pulse.extras:
        edition = edition.with_evidence()
    name = voices.named(edition.short_title if edition else record.pulse.edition_ref, [record.pulse.actor], words)
    opened = words.date_and_year(record.pulse.opened_at, kept.zone)
    board = wording.isolate(record.pulse.board.name)
    yield messages.Heading(text=words.say("pages-copy-pulse", board=board, edition=name, day=opened))
    names = {item.key: f"{item.position} {item.name}" for item in edition.items} if edition else {}
    keys = [key for key in names if key in record.answers] + sorted(record.answers.keys() - names.keys())
    given = [(names.get(key, key), record.answers[key]) for key in keys]
    if not given:
        yield messages.Paragraph(text=words.say("pages-copy-no-answers"))
        return
    closed = record.pulse.state is not records.PulseState.OPEN
    yield messages.Facts(rows=tuple((label, _said(edition, answer, words, closed=closed)) for label, answer in given))
    for label, answer in given:
        if answer.note:
            yield messages.Paragraph(text=words.say("pages-copy-note", item=label))
            yield messages.Quote(text=answer.note)
    yield _until(record.pulse.forget_at, kept, words)


def _said(edition: schema.Edition | None, answer: sitting.Answer, words: wording.Wording, *, closed: bool) -> str:
    if edition is not None and edition.item(answer.item_key) is not None:
        return readback.answer_words(edition, dataclasses.replace(answer, note=None), words, closed=closed)
    return " → ".join(str(mark) for mark in (answer.now, answer.ahead, answer.sure) if mark is not None) or words.say("pulse-open")


def _reflection(
    record: records.ReflectionRecord, edition: schema.Edition | None, kept: Kept, words: wording.Wording
) -> Iterator[messages.Block]:
    asked = words.date_and_year(record.asked_at, kept.zone)
    yield messages.Heading(text=words.say("pages-copy-reflection", board=wording.isolate(record.board.name), day=asked))
    item = edition.item(record.item_key) if edition else None
    yield messages.Paragraph(text=item.question if item else f"{record.edition_ref}, {record.item_key}")
    if record.reply:
        yield messages.Paragraph(text=words.say("pages-copy-reply"))
        yield messages.Quote(text=record.reply)
        yield _until(record.forget_at, kept, words)
    else:
        yield messages.Paragraph(text=words.say("pages-copy-passed" if record.passed else "pages-copy-unanswered"))


def _draft(record: records.DraftRecord, kept: Kept, words: wording.Wording) -> Iterator[messages.Block]:
    written = words.date_and_year(record.written_at, kept.zone)
    match actions.decode(record.action):
        case actions.Note():
            line = words.say("pages-copy-draft-note", day=written)
        case actions.Reflect():
            line = words.say("pages-copy-draft-reply", day=written)
        case actions.Do():
            line = words.say("pages-copy-draft-other", day=written)
        case actions.SetUp():
            line = words.say("pages-copy-draft-setup", day=written)
        case _:
            line = words.say("pages-copy-draft", day=written)
    yield messages.Paragraph(text=line)
    yield messages.Quote(text=record.text)


def _until(instant: datetime.datetime, kept: Kept, words: wording.Wording) -> messages.Paragraph:
    return messages.Paragraph(text=words.say("pages-copy-until", day=words.date_and_year(instant, kept.zone)), quiet=True)


def _day(day: datetime.date, words: wording.Wording) -> str:
    return words.date_and_year(datetime.datetime.combine(day, datetime.time(12), datetime.UTC), datetime.UTC)


def _platform(name: str) -> str:
    """A platform's name is a proper name, in any language."""
    return name.capitalize()
