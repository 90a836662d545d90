"""A process of its own that opens a database: `python opened.py URL [hold|migrate]`. Says what came of it in one line."""

import asyncio
import logging
import os
import sys
import tempfile
import time

from storage import connection, database


async def main(url: str, what: str) -> str:
    try:
        async with database.opened(url, migrate=what == "migrate"):
            if what == "hold":
                sys.stdout.write("opened\n")
                sys.stdout.flush()
                await asyncio.to_thread(sys.stdin.read)
            return "opened"
    except connection.DatabaseError as exc:
        return f"{type(exc).__name__}: {exc}"


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    if as_user := os.environ.get("AS_USER"):
        # Everything is imported while we still may: the other user might not be let into Python's own folder.
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(main(f"sqlite:///{folder}/board.sqlite3", "migrate"))
        os.setuid(int(as_user))
    started = time.monotonic()
    said = asyncio.run(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
    sys.stdout.write(f"{said}\n")
    logging.getLogger(__name__).info("after %.1f s", time.monotonic() - started)
