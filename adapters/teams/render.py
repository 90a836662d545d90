"""A neutral message as Teams shows it: one card, or several where it is too long for one. Pure; sends nothing and keeps nothing."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.teams import cards, features, limits, plain
from conversations import figures, messages, wording

INPUT = "input"
"""The key of the data that says which of the card's inputs goes with a button: the value under that name is its text."""
CARD_TYPE = "application/vnd.microsoft.card.adaptive"

_NO_PICTURES: Mapping[int, str] = {}
_Read = messages.Heading | messages.Paragraph | messages.Link | messages.Quote | messages.Facts | figures.Table
_WAYS_OUT = 2
"""So many buttons may stand beside a box that is shown in place."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Part:
    """One message of Teams'. `summary` is what a notification says, in plain text: it never holds an answer."""

    summary: str
    card: dict[str, Any]


def parts(
    message: messages.Message,
    words: wording.Wording,
    *,
    pictures: Mapping[int, str] = _NO_PICTURES,
    channels: Sequence[tuple[str, str]] = (),
) -> list[Part]:
    """The message as cards: nearly always one, more where Teams' limits ask for it.

    `pictures` are drawn charts as data URIs, by the index of their block. `channels` are the (name, handle) pairs that the reader
    may pick from.
    """
    words = wording.heard(message.language, words)
    draft = _Draft(message, words, pictures, channels)
    groups = draft.groups() or cards.paragraphs(message.summary) or cards.paragraphs(words.say("teams-message"))
    summary = plain.shorten(plain.one_line(message.summary) or words.say("teams-message"), limits.SUMMARY)
    whole = Part(summary=summary, card=_card([one for group in groups for one in group], summary, words))
    if _bytes(activity(whole)) <= limits.CARD_BYTES:
        return [whole]
    packed = _packed(groups, _room(summary, words))
    return [_part(body, place, len(packed), summary, words) for place, body in enumerate(packed)]


def activity(part: Part) -> dict[str, Any]:
    """The message to post, or to put over an earlier one."""
    return {"type": "message", "summary": part.summary, "attachments": [{"contentType": CARD_TYPE, "content": part.card}]}


class _Draft:
    """One message being drawn. Keeps the ids of its inputs apart."""

    def __init__(
        self, message: messages.Message, words: wording.Wording, pictures: Mapping[int, str], channels: Sequence[tuple[str, str]]
    ) -> None:
        self._blocks = message.blocks
        self._words = words
        self._pictures = pictures
        self._channels = channels
        self._inputs: dict[str, int] = {}
        self._in_place = _in_place(message.blocks)

    def groups(self) -> list[cards.Group]:
        """The whole message; a heading goes with what it heads."""
        groups: list[cards.Group] = []
        headed: cards.Group = []
        for index, block in enumerate(self._blocks):
            made = self._block(block, index)
            if isinstance(block, messages.Heading):
                headed += [one for group in made for one in group]
            elif made:
                groups += [headed + made[0], *made[1:]]
                headed = []
        return [*groups, headed] if headed else groups

    def _block(self, block: messages.Block, index: int) -> list[cards.Group]:
        match block:
            case messages.Choices():
                return cards.buttons((one.label, one.action, False) for one in block.options)
            case messages.Scale():
                return self._scale(block)
            case messages.FreeText():
                return self._box(block)
            case messages.ChannelPick():
                return self._channel(block)
            case messages.Picture():
                return self._picture(block.chart, self._pictures.get(index))
            case messages.Quote() if self._stands_in_a_box(block):
                return []
            case _:
                return _reading(block)

    def _scale(self, scale: messages.Scale) -> list[cards.Group]:
        label = cards.paragraphs(scale.label, bold=True)
        names = [f"{point.value} {point.name}" for point in scale.points]
        if any(point.description for point in scale.points):
            levels = [group for point, name in zip(scale.points, names, strict=True) for group in self._point(point, name)]
            return _glued(label, levels)
        rows = cards.buttons(((name, point.action, point.chosen) for point, name in zip(scale.points, names, strict=True)), below=True)
        chosen = [plain.one_line(name) for point, name in zip(scale.points, names, strict=True) if point.chosen and not point.named]
        said = [group for one in chosen for group in cards.paragraphs(f"{self._words.say('teams-chosen-line')} {one}", quiet=True)]
        return [*_glued(label, rows), *said]

    def _point(self, point: messages.ScalePoint, name: str) -> list[cards.Group]:
        """One level: its button, and below it what it means."""
        (button,) = cards.buttons([(name, point.action, point.chosen)])
        marked = cards.line([(self._words.say("teams-chosen"), True)]) if point.chosen and not point.named else []
        first, *rest = cards.paragraphs(point.description or "") or [[]]
        return _glued([button], [*map(_close, marked), *map(_close, filter(None, [first])), *rest])

    def _box(self, box: messages.FreeText) -> list[cards.Group]:
        name = self._claim(features.TEXT)
        initial = plain.clean(box.initial)
        fits = _fits_a_box(initial)
        note = [] if fits else cards.paragraphs(self._words.say("teams-box-too-long", most=limits.BOX))
        above, label = self._label(box.label, "teams-box")
        field = cards.text_input(name, label, initial=initial if fits else "", missing=self._words.say("teams-box-empty"))
        send = cards.execute(
            plain.one_line(box.submit) or self._words.say("teams-send"), _data(box.action, name, features.TEXT), inputs=True
        )
        if self._in_place is box:
            return [*note, *_glued(above, [[field, cards.action_set([send])]])]
        return [*note, *_glued(above, _opened(box.opens or box.label, [field], [send]))]

    def _channel(self, pick: messages.ChannelPick) -> list[cards.Group]:
        offered = _offered(self._channels)
        if not offered:
            return _glued(cards.paragraphs(pick.label, bold=True), cards.paragraphs(self._words.say("teams-pick-none"), quiet=True))
        name = self._claim(features.CHANNEL)
        is_one_of_several = sum(isinstance(one, messages.ChannelPick) for one in self._blocks) > 1
        above, label = self._label(pick.label, "teams-pick", always_above=is_one_of_several)
        placeholder, missing = self._words.say("teams-pick-first"), self._words.say("teams-pick-empty")
        menu = cards.choice_input(name, label, offered, placeholder=placeholder, missing=missing)
        send = cards.execute(self._words.say("teams-pick-send"), _data(pick.action, name, features.CHANNEL), inputs=True)
        other = cards.paragraphs(self._words.say("teams-pick-other"), quiet=True)
        if is_one_of_several:
            # One menu must be picked from, the others need not: each has a card of its own.
            return _glued(above, _opened(placeholder, [menu, *(one for group in other for one in group)], [send]))
        return [*_glued(above, [[menu, cards.action_set([send])]]), *other]

    def _picture(self, chart: figures.Chart, uri: str | None) -> list[cards.Group]:
        """The picture, if it was drawn, and always the same in words.

        Those words are folded away below the picture by a button that says so: a screen reader finds it where the picture ends, and the
        picture's description has told the finding by then. Without a picture they stand open, and below a web: its shape misleads.
        """
        if uri is None:
            return _reading(figures.undrawn(chart))
        twin = cards.table(chart.twin.columns, chart.twin.rows)
        twin_title = plain.one_line(chart.twin.title) or self._words.say("teams-table")
        open_twin = _glued(cards.paragraphs(twin_title, bold=True), twin)
        lead = [*cards.paragraphs(chart.title, bold=True), *cards.paragraphs(chart.subtitle, quiet=True)]
        alt, *more = plain.split(plain.clean(chart.alt), limits.ALT_TEXT) or [plain.one_line(chart.title) or twin_title]
        shown = [one for group in lead for one in group] + [cards.image(uri, alt)]
        rest = [*(group for one in more for group in cards.paragraphs(one)), *cards.paragraphs(chart.footer, quiet=True)]
        folded = [one for group in twin for one in group]
        if isinstance(chart, figures.Web) or not folded or len(json.dumps(folded)) > limits.TWIN:
            return [shown, *rest, *open_twin]
        below = [*rest, *_opened(twin_title, folded)]
        return [[*shown, *(one for group in below for one in group)]]

    def _stands_in_a_box(self, quote: messages.Quote) -> bool:
        """What can be read in a box need not be read above it."""
        box = self._in_place
        return box is not None and quote.text == box.initial and _fits_a_box(plain.clean(box.initial))

    def _label(self, text: str, otherwise: str, *, always_above: bool = False) -> tuple[list[cards.Group], str]:
        """What stands above an input, and its label: what Teams might take for markup is no label."""
        label = plain.one_line(text)
        if not always_above and label and len(label) <= limits.LABEL and plain.is_markless(label):
            return [], label
        return cards.paragraphs(text, bold=True), self._words.say(otherwise)

    def _claim(self, name: str) -> str:
        """An id that no other input of this message has: "text", then "text2"."""
        self._inputs[name] = self._inputs.get(name, 0) + 1
        return name if self._inputs[name] == 1 else f"{name}{self._inputs[name]}"


def _reading(block: _Read) -> list[cards.Group]:
    """A block with nothing to press."""
    match block:
        case messages.Heading():
            return cards.heading(block.text)
        case messages.Paragraph():
            return cards.paragraphs(block.text, quiet=block.quiet)
        case messages.Link():
            return cards.link(block.lead, block.label, block.address)
        case messages.Quote():
            return cards.quote(block.text)
        case messages.Facts():
            return cards.facts(block.rows)
        case figures.Table():
            return _glued(cards.paragraphs(block.title, bold=True), cards.table(block.columns, block.rows))


def _data(action: str, name: str, key: str) -> dict[str, str]:
    return {features.ACTION: action} if name == key else {features.ACTION: action, INPUT: name}


def _opened(label: str, body: Sequence[cards.Element], actions: Sequence[cards.Element] = ()) -> list[cards.Group]:
    """What is opened by a button. A label that is long for a button stands whole above it."""
    said = plain.one_line(label)
    above = cards.paragraphs(said) if len(said) > limits.BUTTON_SHORT else []
    return _glued(above, [[cards.action_set([cards.show(said, body, actions)])]])


def _offered(channels: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The channels that have a name, as many of them as a menu should hold."""
    offered = []
    room = limits.MENU
    for name, handle in channels[: limits.CHANNELS]:
        shown = plain.shorten(plain.one_line(name), limits.CHANNEL_NAME)
        room -= plain.size(shown) + plain.size(handle)
        if shown and room >= 0:
            offered.append((shown, handle))
    return offered


def _in_place(blocks: Sequence[messages.Block]) -> messages.FreeText | None:
    """The one box that the message is about: there is nothing else to do but ways out."""
    boxes = [one for one in blocks if isinstance(one, messages.FreeText)]
    ways = sum(len(one.options) for one in blocks if isinstance(one, messages.Choices))
    busy = any(isinstance(one, messages.Scale | messages.ChannelPick) for one in blocks)
    return boxes[0] if len(boxes) == 1 and ways <= _WAYS_OUT and not busy else None


def _fits_a_box(text: str) -> bool:
    return len(text) <= limits.BOX and plain.size(text) <= limits.BOX_BYTES


def _glued(head: list[cards.Group], rest: list[cards.Group]) -> list[cards.Group]:
    """`head` with the first of what follows it, as one group."""
    if not head or not rest:
        return [*head, *rest]
    return [[one for group in (*head, rest[0]) for one in group], *rest[1:]]


def _close(group: cards.Group) -> cards.Group:
    return [{**one, "spacing": "Small"} for one in group]


def _card(body: list[cards.Element], summary: str, words: wording.Wording) -> dict[str, Any]:
    card: dict[str, Any] = {
        "type": "AdaptiveCard",
        "version": cards.VERSION,
        "lang": words.language.partition("-")[0],
        "fallbackText": words.say("teams-fallback", summary=summary),
        "body": body,
    }
    if not any(one["type"] == "Image" for one in body):
        # A picture as wide as a desktop's window would be higher than it.
        card["msteams"] = {"width": "Full"}
    return card


def _part(body: list[cards.Element], place: int, total: int, summary: str, words: wording.Wording) -> Part:
    said = words.say("teams-part", summary=summary, part=place + 1, total=total) if place else summary
    return Part(summary=said, card=_card(body, said, words))


def _room(summary: str, words: wording.Wording) -> int:
    """The bytes that a body may have in a card of its own."""
    return limits.CARD_BYTES - _bytes(activity(_part([], 999, 1000, summary, words)))


def _packed(groups: list[cards.Group], room: int) -> list[list[cards.Element]]:
    """The groups in as few bodies as may hold them. A group that none can hold is taken apart."""
    packed: list[list[cards.Element]] = [[]]
    left = room
    for group in groups:
        for some in [group] if _bytes(group) <= room else [[one] for one in group]:
            more = _bytes(some)
            if packed[-1] and more > left:
                packed.append([])
                left = room
            packed[-1] += some
            left -= more
    return packed


def _bytes(made: Any) -> int:
    return len(json.dumps(made))
