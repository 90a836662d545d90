"""What is said about a board's actions, and to whom."""

import uuid

from conversations import actions, messages
from conversations.next_steps import agreed, asides, cards, pages, sheet, state
from tests.unit.conversations.agreed_board import ADA, BO, BOARD, CY, DAY, HERE, NOON, TODAY, WILLA, WORDS, position, seen_by, step
from tests.unit.conversations.dialogue import buttons
from tests.unit.conversations.sample import SAMPLE

BOOK = agreed.Book(code="0a1b2c3d", name="sample", edition=SAMPLE, first=True)


def lines(message: messages.Message) -> list[str]:
    return [line for line in messages.plain_text(message).splitlines() if line]


def test_the_page_is_a_plan_for_a_hundred_days() -> None:
    due = (-1, 0, 30, 31, 60, 61, 100, 101)
    steps = [step(place, due_on=TODAY + days * DAY) for place, days in enumerate(due, 1)]
    shown = lines(pages.board(seen_by(ADA, *steps), WORDS))
    titles = ["Planned for a day that has passed", "In the next 30 days", "In 31 to 60 days", "In 61 to 100 days", "Later"]
    found = [line if line in titles else line[0] for line in shown if line in titles or line[:2] in {f"{one}." for one in range(1, 9)}]
    assert found == [titles[0], "1", titles[1], "2", "3", titles[2], "4", "5", titles[3], "6", "7", titles[4], "8"]


def test_numbers_stay_when_others_are_over() -> None:
    first, second = state.ended(step(1), state.State.DONE, TODAY, NOON), step(2)
    of = seen_by(BO, first, second)
    assert (of.number(second), of.numbered(1), of.numbered(0), of.numbered(3)) == (2, first, None, None)
    assert "2. Action number 2: Yours." in messages.plain_text(pages.board(of, WORDS))


def test_what_is_over_shows_what_came_of_it_for_a_year() -> None:
    over = state.ended(step(1), state.State.DONE, TODAY - DAY, NOON)
    told = state.changed(over, NOON, changed_anything=state.Change.PARTLY, what_changed="Two of three councils joined.")
    old = state.ended(step(2), state.State.DROPPED, TODAY - 400 * DAY, NOON)
    shown = messages.plain_text(pages.board(seen_by(ADA, told, old), WORDS))
    assert "Done on Sunday 22 November 2026. It changed something in part. “Two of three councils joined.”" in shown
    assert "Action number 2" not in shown


def test_everybody_reads_and_only_owners_and_leaders_can_do_anything() -> None:
    one = step()
    assert list(buttons(cards.card(seen_by(ADA, one), one, WORDS, undo=True))) == ["Our actions", "Home"]
    own = list(buttons(cards.card(seen_by(BO, one), one, WORDS, undo=True)))
    assert own == ["Moving", "Stuck", "Done", "Dropped", "Another day", "What we would see", "Undo", "Our actions", "Home"]
    led = buttons(cards.card(seen_by(WILLA, one, leads=True), one, WORDS))
    assert {"Hand it over", "Change the words"} <= led.keys()
    gone = seen_by(BO, one, here=(ADA, WILLA))
    assert not gone.may_set(one), "whoever left may not"
    assert "Add an action" in buttons(pages.board(seen_by(WILLA, one, leads=True), WORDS))
    assert "Add an action" not in buttons(pages.board(seen_by(BO, one), WORDS))


def test_five_are_enough() -> None:
    five = [step(number) for number in range(1, 6)]
    of = seen_by(WILLA, *five, leads=True)
    assert "Add an action" not in buttons(pages.board(of, WORDS))
    full = messages.plain_text(pages.full(of, WORDS))
    assert "Close or drop one first" in full
    assert all(f"Action number {number}" in full for number in range(1, 6))


def test_every_button_can_be_carried_and_typed() -> None:
    one, said = step(), position()
    of = seen_by(WILLA, one, leads=True, named=True, positions=(said,))
    shown = [
        pages.board(of, WORDS),
        pages.mine([of], WORDS),
        cards.card(of, one, WORDS, undo=True),
        cards.hand_over(of, one, WORDS),
        cards.asked(of, one, WORDS),
        cards.checked(of, state.ended(one, state.State.DONE, TODAY - 20 * DAY, NOON), WORDS),
        agreed.page(of, [BOOK], WORDS),
        agreed.choose(of, BOOK, [BOOK], WORDS),
        agreed.card(of, said, BOOK, WORDS, fresh=True, undo=True),
        agreed.there(of, said, BOOK, HERE, WORDS),
    ]
    for message in shown:
        for label, action in buttons(message).items():
            assert len(action) <= 140, label
            actions.decode(action)
    typed = {
        option.typed for message in shown for block in message.blocks if isinstance(block, messages.Choices) for option in block.options
    }
    assert {"action riverside 1 done", "action riverside 1 give to ada", "agreed riverside 1 without ada", "agreed riverside 1: …"} <= typed


def test_home_says_what_is_near_and_what_nobody_has() -> None:
    near, far, orphan = step(1, due_on=TODAY + 14 * DAY), step(2, due_on=TODAY + 15 * DAY), step(3, owner_id=uuid.UUID(int=99))
    steps = (near, far, orphan)
    own = "\n".join(messages.plain_text(messages.Message(summary="", blocks=pages.at_home([seen_by(BO, *steps)], WORDS))).splitlines())
    assert ("Action number 1" in own, "Action number 2" in own, "no owner" in own) == (True, False, False)
    led = messages.Message(summary="", blocks=pages.at_home([seen_by(WILLA, *steps, leads=True)], WORDS))
    assert messages.plain_text(led).startswith("“Action number 3” has no owner on the board any more.")
    assert [one.label for one in pages.on_the_way([seen_by(BO, *steps)], WORDS)] == ["My actions", "What we agreed"]
    assert [one.label for one in pages.on_the_way([seen_by(WILLA, leads=True)], WORDS)] == ["Actions of Riverside"]
    assert pages.on_the_way([seen_by(CY)], WORDS) == ()


def test_a_pulse_opens_with_what_was_agreed_in_small_print_and_without_names() -> None:
    (said,) = asides.opening([step(1), step(2, text="x" * 200)], WORDS)
    assert isinstance(said, messages.Paragraph)
    assert said.quiet
    assert said.text.startswith("What we agreed last time: “Action number 1” by Wednesday 3 March 2027 and “xxx")
    assert len(said.text) < 250
    assert asides.opening([], WORDS) == ()


def test_the_digest_counts_and_names_nobody() -> None:
    near = [step(number, due_on=TODAY + days * DAY) for number, days in enumerate((0, 6), 1)]
    others = [step(3, due_on=TODAY + 7 * DAY), step(4, due_on=TODAY - 7 * DAY), step(5, due_on=TODAY - 8 * DAY)]
    told = asides.digest([*near, *others], [others[0]], TODAY, WORDS)
    assert told == (
        "2 actions come up this week: “Action number 1” and “Action number 2”.",
        "Planned for a day that has passed: “Action number 4”. You can move the day, or close it.",
        "“Action number 3” has no owner on the board any more. You can hand it over under “actions”.",
    )
    assert asides.digest([step(1)], [], TODAY, WORDS) == ()


def test_the_position_says_level_reason_day_and_who_was_there() -> None:
    said = position(level=3, reason="Three of us told stories.")
    of = seen_by(ADA, positions=(said,))
    shown = messages.plain_text(agreed.card(of, said, BOOK, WORDS, fresh=True))
    for part in (
        "1 Trust",
        "> We trust each other",
        "Level: 3 Results",
        "Why: Three of us",
        "Who was there (2): Ada Quillon and Cllr Bo Marsh-Tovey",
    ):
        assert part in shown
    assert "Undo" not in buttons(agreed.card(of, said, BOOK, WORDS, fresh=True, undo=True)), "members read"
    assert messages.plain_text(agreed.card(of, said, None, WORDS, fresh=False)).startswith("trust"), "an edition that is gone"


def test_what_was_replaced_stays_readable_with_its_days() -> None:
    old, new = position(1, agreed_on=TODAY - 90 * DAY, text="Not yet."), position(2)
    of = seen_by(ADA, positions=(old, new))
    assert "Not yet." not in messages.plain_text(agreed.page(of, [BOOK], WORDS))
    assert "How it was before" in buttons(agreed.card(of, new, BOOK, WORDS, fresh=False))
    told = lines(agreed.history(of, new, BOOK, WORDS))
    assert told[1].startswith("Monday 23 November 2026: “We trust each other")
    assert told[2].endswith("Replaced on Monday 23 November 2026.")


def test_odd_names_and_texts_do_not_break_a_page() -> None:
    odd = sheet.Person(person_id=uuid.UUID(int=15), key="odd", name="\u202eevil\nname")
    one = step(text="\u202e" + "long " * 40, owner_id=odd.person_id)
    of = seen_by(ADA, one, here=(*HERE, odd), names={odd.person_id: odd.name})
    shown = messages.plain_text(pages.board(of, WORDS))
    assert "\u202e" not in shown
    assert BOARD.name in shown
