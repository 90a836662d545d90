"""How the libraries of Slack's makers may write to our log: that there is trouble, and of what kind.

They print whole payloads, addresses with tickets in them, and errors that quote what was sent; none of it may stand in a log.
"""

import logging


class _Bare(logging.Filter):
    """Leaves of a record its level and the class of its error."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets a record through, stripped; but for remarks on how an app was put together, which are no trouble."""
        if record.funcName == "__init__" and record.levelno < logging.ERROR:
            return False
        error = record.exc_info[0] if record.exc_info else None
        record.msg, record.args = "Slack's library tells of trouble", ()
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        record.action = "slack_library"
        record.error = error.__name__ if error else ""
        return True


_logger = logging.getLogger(__name__)
_logger.setLevel(logging.WARNING)
_logger.addFilter(_Bare())


def logger() -> logging.Logger:
    """The logger to hand to Bolt and to Slack's clients. Bolt copies its level and its filter to loggers of its own."""
    return _logger
