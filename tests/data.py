"""Where the real DUO and CBS files are found."""

import os
from pathlib import Path

import pytest


def data_path(*parts: str) -> Path:
    """Path in the folder that OSP_DATA names. Unset: the test is skipped; set but missing: it fails."""
    root = os.environ.get("OSP_DATA")
    if not root:
        pytest.skip("OSP_DATA is niet gezet: de echte DUO-bestanden zijn hier niet")
    path = Path(root).joinpath(*parts)
    if not path.exists():
        pytest.fail(f"OSP_DATA wijst naar {root}, maar {path} bestaat niet")
    return path
