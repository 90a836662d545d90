"""Whose view a round asks for, in words: of itself a board reads "you", of others "they".

One round holds the view of one kind of actor, and nothing here sets two rounds side by side. Knows no sitting and no reading.
"""

import datetime
import functools
from collections.abc import Iterable

from conversations import boards, wording

OF_OTHERS = frozenset(
    {
        "summary-notification", "summary-heading", "summary-response", "summary-response-low", "summary-too-few",
        "summary-differ-camps", "summary-differ-spread", "summary-differ-half", "summary-differ-plain", "summary-differ-also",
        "summary-differ-nowhere", "summary-question-any", "summary-agree", "summary-agree-broadly", "summary-step", "summary-step-alike",
        "summary-step-every", "summary-step-none", "summary-step-lower", "summary-arrived", "summary-celebrate-agree",
        "summary-celebrate-all",
        "summary-mostly-not-sure", "summary-mostly-not-my-area", "summary-cannot-range", "summary-cannot-same",
        "summary-chart-title", "summary-chart-title-ahead", "summary-chart-subtitle",
        "consensus-alike", "consensus-apart", "consensus-nowhere-alike", "consensus-nowhere-apart", "consensus-item", "consensus-half",
        "consensus-plain", "consensus-few-sure",
        "pick-most", "pick-most-often", "pick-no-most", "pick-next-any", "pick-low", "pick-rest-half",
        "layers-moved-other",
    }
)  # fmt: skip
"""What is said to the board of itself, and in other words of others: "summary-heading" is "others-summary-heading" there."""


def told(actor: boards.Actor, words: wording.Wording) -> wording.Wording:
    """The words in which a reading is told to the board, where it is the view of that actor."""
    return words if actor is boards.Actor.BOARD else _told(actor, words.language)


def together(rounds: Iterable[tuple[str, datetime.datetime, boards.Actor]], words: wording.Wording) -> list[tuple[str, datetime.datetime]]:
    """Rounds in a list: an edition stands once for each instant, with those who are asked where they are not only the board."""
    found: dict[tuple[str, datetime.datetime], list[boards.Actor]] = {}
    for edition, instant, actor in rounds:
        found.setdefault((edition, instant), []).append(actor)
    return [(named(edition, actors, words), instant) for (edition, instant), actors in found.items()]


def named(edition: str, actors: Iterable[boards.Actor], words: wording.Wording) -> str:
    """An edition, with those who are asked where they are not only the board."""
    asked = [one for one in boards.Actor if one in set(actors)]
    if asked == [boards.Actor.BOARD]:
        return edition
    return words.say("voices-named", edition=edition, people=words.list_of(words.say("voices-people", whose=one.value) for one in asked))


@functools.cache
def _told(actor: boards.Actor, language: str) -> wording.Wording:
    return _Told(actor, language)


class _Told(wording.Wording):
    def __init__(self, actor: boards.Actor, language: str) -> None:
        super().__init__(language)
        self._actor = actor

    def say(self, key: str, /, **args: wording.Argument) -> str:
        if key not in OF_OTHERS:
            return super().say(key, **args)
        return super().say(f"others-{key}", whose=self._actor.value, **args)
