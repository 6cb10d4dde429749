"""What a web process loads before its first page: nothing that is slow to import."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BANNED = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["flake8-tidy-imports"]
# The libraries that no module may import at its top, and what only the tests have.
SLOW = {*BANNED["banned-module-level-imports"], "scipy"}
# Everything that a first request would import: apps, addresses, views, templates.
START = """
import json, os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "osp.settings")
import django
django.setup()
from django.urls import get_resolver, resolve
from django.template.loader import get_template
resolve("/po2814/plan/")
patterns = len(get_resolver().reverse_dict)
get_template("base.html")
import osp.wsgi
print(json.dumps([name for name in sys.modules if "." not in name]))
"""


def test_web_process_starts_without_slow_libraries():
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(json.loads(done.stdout))
    assert ("django" in loaded, SLOW & loaded) == (True, set())


def test_the_slow_libraries_are_the_ones_that_are_slow():
    """A list that lost a name would let it in unseen."""
    assert {"pandas", "numpy", "reportlab", "openpyxl", "docx", "lark", "scipy"} <= SLOW
