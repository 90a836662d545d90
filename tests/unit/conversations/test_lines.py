"""Lines that members give to others, as others read them."""

import datetime
import itertools
import uuid

import pytest

from conversations import digest, digest_week, lines, messages, wording
from tests.unit.conversations import digest_sample
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
ABOUT = lines.About(
    reflection_id=uuid.UUID(int=5), board="Riverside", zone="Europe/London", question="Who is heard?", name="Avery Vale", readers=("Willa",)
)
OFFERED = [
    lines.Offered(text="First in time", question="Who is heard?"),
    lines.Offered(text="Second", question="Who is heard?"),
    lines.Offered(text="Third", question="What is missing?"),
    lines.Offered(text="Of a question that is gone", question=None),
]


def test_the_order_of_offered_lines_tells_nothing() -> None:
    shown = {tuple(map(repr, lines.listed(order, WORDS))) for order in itertools.permutations(OFFERED)}
    assert len(shown) == 1
    assert lines.listed([], WORDS) == ()


def test_what_is_posted_names_the_writer_and_marks_their_words() -> None:
    posted = lines.posted(ABOUT, "<!channel> *look*", WORDS)
    assert messages.plain_text(posted) == "Avery Vale shares a thought on “Who is heard?”:\n\n> <!channel> *look*"
    assert "look" not in posted.summary


def test_a_preview_for_coordinators_shows_no_name_and_warns() -> None:
    shown = messages.plain_text(lines.preview(ABOUT, lines.To.COORDINATOR, "A thought", NOW, WORDS))
    assert "Avery" not in shown
    assert "they may still guess" in shown
    assert "next digest" in shown


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (NOW, "It is posted at 9.10 am."),
        (datetime.datetime(2026, 12, 25, 9, tzinfo=datetime.UTC), "It goes out on the next working day."),
        (datetime.datetime(2026, 12, 24, 23, 55, tzinfo=datetime.UTC), "It goes out on the next working day."),
    ],
)
def test_it_says_when_the_line_leaves(now: datetime.datetime, said: str) -> None:
    assert said in messages.plain_text(lines.preview(ABOUT, lines.To.BOARD, "A thought", now, WORDS))


def test_the_button_carries_which_words_were_seen() -> None:
    carried = [buttons(lines.preview(ABOUT, lines.To.BOARD, text, NOW, WORDS))["Share it"] for text in ("one", "one", "two", "\udcff")]
    assert carried[0] == carried[1]
    assert len(set(carried)) == 3


def test_how_far_a_line_came_is_said_honestly() -> None:
    for to, far in itertools.product(lines.To, lines.Gone):
        line = lines.Line(line_id=uuid.UUID(int=6), reflection_id=ABOUT.reflection_id, to=to, text="A thought", shared_at=NOW)
        back = messages.plain_text(lines.taken_back(ABOUT, line, far, WORDS))
        assert ("Taken back." in back) == (far is lines.Gone.NO)
        later = messages.plain_text(lines.stands(ABOUT, line, far, NOW + datetime.timedelta(hours=1), WORDS))
        assert "It is posted at" not in later, "that time is over"


def test_a_week_with_an_offered_line_is_not_quiet() -> None:
    week = digest_week.BoardWeek(board=digest_sample.board("Riverside"), offered=tuple(OFFERED[:1]))
    facts = digest_week.DigestFacts(first=NOW, last=NOW, zone=datetime.UTC, boards=(week,))
    assert "Offered to you, without a name:\n\nWho is heard?\n\n> First in time" in messages.plain_text(digest.digest(facts, WORDS))
