"""Which connectors may be called: Microsoft's, and one more for a rehearsal. Pure.

Our token goes wherever a service URL points, and a signed activity can name any. So an address is compared as text with what is
allowed, and never taken apart: two readers of one address may differ about where it leads. Whatever is unusual is refused.
"""

import re

from frameworks import errors

MICROSOFT = (
    "smba.trafficmanager.net",
    "smba.onyx.prod.teams.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
)
"""The hosts of Teams' connectors: the public cloud's two, and those of the three government clouds."""
LONGEST = 400

_HERE = r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?"
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::[0-9]{1,5})?"
_PATH = r"(?:/(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~-]+)*/?"
"""No dots that climb, no empty parts, nothing quoted: no two readers can make different paths of it."""
_MICROSOFTS = re.compile(rf"https://(?:{'|'.join(map(re.escape, MICROSOFT))}){_PATH}")
_LOOPBACK = re.compile(_HERE + _PATH)
_ENCRYPTED = re.compile(rf"https://{_HOST}{_PATH}")
_TAIL = re.compile(_PATH)


class Unsafe(errors.BoardpulseError):
    """An address was set that is neither https nor on this machine, or that is written in an unusual way."""


class Allowed:
    """The allow-list. `extra` is the address of one more connector: its scheme, host, port and path are exactly what may be called.

    With `loopback_only` (development) any connector on this machine is allowed, and no other. Raises Unsafe.
    """

    def __init__(self, extra: str | None = None, *, loopback_only: bool = False) -> None:
        if extra is not None and not is_safe(extra):
            raise Unsafe
        self._extra = extra.removesuffix("/") if extra is not None else None
        self._loopback_only = loopback_only

    def has(self, url: str) -> bool:
        """Whether requests, and our token with them, may go there."""
        if len(url) > LONGEST:
            return False
        if self._loopback_only:
            return is_loopback(url)
        if _MICROSOFTS.fullmatch(url):
            return True
        return self._extra is not None and url.startswith(self._extra) and _TAIL.fullmatch(url, len(self._extra)) is not None


def is_loopback(url: str) -> bool:
    """Whether an address surely leads to this machine."""
    return _LOOPBACK.fullmatch(url) is not None


def is_safe(url: str) -> bool:
    """Whether what goes to an address is encrypted, or stays on this machine."""
    return len(url) <= LONGEST and (_ENCRYPTED.fullmatch(url) is not None or is_loopback(url))
