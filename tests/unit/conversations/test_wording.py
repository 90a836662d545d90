import ast
import datetime
import functools
import pathlib
import re
import zoneinfo
from collections.abc import Iterator

import fluent.syntax
import fluent.syntax.visitor
import pytest
from fluent.syntax import ast as ftl
from hypothesis import given
from hypothesis import strategies as st

from conversations import wording

ROOT = pathlib.Path(__file__).parents[3]
CATALOGUES = pathlib.Path(wording.__file__).parent
FORBIDDEN = re.compile(r"\b(scor\w*|rank\w*|league\w*|perform\w*|red|amber|green|anonym\w*)\b", re.IGNORECASE)
LONDON = zoneinfo.ZoneInfo("Europe/London")
WORDS = wording.Wording()


class Variables(fluent.syntax.visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the name is Fluent's
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - the name is Fluent's
        self.messages.add(node.id.name)


@functools.cache
def catalogue(language: str) -> dict[str, ftl.Message]:
    files = sorted((CATALOGUES / language).glob("*.ftl"))
    entries = [entry for file in files for entry in fluent.syntax.parse(file.read_text(encoding="utf-8")).body]
    return {entry.id.name: entry for entry in entries if isinstance(entry, ftl.Message)}


def variables(message: ftl.Message) -> Variables:
    found = Variables()
    found.visit(message)
    return found


def readings(pattern: ftl.Pattern) -> list[str]:
    """A pattern with each of its choices taken once; a placeable counts as one word."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            texts = [text + element.value for text in texts]
        elif isinstance(element.expression, ftl.SelectExpression):
            variants = [text for variant in element.expression.variants for text in readings(variant.value)]
            texts = [texts[0] + variant for variant in variants] + [text + variants[0] for text in texts[1:]]
        else:
            texts = [text + "X" for text in texts]
    return texts


def sentences(pattern: ftl.Pattern) -> Iterator[str]:
    for text in readings(pattern):
        yield from re.split(r"(?<=[.!?:;])\s+|\n\s*\n", text)


@functools.cache
def sources() -> list[ast.AST]:
    files = [file for room in ("bot", "adapters", "conversations") for file in sorted((ROOT / room).rglob("*.py"))]
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def said() -> Iterator[tuple[str, set[str] | None]]:
    """Every key in a call of say(...), with the names of its arguments; None where they are handed on as a whole."""
    for node in (node for tree in sources() for node in ast.walk(tree)):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name != "say":
            continue
        first = node.args[0]
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        keywords = {keyword.arg for keyword in node.keywords}
        given_names = None if None in keywords else {name for name in keywords if name}
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield choice.value, given_names


def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every text in the code, and every pieced-together text as a pattern."""
    nodes = [node for tree in sources() for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    pieced = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    patterns = [
        "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z-]+" for part in one.values) for one in pieced
    ]
    return texts, [re.compile(pattern) for pattern in patterns if re.match(r"[a-z]+\\-", pattern)]


@pytest.mark.parametrize("language", wording.languages())
def test_every_catalogue_parses_and_names_each_message_once(language: str) -> None:
    seen: list[str] = []
    for file in sorted((CATALOGUES / language).glob("*.ftl")):
        body = fluent.syntax.parse(file.read_text(encoding="utf-8")).body
        assert [entry.content for entry in body if isinstance(entry, ftl.Junk)] == [], file.name
        seen += [entry.id.name for entry in body if isinstance(entry, ftl.Message)]
    assert sorted(seen) == sorted(set(seen))


def test_every_key_the_code_says_exists_and_gets_its_arguments() -> None:
    known = catalogue(wording.DEFAULT_LANGUAGE)
    calls = list(said())
    assert len(calls) > 30
    assert sorted({key for key, _ in calls if key not in known}) == []
    lacking = {key: variables(known[key]).names - names for key, names in calls if names is not None}
    assert {key: names for key, names in lacking.items() if names} == {}


def test_every_message_is_used() -> None:
    known = catalogue(wording.DEFAULT_LANGUAGE)
    texts, patterns = mentioned()
    texts |= {name for message in known.values() for name in variables(message).messages}
    unused = [key for key in known if key not in texts and not any(pattern.fullmatch(key) for pattern in patterns)]
    assert unused == []


@pytest.mark.parametrize("language", wording.languages())
def test_no_language_says_what_english_does_not_or_from_other_arguments(language: str) -> None:
    ours, theirs = catalogue(wording.DEFAULT_LANGUAGE), catalogue(language)
    assert sorted(theirs.keys() - ours.keys()) == []
    assert {key: variables(one).names for key, one in theirs.items()} == {key: variables(ours[key]).names for key in theirs}


def test_the_words_are_plain_english() -> None:
    """One test for thousands of keys, which names every fault."""
    said_by = {key: message.value for key, message in catalogue(wording.DEFAULT_LANGUAGE).items()}
    assert len(said_by) > 1000
    assert [key for key, pattern in said_by.items() if pattern is None] == []
    every = [(key, sentence) for key, pattern in said_by.items() if pattern is not None for sentence in sentences(pattern)]
    assert [(key, sentence) for key, sentence in every if len(sentence.split()) > 25] == []
    assert [(key, sentence) for key, sentence in every if FORBIDDEN.search(sentence)] == []


def test_the_lint_sees_into_every_choice() -> None:
    (message,) = fluent.syntax.parse("key = Well. { $n ->\n    [one] A rank\n   *[other] Fine { $n }\n } here.\n").body
    assert isinstance(message, ftl.Message)
    assert message.value is not None
    assert {"A rank here.", "Fine X here."} <= set(sentences(message.value))


def test_what_is_not_in_the_catalogue_is_never_printed_as_its_key() -> None:
    with pytest.raises(wording.WordingError, match="no-such-key"):
        WORDS.say("no-such-key")


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(wording.WordingError, match="words-day-and-time"):
        WORDS.say("words-day-and-time", day="Friday")


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(wording.WordingError, match="en-GB"):
        wording.Wording(language="tlh")


def test_british_english_is_there() -> None:
    assert wording.DEFAULT_LANGUAGE in wording.languages()


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime.datetime(2026, 12, 4, 17, 0, tzinfo=datetime.UTC), "Friday 4 December at 5\u00a0pm"),
        (datetime.datetime(2026, 7, 3, 8, 30, tzinfo=datetime.UTC), "Friday 3 July at 9.30\u00a0am"),
        (datetime.datetime(2026, 7, 3, 11, 0, tzinfo=datetime.UTC), "Friday 3 July at midday"),
        (datetime.datetime(2026, 7, 3, 23, 0, tzinfo=datetime.UTC), "Saturday 4 July at midnight"),
        (datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC), "Sunday 25 October at 1.30\u00a0am"),
    ],
)
def test_days_and_times_are_local(instant: datetime.datetime, words: str) -> None:
    assert WORDS.day_and_time(instant, LONDON) == words


def test_what_is_kept_carries_its_year() -> None:
    assert WORDS.date_and_year(datetime.datetime(2026, 12, 31, 23, 59, tzinfo=datetime.UTC), LONDON) == "Thursday 31 December 2026"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        WORDS.date(datetime.datetime(2026, 12, 4), LONDON)  # noqa: DTZ001 - the naive instant is the point


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["Strategy", "Information and Intelligence"], "Strategy, and Information and Intelligence"),
        (["A and B", "C", "2 others"], "A and B; C; and 2 others"),
        (["A and B"], "A and B"),
        (["Sand", "Android"], "Sand and Android"),
    ],
)
def test_names_that_hold_an_and_are_kept_apart(items: list[str], words: str) -> None:
    assert WORDS.list_of(items) == words


def test_in_welsh_its_own_and_counts() -> None:
    welsh = wording.Wording("cy")
    assert welsh.list_of(["Ansawdd ac Iechyd", "Arian", "Elw"]) == "Ansawdd ac Iechyd; Arian; ac Elw"
    assert welsh.list_of(["Arian", "Elw"]) == "Arian ac Elw"


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a, b", "c"], "a, b and c")]
)
def test_lists_read_as_running_text(items: list[str], words: str) -> None:
    assert WORDS.list_of(items) == words


def test_lines_broken_in_the_catalogue_are_joined_and_people_s_own_lines_are_not() -> None:
    text = WORDS.say("summary-response-low", answered=5, eligible=14, missing=9)
    assert text == "5 of 14 answered, so 9 views are missing. Take the rest as a first look."
    assert WORDS.say("summary-question", question="One?\nTwo?").endswith("One?\nTwo?")


def test_right_to_left_text_cannot_reorder_ours() -> None:
    assert wording.isolate("\u202eRiverside\u0000 Board") == "Riverside Board"
    assert wording.isolate("שלום") == "\u2068שלום\u2069"
    assert wording.isolate("one\nשלום\u2069 two") == "one\n\u2068שלום two\u2069"


@given(st.text())
def test_isolated_text_holds_balanced_isolates_on_every_line(text: str) -> None:
    for line in wording.isolate(text).split("\n"):
        assert line.count("\u2068") == line.count("\u2069") <= 1
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u0000\r")


def test_a_number_and_its_digits_are_not_taken_for_each_other() -> None:
    for _ in range(2):
        assert WORDS.say("pulse-now-was", now=10**6) == "Now: 1,000,000"
        assert WORDS.say("pulse-now-was", now="1000000") == "Now: 1000000"


def test_the_order_of_arguments_does_not_matter() -> None:
    assert WORDS.say("words-day-and-time", day="Friday", time="5 pm") == WORDS.say("words-day-and-time", time="5 pm", day="Friday")


def test_a_message_said_again_is_not_put_together_again() -> None:
    WORDS.say("pulse-now-was", now="said before")
    hits = wording._remembered.cache_info().hits
    assert WORDS.say("pulse-now-was", now="said before") == "Now: said before"
    assert wording.Wording().say("pulse-now-was", now="said before") == "Now: said before"
    assert wording._remembered.cache_info().hits == hits + 2


def test_long_texts_of_people_are_never_remembered_and_there_is_a_bound() -> None:
    size = wording._remembered.cache_info().currsize
    assert WORDS.say("pulse-now-was", now="x" * 81) == f"Now: {'x' * 81}"
    assert wording._remembered.cache_info().currsize == size
    assert wording._remembered.cache_info().maxsize == 2048


def test_a_fault_is_a_fault_again_the_second_time() -> None:
    for _ in range(2):
        with pytest.raises(wording.WordingError, match="words-day-and-time"):
            WORDS.say("words-day-and-time", day="Friday")
