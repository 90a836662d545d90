"""Groups of a board told apart, where the board switched that on: their middle answers in one small table, never how many chose what."""

from collections.abc import Iterator

from conversations import figures, messages, summary_view, wording


def blocks(view: summary_view.View) -> Iterator[messages.Block]:
    """The table below a summary, in the order of the document; or one line where no part could be told apart this time."""
    say, reading = view.words, view.reading
    if not reading.sectors:
        yield messages.Paragraph(text=say.say("sectors-none", floor=reading.floor), quiet=True)
        return
    rows = tuple(
        (view.name(item), *(view.span(pair) for pair in item.sectors))
        if item.sectors
        else (view.name(item), *[say.say("sectors-withheld")] * len(reading.sectors))
        for item in reading.items
    )
    columns = (say.say("sectors-column-part"), *(say.list_of([wording.isolate(sector) for sector in group]) for group in reading.sectors))
    yield figures.Table(title=say.say("sectors-title", floor=reading.floor), columns=columns, rows=rows)
    yield messages.Paragraph(text=say.say("sectors-care"), quiet=True)
