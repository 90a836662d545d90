"""The code that one board hands to another: hard to guess, easy to read out, and read back however somebody types it. Pure."""

import re
from collections.abc import Callable

LETTERS = "bcdfghjkmnpqrstvwxz"
DIGITS = "23456789"
ALPHABET = LETTERS + DIGITS
"""No vowels, so that no word comes about, and nothing that looks like something else."""
LENGTH = 10
"""27 kinds to the power of ten are more than 2^47 codes. Somebody who tries ten a second for the thirty days that a code lives tries one in
eight million of them, so guesses are not slowed; and a right guess would show a name and a note, and no figure."""
_BETWEEN = re.compile(r"[\s‐‑–—_.-]+")
_NEAR = re.compile(r"[a-z0-9]{8,12}")
_MOST_TYPED = 40
_MOST_PARTS = 4


def drawn(choose: Callable[[str], str]) -> str:
    """A new code, each character chosen by `choose`. One at least is a digit: so what is typed can be told from a word."""
    while True:
        code = "".join(choose(ALPHABET) for _ in range(LENGTH))
        if any(one in DIGITS for one in code):
            return code


def read(text: str) -> str:
    """A code as it is kept, from how somebody typed it: capitals, spaces and hyphens do not count. Cut off where it can be none."""
    return _BETWEEN.sub("", text[:_MOST_TYPED].casefold())


def shown(code: str) -> str:
    """A code as people read it: BCDF2-GHJK3."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}".upper()


def may_be_one(text: str) -> bool:
    """Whether somebody means a code, right or wrong: short, with a digit. A sentence is none."""
    if len(text) > _MOST_TYPED or len(_BETWEEN.split(text.strip())) > _MOST_PARTS:
        return False
    code = read(text)
    return bool(_NEAR.fullmatch(code)) and any(one.isdecimal() for one in code)


def is_one(code: str) -> bool:
    """Whether this is a code as it is kept."""
    return len(code) == LENGTH and set(code) <= set(ALPHABET)
