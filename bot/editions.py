"""The edition that a stored pulse or reflection belongs to, or a clear word about why it cannot be had."""

from frameworks import errors, loader, schema


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
