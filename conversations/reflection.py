"""One private reflection question and its reply, as pure steps. Nobody but the member ever sees the reply."""

import dataclasses
import datetime
import uuid

from conversations import actions, lines, messages, typed, ways, whose_words
from conversations import text as texts
from conversations.wording import Wording
from frameworks import schema


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reflection:
    """One question put to one member. `reply` is None until they write; `passed` when they let it go by."""

    reflection_id: uuid.UUID
    board_name: str
    edition: schema.Edition
    item: schema.Item
    keep_months: int
    asked_at: datetime.datetime
    reply: str | None = None
    passed: bool = False
    changed_at: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Step:
    """What to say, and the reflection to keep before it is said (None: nothing changed)."""

    message: messages.Message
    keep: Reflection | None = None


def question(reflection: Reflection, words: Wording) -> messages.Message:
    """The question with its promise, a box, and an easy way past."""
    total = len(reflection.edition.items)
    heading = words.say("reflection-heading", board=reflection.board_name, position=reflection.item.position, total=total)
    blocks: list[messages.Block] = [
        messages.Heading(text=heading),
        messages.Paragraph(text=reflection.item.question),
        *whose_words.on_card(reflection.edition, reflection.item, words),
        *(messages.Paragraph(text=follow_up, quiet=True) for follow_up in reflection.item.follow_ups[:1]),
    ]
    if reflection.reply:
        blocks.append(messages.Quote(text=reflection.reply))
    blocks += [
        messages.FreeText(
            label=words.say("reflection-box"),
            action=actions.encode(actions.Reflect(reflection_id=reflection.reflection_id)),
            submit=words.say("reflection-keep"),
            initial=reflection.reply or "",
            opens=words.say("reflection-open"),
        ),
        messages.Choices(options=(_let_pass(reflection, words),)),
        messages.Paragraph(text=words.say("reflection-promise", months=reflection.keep_months), quiet=True),
    ]
    return messages.Message(summary=words.say("reflection-summary"), blocks=tuple(blocks))


def press(reflection: Reflection, action: actions.ReflectionAction, text: str | None, sent_at: datetime.datetime, words: Wording) -> Step:
    """What follows when a button of this question is pressed. An older press never overwrites a newer reply."""
    if isinstance(action, actions.Reopen):
        return Step(message=question(reflection, words))
    if isinstance(action, actions.Reflect):
        return write(reflection, text or "", sent_at, words)
    if reflection.reply is not None or _is_late(reflection, sent_at):
        return Step(message=stands(reflection, words))
    passed = dataclasses.replace(reflection, passed=True, changed_at=sent_at)
    return Step(message=stands(passed, words), keep=passed)


def typed_line(reflection: Reflection, line: str, sent_at: datetime.datetime, words: Wording) -> Step:
    """What follows when the member types while this question is open: a word that lets it pass, a call for help, or their reply."""
    if typed.says(line, words, "let-pass"):
        return press(reflection, actions.LetPass(reflection_id=reflection.reflection_id), None, sent_at, words)
    if typed.says(line, words, "help"):
        return Step(message=_said(words.say("reflection-help"), reflection, words))
    return write(reflection, line, sent_at, words)


def write(reflection: Reflection, text: str, sent_at: datetime.datetime, words: Wording) -> Step:
    """Keep `text` as the reply, in place of an earlier one but never of a newer one."""
    if _is_late(reflection, sent_at):
        return Step(message=stands(reflection, words))
    reply = texts.clean(text)
    if not reply:
        return Step(message=_said(words.say("reflection-empty"), reflection, words))
    if len(reply) > texts.KEEP_AT_MOST:
        return Step(message=_said(words.say("text-too-long", length=len(reply), most=texts.KEEP_AT_MOST), reflection, words))
    kept = dataclasses.replace(reflection, reply=reply, passed=False, changed_at=sent_at)
    return Step(message=stands(kept, words), keep=kept)


def _is_late(reflection: Reflection, sent_at: datetime.datetime) -> bool:
    return reflection.changed_at is not None and reflection.changed_at > sent_at


def stands(reflection: Reflection, words: Wording) -> messages.Message:
    """What is kept at this moment."""
    if reflection.reply is None:
        return _said(words.say("reflection-passed"), reflection, words)
    blocks = (
        messages.Paragraph(text=words.say("reflection-kept", item=reflection.item.name)),
        messages.Quote(text=reflection.reply),
        messages.Choices(options=(_reopen(reflection, words), *lines.ways_on(reflection.reflection_id, words), ways.home(words))),
    )
    return messages.Message(summary=words.say("reflection-summary"), blocks=blocks)


def _said(text: str, reflection: Reflection, words: Wording) -> messages.Message:
    blocks = (messages.Paragraph(text=text), messages.Choices(options=(_reopen(reflection, words), ways.home(words))))
    return messages.Message(summary=words.say("reflection-summary"), blocks=blocks)


def _let_pass(reflection: Reflection, words: Wording) -> messages.Choice:
    label = words.say("reflection-pass")
    return messages.Choice(label=label, action=actions.encode(actions.LetPass(reflection_id=reflection.reflection_id)), typed=label.lower())


def _reopen(reflection: Reflection, words: Wording) -> messages.Choice:
    label = words.say("reflection-back" if reflection.reply is None else "reflection-change")
    return messages.Choice(label=label, action=actions.encode(actions.Reopen(reflection_id=reflection.reflection_id)))
