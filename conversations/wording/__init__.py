"""The reader of the message catalogues: every word the bot says to a person, one folder a language, one file a subject.

Knows Fluent and babel, and nothing of what a message is about.
"""

import datetime
import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources.abc import Traversable

import babel
import babel.dates
import babel.lists
import fluent.runtime
import fluent.syntax
import fluent.syntax.visitor
from fluent.syntax import ast

from frameworks import errors

DEFAULT_LANGUAGE = "en-GB"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
NO_BREAK_SPACE = "\u00a0"
_KEPT_MARKS = {"\u200c", "\u200d", "\u200e", "\u200f", "\u061c"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_REMEMBERED = 2048
"""Messages kept ready: Fluent takes longer over a card than the database does over an answer."""
_LONGEST_REMEMBERED = 80
"""Characters of an argument with which a message is kept ready. What people write themselves is longer, and is not for keeping."""

_AND = re.compile(r"a\(c\) (?=(.))")
"""How babel joins the last of a list in Welsh: "a", which is "ac" before a vowel."""
_VOWELS = frozenset("aeiouy")

Argument = str | int


class WordingError(errors.BoardpulseError):
    """A message catalogue lacks a message, or a message cannot be put together."""


def languages() -> tuple[str, ...]:
    """Every language that has a catalogue."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if folder.is_dir() and _files(folder.name)))


@functools.lru_cache(maxsize=256)
def closest(locale: str | None) -> str | None:
    """The catalogue for a locale as platforms write it: "cy_GB" and "CY" are "cy". None where no catalogue is in that language.

    One of another country is none: whoever has their app in American English has not asked for British English.
    """
    plain = (locale or "").replace("_", "-").casefold()
    known = {one.casefold(): one for one in languages()}
    return known.get(plain) or known.get(plain.partition("-")[0])


@functools.cache
def own_name(language: str) -> str:
    """What a language calls itself: "Cymraeg"."""
    return str(_locale(language).get_language_name())


@functools.cache
def names(language: str) -> frozenset[str]:
    """What a language is called in each of our languages, in small letters: "cymraeg" and "welsh"."""
    return frozenset(str(_locale(language).get_language_name(one.partition("-")[0])).casefold() for one in languages())


def isolate(text: str) -> str:
    """A person's own text, made safe to stand between our words.

    Control characters and direction overrides go; line breaks and the small marks that scripts need stay. A line with
    right-to-left letters is wrapped in an isolate, so that it cannot reorder what stands around it. Other lines need no such
    marks and get none, as not every screen hides them.
    """
    return "\n".join(_isolated_line(line) for line in text.splitlines())


class Wording:
    """The words of one language; a key it lacks is said in British English. Raises WordingError for an unknown language."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        if language not in languages():
            raise WordingError(f"There is no message catalogue for {language!r}; there are {', '.join(languages())}.")
        self.language = language
        self._locale = _locale(language)
        _bundle(language)

    def say(self, key: str, /, **args: Argument) -> str:
        """The message `key`. Raises WordingError where no catalogue has it, or where an argument it needs is missing."""
        if not args:
            return _remembered(self.language, key, ())
        given = tuple(sorted(args.items()))
        if any(isinstance(value, str) and len(value) > _LONGEST_REMEMBERED for value in args.values()):
            return _put_together(self.language, key, given)
        return _remembered(self.language, key, given)

    def date(self, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
        """The local day in words: "Friday 4 December"."""
        return self._day(instant, zone, self.say("words-date"))

    def date_and_year(self, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
        """The local day for something that is kept: "Friday 4 December 2026"."""
        return self._day(instant, zone, self.say("words-date-and-year"))

    def time(self, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
        """The local time of day in words: "5 pm", "5.30 pm", "midday". No line breaks between the figure and what stands behind it."""
        local = _local(instant, zone)
        if local.minute == 0 and local.hour in {0, 12}:
            return self.say("words-midday") if local.hour else self.say("words-midnight")
        pattern = self.say("words-time") if local.minute else self.say("words-hour")
        return babel.dates.format_time(local.time(), pattern, locale=self._locale).replace(" ", NO_BREAK_SPACE)

    def day_and_time(self, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
        """Local day and time in words: "Friday 4 December at 5 pm"."""
        return _day_and_time(self, instant, zone)

    def list_of(self, items: Iterable[str]) -> str:
        """Items as running text: "a, b and c". Where one has an "and" of its own: "a; b and c; and d". Empty for no items."""
        listed = list(items)
        if len(listed) > 1 and any(_and_within(self.language).search(one) for one in listed):
            *first, last = listed
            listed = [f"{'; '.join(first)}{';' if len(first) > 1 else ','}", last]
        return _AND.sub(_joined, babel.lists.format_list(listed, locale=self._locale))

    def name_of(self, language: str) -> str:
        """What this language calls another one: "Saesneg". The tag as it stands for one that nobody knows."""
        try:
            return _locale(language).get_language_name(self._locale.language) or language
        except babel.UnknownLocaleError:
            return language

    def _day(self, instant: datetime.datetime, zone: datetime.tzinfo, pattern: str) -> str:
        return babel.dates.format_date(_local(instant, zone).date(), pattern, locale=self._locale)


@functools.cache
def in_language(language: str = DEFAULT_LANGUAGE) -> Wording:
    """The words of a language, read once; British English where it has no catalogue, so that nobody is left without an answer."""
    return Wording(language if language in languages() else DEFAULT_LANGUAGE)


def heard(language: str | None, otherwise: Wording) -> Wording:
    """The words in which a message is to be framed: those of its own language, where it says which."""
    return otherwise if language is None else in_language(language)


def _put_together(language: str, key: str, given: tuple[tuple[str, Argument], ...]) -> str:
    """`given` holds the arguments in the order of their names."""
    bundles = (_bundle(one) for one in dict.fromkeys((language, DEFAULT_LANGUAGE)))
    bundle = next((one for one in bundles if one.has_message(key)), None)
    pattern = bundle.get_message(key).value if bundle else None
    if bundle is None or pattern is None:
        raise WordingError(f"No message catalogue has {key!r}.")
    text, faults = bundle.format_pattern(pattern, dict(given))
    if faults:
        raise WordingError(f"{key!r} cannot be put together: {'; '.join(map(str, faults))}.")
    return str(text)


_remembered = functools.lru_cache(maxsize=_REMEMBERED)(_put_together)


@functools.lru_cache(maxsize=_REMEMBERED)
def _day_and_time(words: Wording, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
    """Kept ready: when a pulse closes stands on every review of everybody's answers, and babel takes its time."""
    return words.say("words-day-and-time", day=words.date(instant, zone), time=words.time(instant, zone))


@functools.cache
def _locale(language: str) -> babel.Locale:
    return babel.Locale.parse(language, sep="-")


@functools.cache
def _and_within(language: str) -> re.Pattern[str]:
    """What joins two of a list in this language, where it stands within one of them."""
    joint = str(_locale(language).list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "").strip()
    return re.compile(rf" {joint.replace('(', '').replace(')', '?')} ")


def _joined(found: re.Match[str]) -> str:
    first = unicodedata.normalize("NFD", found[1])[:1].casefold()
    return "ac " if first in _VOWELS else "a "


def _local(instant: datetime.datetime, zone: datetime.tzinfo) -> datetime.datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return instant.astimezone(zone)


def _isolated_line(line: str) -> str:
    kept = "".join(one for one in line.replace("\t", " ") if one in _KEPT_MARKS or unicodedata.category(one) not in {"Cc", "Cf", "Cs"})
    if any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in kept):
        return f"{FIRST_STRONG_ISOLATE}{kept}{POP_ISOLATE}"
    return kept


def _root() -> Traversable:
    return importlib.resources.files(__name__)


def _files(language: str) -> list[Traversable]:
    return sorted((one for one in _root().joinpath(language).iterdir() if one.name.endswith(".ftl")), key=lambda one: one.name)


class _Unwrap(fluent.syntax.visitor.Transformer):
    """Joins lines that were only broken to fit the catalogue's page; an empty line still parts two paragraphs."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - the name is Fluent's
        node.value = re.sub(r"(?<!\n)\n(?!\n)", " ", node.value)
        return node


@functools.cache
def _bundle(language: str) -> fluent.runtime.FluentBundle:
    """Raises WordingError where a file does not parse, or two files hold the same message."""
    bundle = fluent.runtime.FluentBundle([language], use_isolating=False)
    seen: dict[str, str] = {}
    for file in _files(language):
        resource = fluent.syntax.parse(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise WordingError(f"{language}/{file.name} has a passage that is not Fluent: {(entry.content or '').strip()[:80]}")
            if isinstance(entry, ast.Message):
                if entry.id.name in seen:
                    raise WordingError(f"{language}/{file.name} repeats {entry.id.name!r} of {seen[entry.id.name]}.")
                seen[entry.id.name] = file.name
        bundle.add_resource(_Unwrap().visit(resource))
    return bundle
