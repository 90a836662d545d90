"""Looks for words that nobody else may read in everything that a bot left behind: its files and its log."""

import pathlib
from collections.abc import Iterable, Sequence


def traces(folder: pathlib.Path, logged: str, secrets: Sequence[str]) -> list[str]:
    """Which of the secrets stand where: in a file of the folder (a database, what it has not yet taken in, a letter), or in the log.

    JSON writes some characters as escapes, so a secret is best of plain letters.
    """
    files = {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
    places: Iterable[tuple[str, bytes]] = [*files.items(), ("the log", logged.encode())]
    return [f"{secret!r} in {place}" for place, held in places for secret in secrets if secret.encode() in held]
