"""What people are told about words that are kept encrypted, where that cannot be done or undone. Knows no key, and nothing of the words."""

from conversations import messages, wording


def switched_off(words: wording.Wording) -> messages.Message:
    """There is no key, so nothing private is taken: better to say so than to keep it in clear."""
    return _said(words.say("sealed-off"), words)


def unreadable(words: wording.Wording) -> messages.Message:
    """It is kept, and the key that opens it is missing."""
    return _said(words.say("sealed-unreadable"), words)


def _said(line: str, words: wording.Wording) -> messages.Message:
    return messages.Message(
        summary=words.say("sealed-summary"), blocks=(messages.Paragraph(text=line),), beside=True, language=words.language
    )
