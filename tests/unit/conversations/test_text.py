import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  a\r\nb\rc  ", "a\nb\nc"),
        ("a\x0bb\x0cc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\x00b\ud800c\x1b[31m", "abc[31m"),
        ("a\tb", "a\tb"),
        ("שלום \u200fعالم", "שלום \u200fعالم"),
        ("👩🏽‍⚕️", "👩🏽‍⚕️"),
        ("\u200b\u2060", ""),
        ("\u00a0 ", ""),
        ("\x00", ""),
        ("é" * 10_000, "é" * 10_000),
    ],
)
def test_what_can_be_kept_stays_as_written(written: str, kept: str) -> None:
    assert text.clean(written) == kept


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_kept_can_be_stored_and_is_clean_for_good(written: str) -> None:
    kept = text.clean(written)
    kept.encode("utf-8")
    assert text.clean(kept) == kept
    assert not [char for char in kept if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]
