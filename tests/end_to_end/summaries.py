"""What the summaries of the instruments journey have to say, as anybody can read them in the channel, on whatever platform."""

import re
from collections.abc import Mapping, Sequence

from frameworks import loader, schema
from tests.end_to_end import instruments, quarter

_ANSWERED = 5
_NEXT = "A question for the meeting:"

_SAYS: Mapping[str, Sequence[str]] = {
    instruments.TOOL: ("Where you differ most: Vision.", _NEXT, "Development tool 2013: where you are", "It gives nobody marks."),
    instruments.BAROMETER: (
        "Where you see it differently",
        "Your views on this stand far apart. How sure you are: Sure.",
        "Few of you are sure about System Coherence and Public Value.",
        _NEXT,
        "Where you see it alike",
        "The same in numbers",
        "This is a start for your talk, not a measurement. Nothing here is added up, and no part is held against another.",
    ),
    instruments.AREAS: (
        "Most of you would spend time on Our place among partnerships, and Skills and confidence.",
        _NEXT,
        "Nothing else on the list was picked by more than half of you.",
        "A low count does not mean that something is done.",
    ),
    instruments.STRENGTHS: (_NEXT, "Strengths of a board: where you are", "It gives nobody marks.", "These steps are ours"),
}
"""What must be read, in this order: the talk comes first, and the numbers come after it."""

_NEVER = {
    instruments.TOOL: ("These steps are ours", "12 months"),
    instruments.BAROMETER: ("It gives nobody marks", "12 months"),
    instruments.AREAS: ("Where you differ", "Where you agree", "12 months"),
    instruments.STRENGTHS: ("12 months",),
}
FORBIDDEN = re.compile(
    r"\b(scores?|scoring|rank\w*|leagues?|performance|red|amber|green|anonym\w*|averag\w*|overall|in total|totals?|per cent)\b|%|\d[.,]\d",
    re.I,
)
_MORE_ITEMS = re.compile(r"\band \d+ others\b")
_DAYS_AND_YEARS = re.compile(r"(\d{1,2} [A-Z][a-z]+ )?\b20[0-2]\d\b")


def check(told: Sequence[str], library: loader.Library) -> None:
    """Every summary, and nothing else, came to the channel, in the order of the closes; each says what its instrument asks for.

    `told` are the channel's messages, oldest first, each with all that can be read in it.
    """
    heads = {ref: f"{quarter.BOARD}: {library[ref].short_title}" for ref in _SAYS}
    begun: list[str] = []
    texts: dict[str, str] = {}
    for message in told:
        begun += [ref for ref, head in heads.items() if head in message and ref not in begun]
        assert begun, message
        texts[begun[-1]] = f"{texts.get(begun[-1], '')}\n{message}"
    assert begun == list(_SAYS), begun
    for ref, text in texts.items():
        _check_one(library[ref], text)


def _check_one(edition: schema.Edition, text: str) -> None:
    place = 0
    for words in _SAYS[edition.ref]:
        place = text.find(words, place)
        assert place >= 0, (edition.ref, words, text)
    assert f"{_ANSWERED} of {_ANSWERED} answered." in text, text
    for words in (*_NEVER[edition.ref], instruments.THOUGHTS, *quarter.NAMES.values()):
        assert words not in text, (edition.ref, words, text)
    found = FORBIDDEN.search(text)
    assert found is None, (edition.ref, found, text)
    # What is left are levels, and people counted: whatever were added up over the parts would be more than all the people.
    bare = _MORE_ITEMS.sub("", _DAYS_AND_YEARS.sub("", text.replace(f"each of {len(edition.items)} questions", "")))
    numbers = set(map(int, re.findall(r"\d+", bare)))
    assert max(numbers) <= _ANSWERED, (edition.ref, numbers, text)
