"""Welsh: a sitting is complete, and whatever else it lacks is said in English, message by message."""

import ast
import datetime
import pathlib
import re
import zoneinfo

import fluent.syntax
import pytest
from fluent.syntax import ast as ftl

from conversations import wording
from tests.unit.conversations import test_wording

CONVERSATIONS = pathlib.Path(wording.__file__).parents[1]
WELSH, ENGLISH = wording.Wording("cy"), wording.Wording()
OF_A_SITTING = ("cards", "forms", "hints", "languages", "pick_card", "pulse", "questions", "readback", "ways")
OF_THEIR_OWN = ("commands", "kept", "pages", "reflection")
SUBJECTS = ("words", "languages", "pulse", "reflection", "inbox", "pages", "slack", "teams")
TYPED_IN = ("pulse", "pick", "reflection", "inbox", "languages")
LONDON = zoneinfo.ZoneInfo("Europe/London")


def keys(language: str, subject: str) -> set[str]:
    body = fluent.syntax.parse((test_wording.CATALOGUES / language / f"{subject}.ftl").read_text(encoding="utf-8")).body
    return {entry.id.name for entry in body if isinstance(entry, ftl.Message)}


def typed_words(language: str) -> set[str]:
    return {key for subject in TYPED_IN for key in keys(language, subject) if key.startswith("typed-")}


def spoken_by(module: str) -> set[str]:
    """Every key that a module names, whole or in pieces. Words to type are another test's."""
    nodes = list(ast.walk(ast.parse((CONVERSATIONS / f"{module}.py").read_text(encoding="utf-8"))))
    known = test_wording.catalogue("en-GB")
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)} & known.keys()
    for node in (node for node in nodes if isinstance(node, ast.JoinedStr)):
        pieces = "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[a-z-]+" for one in node.values)
        if re.match(r"[a-z]+\\-", pieces):
            whole |= {key for key in known if re.fullmatch(pieces, key)}
    return {key for key in whole if not key.startswith("typed-")}


@pytest.mark.parametrize("module", [*OF_A_SITTING, *OF_THEIR_OWN])
def test_whatever_is_said_in_a_sitting_is_there_in_welsh(module: str) -> None:
    said = spoken_by(module)
    assert said
    assert sorted(said - test_wording.catalogue("cy").keys()) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_these_subjects_are_complete(subject: str) -> None:
    theirs = keys("en-GB", subject)
    assert theirs
    # Which word names a channel is asked before it is known who writes, and so in what language.
    assert sorted(theirs - keys("cy", subject) - {"typed-channel"}) == []


def test_every_word_that_is_typed_in_a_sitting_has_a_welsh_one() -> None:
    of_coordinators = {"typed-channel"}
    listed = typed_words("en-GB") - of_coordinators
    assert {"typed-not-sure", "typed-review", "typed-page-home", "typed-let-pass", "typed-pick-done"} <= listed
    assert sorted(listed - typed_words("cy")) == []


def test_no_welsh_word_means_something_else_in_english() -> None:
    def meanings(language: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key in typed_words(language) - {"typed-change-hint"}:
            for one in wording.Wording(language).say(key).split(","):
                found.setdefault(one.strip().casefold(), set()).add(key)
        return found

    english, welsh = meanings("en-GB"), meanings("cy")
    assert {word: (meant, english[word]) for word, meant in welsh.items() if word in english and not meant <= english[word]} == {}


def test_what_welsh_lacks_is_said_in_english_one_message_at_a_time() -> None:
    assert "digest-notification" not in test_wording.catalogue("cy")
    assert WELSH.say("digest-notification") == ENGLISH.say("digest-notification")
    assert WELSH.say("pulse-skip") == "Hepgor"


def test_the_noun_behind_a_number_changes_as_in_speech() -> None:
    said = [WELSH.say("pages-waiting", left=left, total=11, closes="…").split(" o 11")[0] for left in (0, 1, 2, 3, 4, 6, 10)]
    assert said == [
        "Mae 0 cwestiwn",
        "Mae un cwestiwn",
        "Mae 2 gwestiwn",
        "Mae 3 chwestiwn",
        "Mae 4 cwestiwn",
        "Mae 6 chwestiwn",
        "Mae 10 cwestiwn",
    ]
    assert [WELSH.say("pulse-ahead", months=months)[-7:] for months in (2, 12)] == [" 2 fis?", "12 mis?"]


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (datetime.datetime(2026, 12, 4, 17, 30, tzinfo=datetime.UTC), "Dydd Gwener 4 Rhagfyr am 5.30\u00a0yh"),
        (datetime.datetime(2026, 7, 3, 8, 0, tzinfo=datetime.UTC), "Dydd Gwener 3 Gorffennaf am 9\u00a0yb"),
        (datetime.datetime(2026, 7, 3, 11, 0, tzinfo=datetime.UTC), "Dydd Gwener 3 Gorffennaf am hanner dydd"),
    ],
)
def test_days_and_times_are_welsh(instant: datetime.datetime, said: str) -> None:
    assert WELSH.day_and_time(instant, LONDON) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [(["Slack", "Teams"], "Slack a Teams"), (["Slack", "Outlook"], "Slack ac Outlook"), (["Nia", "Wil", "Ŷr"], "Nia, Wil, ac Ŷr")],
)
def test_lists_are_joined_as_the_next_word_begins(items: list[str], said: str) -> None:
    assert WELSH.list_of(items) == said


@pytest.mark.parametrize(
    ("locale", "found"),
    [
        ("cy-GB", "cy"), ("cy_gb", "cy"), ("CY", "cy"), ("en-GB", "en-GB"), ("en-gb", "en-GB"), ("en-US", None), ("de", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_platforms_locale_finds_its_catalogue(locale: str | None, found: str | None) -> None:
    assert wording.closest(locale) == found


def test_languages_are_named_in_themselves_and_in_each_other() -> None:
    assert (wording.own_name("cy"), wording.own_name("en-GB")) == ("Cymraeg", "English")
    assert (WELSH.name_of("en-GB"), ENGLISH.name_of("cy")) == ("Saesneg", "Welsh")
    assert ENGLISH.name_of("zz") == "zz"
    assert wording.names("cy") == {"cymraeg", "welsh"}
