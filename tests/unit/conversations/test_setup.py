"""Setting up a board, as anyone could follow it."""

from conversations import messages
from conversations.setup.draft import Step, asks
from conversations.setup.turn import Act
from frameworks import loader
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.setup_talk import PEOPLE, SetUpTalk, previewed


def test_a_board_in_nine_steps(library: loader.Library) -> None:
    talk = described(library).run(
        """
        bot: step 9 of 9
        bot: Nothing has been sent yet.
        bot: Who is asked
        bot: Asha Quill (chair): Seat Leader; Body Riverside Council; Sector Councillors
        bot: Tom Reedmace: Seat Place director; Body Riverside ICB; Sector NHS
        bot: No account found here: Ada Nowhere
        bot: You, Willa Gray, are a coordinator and get the weekly digest.
        bot: Of 3 people, 2 can be reached.
        bot: Summary goes to: #room-c1. I am in it and can write there.
        bot: What is asked: Maturity matrix for health and wellbeing boards, 2011. 6 questions, about 3 minutes.
        bot: First time: Thursday 14 January 2027 at 9.30 am
        bot: Reminder: Monday 25 January 2027 at 9.30 am
        bot: Closes: Thursday 28 January 2027 at 9.30 am
        bot: After that: Every 3 months
        bot: Question to think about: every two weeks from Thursday 21 January at 9.30 am
        bot: Your weekly digest: Mondays at 8 am, from Monday 18 January
        bot: Times are for: Europe/London
        bot: This is what each member reads first:
        bot: > Riverside Health and Wellbeing Board: Maturity matrix 2011
        bot: > In confidence: only you see your answers.
        bot: Start
        bot, not: Check again
        member: types start
        bot: 2 people are asked for the first time on Thursday 14 January at 9.30 am.
        bot: Undo
        """
    )
    assert talk.act is Act.START


def described(library: loader.Library) -> SetUpTalk:
    """Every question up to the preview."""
    return SetUpTalk(library).run(
        """
        bot: step 1 of 9
        bot: Nobody hears of it until you have seen everything
        bot: What is your board called?
        member: types Riverside Health and Wellbeing Board
        bot: Riverside Health and Wellbeing Board · step 2 of 9
        bot: Who is on your board?
        bot: > Asha Quill, Leader of the council, Riverside Council, Councillors, chair
        member: types Asha Quill, Leader, Riverside Council, Councillors, chair|@[U3], Place director, Riverside ICB, NHS|Ada Nowhere, GP, Riverside ICB
        bot: step 3 of 9
        bot: I read the lines of 3 people.
        bot: 3 people are on the list, with 3 seats.
        bot: Councillors: one seat: Riverside Council
        bot: NHS: 2 seats: Riverside ICB
        bot: Are these people and sectors right?
        bot: No account found here: Ada Nowhere
        bot: send their line again with an @mention
        member: types yes
        bot: step 4 of 9
        bot: Where should the board's summary go?
        member: types #[C1]
        bot: step 5 of 9
        bot: Maturity matrix for health and wellbeing boards, 2011
        bot: 6 questions, about 3 minutes.
        member: presses Maturity matrix 2011
        bot: step 6 of 9
        bot: one question to think about, every two weeks
        member: presses Yes, every two weeks
        bot: step 7 of 9
        bot: How often
        member: presses Every 3 months
        bot: step 8 of 9
        bot: On which day
        member: types 14 January 2027
        """  # noqa: E501 - a pasted list is one line of the script
    )


def test_every_step_can_be_undone_back_to_the_first(library: loader.Library) -> None:
    talk = SetUpTalk(library)
    seen = [talk.text]
    for line in ("Riverside Board", PEOPLE, "that is right", "#[C1]", "maturity matrix 2011", "no", "every 6 months", "14 January 2027"):
        talk.run(f"member: types {line}")
        seen.append(talk.text)
    for before in reversed(seen[1:-1]):
        talk.run("member: types back")
        assert talk.text.splitlines()[0] == before.splitlines()[0]
    talk.run("member: presses Back\nbot: step 1 of 9\nbot, not: Back")
    assert talk.text == seen[0]
    talk.run("member: types back\nbot: step 1 of 9")


def test_a_second_press_on_back_does_nothing_more(library: loader.Library) -> None:
    talk = SetUpTalk(library).run(f"member: types Riverside Board\nmember: types {PEOPLE}\nmember: types yes\nbot: step 4 of 9")
    back = buttons(talk.message)["Back"]
    talk.press(back)
    talk.press(back)
    assert asks(talk.draft) is Step.SECTORS


def test_a_change_at_the_preview_asks_one_thing_and_comes_back(library: loader.Library) -> None:
    talk = previewed(library).run(
        """
        member: presses Change the time of day
        bot: Riverside Board · a change
        bot: At what time of day
        member: types later
        bot: I could not read that as a time of day.
        member: types 2 pm
        bot: First time: Thursday 14 January 2027 at 2 pm
        member: types change the name
        bot: What is your board called?
        member: presses Back
        bot: Riverside Board · step 9 of 9
        member: presses Back
        bot: At what time of day
        member: presses Back
        bot: First time: Thursday 14 January 2027 at 9.30 am
        member: types change how long
        member: types 21 days
        bot: Closes: Thursday 4 February 2027
        member: types change how often
        member: types every 2 weeks
        bot: One thing must be changed before it can start.
        bot: The questions stay open for 21 days, and the next ones come sooner.
        bot, not: Start (“start”)
        member: types start
        bot: One thing must be changed
        member: types back
        member: types change the reflections
        member: types no
        bot: Question to think about: none
        member: types change the channel
        """
    )
    talk.pick_channel("C2")
    talk.run(
        """
        bot: Summary goes to: #room-c2. I am not in it yet. Open it and invite me
        bot: Check again
        """
    )
    talk.channels["C2"] = talk.channels["C1"]
    talk.run("member: presses Check again\nbot: I am in it and can write there.\nbot, not: Check again")


def test_stop_says_how_to_go_on(library: loader.Library) -> None:
    talk = previewed(library).run(
        """
        member: types cancel
        bot: Nothing was sent. I keep what you gave for 30 days: type “setup” to go on.
        """
    )
    assert talk.act is Act.STOP


def test_a_second_board_is_asked_about_first(library: loader.Library) -> None:
    SetUpTalk(library, runs=("Riverside Board", "Hill Board")).run(
        """
        bot: You already look after Hill Board and Riverside Board.
        """.replace("Hill Board and Riverside Board", "Riverside Board and Hill Board")
        + """
        member: types what
        bot: I did not understand that
        member: types yes
        bot: What is your board called?
        member: types back
        bot: Do you want to set up another board?
        """
    )
    assert SetUpTalk(library, runs=("Riverside Board",)).type("no").act is Act.STOP


def test_namesakes_are_told_apart(library: loader.Library) -> None:
    talk = SetUpTalk(library).run(
        """
        member: types Riverside Board
        member: types Cllr Jo Bright, Member, Riverside Council, Councillors|Dr Sam O’Fen, GP, Riverside ICB, NHS
        bot: More than one person here is called Cllr Jo Bright. Which of them is your “Member”?
        bot: Jo Bright (U4)
        bot: Jo Bright, a guest (U5)
        bot: None of them
        member: types the second one
        bot: Please mention the right person
        member: types @[U404]
        bot: I cannot find that account.
        member: types @[U9]
        bot: I cannot find that account.
        member: types @[U2]
        bot: Are these people and sectors right?
        bot: Guests here: Dr Sam O’Fen
        member: types back
        bot: More than one person here is called Cllr Jo Bright.
        member: presses Jo Bright (U4)
        bot, not: Not reached here yet
        member: types back
        member: types none of them
        bot: No account found here: Cllr Jo Bright
        """
    )
    assert [person.account and person.account.address.handle for person in talk.draft.people] == [None, "U6"]


def test_an_older_button_for_a_namesake_changes_nothing(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types Riverside Board\nmember: types Jo Bright, Member, Council, C")
    old = buttons(talk.message)
    talk.press(old["None of them"])
    size = talk.draft.size
    talk.press(old["Jo Bright (U4)"])
    assert talk.draft.size == size
    assert talk.draft.people[0].account is None


def test_who_cannot_be_reached_and_why(library: loader.Library) -> None:
    SetUpTalk(library).run(
        """
        member: types Riverside Board
        member: types Vera Gone, A, B, C|@[U8], D, E, F|Ada Nowhere, G, H, I|@[U9], J, K, L|@[U404], M, N, O|@[U405] Ida Later, P, Q, R
        bot: 2 lines need a change.
        bot: Line 4, “Meeting app, J, K, L”: This is an app and not a person.
        bot: Line 5, “that account, M, N, O”: I cannot find this account.
        bot: No account found here: Ada Nowhere and Ida Later
        bot: Account is switched off: Vera Gone
        bot: Account of another organisation: Pat Faraway
        """
    )


def test_a_card_never_names_a_step_that_is_not_there(library: loader.Library) -> None:
    """Every button of every card leads somewhere: none is answered by the same card for want of a meaning."""
    talk = previewed(library)
    for label in [label for label in buttons(talk.message) if label.startswith("Change")]:
        at_preview = talk.text
        talk.run(f"member: presses {label}")
        assert talk.text != at_preview, label
        assert isinstance(talk.message.blocks[-1], messages.Choices)
        talk.run("member: presses Back")
        assert talk.text == at_preview
