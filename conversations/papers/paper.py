"""The board paper of one published round, in the form in which committees get papers. Pure: facts in, a document out."""

import datetime
from collections.abc import Iterator

from conversations import boards, figures, summary_questions, summary_view, voices, whose_words, wording
from conversations.papers import book, document, findings
from frameworks.readings import picks

Blocks = Iterator[document.Block]


def paper(held: book.Book, one: book.Round, words: wording.Wording, *, reviewed: bool = False) -> document.Document:
    """The whole paper. Not `reviewed`, it is marked as a draft on its first page and on every page's foot."""
    board = wording.isolate(held.board.name)
    title = words.say("papers-title", edition=voices.named(one.edition.short_title, [one.actor], words))
    parts = [_top(held, one, words, reviewed=reviewed), _asked(held, one, words), _answered(one, words), _says(one, words)]
    parts += [_cannot(one, words), _questions(one, words), _agreed(held, one, words), _decision(words)]
    foot = words.say("papers-foot" if reviewed else "papers-foot-draft", board=board, edition=one.edition.short_title)
    return document.Document(
        title=title,
        subject=words.say("papers-subject", board=board, day=words.date_and_year(one.closed_at, held.zone)),
        language=words.language,
        as_of=held.today,
        foot=foot,
        page_word=words.say("papers-page"),
        blocks=tuple(block for part in parts for block in part),
    )


def _top(held: book.Book, one: book.Round, words: wording.Wording, *, reviewed: bool) -> Blocks:
    if not reviewed:
        yield document.Text(text=words.say("papers-draft"), strong=True)
    meeting = held.next_formal
    rows = [
        (words.say("papers-top-board"), wording.isolate(held.board.name)),
        (words.say("papers-top-meeting"), words.date_and_year(meeting.starts_at, held.zone) if meeting else words.say("papers-no-meeting")),
        (words.say("papers-top-day"), words.date_and_year(held.now, held.zone)),
        (words.say("papers-top-round"), words.say("papers-round", number=one.number, edition=one.edition.short_title)),
    ]
    columns = (words.say("papers-top-what"), words.say("papers-top-which"))
    yield document.Grid(table=figures.Table(title=words.say("papers-top"), columns=columns, rows=tuple(rows)))
    yield document.Heading(text=words.say("papers-purpose"))
    yield document.Text(text=words.say("papers-purpose-text", edition=one.edition.short_title))


def _asked(held: book.Book, one: book.Round, words: wording.Wording) -> Blocks:
    edition, source = one.edition, one.edition.source
    yield document.Heading(text=words.say("papers-asked"))
    yield document.Text(
        text=words.say(
            "papers-asked-text",
            title=edition.title,
            document=source.document,
            published=source.published[:4],
            items=len(edition.items),
            opened=words.date_and_year(one.opened_at, held.zone),
            closed=words.date_and_year(one.closed_at, held.zone),
        )
    )
    yield document.Text(text=edition.about)
    if not (edition.whose.published or edition.whose.partly):
        yield document.Text(text=words.say("papers-our-words"))
    yield from findings.as_blocks(whose_words.under_summary(edition, words))
    if one.actor is not boards.Actor.BOARD:
        yield document.Text(text=words.say("papers-whose", whose=one.actor.value))


def _answered(one: book.Round, words: wording.Wording) -> Blocks:
    answered, eligible = one.reading.answered, one.reading.eligible
    yield document.Heading(text=words.say("papers-answered"))
    low = 0 < answered < picks.LEAST
    key = "papers-answered-few" if low else "papers-answered-text"
    said = [words.say(key, answered=answered, eligible=eligible, least=picks.LEAST, whose=one.actor.value)]
    if answered < summary_view.LEAD_BELOW * eligible:
        said.append(words.say("papers-answered-low"))
    yield document.Text(text=" ".join([*said, words.say("papers-answered-no-names")]))


def _says(one: book.Round, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("papers-says"))
    if one.is_shown:
        yield from findings.of(one, words)
    elif one.reading.answered < one.floor:
        yield document.Text(text=words.say("papers-below-floor", floor=one.floor))
    else:
        yield document.Text(text=words.say("papers-none-shown", floor=one.floor))


def _cannot(one: book.Round, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("papers-cannot"))
    view = one.view(words)
    points = []
    if view is not None and view.shown:
        open_items = [(item.reach[1] - item.reach[0], item) for item in view.shown if item.reach and item.others]
        if open_items:
            _, item = max(open_items, key=lambda found: found[0])
            low, high = (view.level(value) for value in item.reach or (0, 0))
            key = "papers-cannot-same" if low == high else "papers-cannot-range"
            points.append(words.say(key, item=view.name(item), low=low, high=high))
        hidden = [item for item in view.reading.items if item.now is None]
        if hidden:
            points.append(words.say("papers-cannot-hidden", items=view.names(hidden)))
        for key, people in (("summary-not-sure", "not_sure"), ("summary-not-my-area", "not_my_area")):
            aside = [(getattr(item, people), item) for item in view.reading.items if getattr(item, people)]
            said = [words.say("summary-aside", people=many, item=view.name(item)) for many, item in aside]
            points += [words.say(key, list=words.list_of(said))] if said else []
    points += [words.say("papers-cannot-small"), words.say("papers-cannot-measure"), words.say("papers-cannot-who")]
    if one.edition.scale.ours:
        points.append(words.say("papers-cannot-ours"))
    yield document.Points(items=tuple(points))


def _questions(one: book.Round, words: wording.Wording) -> Blocks:
    """Those that the summary asked, word for word."""
    yield document.Heading(text=words.say("papers-questions"))
    asked = summary_questions.asked(one.facts, one.reading, one.edition) if one.is_shown else ()
    said = []
    for question in asked:
        if question.ref:
            source = "summary-question-from-annex" if question.is_elsewhere else "summary-question-from-item"
            said.append(f"{question.text} {words.say(source, item=question.item.name)}")
        else:
            said.append(words.say("papers-question-any", item=question.item.name))
    yield document.Points(items=tuple(said or [words.say("papers-question-none")]))


def _agreed(held: book.Book, one: book.Round, words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("papers-agreed"))
    found = [position for position in held.agreed if position.edition_ref.partition("@")[0] == one.edition.ref.partition("@")[0]]
    yield from positions(held, tuple(found), words)
    yield from _actions(held, words)


def positions(held: book.Book, found: tuple[book.Agreed, ...], words: wording.Wording) -> Blocks:
    """The positions as a table, or that there are none."""
    if not found:
        yield document.Text(text=words.say("papers-no-positions"))
        return
    columns = tuple(words.say(f"papers-positions-{name}") for name in ("item", "text", "level", "day"))
    rows = tuple((at.item, wording.isolate(at.text), at.level, day(held, at.agreed_on, words)) for at in found)
    yield document.Grid(table=figures.Table(title=words.say("papers-positions"), columns=columns, rows=rows))


def _actions(held: book.Book, words: wording.Wording) -> Blocks:
    if not held.actions:
        yield document.Text(text=words.say("papers-no-actions"))
        return
    columns = tuple(words.say(f"papers-actions-{name}") for name in ("text", "day", "body"))
    rows = tuple(
        (wording.isolate(at.text), day(held, at.due_on, words), wording.isolate(at.body) or words.say("papers-actions-owner"))
        for at in held.actions
    )
    yield document.Grid(table=figures.Table(title=words.say("papers-actions"), columns=columns, rows=rows))


def _decision(words: wording.Wording) -> Blocks:
    yield document.Heading(text=words.say("papers-decision"))
    yield document.Text(text=words.say("papers-decision-lead"))
    yield document.Points(items=tuple(words.say(f"papers-decision-{name}") for name in ("note", "discuss", "agree")), numbered=True)


def day(held: book.Book, of: datetime.date, words: wording.Wording) -> str:
    """A local day with its year."""
    return words.date_and_year(datetime.datetime.combine(of, datetime.time(12), held.zone), held.zone)
