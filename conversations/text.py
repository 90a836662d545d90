"""People's own text, made safe to keep: what no database or screen can hold is dropped, everything else stays as written."""

import re
import unicodedata

KEEP_AT_MOST = 20_000
"""Characters of one note or reflection that are kept."""

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` without control characters and broken halves of characters; line breaks and tabs stay, ends are trimmed.

    PostgreSQL refuses NUL and nothing can encode a lone surrogate. Direction marks and joiners stay: scripts need them. Text in
    which nothing can be seen at all comes back empty.
    """
    unified = _LINE_BREAKS.sub("\n", text)
    kept = "".join(char for char in unified if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}).strip()
    return kept if any(unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp", "Zs"} for char in kept) else ""
