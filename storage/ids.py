"""Ids for rows that come in great numbers."""

import os
import time
import uuid

_VERSION = 0x7000 << 64
_VARIANT = 0x8 << 60
_FIELDS = ~(0xF000 << 64 | 0xC << 60)


def in_order() -> uuid.UUID:
    """A random id that begins with the time, to the millisecond (version 7 of RFC 9562).

    Rows that are written one after the other stand side by side in an index of such ids, so that fewer pages go to the disk.
    """
    moment = time.time_ns() // 1_000_000 << 80
    return uuid.UUID(int=(moment | int.from_bytes(os.urandom(10), "big")) & _FIELDS | _VERSION | _VARIANT)
