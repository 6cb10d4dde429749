"""Every way in which a file can be wrong, through the page and the command: a clear Dutch message and nothing stored.

What the page keeps of a refused file is the refusal itself: the delivery, its job and its line in the log.
"""

import codecs
import gzip
import io
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from indicators.models import ImportRun, RunState
from osp.scope import scopes_disabled
from tests.indicators.deliveries import NATION, hopeless_file, po_file, work
from tests.indicators.importer_samples import sample, table, workbook, zipped

PO = "duo-po-vestiging"
HEADER = sample(PO)
BSN = "111222333"


def broken_quote() -> bytes:
    return po_file() + b'"nooit gesloten;1;2\n'


def changed_book(part: str, content: bytes) -> bytes:
    """A workbook of the format with one more part in it."""
    import zipfile

    book = zipfile.ZipFile(io.BytesIO(workbook(table(PO, {}))))
    return zipped({**{name: book.read(name) for name in book.namelist()}, part: content})


CASES = {
    "leeg": b"",
    "alleen-bom": codecs.BOM_UTF8,
    "alleen-kolomkop": HEADER,
    "onbekende-kolomkop": b"kleur;maat\nx;4\n",
    "kolom-ontbreekt": po_file().replace(b"LEERLINGEN", b"AANTAL"),
    "kolom-erbij": sample(PO).replace(b"PEILDATUM", b"NIEUW;PEILDATUM") + b"x;" + po_file().splitlines()[1] + b"\n",
    "kolom-dubbel": po_file().replace(b"PLAATSNAAM", b"POSTCODE_VESTIGING"),
    "utf16": po_file().decode().encode("utf-16"),
    "nul": po_file().replace(b"De Brug", b"De\0Brug"),
    "half-utf8": po_file().replace(b"De Brug", "De Brüg".encode()) + "é".encode()[:1],
    "kapot-cp1252": po_file().replace(b"De Brug", b"De \x81Brug"),
    "open-aanhalingsteken": broken_quote(),
    "miljoen-kolommen": b";".join([b"A"] * 1_000_000) + b"\n",
    "geen-getal": hopeless_file(),
    "te-weinig-kolommen": HEADER + b"20191001;16AH\n",
    "negatief": sample(PO, *(row | {"LEERLINGEN": "-4"} for row in NATION)),
    "getal-met-komma": sample(PO, *(row | {"LEERLINGEN": "1,204"} for row in NATION)),
    "onmogelijke-datum": sample(PO, *(row | {"PEILDATUM": "20191301"} for row in NATION)),
    "jaar-te-ver-vooruit": sample(PO, *(row | {"PEILDATUM": "20991001"} for row in NATION)),
    "brin-verminkt": sample(PO, *(row | {"BRIN_NUMMER": "1E+10"} for row in NATION)),
    "gzip-afgebroken": gzip.compress(po_file(), mtime=0)[:-12],
    "gzip-dubbel": gzip.compress(gzip.compress(po_file(), mtime=0), mtime=0),
    "zip-met-twee": zipped({"a.csv": po_file(), "b.csv": po_file()}),
    "zip-uit-de-map": zipped({"../../po.csv": po_file(), "/etc/x.csv": po_file()}),
    "zip-bom": zipped({"a.csv": b"0" * 100_000_000}),
    "excel-afgebroken": workbook(table(PO, {}))[:400],
    "excel-macro": changed_book("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "excel-koppeling": changed_book("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    "excel-entiteit": changed_book(
        "docProps/more.xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    ),
    "excel-oud": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "word": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "html": b"<!doctype html><html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "json-kapot": b'{"value": [{"RegioS": "GM0513",',
    "met-bsn": f"leerling;soort\n{BSN};so\n".encode(),
    "met-namen": b"voornaam;achternaam;soort\nJan;Jansen;so\n",
}
# What a refusal may leave: it can be read later who offered what, and why it was refused.
LOG = {"ImportRun", "Job", "AuditEvent", "DBTaskResult", "Session"}


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def stored(*, without: frozenset[str] = frozenset()) -> dict[str, int]:
    """How many rows every table holds."""
    with scopes_disabled():
        return {
            model.__name__: model._base_manager.count()
            for model in apps.get_models(include_auto_created=True)
            if model._meta.managed and model.__name__ not in without
        }


def uploads() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def check_words(message: str) -> None:
    """Dutch, a whole sentence that says what to do, and nothing of a person or of the program."""
    assert re.search(r"\b(dit|het|de|een) \w+", message.lower()), message
    assert re.search(
        r"\b(kies|herstel|download|pak|bewaar|sla|lees|haal|verwijder|laat|controleer|maak|vraag|bied|zet|neem)\b",
        message.lower(),
    ), message
    for foreign in (BSN, "Jansen", "Traceback", "Error", "None", "<script", "passwd"):
        assert foreign not in message


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_command_refuses_and_stores_nothing(name, tmp_path) -> None:
    path, errors, out = tmp_path / f"{name}.csv", io.StringIO(), io.StringIO()
    path.write_bytes(CASES[name])
    before = stored()
    for flags in ([], ["--skip-bad-rows"]):
        with pytest.raises(SystemExit) as end:
            call_command("import", str(path), *flags, stderr=errors, stdout=out)
        assert end.value.code == 2
    told = errors.getvalue()
    assert told.startswith("Geweigerd: ")
    assert told.rstrip().endswith("Er is niets ingelezen.")
    check_words(told.removeprefix("Geweigerd: ").replace(str(tmp_path), ""))
    assert (stored(), uploads()) == (before, [])


@pytest.mark.parametrize("name", CASES)
def test_page_refuses_and_stores_no_figure(name, client, anna, django_capture_on_commit_callbacks) -> None:
    client.force_login(anna)
    before = stored(without=frozenset(LOG))
    answer = client.post(
        reverse("indicators:data", args=["PO2814"]), {"file": SimpleUploadedFile(f"{name}.csv", CASES[name])}
    )
    with scopes_disabled():
        run = ImportRun.objects.first()
    if run is None:
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Dit bestand is niet ingelezen" in page
    else:
        with django_capture_on_commit_callbacks(execute=True):
            work()
        with scopes_disabled():
            run.refresh_from_db()
        assert run.state == RunState.REFUSED
        check_words(run.refusal["message"])
        page = client.get(reverse("indicators:run", args=["PO2814", run.pk])).content.decode()
        assert "Deze levering is geweigerd" in page
    assert BSN not in page
    assert "Jansen" not in page
    assert (stored(without=frozenset(LOG)), uploads()) == (before, [])
