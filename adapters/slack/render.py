"""A neutral message as Slack shows it: messages, the home page, and windows. Pure; sends nothing and keeps nothing."""

import dataclasses
import itertools
from collections.abc import Mapping
from typing import Any

from slack_sdk.models import blocks as kit
from slack_sdk.models import views
from slack_sdk.models.blocks import basic_components

from adapters.slack import blockkit, limits, mrkdwn
from conversations import actions, messages, wording

FORM = "bp_form"
"""The callback id of a window with a box."""
PAGE = "bp_page"
"""The callback id of a window to read and press in."""
BOX = "text"
"""The block id of the box in a form."""

_REST = "bp_rest"
"""The block id of the words that a page shows where it does not fit."""
_TEXTS = {"text", "alt_text"}
_OBJECT = 40
_NO_PICTURES: Mapping[int, str] = {}
_INTERACTIVE = messages.Choices | messages.Scale | messages.FreeText | messages.ChannelPick


@dataclasses.dataclass(frozen=True, kw_only=True)
class Part:
    """One message of Slack's. `text` is what a notification says, in mrkdwn with its control characters escaped."""

    text: str
    blocks: list[dict[str, Any]]


def parts(message: messages.Message, words: wording.Wording, *, pictures: Mapping[int, str] = _NO_PICTURES) -> list[Part]:
    """The message for chat.postMessage and chat.update: nearly always one part, more where Slack's limits ask for it.

    `pictures` are the Slack file ids of charts that were drawn and uploaded, by the index of their block in the message.
    """
    words = wording.heard(message.language, words)
    weighed = [(made, sum(map(_weight, made))) for made in _groups(message, words, pictures)]
    packed: list[list[dict[str, Any]]] = [[]]
    heavy = 0
    for group, weight in weighed:
        fits_alone = len(group) <= limits.MESSAGE_BLOCKS and weight <= limits.MESSAGE_WEIGHT
        for some in [group] if fits_alone else [[one] for one in group]:
            more = sum(map(_weight, some))
            if packed[-1] and (len(packed[-1]) + len(some) > limits.MESSAGE_BLOCKS or heavy + more > limits.MESSAGE_WEIGHT):
                packed.append([])
                heavy = 0
            packed[-1] += some
            heavy += more
    return [Part(text=_fallback(message, words, place, len(packed)), blocks=one) for place, one in enumerate(packed)]


def ephemeral(message: messages.Message, words: wording.Wording) -> list[Part]:
    """The message for the body of a response, seen by one person."""
    return parts(message, words)


def home(message: messages.Message, words: wording.Wording) -> dict[str, Any]:
    """The message as the bot's own page. A page that leads back nowhere gets a button to the home page."""
    words = wording.heard(message.language, words)
    draft = blockkit.Draft(words, _NO_PICTURES)
    made = _drawn(message, words, draft)
    ways = [] if _leads_home(message) else [(words.say("slack-home"), actions.encode(actions.Look(page=actions.Page.HOME)), False)]
    view = views.View(type="home", blocks=_fitted(made, draft.buttons(ways), words))
    return _as_dict(view)


def modal(message: messages.Message, words: wording.Wording, *, title: str, private_metadata: str) -> dict[str, Any]:
    """The message as a window to read and press in. `title` may be empty; `private_metadata` has at most 3,000 characters."""
    words = wording.heard(message.language, words)
    made = _drawn(message, words, blockkit.Draft(words, _NO_PICTURES))
    view = views.View(
        type="modal",
        callback_id=PAGE,
        title=_view_title(title, words),
        close=mrkdwn.plain(words.say("slack-close")),
        blocks=_fitted(made, [], words),
        private_metadata=private_metadata,
        notify_on_close=False,
    )
    return _as_dict(view)


def is_cut(view: Mapping[str, Any]) -> bool:
    """Whether a view could not hold all of its message, and says that the rest is in the person's messages."""
    return any(block.get("block_id") == _REST for block in view["blocks"])


def form(box: messages.FreeText, message: messages.Message, words: wording.Wording, *, private_metadata: str) -> dict[str, Any]:
    """A window in which to write what `box` asks for, below what else `message` says. It tells of every pause in the writing.

    What was kept before stands in the box, unless it is longer than a box can be: then it stays, and the window says so.
    """
    words = wording.heard(message.language, words)
    draft = blockkit.Draft(words, _NO_PICTURES)
    initial = mrkdwn.clean(box.initial)
    is_too_long = mrkdwn.size(initial) > limits.BOX
    around = [one for one in message.blocks if not (isinstance(one, messages.FreeText) and one.action == box.action)]
    if not is_too_long:
        # What can be read in the box need not be read above it.
        around = [one for one in around if one != messages.Quote(text=box.initial)]
    note = blockkit.paragraph(words.say("slack-box-too-long", most=limits.BOX)) if is_too_long else []
    field = _field(box, draft, words, initial="" if is_too_long else initial)
    above = [block for index, one in enumerate(around) for block in draft.block(one, index)]
    submit = mrkdwn.one_line(box.submit)
    view = views.View(
        type="modal",
        callback_id=FORM,
        title=_view_title(_form_title(box, words), words),
        submit=mrkdwn.plain(submit if 0 < mrkdwn.size(submit) <= limits.VIEW_BUTTON else words.say("slack-send")),
        close=mrkdwn.plain(words.say("slack-close")),
        blocks=_fitted(above, [*note, field], words),
        private_metadata=private_metadata,
        notify_on_close=False,
    )
    return _as_dict(view)


def _field(box: messages.FreeText, draft: blockkit.Draft, words: wording.Wording, *, initial: str) -> kit.Block:
    label = mrkdwn.one_line(box.label) or words.say("slack-message")
    field = kit.PlainTextInputElement(
        action_id=draft.claim(box.action),
        multiline=True,
        initial_value=initial or None,
        max_length=limits.BOX,
        dispatch_action_config=basic_components.DispatchActionConfig(trigger_actions_on=["on_character_entered"]),
        focus_on_load=True,
    )
    return kit.InputBlock(
        block_id=BOX, label=mrkdwn.plain(mrkdwn.shorten(label, limits.INPUT_LABEL)), element=field, dispatch_action=True, optional=False
    )


def _groups(message: messages.Message, words: wording.Wording, pictures: Mapping[int, str]) -> list[list[dict[str, Any]]]:
    """The blocks in groups that belong together: a heading goes with what it heads."""
    draft = blockkit.Draft(words, pictures)
    groups: list[list[dict[str, Any]]] = []
    headed: list[dict[str, Any]] = []
    for index, block in enumerate(message.blocks):
        made = [_as_dict(one) for one in draft.block(block, index)]
        if isinstance(block, messages.Heading):
            headed += made
        elif made:
            groups.append(headed + made)
            headed = []
    if headed:
        groups.append(headed)
    return groups or [[_as_dict(one) for one in _nothing_else(message, words)]]


def _drawn(message: messages.Message, words: wording.Wording, draft: blockkit.Draft) -> list[kit.Block]:
    made = [one for index, block in enumerate(message.blocks) for one in draft.block(block, index)]
    return made or _nothing_else(message, words)


def _nothing_else(message: messages.Message, words: wording.Wording) -> list[kit.Block]:
    return blockkit.paragraph(message.summary) or blockkit.paragraph(words.say("slack-message"))


def _fitted(made: list[kit.Block], last: list[kit.Block], words: wording.Wording) -> list[kit.Block]:
    """What a view can hold: it is one page, so what is more stays in the messages, and the page says so. `last` always stands."""
    if len(made) + len(last) <= limits.VIEW_BLOCKS:
        return [*made, *last]
    rest = blockkit.small_print(words.say("slack-rest"))
    rest[0].block_id = _REST
    return [*made[: limits.VIEW_BLOCKS - len(rest) - len(last)], *rest, *last]


def _leads_home(message: messages.Message) -> bool:
    """Whether there is a button to the home page, or the message is that page: a board is set up from it, or several pages open."""
    pages = {_page(one.action) for block in message.blocks if isinstance(block, messages.Choices) for one in block.options} - {None}
    return bool(pages & {actions.Page.HOME, actions.Page.SETUP}) or len(pages) > 1


def _page(action: str) -> actions.Page | None:
    try:
        decoded = actions.decode(action)
    except actions.MalformedAction:
        return None
    return decoded.page if isinstance(decoded, actions.Look) else None


def _fallback(message: messages.Message, words: wording.Wording, place: int, count: int) -> str:
    """What a phone shows while it is locked, and what a screen reader may read in place of the blocks.

    Where there is something to press, the summary alone: it never holds an answer. Where there is not, what the message says as
    well, but for facts and quotes, in which a person's own answers and words stand.
    """
    summary = mrkdwn.one_line(message.summary) or words.say("slack-message")
    if place:
        return mrkdwn.escape(words.say("slack-part", summary=mrkdwn.shorten(summary, limits.HEADER), part=place + 1, total=count))
    lead = mrkdwn.escape(mrkdwn.shorten(summary, limits.FALLBACK // 5))
    if any(isinstance(block, _INTERACTIVE) for block in message.blocks):
        return lead
    told = [one for one in message.blocks if not isinstance(one, messages.Facts | messages.Quote)]
    said = (mrkdwn.escape(mrkdwn.clean(messages.plain_text(messages.Message(summary="", blocks=(one,))))) for one in told)
    texts = itertools.accumulate(itertools.chain([lead], filter(None, said)), "{}\n\n{}".format)
    return list(itertools.takewhile(lambda one: mrkdwn.size(one) <= limits.FALLBACK, texts))[-1]


def _weight(block: Any) -> int:
    """How much of a message's room something takes: its text, and a little for each object around it."""
    if isinstance(block, dict):
        return _OBJECT + sum(
            mrkdwn.size(inner) if key in _TEXTS and isinstance(inner, str) else _weight(inner) for key, inner in block.items()
        )
    return sum(map(_weight, block)) if isinstance(block, list) else 0


def _form_title(box: messages.FreeText, words: wording.Wording) -> str:
    """What the button said that led here, as far as a title holds it; never half a word."""
    opens = mrkdwn.one_line(box.opens)
    title = mrkdwn.shorten(opens, limits.VIEW_TITLE)
    return title if opens and (title == opens or " " in title) else words.say("slack-form-title")


def _view_title(title: str, words: wording.Wording) -> kit.PlainTextObject:
    return mrkdwn.plain(mrkdwn.shorten(mrkdwn.one_line(title) or words.say("slack-window-title"), limits.VIEW_TITLE))


def _as_dict(drawn: kit.Block | views.View) -> dict[str, Any]:
    """As JSON. Raises SlackObjectFormationError where a model finds it unfit, which would be a fault of ours."""
    made: dict[str, Any] = drawn.to_dict()
    return made
