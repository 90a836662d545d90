"""What is said to somebody who is asked in a round: its opening, each question with its box, what they wrote, and the end. Pure.

One box a card, as a card that is replaced takes with it whatever stood in its other boxes.
"""

import dataclasses
import zoneinfo
from collections.abc import Iterator

from conversations import actions, messages, rounds, ways, wording
from frameworks import packs

_SHOWN = 300
"""Characters of a reply in the list of all; its box has the whole of it."""


def opening(state: rounds.Round, words: wording.Wording) -> messages.Message:
    """What it is, how long it takes and who reads it; then the first question that is open."""
    later = [step for step in state.pack.steps if step.together]
    blocks: list[messages.Block] = [
        messages.Heading(text=rounds.title(state, words)),
        messages.Paragraph(text=state.pack.about),
        messages.Paragraph(text=words.say("rounds-takes", minutes=state.pack.minutes, talk=rounds.yes(later), questions=len(state.asks))),
        messages.Paragraph(text=rounds.promise(state, words)),
    ]
    first = rounds.next_ask(state)
    blocks += _asked(state, first, words) if first else [messages.Choices(options=(mine(state, words),))]
    if later:
        blocks.append(_quiet(words.say("rounds-together", steps=words.list_of(step.name for step in later))))
    if state.case:
        blocks.append(_quiet(state.case))
    return _message(words, blocks)


def card(state: rounds.Round, one: rounds.Ask, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """One question with its box. `lead` says what was just done."""
    if state.closed:
        return closed(state, words)
    anew = rounds.do(state, "ask", one.value) if one.key in state.replies else None
    return _message(words, [*([messages.Paragraph(text=lead)] if lead else []), *_asked(state, one, words)], anew)


def after(state: rounds.Round, one: rounds.Ask, words: wording.Wording) -> messages.Message:
    """What follows a question that was answered, or left: the next that is open, or all of it."""
    lead = words.say("rounds-kept", position=one.position) if one.key in state.replies else None
    if state.pack.names is packs.Names.CHOICE and one.key in state.replies:
        return _signed(state, one, words)
    following = rounds.next_ask(state, one)
    return replies(state, words, lead=lead) if following is None else card(state, following, words, lead=lead)


def replies(state: rounds.Round, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """All that the person wrote, with what is still open, and the ways to change and remove it while the round is open."""
    if state.closed:
        return closed(state, words)
    left = len(state.asks) - sum(1 for one in state.asks if one.key in state.replies)
    blocks: list[messages.Block] = [messages.Heading(text=rounds.title(state, words))]
    blocks += [messages.Paragraph(text=text) for text in (lead, words.say("rounds-left", left=left, total=len(state.asks))) if text]
    blocks += [block for one in state.asks for block in _listed(state, one, words)]
    blocks += [_quiet(rounds.promise(state, words)), messages.Choices(options=(*_ways(state, words), ways.home(words)))]
    return _message(words, blocks, rounds.do(state, "mine"))


def closed(state: rounds.Round, words: wording.Wording) -> messages.Message:
    """It is over: what the person wrote, as long as it is kept."""
    zone = zoneinfo.ZoneInfo(state.zone)
    blocks: list[messages.Block] = [
        messages.Heading(text=rounds.title(state, words)),
        messages.Paragraph(text=words.say("rounds-closed", when=words.day_and_time(state.closes_at, zone))),
    ]
    for one in state.asks:
        if one.key in state.replies:
            blocks += [messages.Paragraph(text=_numbered(one, words)), messages.Quote(text=state.replies[one.key].text)]
    blocks += [_quiet(rounds.gone(state, words)), messages.Choices(options=(*_ways(state, words), ways.home(words)))]
    return _message(words, blocks, rounds.do(state, "mine"))


def box(state: rounds.Round, one: rounds.Ask, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for one reply, with the draft, or else what is kept, in it."""
    if state.closed:
        return closed(state, words)
    blocks = [*_about(one, words), _free(state, one, draft, words), _quiet(rounds.promise(state, words))]
    anew = actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.ROUND, verb="say", on=state.round_id, value=one.value)))
    return dataclasses.replace(_message(words, blocks, anew), beside=True)


def said(state: rounds.Round, key: str, words: wording.Wording) -> messages.Message:
    """A word on what was just done, and the way back to what the person wrote."""
    return word(words.say(key), words, mine(state, words))


def word(text: str, words: wording.Wording, *options: messages.Choice) -> messages.Message:
    """One line, and the ways on."""
    return _message(words, [messages.Paragraph(text=text), messages.Choices(options=(*options, ways.home(words)))])


def waiting(state: rounds.Round, words: wording.Wording) -> tuple[messages.Block, ...]:
    """An open round on Home."""
    text = words.say(
        "rounds-waiting",
        board=wording.isolate(state.board_name),
        pack=state.pack.title,
        meeting=rounds.yes(state.for_meeting),
        when=words.day_and_time(state.closes_at, zoneinfo.ZoneInfo(state.zone)),
    )
    go = messages.Choice(label=words.say("rounds-write"), action=rounds.do(state, "go"), typed=words.say("rounds-word-pack"))
    return (messages.Paragraph(text=text), messages.Choices(options=(go, *_lines(state, words))))


def mine(state: rounds.Round, words: wording.Wording) -> messages.Choice:
    """The way to all that the person wrote."""
    return messages.Choice(label=words.say("rounds-mine"), action=rounds.do(state, "mine"), typed=words.say("rounds-word-mine"))


def _signed(state: rounds.Round, one: rounds.Ask, words: wording.Wording) -> messages.Message:
    reply = state.replies[one.key]
    options = [_sign(state, one, words, named=not reply.named)]
    following = rounds.next_ask(state, one)
    if following is not None:
        typed = words.say("rounds-word-number", position=following.position)
        options.append(messages.Choice(label=words.say("rounds-next"), action=rounds.do(state, "ask", following.value), typed=typed))
    options += [mine(state, words), *_lines(state, words)]
    kept = words.say("rounds-kept-signed", position=one.position, named=rounds.yes(reply.named))
    quoted: list[messages.Block] = [messages.Paragraph(text=kept), messages.Quote(text=reply.text)]
    return _message(words, [*quoted, messages.Choices(options=(*options, ways.home(words)))], rounds.do(state, "mine"))


def _sign(state: rounds.Round, one: rounds.Ask, words: wording.Wording, *, named: bool) -> messages.Choice:
    typed = words.say("rounds-word-sign", position=one.position, named=rounds.yes(named))
    return messages.Choice(
        label=words.say("rounds-sign", named=rounds.yes(named)), action=rounds.do(state, "name", f"{one.value}.{int(named)}"), typed=typed
    )


def _asked(state: rounds.Round, one: rounds.Ask, words: wording.Wording) -> list[messages.Block]:
    reply = state.replies.get(one.key)
    blocks = _about(one, words, total=len(state.asks))
    if reply is not None:
        blocks.append(messages.Quote(text=reply.text))
    following = rounds.next_ask(state, one)
    typed = words.say("rounds-word-number", position=following.position) if following else words.say("rounds-word-mine")
    skip = messages.Choice(label=words.say("rounds-skip"), action=rounds.do(state, "go", one.value), typed=typed)
    before = rounds.ask_at(state, one.position - 1)
    # Two ways on and no more: with them a card of Teams still has its box open.
    return [*blocks, _free(state, one, None, words), messages.Choices(options=(skip, _back(state, before, words)))]


def _back(state: rounds.Round, before: rounds.Ask | None, words: wording.Wording) -> messages.Choice:
    if before is None:
        return mine(state, words)
    typed = words.say("rounds-word-number", position=before.position)
    return messages.Choice(label=words.say("rounds-back"), action=rounds.do(state, "ask", before.value), typed=typed)


def _about(one: rounds.Ask, words: wording.Wording, *, total: int | None = None) -> list[messages.Block]:
    place = words.say("rounds-place", position=one.position, total=total, step=one.step.name) if total else one.step.name
    said_before = [text for text in (one.step.about, one.step.situation) if text]
    return [messages.Heading(text=place), *(messages.Paragraph(text=text) for text in (*said_before, one.question)), *one.worded.whose]


def _free(state: rounds.Round, one: rounds.Ask, draft: str | None, words: wording.Wording) -> messages.FreeText:
    reply = state.replies.get(one.key)
    return messages.FreeText(
        label=words.say("rounds-box"),
        action=rounds.do(state, "say", one.value),
        submit=words.say("rounds-keep"),
        initial=draft or (reply.text if reply else ""),
        opens=words.say("rounds-change") if reply else words.say("rounds-open-box"),
    )


def _listed(state: rounds.Round, one: rounds.Ask, words: wording.Wording) -> Iterator[messages.Block]:
    reply = state.replies.get(one.key)
    yield messages.Paragraph(text=_numbered(one, words))
    typed = words.say("rounds-word-number", position=one.position)
    if reply is None:
        yield messages.Choices(
            options=(messages.Choice(label=words.say("rounds-open-box"), action=rounds.do(state, "ask", one.value), typed=typed),)
        )
        return
    yield messages.Quote(text=reply.text if len(reply.text) <= _SHOWN else f"{reply.text[:_SHOWN].rstrip()} …")
    drop = messages.Choice(
        label=words.say("rounds-drop"),
        action=rounds.do(state, "drop", one.value),
        typed=words.say("rounds-word-drop", position=one.position),
    )
    change = messages.Choice(label=words.say("rounds-change"), action=rounds.do(state, "ask", one.value), typed=typed)
    if state.pack.names is packs.Names.CHOICE:
        yield _quiet(words.say("rounds-stands", named=rounds.yes(reply.named)))
        yield messages.Choices(options=(change, _sign(state, one, words, named=not reply.named), drop))
    else:
        yield messages.Choices(options=(change, drop))


def _ways(state: rounds.Round, words: wording.Wording) -> Iterator[messages.Choice]:
    if state.closed and state.reads:
        yield texts(state, words)
    yield from _lines(state, words)


def texts(state: rounds.Round, words: wording.Wording) -> messages.Choice:
    """The way to what was written, for who runs the workshop."""
    return messages.Choice(label=words.say("rounds-texts"), action=rounds.do(state, "texts"), typed=words.say("rounds-word-lines"))


def _lines(state: rounds.Round, words: wording.Wording) -> Iterator[messages.Choice]:
    if state.sees and not state.closed:
        yield messages.Choice(label=words.say("rounds-lines"), action=rounds.do(state, "lines"), typed=words.say("rounds-word-lines"))


def _numbered(one: rounds.Ask, words: wording.Wording) -> str:
    return words.say("rounds-numbered", position=one.position, question=one.question)


def _message(words: wording.Wording, blocks: list[messages.Block], shown_by: str | None = None) -> messages.Message:
    """`shown_by` for what holds somebody's words: they are not to stand in what is owed, where no promise to remove them reaches."""
    return messages.Message(summary=words.say("rounds-summary"), blocks=tuple(blocks), shown_by=shown_by)


def _quiet(text: str) -> messages.Paragraph:
    return messages.Paragraph(text=text, quiet=True)
