"""What the documents name must exist: paths, symbols, commands, dates."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOUR, README = ROOT / "docs" / "tour.md", ROOT / "README.md"
DECISIONS = ROOT / "docs" / "decisions"
TICKED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w./-]*/[\w./-]*|[\w-]+\.(?:py|md|toml|html|css|js|csv|lock)|Makefile")
SYMBOL = re.compile(r"([\w./-]+\.py)(?:::|: )([\w.]+)(?:\(\))?")


def without_code(text: str) -> str:
    """The text without fenced blocks: those are for a terminal."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def named(text: str) -> tuple[set[str], set[tuple[str, str]]]:
    """Paths and (path, symbol) pairs between backticks. An address of the product starts with a slash: no path."""
    ticked = TICKED.findall(without_code(text))
    symbols = {(found[1], found[2]) for each in ticked if (found := SYMBOL.fullmatch(each))}
    paths = {each.split("?")[0] for each in ticked if PATH.fullmatch(each) and not each.startswith(("/", "../"))}
    return paths | {path for path, _ in symbols}, symbols


def symbols_in(path: Path) -> set[str]:
    """Names defined in a module: top level, and the members of its classes as "Class.member"."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        for name in _names(node):
            found.add(name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{name}" for member in node.body for name in _names(member)}
    return found


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


@pytest.mark.parametrize("document", [TOUR, README], ids=lambda path: path.name)
def test_every_path_named_exists(document):
    paths, _ = named(document.read_text())
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("document", [TOUR, README], ids=lambda path: path.name)
def test_every_symbol_named_exists(document):
    _, symbols = named(document.read_text())
    gone = [(path, name) for path, name in symbols if name not in symbols_in(ROOT / path)]
    assert sorted(gone) == []


def test_tour_names_files_and_symbols():
    """A tour without them would pass the tests above and help nobody."""
    paths, symbols = named(TOUR.read_text())
    assert (len(paths) >= 15, len(symbols) >= 10) == (True, True)


def test_links_of_the_readme_and_the_documents_lead_somewhere():
    gone = []
    for document in [README, *sorted((ROOT / "docs").rglob("*.md"))]:
        targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text())
        gone += [(document.name, target) for target in targets if not (document.parent / target).exists()]
    assert gone == []


def test_make_commands_of_the_readme_exist():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    used = set(re.findall(r"\bmake ([a-z][\w-]*)", README.read_text()))
    assert ({"demo", "test"} - used, used - targets) == (set(), set())


def test_management_commands_of_the_documents_exist():
    commands = {
        path.stem
        for app in ("osp", "indicators", "goals", "meetings")
        for path in (ROOT / app).glob("management/commands/*.py")
    }
    commands |= {"migrate", "runserver", "check", "createsuperuser"}
    text = "\n".join(path.read_text() for path in [README, *sorted((ROOT / "docs").rglob("*.md"))])
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) - commands == set()


@pytest.mark.parametrize("path", sorted(DECISIONS.glob("*.md")), ids=lambda path: path.name)
def test_decision_is_dated_titled_and_short(path):
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})-[a-z0-9-]+", path.stem)
    assert found
    assert date.fromisoformat(found[1]) <= date.today()  # noqa: DTZ011 -- a date in a file name has no zone
    lines = path.read_text().splitlines()
    assert (lines[0].startswith("# "), len(lines) <= 60) == (True, True)


def test_there_are_decisions():
    assert sorted(DECISIONS.glob("*.md")) != []
