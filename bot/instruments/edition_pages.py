"""An edition as it is read in a terminal, and as other programs read it."""

from collections.abc import Iterable, Iterator, Mapping

import rich.console
import rich.padding
import rich.table
import rich.text

from bot.instruments import editions
from conversations import whose_words, wording
from frameworks import loader, schema, units

Shown = rich.console.RenderableType


def row(library: loader.Library, edition: schema.Edition) -> dict[str, object]:
    """What a list says of an edition, as plain values."""
    return {
        "ref": edition.ref,
        "title": edition.title,
        "shape": edition.scale.shape.value,
        "items": len(edition.items),
        "minutes": edition.minutes,
        "units": len(units.of(edition)),
        "wording": whose(library, edition.ref),
        "local": edition.ref in library.own,
        "used": True,
    }


def refused_row(one: loader.Refused) -> dict[str, object]:
    """The same of a file of the data folder that is not used."""
    faults = [{"item": fault.item, "message": fault.message} for fault in one.faults]
    return {"ref": one.ref, "local": True, "used": False, "file": one.file, "faults": faults}


def refused_lines(library: loader.Library, words: wording.Wording) -> Iterator[str]:
    """Each file of the data folder that is not used, with its faults below it."""
    for one in library.refused:
        yield words.say("frameworks-refused", file=one.file)
        yield from (f"  {fault.item}: {fault.message}" for fault in one.faults)


def meant(library: loader.Library, ref: str, words: wording.Wording) -> str:
    """The edition that somebody names; without a version the newest. Raises EditionGone."""
    newest = next((one for one in sorted(library, reverse=True) if one.partition("@")[0] == ref), ref)
    if newest not in library:
        raise editions.EditionGone(words.say("frameworks-no-such-edition", ref=ref, known=words.list_of(library)))
    return newest


def whole(library: loader.Library, edition: schema.Edition) -> dict[str, object]:
    """All of an edition, as plain values."""
    held = edition.model_dump(mode="json", exclude_none=True)
    return {**row(library, edition), "digest": library.digest(edition.ref), "own": sorted(edition.whose.own), "edition": held}


def whose(library: loader.Library, ref: str) -> str:
    """Whose words boards are asked in, but for their own: `ours`, `published`, `partly_published`, or `local` for an edition of theirs."""
    if ref in library.own:
        return "local"
    edition = library.worded(ref, library.wording(ref))
    if {item.key for item in edition.items} <= edition.whose.published:
        return "published"
    return "partly_published" if edition.whose.published or edition.whose.partly else "ours"


def listed(library: loader.Library, words: wording.Wording) -> Shown:
    """All editions. The title stands below the reference, which is what people type and is never broken."""
    table = rich.table.Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(words.say("frameworks-column-ref"), min_width=max(map(len, library), default=0))
    table.add_column(words.say("frameworks-column-shape"), max_width=24)
    table.add_column(words.say("frameworks-column-items"), justify="right")
    table.add_column(words.say("frameworks-column-minutes"), justify="right")
    for ref, edition in library.items():
        held = words.say("frameworks-wording", whose=whose(library, ref))
        named = rich.text.Text.assemble((ref, "bold"), f"\n{edition.title}\n{held}\n")
        counts = (rich.text.Text(str(number)) for number in (len(edition.items), edition.minutes))
        table.add_row(named, rich.text.Text(_shape(edition, words)), *counts)
    return table


def place(edition: schema.Edition, path: str, words: wording.Wording) -> str:
    """Where a unit stands: "Vision, level Young HWB, statement 2"."""
    found = units.place(edition, path)
    parts = [found.item.name]
    if found.level is not None:
        parts.append(words.say("frameworks-place-level", level=found.level.name))
    if found.number is not None:
        parts.append(words.say("frameworks-place-aspiration" if found.hoped else "frameworks-place-statement", number=found.number))
    if found.point is not None:
        parts.append(words.say("frameworks-place-point", number=found.point))
    if len(parts) == 1:
        parts.append(words.say("frameworks-place-question"))
    return ", ".join(parts)


def page(library: loader.Library, edition: schema.Edition, words: wording.Wording) -> Iterator[Shown]:
    """The whole edition, top to bottom."""
    edition = whose_words.labelled(edition, words)
    yield rich.text.Text(edition.title, style="bold")
    yield rich.text.Text(f"{edition.ref} · {words.say('frameworks-units', count=len(units.of(edition)))}", style="dim")
    yield from _paragraphs(edition.about, edition.how_to_use, words.say("cli-edition-items", **_size(edition)), _shape(edition, words))
    yield from _paragraphs(words.say("frameworks-wording", whose=whose(library, edition.ref)))
    yield from _source(edition.source, words)
    yield from _scale(edition.scale, words)
    if edition.principles:
        yield _heading(words.say("frameworks-principles"))
        yield from _statements(edition.principles, 2)
    named = {group.key: group for group in edition.groups}
    last = None
    for item in edition.items:
        if item.group != last and item.group in named:
            yield _heading(named[item.group].name)
            yield from _paragraphs(named[item.group].about)
        last = item.group
        yield from _item(edition, item, words)
    if edition.terms:
        yield _heading(words.say("frameworks-terms"))
        for term in edition.terms:
            told = words.say("frameworks-term", term=term.term, meant=term.meant, today=term.today, checked=term.checked.isoformat())
            yield _indented(told, 2)


def unit_lines(edition: schema.Edition) -> Mapping[str, str]:
    """Every unit that a board may reword, by its path. What it added itself it removes and adds again."""
    own = edition.whose.own
    return {unit.path: unit.text for unit in units.rewordable(edition) if units.item_key(unit.path) not in own}


def _size(edition: schema.Edition) -> dict[str, int]:
    return {"items": len(edition.items), "minutes": edition.minutes}


def _shape(edition: schema.Edition, words: wording.Wording) -> str:
    scale = edition.scale
    paired, picks = "yes" if edition.paired else "no", scale.picks or 0
    return words.say("frameworks-shape", shape=scale.shape.value, levels=len(scale.levels), picks=picks, paired=paired)


def _source(source: schema.Source, words: wording.Wording) -> Iterator[Shown]:
    where = (source.document, source.publisher, source.published, source.section)
    yield _heading(words.say("frameworks-source"))
    yield from _paragraphs(", ".join(filter(None, where)), source.note)


def _scale(scale: schema.Scale, words: wording.Wording) -> Iterator[Shown]:
    rows = (("frameworks-levels", scale.levels), ("frameworks-sureness", scale.sureness), ("frameworks-evidence", scale.evidence))
    for name, levels in rows:
        if levels:
            yield _heading(words.say(name, ours="yes" if scale.ours else "no"))
            for level in levels:
                yield _indented(
                    " ".join(filter(None, [str(level.value), level.name, f"– {level.strapline}" if level.strapline else ""])), 2
                )


def _item(edition: schema.Edition, item: schema.Item, words: wording.Wording) -> Iterator[Shown]:
    yield _heading(f"{item.position}. {item.name}  ({item.key})")
    yield from _paragraphs(item.question)
    for one in item.descriptors:
        level = edition.level(one.level)
        yield _indented(f"{one.level} {level.name if level else ''}", 2, style="bold")
        yield from ([] if one.text is None else [_indented(one.text, 4)])
        yield from _statements(one.statements, 4)
    yield from _statements(item.statements, 2)
    if item.aspirations:
        yield _indented(words.say("frameworks-aspirations"), 2, style="bold")
        yield from _statements(item.aspirations, 4)
    if item.follow_ups:
        yield _indented(words.say("frameworks-follow-ups"), 2, style="bold")
        yield from (_indented(f"• {one}", 4) for one in item.follow_ups)


def _statements(statements: Iterable[schema.Statement], indent: int) -> Iterator[Shown]:
    for one in statements:
        yield _indented(f"• {one.text}", indent)
        yield from (_indented(f"– {point}", indent + 2) for point in one.points)


def _heading(text: str) -> Shown:
    return rich.padding.Padding(rich.text.Text(text, style="bold"), (1, 0, 0, 0), expand=False)


def _paragraphs(*texts: str | None) -> Iterator[Shown]:
    yield from (rich.text.Text(text) for text in texts if text)


def _indented(text: str, indent: int, style: str = "") -> Shown:
    return rich.padding.Padding(rich.text.Text(text, style=style), (0, 0, 0, indent), expand=False)
