"""In which language somebody is written to, and how they change it. Pure: what is chosen is kept elsewhere.

A language is named as it names itself, so that whoever needs its button can read it.
"""

from conversations import actions, messages, ways, wording
from frameworks import schema


def choices(words: wording.Wording) -> tuple[messages.Choice, ...]:
    """A button for every language that we speak, but the one that is spoken now."""
    return tuple(_choice(one) for one in wording.languages() if one != words.language)


def page(words: wording.Wording) -> messages.Message:
    """Which language it is now, and which others there are."""
    now = messages.Paragraph(text=words.say("languages-now", language=words.name_of(words.language)))
    options = messages.Choices(options=(*choices(words), ways.home(words)))
    return messages.Message(summary=words.say("languages-summary"), blocks=(now, options))


def chosen(words: wording.Wording) -> messages.Paragraph:
    """What is said above the first message in a language that was just chosen."""
    return messages.Paragraph(text=words.say("languages-chosen", language=words.name_of(words.language)), quiet=True)


def of_questions(edition: schema.Edition, words: wording.Wording) -> str | None:
    """What is said above questions that stand in another language than all the rest, or partly so; None where it is the same."""
    others = [one for one in edition.languages if _plain(one) != _plain(words.language)]
    if not others:
        return None
    whole = "yes" if len(others) == len(edition.languages) else "no"
    return words.say("languages-questions", language=words.name_of(others[-1]), whole=whole)


def _plain(language: str) -> str:
    """Without the country: who reads British English reads American English too."""
    return language.partition("-")[0]


def _choice(language: str) -> messages.Choice:
    label = wording.own_name(language)
    return messages.Choice(label=label, action=actions.encode(actions.Speak(language=language.casefold())), typed=label.lower())
