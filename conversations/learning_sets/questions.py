"""A gentle look at a question before it is put: whether advice hides in it. It hints and never blocks, and keeps nothing. Pure.

The phrases stand in the catalogue, as every language disguises its advice in another way.
"""

import enum
import re
import unicodedata

from conversations.wording import Wording

MOST_WORDS = 25
"""A longer question is mostly an answer."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MARKS = re.compile(r"[?¿][?¿! ]*")
_SPACES = re.compile(r"\s+")


class Hint(enum.StrEnum):
    """What may be worth another look, by its key in the catalogue."""

    ADVICE = "sets-hint-advice"
    """It tells somebody what to do."""
    TWO = "sets-hint-two"
    """It asks two things."""
    LONG = "sets-hint-long"
    """It is long."""


def hints(question: str, words: Wording) -> tuple[Hint, ...]:
    """What may be worth another look in this question; nothing for a short and open one. Linear in its length."""
    plain = _plain(question)
    found = []
    if _hides_advice(plain, words):
        found.append(Hint.ADVICE)
    if _asks_twice(plain, words):
        found.append(Hint.TWO)
    if len(_WORD.findall(plain)) > MOST_WORDS:
        found.append(Hint.LONG)
    return tuple(found)


def _plain(text: str) -> str:
    straight = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return _SPACES.sub(" ", straight).strip().casefold()


def _hides_advice(plain: str, words: Wording) -> bool:
    """Some phrases are advice wherever they stand, unless an asking word opens them ("what have you tried?"); some only in front."""
    asking = {*_listed(words.say("sets-asking-words"))}
    for found in re.finditer(rf"\b(?:{_alternatives(words.say('sets-advice-anywhere'))})\b", plain):
        before = plain[: found.start()].split()
        if not before or before[-1].strip("\"'(,") not in asking:
            return True
    fillers = _alternatives(words.say("sets-fillers"))
    opening = _alternatives(words.say("sets-advice-opening"))
    return re.search(rf"(?:^|[.!?;:,] |\b(?:{fillers}) )(?:{opening})\b", plain) is not None


def _asks_twice(plain: str, words: Wording) -> bool:
    if len(_MARKS.findall(plain)) > 1:
        return True
    asking = _alternatives(words.say("sets-asking-words"))
    joined = _alternatives(words.say("sets-joining-words"))
    first = re.search(rf"\b(?:{asking})\b", plain)
    # With a word between them: "where and when" is one question.
    second = re.compile(rf"\w[,;]? (?:{joined}) (?:{asking})\b")
    return first is not None and second.search(plain, first.end()) is not None


def _alternatives(listed: str) -> str:
    return "|".join(re.escape(one) for one in _listed(listed))


def _listed(listed: str) -> list[str]:
    return [one.strip() for one in listed.split(";")]
