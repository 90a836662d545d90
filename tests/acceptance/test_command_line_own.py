"""The commands on what is a board's own, as their user meets them: items that it adds, and editions of the data folder."""

import datetime
import os
import pathlib
import shutil
import tomllib

import pytest

from bot import clock, config, doctor, wiring
from bot.board import boards
from bot.instruments import new_edition
from conversations import wording
from frameworks import loader, schema
from tests.acceptance.test_command_line import boardpulse
from tests.acceptance.test_command_line_frameworks import as_json, frameworks
from tests.conftest import ROOT

SIGNED = ("--by", "Ada", "--why", "Nobody else asks.", "--confidence", "very")
ITEM = ("--name", "Warm homes", "--question", "How warm are our homes?", *SIGNED)
ASKED = "\n".join(
    [
        *("Warm homes", "How warm are our homes?", "", "", "Begun.", "Moving.", "There.", "Mature.", "Best."),
        *("Who is cold?", "Ada", "Nobody else asks.", "perhaps", "very", ""),
    ]
)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory, sqlite_pattern: pathlib.Path) -> pathlib.Path:
    """A folder with the board of the demonstration."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(sqlite_pattern, folder / "boardpulse.sqlite3")
    assert boardpulse("boards", "load", str(ROOT / "bot" / "demo_board.toml"), folder=folder).returncode == 0
    return folder


def test_an_item_is_added_by_answering_questions_and_removed_again(at_work: pathlib.Path) -> None:
    place = ("tamebridge", "maturity_matrix")
    told = frameworks("add-item", *place, typed=ASKED, folder=at_work)
    assert (told.returncode, told.stderr) == (0, "")
    assert "[warm_homes]" in told.stdout, "a key is suggested"
    assert "What level 1 means here, Basic level" in told.stdout
    assert "Warm homes is question 7 of tamebridge from its next pulse on." in told.stdout
    layer = at_work / "boardpulse-data" / "wording" / "maturity_matrix" / "2011.local.tamebridge.toml"
    [held] = tomllib.loads(layer.read_text(encoding="utf-8"))["items"]
    assert held["levels"] == {"1": "Begun.", "2": "Moving.", "3": "There.", "4": "Mature.", "5": "Best."}
    assert (held["follow_ups"], held["by"], held["why"], held["confidence"]) == (["Who is cold?"], "Ada", "Nobody else asks.", "very")
    shown = frameworks("show", "maturity_matrix", "--board", "tamebridge", folder=at_work)
    assert "7. Warm homes (the board’s own)  (warm_homes)" in shown.stdout
    gone = as_json("remove-item", *place, "warm_homes", *SIGNED, folder=at_work)
    assert (gone["key"], gone["items"]) == ("warm_homes", 6)
    assert len(list(layer.parent.iterdir())) == 2, "what pulses were opened with is kept beside it"


def test_with_everything_given_nothing_is_asked(at_work: pathlib.Path) -> None:
    told = as_json("add-item", "tamebridge", "areas_requiring_attention", *ITEM, folder=at_work)
    assert (told["edition"], told["key"], told["position"], told["items"]) == ("areas_requiring_attention@2015", "warm_homes", 18, 18)
    assert pathlib.Path(at_work, told["file"]).is_file()


def test_every_fault_of_an_item_is_told_at_once_and_nothing_is_kept(at_work: pathlib.Path) -> None:
    bad = ("--name", "x" * 39, "--question", "Our rank?", "--level", "1 a", "--level", "1=b", "--level", "1=c", *SIGNED)
    lost = frameworks("add-item", "elsewhere", "nothing", *bad, folder=at_work)
    assert (lost.returncode, lost.stdout) == (2, "")
    faults = ("no board with that short name.", "no edition nothing.", "is no text of a level", "two texts", "39 characters", "says “rank”")
    for said in faults:
        assert said in lost.stderr
    early = frameworks("add-item", "elsewhere", "nothing", folder=at_work)
    assert (early.returncode, early.stdout, len(early.stderr.splitlines())) == (2, "", 2), "before anything is asked"


def test_editions_of_ones_own_are_listed_used_and_left_out_with_their_faults(tmp_path: pathlib.Path) -> None:
    editions = tmp_path / "boardpulse-data" / "editions"
    new_edition.write(editions, identity="listening", version="2024", title="T", shape=schema.Shape.LEVELS)
    (editions / "broken").mkdir()
    (editions / "broken" / "2024.toml").write_text('id = "broken"\n', encoding="utf-8")
    (editions / "annex_a").mkdir()
    ours = (ROOT / "frameworks" / "data" / "annex_a" / "2015.toml").read_text(encoding="utf-8")
    (editions / "annex_a" / "2015.toml").write_text(ours, encoding="utf-8")
    listed = frameworks("list", folder=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "An edition of your own, from the data folder" in listed.stdout
    assert "Not used: editions/broken/2024.toml\n  edition: " in listed.stdout
    rows = {one["ref"]: one for one in as_json("list", folder=tmp_path) if one["used"] or one["ref"] not in {"annex_a@2015"}}
    assert (rows["listening@2024"]["local"], rows["listening@2024"]["wording"]) == (True, "local")
    assert (rows["annex_a@2015"]["local"], rows["broken@2024"]["used"], bool(rows["broken@2024"]["faults"])) == (False, False, True)
    checked = frameworks("check", folder=tmp_path)
    assert (checked.returncode, "annex_a@2015 comes with Boardpulse already" in checked.stderr) == (1, True)


@pytest.mark.usefixtures("migrated_sqlite")
async def test_a_board_names_an_edition_of_its_own_and_doctor_tells_when_that_was_edited_after_use(tmp_path: pathlib.Path) -> None:
    settings = config.read(folder=tmp_path)
    file = new_edition.write(
        settings.data_folder / loader.FOLDER, identity="listening", version="2024", title="T", shape=schema.Shape.LEVELS
    )
    board = (ROOT / "bot" / "demo_board.toml").read_text(encoding="utf-8").replace("maturity_matrix@2011", "listening@2024")
    (tmp_path / "board.toml").write_text(board, encoding="utf-8")
    opens = datetime.datetime(2026, 1, 19, 9, 30, tzinfo=datetime.UTC)
    time = clock.ManualClock(opens - datetime.timedelta(days=1))
    async with wiring.joined(settings, time) as bot:
        plan = boards.read(tmp_path / "board.toml", bot.library)
        await bot.database.run(lambda repos: boards.load(repos, plan, time.now()))
        await bot.work.run(opens)
    words = wording.in_language()
    sound = await doctor.examine(settings, words)
    assert doctor.verdict(sound)
    assert "listening@2024 (your own)" in sound[0].says
    file.write_text(file.read_text(encoding="utf-8").replace("Part of how we work", "All of it"), encoding="utf-8")
    told = [one.says for one in await doctor.examine(settings, words) if one.health is doctor.Health.BAD]
    assert told == ["listening@2024 was changed after a pulse used it. Put the old file back, and give the changed one a new version."]
    file.write_text("not toml", encoding="utf-8")
    told = [one.says for one in await doctor.examine(settings, words) if one.health is not doctor.Health.GOOD]
    assert words.list_of(loader.load()) in [one.says for one in await doctor.examine(settings, words)], "the rest runs on"
    assert "listening@2024 was used by a pulse and is gone. Put its file back." in told
    assert any(one.startswith("Not used: editions/listening/2024.toml\nfile: The file is not valid TOML") for one in told)


def test_new_says_where_to_put_it_and_never_takes_a_name_of_ours(tmp_path: pathlib.Path) -> None:
    options = ["--title", "T", "--shape", "open"]
    made = frameworks("new", "--id", "mine", "--version", "2024", *options, "--out", "drafts", folder=tmp_path)
    assert f"put it at {os.path.join('boardpulse-data', 'editions', 'mine', '2024.toml')}" in made.stdout  # noqa: PTH118 - as it is printed
    assert (tmp_path / "drafts" / "mine" / "2024.toml").is_file()
    refused = frameworks("new", "--id", "annex_a", "--version", "2015", *options, folder=tmp_path)
    assert (refused.returncode, refused.stderr.startswith("annex_a@2015 comes with Boardpulse already.")) == (2, True)
    assert not (tmp_path / "boardpulse-data" / "editions").exists()
