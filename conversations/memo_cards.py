"""What is said about memos to self. Pure: facts in, one message out.

A message with somebody's words in it says which action shows it anew, so that it is never written down in clear while it is owed.
"""

import datetime
import uuid
import zoneinfo
from collections.abc import Sequence

from conversations import actions, calendar, memo, messages, text, ways, wording


def box(on: uuid.UUID, day: datetime.date | None, today: datetime.date, words: wording.Wording) -> messages.Message:
    """The box for a new memo. Sent off, it makes the one called `on`, however often; `day` None is the usual one."""
    key = "memo-comes-usual" if day is None else "memo-comes-chosen"
    free = messages.FreeText(
        label=words.say("memo-box"),
        action=_do("write", on, "" if day is None else day.isoformat()),
        submit=words.say("memo-keep"),
        opens=words.say("memo-write"),
    )
    comes = messages.Paragraph(text=words.say(key, day=_in_words(day or memo.usual_day(today), words)))
    return _message(words, messages.Heading(text=words.say("memo-heading")), comes, free, _promise(words), beside=True)


def kept(mine: memo.Mine, words: wording.Wording) -> messages.Message:
    """It is kept, and when it comes."""
    return _done("memo-kept", mine, words)


def moved(mine: memo.Mine, words: wording.Wording) -> messages.Message:
    """It comes on another day."""
    return _done("memo-moved", mine, words)


def rewritten(mine: memo.Mine, words: wording.Wording) -> messages.Message:
    """It has other words."""
    return _done("memo-rewritten", mine, words)


def restored(mine: memo.Mine, words: wording.Wording) -> messages.Message:
    """It is no longer cancelled."""
    return _done("memo-restored", mine, words)


def cancelled(one: memo.Memo, words: wording.Wording) -> messages.Message:
    """It will not come, or is deleted; and the way back."""
    undo = messages.Choice(label=words.say("memo-undo"), action=_do("undo", one.memo_id), typed=words.say("memo-word-undo"))
    said = words.say("memo-cancelled" if one.delivered_at is None else "memo-deleted")
    return _message(
        words,
        messages.Paragraph(text=said),
        messages.Paragraph(text=words.say("memo-undo-until"), quiet=True),
        messages.Choices(options=(undo, to_list(words))),
    )


def page(found: Sequence[memo.Mine], words: wording.Wording) -> messages.Message:
    """All of somebody's memos: only their days."""
    heading = messages.Heading(text=words.say("memo-list"))
    write = messages.Choice(label=words.say("memo-write"), action=_write("write"), typed=_word("memo", words))
    if not found:
        none = messages.Paragraph(text=words.say("memo-list-none"))
        return _message(words, heading, none, _promise(words), messages.Choices(options=(write, ways.home(words))))
    rows = tuple((words.say("memo-number", number=one.number or 0), _line(one, words)) for one in found)
    reads = tuple(_read(words.say("memo-read-number", number=one.number or 0), one, words) for one in found)
    options = messages.Choices(options=(*reads, write, ways.home(words)))
    return _message(words, heading, messages.Facts(rows=rows), _promise(words), options)


def shown(mine: memo.Mine, written: str, words: wording.Wording) -> messages.Message:
    """The words of one that still waits, on demand."""
    one = mine.memo
    line = words.say("memo-shown", written=_day(one.written_at, mine, words), day=_in_words(one.due_on, words))
    return _private(
        one,
        words.say("memo-summary"),
        words,
        messages.Heading(text=words.say("memo-heading")),
        messages.Paragraph(text=line),
        messages.Quote(text=written),
        messages.Choices(options=(*_changes(mine, words), to_list(words))),
    )


def came(mine: memo.Mine, written: str, words: wording.Wording) -> messages.Message:
    """The words of one whose day has come: did it happen?"""
    one = mine.memo
    asks = messages.Paragraph(
        text=words.say("memo-happened") if one.happened is None else words.say("memo-said", happened=one.happened.value)
    )
    says = tuple(_say(happened, mine, words) for happened in memo.Happened if happened is not one.happened)
    following = messages.Choice(label=words.say("memo-next"), action=_write("write"), typed=_word("memo", words))
    until = (
        words.say("memo-until-days", days=memo.KEPT_AFTER.days)
        if one.delivered_at is None
        else words.say("memo-until", until=_day(one.forget_at, mine, words))
    )
    return _private(
        one,
        words.say("memo-came-summary"),
        words,
        messages.Heading(text=words.say("memo-came-heading")),
        messages.Paragraph(text=words.say("memo-came", written=_day(one.written_at, mine, words))),
        messages.Quote(text=written),
        asks,
        messages.Choices(options=says),
        *ways.quiet(until),
        messages.Choices(options=(following, _drop("memo-delete", mine, words), to_list(words))),
    )


def other_day(mine: memo.Mine, today: datetime.date, words: wording.Wording) -> messages.Message:
    """Days to choose from, and a box for any other."""
    days = [(months, calendar.add_months(today, months)) for months in memo.CHOICES]
    options = tuple(
        messages.Choice(
            label=words.say("memo-in-months", months=months, day=_in_words(day, words)),
            action=_do("move", mine.memo.memo_id, day.isoformat()),
        )
        for months, day in days
    )
    free = messages.FreeText(
        label=words.say("memo-days-box"),
        action=_do("day", mine.memo.memo_id),
        submit=words.say("memo-days-keep"),
        opens=words.say("memo-change-day"),
    )
    heading = messages.Heading(text=words.say("memo-days-heading"))
    return _message(words, heading, messages.Choices(options=options), free, messages.Choices(options=(to_list(words),)))


def other_words(mine: memo.Mine, written: str, words: wording.Wording) -> messages.Message:
    """The box with the words of one that waits in it."""
    action = actions.Do(subject=actions.Subject.MEMO, verb="rewrite", on=mine.memo.memo_id)
    free = messages.FreeText(
        label=words.say("memo-words-box"), action=actions.encode(action), submit=words.say("memo-words-keep"), initial=written
    )
    return messages.Message(
        summary=words.say("memo-summary"),
        blocks=(messages.Heading(text=words.say("memo-heading")), free, _promise(words)),
        beside=True,
        shown_by=actions.encode(actions.Write(on=action)),
    )


def fault(which: memo.Fault, words: wording.Wording) -> messages.Message:
    """Why nothing was done, beside what was pressed: a box keeps what was written in it."""
    said = words.say(f"memo-fault-{which.value}", most=_most(which), years=memo.YEARS_AHEAD)
    return _message(words, messages.Paragraph(text=said), messages.Choices(options=(to_list(words),)), beside=True)


def to_list(words: wording.Wording) -> messages.Choice:
    """The way to somebody's own memos."""
    return messages.Choice(
        label=words.say("memo-list"),
        action=actions.encode(actions.Do(subject=actions.Subject.MEMO, verb="list")),
        typed=_word("memos", words),
    )


def at_home(mine: memo.Mine, words: wording.Wording) -> tuple[messages.Block, ...]:
    """For Home: one has come round, and its author has not been shown it."""
    return (messages.Paragraph(text=words.say("memo-home")), messages.Choices(options=(_read(words.say("memo-read"), mine, words),)))


def counted(found: Sequence[memo.Mine], words: wording.Wording) -> tuple[tuple[str, str], ...]:
    """For "My data": how many there are, and when the next comes. Nothing where there is none."""
    if not found:
        return ()
    count = words.say("memo-data-count", count=len(found))
    coming = min((one.memo.due_on for one in found if one.memo.waits), default=None)
    value = count if coming is None else words.say("memo-data-next", count=count, day=_in_words(coming, words))
    return ((words.say("memo-data"), value),)


def copied(mine: memo.Mine, written: str | None, words: wording.Wording) -> tuple[messages.Block, ...]:
    """For the copy to take away: the whole of it. `written` is None where it cannot be opened."""
    one = mine.memo
    heading = words.say("memo-copy-heading", written=_day(one.written_at, mine, words), day=_in_words(one.due_on, words))
    told = messages.Paragraph(text=words.say("sealed-copy")) if written is None else messages.Quote(text=written)
    said = () if one.happened is None else (messages.Paragraph(text=words.say("memo-said", happened=one.happened.value)),)
    return (messages.Heading(text=heading), told, *said)


def _done(key: str, mine: memo.Mine, words: wording.Wording) -> messages.Message:
    said = messages.Paragraph(text=words.say(key, day=_in_words(mine.memo.due_on, words)))
    options = (_read(words.say("memo-read"), mine, words), *_changes(mine, words), to_list(words))
    return _message(words, said, messages.Choices(options=options), _promise(words))


def _changes(mine: memo.Mine, words: wording.Wording) -> tuple[messages.Choice, ...]:
    on, number = mine.memo.memo_id, mine.number or 0
    return (
        messages.Choice(label=words.say("memo-change-day"), action=_do("days", on), typed=words.say("memo-word-day", number=number)),
        messages.Choice(
            label=words.say("memo-change-words"), action=_write("rewrite", on), typed=words.say("memo-word-words", number=number)
        ),
        _drop("memo-cancel", mine, words),
    )


def _drop(key: str, mine: memo.Mine, words: wording.Wording) -> messages.Choice:
    typed = words.say("memo-word-cancel", number=mine.number or 0)
    return messages.Choice(label=words.say(key), action=_do("cancel", mine.memo.memo_id), typed=typed)


def _say(happened: memo.Happened, mine: memo.Mine, words: wording.Wording) -> messages.Choice:
    key = happened.value.replace("_", "-")
    typed = words.say("memo-word-say", number=mine.number or 0, said=_word(f"memo-{key}", words))
    return messages.Choice(label=words.say(f"memo-say-{key}"), action=_do("say", mine.memo.memo_id, happened.value), typed=typed)


def _read(label: str, mine: memo.Mine, words: wording.Wording) -> messages.Choice:
    return messages.Choice(label=label, action=_do("show", mine.memo.memo_id), typed=words.say("memo-word-number", number=mine.number or 0))


def _line(mine: memo.Mine, words: wording.Wording) -> str:
    one = mine.memo
    written = _day(one.written_at, mine, words)
    if one.delivered_at is None:
        return words.say("memo-list-waits", day=_in_words(one.due_on, words), written=written)
    return words.say("memo-list-came", written=written, until=_day(one.forget_at, mine, words))


def _promise(words: wording.Wording) -> messages.Paragraph:
    return messages.Paragraph(text=words.say("memo-promise", days=memo.KEPT_AFTER.days), quiet=True)


def _most(which: memo.Fault) -> int:
    return memo.OPEN_AT_MOST if which is memo.Fault.MANY else text.KEEP_AT_MOST


def _do(verb: str, on: uuid.UUID, value: str = "") -> str:
    return actions.encode(actions.Do(subject=actions.Subject.MEMO, verb=verb, on=on, value=value))


def _write(verb: str, on: uuid.UUID | None = None) -> str:
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.MEMO, verb=verb, on=on)))


def _word(name: str, words: wording.Wording) -> str:
    """The first of the words that can be typed."""
    return words.say(f"typed-{name}").partition(",")[0].strip()


def _day(instant: datetime.datetime, mine: memo.Mine, words: wording.Wording) -> str:
    return words.date_and_year(instant, zoneinfo.ZoneInfo(mine.zone))


def _in_words(day: datetime.date, words: wording.Wording) -> str:
    return words.date_and_year(datetime.datetime.combine(day, datetime.time(12), datetime.UTC), datetime.UTC)


def _private(one: memo.Memo, summary: str, words: wording.Wording, *blocks: messages.Block) -> messages.Message:
    return messages.Message(summary=summary, blocks=blocks, language=words.language, shown_by=_do("show", one.memo_id))


def _message(words: wording.Wording, *blocks: messages.Block, beside: bool = False) -> messages.Message:
    return messages.Message(summary=words.say("memo-summary"), blocks=blocks, beside=beside)
