"""The arrows between the rooms, and the manners that a reader counts on."""

import ast
import pathlib
import re
import subprocess
import sys
import tomllib

from tests.conftest import ROOT

ROOMS = ("bot", "adapters", "storage", "conversations", "frameworks")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]
PLATFORM_FILES = {"app.py", "inbound.py", "render.py", "messenger.py"}
SHARED_FILES = {
    *("app", "ingress", "inbound", "payloads", "events", "deeds", "desk", "answers", "afterwards"),  # the way in
    *("messenger", "render", "posting", "pictures", "places", "limits", "api", "errors", "tokens"),  # the way out
    *("people", "host", "features", "manifest", "vendor"),
}


def test_every_import_contract_holds() -> None:
    # In a process of its own: import-linter sets up logging anew and silences every logger that other tests listen to.
    command = [str(pathlib.Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert checked.returncode == 0, checked.stdout


def test_every_package_of_the_top_level_is_placed() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(ROOMS)


def test_every_platform_has_the_same_files() -> None:
    platforms = [folder for folder in (ROOT / "adapters").iterdir() if folder.is_dir() and (folder / "messenger.py").exists()]
    assert platforms
    for folder in platforms:
        assert {path.name for path in folder.glob("*.py")} >= PLATFORM_FILES, folder.name


def test_slack_and_teams_have_the_same_files_for_the_same_jobs() -> None:
    """Learn one adapter and you know the other."""
    for platform in ("slack", "teams"):
        names = {path.stem for path in (ROOT / "adapters" / platform).glob("*.py")}
        assert SHARED_FILES - names == set(), platform


def test_only_config_reads_the_environment() -> None:
    readers = [path.relative_to(ROOT).as_posix() for path in SOURCES if re.search(r"os\.environ|os\.getenv|BaseSettings", path.read_text())]
    # The chart's child is told by its parent where matplotlib may keep its cache.
    assert set(readers) <= {"bot/config.py", "adapters/charts/app.py", "adapters/charts/child.py"}, readers


def test_now_is_read_at_the_edge_only() -> None:
    readers = [
        path.relative_to(ROOT).as_posix() for path in SOURCES if re.search(r"datetime\.now\(|utcnow|[^e]time\.time\(", path.read_text())
    ]
    assert readers == ["bot/clock.py"]


def test_modules_and_functions_stay_short() -> None:
    """Most modules under 300 lines, most functions under 40: the tail is what rots a house."""
    long_modules = [path.name for path in SOURCES if path.read_text().count("\n") > 350]
    long_functions = [
        f"{path.name}:{node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert (long_modules, long_functions) == ([], [])


def test_no_markers_of_unfinished_work() -> None:
    marker = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    files = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]
    assert [path.name for path in files if marker.search(path.read_text(encoding="utf-8"))] == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    without = [one for one in wanted if not re.search(rf'"{re.escape(one)}",\s+# \S', text)]
    assert without == []


def test_locks_are_hashed_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9][\w.-]*==\S+.*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL | re.IGNORECASE)
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins)
        assert not re.search(r"://|--index|--find-links|-i ", text)


def test_the_locks_cover_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, dev = (_names(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert _declared(project["dependencies"]) <= runtime <= dev
    assert _declared(project["optional-dependencies"]["dev"]) <= dev


def _names(lock: pathlib.Path) -> set[str]:
    return {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)}


def _declared(requirements: list[str]) -> set[str]:
    return {_plain(re.split(r"[\s\[<>=!~;]", one, maxsplit=1)[0]) for one in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
