"""A set-up in Microsoft Teams: no @mentions, no signs before channels; people by their names or addresses, and some without the app."""

import dataclasses

import pytest

from conversations.setup import given as setup_given
from conversations.setup import lines as setup_lines
from conversations.setup import merge
from conversations.setup.draft import Draft, Step, asks
from conversations.setup.given import Change
from conversations.setup.turn import Move
from frameworks import loader
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.setup_talk import PEOPLE, WORDS, SetUpTalk, Standing, profile

ROOM = "19:0f3c@thread.tacv2"
TO_THE_PREVIEW = f"""
    member: types yes
    member: types #[{ROOM}]
    member: types yes
    member: types no
    member: types monthly
    member: types tomorrow
"""


@pytest.fixture
def talk(library: loader.Library) -> SetUpTalk:
    talk = SetUpTalk(library, platform="teams", elsewhere=("slack",))
    here = [
        profile("g1", "Willa Gray", sign_in="willa@riverside.test"),
        profile("g2", "Asha Quill", sign_in="asha@riverside.test"),
        profile("g3", "Tom Reedmace", sign_in="tom@riverside.test", without_app=True),
        profile("g4", "Jo Bright", sign_in="jo.one@riverside.test"),
        profile("g5", "Jo Bright", Standing.GUEST, sign_in="jo.two@elsewhere.test"),
        profile("g6", "Sam O'Fen", Standing.GUEST, sign_in="sam@elsewhere.test", without_app=True),
        profile("g9", "Meeting app", Standing.BOT),
    ]
    talk.people = {one.address.handle: one for one in here}
    talk.channels = {ROOM: dataclasses.replace(talk.channels["C1"], name="Board room")}
    return talk


def handles(draft: Draft) -> dict[str, str | None]:
    return {one.name: one.account.address.handle if one.account else None for one in draft.people}


def test_nothing_that_is_said_is_a_habit_of_slack_s(talk: SetUpTalk) -> None:
    said = [talk.text]
    lines = ["Riverside Board", ", x, y, z", "Jo Bright, Member, Council, C|Ada Nowhere, GP, ICB, N", "who", "@[g404]", "remove jo bright"]
    for line in [*lines, "none of them", "help", "yes", "general", "#[19:none]", "use it anyway", "yes", "no", "monthly", "tomorrow"]:
        talk.run(f"member: types {line}")
        said.append(talk.text)
    talk.run("member: types start")
    for text in [*said, talk.text]:
        assert "@mention" not in text
        assert "mention" not in text.lower()
        assert "direct message" not in text
        assert "invite" not in text.lower()
        assert "#" not in text
        assert "type #" not in text.lower()


def test_a_board_is_described_with_names_and_addresses(talk: SetUpTalk) -> None:
    talk.run(
        """
        bot: type your answer here in our chat
        member: types Riverside Board
        bot: Write each name as it stands in Teams. An e-mail address works too
        member: types asha@riverside.test, Leader, Riverside Council, Councillors|Dr Sam O’Fen <sam@elsewhere.test>, GP, Riverside ICB, NHS
        bot: On the list: Asha Quill and Dr Sam O’Fen.
        member: types Asha Quill, Chair, Riverside Council, Councillors|ASHA@riverside.test, Leader, Riverside Council, Councillors
        bot: I read the lines of one person.
        bot: 2 people are on the list, with 3 seats.
        member: types nobody@riverside.test, GP, Riverside ICB|nobody@riverside.test Ada Nowhere, GP, Riverside ICB
        bot: Line 1, “nobody@riverside.test, GP, Riverside ICB”: I cannot find this account. Write the person's name beside it
        bot: send their line again with their e-mail address
        member: types yes
        bot: paste the link to the channel
        bot: The app must be in the channel's team.
        """
    )
    talk.run(f"member: types #[{ROOM}]\nmember: types yes\nmember: types no\nmember: types monthly\nmember: types tomorrow")
    talk.run("bot: Summary goes to: Board room. I can write there.\nbot, not: #")
    assert handles(talk.draft) == {"Asha Quill": "g2", "Dr Sam O’Fen": "g6", "Ada Nowhere": None}


def test_namesakes_are_told_apart_by_what_they_sign_in_with(talk: SetUpTalk) -> None:
    talk.run("member: types B\nmember: types Jo Bright, Member, Council, C\nbot: Jo Bright (jo.one@riverside.test)")
    talk.run("bot: Jo Bright, a guest (jo.two@elsewhere.test)\nbot: type the e-mail address of the right one\nbot, not: g4")
    assert talk.hear("jo.two@elsewhere.test").sure
    talk.run("member: types that one\nbot: Please write the e-mail address of the right person.")
    talk.run("member: types nobody@riverside.test\nbot: I cannot find that account. Please write another e-mail address,")
    talk.run("member: types JO.two@elsewhere.test\nbot: Guests here: Jo Bright")
    assert handles(talk.draft) == {"Jo Bright": "g5"}
    talk.run("member: types back\nmember: types asha@riverside.test")
    assert handles(talk.draft) == {"Jo Bright": "g2"}


def test_two_namesakes_stay_two(talk: SetUpTalk) -> None:
    both = "jo.one@riverside.test, Member, Council, C|jo.two@elsewhere.test Jo Bright, GP, ICB, N"
    talk.run(f"member: types B\nmember: types {both}\nbot: 2 people are on the list")
    written = setup_lines.written(talk.draft.people, WORDS)
    assert written == "jo.one@riverside.test Jo Bright, Member, Council, C\njo.two@elsewhere.test Jo Bright, GP, ICB, N"
    talk.move(Move(step=Change.LIST, text=written))
    assert [one.account and one.account.address.handle for one in talk.draft.people] == ["g4", "g5"]
    talk.run("member: types remove Jo Bright\nbot: the e-mail address of the right person.")
    talk.run("member: types remove jo.one@riverside.test\nbot: Jo Bright is off the list.")
    assert [one.account and one.account.address.handle for one in talk.draft.people] == ["g5"]
    talk.run("member: types remove nobody@riverside.test\nbot: Nobody on the list is called “nobody@riverside.test”.")


def test_a_name_with_another_address_beside_it_may_be_a_namesake(talk: SetUpTalk) -> None:
    talk.run("member: types B\nmember: types Asha Quill asha@home.test, Leader, Council, C\nbot: Is this your “Leader”?")
    assert asks(talk.draft) is Step.WHO


def test_where_no_address_is_known_the_name_beside_it_is_enough(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types B\nmember: types Asha Quill <asha@riverside.test>, Leader, Council, C")
    assert handles(talk.draft) == {"Asha Quill": "U2"}


def test_a_column_of_addresses_is_used(talk: SetUpTalk) -> None:
    table = "Name,E-mail,Seat,Body,Sector|Jo Bright,jo.two@elsewhere.test,GP,ICB,N|Asha Quill,,Leader,Council,C"
    talk.run(f"member: types B\nmember: types {table}\nbot: 2 people are on the list")
    assert handles(talk.draft) == {"Jo Bright": "g5", "Asha Quill": "g2"}


@pytest.mark.parametrize("who", ["a@b.test c@d.test", "<a@b.test> (c@d.test) Jo"])
def test_two_addresses_are_two_people(talk: SetUpTalk, who: str) -> None:
    talk.run(f"member: types B\nmember: types {who}, GP, ICB, N\nbot: It names two people. Give each a line of their own.")


@pytest.mark.parametrize("who", ["Jo @ Home", "Jo@Home", "@jo", "a@b@c.test Jo", f"{'a' * 120}@b.test Jo"])
def test_what_is_no_address_is_part_of_a_name(who: str) -> None:
    read = merge.read(f"{who}, GP, ICB, N", (), WORDS)
    assert [one.sign_in for one in read.lines] == [""]


def test_people_without_the_app_are_found_out_before_anything_is_sent(talk: SetUpTalk) -> None:
    talk.run(f"member: types Riverside Board\nmember: types {PEOPLE}|Sam O'Fen, GP, Riverside ICB|Ada Nowhere, GP, Riverside ICB")
    talk.run(
        """
        bot: Not reached here yet
        bot: Do not have the app yet: Tom Reedmace and Sam O'Fen
        bot: No account found here: Ada Nowhere
        bot: ask your Teams administrator to add it for them. Or send them the link to it, so that they can add it themselves.
        bot: Their seats are kept, and my messages reach them from then on.
        bot: Your weekly digest says how many I could not reach.
        bot: The others keep their seats, too, but I cannot write to them. To mend that, send their line again with their e-mail address.
        bot: People can also be reached in Slack.
        bot, not: Guests here
        """
    )
    talk.run(TO_THE_PREVIEW).run(
        """
        bot: Do not have the app yet: Tom Reedmace and Sam O'Fen
        bot: Of 4 people, 1 can be reached.
        bot: Check again
        member: types start
        bot: One person is asked for the first time
        bot: 2 people do not have the app yet, so I cannot write to them until they have it.
        """
    )


def test_who_gets_the_app_meanwhile_is_seen_on_a_second_look(talk: SetUpTalk) -> None:
    talk.run(f"member: types Riverside Board\nmember: types {PEOPLE}\nbot: Do not have the app yet: Tom Reedmace")
    talk.run("member: presses Check again\nbot: Do not have the app yet: Tom Reedmace")
    talk.people["g3"] = dataclasses.replace(talk.people["g3"], without_app=False)
    talk.run("member: presses Check again\nbot, not: Do not have the app\nbot, not: Check again\nbot, not: in Slack")
    talk.people["g3"] = dataclasses.replace(talk.people["g3"], without_app=True)
    talk.run(TO_THE_PREVIEW).run("bot: Do not have the app yet: Tom Reedmace")
    del talk.people["g3"]
    talk.run("member: types check again\nbot: Do not have the app yet: Tom Reedmace")
    talk.people["g3"] = profile("g3", "Tom Reedmace")
    talk.run("member: types start\nbot: 2 people are asked\nbot, not: do not have the app")


def test_of_whom_the_platform_did_not_say_in_time_it_is_asked_again_before_the_last_look(talk: SetUpTalk) -> None:
    without = talk.people["g3"]
    talk.people["g3"] = dataclasses.replace(without, without_app=False, app_unknown=True)
    talk.run(f"member: types Riverside Board\nmember: types {PEOPLE}\nbot, not: Do not have the app yet: Tom Reedmace")
    talk.people["g3"] = without
    talk.run(TO_THE_PREVIEW).run("bot: Do not have the app yet: Tom Reedmace\nbot: Check again")
    talk.people["g3"] = dataclasses.replace(without, without_app=False)
    talk.run("member: types start\nbot: 2 people are asked\nbot, not: not have the app")


def test_what_was_kept_before_the_app_was_asked_about_still_reads(talk: SetUpTalk) -> None:
    talk.run(f"member: types Riverside Board\nmember: types {PEOPLE}")
    short = setup_given.read(setup_given.stored(setup_given.compact(talk.draft)))
    assert dataclasses.replace(short, size=0) == dataclasses.replace(talk.draft, size=0)
    old = setup_given.profile_json(talk.people["g3"])
    del old["without_app"], old["app_unknown"], old["sign_in"]
    draft = setup_given.read(setup_given.stored([setup_given.entry(Change.BY, {"who": old, "runs": []})]))
    assert (draft.by.without_app, draft.by.sign_in) == (False, None)


def test_channels_that_cannot_be_used_are_told_in_teams_words(talk: SetUpTalk) -> None:
    talk.run(f"member: types B\nmember: types {PEOPLE}\nmember: types yes")
    talk.channels["19:shared"] = dataclasses.replace(talk.channels[ROOM], name="Partners", can_post=False, shared_outside=True)
    talk.run("member: types #[19:shared]\nbot: Partners is a shared channel, which other organisations can be let into.")
    talk.run("member: types #[19:none]\nbot: Add the app to the channel's team, and be a member of that team yourself.")
    talk.run("member: types use it anyway\nmember: types yes\nmember: types no\nmember: types monthly\nmember: types tomorrow")
    talk.run("bot: the channel you chose. I cannot write there yet. Add the app to its team, then press “Check again”.")
    talk.run("member: types start\nbot: I cannot write there yet: add the app to its team.")


def test_where_nothing_else_is_on_no_other_door_is_named(library: loader.Library) -> None:
    talk = SetUpTalk(library, platform="teams")
    talk.run(
        "member: types B\nmember: types Ada Nowhere, GP, ICB, N\nbot: No account found here: Ada Nowhere\nbot, not: can also be reached"
    )


def test_every_button_for_a_namesake_can_be_typed(talk: SetUpTalk) -> None:
    talk.run("member: types B\nmember: types Jo Bright, Member, Council, C")
    assert {"Jo Bright (jo.one@riverside.test)", "None of them"} <= set(buttons(talk.message))
    talk.run("member: types Jo.One@riverside.test\nbot: On the list: Jo Bright.")
    assert handles(talk.draft) == {"Jo Bright": "g4"}
