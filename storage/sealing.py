"""Encrypts what is kept of a secret: workspaces' tokens and whatever else must not be read from a stolen copy of the database."""

from collections.abc import Sequence

from cryptography import fernet

from conversations import records
from storage import connection


class SealingError(connection.DatabaseError, records.Sealed):
    """What is kept encrypted cannot be used."""


class NoKey(SealingError):
    """There is no key to encrypt with. Set BOARDPULSE_SECRET_KEYS to what `boardpulse new-key` prints, and keep a copy of it."""


class BadKey(SealingError):
    """One of the secret keys is none. Set BOARDPULSE_SECRET_KEYS to what `boardpulse new-key` prints."""


class WrongKey(SealingError):
    """The secret keys at hand cannot read what is kept. Put the old key back, behind the new one, in BOARDPULSE_SECRET_KEYS."""


class Sealer:
    """Seals with the first of its keys and opens with any. `keys` are Fernet keys, the newest first. Raises BadKey."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        try:
            fernets = [fernet.Fernet(key.strip()) for key in keys]
        except ValueError:
            # The library's error is left out: nothing of a key may reach a log.
            raise BadKey from None
        self._fernet = fernet.MultiFernet(fernets) if fernets else None

    @property
    def has_key(self) -> bool:
        """Whether anything can be sealed."""
        return self._fernet is not None

    def seal(self, text: str) -> str:
        """The text, encrypted. Raises NoKey."""
        if self._fernet is None:
            raise NoKey
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """What was sealed. Raises NoKey, WrongKey."""
        if self._fernet is None:
            raise NoKey
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except fernet.InvalidToken as exc:
            raise WrongKey from exc


def new_key() -> str:
    """A key that nobody else has."""
    return fernet.Fernet.generate_key().decode("ascii")
