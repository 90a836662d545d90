"""What members are asked, and told, one by one: rounds, reflections, memos, actions, the first weeks, and the last."""

import datetime
import uuid
import zoneinfo
from collections.abc import Iterator

from conversations import (
    boards,
    calendar,
    cards,
    lines,
    memo,
    memo_cards,
    messages,
    newcomer_cards,
    newcomers,
    pages,
    reflection,
    rounds_reading,
    rounds_walk,
    sending,
)
from conversations import sitting as sittings
from conversations.next_steps import asides, state
from conversations.next_steps import cards as step_cards
from tests.unit.conversations import agreed_board, dialogue, rounds_talk, summary_samples

K = sending.Kind
WORDS = dialogue.WORDS
LIBRARY = summary_samples.library()
MATRIX, ANNEX = LIBRARY[summary_samples.MATRIX], LIBRARY["annex_a@2015"]
LONDON = zoneinfo.ZoneInfo("Europe/London")
ABOUT = lines.About(
    reflection_id=uuid.UUID(int=5),
    board="Riverside",
    zone="Europe/London",
    question=ANNEX.items[0].question,
    name="Avery Vale",
    readers=("Willa",),
)
Case = tuple[sending.Kind, str, messages.Message]


def sent() -> Iterator[Case]:
    """By kind and a short name."""
    yield from pulses()
    asked = reflection.Reflection(
        reflection_id=uuid.UUID(int=9), board_name="Riverside", edition=ANNEX, item=ANNEX.items[0], keep_months=18, asked_at=dialogue.START
    )
    yield K.REFLECTION, "usual", reflection.question(asked, WORDS)
    yield K.SHARED_LINE, "usual", lines.posted(ABOUT, "We hear from the same four people.", WORDS)
    yield from of_rounds()
    yield from memos()
    yield from steps()
    yield from seats()


def pulses() -> Iterator[Case]:
    """The first question of each shape of instrument, and one reminder."""
    for name, ref in {"levels": summary_samples.MATRIX, "places": summary_samples.BAROMETER, "picks": summary_samples.AREAS}.items():
        yield K.PULSE_OPENED, name, cards.opening(dialogue.sitting_of(LIBRARY[ref]), WORDS)
    evidence = LIBRARY[summary_samples.TOOL].with_evidence()
    yield K.PULSE_OPENED, "evidence", cards.opening(dialogue.sitting_of(evidence), WORDS)
    groups = (("Councillors",), ("Health", "Voluntary sector"))
    aside = asides.opening([agreed_board.step(1, text="Share the housing list")], WORDS)
    yield K.PULSE_OPENED, "in-groups", cards.opening(dialogue.sitting_of(MATRIX, told_apart=groups), WORDS, aside)
    begun = sittings.Answer(item_key=MATRIX.items[0].key, now=2, ahead=4, given_at=dialogue.START)
    yield K.PULSE_REMINDER, "begun", cards.reminder(dialogue.sitting_of(MATRIX, answers={begun.item_key: begun}), WORDS)
    yield K.PULSE_REMINDER, "not-begun", cards.reminder(dialogue.sitting_of(MATRIX), WORDS)


def of_rounds() -> Iterator[Case]:
    """A pack's first step, and what was written, for who runs the workshop."""
    for pack in ("whats_on_your_mind", "before_a_workshop", "critical_friends"):
        yield K.ROUND_OPENED, pack.replace("_", "-"), rounds_walk.opening(rounds_talk.state_of(pack), WORDS)
    over = rounds_talk.state_of("before_a_workshop", closed=True)
    heard = {one.key: (rounds_reading.Line(text="We hear from the same four people."),) for one in over.asks}
    yield K.ROUND_CLOSED, "written", rounds_reading.for_reader(over, heard, 6, WORDS)
    yield K.ROUND_CLOSED, "nothing", rounds_reading.for_reader(over, {}, 0, WORDS)


def memos() -> Iterator[Case]:
    """A memo on its day, and once its author has said what came of it."""
    due = datetime.date(2026, 11, 23)
    one = memo.Memo(
        memo_id=uuid.UUID(int=5),
        person_id=uuid.UUID(int=6),
        written_at=datetime.datetime(2026, 5, 23, 9, tzinfo=datetime.UTC),
        due_on=due,
        forget_at=memo.forget_at(due),
    )
    mine = memo.Mine(memo=one, number=1, zone="Europe/London")
    yield K.MEMO, "usual", memo_cards.came(mine, "Ring the tenants before the papers go out.", WORDS)


def steps() -> Iterator[Case]:
    """An action: to a new owner, how it stands, and what it changed."""
    live = agreed_board.step(1, text="Share the housing list", sign="The three leads have it", due_on=agreed_board.TODAY)
    done = agreed_board.step(2, text="Ask the trust", state=state.State.DONE, ended_on=agreed_board.TODAY - 90 * agreed_board.DAY)
    new = agreed_board.step(3, text="Write to the housing leads")
    of = agreed_board.seen_by(agreed_board.BO, live, done, new)
    yield K.STEP_ASKED, "told", step_cards.told(of, new, WORDS)
    yield K.STEP_ASKED, "asked", step_cards.asked(of, live, WORDS)
    yield K.STEP_CHECKED, "usual", step_cards.checked(of, done, WORDS)


def seats() -> Iterator[Case]:
    """The first weeks, piece by piece, and a farewell."""
    rhythm = calendar.Rhythm(first=datetime.date(2026, 9, 7), every=3, unit=calendar.Unit.MONTHS, at=datetime.time(9), zone="Europe/London")
    facts = newcomer_cards.Facts(
        board=agreed_board.BOARD,
        seats=("Director of Public Health",),
        edition=MATRIX,
        rhythm=rhythm,
        opens_at=datetime.datetime(2026, 12, 7, 9, tzinfo=datetime.UTC),
        reflects=True,
        told=("Views differ most on Strategy.", "Most agree on Governance."),
        told_at=datetime.datetime(2026, 9, 21, 16, tzinfo=datetime.UTC),
        agreed=(("Strategy", "We have one, and few of us use it."),),
        doing=(("Share the housing list", datetime.date(2027, 1, 29)),),
        open_item=ANNEX.items[1],
        coordinators=("Willa Penn",),
        chairs=("Cllr Bo Marsh-Tovey",),
    )
    for number in range(1, newcomers.PIECES + 1):
        piece = newcomer_cards.piece(number, facts, LONDON, WORDS)
        assert piece is not None
        yield K.NEWCOMER, f"piece-{number}", piece
    parting = newcomer_cards.Parting(
        board=agreed_board.BOARD,
        last_day=datetime.date(2026, 11, 20),
        answers_until=datetime.datetime(2028, 9, 21, tzinfo=datetime.UTC),
        duties=(boards.Duty.COORDINATOR,),
        waiting=2,
        coordinators=("Willa Penn",),
    )
    yield K.LEAVER, "usual", newcomer_cards.farewell(parting, LONDON, WORDS)


def arrows() -> messages.Message:
    """Somebody's own arrows, of which some have come round."""
    kept = [
        sittings.Answer(item_key=item.key, now=1 + place % 2, ahead=4, given_at=dialogue.START) for place, item in enumerate(MATRIX.items)
    ]
    sitting = dialogue.sitting_of(MATRIX, closed=True, answers={one.item_key: one for one in kept})
    by = datetime.datetime(2027, 11, 23, 9, tzinfo=datetime.UTC)
    return pages.arrows((pages.Arrows(sitting=sitting, by=by, come_round=True, later={MATRIX.items[0].key: 3}),), WORDS)
