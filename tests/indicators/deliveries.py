"""Offering files and letting the work on them be done, as pages and worker do it."""

import io
from pathlib import Path

from django.core.management import call_command

from indicators.services import imports
from osp.actors import Actor
from osp.enums import JobState
from osp.jobs import run_job
from osp.models import Job
from osp.scope import scopes_disabled
from tests.indicators.importer_samples import sample

# Three vestigingen in PO2814: 100 pupils bo, 20 sbo and 9 so.
NATION = (
    {"LEERLINGEN": "100"},
    {"BRIN_NUMMER": "18OA", "SOORT_PO": "Sbo", "LEERLINGEN": "20", "INSTELLINGSNAAM_VESTIGING": "De Brug"},
    {"BRIN_NUMMER": "20VT", "SOORT_PO": "So", "LEERLINGEN": "9", "BEVOEGD_GEZAG_NUMMER": "41527"},
)


def po_file(*, sbo: int = 20) -> bytes:
    """The national po file of 2019, with this number of sbo pupils."""
    bo, school, so = NATION
    return sample("duo-po-vestiging", bo, school | {"LEERLINGEN": str(sbo)}, so)


def wrong_file() -> bytes:
    """The same with two letters where numbers belong."""
    bo, school, so = NATION
    return sample("duo-po-vestiging", bo | {"LEERLINGEN": "x"}, school, so | {"LEERLINGEN": "y"})


def hopeless_file() -> bytes:
    """The same with a letter in every number: no row is right."""
    return sample("duo-po-vestiging", *(row | {"LEERLINGEN": "x"} for row in NATION))


def load_open_data(folder: Path, content: bytes | None = None) -> None:
    """Read a file in for everybody."""
    path = folder / "po.csv"
    path.write_bytes(content or po_file())
    call_command("import", str(path), stdout=io.StringIO())


def offer(actor: Actor, content: bytes, name: str = "eigen.csv"):
    """The run of an offered file, not inspected yet."""
    return imports.receive(actor, file_name=name, stream=io.BytesIO(content))


def work() -> int:
    """Do what waits, as a worker would. Returns how many jobs were done."""
    with scopes_disabled():
        waiting = list(Job.objects.filter(state=JobState.WAITING).order_by("pk").values_list("pk", flat=True))
    for pk in waiting:
        run_job.func(pk)
    return len(waiting)
