"""What a coordinator sees of seats: all of them, one, the boxes, and what came of a change. Pure: facts in, one message out."""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Iterator, Sequence

from conversations import actions, boards, messages, ways, wording
from conversations.seats import facts

MOST_BUTTONS = 20
"""So many seats get a button of their own; the others are opened by their typed words."""


class Unfound(enum.StrEnum):
    """Why nobody could be found who takes a seat."""

    UNREAD = "unread"
    """The line names nobody."""
    NOBODY = "nobody"
    """Nobody here goes by that name."""
    SEVERAL = "several"
    """More than one may be meant."""
    NO_PERSON = "no-person"
    """It is an app."""
    UNLOOKED = "unlooked"
    """The platform could not say."""
    NO_DAY = "no-day"
    """The day cannot be read."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Placed:
    """One seat with its place in the coordinator's list, from 1, and the board's local day."""

    number: int
    board: boards.Board
    seat: facts.Seat
    today: datetime.date


@dataclasses.dataclass(frozen=True, kw_only=True)
class Duty:
    """What whoever leaves the seat still does for the board, by their name, and the action that changes that."""

    duty: boards.Duty
    giver: str
    action: actions.Do


def page(listed: Sequence[Placed], words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """Every seat with its holder, board by board."""
    blocks: list[messages.Block] = [messages.Paragraph(text=lead)] if lead else []
    for board in dict.fromkeys(one.board for one in listed):
        some = [one for one in listed if one.board == board]
        blocks.append(messages.Heading(text=words.say("seats-heading", board=wording.isolate(board.name))))
        blocks.append(messages.Facts(rows=tuple((f"{one.number}. {name(one.seat)}", holders(one, words)) for one in some)))
    if not listed:
        blocks.append(messages.Paragraph(text=words.say("seats-none")))
    opens = tuple(_button("seats-open", "card", one.seat.seat_id, words, number=one.number) for one in listed[:MOST_BUTTONS])
    blocks += [messages.Choices(options=opens)] if opens else []
    more = len(listed) > MOST_BUTTONS
    blocks += [messages.Paragraph(text=words.say("seats-more", number=MOST_BUTTONS + 1), quiet=True)] if more else []
    blocks.append(messages.Choices(options=(ways.home(words),)))
    return messages.Message(summary=words.say("seats-summary"), blocks=tuple(blocks))


def card(of: Placed, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """One seat, with what can be done with it."""
    return messages.Message(summary=words.say("seats-summary"), blocks=tuple(_card(of, words, [lead] if lead else [], ())))


def done(
    of: Placed, words: wording.Wording, said: Sequence[str], undo: actions.Do | None = None, duties: Sequence[Duty] = ()
) -> messages.Message:
    """The seat as it now stands, under what was done, with the way back and what is left to do."""
    back = (_undo(of, undo, words),) if undo is not None else ()
    more = tuple(
        messages.Choice(
            label=words.say("seats-duty", duty=words.say("seats-duty-name", duty=one.duty.value), name=wording.isolate(one.giver)),
            action=actions.encode(one.action),
        )
        for one in duties
    )
    return messages.Message(summary=words.say("seats-summary"), blocks=tuple(_card(of, words, said, (*back, *more))))


def box(of: Placed, verb: str, words: wording.Wording, *, initial: str = "", lead: str | None = None) -> messages.Message:
    """The box for who takes the seat (`pass`, or `pass_new`: by the name alone), or for the last day of its holder (`end`)."""
    blocks: list[messages.Block] = [messages.Paragraph(text=lead)] if lead else []
    free = messages.FreeText(
        label=words.say("seats-box-end" if verb == "end" else "seats-box-pass"),
        action=actions.encode(_do(verb, of.seat.seat_id)),
        submit=words.say(f"seats-submit-{verb.replace('_', '-')}"),
        initial=initial,
        opens=words.say("seats-end" if verb == "end" else "seats-pass"),
    )
    heading = messages.Heading(text=name(of.seat))
    typed = _word("end" if verb == "end" else "pass", of, words)
    hint = messages.Paragraph(text=words.say("seats-or-type", typed=typed), quiet=True)
    return messages.Message(summary=words.say("seats-summary"), blocks=(*blocks, heading, free, hint), beside=True)


def unfound(of: Placed, why: Unfound, written: str, words: wording.Wording, *, platform: str) -> messages.Message:
    """Nobody was found, and nothing changed: the box again, or the way to take somebody on by the name alone."""
    lead = words.say(f"seats-unfound-{why.value}", name=wording.isolate(written), platform=platform)
    verb = {Unfound.NOBODY: "pass_new", Unfound.NO_DAY: "end"}.get(why, "pass")
    return box(of, verb, words, initial=written, lead=lead)


def refused(of: Placed, why: facts.Refusal, day: datetime.date, words: wording.Wording) -> messages.Message:
    """Why nothing was changed, above the seat as it stands."""
    return card(of, words, lead=refusal(of, why, day, words))


def refusal(of: Placed, why: facts.Refusal, day: datetime.date, words: wording.Wording) -> str:
    """The same in one line, as the command line says it."""
    at = next((one for one in reversed(of.seat.held) if one.since >= day), None) if why is facts.Refusal.TAKEN else of.seat.on(day)
    who = wording.isolate(at.name) if at else ""
    return words.say(f"seats-refused-{why.value}", name=who, day=in_words(at.since if at and why is facts.Refusal.TAKEN else day, words))


def passed(held: facts.Held, was: facts.Held | None, words: wording.Wording, *, reached: bool) -> list[str]:
    """What passing on came to."""
    new = wording.isolate(held.name)
    said = [words.say("seats-passed", name=new, day=in_words(held.since, words))]
    if was is not None:
        said.append(words.say("seats-private", old=wording.isolate(was.name), new=new))
    if not reached:
        said.append(words.say("seats-not-reached", name=new))
    return said


def ended(held: facts.Held, words: wording.Wording) -> list[str]:
    """What an end came to."""
    return [words.say("seats-ended", name=wording.isolate(held.name), day=in_words(held.until or held.since, words))]


def duty_done(duty: boards.Duty, giver: str, taker: str | None, words: wording.Wording) -> str:
    """What became of a duty: somebody else's, or nobody's any more."""
    what = words.say("seats-duty-name", duty=duty.value)
    if taker is None:
        return words.say("seats-duty-ended", name=wording.isolate(giver), duty=what)
    return words.say("seats-duty-passed", name=wording.isolate(taker), duty=what)


def holders(of: Placed, words: wording.Wording) -> str:
    """Who holds it, and who comes next."""
    now, then = of.seat.on(of.today), of.seat.coming(of.today)
    said = []
    if now is None:
        said.append(words.say("seats-empty"))
    elif now.until is None:
        said.append(words.say("seats-held", name=wording.isolate(now.name)))
    else:
        said.append(words.say("seats-held-until", name=wording.isolate(now.name), day=in_words(now.until, words)))
    if then is not None:
        said.append(words.say("seats-coming", name=wording.isolate(then.name), day=in_words(then.since, words)))
    return " ".join(said)


def name(seat: facts.Seat) -> str:
    """A seat by its title and its body, which are people's own words."""
    return f"{wording.isolate(seat.title)}, {wording.isolate(seat.body)}"


def in_words(day: datetime.date, words: wording.Wording) -> str:
    """A local day."""
    return words.date_and_year(datetime.datetime.combine(day, datetime.time(12), datetime.UTC), datetime.UTC)


def to_list(words: wording.Wording) -> messages.Choice:
    """The way to all seats."""
    label = words.say("seats-list")
    return messages.Choice(label=label, action=actions.encode(_do("seats", None)), typed=words.say("seats-word-list"))


def _card(of: Placed, words: wording.Wording, said: Sequence[str], more: tuple[messages.Choice, ...]) -> Iterator[messages.Block]:
    yield from (messages.Paragraph(text=one) for one in said)
    yield messages.Heading(text=name(of.seat))
    yield messages.Paragraph(text=holders(of, words))
    since = of.seat.on(of.today)
    if since is not None:
        yield messages.Paragraph(text=words.say("seats-since", day=in_words(since.since, words)), quiet=True)
    yield messages.Choices(options=(*more, _pen("pass", of, words), _pen("end", of, words), to_list(words), ways.home(words)))


def _undo(of: Placed, action: actions.Do, words: wording.Wording) -> messages.Choice:
    return messages.Choice(label=words.say("seats-undo"), action=actions.encode(action), typed=_word("undo", of, words))


def _pen(verb: str, of: Placed, words: wording.Wording) -> messages.Choice:
    action = actions.encode(actions.Write(on=_do(verb, of.seat.seat_id)))
    return messages.Choice(label=words.say(f"seats-{verb}"), action=action, typed=_word(verb, of, words))


def _button(key: str, verb: str, on: uuid.UUID, words: wording.Wording, *, number: int) -> messages.Choice:
    label = words.say(key, number=number)
    return messages.Choice(label=label, action=actions.encode(_do(verb, on)), typed=label.lower())


def _word(verb: str, of: Placed, words: wording.Wording) -> str:
    return words.say(f"seats-word-{verb}", number=of.number)


def _do(verb: str, on: uuid.UUID | None, value: str = "") -> actions.Do:
    return actions.Do(subject=actions.Subject.START, verb=verb, on=on, value=value)
