"""The one base error of the house. A class says one case that somebody handles; its docstring is its default message."""


class BoardpulseError(Exception):
    """Something went wrong in Boardpulse."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__ or "")
