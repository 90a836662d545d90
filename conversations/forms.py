"""The boxes for a person's own words, each with what it is about: the message that a dialog or a reply is made from. Pure."""

from conversations import actions, messages, reflection, sitting, wording
from frameworks import schema


def note(state: sitting.Sitting, item: schema.Item, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the note on one item, with the draft, or else the note that is kept, in it."""
    kept = state.answers.get(item.key)
    box = messages.FreeText(
        label=words.say("pulse-note-box"),
        action=actions.encode(actions.Note(sitting_id=state.sitting_id, item_key=item.key)),
        submit=words.say("pulse-note-keep"),
        initial=draft or (kept.note if kept else None) or "",
    )
    place = words.say("pulse-place", position=item.position, total=len(state.edition.items), item=item.name)
    blocks = (messages.Heading(text=place), messages.Paragraph(text=item.question), box)
    return messages.Message(summary=words.say("pages-note-summary"), blocks=blocks, beside=True)


def reply(asked: reflection.Reflection, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the reply to one reflection question, with the draft, or else the reply that is kept, in it."""
    box = messages.FreeText(
        label=words.say("reflection-box"),
        action=actions.encode(actions.Reflect(reflection_id=asked.reflection_id)),
        submit=words.say("reflection-keep"),
        initial=draft or asked.reply or "",
    )
    promise = messages.Paragraph(text=words.say("reflection-promise", months=asked.keep_months), quiet=True)
    blocks = (messages.Paragraph(text=asked.item.question), box, promise)
    return messages.Message(summary=words.say("reflection-summary"), blocks=blocks, beside=True)
