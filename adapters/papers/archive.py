"""Several files in one, with the same bytes whenever the same files go in. The one place that knows how a zip file is made."""

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest instant that a zip file can name. The files say themselves of when they are."""
_READABLE = 0o644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip file with these, by name, in the order given. Names are relative, with "/" between folders."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            archive.writestr(entry, content)
    return made.getvalue()


def repacked(made: bytes) -> bytes:
    """The same zip file without the instants at which its parts were written."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
