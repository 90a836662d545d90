"""One block of a neutral message as Block Kit, through the models of slack_sdk. Knows nothing of where a message ends.

Every text is shown as it stands, however long it is: it is parted into more blocks, never cut. Text in which nothing can be seen
makes no block.
"""

import collections
import itertools
from collections.abc import Iterable, Mapping, Sequence

from slack_sdk.models import blocks as kit
from slack_sdk.models.blocks import basic_components

from adapters.slack import limits, mrkdwn
from conversations import actions, figures, messages, wording

Run = tuple[str, bool]
"""A text and whether it is bold."""
Option = tuple[str, str, bool]
"""A button's label, its action, and whether it is the answer so far."""


class Draft:
    """One message being drawn: keeps its action ids apart. `pictures` are the Slack ids of its drawn charts, by block index."""

    def __init__(self, words: wording.Wording, pictures: Mapping[int, str]) -> None:
        self._words = words
        self._pictures = pictures
        self._claimed: collections.Counter[str] = collections.Counter()

    def claim(self, action: str) -> str:
        """An action id for `action` that nothing else in this message has: the second one ends in "#2"."""
        self._claimed[action] += 1
        count = self._claimed[action]
        return action if count == 1 else f"{action}#{count}"

    def block(self, block: messages.Block, index: int) -> list[kit.Block]:
        """The block at `index` of the message. Raises TypeError for a box with an action that takes no text."""
        match block:
            case messages.Choices():
                return self.buttons([(one.label, one.action, False) for one in block.options])
            case messages.Scale():
                return self._scale(block)
            case messages.FreeText():
                return self.buttons([(block.opens or block.label, writing(block), False)])
            case messages.ChannelPick():
                return self._channel(block)
            case messages.Picture():
                return self._picture(block.chart, self._pictures.get(index))
            case _:
                return reading(block)

    def buttons(self, options: Iterable[Option]) -> list[kit.Block]:
        """Buttons in rows of equal length; one with a long label stands below its whole label."""
        made: list[kit.Block] = []
        for is_long, group in itertools.groupby(options, lambda one: mrkdwn.size(mrkdwn.one_line(one[0])) > limits.BUTTON):
            row = list(group)
            are_numbers = all(len(label) <= limits.NUMBER for label, _, _ in row)
            most = limits.NUMBERS_IN_A_ROW if are_numbers else limits.BUTTONS_IN_A_ROW
            for some in [[one] for one in row] if is_long else _even(row, most):
                whole = paragraph(mrkdwn.one_line(some[0][0])) if is_long else []
                elements = [self._button(_label(label), action, chosen=chosen) for label, action, chosen in some]
                made += [*whole, kit.ActionsBlock(elements=elements)]
        return made

    def _button(self, label: str, action: str, *, chosen: bool = False, spoken: str | None = None) -> kit.ButtonElement:
        return kit.ButtonElement(
            text=mrkdwn.plain(label),
            action_id=self.claim(action),
            value=action,
            style="primary" if chosen else None,
            accessibility_label=mrkdwn.shorten(spoken, limits.BUTTON) if spoken else None,
        )

    def _scale(self, scale: messages.Scale) -> list[kit.Block]:
        names = [mrkdwn.one_line(f"{point.value} {point.name}") for point in scale.points]
        label = lines([[(mrkdwn.clean(scale.label), True)]])
        longest = max((mrkdwn.size(point.description or "") for point in scale.points), default=0)
        if longest:
            below = longest > limits.BESIDE and len(scale.points) <= limits.POINTS_WITH_TEXT_BELOW
            points = zip(scale.points, names, strict=True)
            return [*label, *(made for point, name in points for made in self._point(point, name, below=below))]
        rows = self.buttons((name, point.action, point.chosen) for point, name in zip(scale.points, names, strict=True))
        said = [
            f"{self._words.say('slack-chosen-line')} {name}"
            for point, name in zip(scale.points, names, strict=True)
            if point.chosen and not point.named
        ]
        return [*label, *rows, *(made for one in said for made in small_print(one))]

    def _point(self, point: messages.ScalePoint, name: str, *, below: bool) -> list[kit.Block]:
        """One level with its meaning, and its number to press: beside its name alone where the meaning stands `below`, full width."""
        head = f"{name} – {self._words.say('slack-chosen')}" if point.chosen and not point.named else name
        button = self._button(_label(str(point.value)), point.action, chosen=point.chosen, spoken=name)
        meaning = point.description or ""
        if below:
            return [*beside(mrkdwn.headed(head, ""), button), *paragraph(meaning)]
        return beside(mrkdwn.headed(head, mrkdwn.clean(meaning)), button)

    def _channel(self, pick: messages.ChannelPick) -> list[kit.Block]:
        element = kit.ConversationSelectElement(
            action_id=self.claim(pick.action),
            placeholder=mrkdwn.plain(self._words.say("slack-pick-channel")),
            filter=kit.ConversationFilter(include=["public", "private"], exclude_bot_users=True, exclude_external_shared_channels=True),
        )
        # Beside its label a menu would leave that three words a line on a phone.
        return [*lines([[(mrkdwn.clean(pick.label), True)]]), kit.ActionsBlock(elements=[element]), *small_print(pick.typed)]

    def _picture(self, chart: figures.Chart, file_id: str | None) -> list[kit.Block]:
        """The picture, if it was drawn, and always the same figures in words."""
        if file_id is None:
            return table(figures.undrawn(chart))
        title = mrkdwn.one_line(chart.title)
        alt, *more = mrkdwn.split(mrkdwn.clean(chart.alt), limits.ALT_TEXT) or [
            mrkdwn.shorten(title, limits.ALT_TEXT) or self._words.say("slack-message")
        ]
        image = kit.ImageBlock(
            slack_file=basic_components.SlackFile(id=file_id),
            alt_text=alt,
            title=mrkdwn.plain(title) if 0 < mrkdwn.size(title) <= limits.IMAGE_TITLE else None,
        )
        untitled = paragraph(title) if image.title is None else []
        return [*untitled, image, *paragraph(" ".join(more)), *table(chart.twin)]


def reading(
    block: messages.Heading | messages.Paragraph | messages.Link | messages.Quote | messages.Facts | figures.Table,
) -> list[kit.Block]:
    """A block with nothing to press."""
    match block:
        case messages.Heading():
            return heading(block.text)
        case messages.Paragraph():
            return small_print(block.text) if block.quiet else paragraph(block.text)
        case messages.Link():
            return link(block)
        case messages.Quote():
            return quote(block.text)
        case messages.Facts():
            return lines(_labelled(label, mrkdwn.clean(value)) for label, value in block.rows)
        case figures.Table():
            return table(block)


def heading(text: str) -> list[kit.Block]:
    """A header, or bold lines where it is longer than a header may be."""
    line = mrkdwn.one_line(text)
    if mrkdwn.size(line) > limits.HEADER:
        return lines([[(line, True)]])
    return [kit.HeaderBlock(text=mrkdwn.plain(line))] if line else []


def paragraph(text: str) -> list[kit.Block]:
    """Running text, never folded away behind "see more"."""
    return [kit.SectionBlock(text=mrkdwn.plain(piece), expand=True) for piece in mrkdwn.split(mrkdwn.clean(text), limits.SECTION)]


def small_print(text: str) -> list[kit.Block]:
    """Text in small letters."""
    return [kit.ContextBlock(elements=[mrkdwn.plain(piece)]) for piece in mrkdwn.split(mrkdwn.clean(text), limits.CONTEXT)]


def link(one: messages.Link) -> list[kit.Block]:
    """What leads out of Slack: a link element, so that nothing has to be read as markup."""
    lead = [_run(f"{text} ")] if (text := mrkdwn.one_line(one.lead)) else []
    away = kit.RichTextElementParts.Link(url=one.address, text=mrkdwn.one_line(one.label) or one.address)
    return [kit.RichTextBlock(elements=[kit.RichTextSectionElement(elements=[*lead, away])])]


def quote(text: str) -> list[kit.Block]:
    """A person's own words, with a bar beside them."""
    pieces = mrkdwn.split(mrkdwn.clean(text), limits.SECTION)
    return [kit.RichTextBlock(elements=[kit.RichTextQuoteElement(elements=[_run(piece)])]) for piece in pieces]


def table(one: figures.Table) -> list[kit.Block]:
    """One point of a list for each row, which reads well aloud and at any width; columns would have to be pushed sideways on a phone."""
    rows = [_labelled(row[0], "; ".join(_cells(one.columns[1:], row[1:]))) for row in one.rows if row]
    listed = [kit.RichTextListElement(style="bullet", elements=[_section(row) for row in some]) for some in _packed(rows)]
    titles = lines([[(mrkdwn.one_line(one.title), True)]])
    return [*titles, *(kit.RichTextBlock(elements=[some]) for some in listed)]


def lines(rows: Iterable[Sequence[Run]]) -> list[kit.Block]:
    """Lines of text, some of it bold, in as few blocks as may hold them."""
    joined = ([run for row in some for run in (("\n", False), *row)][1:] for some in _packed(rows))
    return [kit.RichTextBlock(elements=[_section(runs)]) for runs in joined]


def beside(texts: Sequence[kit.TextObject], element: kit.InteractiveElement) -> list[kit.Block]:
    """Text with something to press beside its beginning."""
    first, *rest = texts
    return [
        kit.SectionBlock(text=first, accessory=element, expand=True),
        *(kit.SectionBlock(text=one, expand=True) for one in rest),
    ]


def writing(box: messages.FreeText) -> str:
    """The action that opens a box. Raises TypeError where the box's own action takes no text."""
    action = actions.decode(box.action)
    if not isinstance(action, actions.Note | actions.Reflect | actions.SetUp | actions.Do):
        raise TypeError(f"no box can go with {type(action).__name__}: it takes no text")
    return actions.encode(actions.Write(on=action))


def _label(text: str) -> str:
    line = mrkdwn.one_line(text) or "…"
    return line if mrkdwn.size(line) <= limits.BUTTON else mrkdwn.shorten(line, limits.BUTTON_SHORT)


def _labelled(label: str, value: str) -> list[Run]:
    name = mrkdwn.one_line(label)
    return [(f"{name}: " if value else name, True), (value, False)] if name else [(value, False)]


def _cells(columns: Sequence[str], row: Sequence[str]) -> list[str]:
    cells = [(mrkdwn.one_line(name), mrkdwn.one_line(value)) for name, value in zip(columns, row, strict=True)]
    return [f"{name} {value}".strip() for name, value in cells if value]


def _packed(rows: Iterable[Sequence[Run]]) -> list[list[list[Run]]]:
    """Rows in as few blocks as may hold them."""
    packed: list[list[list[Run]]] = []
    room = 0
    for row in itertools.chain.from_iterable(map(_fitting, rows)):
        length = sum(mrkdwn.size(text) for text, _ in row) + 1
        if not packed or length > room or len(packed[-1]) >= limits.ROWS:
            packed.append([])
            room = limits.SECTION
        packed[-1].append(row)
        room -= length
    return packed


def _section(runs: Iterable[Run]) -> kit.RichTextSectionElement:
    return kit.RichTextSectionElement(elements=[_run(text, bold=bold) for text, bold in runs])


def _fitting(row: Sequence[Run]) -> list[list[Run]]:
    """A row that one block can hold, or its pieces, each a row of its own. Nothing where there is nothing to see."""
    runs = [run for run in row if run[0]]
    if sum(mrkdwn.size(text) for text, _ in runs) < limits.SECTION:
        return [runs] if runs else []
    return [[(piece, bold)] for text, bold in runs for piece in mrkdwn.split(text, limits.SECTION - 1)]


def _even(row: Sequence[Option], most: int) -> list[Sequence[Option]]:
    """`row` in as few parts of at most `most` as will do, none more than one longer than another."""
    parts = -(-len(row) // most)
    return [row[len(row) * part // parts : len(row) * (part + 1) // parts] for part in range(parts)]


def _run(text: str, *, bold: bool = False) -> kit.RichTextElementParts.Text:
    style = kit.RichTextElementParts.TextStyle(bold=True) if bold else None
    return kit.RichTextElementParts.Text(text=text, style=style)
