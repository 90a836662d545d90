"""The edition that a stored pulse or reflection belongs to, in the words it was put in, or a clear word about why it cannot be had."""

import functools
import logging

from conversations import boards, records, whose_words, wording
from frameworks import errors, loader, schema

_log = logging.getLogger(__name__)


class EditionGone(errors.BoardpulseError):
    """An edition that is in use is not there any more. Put its file back: answers belong to it."""


class EditionChanged(errors.BoardpulseError):
    """An edition was edited while a pulse of it was open. Put the old file back: the answers belong to it."""


def edition_of(library: loader.Library, ref: str) -> schema.Edition:
    """The edition `id@version`. Raises EditionGone."""
    edition = library.get(ref)
    if edition is None:
        raise EditionGone(f"The edition {ref} is in use and not there any more. Put its file back: answers belong to it.")
    return edition


def worded(library: loader.Library, record: records.PulseRecord) -> schema.Edition:
    """The edition of a pulse, in the words that the pulse was opened with; in ours where those are gone. Raises EditionGone.

    With the evidence check, where the board had switched that on.
    """
    edition = edition_of(library, record.edition_ref)
    if not library.knows(edition.ref, record.wording):
        _tell_that_words_are_gone(edition.ref, record.wording)
    found = library.worded(edition.ref, record.wording)
    return library.checked(found) if boards.Extra.EVIDENCE in record.extras else found


def in_use(library: loader.Library, ref: str, board: str) -> schema.Edition:
    """The edition in the words that this board (by its key) is asked in today. Raises EditionGone."""
    return library.worded(edition_of(library, ref).ref, library.wording(ref, board))


def in_use_with(library: loader.Library, ref: str, board: str, item_key: str) -> schema.Edition:
    """The same with this item in it, though the board may have removed it since. Raises EditionGone, also where it is gone for good."""
    edition = library.with_item(in_use(library, ref, board), board, item_key)
    if edition.item(item_key) is None:
        raise EditionGone(f"{ref} has no item “{item_key}” any more. Put the wording of the board {board} back: answers belong to it.")
    return edition


def labelled(edition: schema.Edition, language: str) -> schema.Edition:
    """The edition as people read it: what the board added itself is labelled."""
    return whose_words.labelled(edition, wording.in_language(language))


@functools.cache
def _tell_that_words_are_gone(ref: str, wording: str) -> None:
    """Once: everybody who answers comes by here."""
    _log.warning("a wording layer is gone: our own words are used", extra={"action": "wording_gone", "edition": ref, "wording": wording})


def name(library: loader.Library, ref: str) -> str:
    """The edition's short title; its reference, if the edition is gone."""
    edition = library.get(ref)
    return edition.short_title if edition else ref


def unchanged(library: loader.Library, ref: str, digest: str) -> schema.Edition:
    """The edition, as it was when its digest was taken. Raises EditionGone or EditionChanged."""
    edition = edition_of(library, ref)
    if library.digest(ref) != digest:
        raise EditionChanged(f"The edition {ref} was edited while a pulse of it was open. Put the old file back: the answers belong to it.")
    return edition
