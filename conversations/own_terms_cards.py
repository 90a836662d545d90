"""What is said about when and where somebody hears from us: what holds, what was changed and its "Undo", and what cannot be had. Pure."""

import dataclasses
import datetime
import uuid

from conversations import actions, messages, own_terms, own_terms_said, pages, term_values, terms, ways, wording
from conversations.own_terms import Change, Fault, Held, Name

_HOURS = ("0800", "0900", "1000", "1200", "1400", "1700")
_QUIETS = (term_values.USUAL, "1800.0900", "0000.0000")
_WEEKS = (1, 2, 4)
_ORDER = (Name.SNOOZE, Name.AWAY, Name.DAYS, Name.HOUR, Name.QUIET, Name.ZONE)
"""How they are shown; each can be given in one's own words."""


def page(held: Held, words: wording.Wording) -> messages.Message:
    """Everything that holds, and a way to change each."""
    opens = tuple(_open(name, words) for name in _ORDER)
    others = tuple(_open(name, words) for name in _others(held))
    return _message(
        words,
        messages.Heading(text=words.say("terms-heading")),
        messages.Facts(rows=(*_rows(held, words), *_places(held, words), *_boards(held, words))),
        messages.Paragraph(text=words.say("terms-promise", most=terms.MOST_A_WEEK), quiet=True),
        *ways.quiet(words.say("terms-work") if any(one.runs for one in held.boards) else None),
        *ways.quiet(words.say("terms-private")),
        messages.Choices(options=(*opens, *others, pages.look(actions.Page.LANGUAGE, words), ways.home(words))),
    )


def choose(name: Name, held: Held, words: wording.Wording) -> messages.Message:
    """What holds of one of them, what is often chosen, and a box for anything else."""
    now = (
        [messages.Facts(rows=_boards(held, words))]
        if name is Name.STOP
        else [messages.Paragraph(text=words.say("terms-is", value=own_terms_said.holds(name, held, words)))]
    )
    box = (_free(name, "", words),) if name in _ORDER else ()
    told = ways.quiet(words.say("terms-zone-follows")) if name is Name.ZONE else ()
    options = messages.Choices(options=(*_choices(name, held, words), _back(words), ways.home(words)))
    return _message(words, messages.Heading(text=words.say(f"terms-{name}")), *now, *told, *box, options)


def box(name: Name, draft: str, words: wording.Wording) -> messages.Message | None:
    """The box for one of them in one's own words; None where there is none."""
    if name not in _ORDER:
        return None
    return _message(words, messages.Heading(text=words.say(f"terms-{name}")), _free(name, draft, words), beside=True)


def changed(change: Change, before: Held, held: Held, words: wording.Wording) -> messages.Message:
    """What holds now, in a sentence, and the way back."""
    said = [own_terms_said.sentence(change, held, words)]
    board = held.board(change.board_id)
    if change.name is Name.STOP and board is not None and board.runs:
        said.append(words.say("terms-stop-runs"))
    if change.name in (Name.HOUR, Name.QUIET) and own_terms_said.is_quiet_at(held):
        said.append(words.say("terms-hour-in-quiet", hour=own_terms_said.clock(held.said.at, words)))
    is_news = own_terms.current(change.name, before, change.board_id) != own_terms.current(change.name, held, change.board_id)
    undo = (_undo(own_terms.undoing(change, before), held, words),) if is_news else ()
    more = _choices(Name.DAYS, held, words) if change.name is Name.DAYS else ()
    options = messages.Choices(options=(*undo, *more, _back(words), ways.home(words)))
    return _message(words, *(messages.Paragraph(text=one) for one in said), options)


def refused(fault: Fault, held: Held, words: wording.Wording) -> messages.Message:
    """Why it cannot be had, and what might have been meant."""
    line = wording.isolate(fault.said)
    told = words.say(f"terms-wrong-{fault.wrong}", line=line, most=own_terms.MOST_ABSENCES)
    near = tuple(_set(one, Name.ZONE, term_values.zone_code(one), words) for one in fault.near)
    free = (_free(fault.name, fault.said, words),) if fault.name in _ORDER else ()
    options = messages.Choices(options=(*near, _back(words), ways.home(words)))
    return _message(words, messages.Paragraph(text=told), *free, options, beside=not near)


def at_home(held: Held, words: wording.Wording) -> tuple[messages.Block, ...]:
    """For Home, in small print: what keeps messages back just now, until when, and the word that ends it."""
    lines = []
    if held.snoozed_until is not None:
        lines.append(
            words.say(
                "terms-home-snooze",
                day=own_terms_said.day(held.snoozed_until, words),
                word=own_terms_said.typed_line(Name.SNOOZE, term_values.OFF, held, words),
            )
        )
    lines += [words.say("terms-home-away", day=own_terms_said.day(one.last, words)) for one in held.leave[:1] if one.has(held.today)]
    for one in held.boards:
        if one.board_id in held.said.opted_out:
            word = own_terms_said.typed_line(Name.START, "", held, words, one.board_id)
            lines.append(words.say("terms-home-stopped", board=wording.isolate(one.name), word=word))
    return tuple(messages.Paragraph(text=line, quiet=True) for line in lines)


def way_in(words: wording.Wording) -> messages.Choice:
    """The way to the page."""
    return messages.Choice(label=words.say("terms-heading"), action=_do("show"), typed=own_terms_said.first_word("terms", words))


def rows(held: Held, words: wording.Wording) -> tuple[tuple[str, str], ...]:
    """What they said themselves, label and value; nothing of what is the same for everybody."""
    stopped = [wording.isolate(one.name) for one in held.boards if one.board_id in held.said.opted_out]
    said = dataclasses.replace(held.said, snoozed_until=held.snoozed_until, away=held.leave)
    plain = terms.Terms()
    told = {
        Name.DAYS: said.days != plain.days,
        Name.HOUR: said.at is not None,
        Name.QUIET: own_terms.current(Name.QUIET, held) != term_values.USUAL,
        Name.SNOOZE: held.snoozed_until is not None,
        Name.AWAY: bool(held.leave),
    }
    found = {name: own_terms_said.holds(name, held, words) for name, is_said in told.items() if is_said}
    found |= {Name.STOP: words.say("terms-stopped", boards=words.list_of(stopped))} if stopped else {}
    return tuple((words.say("terms-data", what=words.say(f"terms-{name}")), value) for name, value in found.items())


def copied(held: Held, words: wording.Wording) -> tuple[messages.Block, ...]:
    """For the copy to take away: all of what they said."""
    found = rows(held, words)
    return (messages.Heading(text=words.say("terms-heading")), messages.Facts(rows=found)) if found else ()


def _rows(held: Held, words: wording.Wording) -> list[tuple[str, str]]:
    return [(words.say(f"terms-{name}"), own_terms_said.holds(name, held, words)) for name in _ORDER]


def _places(held: Held, words: wording.Wording) -> list[tuple[str, str]]:
    rows = [(words.say("terms-first"), own_terms_said.holds(Name.FIRST, held, words))] if len(held.platforms) > 1 else []
    return [*rows, (words.say("pages-language"), words.name_of(words.language))]


def _boards(held: Held, words: wording.Wording) -> tuple[tuple[str, str], ...]:
    stopped = {True: words.say("terms-board-stopped"), False: words.say("terms-board-on")}
    return tuple((wording.isolate(one.name), stopped[one.board_id in held.said.opted_out]) for one in held.boards)


def _others(held: Held) -> tuple[Name, ...]:
    return (*((Name.FIRST,) if len(held.platforms) > 1 else ()), *((Name.STOP,) if held.boards else ()))


def _choices(name: Name, held: Held, words: wording.Wording) -> tuple[messages.Choice, ...]:
    match name:
        case Name.DAYS:
            wanted = held.said.days or term_values.WORKDAYS
            # The last one stays: without any it would be Monday to Friday again.
            return tuple(_day_choice(one, held, words) for one in range(1, 8) if wanted != {one})
        case Name.HOUR:
            named = (
                (words.say("terms-hour-any"), term_values.ANY),
                *((own_terms_said.clock(term_values.time_of(one), words), one) for one in _HOURS),
            )
            return tuple(_set(label, name, value, words) for label, value in named)
        case Name.QUIET:
            return tuple(_set(own_terms_said.quiet_hours(one, words), name, one, words) for one in _QUIETS)
        case Name.SNOOZE:
            ends = () if held.snoozed_until is None else (_set(words.say("terms-snooze-end"), name, term_values.OFF, words, held),)
            return (*ends, *(_weeks(one, held, words) for one in _WEEKS))
        case Name.AWAY:
            label = [
                (words.say("terms-here-button", days=own_terms_said.leave(one, words)), term_values.span_code(one)) for one in held.leave
            ]
            return tuple(_set(said, Name.HERE, value, words, held) for said, value in label)
        case Name.FIRST:
            return tuple(_set(one.capitalize(), name, one, words, held) for one in held.platforms[1:])
        case Name.STOP:
            return tuple(_board_choice(one, held, words) for one in held.boards)
    return ()


def _day_choice(one: int, held: Held, words: wording.Wording) -> messages.Choice:
    wanted = held.said.days or term_values.WORKDAYS
    is_in = one in wanted
    rest = wanted - {one} if is_in else wanted | {one}
    label = words.say("terms-day-drop" if is_in else "terms-day-add", day=words.say("terms-weekday", day=one))
    return _set(label, Name.DAYS, term_values.days_code(rest), words, held)


def _weeks(count: int, held: Held, words: wording.Wording) -> messages.Choice:
    until = held.today + datetime.timedelta(weeks=count)
    return _set(words.say("terms-snooze-weeks", weeks=count, day=own_terms_said.day(until, words)), Name.SNOOZE, until.isoformat(), words)


def _board_choice(one: own_terms.OfBoard, held: Held, words: wording.Wording) -> messages.Choice:
    name = Name.START if one.board_id in held.said.opted_out else Name.STOP
    label = words.say(f"terms-{name}-button", board=wording.isolate(one.name))
    return messages.Choice(
        label=label, action=_do(name, on=one.board_id), typed=own_terms_said.typed_line(name, "", held, words, one.board_id)
    )


def _undo(change: Change, held: Held, words: wording.Wording) -> messages.Choice:
    """It works for as long as what it undoes still stands."""
    action = _do(f"undo_{change.name}", f"{change.value}.{own_terms.mark(change, held)}", change.board_id)
    return messages.Choice(
        label=words.say("terms-undo"),
        action=action,
        typed=own_terms_said.typed_line(change.name, change.value, held, words, change.board_id),
    )


def _set(label: str, name: Name, value: str, words: wording.Wording, held: Held | None = None) -> messages.Choice:
    typed = own_terms_said.typed_line(name, value, held, words) if held else None
    return messages.Choice(label=label, action=_do(name, value), typed=typed)


def _free(name: Name, initial: str, words: wording.Wording) -> messages.FreeText:
    label, opens = words.say(f"terms-how-{name}"), words.say("terms-write")
    return messages.FreeText(label=label, action=_do("say", name), submit=words.say("terms-keep"), initial=initial, opens=opens)


def _open(name: Name, words: wording.Wording) -> messages.Choice:
    typed = None if name in (Name.STOP, Name.FIRST) else own_terms_said.first_word(f"terms-{name}", words)
    return messages.Choice(label=words.say(f"terms-{name}"), action=_do("open", name), typed=typed)


def _back(words: wording.Wording) -> messages.Choice:
    return dataclasses.replace(way_in(words), label=words.say("terms-back"))


def _do(verb: str, value: str = "", on: uuid.UUID | None = None) -> str:
    return actions.encode(actions.Do(subject=actions.Subject.TERMS, verb=verb, on=on, value=value))


def _message(words: wording.Wording, *blocks: messages.Block, beside: bool = False) -> messages.Message:
    return messages.Message(summary=words.say("terms-summary"), blocks=blocks, beside=beside)
