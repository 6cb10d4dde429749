"""Loading the real DUO files through the commands, and reading figures back."""

import csv
import io
from pathlib import Path

from django.core.management import call_command

from tests.data import data_path

PO_2019 = ("duo", "po_2019-10-01", "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv")
VO_2019 = ("duo", "vo_2019-10-01", "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv")
VSV = ("duo", "vsv_2014-2015", "vsv-per-swv-2015.csv")
ADDRESSES_BO = ("duo", "adressen_2020-12", "alle-vestigingen-bo.csv")
ADDRESSES_VO = ("duo", "adressen_2020-12", "alle-vestigingen-vo.csv")
PO_2024 = ("duo", "po_2024-10-01_pc4", "po_2024-10-01_pc4_ALLES.csv.gz")
GOUDA = ("duo", "po_2024-10-01_pc4", "Gouda afgeschermd.csv")
EVERYTHING = (PO_2019, VO_2019, VSV, ADDRESSES_BO, ADDRESSES_VO, PO_2024)


def load(*files: tuple[str, ...], **options) -> str:
    """manage.py import on files of the data folder; its output."""
    out = io.StringIO()
    call_command("import", *[str(data_path(*parts)) for parts in files], stdout=out, **options)
    return out.getvalue()


def figures(**options) -> list[dict[str, str]]:
    """manage.py figures as rows."""
    out = io.StringIO()
    call_command("figures", stdout=out, **options)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def one(**options) -> dict[str, str]:
    """The one figure that the options name."""
    (row,) = figures(**options)
    return row


def rows_of(path: Path, encoding: str) -> list[dict[str, str]]:
    """A file read with the csv module alone."""
    with path.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))
