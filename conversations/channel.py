"""What a coordinator is told about a board's channel, and asked: that it is gone, that another was chosen, or why not. Pure.

What a channel is called, and how the bot is added to one, stands in the catalogue by the name of the platform.
"""

from collections.abc import Sequence

from conversations import actions, boards, messages, sending, wording

_MOST_BOARDS = 10
"""So many boards are offered to choose a channel for at once; any other is named by typing."""


def lost(board: boards.Board, reason: sending.Reason, words: wording.Wording, *, waits: bool, named: bool) -> messages.Message:
    """The question for another channel. `waits`: something could not be posted. `named`: what is typed has to name the board."""
    key = "channel-lost-archived" if reason is sending.Reason.ARCHIVED else "channel-lost-not-in-channel"
    lines = (
        words.say(key, board=wording.isolate(board.name), platform=board.channel.platform),
        words.say("channel-waits") if waits else words.say("channel-nothing-waits"),
        words.say("channel-ways", platform=board.channel.platform),
    )
    blocks = (*(messages.Paragraph(text=line) for line in lines), *choice(board, words, named=named))
    return messages.Message(summary=words.say("channel-lost-summary"), blocks=blocks)


def choice(board: boards.Board, words: wording.Wording, *, named: bool) -> tuple[messages.Block, ...]:
    """A channel to pick for a board, and the way back to the same one."""
    again = messages.Choice(
        label=words.say("channel-again"),
        action=actions.encode(actions.ChooseChannel(board_id=board.board_id)),
        typed=words.say("channel-again-typed-key", key=board.key) if named else words.say("channel-again-typed"),
    )
    return (_pick(board, words, named=named), messages.Choices(options=(again,)))


def moved(board: boards.Board, channel: str, leaving: int, words: wording.Wording) -> messages.Message:
    """That the board's messages go to the channel of this name, and how many summaries that waited leave now."""
    lines = [words.say("channel-moved", board=wording.isolate(board.name), channel=name(channel, board.channel.platform, words))]
    if leaving:
        lines.append(words.say("channel-leaves", summaries=leaving))
    return _message((messages.Paragraph(text=" ".join(lines)),), words)


def back(board: boards.Board, leaving: int, words: wording.Wording) -> messages.Message:
    """That the board's channel can be posted to again, and how many summaries that waited leave now."""
    lines = [words.say("channel-back", board=wording.isolate(board.name))]
    lines.append(words.say("channel-leaves", summaries=leaving) if leaving else words.say("channel-back-nothing"))
    return messages.Message(summary=words.say("channel-back-summary"), blocks=(messages.Paragraph(text=" ".join(lines)),))


def unfit(board: boards.Board, channel: str | None, words: wording.Wording, *, named: bool, shared: bool = False) -> messages.Message:
    """Why the channel cannot be used, and how to cure that. `channel` is its name; None when the bot cannot see it.

    `shared`: another organisation reads it.
    """
    platform = board.channel.platform
    why = words.say("channel-unseen", platform=platform)
    if channel is not None and shared:
        why = words.say("channel-shared", channel=name(channel, platform, words), platform=platform)
    elif channel is not None:
        why = words.say("channel-cannot-post", channel=name(channel, platform, words), platform=platform)
    return _message((messages.Paragraph(text=why), *choice(board, words, named=named)), words)


def not_now(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.Message:
    """The platform did not answer in time."""
    return _message((messages.Paragraph(text=words.say("channel-not-now")), *choice(board, words, named=named)), words)


def ask(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.Message:
    """A channel to choose, for somebody who asked to."""
    return _message(choice(board, words, named=named), words)


def unclear(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.Message:
    """A channel to choose, for somebody whose words named none."""
    return _message((messages.Paragraph(text=words.say("channel-unclear")), *choice(board, words, named=named)), words)


def which(mine: Sequence[boards.Board], words: wording.Wording) -> messages.Message:
    """For a coordinator of several boards who named none."""
    first = mine[:_MOST_BOARDS]
    keys = words.say("channel-which", keys=words.list_of(board.key for board in mine))
    return _message((messages.Paragraph(text=keys), *(_pick(board, words, named=True) for board in first)), words)


def aside(key: str, words: wording.Wording) -> messages.Message:
    """A word that stands beside what was pressed: nothing was changed, so nothing is replaced."""
    return messages.Message(summary=words.say("channel-summary"), blocks=(messages.Paragraph(text=words.say(key)),), beside=True)


def name(channel: str, platform: str, words: wording.Wording) -> str:
    """The channel's name as people of that platform write it."""
    return words.say("channel-name", channel=wording.isolate(channel), platform=platform)


def _pick(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.ChannelPick:
    platform = board.channel.platform
    return messages.ChannelPick(
        label=words.say("channel-pick", board=wording.isolate(board.name)),
        action=actions.encode(actions.ChooseChannel(board_id=board.board_id)),
        typed=words.say("channel-pick-typed-key", key=board.key, platform=platform)
        if named
        else words.say("channel-pick-typed", platform=platform),
    )


def _message(blocks: tuple[messages.Block, ...], words: wording.Wording) -> messages.Message:
    return messages.Message(summary=words.say("channel-summary"), blocks=blocks)
