"""What the schema library says about a file, in our own plain words. Knows nothing of which file it is."""

import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

WORDS: Mapping[str, str] = {
    "missing": "{name} is missing. Add it.",
    "extra_forbidden": "{name} is not known here. {advice}",
    "model_type": "This must be a table of keys and values.",
    "tuple_type": "{name} must be a list.",
    "string_type": "{name} must be text in quotation marks.",
    "int_type": "{name} must be a whole number without quotation marks.",
    "date": "{name} must be a date without quotation marks, such as 2026-11-22.",
    "time": "{name} must be a time of day without quotation marks, such as 09:30:00.",
    "enum": "{name} must be one of these: {expected}.",
    "string_pattern_mismatch": "{name} must be {form}.",
    "string_too_long": "{name} has {length} characters. Shorten it to {max_length} or fewer.",
    "string_too_short": "{name} is empty. Write something, or remove it if it is not required.",
    "too_short": "{name} is empty. Give at least one.",
    "greater_than_equal": "{name} is {given}. It must be {ge} or more.",
    "less_than_equal": "{name} is {given}. It must be {le} or less.",
    "value_error": "{error}",
}
"""What each kind of pydantic error is called here, and what to do about it. Our own checks bring their sentence with them."""


def sentence(error: "ErrorDetails", name: str, *, advice: str, patterns: Mapping[str, str]) -> str:
    """One error in words. `name` is what is at fault, `patterns` says in words what each pattern asks for."""
    given = error["input"]
    context = error.get("ctx", {})
    facts = {
        "name": name,
        "given": given,
        "length": len(given) if isinstance(given, str) else 0,
        "advice": advice,
        "form": patterns.get(str(context.get("pattern")), "of another form"),
        "said": error["msg"],
    }
    kind = next((kind for kind in ("date", "time") if error["type"].startswith((f"{kind}_", "datetime_"))), error["type"])
    return WORDS.get(kind, "{name} is not right: {said}.").format(**{**context, **facts})


def nearest(key: str, known: Iterable[str], otherwise: str) -> str:
    """The known key that was probably meant; `otherwise` where none is near."""
    near = difflib.get_close_matches(key, list(known), n=1)
    return f'Did you mean "{near[0]}"?' if near else otherwise
