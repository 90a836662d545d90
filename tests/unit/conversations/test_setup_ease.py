"""A set-up meets people halfway: buttons further up, half names, a channel at any step, short words."""

import dataclasses

import pytest

from conversations import directory, messages
from conversations.setup import given as setup_given
from conversations.setup.draft import Step, asks
from conversations.setup.given import Change
from conversations.setup.turn import Move
from frameworks import loader
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.setup_talk import PEOPLE, SetUpTalk, previewed


def at_sectors(library: loader.Library) -> SetUpTalk:
    return SetUpTalk(library).run(f"member: types Riverside Board\nmember: types {PEOPLE}")


def handles(talk: SetUpTalk) -> dict[str, str | None]:
    return {one.name: one.account.address.handle if one.account else None for one in talk.draft.people}


def test_a_change_pressed_on_a_preview_that_was_left_is_made(library: loader.Library) -> None:
    talk = previewed(library)
    above = buttons(talk.message)
    talk.run("member: types undo\nbot: On which day")
    talk.press(above["Change the people"])
    talk.run("bot: Who is on your board?\nmember: types Vera Gone, Carer, Carers, Voluntary\nmember: types yes\nbot: On which day")


def test_a_button_that_does_not_fit_any_more_says_so(library: loader.Library) -> None:
    talk = previewed(library)
    above = buttons(talk.message)
    talk.run("member: types back\nmember: types back\nmember: types back")
    for label in ("Back", "Start", "Change the reflections", "Change the first day"):
        before = talk.draft
        talk.press(above[label])
        talk.run(
            "bot: That button is from an earlier step, so nothing was changed. This is where you are:\nbot: one question to think about"
        )
        assert talk.draft == before, label
    right = buttons(at_sectors(library).message)["That is right"]
    talk.press(right)
    talk.run("bot: That button is from an earlier step")


def test_a_change_can_be_typed_without_its_little_words(library: loader.Library) -> None:
    previewed(library).run(
        "member: types change first day\nbot: On which day\nmember: types tomorrow\nbot: Wednesday 2 December 2026 at 9.30 am"
    )
    SetUpTalk(library).run("member: types Change the channel\nbot: Change the channel · step 2 of 9\nbot, not: earlier step")


def test_questions_stay_open_for_any_number_of_days_that_leaves_room_for_a_reminder(library: loader.Library) -> None:
    talk = previewed(library).run("member: types change how long\nmember: types 10\nbot: Closes: Sunday 24 January 2027")
    talk.run("member: types change how long\nmember: presses Another number of days with 60 days\nbot: Closes: Monday 15 March 2027")
    for line in ("3", "61", "0", "half a year"):
        talk.run(f"member: types change how long\nmember: presses Another number of days with {line}\nbot: for 4 to 60 days.")
    assert talk.draft.open_days == 60


def test_a_bare_number_of_days_is_not_surely_one(library: loader.Library) -> None:
    talk = previewed(library).run("member: types change how long")
    assert talk.hear("10 days").sure
    assert not talk.hear("10").sure, "it may be an answer to a pulse"


def test_yes_is_enough_where_there_is_one_choice(library: loader.Library) -> None:
    talk = at_sectors(library).run("member: types yes\nmember: types #[C1]\nmember: types yes\nbot: step 6 of 9")
    assert talk.draft.instrument == "maturity_matrix@2011"


def test_help_says_how_to_get_on_and_out(library: loader.Library) -> None:
    at_sectors(library).run(
        "member: types help\nbot: “Back” goes one step back. “Stop” ends this for now\nbot: Are these people and sectors right?"
    )


def test_the_channel_can_be_changed_at_any_later_step(library: loader.Library) -> None:
    talk = at_sectors(library).run("member: types #[C1]\nbot: I did not understand that\nmember: types yes\nmember: types #[C77]")
    talk.run("bot: I cannot see that channel.\nmember: types #[C2]\nbot: step 5 of 9\nbot: I am not in #room-c2 yet.")
    talk.run("member: types #[C77]\nbot: I cannot see that channel.\nmember: types #[C1]\nbot: step 5 of 9")
    talk.run("member: types #board\nbot: I could not tell which channel that is.\nbot: What do you want to ask")
    assert talk.draft.channel == talk.channels["C1"]


def test_a_channel_that_appears_is_seen_on_a_second_look(library: loader.Library) -> None:
    talk = at_sectors(library).run("member: types yes\nmember: types #[C77]\nbot: step 4 of 9")
    short = setup_given.read(setup_given.stored(setup_given.compact(talk.draft)))
    assert dataclasses.replace(short, size=0) == dataclasses.replace(talk.draft, size=0)
    talk.channels["C77"] = dataclasses.replace(talk.channels["C1"], name="new-room")
    talk.run("member: presses Check again\nbot: step 5 of 9")
    assert talk.draft.unseen is None


def test_a_channel_that_another_organisation_reads_is_not_used(library: loader.Library) -> None:
    talk = at_sectors(library).run("member: types yes")
    talk.channels["C3"] = dataclasses.replace(talk.channels["C1"], name="shared", can_post=False, shared_outside=True)
    talk.run("member: types #[C3]\nbot: #shared is shared with another organisation, so nothing was changed.\nbot: Where should")


def test_everybody_on_the_list_is_named_where_they_can_be_changed(library: loader.Library) -> None:
    talk = at_sectors(library).run("bot: On the list: Asha Quill and Tom Reedmace.")
    talk.run("member: types yes\nmember: types #[C1]\nmember: types yes\nmember: types no\nmember: types monthly\nmember: types tomorrow")
    talk.run("member: presses Change the people\nbot: On the list: Asha Quill and Tom Reedmace.")


@pytest.mark.parametrize(
    "line", ["remove asha", "remove Quill", "remove @Asha Quill", "take off @[U2]", "remove cllr asha quill", "remove ASHA."]
)
def test_enough_of_a_name_or_a_mention_takes_somebody_off(library: loader.Library, line: str) -> None:
    talk = SetUpTalk(library).run(
        "member: types B\nmember: types Cllr Asha Quill, Leader, Council, C|Tom Reedmace, Place, ICB, N|Ashanti Moor, GP, ICB, N"
    )
    talk.run(f"member: types {line}\nbot: Cllr Asha Quill is off the list.")
    assert [one.name for one in talk.draft.people] == ["Tom Reedmace", "Ashanti Moor"]


def test_nobody_is_taken_off_while_several_may_be_meant(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types B\nmember: types @[U4], Member, Council, C|@[U5], GP, ICB, N|Jo Moor, GP, ICB, N")
    talk.run(
        "member: types remove Jo Bright\nbot: This can be meant for Jo Bright and Jo Bright.\nmember: types remove jo\nbot: and Jo Moor."
    )
    assert len(talk.draft.people) == 3
    talk.run("member: types remove @[U5]")
    assert handles(talk) == {"Jo Bright": "U4", "Jo Moor": None}
    talk.run("member: types remove @[U404]\nbot: Nobody on the list is called “that account”.\nmember: types remove ash\nbot: “ash”")


def test_one_word_that_is_only_a_sign_in_name_is_asked_about(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types B\nmember: types Isolde, Leader, Council, C")
    talk.run("bot: I found one account that goes by Isolde. Is this your “Leader”?\nbot: Asha Quill (“asha quill”)\nbot, not: U2")
    assert asks(talk.draft) is Step.WHO
    talk.run("member: types asha quill\nbot: On the list: Isolde (Asha Quill).\nmember: presses Back\nmember: presses None of them")
    assert handles(talk) == {"Isolde": None}


def test_an_account_under_another_name_is_shown_by_its_own(library: loader.Library) -> None:
    talk = SetUpTalk(library)
    talk.signed_in_as["asha of riverside"] = "U2"
    talk.run("member: types B\nmember: types Asha of Riverside, Leader, Council, C|Dr Tom Reedmace, GP, ICB, N")
    talk.run("bot: On the list: Asha of Riverside (Asha Quill) and Dr Tom Reedmace.")
    talk.run("member: types yes\nmember: types #[C1]\nmember: types yes\nmember: types no\nmember: types monthly\nmember: types tomorrow")
    talk.run("bot: Asha of Riverside (Asha Quill): Seat Leader")


def test_one_guest_under_a_sign_in_name_is_called_a_guest(library: loader.Library) -> None:
    talk = SetUpTalk(library)
    talk.signed_in_as = {"sam": "U6"}
    talk.run("member: types B\nmember: types Sam, Leader, Council, C\nbot: Is this your “Leader”?\nbot: Sam O'Fen, a guest")
    assert talk.people["U6"].standing is directory.Standing.GUEST


def test_a_name_never_shows_the_inner_form_of_a_mention(library: loader.Library) -> None:
    SetUpTalk(library).run("member: types @[U2] Board\nbot: that account Board · step 2 of 9")
    at_sectors(library).run("member: types @[U2] = X\nbot: There is no sector called “Asha Quill” on the list.")


def test_every_question_can_be_answered_by_pressing_alone(library: loader.Library) -> None:
    """On a page with nowhere to type, each card has something to press that gives an answer."""
    talk = SetUpTalk(library)
    talk.run("member: presses Write the name with B")
    talk.run(f"member: presses Add people with {PEOPLE}\nmember: presses That is right")
    talk.pick_channel("C1")
    talk.run("member: presses Maturity matrix 2011\nmember: presses No, thank you\nmember: presses Every month")
    talk.run("member: presses Another day with tomorrow\nbot: step 9 of 9")
    boxes = [block for block in talk.message.blocks if isinstance(block, messages.FreeText) and not block.opens]
    assert boxes == []
    talk.move(Move(step=Change.CHANGE, value=Step.OPEN))
    assert "Another number of days" in buttons(talk.message)
