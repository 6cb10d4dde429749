"""What the repository may not hold: addresses of others, and copies of their files."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).relative_to(ROOT).as_posix()
ADDRESS = re.compile(r"https?://([^\s/\"'<>)`\]}\\]+)", re.IGNORECASE)
# XML namespaces, this machine, and names that stand for nobody.
OURS = re.compile(
    r"(www\.w3\.org|purl\.org|ns\.adobe\.com|www\.aiim\.org|schemas\.openxmlformats\.org|openoffice\.org|127\.0\.0\.1|localhost|testserver|\{[^}]*|([\w-]+\.)*(voorbeeld|example)(\.\w+)?)(:[\w{}]+)?"
)
# Licences and vendored files name the places their authors chose.
VENDORED = re.compile(r"^osp/static/vendor/|LICENSE|^osp/static/fonts/|^osp/pdf/fonts/")
TEXT = {
    ".py",
    ".html",
    ".md",
    ".css",
    ".js",
    ".toml",
    ".txt",
    ".lock",
    ".yml",
    ".yaml",
    ".cfg",
    ".csv",
    ".svg",
    ".sh",
    "",
}


@cache
def files() -> tuple[Path, ...]:
    """Every text file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in listed if name and name != HERE]
    return tuple(path for path in paths if path.is_file() and path.suffix in TEXT)


def lines(pattern: re.Pattern[str]) -> list[tuple[str, int, str]]:
    """Every match in our own files, as (file, line, match)."""
    found = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if VENDORED.search(name):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [(name, number, match.group()) for match in pattern.finditer(line)]
    return found


def test_no_file_names_a_host_of_others():
    hosts = [(name, line, text) for name, line, text in lines(ADDRESS)]
    assert [each for each in hosts if not OURS.fullmatch(ADDRESS.match(each[2])[1])] == []


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("www.w3.org", True),
        ("127.0.0.1:8000", True),
        ("osp.voorbeeld.nl", True),
        ("elders.example", True),
        ("cdn.elders.net", False),
        ("voorbeeld.evil.com", False),
    ],
)
def test_hosts_are_told_apart(text, is_ours):
    assert bool(OURS.fullmatch(text)) == is_ours


def test_no_copy_of_a_duo_file_is_committed():
    """A header of DUO's own in a data file means that it was copied here."""
    duo = re.compile(r"^\"?(PEILDATUM|BRIN[ _]NUMMER|SAMENWERKINGSVERBAND_NUMMER)\"?;")
    data = [path for path in files() if path.suffix in {".csv", ".txt"}]
    big = [path for path in data if path.stat().st_size > 20_000]
    assert [path.name for path in big if duo.match(path.read_text(encoding="utf-8"))] == []
