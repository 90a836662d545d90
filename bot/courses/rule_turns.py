"""The rules of a framework's charts, chosen in chat by whoever runs the board."""

import dataclasses

from bot.courses import changes, happening_turns
from conversations import actions, messages
from conversations.courses import book as books
from conversations.courses import happening_pages, heard, rule_pages, said
from frameworks import schema
from frameworks.readings import board_index, process_control


@dataclasses.dataclass(frozen=True, kw_only=True)
class RuleTurn:
    """One person who runs the board, and the series whose rules it is about."""

    turn: happening_turns.Turn
    series: books.Series

    async def page(self, done: tuple[messages.Block, ...] = ()) -> messages.Message:
        """The rules as they stand now."""
        book = await self.turn.at.book(self.turn.book.board)
        one = book.of_framework(self.series.framework) or self.series
        return rule_pages.page(book, one, self.turn.asked.words, done)

    async def pressed(self, action: actions.Do, rest: list[str], text: str) -> messages.Message | None:
        """What was pressed, with what stands behind the framework in its value."""
        match action.verb, rest:
            case "rules", []:
                return await self.page()
            case "profile", [number]:
                return await self.profile(int(number) if number.isdecimal() else 0)
            case "index", [value]:
                return await self.index(None if value == "mean" else int(value) if value.isdecimal() else -1)
        item = books.item_of(self.series.told.edition, rest[0]) if rest else None
        if item is None:
            return await self.page()
        match action.verb, rest[1:]:
            case "aim", []:
                return rule_pages.aim(self.turn.book, self.series, item, self.turn.asked.words)
            case "aim_off", []:
                return await self.aim(item, None, None)
            case "aim_level", [value] if value.isdecimal():
                return await self.aim(item, int(value), text)
            case "aim_back", [value] if value.isdecimal():
                return await self.aim(item, int(value), self.series.rule.reason)
        return None

    async def said(self, command: heard.Command) -> messages.Message:
        """Rules chosen by typing."""
        number = command.numbers[0] if command.numbers else None
        match command.word:
            case "courses-mean":
                return await self.index(None)
            case "courses-share" if number is not None:
                return await self.index(number)
        return await (self.page() if number is None else self.profile(number))

    async def said_of_aim(self, command: heard.Command) -> messages.Message:
        """An aim set or taken back by typing."""
        items, number = self.series.told.edition.items, command.numbers[0]
        if not 1 <= number <= len(items):
            return await self.page(self._done(self.turn.say("courses-no-number", number=number)))
        item = items[number - 1]
        if command.word:
            return await self.aim(item, None, None)
        if len(command.numbers) == 1:
            return rule_pages.aim(self.turn.book, self.series, item, self.turn.asked.words)
        return await self.aim(item, command.numbers[1], command.text)

    async def profile(self, number: int) -> messages.Message:
        """Draw by the rules of this number, from 1."""
        if self.turn.asked.repeat or not 1 <= number <= len(rule_pages.PROFILES):
            return await self.page(
                self._done(self.turn.say("courses-no-number", number=number)) if number > len(rule_pages.PROFILES) else ()
            )
        was, wanted = self.series.rule.profile, rule_pages.PROFILES[number - 1]
        await changes.decide(self.turn.at.repos, self.series.rule, self.turn.by, profile=wanted)
        line = self.turn.say("courses-rules-set", name=self.turn.say("courses-profile", profile=wanted.name))
        back = _number_of(was)
        undo = self._do("profile", str(back))
        return await self.page(
            self._done(line, undo, books.line(self.turn.book, self.turn.asked.words, "courses-rules", f"{self.series.framework} {back}"))
        )

    async def index(self, level: int | None) -> messages.Message:
        """Draw the share at this level or higher; None: the mean of the levels."""
        values, words = self.series.told.edition.values, self.turn.asked.words
        if self.turn.asked.repeat or (level is not None and level not in values[1:]):
            return await self.page()
        was = self.series.rule.index
        wanted = board_index.Index() if level is None else board_index.Index(measure=board_index.Measure.SHARE_FROM, level=level)
        await changes.decide(self.turn.at.repos, self.series.rule, self.turn.by, index=wanted)
        line = self.turn.say("courses-index-set", index=said.index(wanted, self.series.told.edition, words))
        return await self.page(self._done(line, self._do("index", "mean" if was.level is None else str(was.level))))

    async def aim(self, item: schema.Item, level: int | None, reason: str | None) -> messages.Message:
        """Set the board's aim on an item, for a reason; None: there is none any more."""
        rule, edition, words = self.series.rule, self.series.told.edition, self.turn.asked.words
        if self.turn.asked.repeat or (level is not None and level not in edition.values):
            return await self.page()
        given = None if reason is None else " ".join(reason.split())
        if level is not None and (not given or len(given) > books.LONGEST_REASON):
            fault = self.turn.say("courses-aim-fault")
            return rule_pages.aim_box(self.turn.book, self.series, item, level, words, initial=reason or "", fault=fault)
        others = {key: value for key, value in rule.aims.items() if key != item.key}
        aims = others if level is None else {**others, item.key: level}
        await changes.decide(self.turn.at.repos, rule, self.turn.by, aims=aims, reason=given)
        if level is None:
            line = self.turn.say("courses-aim-gone", item=item.name)
        else:
            line = self.turn.say("courses-aim-set", item=item.name, level=said.level(edition, level, words))
        code, was = books.code(item.key), rule.aims.get(item.key)
        undo = self._do("aim_off", code) if was is None else self._do("aim_back", f"{code}.{was}")
        return await self.page(self._done(line, "" if was == level else undo))

    def _do(self, verb: str, value: str) -> str:
        return books.do(verb, self.turn.book.board.board_id, f"{self.series.framework}.{value}")

    def _done(self, line: str, undo: str = "", typed: str | None = None) -> tuple[messages.Block, ...]:
        return happening_pages.done(line, self.turn.asked.words, undo, typed)


def _number_of(profile: process_control.Profile) -> int:
    return rule_pages.PROFILES.index(profile) + 1
