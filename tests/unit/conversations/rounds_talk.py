"""A round as a conversation: somebody presses, what they give is kept between the lines, and any pack can be asked. All made up."""

import dataclasses
import datetime
import uuid

from conversations import actions, messages, rounds, rounds_walk, wording
from frameworks import loader, packs
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
LIBRARY = loader.load()
SHELF = packs.load(LIBRARY)
ROUND_ID = uuid.UUID(int=11)
OPENS = datetime.datetime(2026, 12, 1, 14, 0, tzinfo=datetime.UTC)
CLOSES = OPENS + datetime.timedelta(days=3)
MONTH = datetime.timedelta(days=30)


def state_of(pack_id: str, **changes: object) -> rounds.Round:
    pack = SHELF.packs[pack_id]
    items = {
        ref: rounds.Worded(question=item.question)
        for step in pack.steps
        for ref in step.items
        if (item := packs.item_of(ref, LIBRARY)) is not None
    }
    days = pack.timing.removed_days_after
    fresh = rounds.Round(
        round_id=ROUND_ID,
        board_name="Riverside Board",
        zone="Europe/London",
        pack=pack,
        asks=rounds.asks(pack, items),
        closes_at=CLOSES,
        gone_at=CLOSES if days == 0 else CLOSES + MONTH,
        closed=False,
        for_meeting=pack.timing.every is packs.Every.MEETING,
        reader="Willa Gray" if pack.words is packs.Words.FACILITATOR else "",
        sees=pack.words is packs.Words.BOARD,
    )
    return dataclasses.replace(fresh, **changes)  # type: ignore[arg-type]  # a test names the field it changes


def with_replies(state: rounds.Round, text: str = "We did.", *, named: bool = False) -> rounds.Round:
    return dataclasses.replace(state, replies={one.key: rounds.Reply(text=text, named=named) for one in state.asks})


class Talk:
    """One person and the bot, as the use case carries out what is pressed."""

    def __init__(self, state: rounds.Round) -> None:
        self.state = state
        self.message = rounds_walk.opening(state, WORDS)

    @property
    def text(self) -> str:
        return messages.plain_text(self.message)

    def press(self, label: str, text: str = "") -> str:
        action = actions.decode(buttons(self.message)[label])
        assert isinstance(action, actions.Do)
        assert (action.subject, action.on) == (actions.Subject.ROUND, ROUND_ID)
        place, _, choice = action.value.rpartition(".") if action.verb == "name" else (action.value, "", "")
        one = rounds.ask_of(self.state, place)
        if action.verb == "mine" or one is None:
            self.message = rounds_walk.replies(self.state, WORDS)
        elif action.verb == "ask":
            self.message = rounds_walk.card(self.state, one, WORDS)
        elif action.verb == "go":
            following = rounds.next_ask(self.state, one)
            self.message = rounds_walk.card(self.state, following, WORDS) if following else rounds_walk.replies(self.state, WORDS)
        else:
            before = self.state.replies.get(one.key)
            named = choice == "1" if action.verb == "name" else before is not None and before.named
            kept = rounds.Reply(text=text or (before.text if before else ""), named=named)
            self.state = dataclasses.replace(self.state, replies={**self.state.replies, one.key: kept})
            self.message = rounds_walk.after(self.state, one, WORDS)
        return self.text
