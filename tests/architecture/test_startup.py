"""What a web process loads before its first page: nothing that is slow to import."""

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("pandas", "numpy", "reportlab", "openpyxl", "lark")
# Everything that a first request would import: apps, addresses, views, templates.
START = f"""
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
print(json.dumps([name for name in {SLOW!r} if name in sys.modules]))
"""


def test_web_process_starts_without_slow_libraries():
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, cwd=ROOT, check=True)
    print(f"start: {time.perf_counter() - began:.2f} s")  # noqa: T201 -- shown with pytest -s, on no machine a promise
    assert json.loads(done.stdout) == []
