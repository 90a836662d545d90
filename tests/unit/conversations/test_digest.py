import dataclasses
import json

import pytest

from adapters.slack import render as slack
from adapters.teams import render as teams
from conversations import actions, boards, digest_board, digest_signals, digest_week, messages, sending
from tests.unit.conversations import digest_sample
from tests.unit.conversations.digest_sample import LOSS, SAMPLES, WORDS, Week, at, board, busy, message, one_thing, quiet

Reason = sending.Reason


def told(*weeks: Week) -> str:
    return messages.plain_text(message(*weeks))


def buttons(shown: messages.Message) -> list[messages.Choice]:
    return [one for block in shown.blocks if isinstance(block, messages.Choices) for one in block.options]


def test_a_busy_week_tells_what_happened_what_to_do_and_what_is_next() -> None:
    assert (
        told(busy(offered=1))
        == """\
Your week, Monday 30 November to Sunday 6 December

Riverside Health and Wellbeing Board

Maturity matrix 2011 closed: 6 of 14 answered. The rounds before, the oldest first: 11 of 14, 9 of 13 and 8 of 14.
Readiness barometer 2013 opened. It closes Friday 18 December at 5 pm.
Development tool 2013 was due Tuesday 1 December at 9 am and did not open. Nobody was asked.

To do:
• The papers for the next meeting go out by Tuesday 8 December.
• 2 actions come up this week: “Share the housing list” and “Ask the trust”.
• No chair is named, so nobody sees the summary before everybody does.
• A buddy board has until Wednesday 30 December to answer your proposal. To see it, type “buddy”.
• What was written down this week may begin a new time on the charts. Only you and the chair decide that.

Not reached this week:
One person has no address that we can use. Add one for them.
2 people have blocked the bot. Only they can let it in again.
We are not sure whether one message arrived. We did not send it twice.

Meetings (“meetings”) · Actions (“actions”) · Over time · Seats (“seats”)

Next: Development tool 2013 opens Monday 14 December at 9 am.
Next: Maturity matrix 2011 opens Thursday 4 March at 9 am.
Next meeting: Wednesday 16 December at 2 pm, formal meeting in public.

Worth a thought:
• 9, 8, then 6 of 14 answered the last three rounds of Maturity matrix 2011. Is it the time of year, the number of questions, or \
something else that makes it hard?
• On Strategy and Governance, the board agreed three rounds ago and sees them differently now. What has come up since? \
Would it help to give it time at a meeting? (Maturity matrix 2011)
The board has seen these figures.

A learning card came to the board: Ask who is missing before you begin.

Offered to you, without a name:

Who is not heard at our table?

> We hear from the same four people, 0."""
    )


def test_what_needs_doing_has_the_button_that_does_it_and_the_digest_stays() -> None:
    found = {one.label: actions.decode(one.action) for one in buttons(message(busy()))}
    assert [(one.subject, one.verb, one.value) for one in found.values() if isinstance(one, actions.Do)] == [
        (actions.Subject.MEETING, "show", actions.BESIDE),
        (actions.Subject.STEP, "page", actions.BESIDE),
        (actions.Subject.COURSE, "happened", actions.BESIDE),
        (actions.Subject.START, "seats", actions.BESIDE),
    ]
    assert buttons(message(one_thing())) == []


def test_boards_stand_in_the_order_of_their_names_whatever_happened_there() -> None:
    names = [one.text for one in message(busy("Zeal"), one_thing("alder"), busy("Birch")).blocks if isinstance(one, messages.Heading)]
    assert names[1:] == ["alder", "Birch", "Zeal"]


def test_a_quiet_week_is_one_line_with_the_next_date_of_any_board() -> None:
    assert told(quiet("Riverside", 20), quiet()) == (
        "A quiet week: nothing opened or closed, and nothing needs doing. "
        "Next: Hillside Board, Annex A 2015, opens Monday 14 December at 9 am."
    )
    assert told() == "A quiet week: nothing opened or closed, and nothing needs doing."


def test_quiet_boards_among_others_are_one_line() -> None:
    assert told(one_thing(), quiet()).endswith("A quiet week for Hillside Board. Next: Annex A 2015 opens Monday 14 December at 9 am.")
    many = told(one_thing(), *(quiet(name) for name in "EDCBAFG"))
    assert "A quiet week for A, B, C and 4 more boards." in many
    assert "A quiet week for A, B, C and D." in told(one_thing(), *(quiet(name) for name in "DCBA"))


def test_every_board_that_opens_at_the_same_hour_is_named() -> None:
    assert told(quiet("B"), quiet("A"), quiet("C", 15)).endswith("Next: Annex A 2015 opens Monday 14 December at 9 am for A and B.")
    assert "for A, B, C and 4 more boards." in told(*(quiet(name) for name in "EDCBAFG"))
    (other,) = quiet("B").upcoming
    another = dataclasses.replace(quiet("B"), upcoming=(dataclasses.replace(other, edition="Matrix"),))
    said = told(quiet("A"), another)
    assert "Next: A, Annex A 2015, opens Monday 14 December at 9 am. Next: B, Matrix, opens Monday 14 December at 9 am." in said


def test_who_has_no_address_is_a_task_in_a_week_that_is_quiet_otherwise() -> None:
    shown = message(dataclasses.replace(quiet(), no_address=2), quiet("Lakeside Board"))
    text = messages.plain_text(shown)
    assert "To do:\n• 2 people have no address that we can use. Add one for them." in text
    assert "Not reached" not in text
    assert "nothing needs doing" not in text
    assert [one.label for one in buttons(shown)] == ["Seats"]


def test_a_summary_that_waits_is_told_with_its_reason() -> None:
    waits = digest_week.WaitingSummary(edition="Matrix", posts_at=at(14), reason="chair")
    text = told(dataclasses.replace(quiet(), waiting=(waits,)))
    assert "The chair has the summary of Matrix. The channel gets it Monday 14 December at 9 am at the latest." in text
    election = dataclasses.replace(quiet(), waiting=(dataclasses.replace(waits, reason="election"),))
    said = "Nothing is posted before an election. The channel gets the summary of Matrix Monday 14 December at 9 am."
    assert said in told(election)
    assert said in told(election, *digest_sample.TEN), "however little room there is"
    (closed,) = one_thing().closed
    with_chair = dataclasses.replace(one_thing(), closed=(dataclasses.replace(closed, with_chair_until=at(7)),))
    for shown in (told(with_chair), told(with_chair, *digest_sample.TEN)):
        assert "The chair has the summary. The channel gets it Monday 7 December at 9 am at the latest." in shown


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.NO_ADDRESS, "3 people have no address that we can use."),
        (Reason.PLATFORM_OFF, "The board's channel is on a platform that is not switched on."),
        (Reason.UNREACHABLE, "3 people could not be reached: messages do not arrive."),
        (Reason.BLOCKED, "3 people have blocked the bot. Only they can let it in again."),
        (Reason.NOT_INSTALLED, "3 people do not have the app. Ask your administrator to add it for them, or send them the link to it."),
        (Reason.NOT_IN_CHANNEL, "The bot is not in the board's channel."),
        (Reason.ARCHIVED, "The board's channel is archived."),
        (Reason.REVOKED, "The bot was removed from the workspace."),
        (Reason.REFUSED, "The platform would not take 3 messages."),
    ],
)
def test_every_reason_has_plain_words(reason: sending.Reason, words: str) -> None:
    shown = message(Week(board=board("Riverside"), not_reached={reason: 3}))
    assert f"Not reached this week:\n{words}" in messages.plain_text(shown)
    of_people = {Reason.NO_ADDRESS, Reason.UNREACHABLE, Reason.BLOCKED, Reason.NOT_INSTALLED}
    assert bool(buttons(shown)) == (reason in of_people), "only people have seats to look at"


def test_a_week_with_one_thing_to_look_at_is_not_quiet() -> None:
    assert "We are not sure whether 2 messages arrived." in told(Week(board=board("Riverside"), unsure=2))
    assert told(Week(board=board("Riverside"), not_reached={Reason.ARCHIVED: 0})).startswith("A quiet week")
    for one in (
        {"signals": (digest_signals.Signal(kind=digest_signals.Kind.NEW_CHAIR),)},
        {"no_chair": True},
        {"has_changes": True},
        {"proposals": (at(20),)},
        {"steps": ("One.",)},
        {"notes": ("One.",)},
    ):
        assert not dataclasses.replace(Week(board=board("Riverside")), **one).quiet


def test_papers_that_are_not_due_this_week_are_no_task() -> None:
    meeting = digest_week.NextMeeting(starts_at=at(30), kind="formal meeting in public", papers_by=at(21, 12))
    shown = told(Week(board=board("Riverside"), meeting=meeting), one_thing())
    assert "To do" not in shown
    assert "Its papers go out by Monday 21 December." in shown


def test_an_open_pulse_has_no_count_to_give() -> None:
    shown = told(Week(board=board("R"), opened=(digest_week.OpenedPulse(edition="Annex A 2015", closes_at=at(11, 17)),)))
    assert " of " not in shown
    assert "answered" not in shown


def test_a_pulse_below_the_floor_says_so_and_one_round_before_is_one() -> None:
    closed = digest_week.ClosedPulse(edition="Matrix", answered=3, eligible=12, earlier=((4, 12),), is_below_floor=True)
    shown = told(Week(board=board("R"), closed=(closed,)))
    assert "Matrix closed: 3 of 12 answered. The round before: 4 of 12.\nThat is too few to show any figures" in shown


def test_a_board_too_small_for_figures_is_told_what_it_may_decide() -> None:
    def said(asked: int, floor: int) -> str:
        closed = digest_week.ClosedPulse(edition="Matrix", answered=asked, eligible=asked, is_below_floor=True, floor=floor)
        return told(Week(board=board("R"), closed=(closed,)))

    assert "Figures need 5 answers, and only 4 people were asked. So there can be none, however many answer. The board may" in said(4, 5)
    assert "The board may" not in said(2, 3), "three is the smallest number"


def signal(kind: digest_signals.Kind, **facts: object) -> str:
    return told(Week(board=board("R"), signals=(digest_signals.Signal(kind=kind, **facts),)))  # type: ignore[arg-type]  # its own fields


def test_every_signal_is_a_question_and_none_a_judgement() -> None:
    shown = {
        digest_signals.Kind.NEW_CHAIR: signal(digest_signals.Kind.NEW_CHAIR),
        digest_signals.Kind.SILENCE: signal(digest_signals.Kind.SILENCE, since=at(1, month=6)),
        digest_signals.Kind.LESS: signal(digest_signals.Kind.LESS, edition="Matrix", answers=((9, 14), (8, 13), (6, 14))),
        digest_signals.Kind.WIDER: signal(digest_signals.Kind.WIDER, edition="Matrix", items=("Strategy",)),
        digest_signals.Kind.STILL: signal(digest_signals.Kind.STILL, edition="Matrix"),
    }
    assert set(shown) == set(digest_signals.Kind)
    for kind, text in shown.items():
        assert "?" in text
        assert not any(word in text.casefold() for word in ("coast", "fail", "poor", "worse", "decline", "weak", "problem", "risk"))
        rests_on_figures = kind in {digest_signals.Kind.LESS, digest_signals.Kind.WIDER, digest_signals.Kind.STILL}
        assert ("The board has seen these figures." in text) == rests_on_figures
    assert "9 of 14, 8 of 13, then 6 of 14 answered the last three rounds" in shown[digest_signals.Kind.LESS]
    assert "closed on Monday 1 June 2026." in shown[digest_signals.Kind.SILENCE]


@pytest.mark.parametrize(("reason", "why"), [(Reason.ARCHIVED, "It was archived."), (Reason.NOT_IN_CHANNEL, "I am no longer in it.")])
def test_a_lost_channel_says_why_once_and_another_can_be_chosen_there(reason: sending.Reason, why: str) -> None:
    lost = board("Riverside Board", loss=boards.Loss(since=at(4), reason=reason))
    shown = message(Week(board=lost, not_reached={reason: 1, Reason.UNREACHABLE: 1}))
    text = messages.plain_text(shown)
    assert why in text
    assert "The bot is not in the board's channel" not in text
    assert "The board's channel is archived" not in text
    assert "One person could not be reached" in text
    (pick,) = [block for block in shown.blocks if isinstance(block, messages.ChannelPick)]
    assert actions.decode(pick.action) == actions.ChooseChannel(board_id=lost.board_id)
    assert "channel again" in text


def test_a_lost_channel_is_no_quiet_week_even_when_nothing_failed_yet() -> None:
    upcoming = (digest_week.UpcomingPulse(edition="Annex A 2015", opens_at=at(20)),)
    shown = told(Week(board=board("Riverside Board", loss=LOSS), upcoming=upcoming), quiet())
    assert "nothing needs doing" not in shown
    assert "I have not been able to post in the board's channel since Friday 4 December. It was archived." in shown
    assert "Where should I post for Riverside Board?" in shown
    assert "channel riverside #board-news" in shown, "a coordinator of several boards names the one"
    assert "channel riverside" not in told(Week(board=board("Riverside Board", loss=LOSS)))


def test_a_lost_channel_in_teams_is_told_in_the_words_of_teams() -> None:
    shown = told(Week(board=board("Riverside", loss=LOSS, platform="teams")))
    assert "paste the link to the channel behind it" in shown
    assert "#" not in shown


def test_what_happened_at_a_board_is_told_in_its_own_time() -> None:
    opened = (digest_week.OpenedPulse(edition="Annex A 2015", closes_at=at(11, 17)),)
    shown = told(Week(board=board("A", zone="Europe/Athens"), opened=opened), Week(board=board("B"), opened=opened))
    assert "closes Friday 11 December at 7 pm" in shown
    assert "closes Friday 11 December at 5 pm" in shown


@pytest.mark.parametrize("name", SAMPLES)
def test_every_shape_is_one_message_on_each_platform(name: str) -> None:
    shown = SAMPLES[name]
    (part,) = slack.parts(shown, WORDS)
    assert len(part.blocks) <= 50
    (card,) = teams.parts(shown, WORDS)
    assert len(json.dumps(teams.activity(card))) < 28_000


def test_with_little_room_what_needs_doing_stays() -> None:
    text = messages.plain_text(SAMPLES["ten busy boards"])
    assert text.count("2 actions come up this week") == 10
    assert text.count("\n• No chair is named") == 10, "each thing to do on a line of its own"
    assert text.index("There was much this week") < text.index("A Health")
    assert text.count("Not reached this week: 3 people.") == 10
    assert "Offered to you (“offered to me”)" in text
    assert "Worth a thought" not in text
    assert [one.label for one in buttons(SAMPLES["ten busy boards"])] == ["Meetings", "Actions"] * 10 + [
        "Over time",
        "Seats",
        "Offered to you",
    ]


def test_boards_with_nothing_to_do_are_named_last_where_room_is_short() -> None:
    opened = (digest_week.OpenedPulse(edition="Annex A 2015", closes_at=at(11, 17)),)
    news = [Week(board=board(f"News {number}"), opened=opened) for number in range(6)]
    text = told(*digest_sample.TEN, *news, quiet())
    assert "Nothing needs doing for News 0, News 1, News 2 and 3 more boards." in text
    assert text.index("Nothing needs doing") < text.index("A quiet week for Hillside Board.")


def test_it_is_shortened_step_by_step() -> None:
    week = busy(offered=5)
    lengths = [
        len(messages.plain_text(messages.Message(summary="", blocks=tuple(digest_board.part(week, WORDS, length=one, named=True)))))
        for one in digest_board.Length
    ]
    assert lengths == sorted(lengths, reverse=True)
