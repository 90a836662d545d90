import dataclasses
import datetime
import uuid

import pytest

from conversations import actions, boards, inbound, kept, messages, records
from conversations import sitting as sittings
from frameworks import loader
from tests.unit.conversations.dialogue import CLOSES, START, WORDS, buttons

MATRIX, ANNEX = "maturity_matrix@2011", "annex_a@2015"
DAY = datetime.timedelta(days=1)
SLACK = inbound.Address(platform="slack", tenant="T1", handle="U1")
BOARD = boards.Board(
    board_id=uuid.UUID(int=1),
    key="riverside",
    name="Riverside Board",
    zone="Europe/London",
    language="en-GB",
    channel=SLACK,
    floor=5,
    keep_months=24,
)
PULSE = records.PulseRecord(
    pulse_id=uuid.UUID(int=2),
    schedule_id=uuid.UUID(int=3),
    board=BOARD,
    edition_ref=MATRIX,
    edition_digest="d",
    state=records.PulseState.CLOSED,
    due_at=START,
    opened_at=START,
    closes_at=CLOSES,
    closed_at=CLOSES,
    floor=5,
    keep_months=24,
    forget_at=CLOSES + 730 * DAY,
)
REFLECTION = records.ReflectionRecord(
    reflection_id=uuid.UUID(int=4),
    schedule_id=uuid.UUID(int=5),
    board=BOARD,
    person_id=uuid.UUID(int=6),
    edition_ref=ANNEX,
    item_key="",
    asked_at=START,
    keep_months=24,
    forget_at=START + 700 * DAY,
    reply="my whole reply",
)


def sitting(*answers: sittings.Answer, pulse: records.PulseRecord = PULSE) -> records.SittingRecord:
    return records.SittingRecord(
        sitting_id=uuid.uuid4(), pulse=pulse, person_id=uuid.UUID(int=6), answers={one.item_key: one for one in answers}
    )


ANSWERS = (
    sittings.Answer(item_key="strategy", now=1, ahead=3, note="my whole\nnote", given_at=START),
    sittings.Answer(item_key="purpose_and_vision", now=2, ahead=4, given_at=START),
    sittings.Answer(item_key="leadership", note="only a note", given_at=START),
)


@pytest.fixture
def person(library: loader.Library) -> kept.Kept:
    annex = library[ANNEX]
    asked = dataclasses.replace(REFLECTION, item_key=annex.items[0].key)
    open_one = dataclasses.replace(asked, item_key=annex.items[1].key, reply=None)
    return kept.Kept(
        person=boards.Member(
            person_id=uuid.UUID(int=6),
            key="avery",
            name="Avery Namesake",
            zone="Europe/London",
            language="en-GB",
            addresses=(
                SLACK,
                dataclasses.replace(SLACK, tenant="T2", handle="U2"),
                inbound.Address(platform="console", tenant="t", handle="h"),
            ),
        ),
        tenures=(
            boards.Tenure(
                board_name="Riverside Board",
                title="Chair",
                body="Northmoor Council",
                sector="Council",
                held_from=datetime.date(2025, 5, 12),
                held_until=None,
            ),
            boards.Tenure(
                board_name="Hilltop Board",
                title="Member",
                body="Healthwatch",
                sector="Local Healthwatch",
                held_from=datetime.date(2024, 1, 1),
                held_until=datetime.date(2025, 1, 31),
            ),
        ),
        duties=(("Riverside Board", boards.Duty.CHAIR), ("Hilltop Board", boards.Duty.COORDINATOR)),
        coordinators=("Willa Example", "Jo Example"),
        sittings=((sitting(*ANSWERS), library[MATRIX]), (sitting(), library[MATRIX])),
        reflections=((asked, annex), (open_one, annex), (dataclasses.replace(open_one, passed=True), annex)),
        drafts=(
            records.DraftRecord(
                address=SLACK,
                action=actions.encode(actions.Note(sitting_id=uuid.UUID(int=7), item_key="strategy")),
                text="half a note",
                written_at=START,
            ),
            records.DraftRecord(
                address=SLACK,
                action=actions.encode(actions.Reflect(reflection_id=uuid.UUID(int=7))),
                text="half a reply",
                written_at=START,
            ),
            records.DraftRecord(
                address=SLACK,
                action=actions.encode(actions.SetUp(setup_id=uuid.UUID(int=7), step="seats")),
                text="half a list",
                written_at=START,
            ),
        ),
    )


def data(person: kept.Kept) -> str:
    return messages.plain_text(kept.data(person, WORDS))


def test_data_tells_what_is_kept_in_numbers_and_shows_none_of_it(person: kept.Kept) -> None:
    text = data(person)
    for line in (
        "Name: Avery Namesake",
        "Where we write to you: Slack and Console",
        "Riverside Board: Chair, Northmoor Council. Since Monday 12 May 2025.",
        "Hilltop Board: Member, Healthwatch. From Monday 1 January 2024 to Friday 31 January 2025.",
        "Riverside Board: You lead this board.",
        "Hilltop Board: You keep this board running.",
        "Answers: 2 answers in one pulse",
        "Private notes: 2",
        "Replies to reflection questions: 1",
        "Drafts that you have not sent: 3",
        "Deleted: The oldest on Monday 23 October 2028, the newest on Sunday 3 December 2028.",
        "30 days after you last wrote in it",
        "Ask Willa Example and Jo Example to correct it",
    ):
        assert line in text
    for secret in ("my whole", "only a note", "half a", "Early progress", "U1", "T1"):
        assert secret not in text


def test_data_leads_to_the_copy(person: kept.Kept) -> None:
    found = buttons(kept.data(person, WORDS))
    assert actions.decode(found["Send me a copy"]) == actions.Look(page=actions.Page.COPY)
    assert actions.decode(found["Home"]) == actions.Look(page=actions.Page.HOME)


def test_data_of_somebody_of_whom_little_is_kept(person: kept.Kept) -> None:
    bare = dataclasses.replace(
        person,
        person=dataclasses.replace(person.person, addresses=()),
        tenures=(),
        duties=(),
        coordinators=(),
        sittings=((sitting(), None),),
        reflections=(),
        drafts=(),
    )
    text = data(bare)
    assert "Where we write to you: nowhere yet" in text
    assert "Answers: 0 answers in 0 pulses" in text
    assert "Deleted" not in text
    assert "Ask your board's coordinator to correct it" in text


def test_whoever_keeps_the_board_running_alone_is_not_sent_to_themselves(person: kept.Kept) -> None:
    text = data(dataclasses.replace(person, coordinators=()))
    assert "Ask whoever runs Boardpulse." in text
    assert "your board's coordinator" not in text


def test_everything_that_ends_on_one_day_is_told_with_one_day(person: kept.Kept) -> None:
    assert "Deleted: On Sunday 3 December 2028." in data(dataclasses.replace(person, reflections=()))


def test_the_copy_holds_everything_whole_and_stands_beside(person: kept.Kept) -> None:
    message = kept.copy(person, START, WORDS)
    text = messages.plain_text(message)
    assert message.beside
    for line in (
        "Everything we keep about you, Monday 23 November 2026",
        "Slack account: U1 in T1",
        "Slack account: U2 in T2",
        "Console account: h in t",
        "Hilltop Board: Member, Healthwatch.",
        "Riverside Board: Maturity matrix 2011, opened Monday 23 November 2026",
        "1 Purpose and vision: 2 Early progress in development → 4 Maturity\n2 Strategy: 1 Basic level → 3 Results",
        "3 Leadership of the local healthcare economy: not answered",
        "Your note on “2 Strategy”:\n\n> my whole\n> note",
        "> only a note",
        "Kept until Sunday 3 December 2028.",
        "You gave no answer.",
        "Your reply:\n\n> my whole reply",
        "You let it pass.",
        "You have not replied.",
        "A draft of a note, not sent, Monday 23 November 2026:\n\n> half a note",
        "A draft of a reply, not sent, Monday 23 November 2026:\n\n> half a reply",
        "A draft for a board you are setting up, not sent, Monday 23 November 2026:\n\n> half a list",
    ):
        assert line in text
    assert "secret" not in message.summary


def test_the_copy_tells_answers_even_when_the_edition_is_gone(person: kept.Kept) -> None:
    answers = (*ANSWERS, sittings.Answer(item_key="old_item", now=sittings.Standing.NOT_SURE, given_at=START))
    gone = dataclasses.replace(person, sittings=((sitting(*answers), None),), reflections=((person.reflections[0][0], None),))
    text = messages.plain_text(kept.copy(gone, START, WORDS))
    assert "Riverside Board: maturity_matrix@2011, opened" in text
    assert "leadership: open\nold_item: not_sure\npurpose_and_vision: 2 → 4\nstrategy: 1 → 3" in text
    assert "> my whole\n> note" in text
    assert f"annex_a@2015, {person.reflections[0][0].item_key}" in text
    assert "> my whole reply" in text


def test_the_copy_tells_an_answer_to_an_item_that_the_edition_has_lost(person: kept.Kept, library: loader.Library) -> None:
    lost = sitting(*ANSWERS, sittings.Answer(item_key="old_item", now=3, ahead=5, given_at=START))
    text = messages.plain_text(kept.copy(dataclasses.replace(person, sittings=((lost, library[MATRIX]),)), START, WORDS))
    assert "old_item: 3 → 5" in text
    assert "2 Strategy: 1 Basic level → 3 Results" in text


def test_how_a_platform_reaches_somebody_is_told_where_it_is_kept(person: kept.Kept) -> None:
    teams = inbound.Address(platform="teams", tenant="t", handle="aaaaaaaa-0000-0000-0000-000000000001")
    for text in (data(person), messages.plain_text(kept.copy(person, START, WORDS))):
        assert "finds you" not in text
    with_way = dataclasses.replace(person, ways=(teams, dataclasses.replace(teams, tenant="u")))
    for text in (data(with_way), messages.plain_text(kept.copy(with_way, START, WORDS))):
        assert text.count("How Teams finds you: Teams gives us numbers for you and for our chat") == 1
        assert "They are kept encrypted, and go when you take the app out." in text
