"""The rules of the charts of one framework: which ones there are, which hold, and who decided that. Pure."""

from conversations import messages, ways, wording
from conversations.courses import book as books
from conversations.courses import finding, said
from frameworks import schema
from frameworks.readings import board_index, process_control

PROFILES = tuple(process_control.PROFILES.values())
"""In the order in which they are numbered, from 1."""


def page(book: books.Book, one: books.Series, words: wording.Wording, done: tuple[messages.Block, ...] = ()) -> messages.Message:
    """The rules that hold, and the ways to others."""
    rule, edition = one.rule, one.told.edition
    index = finding.index_of(one.told, rule)
    blocks: list[messages.Block] = [
        *done,
        messages.Heading(text=words.say("courses-page-rules", edition=edition.short_title)),
        messages.Paragraph(text=said.profile(rule.profile, words)),
        messages.Paragraph(text=said.index(index, edition, words)),
    ]
    aims = [(item, rule.aims[item.key]) for item in edition.items if item.key in rule.aims]
    if aims:
        blocks.append(messages.Paragraph(text=words.say("courses-aims")))
        blocks.append(messages.Facts(rows=tuple((item.name, said.level(edition, aim, words)) for item, aim in aims)))
        blocks += [messages.Paragraph(text=words.say("courses-aims-off"), quiet=True)] if index.level is not None else []
    else:
        blocks.append(messages.Paragraph(text=words.say("courses-no-aims"), quiet=True))
    if rule.reason:
        blocks.append(messages.Paragraph(text=words.say("courses-reason-given", reason=wording.isolate(rule.reason)), quiet=True))
    blocks.append(messages.Paragraph(text=words.say("courses-rules-choose")))
    blocks.append(messages.Choices(options=_profiles(book, one, words)))
    blocks.append(messages.Paragraph(text=words.say("courses-index-choose")))
    blocks.append(messages.Choices(options=_indexes(book, one, words)))
    blocks.append(messages.Paragraph(text=words.say("courses-aim-choose")))
    blocks.append(messages.Choices(options=tuple(_to_aim(book, one, item, words) for item in edition.items)))
    back = messages.Choice(
        label=words.say("courses-back"),
        action=books.do("show", book.board.board_id, one.value),
        typed=books.line(book, words, "courses", one.framework),
    )
    return books.message(words, (*blocks, messages.Choices(options=(back, ways.home(words)))))


def aim(book: books.Book, one: books.Series, item: schema.Item, words: wording.Wording) -> messages.Message:
    """Which level the board set as its aim for an item."""
    edition, number = one.told.edition, one.told.edition.items.index(item) + 1
    options = [
        messages.Choice(
            label=said.level(edition, value, words),
            action=books.box("aim_level", book.board.board_id, f"{one.framework}.{books.code(item.key)}.{value}"),
            typed=_aim_line(book, one, f"{number} {value}: …", words),
        )
        for value in edition.values
    ]
    if item.key in one.rule.aims:
        off = messages.Choice(
            label=words.say("courses-aim-none"),
            action=books.do("aim_off", book.board.board_id, f"{one.framework}.{books.code(item.key)}"),
            typed=_aim_line(book, one, f"{number} {words.say('typed-courses-off').partition(',')[0]}", words),
        )
        options.append(off)
    back = messages.Choice(label=words.say("courses-back"), action=books.do("rules", book.board.board_id, one.framework))
    blocks = (
        messages.Paragraph(text=words.say("courses-aim-how", item=item.name)),
        messages.Choices(options=tuple(options)),
        messages.Choices(options=(back,)),
    )
    return books.message(words, blocks)


def aim_box(
    book: books.Book, one: books.Series, item: schema.Item, level: int, words: wording.Wording, *, initial: str = "", fault: str = ""
) -> messages.Message:
    """The box for where an aim is from."""
    free = messages.FreeText(
        label=words.say("courses-aim-box"),
        action=books.do("aim_level", book.board.board_id, f"{one.framework}.{books.code(item.key)}.{level}"),
        submit=words.say("courses-aim-keep"),
        initial=initial,
        opens=said.level(one.told.edition, level, words),
    )
    told = words.say("courses-aim-box-how", item=item.name, level=said.level(one.told.edition, level, words))
    lead = (messages.Paragraph(text=fault),) if fault else ()
    return books.message(words, (*lead, messages.Paragraph(text=told), free), beside=True)


def _profiles(book: books.Book, one: books.Series, words: wording.Wording) -> tuple[messages.Choice, ...]:
    return tuple(
        messages.Choice(
            label=words.say("courses-profile-way", profile=profile.name),
            action=books.do("profile", book.board.board_id, f"{one.framework}.{number}"),
            typed=books.line(book, words, "courses-rules", f"{one.framework} {number}"),
        )
        for number, profile in enumerate(PROFILES, 1)
        if profile != one.rule.profile
    )


def _indexes(book: books.Book, one: books.Series, words: wording.Wording) -> tuple[messages.Choice, ...]:
    edition, held = one.told.edition, finding.index_of(one.told, one.rule)
    mean = words.say("typed-courses-mean").partition(",")[0].strip()
    share = words.say("typed-courses-share").partition(",")[0].strip()
    options = [(words.say("courses-index-way-mean"), "mean", mean)] if held != board_index.Index() else []
    # A share from the lowest level on is always everybody.
    options += [
        (words.say("courses-index-way-share", level=said.level(edition, value, words)), str(value), f"{share} {value}")
        for value in edition.values[1:]
        if value != held.level
    ]
    return tuple(
        messages.Choice(
            label=label,
            action=books.do("index", book.board.board_id, f"{one.framework}.{value}"),
            typed=books.line(book, words, "courses-rules", f"{one.framework} {typed}"),
        )
        for label, value, typed in options
    )


def _to_aim(book: books.Book, one: books.Series, item: schema.Item, words: wording.Wording) -> messages.Choice:
    number = one.told.edition.items.index(item) + 1
    value = f"{one.framework}.{books.code(item.key)}"
    typed = _aim_line(book, one, str(number), words)
    return messages.Choice(label=item.name, action=books.do("aim", book.board.board_id, value), typed=typed)


def _aim_line(book: books.Book, one: books.Series, rest: str, words: wording.Wording) -> str:
    return books.line(book, words, "courses-aim", rest if len(book.series) == 1 else f"{one.framework} {rest}")
