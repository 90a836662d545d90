"""Adopting the published wording of editions from documents that somebody holds. Nothing of it leaves their machine."""

import dataclasses
import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from frameworks import errors, fingerprints, keeping, layer_files, layers, loader, units


class CannotKeep(errors.BoardpulseError):
    """The wording cannot be kept. Check that you may write to the data folder, and that the disk has room."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Adopted:
    """What was found of one edition. `missing` are the paths of the units that were not; `file` is where the layer is, if one was kept."""

    ref: str
    found: int
    of: int
    missing: tuple[str, ...]
    file: Path | None = None


def adopt(library: loader.Library, documents: Iterable[str], folder: Path, today: datetime.date) -> list[Adopted]:
    """Look for every unit of every edition in the texts of documents, and keep what was found as wording layers in the data folder.

    An edition of which nothing is found is left as it was, and what was adopted before and is not found now stands. All layers are
    kept or none. A layer that this takes the place of stays beside it: a pulse keeps the words it was opened with. Raises CannotKeep.
    """
    streams = [fingerprints.stream(text) for text in documents]
    reports, made = list[Adopted](), dict[str, layers.Layer]()
    kept: dict[Path, str] = {}
    for ref in library:
        known = library.fingerprints(ref)
        found = _found(known, streams)
        missing = tuple(one.path for one in known if one.path not in found)
        if known:
            reports.append(Adopted(ref=ref, found=len(found), of=len(known), missing=missing))
        if found:
            before = layer_files.published(folder, ref, library)
            together = {**(before.texts if before else {}), **found}
            in_order = {unit.path: together[unit.path] for unit in units.of(library[ref]) if unit.path in together}
            made[ref] = layers.Layer(edition=ref, kind=layers.Kind.PUBLISHED, made_on=today, texts=in_order)
            if before is None or before.digest != made[ref].digest:
                kept |= {} if before is None else {layer_files.former_place(folder, before): layer_files.text_of(before)}
                kept[layer_files.place(folder, made[ref])] = layer_files.text_of(made[ref])
    try:
        keeping.keep(kept)
    except OSError as exc:
        raise CannotKeep from exc
    return [dataclasses.replace(one, file=layer_files.place(folder, made[one.ref]) if one.ref in made else None) for one in reports]


def _found(known: Sequence[fingerprints.Fingerprint], streams: Sequence[fingerprints.Stream]) -> dict[str, str]:
    """The published words of each unit, from the first document that has it."""
    found: dict[str, str] = {}
    for document in streams:
        left = [one for one in known if one.path not in found]
        found |= {path: shown for path, text in fingerprints.find(left, document).items() if (shown := _as_shown(text))}
    return found


def _as_shown(text: str) -> str:
    """Fit for a chat: without marks that cannot be seen, and with letters in place of letters printed as one."""
    seen = (one for one in text if unicodedata.category(one) != "Cf")
    return "".join(unicodedata.normalize("NFKC", one) if "\ufb00" <= one <= "\ufb06" else one for one in seen).strip()
