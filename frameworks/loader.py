"""Reads the editions of a folder, or says everything that is wrong with them, all at once and in plain words.

Knows nothing about boards, pulses or platforms. An edition is one file, `<id>/<version>.toml`; data/README.md explains every key.
"""

import dataclasses
import types
from collections.abc import Iterator, Mapping
from pathlib import Path

from frameworks import checks, files, fingerprints, layer_files, layers, schema, translations

DATA = Path(__file__).parent / "data"

BESIDE = frozenset({"packs", "signposts.toml"})
"""What stands beside the editions and is none: packs.py and signposts.py read it."""

TABLES: Mapping[tuple[str, ...], type[schema.Part]] = {
    (): schema.Edition,
    ("source",): schema.Source,
    ("scale",): schema.Scale,
    ("scale", "levels"): schema.Level,
    ("scale", "sureness"): schema.Level,
    ("principles",): schema.Statement,
    ("groups",): schema.Group,
    ("items",): schema.Item,
    ("items", "descriptors"): schema.Descriptor,
    ("items", "descriptors", "statements"): schema.Statement,
    ("items", "statements"): schema.Statement,
    ("items", "aspirations"): schema.Statement,
    ("terms",): schema.Term,
}
"""Every table that a file may hold, by its path of keys."""

LISTED = frozenset({"levels", "sureness", "principles", "groups", "items", "descriptors", "statements", "aspirations", "terms"})
"""Those of which a file may hold several."""

PATTERNS: Mapping[str, str] = {
    schema.KEY_PATTERN: "2 to 40 small letters, digits and underscores, with a letter first",
    schema.VERSION_PATTERN: 'a year, such as "2011", or a year and a number, such as "2011.1"',
    schema.LANGUAGE_PATTERN: 'a language, such as "cy" or "en-GB"',
    schema.PUBLISHED_PATTERN: 'a year, such as "2011", or a year and a month, such as "2011-09"',
}
"""What each pattern of the schema asks for, in words."""


FORM = files.Form(root=schema.Edition, top="edition", tables=TABLES, listed=LISTED, patterns=PATTERNS, glossary="data/README.md")


class EditionFaults(files.FileFaults):
    """Some editions cannot be used as they stand."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Library(Mapping[str, schema.Edition]):
    """Editions by `id@version`, in alphabetical order of that reference. Cannot be changed once loaded."""

    editions: Mapping[str, schema.Edition]
    digests: Mapping[str, str]
    prints: Mapping[str, tuple[fingerprints.Fingerprint, ...]] = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))
    shelf: layers.Shelf = dataclasses.field(default_factory=layers.Shelf)
    desk: translations.Desk = dataclasses.field(default_factory=translations.Desk)
    _worded: dict[tuple[str, str], schema.Edition] = dataclasses.field(default_factory=dict, init=False, repr=False)
    """Editions in the words of layers, once they were asked for."""
    _translated: dict[tuple[str, str, str], tuple[schema.Edition, schema.Edition]] = dataclasses.field(
        default_factory=dict, init=False, repr=False
    )
    """What was translated, and into what: every answer that is given asks for it."""

    def __getitem__(self, ref: str) -> schema.Edition:
        return self.editions[ref]

    def __iter__(self) -> Iterator[str]:
        return iter(self.editions)

    def __len__(self) -> int:
        return len(self.editions)

    def digest(self, ref: str) -> str:
        """SHA-256 of the file's bytes, as 64 hex digits: a used edition whose digest changes was edited. KeyError if unknown."""
        return self.digests[ref]

    def fingerprints(self, ref: str) -> tuple[fingerprints.Fingerprint, ...]:
        """What is known of the published text of each unit; nothing for an edition that was never published as a text."""
        return self.prints.get(ref, ())

    def wording(self, ref: str, board: str = "") -> str:
        """The wording layers in use: the published one, and this board's own (by its key). As a pulse pins them; empty for none."""
        return self.shelf.wording(ref, board)

    def knows(self, ref: str, wording: str) -> bool:
        """Whether every layer of a wording is here, so that `worded` says what was said then."""
        if not wording:
            return True
        found = [self.shelf.known.get(digest) for digest in layers.Wording.read(wording).digests]
        return all(one is not None and one.edition == ref for one in found)

    def worded(self, ref: str, wording: str) -> schema.Edition:
        """The edition in the words of these layers; in our own where a layer is not here any more. KeyError if unknown."""
        edition = self.editions[ref]
        if not wording or not self.knows(ref, wording):
            return edition
        if (ref, wording) not in self._worded:
            found = [self.shelf.known[digest] for digest in layers.Wording.read(wording).digests]
            self._worded[ref, wording] = layers.applied(edition, found, wording)
        return self._worded[ref, wording]

    def translated(self, edition: schema.Edition, language: str) -> schema.Edition:
        """An edition of ours in this language, as far as somebody translated it. What a board worded anew stays as the board has it."""
        key = (edition.ref, edition.wording, language)
        before = self._translated.get(key)
        if before is None or before[0] is not edition:
            found = self.desk.translated(edition, language, (self.own_words(edition.ref, edition.wording) or {}).keys())
            before = self._translated[key] = edition, found
        return before[1]

    def own_words(self, ref: str, wording: str) -> Mapping[str, str] | None:
        """What a board's own layer in this wording says, by the paths of units; None where that layer is not here any more."""
        local = layers.Wording.read(wording).local
        if not self.knows(ref, str(layers.Wording(local=local))):
            return None
        return self.shelf.known[local].texts if local else {}


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Page:
    """One file as read: an edition if it is sound, a draft if it is TOML at all, and its faults."""

    digest: str
    edition: schema.Edition | None
    draft: checks.Draft | None
    faults: tuple[checks.Fault, ...]


def load(folder: Path | None = None, *, data_folder: Path | None = None) -> Library:
    """Read every edition under `folder`, by default the ones that come with Boardpulse, and the wording layers of a data folder.

    Raises EditionFaults with every fault of every file, so that an editor can put all of them right in one go; then LayerFaults alike;
    and UnfitFingerprints.
    """
    folder = folder or DATA
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".toml" and path.relative_to(folder).parts[0] not in BESIDE)
    pages = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    faults = [fault for page in pages for fault in page.faults]
    faults += checks.repeated([page.draft for page in pages if page.draft])
    if not paths:
        message = "There is no edition here. Add one as <id>/<version>.toml, or name another folder."
        faults.append(checks.Fault(file=folder.as_posix(), item="folder", message=message))
    if faults:
        raise EditionFaults(sorted(faults, key=lambda fault: fault.file))
    sound = sorted(((page.edition, page.digest) for page in pages if page.edition), key=lambda pair: pair[0].ref)
    editions = types.MappingProxyType({edition.ref: edition for edition, _ in sound})
    return Library(
        editions=editions,
        digests=types.MappingProxyType({edition.ref: digest for edition, digest in sound}),
        prints=types.MappingProxyType({edition.ref: _prints(folder, edition) for edition, _ in sound}),
        shelf=layers.Shelf() if data_folder is None else layer_files.read(data_folder, editions),
        desk=translations.Desk(shelf=translations.NONE if data_folder is None else translations.read(data_folder, editions)),
    )


def check_file(path: Path) -> schema.Edition:
    """One edition, wherever its file stands. Raises EditionFaults with every fault."""
    page = files.read(FORM, path, path.name)
    faults = [*page.faults, *(() if page.table is None else checks.check_text(checks.draft(path.name, page.table)))]
    if faults or page.held is None:
        raise EditionFaults(faults)
    return page.held


def _prints(folder: Path, edition: schema.Edition) -> tuple[fingerprints.Fingerprint, ...]:
    return fingerprints.read(folder / edition.id / f"{edition.version}{fingerprints.SUFFIX}")


def _read(path: Path, file: str) -> _Page:
    page = files.read(FORM, path, file)
    draft = None if page.table is None else checks.draft(file, page.table)
    spanning = () if draft is None else checks.check(draft)
    return _Page(digest=page.digest, edition=page.held, draft=draft, faults=(*page.faults, *spanning))
