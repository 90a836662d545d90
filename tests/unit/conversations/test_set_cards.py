"""What is said around a set meeting: to whom, with which ways on, and without a word where none belongs."""

import dataclasses
import typing

import pytest

from conversations import actions, messages, sending, wording
from conversations.learning_sets import attendance, cards, letters, phases, state, walks
from tests.unit.conversations import a_set
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
K, N = sending.Kind, state.NoteKind
SIX = ("2026-12-03 14:00", "2027-01-21 14:00", "2027-03-11 14:00", "2027-04-29 14:00", "2027-06-17 14:00", "2027-07-29 14:00")
LINE = "Zanzibar"


def view(group: state.Group | None = None, **change: typing.Any) -> cards.View:
    found = group or a_set.group(SIX, presenters=[(1, 1)])
    one = cards.View(group=found, meeting=found.meetings[0], person=found.members[0], now=a_set.london("2026-12-02 09:00"))
    return dataclasses.replace(one, **change)


def text(message: messages.Message) -> str:
    return messages.plain_text(message)


@pytest.mark.parametrize("kind", sorted(letters.KINDS))
def test_every_prompt_can_be_shown_anew_and_its_notification_says_nothing(kind: sending.Kind) -> None:
    shared = (cards.Shared(name="Bilal", kind=N.COMMITMENT, text=LINE),)
    message = letters.letter(kind, view(texts=dict.fromkeys(N, LINE), rules=LINE, shared=shared), WORDS)
    assert message.shown_by is not None
    shown = actions.decode(message.shown_by)
    assert isinstance(shown, actions.Do)
    assert (shown.verb, shown.value) == ("show", kind)
    assert LINE not in message.summary
    assert "Thursday" not in message.summary
    for action in buttons(message).values():
        assert actions.encode(actions.decode(action)) == action


def beside(message: messages.Message) -> list[str]:
    """The buttons beside the box, which is there."""
    assert any(isinstance(one, messages.FreeText) for one in message.blocks)
    return [one.label for block in message.blocks if isinstance(block, messages.Choices) for one in block.options]


def test_two_ways_on_at_most_stand_beside_the_box_of_a_prompt() -> None:
    found = a_set.group(SIX)
    for kind in (K.SET_MIND, K.SET_PREPARE, K.SET_ENDED, K.SET_HALFWAY, K.SET_WEEK_BEFORE, K.SET_REVIEW, K.SET_AFTER):
        for presences in ((), (a_set.presence(1, 1, coming=True),), (a_set.presence(1, 1, coming=False, presents=1),)):
            for step in (None, *walks.STEPS[kind][1:]):
                texts = {step: LINE} if step else {}
                card = letters.letter(kind, view(dataclasses.replace(found, presences=presences), texts=texts), WORDS)
                assert len(beside(card)) <= 2, (kind, presences, step)
    assert beside(letters.letter(K.SET_MIND, view(found), WORDS)) == ["I’ll be there", "I can’t come"]
    assert beside(letters.letter(K.SET_ENDED, view(found), WORDS)) == ["Skip", "I wasn’t there"]


def test_the_box_for_what_is_on_their_mind_stays_when_its_card_turns() -> None:
    comes = a_set.group(SIX, presences=(a_set.presence(1, 1, coming=True),))
    assert beside(letters.coming(view(comes), WORDS, boxed=True)) == ["I can’t come", "I’d like to present"]
    presents = a_set.group(SIX, presences=(a_set.presence(1, 1, coming=True, presents=1),))
    assert beside(letters.presenting(view(presents), WORDS, boxed=True)) == ["I won’t present after all", "Prepare my issue"]
    away = letters.coming(view(a_set.group(SIX, presences=(a_set.presence(1, 1, coming=False),))), WORDS, boxed=True)
    assert list(buttons(away)) == ["I’ll be there", "Home"], "who cannot come is asked for nothing"
    (back, _) = map(actions.decode, buttons(away).values())
    assert isinstance(back, actions.Do)
    assert letters.answer(back.value) == (True, True), "the box comes back with them"
    assert letters.answer("no") == (False, False)
    for odd in ("", "maybe", "yes.", "yes.box", ".mind", "yes.mind.mind"):
        assert letters.answer(odd) is None


def test_what_they_wrote_is_offered_once_there_is_something() -> None:
    for kind in N:
        bare, first = cards.step(view(), kind, WORDS), walks.STEPS[walks.walk_of(kind)][0]
        assert "What I wrote" not in buttons(bare), kind
        assert "What I wrote" in buttons(cards.step(view(texts={first: LINE}), kind, WORDS)), kind


def test_presenting_is_offered_once_the_line_is_kept_and_only_while_there_is_a_meeting_to_come() -> None:
    kept = view(a_set.group(SIX), texts={N.MIND: LINE})
    assert "I’d like to present" in buttons(cards.mine(kept, K.SET_MIND, WORDS))
    assert "I’d like to present" not in buttons(cards.mine(view(a_set.group(SIX), texts={N.ISSUE: LINE}), K.SET_PREPARE, WORDS))
    over = dataclasses.replace(kept, now=kept.meeting.ends_at)
    assert "I’d like to present" not in buttons(cards.mine(over, K.SET_MIND, WORDS))


def test_everything_that_is_asked_has_a_box_or_a_choice() -> None:
    for kind in N:
        message = cards.step(view(), kind, WORDS)
        wanted = "write" if kind in walks.WRITABLE else "keep"
        verbs = {one.verb for one in map(actions.decode, buttons(message).values()) if isinstance(one, actions.Do)}
        assert wanted in verbs, kind
        assert message.shown_by is not None


def test_the_ground_rules_are_the_set_s_own_and_examples_only_while_it_has_none() -> None:
    own, none = (text(letters.letter(K.SET_EVE, view(rules=rules), WORDS)) for rules in ("Phones away", ""))
    assert "> Phones away" in own
    assert "No advice unless it is asked for." not in own
    assert "No advice unless it is asked for." in none
    assert "Make your own." in none
    assert "• Who cannot come says so early.\n• We agree how many it takes to meet.\n" in none


def test_whether_enough_come_is_said_without_names() -> None:
    group = a_set.group(SIX, presences=(a_set.presence(1, 1, coming=True), a_set.presence(1, 2, coming=False)))
    said = text(letters.coming(view(group), WORDS))
    assert "1 of 4 has said they will come. Your set meets when at least 3 can." in said
    assert not any(name in said for name in a_set.NAMES)
    assert list(buttons(letters.coming(view(group), WORDS))) == ["I can’t come", "Home"]


def test_who_was_there_is_noted_for_all_by_the_keeper_of_time_and_by_others_for_themselves() -> None:
    everybody, own = (text(attendance.room(view(), WORDS, everybody=each)) for each in (True, False))
    assert [name for name in a_set.NAMES if name in everybody] == ["Bilal", "Cerys", "Dov"]
    assert "You: not noted" in everybody
    assert not any(name in own for name in a_set.NAMES)
    for came in (True, False):
        assert attendance.noted(attendance.room_value(a_set.who(2), came=came)) == (a_set.who(2), came)
    for odd in ("", "yes", ".yes", "x.yes", f"{a_set.who(2).hex}.maybe"):
        assert attendance.noted(odd) is None


def test_a_review_tells_the_pattern_and_no_name() -> None:
    group = a_set.group(
        SIX, presences=(a_set.presence(1, 1, came=True), a_set.presence(1, 2, came=False), a_set.presence(2, 3, coming=True))
    )
    said = text(letters.letter(K.SET_REVIEW, view(group, now=a_set.london("2027-03-12 09:00")), WORDS))
    assert "Meeting 1: 1 of 4 came" in said
    assert "Meeting 2" not in said
    assert not any(name in said for name in a_set.NAMES)


def test_the_timer_moves_when_pressed_and_ends_where_another_round_may_begin() -> None:
    assert phases.ROUND_MINUTES == 45
    now = a_set.london("2026-12-03 14:10")
    seen = [phases.card(view().mark, place, now, a_set.LONDON, WORDS) for place in range(1, 7)]
    assert "Part 3 of 6: Open questions" in text(seen[2])
    assert "until about 2.30 pm" in text(seen[2])
    assert list(buttons(seen[0])) == ["Next: Clear up the facts"]
    assert list(buttons(seen[5])) == ["Another round", "Back"]
    assert phases.card(view().mark, 9, now, a_set.LONDON, WORDS) == seen[0]


def test_what_is_shown_of_a_note_is_the_name_of_a_choice_a_day_in_words_or_the_words_themselves() -> None:
    zone = view().zone
    assert cards.shown(N.SURE, "4", zone, WORDS) == "Rather sure"
    assert cards.shown(N.BY, "2026-12-17", zone, WORDS) == "Thursday 17 December 2026"
    assert cards.shown(N.BY, "before Easter", zone, WORDS) == "before Easter"
    assert cards.shown(N.BY, "2026-99-99", zone, WORDS) == "2026-99-99"
    assert cards.shown(N.MIND, "done", zone, WORDS) == "done"


def test_who_left_may_delete_their_own_and_share_no_more() -> None:
    people = (a_set.member(1, left="2026-12-01"), *(a_set.member(place) for place in range(2, 5)))
    group = a_set.group(SIX, people, notes=(a_set.note(1, 1, N.MIND),))
    message = cards.mine(view(group, texts={N.MIND: LINE}), K.SET_MIND, WORDS)
    assert list(buttons(message)) == ["Delete", "Home"]


def test_dates_that_changed_are_all_told() -> None:
    group = a_set.group(SIX)
    off = dataclasses.replace(group.meetings[1], cancelled_at=a_set.london("2026-12-01 09:00"))
    after = dataclasses.replace(group, meetings=(group.meetings[0], off, *group.meetings[2:]))
    said = text(letters.changed(view(after), off, WORDS))
    assert "Meeting 2 of Thursday set will not take place." in said
    assert [number for number in range(1, 7) if f"Meeting {number}: " in said] == [1, 3, 4, 5, 6]
    assert "These are the dates of Thursday set." in text(letters.changed(view(after), None, WORDS))


def test_the_facilitator_keeps_time_and_the_members_take_turns_without_one() -> None:
    group, now = a_set.group(SIX), a_set.london("2026-12-02 09:00")
    turns = [group.facilitates(one, now) for one in group.meetings]
    assert [one.name for one in turns if one] == ["Ama", "Bilal", "Cerys", "Dov", "Ama", "Bilal"]
    led = dataclasses.replace(group, facilitator=a_set.member(8))
    assert led.facilitates(led.meetings[0], now) == a_set.member(8)
    away = dataclasses.replace(led, presences=(a_set.presence(1, 8, coming=False), a_set.presence(1, 1, presents=1)))
    found = away.facilitates(away.meetings[0], now)
    assert found is not None
    assert found.name == "Bilal"
    nobody = dataclasses.replace(group, presences=tuple(a_set.presence(1, place, coming=False) for place in range(1, 5)))
    assert nobody.facilitates(nobody.meetings[0], now) is None
