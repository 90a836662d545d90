import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import limits, mrkdwn
from tests.unit.slack import odd

PIECES = st.text(alphabet=st.sampled_from("ab .\n!日。👩e\u0301"), max_size=200)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\x00b\x1b[31m\x07  ", "ab[31m"),
        ("half \ud800 a letter", "half  a letter"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("\u202egnirts\u202c", "gnirts"),
        ("\u2068שלום", "\u2068שלום\u2069"),
        ("\u2068שלום\u2069 and\n\u2067more", "\u2068שלום\u2069 and\n\u2067more\u2069"),
        ("a\tb", "a b"),
        ("\u200b \n\u2068\u2069 \ufeff", ""),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧"),
    ],
)
def test_what_no_screen_can_hold_is_dropped_and_the_rest_stays(text: str, cleaned: str) -> None:
    assert mrkdwn.clean(text) == cleaned


@pytest.mark.parametrize("text", ["<!channel>", "<@U1>", "<https://x.example|y>", "&lt;!here&gt;", "a && b"])
def test_escaped_text_holds_no_bracket_and_reads_back_as_it_was(text: str) -> None:
    escaped = mrkdwn.escape(text)
    assert not {"<", ">"} & set(escaped)
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One thing.\n\nAnother thing. And more.", ["One thing.", "Another thing.", "And more."]),
        ("First line here\nsecond one here", ["First line here", "second one here"]),
        ("It went well. We will see.", ["It went well.", "We will see."]),
        ("He said “no!” And he left.", ["He said “no!”", "And he left."]),
        ("a rather long line of words", ["a rather long line", "of words"]),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        ("とても長い日本語の文です。それから次の文がきます。", ["とても長い日本語の文です。", "それから次の文がきます。"]),
        ("short", ["short"]),
        ("", []),
    ],
)
def test_long_text_is_parted_where_a_reader_would_pause(text: str, pieces: list[str]) -> None:
    assert mrkdwn.split(text, 20) == pieces


def test_a_letter_of_several_characters_is_not_taken_apart() -> None:
    assert mrkdwn.split("👩‍👩‍👧" * 4, 20) == ["👩‍👩‍👧" * 2, "👩‍👩‍👧" * 2]
    assert mrkdwn.split("ab" + "e\u0301" * 12, 11) == ["ab" + "e\u0301" * 4, "e\u0301" * 5, "e\u0301" * 3]


def test_characters_beyond_the_first_plane_count_twice() -> None:
    assert mrkdwn.size("a😀") == 3
    assert [mrkdwn.size(one) for one in mrkdwn.split("😀" * 7, 5)] == [4, 4, 4, 2]


@given(text=PIECES, most=st.integers(1, 40))
def test_pieces_fit_and_leave_nothing_out(text: str, most: int) -> None:
    pieces = mrkdwn.split(text, most)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece == piece.strip() and 0 < mrkdwn.size(piece) <= max(most, 2) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("just right here", "just right here"),
        ("a word too many, I fear", "a word too many, I…"),
        ("this comma goes, too, I say", "this comma goes…"),
        ("x" * 30, "x" * 19 + "…"),
    ],
)
def test_a_shortened_text_ends_with_a_word(text: str, short: str) -> None:
    assert mrkdwn.shorten(text, 20) == short


def test_a_head_line_is_bold_and_what_follows_is_not() -> None:
    (one,) = mrkdwn.headed("2 R & D", "We know what < and > mean.")
    assert one.to_dict() == {"type": "mrkdwn", "text": "*2 R &amp; D*\nWe know what &lt; and &gt; mean."}


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "_so_",
        "~",
        "`code`",
        "＊wide＊",
        ":smile:",
        "a #channel",
        "@here",
        "see www.example.org",
        "https://x.example",
        "one\n> two",
        "＞",
    ],
)
@pytest.mark.parametrize("is_head", [True, False])
def test_what_could_be_taken_for_markup_is_shown_plain(text: str, is_head: bool) -> None:  # noqa: FBT001 - a parameter of the test
    head, rest = (text, "rest") if is_head else ("head", text)
    (one,) = mrkdwn.headed(head, rest)
    assert one.to_dict() == {"type": "plain_text", "text": f"{head}\n{rest}", "emoji": False}


def test_a_head_too_long_for_bold_is_shown_whole() -> None:
    pieces = mrkdwn.headed("h" * 2_999, "&" * 10)
    assert [odd.visible(one.text or "") for one in pieces] == ["h" * 2_999, "&" * 10]
    assert all(mrkdwn.size(one.text or "") <= limits.SECTION for one in pieces)
