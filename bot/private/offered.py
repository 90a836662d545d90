"""Lines of reflections as others read them: the words, and the question that they answer. Never who wrote them, but for what goes to a
channel with a name."""

import datetime

from bot import ports
from bot.instruments import editions
from conversations import boards, lines, records
from frameworks import loader


async def to_coordinators(
    repos: ports.Repositories,
    board: boards.Board,
    since: datetime.datetime,
    until: datetime.datetime,
    library: loader.Library,
    language: str,
) -> tuple[lines.Offered, ...]:
    """What was offered to a board's coordinators in that time and stands, with its questions in that language."""
    found = []
    for line in await repos.lines.offered(board.board_id, since, until):
        record = await repos.reflections.get(line.reflection_id)
        if record is not None:
            found.append(lines.Offered(text=line.text, question=question(record, library, language)))
    return tuple(found)


def question(record: records.ReflectionRecord, library: loader.Library, language: str) -> str | None:
    """The question that was put to somebody, in that language; None where its edition is gone."""
    try:
        edition = editions.in_use_with(library, record.edition_ref, record.board.key, record.item_key)
    except editions.EditionGone:
        return None
    item = library.translated(edition, language).item(record.item_key)
    return None if item is None else item.question
