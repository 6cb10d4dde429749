"""A Word or Excel file as PDF, by LibreOffice where the server has it: a program of its own, alone in an empty folder.

The one place where a document is handed to another program. It runs with an empty profile, without macros, without a network
where the system can cut it off, and not longer than it is given.
"""

import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

SECONDS = 90.0
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""


def converter() -> str | None:
    """The path of LibreOffice; None on a server without it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def office_pages(
    data: bytes, kind: Literal["docx", "xlsx"], *, program: str | None = None, seconds: float = SECONDS
) -> bytes | None:
    """The file as a PDF; None where there is no program for it, or it could not do it in time.

    The outcome bears a date, so it is made once, when the file is handed in, and kept: a pack is made of what was kept.
    """
    program = program or converter()
    if program is None:
        return None
    with TemporaryDirectory(prefix="osp-office-") as name:
        folder = Path(name)
        source, made = folder / f"stuk.{kind}", folder / "uit" / "stuk.pdf"
        source.write_bytes(data)
        settings = folder / "profiel" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        ended = _run(_command(program, folder, source), folder, seconds)
        return made.read_bytes() if ended and made.is_file() else None


def _command(program: str, folder: Path, source: Path) -> list[str]:
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    return [
        *_cut_off(),
        program,
        profile,
        *options,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "uit"),
        str(source),
    ]


@cache
def _cut_off() -> tuple[str, ...]:
    """The words that start a program without a network; none on a system that cannot."""
    tool = shutil.which("unshare")
    if tool is None:
        return ()
    words = (tool, "--map-root-user", "--net", "--")
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)  # noqa: S603 -- fixed words
    return words if tried.returncode == 0 else ()


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether a program ended well in time; one that does not is stopped with all that it started."""
    room = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    with subprocess.Popen(  # noqa: S603 -- our own words and a path of our own making
        command,
        cwd=folder,
        env=room,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False
