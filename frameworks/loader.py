"""Reads the editions of a folder, or says everything that is wrong with them, all at once and in plain words.

Knows nothing about boards, pulses or platforms. An edition is one file, `<id>/<version>.toml`; data/README.md explains every key.
Beside those that come with Boardpulse a data folder may hold editions of its own, in `editions/`.
"""

import dataclasses
import types
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from frameworks import checks, files, fingerprints, layer_files, layers, schema, translations

DATA = Path(__file__).parent / "data"

FOLDER = "editions"
"""The folder of editions of somebody's own, in a data folder."""

BESIDE = frozenset({"packs", "questions.toml", "signposts.toml"})
"""What stands beside the editions and is none: packs.py, annex.py and signposts.py read it."""

TABLES: Mapping[tuple[str, ...], type[schema.Part]] = {
    (): schema.Edition,
    ("source",): schema.Source,
    ("scale",): schema.Scale,
    ("scale", "levels"): schema.Level,
    ("scale", "sureness"): schema.Level,
    ("scale", "evidence"): schema.Level,
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

LISTED = frozenset({"levels", "sureness", "evidence", "principles", "groups", "items", "descriptors", "statements", "aspirations", "terms"})
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


@dataclasses.dataclass(frozen=True, kw_only=True)
class Refused:
    """A file of somebody's own that is not used. `file` is relative to the data folder, `ref` the edition it would be by its place."""

    file: str
    ref: str
    faults: tuple[checks.Fault, ...]


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Library(Mapping[str, schema.Edition]):
    """Editions by `id@version`, in alphabetical order of that reference. Cannot be changed once loaded.

    Those in `own` are of the data folder; `refused` are the files there that are not used.
    """

    editions: Mapping[str, schema.Edition]
    digests: Mapping[str, str]
    prints: Mapping[str, tuple[fingerprints.Fingerprint, ...]] = dataclasses.field(default_factory=lambda: types.MappingProxyType({}))
    shelf: layers.Shelf = dataclasses.field(default_factory=layers.Shelf)
    desk: translations.Desk = dataclasses.field(default_factory=translations.Desk)
    own: frozenset[str] = frozenset()
    refused: tuple[Refused, ...] = ()
    _worded: dict[tuple[str, str], schema.Edition] = dataclasses.field(default_factory=dict, init=False, repr=False)
    """Editions in the words of layers, once they were asked for."""
    _checked: dict[tuple[str, str], tuple[schema.Edition, schema.Edition]] = dataclasses.field(default_factory=dict, init=False, repr=False)
    """What the evidence check was switched on for, and what came of it: every answer that is given asks for it."""
    _translated: dict[tuple[str, str, bool, str], tuple[schema.Edition, schema.Edition]] = dataclasses.field(
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

    def checked(self, edition: schema.Edition) -> schema.Edition:
        """An edition of ours with its evidence check on; itself where it has none."""
        key = (edition.ref, edition.wording)
        before = self._checked.get(key)
        if before is None or before[0] is not edition:
            before = self._checked[key] = edition, edition.with_evidence()
        return before[1]

    def translated(self, edition: schema.Edition, language: str) -> schema.Edition:
        """An edition of ours in this language, as far as somebody translated it. What a board worded anew stays as the board has it."""
        key = (edition.ref, edition.wording, edition.checks_evidence, language)
        before = self._translated.get(key)
        if before is None or before[0] is not edition:
            found = self.desk.translated(edition, language, (self.own_words(edition.ref, edition.wording) or {}).keys())
            before = self._translated[key] = edition, found
        return before[1]

    def own_words(self, ref: str, wording: str) -> Mapping[str, str] | None:
        """What a board's own layer in this wording says, as `Layer.own_words` has it; None where that layer is not here any more."""
        local = layers.Wording.read(wording).local
        if not self.knows(ref, str(layers.Wording(local=local))):
            return None
        return self.shelf.known[local].own_words if local else {}

    def with_item(self, edition: schema.Edition, board: str, key: str) -> schema.Edition:
        """An edition of ours, with this item also where the board (by its key) added and removed it; as it is if there is none."""
        layer = self.shelf.in_use.get((edition.ref, board))
        if edition.item(key) is not None or layer is None:
            return edition
        return layers.with_removed(edition, layer, key)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Page:
    """One file as read: an edition if it is sound, a draft if it is TOML at all, and its faults."""

    digest: str
    edition: schema.Edition | None
    draft: checks.Draft | None
    faults: tuple[checks.Fault, ...]


def load(folder: Path | None = None, *, data_folder: Path | None = None) -> Library:
    """Read every edition under `folder`, by default the ones that come with Boardpulse, and the editions and layers of a data folder.

    Raises EditionFaults with every fault of every file, so that an editor can put all of them right in one go; then LayerFaults alike;
    and UnfitFingerprints. An edition of the data folder that is at fault raises nothing: it is left out, and the library names it.
    """
    folder = folder or DATA
    paths = _files(folder)
    pages = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    faults = [fault for page in pages for fault in page.faults]
    faults += checks.repeated([page.draft for page in pages if page.draft])
    if not paths:
        message = "There is no edition here. Add one as <id>/<version>.toml, or name another folder."
        faults.append(checks.Fault(file=folder.as_posix(), item="folder", message=message))
    if faults:
        raise EditionFaults(sorted(faults, key=lambda fault: fault.file))
    ours = {page.edition.ref for page in pages if page.edition}
    added, refused = ([], []) if data_folder is None else _own(data_folder / FOLDER, ours)
    sound = sorted(((page.edition, page.digest) for page in (*pages, *added) if page.edition), key=lambda pair: pair[0].ref)
    editions = types.MappingProxyType({edition.ref: edition for edition, _ in sound})
    left_out = {one.ref for one in refused} - editions.keys()
    return Library(
        editions=editions,
        digests=types.MappingProxyType({edition.ref: digest for edition, digest in sound}),
        prints=types.MappingProxyType({edition.ref: _prints(folder, edition) for edition, _ in sound if edition.ref in ours}),
        shelf=layers.Shelf() if data_folder is None else layer_files.read(data_folder, editions, left_out),
        desk=translations.Desk(shelf=translations.NONE if data_folder is None else translations.read(data_folder, editions, left_out)),
        own=frozenset(editions.keys() - ours),
        refused=tuple(refused),
    )


def check_file(path: Path) -> schema.Edition:
    """One edition, wherever its file stands. Raises EditionFaults with every fault."""
    page = files.read(FORM, path, path.name)
    faults = [*page.faults, *(() if page.table is None else checks.check_text(checks.draft(path.name, page.table)))]
    if faults or page.held is None:
        raise EditionFaults(faults)
    return page.held


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".toml" and path.relative_to(folder).parts[0] not in BESIDE)


def _own(folder: Path, ours: Collection[str]) -> tuple[list[_Page], list[Refused]]:
    """The sound editions of a data folder, and the files that are none."""
    read = {path.relative_to(folder).as_posix(): _read(path, path.relative_to(folder).as_posix()) for path in _files(folder)}
    twice = checks.repeated([page.draft for page in read.values() if page.draft])
    sound, refused = [], []
    for file, page in read.items():
        faults = [*page.faults, *(fault for fault in twice if fault.file == file)]
        ref = file.removesuffix(".toml").replace("/", "@")
        if page.edition is not None and page.edition.ref in ours:
            message = f"{page.edition.ref} comes with Boardpulse already. Give this edition another id or version."
            faults.append(checks.Fault(file=file, item="edition", message=message))
        if faults or page.edition is None:
            told = tuple(dataclasses.replace(fault, file=f"{FOLDER}/{file}") for fault in faults)
            refused.append(Refused(file=f"{FOLDER}/{file}", ref=ref, faults=told))
        else:
            sound.append(page)
    return sound, refused


def _prints(folder: Path, edition: schema.Edition) -> tuple[fingerprints.Fingerprint, ...]:
    return fingerprints.read(folder / edition.id / f"{edition.version}{fingerprints.SUFFIX}")


def _read(path: Path, file: str) -> _Page:
    page = files.read(FORM, path, file)
    draft = None if page.table is None else checks.draft(file, page.table)
    spanning = () if draft is None else checks.check(draft)
    return _Page(digest=page.digest, edition=page.held, draft=draft, faults=(*page.faults, *spanning))
