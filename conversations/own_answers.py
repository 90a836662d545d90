"""One member's own answers beside what the board's summary says, for them alone. Pure.

Of the board it shows middle answers and nothing else: no count, and nothing that the summary holds back. A view that stands apart is
told as such, and never as wrong.
"""

import dataclasses
import uuid
from collections.abc import Iterator

from conversations import actions, messages, picking, readback, sitting, step_counts, summary_view, ways, wording
from frameworks import schema
from frameworks.readings import consensus, disclosure, evidence, picks, seconds, stored
from frameworks.readings import reading as readings

FAR = 2
"""From so many levels away on, a member who sees otherwise than all others is told so."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Own:
    """A member's closed sitting, in their own language, and the stored reading of its pulse."""

    sitting: sitting.Sitting
    reading: stored.Any

    @property
    def edition(self) -> schema.Edition:
        """What was asked."""
        return self.sitting.edition

    @property
    def levels(self) -> readings.Reading | None:
        """The reading of the first halves; None for a list of picks."""
        match self.reading:
            case consensus.Consensus():
                return self.reading.places
            case evidence.Evidence():
                return self.reading.levels
            case picks.Picks():
                return None
        return self.reading

    @property
    def seconds(self) -> dict[str, seconds.Second]:
        """The second halves that are told beside the first, by item key."""
        match self.reading:
            case consensus.Consensus():
                return {one.item_key: one for one in self.reading.sure}
            case evidence.Evidence():
                return {one.item_key: one for one in self.reading.held}
        return {}

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered for the board's side to be shown at all."""
        match self.reading:
            case picks.Picks():
                return bool(self.reading.items)
        return self.levels is not None and self.levels.answered >= self.levels.floor


def own(one: Own, words: wording.Wording) -> messages.Message:
    """The whole message."""
    lead = words.say("own-lead" if one.is_shown else "own-lead-few")
    told = _picked(one, words) if isinstance(one.reading, picks.Picks) else _rows(one, words)
    read = (messages.Paragraph(text=words.say("own-read")),) if one.is_shown and _is_different(one) else ()
    return messages.Message(
        summary=words.say("own-summary", edition=one.edition.short_title),
        blocks=(
            messages.Heading(text=ways.heading(one.sitting, words)),
            messages.Paragraph(text=lead),
            *told,
            *read,
            messages.Choices(options=(ways.my_answers(one.sitting, words), ways.home(words))),
        ),
    )


def way(sitting_id: uuid.UUID, words: wording.Wording) -> messages.Choice:
    """The button that shows it again."""
    action = actions.encode(actions.Do(subject=actions.Subject.RESULT, verb="mine", on=sitting_id))
    return messages.Choice(label=words.say("own-way"), action=action)


def not_to_show(words: wording.Wording, *, is_out: bool) -> messages.Message:
    """Why there is nothing to show: the summary is not out, or the answers are deleted."""
    said = messages.Paragraph(text=words.say("own-over" if is_out else "own-not-out"))
    return messages.Message(summary=said.text, blocks=(said, messages.Choices(options=(ways.home(words),))), beside=True)


def _rows(one: Own, words: wording.Wording) -> Iterator[messages.Block]:
    rows = []
    for item in one.edition.items:
        you = readback.answer_words(one.edition, one.sitting.answers.get(item.key), words, closed=True)
        said = words.say("own-row", you=you, board=_board(one, item, words)) if one.is_shown else you
        rows.append((f"{item.position} {item.name}", said))
    yield messages.Facts(rows=tuple(rows))
    ahead = one.edition.scale.horizon_months
    how = [words.say("own-arrow", months=ahead)] if ahead else []
    alike = isinstance(one.reading, consensus.Consensus)
    how += [words.say("own-middle-alike" if alike else "own-middle")] if one.is_shown else []
    how += [words.say("own-middle-two")] if any(low != high for _, (low, high) in _told(one)) else []
    if how:
        yield messages.Paragraph(text=" ".join(how), quiet=True)
    if one.is_shown:
        alone = () if alike else _alone(one)
        if alone:
            yield messages.Paragraph(text=words.say("own-alone", items=words.list_of(item.name for item in alone)))


def _board(one: Own, item: schema.Item, words: wording.Wording) -> str:
    """The board's side of one item, as far as its summary tells it."""
    found = None if one.levels is None else one.levels.item(item.key)
    if found is None or found.now is None:
        return words.say("own-withheld")
    if isinstance(one.reading, consensus.Consensus) and found.views not in summary_view.AGREED:
        now = words.say("own-apart")
    else:
        now = _middle(one.edition, actions.Part.NOW, found.now, words)
    if found.ahead is not None:
        return words.say("own-pair", now=now, ahead=_middle(one.edition, actions.Part.AHEAD, found.ahead, words))
    half = one.seconds[item.key].side if item.key in one.seconds else None
    return now if half is None else words.say("own-half", now=now, half=step_counts.middle(half, one.edition.scale.sureness, words))


def _told(one: Own) -> Iterator[tuple[sitting.Mark | None, tuple[int, int]]]:
    """Each middle of the board that is told, beside what the member chose there."""
    if not one.is_shown or one.levels is None:
        return
    for item in one.levels.items:
        answer = one.sitting.answers.get(item.item_key)
        apart = isinstance(one.reading, consensus.Consensus) and item.views not in summary_view.AGREED
        if item.now is not None and not apart:
            yield answer.now if answer else None, item.now.middle
        if item.ahead is not None:
            yield answer.ahead if answer else None, item.ahead.middle
        half = one.seconds[item.item_key].side if item.now and not item.ahead and item.item_key in one.seconds else None
        if half is not None:
            yield answer.sure if answer else None, half.middle


def _is_different(one: Own) -> bool:
    """Whether the member sees anything otherwise than the board's side that stands beside it."""
    if isinstance(one.reading, picks.Picks):
        return {item.key for item in picking.picked(one.sitting)} != set(one.reading.most)
    return any(type(mine) is int and not low <= mine <= high for mine, (low, high) in _told(one))


def _middle(edition: schema.Edition, part: actions.Part, side: disclosure.Side, words: wording.Wording) -> str:
    low, high = (readback.mark_words(edition, part, value, words) for value in side.middle)
    return low if low == high else words.say("summary-range", low=low, high=high)


def _alone(one: Own) -> tuple[schema.Item, ...]:
    """The items on which views are alike, and the member's level lies far from the middle of them.

    Where views stand apart anyway, to be far from the middle says nothing: there may be nobody in the middle.
    """
    found = []
    for item in one.edition.items:
        answer, read = one.sitting.answers.get(item.key), None if one.levels is None else one.levels.item(item.key)
        if answer is None or type(answer.now) is not int or read is None or read.now is None or read.views not in summary_view.AGREED:
            continue
        low, high = read.now.middle
        if max(low - answer.now, answer.now - high) >= FAR:
            found.append(item)
    return tuple(found)


def _picked(one: Own, words: wording.Wording) -> Iterator[messages.Block]:
    """What the member picked, and what more than half did; without a number."""
    mine = words.list_of(item.name for item in picking.picked(one.sitting)) or words.say("own-picked-none")
    rows = [(words.say("own-picked"), mine)]
    if one.is_shown and isinstance(one.reading, picks.Picks):
        most = [item.name for item in one.edition.items if item.key in one.reading.most]
        rows.append((words.say("own-most"), words.list_of(most) or words.say("own-most-none")))
    yield messages.Facts(rows=tuple(rows))
    if sitting.next_ask(one.sitting) is not None:
        yield messages.Paragraph(text=words.say("own-not-done"), quiet=True)
