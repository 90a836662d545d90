import dataclasses
import datetime
import uuid

import pytest

from conversations import actions, boards, forms, inbound, messages, pages, reflection, sending, typed
from conversations import sitting as sittings
from frameworks import loader, schema
from tests.unit.conversations.dialogue import CLOSES, START, WORDS, buttons, finished, sitting_of

BOARD = boards.Board(
    board_id=uuid.UUID(int=3),
    key="riverside",
    name="Riverside Board",
    zone="Europe/London",
    language="en-GB",
    channel=inbound.Address(platform="slack", tenant="T1", handle="C1"),
    floor=5,
    keep_months=24,
)


@pytest.fixture
def question(library: loader.Library) -> reflection.Reflection:
    edition = library["annex_a@2015"]
    return reflection.Reflection(
        reflection_id=uuid.UUID(int=9), board_name="Riverside Board", edition=edition, item=edition.items[0], keep_months=18, asked_at=START
    )


def answered(matrix: schema.Edition, **changes: object) -> sittings.Sitting:
    """One item with an arrow and a note, one that is no level, one half done."""
    given = (
        sittings.Answer(item_key="purpose_and_vision", now=2, ahead=4, note="secret note", given_at=START),
        sittings.Answer(item_key="strategy", now=sittings.Standing.NOT_SURE, given_at=START),
        sittings.Answer(item_key="leadership", now=3, given_at=START),
    )
    return sitting_of(matrix, answers={one.item_key: one for one in given}, **changes)


def run_board(board: boards.Board = BOARD, *, channel_lost: bool = False, opens: bool = True) -> pages.RunBoard:
    loss = boards.Loss(since=START, reason=sending.Reason.ARCHIVED) if channel_lost else None
    return pages.RunBoard(board=dataclasses.replace(board, loss=loss), opens=("Maturity matrix 2011", CLOSES) if opens else None)


def shown(message: messages.Message) -> str:
    return messages.plain_text(message)


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_home_with_nothing_due_says_so_in_one_line_and_leads_on() -> None:
    message = pages.home(pages.HomeFacts(), WORDS)
    first, ways = message.blocks
    assert first == messages.Paragraph(text="Nothing is due from you right now. I will write when there is.")
    assert isinstance(ways, messages.Choices)
    assert [one.label for one in ways.options] == ["My answers", "My arrows", "My data", "Help", "Cymraeg"]


def ways_of(count: int) -> tuple[messages.Choice, ...]:
    return tuple(messages.Choice(label=f"Way {number}", action=f"way:{number}") for number in range(1, count + 1))


def labels(message: messages.Message) -> list[str]:
    return list(buttons(message))


def test_home_shows_all_ways_where_there_is_room() -> None:
    facts = pages.HomeFacts(ways=ways_of(3))
    assert labels(pages.home(facts, WORDS)) == ["My answers", "My arrows", "Way 1", "Way 2", "Way 3", "My data", "Help", "Cymraeg"]
    assert "My data" in labels(pages.more(facts, WORDS)), "whoever asks for more is never shown an empty page"


def test_ways_that_home_has_no_room_for_stand_behind_one_button() -> None:
    facts = pages.HomeFacts(ways=ways_of(9))
    home = pages.home(facts, WORDS)
    assert labels(home) == ["My answers", "My arrows", "Way 1", "Way 2", "Way 3", "Way 4", "Help", "More"]
    assert "More (“more”)" in shown(home)
    assert labels(pages.more(facts, WORDS)) == ["Way 5", "Way 6", "Way 7", "Way 8", "Way 9", "My data", "Cymraeg", "Home"]


def test_home_begins_with_what_is_due(matrix: schema.Edition, question: reflection.Reflection) -> None:
    facts = pages.HomeFacts(waiting=(answered(matrix), sitting_of(matrix, board_name="Hilltop Board")), question=question)
    message = pages.home(facts, WORDS)
    text = shown(message)
    assert in_order(
        text,
        "Riverside Board: Maturity matrix 2011",
        "4 of 6 questions are open. It closes Friday 4 December at 5 pm.",
        "Go on (“go on”)",
        "Hilltop Board: Maturity matrix 2011",
        "6 of 6 questions are open.",
        "Riverside Board asks you to reflect: ",
        "Write a reply (“reflect: …”) · Let it pass",
        "My answers",
    )
    assert "Nothing is due" not in text
    assert "secret note" not in text
    assert text.count("(“go on”)") == 1, "typed, it goes on with the pulse that closes first"


def test_whoever_has_not_begun_reads_the_promise_before_the_first_question(matrix: schema.Edition) -> None:
    promise = "In confidence: only you see your answers."
    assert promise in shown(pages.home(pages.HomeFacts(waiting=(sitting_of(matrix),)), WORDS))
    assert promise not in shown(pages.home(pages.HomeFacts(waiting=(answered(matrix),)), WORDS))


def test_one_question_left_is_said_as_one(matrix: schema.Edition) -> None:
    state = finished(matrix).sitting
    left = {key: answer for key, answer in state.answers.items() if key != "strategy"}
    home = pages.home(pages.HomeFacts(waiting=(dataclasses.replace(state, answers=left),)), WORDS)
    assert "One of 6 questions is open." in shown(home)


def test_a_coordinator_sees_their_boards_and_how_to_set_up_another() -> None:
    text = shown(pages.home(pages.HomeFacts(runs=(run_board(),)), WORDS))
    assert in_order(
        text, "Help", "Boards that you run", "Maturity matrix 2011 opens next on Friday 4 December at 5 pm.", "Set up a board (“setup”)"
    )
    assert "No pulse is planned." in shown(pages.home(pages.HomeFacts(runs=(run_board(opens=False),)), WORDS))
    assert "setup" not in shown(pages.home(pages.HomeFacts(), WORDS))


def test_a_coordinator_sees_what_is_open_now_and_no_count_of_it() -> None:
    running = dataclasses.replace(run_board(), running=(("Maturity matrix 2011", CLOSES), ("Annex A 2015", CLOSES)))
    text = shown(pages.home(pages.HomeFacts(runs=(running,)), WORDS))
    line = next(one for one in text.splitlines() if one.startswith("Riverside Board: "))
    assert line == (
        "Riverside Board: Maturity matrix 2011 is open now. It closes Friday 4 December at 5 pm. "
        "Annex A 2015 is open now. It closes Friday 4 December at 5 pm. "
        "Maturity matrix 2011 opens next on Friday 4 December at 5 pm."
    )
    last = shown(pages.home(pages.HomeFacts(runs=(dataclasses.replace(running, opens=None),)), WORDS))
    assert "No pulse is planned" not in last


def test_a_lost_channel_is_told_with_a_way_to_choose_another() -> None:
    message = pages.home(pages.HomeFacts(runs=(run_board(channel_lost=True),)), WORDS)
    assert "I can no longer write in the channel of Riverside Board." in shown(message)
    (pick,) = [block for block in message.blocks if isinstance(block, messages.ChannelPick)]
    assert actions.decode(pick.action) == actions.ChooseChannel(board_id=BOARD.board_id)
    assert not [one for one in pages.home(pages.HomeFacts(runs=(run_board(),)), WORDS).blocks if isinstance(one, messages.ChannelPick)]


def test_a_name_from_right_to_left_cannot_reorder_the_page() -> None:
    board = run_board(dataclasses.replace(BOARD, name="\u202eשלום"), channel_lost=True)
    assert "the channel of \u2068שלום\u2069." in shown(pages.home(pages.HomeFacts(runs=(board,)), WORDS))


def test_answers_before_any_were_given() -> None:
    message = pages.answers((), WORDS, seated=True)
    assert "You have not answered anything yet." in shown(message)
    assert list(buttons(message)) == ["Home"]


def test_answers_of_somebody_who_is_never_asked_promise_nothing() -> None:
    message = pages.answers((), WORDS, seated=False)
    assert "You hold no seat on a board" in shown(message)
    assert "I will write when a pulse opens" not in shown(message)
    assert list(buttons(message)) == ["Home"]


def test_answers_of_the_newest_with_a_way_to_the_others(matrix: schema.Edition) -> None:
    others = [answered(matrix, closed=True, sitting_id=uuid.UUID(int=number)) for number in range(20, 30)]
    message = pages.answers((answered(matrix), *others), WORDS, seated=True)
    assert "2 Early progress in development → 4 Maturity (with a note)" in shown(message)
    listed = [block for block in message.blocks if isinstance(block, messages.Choices)]
    earlier = [one for block in listed for one in block.options if one.label == "Riverside Board, Friday 4 December 2026"]
    assert [actions.decode(one.action) for one in earlier] == [actions.Review(sitting_id=one.sitting_id) for one in others[: pages.EARLIER]]
    assert list(buttons(message))[-1] == "Home"


def test_answers_of_a_closed_pulse_cannot_be_changed(matrix: schema.Edition) -> None:
    message = pages.answers((answered(matrix, closed=True),), WORDS, seated=True)
    assert "These were your answers. Only you see them." in shown(message)
    assert list(buttons(message)) == ["Home"]


def test_arrows_before_any_was_drawn() -> None:
    assert "You have drawn no arrows yet." in shown(pages.arrows((), WORDS))


def test_an_arrow_has_its_circle_and_its_day(matrix: schema.Edition) -> None:
    by = datetime.datetime(2027, 11, 23, 9, 0, tzinfo=datetime.UTC)
    text = shown(pages.arrows((pages.Arrows(sitting=answered(matrix), by=by, come_round=False),), WORDS))
    assert in_order(
        text, "Only you see these.", "Riverside Board", "By Tuesday 23 November 2027.", "1 Purpose and vision: 2 Early progress"
    )
    assert "→ 4 Maturity" in text
    assert "with a note" not in text
    assert "Leadership" not in text, "a circle alone is no arrow"


def test_an_arrow_whose_day_has_come_asks_for_its_circle(matrix: schema.Edition) -> None:
    come = pages.Arrows(sitting=answered(matrix), by=CLOSES, come_round=True)
    assert "→ 4 Maturity. Where is it now?" in shown(pages.arrows((come,), WORDS))
    met = dataclasses.replace(come, later={"purpose_and_vision": 3})
    text = shown(pages.arrows((met,), WORDS))
    assert "You drew these for Friday 4 December 2026. That day has come" in text
    assert "→ 4 Maturity. Later you said: 3 Results." in text


def test_help_names_every_page_as_it_can_be_typed() -> None:
    text = shown(pages.help_page(None, WORDS))
    assert "/pulse" in text
    named = [line.partition(": ")[0] for line in text.splitlines() if ": " in line]
    pages_named = [typed.page(one, WORDS) or typed.page_between(one, WORDS) for one in named]
    assert {one for one in pages_named if one is not None} == set(actions.Page) - {actions.Page.SETUP}
    assert any(typed.says(one, WORDS, "setup") for one in named)
    assert "Just write what you think" not in text


def test_help_while_a_question_is_fresh_says_how_to_reply(question: reflection.Reflection) -> None:
    message = pages.help_page(question, WORDS)
    assert "Just write what you think" in shown(message)
    assert actions.decode(buttons(message)["Back to the question"]) == actions.Reopen(reflection_id=question.reflection_id)


@pytest.mark.parametrize("page", sorted(set(actions.Page) - {actions.Page.SETUP}))
def test_the_hint_of_every_way_on_does_what_its_button_does(page: actions.Page) -> None:
    choice = pages.look(page, WORDS)
    assert actions.decode(choice.action) == actions.Look(page=page)
    assert (typed.page(choice.typed or "", WORDS) or typed.page_between(choice.typed or "", WORDS)) is page


def test_a_stranger_reads_who_we_are_and_both_ways_in() -> None:
    text = shown(pages.stranger(WORDS))
    assert "I am Boardpulse." in text
    assert "ask its coordinator to add you" in text
    assert "Type “setup”" in text


def test_the_line_on_the_lock_screen_never_holds_an_answer(matrix: schema.Edition, question: reflection.Reflection) -> None:
    state = answered(matrix)
    item = state.edition.items[0]
    arrows = pages.arrows((pages.Arrows(sitting=state, by=CLOSES, come_round=True),), WORDS)
    home = pages.home(pages.HomeFacts(waiting=(state,), question=question), WORDS)
    for message in (pages.answers((state,), WORDS, seated=True), arrows, home, forms.note(state, item, "draft", WORDS)):
        assert not [word for word in ("secret", "draft", "Early", "4") if word in message.summary]


@pytest.mark.parametrize(("draft", "initial"), [("my draft", "my draft"), (None, "secret note"), ("", "secret note")])
def test_a_note_box_holds_the_draft_or_what_is_kept(matrix: schema.Edition, draft: str | None, initial: str) -> None:
    state = answered(matrix)
    message = forms.note(state, state.edition.items[0], draft, WORDS)
    assert "1 of 6 · Purpose and vision" in shown(message)
    assert state.edition.items[0].question in shown(message)
    (box,) = [block for block in message.blocks if isinstance(block, messages.FreeText)]
    assert box.initial == initial
    assert actions.decode(box.action) == actions.Note(sitting_id=state.sitting_id, item_key="purpose_and_vision")


def test_a_reply_box_promises_before_anything_is_written(question: reflection.Reflection) -> None:
    for asked, draft, initial in (
        (question, None, ""),
        (question, "my draft", "my draft"),
        (dataclasses.replace(question, reply="kept"), None, "kept"),
    ):
        message = forms.reply(asked, draft, WORDS)
        assert "Only you see your reply. We keep it for 18 months." in shown(message)
        (box,) = [block for block in message.blocks if isinstance(block, messages.FreeText)]
        assert box.initial == initial
        assert actions.decode(box.action) == actions.Reflect(reflection_id=question.reflection_id)
