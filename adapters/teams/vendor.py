"""How the libraries of Teams' makers may write to our log: that there is trouble, and of what kind.

They warn of every key of an activity that they do not know, and quote what was posted; none of it may stand in a log.
"""

import logging

_LIBRARIES = ("botbuilder", "botframework", "msrest")

_log = logging.getLogger(__name__)


class _Bare(logging.Handler):
    """Writes of a record its level and the class of its error, and nothing else."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tells of the trouble in words of ours."""
        error = record.exc_info[0] if record.exc_info else None
        facts = {"action": "teams_library", "error": error.__name__ if error else ""}
        _log.log(record.levelno, "Microsoft's library tells of trouble", extra=facts)


_bare = _Bare(logging.WARNING)


def quiet() -> None:
    """Let their loggers, and those below them, write nowhere but here. Doing it twice changes nothing."""
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        if _bare not in logger.handlers:
            logger.addHandler(_bare)
