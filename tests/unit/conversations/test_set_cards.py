"""What is said around a set meeting: to whom, with which ways on, and without a word where none belongs."""

import dataclasses
import typing

import pytest

from conversations import actions, messages, sending, wording
from conversations.learning_sets import cards, letters, phases, state, walks
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


def test_whether_enough_come_is_said_without_names() -> None:
    group = a_set.group(SIX, presences=(a_set.presence(1, 1, coming=True), a_set.presence(1, 2, coming=False)))
    said = text(letters.coming(view(group), WORDS))
    assert "1 of 4 has said they will come. Your set meets when at least 3 can." in said
    assert not any(name in said for name in a_set.NAMES)
    assert list(buttons(letters.coming(view(group), WORDS))) == ["I can’t come", "Home"]


def test_who_was_there_is_noted_for_all_by_the_keeper_of_time_and_by_others_for_themselves() -> None:
    everybody, own = (text(letters.room(view(), WORDS, everybody=each)) for each in (True, False))
    assert [name for name in a_set.NAMES if name in everybody] == ["Bilal", "Cerys", "Dov"]
    assert "You: not noted" in everybody
    assert not any(name in own for name in a_set.NAMES)
    for came in (True, False):
        assert letters.noted(letters.room_value(a_set.who(2), came=came)) == (a_set.who(2), came)
    for odd in ("", "yes", ".yes", "x.yes", f"{a_set.who(2).hex}.maybe"):
        assert letters.noted(odd) is None


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
