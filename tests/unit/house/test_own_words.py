"""The seed documents are under copyright: facts and published names stand here, their sentences do not."""

import pathlib
import re
import subprocess

import pytest

from tests.conftest import ROOT, SHARED

RUN = 10
WORD = re.compile(r"[a-z0-9]+")
PUBLISHED_NAMES = (
    "principle accepted and commitment to action early progress in development initial achievements evident "
    "comprehensive assurance in place others learning from our consistent achievements",
    "needs assessment and management of priorities governance risk sharing and assurance of outcomes information and intelligence",
    "birmingham buckinghamshire calderdale cornwall croydon leicestershire north tyneside somerset wigan",
    "shared leadership and partnership empowered and resilient communities a focus on prevention and early intervention "
    "service integration system coherence and public value a culture of improvement and innovation",
)
"""Names of scales and headings are facts, and stand as published."""


def _words(text: str) -> list[str]:
    return WORD.findall(re.sub(r"<[^>]+>", " ", text).lower())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _ours() -> list[pathlib.Path]:
    command = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def test_no_run_of_ten_words_is_shared_with_the_seeds() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the seed documents are not beside the repository")
    theirs: set[tuple[str, ...]] = set()
    for seed in seeds:
        theirs |= _runs(_words(seed.read_text(encoding="utf-8", errors="replace")))
    for name in PUBLISHED_NAMES:
        theirs -= _runs(_words(name))
    shared = {}
    for path in _ours():
        try:
            found = _runs(_words(path.read_text(encoding="utf-8"))) & theirs
        except UnicodeDecodeError:
            continue
        if found:
            shared[path.relative_to(ROOT).as_posix()] = " ".join(min(found))
    assert shared == {}


def test_a_shared_run_would_be_found() -> None:
    """The net has no hole: a sentence that is laid beside itself is caught."""
    sentence = "one two three four five six seven eight nine ten eleven"
    assert _runs(_words(sentence)) & _runs(_words(f"Before. {sentence.upper()}, after"))


def test_nothing_tells_where_or_with_what_it_was_made() -> None:
    """Hosts of registries and paths of one machine have no place in the project."""
    forbidden = re.compile(
        "|".join(
            (
                "py" + "pi.org",
                "python" + "hosted",
                "registry.npm" + "js",
                "deb.deb" + "ian.org",
                "/wo" + "rk/",
                "/fa" + "rm/",
                "/ro" + "ot/",
            )
        )
    )
    found = []
    for path in _ours():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if forbidden.search(text):
            found.append(path.relative_to(ROOT).as_posix())
    assert found == []
