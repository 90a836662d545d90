"""What holds for a person, as values, as sentences and as the lines that say the same: small things that several cards say. Pure."""

import datetime
import uuid
import zoneinfo

from conversations import term_values, terms, wording
from conversations.own_terms import Change, Held, Name


def holds(name: Name, held: Held, words: wording.Wording) -> str:
    """What holds of one of them, as a value."""
    match name:
        case Name.DAYS if not held.said.days:
            return words.say("terms-days-usual")
        case Name.DAYS:
            return words.list_of(words.say("terms-weekday", day=one) for one in sorted(held.said.days or term_values.WORKDAYS))
        case Name.HOUR:
            return words.say("terms-hour-any") if held.said.at is None else clock(held.said.at, words)
        case Name.QUIET:
            return quiet_hours(term_values.quiet_code(held.said.quiet_from, held.said.quiet_until), words)
        case Name.ZONE:
            return words.say("terms-zone-is", zone=held.zone, time=words.time(held.now, zoneinfo.ZoneInfo(held.zone)))
        case Name.FIRST:
            return words.say("terms-first-is", platform=held.platforms[0].capitalize()) if held.platforms else ""
        case Name.SNOOZE:
            return words.say("terms-snooze-none") if held.snoozed_until is None else until(held.snoozed_until, words)
    return words.list_of(leave(one, words) for one in held.leave) or words.say("terms-away-none")


def sentence(change: Change, held: Held, words: wording.Wording) -> str:
    """What holds now, as a sentence."""
    board = held.board(change.board_id)
    span = term_values.span_of(change.value)
    match change.name:
        case Name.STOP | Name.START:
            return words.say(f"terms-now-{change.name}", board=wording.isolate(board.name) if board else "")
        case Name.AWAY | Name.HERE:
            return words.say(f"terms-now-{change.name}", days=leave(span, words) if span else "")
        case Name.SNOOZE:
            day_on = held.snoozed_until
            return words.say("terms-now-snooze-off") if day_on is None else words.say("terms-now-snooze", day=until(day_on, words))
        case Name.ZONE:
            return f"{words.say('terms-now-zone', zone=holds(Name.ZONE, held, words))} {words.say('terms-zone-follows')}"
        case Name.HOUR if held.said.at is None:
            return words.say("terms-now-hour-any")
        case Name.QUIET if held.said.quiet_from == held.said.quiet_until:
            return words.say("terms-now-quiet-none")
    return words.say(f"terms-now-{change.name}", value=holds(change.name, held, words))


def typed_line(name: Name, value: str, held: Held, words: wording.Wording, board_id: uuid.UUID | None = None) -> str:
    """What can be typed to the same effect."""
    board = held.board(board_id)
    span = term_values.span_of(value)
    behind = value
    if name is Name.HERE:
        place = next((number for number, one in enumerate(held.leave, 1) if one == span), 1)
        return f"{first_word('terms-away', words)} {first_word('terms-off', words)}" + (f" {place}" if place > 1 else "")
    if board is not None:
        behind = wording.isolate(board.name)
    elif name is Name.DAYS and value != term_values.USUAL:
        behind = " ".join(words.say("terms-weekday", day=one)[:3].lower() for one in sorted(term_values.days_of(value) or ()))
    elif name is Name.ZONE:
        behind = term_values.zone_of(value) or value
    elif span is not None:
        behind = f"{span.first.isoformat()} {first_word('terms-to', words)} {span.last.isoformat()}"
    elif (hours := term_values.quiet_of(value)) is not None:
        same = hours[0] == hours[1]
        behind = first_word("terms-off", words) if same else f"{hours[0]:%H:%M} {first_word('terms-to', words)} {hours[1]:%H:%M}"
    elif (at := term_values.time_of(value)) is not None:
        behind = f"{at:%H:%M}"
    elif value in (term_values.USUAL, term_values.ANY, term_values.OFF):
        behind = first_word(f"terms-{value}", words)
    return f"{first_word(f'terms-{name}', words)} {behind}"


def is_quiet_at(held: Held) -> bool:
    """Whether their own hour lies in their quiet hours."""
    at, begins, ends = held.said.at, held.said.quiet_from, held.said.quiet_until
    if at is None or begins == ends:
        return False
    return begins <= at < ends if begins < ends else at >= begins or at < ends


def day(of: datetime.date, words: wording.Wording) -> str:
    """A local day in words, with its year."""
    return words.date_and_year(datetime.datetime.combine(of, datetime.time(12), datetime.UTC), datetime.UTC)


def quiet_hours(value: str, words: wording.Wording) -> str:
    """The quiet hours of a value."""
    begins, ends = term_values.quiet_of(value) or (terms.QUIET_FROM, terms.QUIET_UNTIL)
    if begins == ends:
        return words.say("terms-quiet-none")
    return words.say("terms-quiet-is", begins=clock(begins, words), ends=clock(ends, words))


def clock(at: datetime.time | None, words: wording.Wording) -> str:
    """A time of day."""
    return words.time(datetime.datetime.combine(datetime.date(2000, 1, 1), at or datetime.time(), tzinfo=datetime.UTC), datetime.UTC)


def until(of: datetime.date, words: wording.Wording) -> str:
    """Until when a snooze lasts."""
    return words.say("terms-snooze-until", day=day(of, words))


def leave(span: terms.Span, words: wording.Wording) -> str:
    """Days from and to."""
    if span.first == span.last:
        return day(span.first, words)
    return words.say("terms-span", first=day(span.first, words), last=day(span.last, words))


def first_word(name: str, words: wording.Wording) -> str:
    """The first of the words that can be typed."""
    return words.say(f"typed-{name}").partition(",")[0].strip()
