"""What a person typed, where Teams wrote mentions, links and markup in its own way. Pure, never raises, and quick with any text."""

import collections
import dataclasses
import html
import re
import urllib.parse

from adapters.teams import payloads
from conversations import inbound

_AT = re.compile(r"<at\b[^<>]*>([^<>]*)</at>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,9}/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CHANNEL_PAGE = r"https?://teams\.(?:microsoft\.com|cloud\.microsoft)/l/channel/"
_LINK = re.compile(rf"{_CHANNEL_PAGE}([^\s\"<>/?#]{{1,300}})[^\s\"<>]*")
# What is taken is not given back (the + behind a number): a line without an end would else be read hundreds of times.
_NAMED_LINK = re.compile(rf"\[[^\[\]]{{0,200}}\]\({_CHANNEL_PAGE}([^\s\"<>/?#()]{{1,300}}+)[^\s\"<>()]*+\)")
_DRAWN_LINK = re.compile(rf"\"{_CHANNEL_PAGE}([^\s\"<>/?#]{{1,300}}+)[^\s\"<>]{{0,1000}}+\"[^<>]{{0,500}}+>([^<>]{{0,200}}+)<")
_DRAWN_AT_MOST = 100_000
"""So much of a message as Teams draws it is looked through for links."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """A line as it was typed. `to_bot`: it names the bot, which is then no part of the text."""

    text: str
    to_bot: bool


def read(payload: payloads.Payload) -> Said:
    """The words of a message activity. People and channels named in it stand as `inbound.mention` writes them."""
    bot = payloads.conversation(payload, "recipient", "id")
    named = [one for one in payloads.items(payload, "entities") if payloads.text(one, "type") == "mention"]
    said = _without_tags(payload, named, bot)
    if payloads.text(payload, "textFormat").lower() == "xml":
        said = html.unescape(_TAG.sub("", _BREAK.sub("\n", said)))
    # Whatever else may stand in a plain line was typed, but for this: Teams writes it behind a name.
    said = said.replace("&nbsp;", " ").replace("\xa0", " ")
    said = _LINK.sub(_channel, _NAMED_LINK.sub(_channel, said))
    to_bot = bool(bot) and any(payloads.text(one, "mentioned", "id") == bot for one in named)
    return Said(text=_with_drawn_links(said, payload).strip(), to_bot=to_bot)


def _without_tags(payload: payloads.Payload, named: list[payloads.Payload], bot: str) -> str:
    """Each name in tags is that of the next entity with the same text."""
    ours = payloads.text(payload, "recipient", "name")
    waiting: dict[str, collections.deque[payloads.Payload]] = collections.defaultdict(collections.deque)
    for one in named:
        waiting[payloads.text(one, "text")].append(one)

    def plain(found: re.Match[str]) -> str:
        known = waiting.get(found[0])
        if known:
            return _named(known.popleft(), found[1], bot)
        return "" if found[1] == ours else found[1]

    return _AT.sub(plain, payloads.text(payload, "text"))


def _named(entity: payloads.Payload, label: str, bot: str) -> str:
    if bot and payloads.text(entity, "mentioned", "id") == bot:
        return ""
    channel, person = payloads.channel(entity, "mentioned", "id"), payloads.handle(entity, "mentioned", "aadObjectId")
    if channel:
        return inbound.mention(channel, channel=True)
    return inbound.mention(person) if person else label


def _channel(found: re.Match[str]) -> str:
    handle = _handle(found[1])
    return inbound.mention(handle, channel=True) if handle else found[0]


def _handle(quoted: str) -> str:
    return payloads.channel({"id": urllib.parse.unquote(quoted)}, "id")


def _with_drawn_links(said: str, payload: payloads.Payload) -> str:
    """A link that was pasted may show its title alone; its address then stands in the message as Teams draws it."""
    for attachment in payloads.items(payload, "attachments"):
        if payloads.text(attachment, "contentType") != "text/html":
            continue
        for found in _DRAWN_LINK.finditer(payloads.text(attachment, "content")[:_DRAWN_AT_MOST]):
            handle, label = _handle(found[1]), html.unescape(found[2]).replace("\xa0", " ").strip()
            mention = inbound.mention(handle, channel=True)
            if handle and mention not in said:
                said = said.replace(label, mention, 1) if label and label in said else f"{said} {mention}"
        break
    return said
