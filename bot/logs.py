"""Log lines as JSON, one a line, each with its `action` and ids. Never an answer, a note or a name."""

import logging
import sys

from pythonjsonlogger import json as jsonlogger

from bot import config

QUIET = ("aiohttp", "apscheduler", "aiosqlite", "asyncio", "asyncpg", "matplotlib", "slack_bolt", "slack_sdk", "tortoise")
"""Libraries that may not say more than warnings at any level of ours: some print statements with notes in them, some every tick."""


def begin(settings: config.Settings) -> None:
    """Send the log to standard error, at the level that the settings name."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        jsonlogger.JsonFormatter(
            "%(levelname)s %(name)s %(message)s", timestamp=True, rename_fields={"levelname": "level", "name": "logger"}
        )
    )
    logging.basicConfig(level=config.log_number(settings), handlers=[handler], force=True)
    for library in QUIET:
        logging.getLogger(library).setLevel(logging.WARNING)
