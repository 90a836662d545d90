"""The commands on instruments: list, show, check and start editions, adopt and change their wording, follow their signposts."""

import asyncio
import pathlib
from typing import Annotated

import rich.table
import rich.text
import typer

from bot import clock, wiring_papers
from bot.commands import cli_items, cli_screen
from bot.commands.cli_screen import SCREEN, WORDS, AsJson, Folder
from bot.instruments import adopting, dead_links, edition_pages, editions, new_edition
from conversations import wording
from frameworks import annex, checks, errors, files, loader, packs, schema, signposts

app = typer.Typer(no_args_is_help=True, help=WORDS.say("cli-frameworks"))

Ref = Annotated[str, typer.Argument(help=WORDS.say("frameworks-ref"))]


class NotThere(errors.BoardpulseError):
    """There is no such file or folder."""


@app.command("list", help=WORDS.say("cli-frameworks-list"))
def list_editions(folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """One line an edition."""
    library = _library(folder)
    if json:
        rows = [edition_pages.row(library, edition) for edition in library.values()]
        cli_screen.as_json([*rows, *(edition_pages.refused_row(one) for one in library.refused)])
    else:
        SCREEN.print(edition_pages.listed(library, WORDS))
        for line in edition_pages.refused_lines(library, WORDS):
            cli_screen.plainly(line)


@app.command("show", help=WORDS.say("frameworks-show"))
def show(
    ref: Ref,
    folder: Folder = None,
    units: Annotated[bool, typer.Option("--units", help=WORDS.say("frameworks-show-units"))] = False,  # noqa: FBT002 - a flag
    board: Annotated[str, typer.Option("--board", help=WORDS.say("frameworks-show-board"))] = "",
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """In the words that a board would be asked in today."""
    library = _library(folder)
    edition = editions.in_use(library, edition_pages.meant(library, ref, WORDS), board)
    if json:
        cli_screen.as_json(edition_pages.unit_lines(edition) if units else edition_pages.whole(library, edition))
    elif units:
        for path, text in edition_pages.unit_lines(edition).items():
            cli_screen.plainly(f"{path}\t{wording.isolate(text)}")
    else:
        for shown in edition_pages.page(library, edition, WORDS):
            SCREEN.print(shown, highlight=False)


@app.command("check", help=WORDS.say("cli-frameworks-check"))
def check(
    place: Annotated[pathlib.Path | None, typer.Argument(help=WORDS.say("cli-check-folder"), show_default=False)] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Exit code 1 and one line a fault, with file and item, when anything is wrong."""
    if place is not None and not place.exists():
        raise NotThere(WORDS.say("frameworks-not-there", place=str(place)))
    count, faults = 0, tuple[checks.Fault, ...]()
    try:
        count = _checked(place, folder)
    except files.FileFaults as exc:
        faults = exc.faults
    if json:
        told = [{"file": one.file, "item": one.item, "message": one.message} for one in faults]
        cli_screen.as_json({"editions": count, "faults": told})
    elif faults:
        cli_screen.say_faults(WORDS.say("cli-faults", count=len(faults)), tuple(map(str, faults)))
    else:
        cli_screen.say("cli-editions-good", count=count)
    if faults:
        raise typer.Exit(1)


@app.command("new", help=WORDS.say("frameworks-new"))
def new(
    identity: Annotated[str, typer.Option("--id", prompt=WORDS.say("frameworks-new-id"), help=WORDS.say("frameworks-new-id"))],
    version: Annotated[
        str, typer.Option("--version", prompt=WORDS.say("frameworks-new-version"), help=WORDS.say("frameworks-new-version"))
    ],
    title: Annotated[str, typer.Option("--title", prompt=WORDS.say("frameworks-new-title"), help=WORDS.say("frameworks-new-title"))],
    shape: Annotated[
        schema.Shape, typer.Option("--shape", prompt=WORDS.say("frameworks-new-shape"), help=WORDS.say("frameworks-new-shape"))
    ],
    out: Annotated[pathlib.Path | None, typer.Option("--out", help=WORDS.say("frameworks-new-out"))] = None,
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Asks for whatever is not given as an option."""
    home = cli_screen.settings(folder).data_folder / loader.FOLDER
    if f"{identity}@{version}" in loader.load():
        raise new_edition.AlreadyThere(WORDS.say("frameworks-new-ours", ref=f"{identity}@{version}"))
    file = new_edition.write(out or home, identity=identity, version=version, title=title, shape=shape)
    edition = loader.check_file(file)
    place = home / edition.id / f"{edition.version}.toml"
    if json:
        cli_screen.as_json({"file": str(file), "ref": edition.ref, "place": str(place)})
    else:
        cli_screen.say("frameworks-new-written", file=str(file))
        there = file.resolve() == place.resolve()
        cli_screen.say("frameworks-new-there" if there else "frameworks-new-elsewhere", ref=edition.ref, place=str(place))


@app.command("adopt-wording", help=WORDS.say("frameworks-adopt"))
def adopt_wording(
    documents: Annotated[list[pathlib.Path], typer.Argument(help=WORDS.say("frameworks-adopt-documents"), show_default=False)],
    folder: Folder = None,
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Exit code 0 where every unit of each edition in the documents was found, 1 otherwise, 2 where a document cannot be read."""
    settings = cli_screen.settings(folder)
    library = loader.load()
    texts = [wiring_papers.text_of(document) for document in documents]
    came_to = adopting.adopt(library, texts, settings.data_folder, clock.SystemClock().now().date())
    there = [one for one in came_to if one.found] or came_to
    if json:
        cli_screen.as_json({one.ref: {"found": one.found, "of": one.of, "missing": list(one.missing)} for one in came_to})
    else:
        _say_adopted(library, there)
    if any(one.missing for one in there):
        raise typer.Exit(1)


app.command("reword", help=WORDS.say("frameworks-reword"))(cli_items.reword)
app.command("add-item", help=WORDS.say("frameworks-add-item"))(cli_items.add_item)
app.command("remove-item", help=WORDS.say("frameworks-remove-item"))(cli_items.remove_item)


@app.command("signposts", help=WORDS.say("frameworks-signposts"))
def follow_signposts(
    look: Annotated[bool, typer.Option("--check", help=WORDS.say("frameworks-signposts-check"))] = False,  # noqa: FBT002 - a flag
    json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """With --check exit code 1 when an address has to be looked after."""
    library = loader.load()
    posts = signposts.load(library, packs.load(library))
    if look:
        _check_addresses(posts, json=json)
    elif json:
        cli_screen.as_json({item: list(places) for item, places in posts.places.items()})
    else:
        for item, places in posts.places.items():
            cli_screen.plainly(item)
            for ref, place in places.items():
                SCREEN.print("   ", ref, _called(place), markup=False, highlight=False, soft_wrap=True)


def _library(folder: pathlib.Path | None) -> loader.Library:
    return loader.load(data_folder=cli_screen.settings(folder).data_folder)


def _checked(place: pathlib.Path | None, folder: pathlib.Path | None) -> int:
    """How many editions are sound. Raises FileFaults."""
    if place is not None and place.is_file():
        loader.check_file(place)
        return 1
    if place is None:
        library = loader.load(data_folder=cli_screen.settings(folder).data_folder)
        if library.refused:
            raise loader.EditionFaults([fault for one in library.refused for fault in one.faults])
        signposts.load(library, packs.load(library))
        annex.load(library)
        return len(library)
    return len(loader.load(place))


def _say_adopted(library: loader.Library, came_to: list[adopting.Adopted]) -> None:
    found_any = any(one.found for one in came_to)
    if not found_any:
        cli_screen.say("frameworks-adopt-nothing")
    for one in came_to:
        cli_screen.say("frameworks-adopted", ref=one.ref, found=one.found, of=one.of)
        for path in one.missing if found_any else ():
            cli_screen.say("frameworks-adopt-missing", place=edition_pages.place(library[one.ref], path, WORDS), path=path)
    if found_any:
        cli_screen.say("frameworks-adopt-restart")


def _called(place: signposts.Place) -> str:
    match place:
        case schema.Item():
            return place.name
        case packs.Case():
            return place.place
        case packs.Pack():
            return place.title
    return f"{place.title}, {place.owner}: {place.address}"


def _check_addresses(posts: signposts.Signposts, *, json: bool) -> None:
    pages, today = list(posts.pages.values()), clock.SystemClock().now().date()
    findings = asyncio.run(dead_links.look(page.address for page in pages))
    old = {page.key for page in pages if dead_links.is_old(page.checked, today)}
    if json:
        rows = [
            {
                "key": page.key,
                "address": page.address,
                "state": one.state.value,
                "status": one.status,
                "leads_to": one.leads_to,
                "checked": page.checked,
                "old": page.key in old,
            }
            for page, one in zip(pages, findings, strict=True)
        ]
        cli_screen.as_json(rows)
    else:
        _say_addresses(pages, findings, old)
    if old or dead_links.worst(findings):
        raise typer.Exit(1)


def _say_addresses(pages: list[signposts.Page], findings: list[dead_links.Finding], old: set[str]) -> None:
    table = rich.table.Table(box=None, show_header=False, pad_edge=False)
    for page, one in zip(pages, findings, strict=True):
        said = WORDS.say("frameworks-address", state=one.state.value, status=str(one.status or ""), leads_to=one.leads_to or "")
        when = WORDS.say("frameworks-checked", day=page.checked.isoformat(), old="yes" if page.key in old else "no")
        table.add_row(*map(rich.text.Text, (page.key, said, when)))
        if one.state is not dead_links.State.FINE:
            table.add_row("", rich.text.Text(page.address))
    SCREEN.print(table)
