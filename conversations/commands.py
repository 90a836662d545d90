"""The words that ask for something by themselves, wherever somebody can write to us: named once. Pure.

The help page lists them, and so does every platform that can offer words to type, so that none offers what another lacks.
Words that need more behind them, such as a note or an answer, are not among them.
"""

import dataclasses

from conversations import wording


@dataclasses.dataclass(frozen=True, kw_only=True)
class Command:
    """A word to type, and what comes of it."""

    word: str
    about: str


def offered(words: wording.Wording) -> tuple[Command, ...]:
    """All of them, the most wanted first: a platform may show no more than ten."""
    said = (
        (_first(words.say("typed-page-home")), "home"),
        (words.say("pages-answers").lower(), "answers"),
        (words.say("pages-arrows").lower(), "arrows"),
        (_first(words.say("typed-steps-actions")), "actions"),
        (_first(words.say("typed-memos")), "memos"),
        (_first(words.say("typed-sets-list")), "sets"),
        (_first(words.say("typed-meetings")), "meetings"),
        (_first(words.say("typed-terms")), "when"),
        (words.say("pages-word-setup"), "setup"),
        (_first(words.say("typed-help")), "help"),
        (words.say("pages-data").lower(), "data"),
        (_first(words.say("typed-courses")), "over-time"),
        (_first(words.say("typed-buddy")), "buddy"),
        (_first(words.say("typed-page-language")), "language"),
        (_first(words.say("typed-page-copy")), "copy"),
        (_first(words.say("typed-go-on")), "go-on"),
        (_first(words.say("typed-page-more")), "more"),
    )
    return tuple(Command(word=word, about=words.say(f"pages-help-{name}")) for word, name in said)


def of_some(words: wording.Wording) -> tuple[Command, ...]:
    """Words for which there must be something first, or that only some people can use: the help page alone lists them."""
    said = (("summary", "pages-help-summary-word"), ("papers", "pages-help-papers"), ("preview-post", "pages-help-post"))
    return tuple(Command(word=_first(words.say(f"typed-{name}")), about=words.say(about)) for name, about in said)


def _first(listed: str) -> str:
    """Of the words that the catalogue lists, the one that help texts show."""
    return listed.partition(",")[0].strip()
