"""The coordinator's weekly message: what happened, what needs doing, what is next. A quiet week is one line.

One message for all boards of theirs whose weeks end together, in the order of their names. Counts closed pulses only: a live count
tells, by subtraction, who answered since. Never names a member.
"""

import zoneinfo
from collections.abc import Sequence

from conversations import digest_board, digest_week, messages, voices, wording

MOST_BLOCKS = 40
"""Slack takes 50 in one message, and draws some of ours as two."""
MOST_TEXT = 7_500
"""Characters of one message, buttons and frames allowed for: what Slack and Teams each take in one piece."""
_BLOCK, _BUTTON = 30, 90
"""What a block and a button weigh besides their words."""
_QUIET_NAMED = 3


def digest(facts: digest_week.DigestFacts, words: wording.Wording) -> messages.Message:
    """The whole message: one paragraph where every board was quiet, otherwise each board under its name, as fully as there is room."""
    weeks = sorted(facts.boards, key=lambda one: (one.board.name.casefold(), one.board.key))
    if all(week.quiet for week in weeks):
        return _message((_quiet(weeks, words),), words)
    heading = words.say("digest-heading", first=words.date(facts.first, facts.zone), last=words.date(facts.last, facts.zone))
    for length in digest_board.Length:
        blocks = (messages.Heading(text=heading), *_boards(weeks, words, length, named=facts.named))
        if _fits(blocks):
            break
    return _message(blocks, words)


def _message(blocks: tuple[messages.Block, ...], words: wording.Wording) -> messages.Message:
    return messages.Message(summary=words.say("digest-notification"), blocks=blocks)


def _boards(
    weeks: Sequence[digest_week.BoardWeek], words: wording.Wording, length: digest_board.Length, *, named: bool
) -> tuple[messages.Block, ...]:
    """Each board with something to tell; the quiet ones in one line at the end. Where room is short, boards with nothing to do are, too."""
    in_brief = length is digest_board.Length.NEEDS
    told = [one for one in weeks if not one.quiet]
    if in_brief:
        told = [one for one in told if one.needs_doing or one.closed or one.waiting or any(one.not_reached.values()) or one.unsure]
    blocks: list[messages.Block] = [messages.Paragraph(text=words.say("digest-in-brief"), quiet=True)] if in_brief else []
    blocks += [block for week in told for block in digest_board.part(week, words, length=length, named=named)]
    left = [one for one in weeks if not one.quiet and one not in told]
    if in_brief:
        ways = tuple(digest_board.to_all(weeks, words))
        blocks += [messages.Choices(options=ways)] if ways else []
    if left:
        blocks.append(messages.Paragraph(text=words.say("digest-nothing-to-do", names=_names([one.board.name for one in left], words))))
    quiet = [one for one in weeks if one.quiet]
    if quiet:
        line = words.say("digest-boards-quiet", names=_names([one.board.name for one in quiet], words))
        blocks.append(messages.Paragraph(text=" ".join((line, *_soonest(quiet, words, named=len(quiet) > 1)))))
    return tuple(blocks)


def _names(boards: Sequence[str], words: wording.Wording) -> str:
    """The boards by name, and how many more there are."""
    names = [wording.isolate(one) for one in boards]
    if len(names) <= _QUIET_NAMED + 1:
        return words.list_of(names)
    return words.list_of([*names[:_QUIET_NAMED], words.say("digest-more-boards", count=len(names) - _QUIET_NAMED)])


def _fits(blocks: Sequence[messages.Block]) -> bool:
    buttons = sum(len(one.options) for one in blocks if isinstance(one, messages.Choices))
    text = len(messages.plain_text(messages.Message(summary="", blocks=tuple(blocks))))
    return len(blocks) <= MOST_BLOCKS and text + _BLOCK * len(blocks) + _BUTTON * buttons <= MOST_TEXT


def _quiet(weeks: Sequence[digest_week.BoardWeek], words: wording.Wording) -> messages.Paragraph:
    return messages.Paragraph(text=" ".join((words.say("digest-quiet"), *_soonest(weeks, words, named=True))))


def _soonest(weeks: Sequence[digest_week.BoardWeek], words: wording.Wording, *, named: bool) -> list[str]:
    """What opens next, and the meeting that comes next, of all these boards: of each where several come at the same instant.

    `named`: of which board it is has to be said.
    """
    coming = [
        (opens_at, edition, week.board)
        for week in weeks
        for edition, opens_at in voices.together(((one.edition, one.opens_at, one.actor) for one in week.upcoming), words)
    ]
    first = min((opens_at for opens_at, _, _ in coming), default=None)
    together: dict[tuple[str, str], list[str]] = {}
    for opens_at, edition, board in coming:
        if opens_at == first:
            when = words.day_and_time(opens_at, zoneinfo.ZoneInfo(board.zone))
            together.setdefault((edition, when), []).append(board.name)
    said = [_next(edition, when, boards if named else [], words) for (edition, when), boards in together.items()]
    meetings = [(one.meeting, one.board) for one in weeks if one.meeting is not None]
    soonest = min((one.starts_at for one, _ in meetings), default=None)
    for meeting, board in meetings:
        if meeting.starts_at == soonest:
            said.append(digest_board.meets(meeting, zoneinfo.ZoneInfo(board.zone), words, board=board.name if named else ""))
    return said


def _next(edition: str, when: str, boards: Sequence[str], words: wording.Wording) -> str:
    if not boards:
        return words.say("digest-next", edition=edition, when=when)
    return words.say("digest-next-of", boards=len(boards), board=_names(boards, words), edition=edition, when=when)
