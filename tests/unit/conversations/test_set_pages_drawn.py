"""The largest pages and plans of sets, as Slack and Teams draw them: nothing is beyond what they take."""

import dataclasses
import uuid
from collections.abc import Iterator

from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import messages, wording
from conversations.learning_sets import cards, letters, pages, plan, plan_cards, planning, released, rules, state
from tests import adaptivecards, blockkit
from tests.unit.conversations import a_set

WORDS = wording.in_language()
NOW = a_set.london("2026-11-22 10:00")
LINK = "https://pulse.example.org/calendar/" + "A" * 76 + ".ics"
LONG = "Ground rule. " * 150


def largest() -> pages.Place:
    """Twenty people with long names, and 24 meetings."""
    first = a_set.slot("2026-11-26 14:00")
    starts = [plan.instant(one, a_set.LONDON) for one in plan.propose(first, count=plan.MOST_MEETINGS, weeks=2)]
    member = dataclasses.replace(a_set.member(1), name="Ama-Josephine van den Bergh-Oyelaran")
    members = [dataclasses.replace(member, person_id=uuid.UUID(int=number)) for number in range(1, 21)]
    group = a_set.group(starts, members, presenters=[(1, number) for number in range(1, 21)])
    return pages.Place(group=group, person=members[0], now=NOW, number=2, link=LINK)


def shown() -> Iterator[messages.Message]:
    place = largest()
    group, meeting = place.group, place.group.meetings[0]
    yield pages.all_of([place] * 12, WORDS)
    yield pages.of_set(place, WORDS, lead=["Done."], undo=place.choice(WORDS, "set-setup-undo", "put", "20261126t140000.180.1"))
    yield pages.dates(place, WORDS)
    yield pages.of_meeting(place, meeting, WORDS)
    yield pages.of_rules(place, rules.Rules(text=LONG[: rules.LONGEST], by_id=place.person.person_id, at=NOW), WORDS)
    texts = {one.set_meeting_id: dict.fromkeys(state.NoteKind, "3 " + "x" * 900) for one in group.meetings}
    yield pages.of_notes(place, texts, WORDS)
    one = cards.Shared(name="Bilal", kind=state.NoteKind.COMMITMENT, text="y" * 1_000)
    yield pages.of_shared(place, [(meeting, one)] * 60, WORDS)
    yield pages.sure_end(place, WORDS)
    card = released.Card(
        card_id=uuid.UUID(int=5),
        set_meeting_id=meeting.set_meeting_id,
        person_id=place.person.person_id,
        board_id=uuid.UUID(int=6),
        kind=released.Kind.CARD,
        text="z" * released.AT_MOST,
        released_at=NOW,
    )
    yield released.page(place, meeting.set_meeting_id, [(card, "Riverside")] * 20, WORDS)
    boards = [(uuid.UUID(int=number), f"Board of {number}") for number in range(12)]
    yield released.preview(meeting.set_meeting_id, released.Kind.ACTION, card.text, boards, WORDS)
    yield released.of_board([("Riverside", card)] * 40, WORDS)
    view = cards.View(group=group, meeting=meeting, person=place.person, now=NOW)
    yield letters.changed(view, None, WORDS, link=LINK)
    yield from planned(place)


def planned(place: pages.Place) -> Iterator[messages.Message]:
    of = planning.Plan(set_id=a_set.SET_ID, zone=a_set.LONDON)
    me = place.person.person_id.hex
    yield plan_cards.card(of, me, NOW, WORDS)
    of = dataclasses.replace(of, name="x" * planning.LONGEST_NAME)
    yield plan_cards.card(of, me, NOW, WORDS, undoes=True)
    people = tuple(planning.Who(name=one.name, person_id=one.person_id) for one in place.group.members)
    of = dataclasses.replace(of, people=people, first=a_set.slot("2026-11-26 14:00"), count=plan.MOST_MEETINGS, weeks=2)
    yield plan_cards.card(of, me, NOW, WORDS, lead=["I don’t know “somebody”."] * 10, undoes=True)
    for what in plan_cards.BOXES:
        yield plan_cards.boxed(what, of, WORDS, lead=["Not read."], written="w" * 300)
    yield plan_cards.started(of, WORDS, 10)


def test_all_of_them_can_be_drawn_in_slack_and_teams() -> None:
    for number, message in enumerate(shown()):
        for part in slack.parts(message, WORDS):
            blockkit.check_message(part)
        for one in teams.parts(message, WORDS):
            assert adaptivecards.faults(one.card) == [], number
        assert messages.plain_text(message)


def test_what_holds_private_words_or_a_link_is_shown_anew_and_not_written_down() -> None:
    place = largest()
    held = [one for one in shown() if LINK in str(one.blocks) or "Ground rule" in str(one.blocks) or "xxxxxxxxxx" * 50 in str(one.blocks)]
    assert len(held) >= 4
    assert all(one.shown_by is not None for one in held)
    assert pages.of_set(dataclasses.replace(place, link=None), WORDS).shown_by is None
