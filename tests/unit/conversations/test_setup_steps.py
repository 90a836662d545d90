"""What breaks a set-up: odd input, old buttons, lists that change, days that pass."""

import dataclasses
import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import actions, messages
from conversations.setup import cards
from conversations.setup import draft as setup_draft
from conversations.setup import given as setup_given
from conversations.setup import lines as setup_lines
from conversations.setup.draft import Draft, Seat, Step, asks
from conversations.setup.given import Change
from conversations.setup.turn import Move
from frameworks import loader
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.setup_talk import NOW, PEOPLE, WORDS, SetUpTalk, previewed, workspace


def people(talk: SetUpTalk) -> dict[str, list[str]]:
    return {person.name: [seat.title for seat in person.seats] for person in talk.draft.people}


def at_sectors(library: loader.Library) -> SetUpTalk:
    return SetUpTalk(library).run(f"member: types Riverside Board\nmember: types {PEOPLE}")


def test_several_batches_add_up_and_somebody_s_new_lines_replace_the_old(library: loader.Library) -> None:
    talk = at_sectors(library).run(
        """
        member: types Vera Gone, Carers' lead, Riverside Carers, Voluntary|Tom Reedmace, Chief officer, Riverside ICB, NHS
        bot: I read the lines of 2 people.
        bot: 3 people are on the list, with 3 seats.
        """
    )
    assert people(talk) == {"Asha Quill": ["Leader"], "Tom Reedmace": ["Chief officer"], "Vera Gone": ["Carers' lead"]}
    talk.run("member: types @[U3], Director, Riverside Hospitals, Providers|Tom Reedmace, Chief officer, Riverside ICB, NHS")
    assert people(talk)["Tom Reedmace"] == ["Director", "Chief officer"], "one person, mentioned and named, with two seats"
    talk.run("member: types back\nmember: types back")
    assert people(talk) == {"Asha Quill": ["Leader"], "Tom Reedmace": ["Place director"]}


def test_somebody_is_found_again_once_they_have_an_account(library: loader.Library) -> None:
    talk = SetUpTalk(library).run(
        "member: types B\nmember: types Ida Later, Carer, Carers, Voluntary\nbot: No account found here: Ida Later"
    )
    talk.people["U20"] = dataclasses.replace(talk.people["U2"], address=dataclasses.replace(talk.people["U2"].address, handle="U20"))
    talk.run("member: types @[U20] Ida Later, Carer, Carers, Voluntary\nbot, not: No account found")
    assert people(talk) == {"Ida Later": ["Carer"]}


def test_a_namesake_who_is_on_the_list_already_keeps_both_seats(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types B\nmember: types @[U4] J. Bright, Member, Council, C|Jo Bright, GP, ICB, N")
    talk.press(buttons(talk.message)["Jo Bright (U4)"])
    assert people(talk) == {"J. Bright": ["Member", "GP"]}


def test_somebody_can_be_taken_off_by_their_name(library: loader.Library) -> None:
    talk = at_sectors(library).run("member: types remove Nobody\nbot: Nobody on the list is called “Nobody”.")
    talk.run("member: types Remove asha quill\nbot: Asha Quill is off the list.\nbot: One person is on the list, with one seat.")
    talk.run("member: types remove Tom Reedmace\nbot: Who is on your board?")
    talk.run("member: types back\nmember: types back\nbot: 2 people are on the list")


def test_the_whole_list_can_be_written_anew(library: loader.Library) -> None:
    talk = at_sectors(library)
    box = cards.box(talk.draft, talk.desk, Change.LIST, None)
    assert box is not None
    assert PEOPLE.replace("|", "\n") in [block.initial for block in box.blocks if isinstance(block, messages.FreeText)]
    assert "> Asha Quill, Leader of the council" in messages.plain_text(box), "the box itself shows how"
    talk.run("member: presses Correct the whole list with Tom Reedmace, Place director, Riverside ICB, NHS")
    assert people(talk) == {"Tom Reedmace": ["Place director"]}
    talk.run("member: presses Back\nmember: presses Correct the whole list with Tom Reedmace, Boss, Riverside ICB, NHS|Asha Quill")
    assert people(talk) == {"Asha Quill": ["Leader"], "Tom Reedmace": ["Boss"]}, "a list with a bad line takes nobody off"
    assert talk.unsent == ("people", "Asha Quill")


def test_a_list_too_long_for_a_box_is_added_to_and_not_written_anew(library: loader.Library) -> None:
    lines = "|".join(f"Person {number}, {'Seat of some length ' * 2}, Riverside Council, Councillors" for number in range(60))
    talk = SetUpTalk(library).run(f"member: types B\nmember: types {lines}\nbot: 60 people are on the list, with 60 seats.")
    assert "Correct the whole list" not in buttons(talk.message)
    talk.run("member: types One More, Seat, Riverside Council\nbot: Line 1, “One More, Seat, Riverside Council”: A board can have 60")
    talk.run("member: types Person 5, Chair, Riverside Council\nbot: 60 people are on the list")


def test_sectors_can_be_renamed_and_joined(library: loader.Library) -> None:
    talk = at_sectors(library).run(
        """
        member: types NHS = councillors
        bot: Councillors: 2 seats: Riverside Council and Riverside ICB
        member: types back
        bot: NHS: one seat
        member: presses Rename a sector with Nobody = NHS
        bot: There is no sector called “Nobody” on the list.
        member: presses Rename a sector with rubbish
        bot: To rename a sector, write the old name
        member: presses Rename a sector with nhs → Integrated care board
        bot: Integrated care board: one seat
        """
    )
    assert Step.SECTORS is asks(talk.draft)


def test_councillors_of_one_title_get_numbers(library: loader.Library) -> None:
    lines = "|".join(f"Member {name}, Councillor, Riverside Council, C" for name in "ABC")
    talk = SetUpTalk(library).run(f"member: types B\nmember: types {lines}|Member D, Councillor 2, Riverside Council, C")
    titles = [seat.title for _, seat in setup_draft.told_apart(talk.draft)]
    assert titles == ["Councillor", "Councillor 3", "Councillor 4", "Councillor 2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("12 January 2020", "Sunday 12 January 2020 is over"),
        ("1 December 2026", "Tuesday 1 December 2026 is over, or the time of day has passed."),
        ("1 January 2030", "Tuesday 1 January 2030 is too far off."),
        ("next week", "I could not read that as a day."),
        ("31 February 2027", "I could not read that as a day."),
    ],
)
def test_days_that_cannot_be_first(library: loader.Library, line: str, said: str) -> None:
    talk = previewed(library).run("member: presses Change the first day")
    talk.run(f"member: types {line}\nbot: {said}\nbot: On which day")
    talk.run(f"member: presses Another day with {line}\nbot: {said}")
    assert talk.draft.first == datetime.date(2027, 1, 14)


def test_today_is_fine_while_the_time_of_day_is_ahead(library: loader.Library) -> None:
    talk = previewed(library).run("member: types change the time of day\nmember: types 11:00\nmember: types change the first day")
    talk.run("member: types 2026-12-01\nbot: First time: Tuesday 1 December 2026 at 11 am")


def test_an_hour_that_the_clocks_skip_is_shown_as_it_will_be(library: loader.Library) -> None:
    previewed(library).run(
        """
        member: types change the first day
        member: types 28 March 2027
        member: types change the time of day
        member: types 1.30 am
        bot: First time: Sunday 28 March 2027 at 2 am
        bot: Closes: Sunday 11 April 2027 at 1.30 am
        """
    )


def test_a_first_day_that_passed_meanwhile_is_named_and_nothing_starts(library: loader.Library) -> None:
    talk = previewed(library)
    start = buttons(talk.message)["Start"]
    talk.now = NOW + datetime.timedelta(days=60)
    talk.press(start)
    talk.run("bot: The first day, Thursday 14 January 2027, has passed.\nbot, not: Start (“start”)")
    assert talk.act is None


@pytest.mark.parametrize("line", ["", "   ", "\u200b", "2 4"])
def test_a_name_is_seen_or_asked_again(library: loader.Library, line: str) -> None:
    talk = SetUpTalk(library)
    talk.move(Move(step=Step.NAME, text=line))
    assert talk.draft.name == (line if line == "2 4" else None)


def test_a_name_too_long_is_not_cut(library: loader.Library) -> None:
    talk = SetUpTalk(library)
    talk.type("x" * 201)
    talk.run("bot: That name has 201 characters. A board's name can have 200.")
    talk.type("x" * 20_001)
    talk.run("bot: That text has 20,001 characters.")
    assert talk.draft.name is None


def test_values_that_no_card_offered_change_nothing(library: loader.Library) -> None:
    talk = previewed(library)
    before = talk.draft
    for step, value in [
        (Step.INSTRUMENT, "annex_a@2015"),
        (Step.INSTRUMENT, "nowhere@1"),
        (Step.REFLECTIONS, "maturity_matrix@2011"),
        (Step.EVERY, "99m"),
        (Step.FIRST, "1999-01-01"),
        (Step.FIRST, "9999-12-31"),
        (Step.FIRST, "rubbish"),
        (Step.TIME, "99.99"),
        (Step.OPEN, "90"),
        (Step.WHO, "x.1"),
        (Step.SECTORS, "yes"),
        (Step.ANOTHER, "yes"),
        ("change", "who"),
        ("change", "preview"),
        ("back", "name.1"),
        ("nonsense", ""),
        (Step.CHANNEL, ""),
    ]:
        talk.move(Move(step=step, value=value))
        assert talk.draft == before, (step, value)


def test_a_channel_that_nobody_can_see_is_kept_and_said(library: loader.Library) -> None:
    talk = previewed(library).run("member: types change the channel")
    talk.run("member: types general\nbot: I could not tell which channel that is.")
    talk.run("member: types #[C1] or #[C2]\nbot: I could not tell which channel that is.")
    talk.pick_channel("not a handle")
    talk.run("bot: I could not tell which channel that is.")
    talk.pick_channel("C77")
    talk.run("bot: I cannot see that channel.\nmember: presses Check again\nbot: I cannot see that channel.")
    talk.run("member: presses Back\nbot: Where should the board's summary go?\nbot, not: Use it anyway")
    talk.pick_channel("C77")
    anyway = buttons(talk.message)["Use it anyway"]
    talk.run("member: types use it anyway\nbot: Summary goes to: the channel you chose. I am not in it yet.")
    talk.press(anyway)
    talk.run("bot: That button is from an earlier step")


def test_an_edition_that_is_gone_is_named(library: loader.Library) -> None:
    talk = previewed(library)
    talk.library = loader.Library(editions={"annex_a@2015": library["annex_a@2015"]}, digests={"annex_a@2015": "x"})
    talk.run("member: types start\nbot: The questions you chose are not there any more.\nbot: What is asked: maturity_matrix@2011")
    assert talk.act is None


def test_people_s_own_words_cannot_reorder_ours(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types \u202eRiverside\u202e Board\nbot: Riverside Board · step 2 of 9")
    talk.run("member: types \u202eשרה\u2066, Member, Council, C|Tom, Place, ICB, N\nmember: types NHS = \u202eX\nmember: types N = \u202eX")
    talk.run("bot: X: one seat")
    assert not set("\u202e\u2066") & set(talk.text)
    assert not set("\u202e\u2066") & set(str(talk.given))


@given(
    st.lists(
        st.sampled_from(["back", "a, b, c, d", "yes", "no", "#[C1]", "every 3 months", "14 January 2027", "remove a", "x"]), max_size=25
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_the_state_reads_the_same_when_it_is_made_short(library: loader.Library, typed: list[str]) -> None:
    talk = SetUpTalk(library)
    for line in typed:
        talk.type(line)
    short = setup_given.read(setup_given.stored(setup_given.compact(talk.draft)))
    assert dataclasses.replace(short, size=0) == dataclasses.replace(talk.draft, size=0)


def test_a_set_up_that_goes_on_for_ever_stays_small(library: loader.Library) -> None:
    talk = previewed(library)
    for number in range(200):
        talk.move(Move(step=Step.NAME, text=f"Board {number}"))
    assert talk.draft.size <= 80
    assert talk.draft.name == "Board 199"
    assert asks(talk.draft) is Step.PREVIEW


def test_every_button_fits_its_codec(library: loader.Library) -> None:
    talk = previewed(library)
    labels = [label for label in buttons(talk.message) if label.startswith("Change")]
    for label in itertools.chain([""], labels):
        if label:
            talk.press(buttons(talk.message)[label])
        for value in buttons(talk.message).values():
            assert len(value) <= 140
            assert isinstance(actions.decode(value), actions.SetUp)
        if label:
            talk.run("member: types back")


def test_names_that_clash_are_written_with_their_mention(library: loader.Library) -> None:
    talk = SetUpTalk(library).run("member: types B\nmember: types @[U4], Member, Council, C|@[U5], GP, ICB, N")
    written = setup_lines.written(talk.draft.people, WORDS)
    assert written == "@[U4] Jo Bright, Member, Council, C\n@[U5] Jo Bright, GP, ICB, N"
    talk.move(Move(step=Change.LIST, text=written))
    assert [person.account and person.account.address.handle for person in talk.draft.people] == ["U4", "U5"]


def test_a_draft_counts_its_sectors_in_the_order_of_the_list() -> None:
    one, two = Seat(title="A", body="B", sector="Z"), Seat(title="C", body="D", sector="A")
    person = setup_draft.Person(name="X", seats=(one, two, dataclasses.replace(one, title="E")))
    draft = Draft(by=workspace()["U1"], people=(person,))
    assert [(name, len(seats)) for name, seats in draft.sectors.items()] == [("Z", 2), ("A", 1)]


def test_every_edition_whose_answers_are_counted_can_be_asked(library: loader.Library) -> None:
    talk = SetUpTalk(library)
    talk.library = library
    talk.run(f"member: types Riverside Board\nmember: types {PEOPLE}\nmember: presses That is right\nmember: types #[C1]")
    for ref in ("barometer@2013", "areas_requiring_attention@2015", "development_tool@2013", "well_performing_board@2015"):
        assert library[ref].short_title in buttons(talk.message)
    talk.run("bot: One list of 17 to pick from, about 3 minutes.\nmember: types barometer 2013\nbot: step 6 of 9")
    assert talk.draft.instrument == "barometer@2013"
