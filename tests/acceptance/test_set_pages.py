"""A set from its first plan to its end, in chat: planned, started, taken back, moved, left, released from, ended."""

import dataclasses
import datetime
import pathlib

import pytest

from bot import wiring
from bot.outbox import replies
from bot.sets import learning_sets as sets_noun
from bot.sets import set_changes, set_releases
from conversations import wording
from conversations.directory import Standing
from frameworks import loader
from storage import models
from tests.acceptance import living_board, memo_life, nothing_leaks, set_life, workspace
from tests.unit.conversations.dialogue import buttons

ACTION, RULES = "Zanzibaraction", "Palindromerule"
CARD = "We tried walking the ward together. We would do it again."


async def planned(one: set_life.Life, *, by: str = "frankie") -> str:
    """Frankie plans a set with three others, and has not started it."""
    assert "What is the set called?" in await one.types("set begin", by)
    await one.types("set name: Friday set", by)
    said = await one.types("set people: Bryn, Chidi and Dara", by)
    assert "When do you meet first?" in said, said
    return await one.types("set first: 15 January 2027 2 pm, 3 hours", by)


async def sets(one: set_life.Life) -> int:
    return await one.database.run(lambda _repos: models.LearningSet.all().count())


async def test_a_set_is_planned_changed_undone_and_started_once(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        preview = await planned(one)
        for said in ("15 January 2027 at 2 pm", "Meeting 6", "Nothing has been sent", "Bryn, Chidi and Dara", "180 minutes"):
            assert said in preview, (said, preview)
        assert "I don’t know “Emeka”" in await one.types("set facilitator: Emeka", "frankie"), "of another board"
        assert "Chidi" not in await one.types("set off: Chidi", "frankie")
        assert "Chidi" in await one.presses("Undo", handle="frankie")
        assert "fewer than the usual six" in await one.types("set first: 3 meetings", "frankie")
        await one.types("set undo", "frankie")
        assert "Friday set" in await one.types("set", "frankie"), "whoever plans the only set is led back to it"
        start = buttons(one.last["frankie"])["Start"]
        assert await sets(one) == 1
        assert "Friday set has begun" in await one.sends(start, None, "frankie")
        undo = buttons(one.last["frankie"])["Undo"]
        assert "has begun already" in await one.sends(start, None, "frankie")
        assert "belongs to somebody else" in await one.sends(undo, None, "bryn")
        await one.ticks()
        assert [len(chat.letters[name]) for name in ("bryn", "dara")] == [0, 0]
        assert "12 March 2027" in await one.types("set move 2 to 12 March 2027", "frankie")
        assert "has its own Undo button" in await one.types("set undo", "frankie"), "a date was changed last, not the set begun"
        again = await one.sends(undo, None, "frankie")
        assert "Nobody was told" in again
        assert "5 March 2027" in again, "one date that was moved makes no new rhythm"
        assert await sets(one) == 1
        await one.presses("Start", handle="frankie")
        assert await sets(one) == 2
        await one.lives_until(one.clock.now() + set_changes.GRACE + datetime.timedelta(hours=1))
        assert [sum("Friday set" in text for text in chat.texts(name)) for name in ("bryn", "chidi", "dara", "avery")] == [1, 1, 1, 0]
        assert "Meeting 6" in one.reads("bryn")
        assert "have been told" in await one.types("set undo", "frankie")
        leave = buttons(one.last["bryn"])["Not for me"]
        assert "You have left Friday set" in await one.sends(leave, None, "bryn")
        assert "You are in." in await one.presses("I’m back in after all", handle="bryn")
        await one.types("set 2 leave", "bryn")
        assert "Friday set" not in await one.types("sets", "bryn")


async def test_what_cannot_be_is_refused_before_it_starts(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        await planned(one)
        for line, said in {
            "set first: 3 January 2020 2 pm": "is in the past",
            "set first: 11 meetings, 5 minutes": "A meeting takes 30",
            "set first: someday": "could not read",
        }.items():
            assert said in await one.types(line, "frankie"), line
            assert "Start" not in buttons(one.last["frankie"]), line
        assert "at most" in await one.types(f"set name: {'x' * 90}", "frankie")
        await one.types("set without me", "frankie")
        assert "Three people at least" in await one.types("set off: Dara", "frankie")
        assert "Discarded" in await one.types("set stop", "frankie")
        assert "planning no set" in await one.types("set start", "frankie")
        assert await sets(one) == 1


async def test_two_meetings_with_a_move_and_all_that_is_typed(
    migrated_sqlite: str, library: loader.Library, tmp_path: pathlib.Path, caplog: pytest.LogCaptureFixture
) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        assert "You are down as coming" in await one.types("set coming")
        assert "You are down to present" in await one.types("set present")
        assert "Only you can read this" in await one.types("set mind: the ward")
        moved = await one.types("set move 1 10 December 2 pm", "bryn")
        assert "Meeting 1 is now on Thursday 10 December 2026 at 2 pm" in moved
        await one.ticks()
        assert [sum("10 December" in text for text in chat.texts(name)) for name in ("avery", "bryn", "emeka")] == [1, 0, 1]
        back = buttons(one.last["bryn"])["Undo"]
        assert "3 December 2026" in await one.sends(back, None, "bryn")
        assert "Nothing was changed" in await one.sends(back, None, "bryn")
        assert "in the past" in await one.types("set move 1 1 November 2026", "bryn")
        assert "is called off" in await one.types("set cancel 6", "chidi")
        assert "takes place after all" in await one.presses("Undo", handle="chidi")
        assert RULES in await one.types(f"set rules: {RULES}", "dara")
        rules = await one.types("set rules", "emeka")
        assert RULES in rules
        assert "Last changed by Dara" in rules
        await one.lives_until(living_board.at(3, 12, 17, 30))
        assert "By when?" in await one.types(f"set commitment: {ACTION}")
        assert "How sure are you" in await one.types("set by: before Christmas")
        assert "What did you notice" in await one.types("set sure 4")
        assert ACTION not in await one.types("set shared", "bryn")
        assert "Your set can read it" in await one.types("set share commitment")
        assert ACTION in await one.types("set shared", "bryn")
        assert ACTION in await one.types("set notes")
        await one.lives_until(living_board.at(11, 12, 12))
        assert "Kept." in await one.types("set going moving")
        assert "advice in a question" in await one.types("question: Have you thought of asking the GP?", "bryn")
        assert "open question" in await one.types("question: What would help?", "bryn")
        assert nothing_leaks.traces(tmp_path, caplog.text, (ACTION, RULES)) == []
        await one.types("set end", "dara")
        ended = await one.presses("Yes, end it for everybody", handle="dara")
        assert "The set has ended" in ended
        await one.lives_until(one.clock.now() + datetime.timedelta(days=7))
        assert "has ended" in one.reads("avery")
        assert "goes on" in await one.types("set go on", "dara")


async def test_only_members_see_a_set_and_sentences_are_left_alone(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        group = await one.group()
        set_id, meeting_id = group.learning_set.set_id.hex, group.meetings[0].set_meeting_id.hex
        for verb in ("set", "dates", "rules", "rules_write", "notes", "shared", "leave", "back", "end_sure", "go_on", "add", "cards"):
            assert "belongs to somebody else" in await one.sends(f"bp1:do:set:{verb}:{set_id}:", "2027-02-02 14:00", "frankie"), verb
        for verb in ("meeting", "move", "cancel", "restore", "put", "card_write", "card_give"):
            assert "belongs to somebody else" in await one.sends(f"bp1:do:set:{verb}:{meeting_id}:card", "2027-02-02 14:00", "frankie"), (
                verb
            )
        assert (await one.group()) == group
        assert "You are in no learning set" in await one.types("sets", "frankie")
        for line in ("Set up a better meeting", "set in our ways, we are", "Set a date and people come"):
            assert "set" not in (await one.types(line, "avery")).casefold().replace("“setup”", "").split()[:3], line


async def test_a_facilitator_alone_changes_dates_and_rules(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        avery = await memo_life.who(one)
        await one.database.run(lambda repos: repos.learning_sets.facilitate(set_life.SET_ID, avery.person_id))
        before = await one.group()
        for line in ("set move 1 10 December 2 pm", "set cancel 2", "set add 10 March 2027 2 pm", "set rules: mine", "set end"):
            assert "Ask them" in await one.types(line, "bryn"), line
        assert (await one.group()) == before
        assert "is now on" in await one.types("set move 1 10 December 2 pm")
        assert "Meeting 7 is on" in await one.types("set add 28 October 2027 2 pm")


async def test_an_undo_that_we_did_not_write_puts_nothing_back(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        await one.types("set move 1 10 December 2 pm")
        undo = buttons(one.last["avery"])["Undo"]
        before = (await one.group()).meetings
        for minutes in ("99999", "0", "-180"):
            await one.sends(undo.replace(".180.", f".{minutes}."))
            assert (await one.group()).meetings == before, minutes
        await one.sends(undo)
        assert (await one.group()).meetings != before


async def test_a_presenter_lets_a_card_out_and_takes_it_back(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        await one.types("set present")
        await one.lives_until(living_board.at(3, 12, 18))
        assert "Only who has presented" in await one.types(f"set card: {CARD}", "bryn")
        preview = await one.types(f"set card: {CARD}")
        assert "Nobody has seen this yet" in preview
        assert "Learning cards" not in await one.types("home", "bryn")
        give = next(action for label, action in buttons(one.last["avery"]).items() if "Let it out to" in label)
        assert "It is out" in await one.sends(give)
        back = buttons(one.last["avery"])["Take it back"]
        (board,) = [one for one in await one.database.run(lambda repos: repos.boards.all()) if one.key == "riverside"]
        week = (living_board.at(1, 12, 9), living_board.at(8, 12, 9))
        told = await one.database.run(lambda repos: set_releases.told(repos, board.board_id, *week, wording.in_language()))
        assert told == [f"A member shares a learning card: {wording.isolate(CARD)}"]
        await one.types("home", "bryn")
        seen = await one.presses("Learning cards", handle="bryn")
        assert CARD in seen
        assert "Avery" not in seen
        assert "Thursday set" not in seen
        assert "Learning cards" not in await one.types("home", "emeka"), "of another board"
        assert "belongs to somebody else" in await one.sends(back, None, "bryn")
        assert "Taken back" in await one.sends(back)
        assert CARD not in await one.types("learning cards", "bryn")


async def test_who_left_a_board_reads_no_cards_of_it_and_lets_none_out_to_it(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        await one.types("set present")
        await one.lives_until(living_board.at(3, 12, 18))
        await one.types(f"set card: {CARD}")
        give = next(action for label, action in buttons(one.last["avery"]).items() if "Let it out to" in label)
        await one.sends(give)
        assert CARD in await one.types("learning cards", "bryn")
        gone = [(await memo_life.who(one, name)).person_id for name in ("avery", "bryn")]
        await one.database.run(lambda _repos: models.Tenure.filter(person_id__in=gone).update(held_until=datetime.date(2026, 12, 1)))
        assert CARD not in await one.types("learning cards", "bryn")
        assert "Learning cards" not in await one.types("home", "bryn")
        await one.types(f"set card: {CARD}")
        assert "belongs to somebody else" in await one.sends(give)


async def test_somebody_whom_no_board_knows_is_taken_on_when_the_set_starts(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        directory = workspace.FakeDirectory()
        handle, profile = next((handle, one) for handle, one in directory.people.items() if one.standing is Standing.MEMBER)
        account = dataclasses.replace(profile, address=dataclasses.replace(profile.address, platform="chat", tenant="here"))
        directory.people = {handle: account}
        door = replies.Replies(one.database, {"chat": one.replier}, one.clock)
        one.inbox = wiring.door(one.database, library, door, {"chat": directory}, (sets_noun.LearningSets(),))
        one.replies = door
        await planned(one)
        assert account.name in await one.types(f"set people: @[{handle}]", "frankie")
        assert await one.database.run(lambda repos: repos.boards.person_at(account.address)) is None, "not before it starts"
        await one.types("set start", "frankie")
        person = await one.database.run(lambda repos: repos.boards.person_at(account.address))
        assert person is not None
        group = (await one.database.run(lambda repos: repos.learning_sets.of_person(person.person_id)))[0]
        assert len(group.members) == 5
