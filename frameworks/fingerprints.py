"""Finds published sentences in a document, knowing nothing of them but their fingerprints.

A fingerprint is the SHA-256 of a unit's published text, of which only letters and digits are left, in small letters, without spaces.
So it does not matter how a document breaks lines, words and pages, or which dashes and quotes it has. Beside it stands how many
characters those are, so that a document can be looked through for it. The published text itself is nowhere.
"""

import collections
import dataclasses
import hashlib
import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from frameworks import errors

SUFFIX = ".sha256"
"""Beside `<id>/<version>.toml` stands `<id>/<version>.sha256`: a line for each unit, "<SHA-256> <characters> <path>"."""

_LINE = re.compile(r"([0-9a-f]{64}) ([1-9][0-9]{0,4}) ([a-z0-9_/]{1,200})")

_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
"""Tags that may stand in the middle of a word; all the others part words."""
_TAG = re.compile(r"<[^<>]{0,300}>")
_NOTE = re.compile(r"<sup>\s*\d{1,3}\s*</sup>|\[\^?\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+", re.IGNORECASE)
"""The number of a footnote."""
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,300}\)")
_STARS = re.compile(r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)

_BREAK = r"[-\u00ad\u2010\u2011][ \t]*\n\s*"
_BROKEN = re.compile(rf"(?<!\w)(\w++)({_BREAK})(?=(\w++))")
_BOTH_HALVES = re.compile(rf"(?<!\w)\w++{_BREAK}\w++")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOFT = "\u00ad"

_PAGE = r"(p ?a ?g ?e\b)?[-–—|\s]*"
_PAGE_LINE = re.compile(rf"[-–—|\s]*{_PAGE}\d{{1,4}}(\s*(of|/)\s*\d{{1,4}})?[-–—|\s]*{_PAGE}", re.IGNORECASE)
_EDGE = 3
"""So many lines at the top and at the foot of a page may be running ones."""
_RUNNING, _SHORT = 3, 120
"""Where pages cannot be told apart, a line of so few characters that stands so often may be a running one."""

_OPENING = re.compile(r"['‘“\"\(\[]*$")
_ENDING = re.compile(r"['’”\"\)\].?!:…]*")


class UnfitFingerprints(errors.BoardpulseError):
    """A file of fingerprints cannot be read. Install Boardpulse again."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """What is known of one unit's published text. `size` is in characters, after normalising."""

    path: str
    digest: str
    size: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read a document: its letters and digits in a row, where words begin among them, and where each came from."""

    letters: str
    starts: tuple[int, ...]
    origin: tuple[int, ...]
    text: str

    def published(self, start: int, size: int) -> str:
        """The document's own words for a stretch of letters, on one line, with the mark that ends the sentence.

        A semicolon or a comma is left out: it ends nothing but a place in a list.
        """
        first, last = self.origin[start], self.origin[start + size - 1] + 1
        opening, ending = _OPENING.search(self.text[:first][-20:]), _ENDING.match(self.text[last:][:20])
        whole = (opening[0] if opening else "") + self.text[first:last] + (ending[0] if ending else "")
        return " ".join(whole.split())


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stream:
    """A document as it is looked through: the ways to read it, from the one that leaves out least to the one that leaves out most.

    A sentence may go on over the page, so that the number of the page, its head or the head of a table stands in its middle. Yet
    a number or a line that comes again may be part of a sentence too. Nobody can tell, so each way is tried; a fingerprint fits
    only what was published, whatever was left out around it.
    """

    readings: tuple[Reading, ...]


def of(path: str, published: str) -> Fingerprint:
    """The fingerprint of one published text."""
    letters = _reading(published).letters
    return Fingerprint(path=path, digest=_digest(letters), size=len(letters))


def read(file: Path) -> tuple[Fingerprint, ...]:
    """The fingerprints in a file; none where there is no such file. Raises UnfitFingerprints."""
    if not file.is_file():
        return ()
    found = []
    for line in file.read_text(encoding="ascii").splitlines():
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise UnfitFingerprints
        found.append(Fingerprint(digest=parts[1], size=int(parts[2]), path=parts[3]))
    return tuple(found)


def written(fingerprints: Sequence[Fingerprint]) -> str:
    """As `read` reads them."""
    return "".join(f"{one.digest} {one.size} {one.path}\n" for one in fingerprints)


def stream(text: str) -> Stream:
    """A document ready to be looked through. Markup is left out of every reading, and words broken at the end of a line are whole."""
    pages = [[line for line in page.splitlines() if line.strip()] for page in text.split("\f")]
    ways = (pages, _without_page_lines(pages), _without_edges(pages), _without_repeated_lines(pages))
    texts = dict.fromkeys("\n".join(line for page in way for line in page) for way in ways)
    return Stream(readings=tuple(_reading(one) for one in texts))


def find(fingerprints: Sequence[Fingerprint], document: Stream) -> Mapping[str, str]:
    """The published words of each unit that stands in the document, by path. The first place of the first reading counts."""
    found: dict[str, str] = {}
    for reading in document.readings:
        found |= _find([one for one in fingerprints if one.path not in found], reading)
    return found


def _find(fingerprints: Sequence[Fingerprint], reading: Reading) -> dict[str, str]:
    wanted: dict[int, dict[str, list[str]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for one in fingerprints:
        wanted[one.size][one.digest].append(one.path)
    found: dict[str, str] = {}
    ends = {*reading.starts, len(reading.letters)}
    for size, digests in wanted.items():
        for start in reading.starts:
            if start + size in ends:
                for path in digests.get(_digest(reading.letters[start : start + size]), ()):
                    found.setdefault(path, reading.published(start, size))
    return found


def _digest(letters: str) -> str:
    return hashlib.sha256(letters.encode()).hexdigest()


def _reading(text: str) -> Reading:
    plain = _whole_words(_ENTITY.sub(lambda one: html.unescape(one[0]), _STARS.sub("", _LINK.sub(r"\1", _without_tags(text)))))
    plain = unicodedata.normalize("NFC", plain)
    letters, starts, origin = list[str](), list[int](), list[int]()
    before = " "
    for place, character in enumerate(plain):
        kept = [one for one in unicodedata.normalize("NFKC", character).casefold() if one.isalnum()]
        if kept and _parts(before, character):
            starts.append(len(letters))
        letters += kept
        origin += [place] * len(kept)
        before = character if kept else " "
    return Reading(letters="".join(letters), starts=tuple(starts), origin=tuple(origin), text=plain)


def _parts(before: str, after: str) -> bool:
    """Whether a word begins here. Some documents glue sentences together, and footnote numbers to words."""
    return before == " " or (before.islower() and after.isupper()) or before.isalpha() != after.isalpha()


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _INLINE.sub("", _NOTE.sub("", text)))


def _whole_words(text: str) -> str:
    """Words broken at the end of a line made whole. A hyphen of their own stays: "long-term" is one of those, "strat-egy" is none."""
    words = set(_WORD.findall(_BOTH_HALVES.sub(" ", text).casefold()))

    def whole(one: re.Match[str]) -> str:
        left, right = one[1].casefold(), one[3].casefold()
        is_own = f"{left}-{right}" in words or {left, right} <= words
        return one[1] if one[2].startswith(_SOFT) or left + right in words or not is_own else f"{one[1]}-"

    return _BROKEN.sub(whole, text)


_Pages = list[list[str]]


def _without_page_lines(pages: _Pages) -> _Pages:
    return [[line for line in page if not _PAGE_LINE.fullmatch(line)] for page in pages]


def _without_edges(pages: _Pages) -> _Pages:
    """Without what the tops or the feet of several pages have in common, but for the number."""
    held = _without_page_lines(pages)
    times = collections.Counter(one for page in held for one in {_alike(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return [[line for place, line in enumerate(page) if _EDGE <= place < len(page) - _EDGE or times[_alike(line)] < 2] for page in held]


def _without_repeated_lines(pages: _Pages) -> _Pages:
    held = _without_page_lines(pages)
    times = collections.Counter(_alike(line) for page in held for line in page)
    return [[line for line in page if times[_alike(line)] < _RUNNING or len(line.strip()) > _SHORT] for page in held]


def _alike(line: str) -> str:
    """The same for lines that differ in their numbers and spaces only."""
    return " ".join(re.sub(r"\d+", "#", line).split())
