"""Runs a command on a throw-away PostgreSQL: makes a cluster from the installed binaries, and removes it afterwards.

PostgreSQL refuses to run as root, so then the cluster belongs to an unprivileged user. Nothing listens on the network.
"""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

UNPRIVILEGED = "nobody"


def binaries() -> Path:
    """The folder with initdb and pg_ctl; ends the run with a message where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    places = (
        [str(Path(found).resolve().parent)]
        if found
        else sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    )
    usable = [place for place in places if (Path(place) / "initdb").exists() and (Path(place) / "pg_ctl").exists()]
    if not usable:
        sys.exit("PostgreSQL ontbreekt: installeer het (op Debian het pakket postgresql) en probeer het opnieuw.")
    return Path(usable[0])


def as_owner(command: list[str], **options: object) -> None:
    """Run a PostgreSQL program as somebody who is not root."""
    prefix = ["runuser", "-u", UNPRIVILEGED, "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, **options)  # type: ignore[call-overload]


def main(command: list[str]) -> int:
    """Start the cluster, run the command with DATABASE_URL set, stop and remove the cluster."""
    bin_dir = binaries()
    folder = Path(tempfile.mkdtemp(prefix="osp-pg-", dir="/tmp"))
    user = UNPRIVILEGED if os.geteuid() == 0 else getpass.getuser()
    if os.geteuid() == 0:
        shutil.chown(folder, user=UNPRIVILEGED)
    data, log = folder / "data", folder / "log"
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder}
    try:
        as_owner(
            [str(bin_dir / "initdb"), "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "osp"],
            **quiet,
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
        as_owner([str(bin_dir / "pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-o", options, "start"], **quiet)
        try:
            as_owner([str(bin_dir / "createdb"), "-h", str(folder), "-U", "osp", "osp"], **quiet)
            url = f"postgresql://osp@/osp?host={folder}"
            print(f"PostgreSQL draait als {user} in {folder}", flush=True)
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
        finally:
            as_owner([str(bin_dir / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"], **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
