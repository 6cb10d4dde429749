"""A version of a plan from the command line."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from goals.models import PlanVersion
from goals.queries.versions import HEAVY, PAPERS
from goals.services import adoption
from osp.management.papers import PapersCommand
from osp.scope import scopes_disabled, tenant_scope

HEADER = ("id", "samenwerkingsverband", "plan", "versie", "stand", "vastgesteld", "kenmerk")


class Command(PapersCommand):
    """`plan --version N --out FILE.pdf` writes what was adopted, or a concept as it is now; `plan --list` names the versions."""

    help = "Schrijft een versie van een ondersteuningsplan als PDF of Word, of noemt de versies."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Here --version is a version of a plan; Django's own stays with `manage.py version`."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--version", metavar="NUMMER", help="nummer van de versie, zie --list")
        parser.add_argument("--out", metavar="BESTAND.pdf", help="waar het bestand komt, .pdf of .docx")
        parser.add_argument("--list", action="store_true", help="noem de versies")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for line in _lines():
                self.stdout.write("\t".join(line))
            return
        if not options["version"] or not options["out"]:
            self.refuse(
                "Noem een versie en een bestand: plan --version 12 --out plan.pdf. De nummers ziet u met plan --list."
            )
        target = Path(options["out"])
        ending = target.suffix.removeprefix(".").lower()
        if ending not in PAPERS:
            self.refuse(f"{target} is geen .pdf of .docx.")
        version = _find(options["version"])
        if version is None:
            self.refuse(f"Er is geen versie met nummer {options['version']}. De nummers ziet u met plan --list.")
        with tenant_scope(version.swv):
            content, what = _papers(version, ending)
        self.write(target, content)
        self.stdout.write(f"{what} geschreven naar {target}.")


def _find(number: str) -> PlanVersion | None:
    if not number.isdigit():
        return None
    with scopes_disabled():
        return PlanVersion.objects.select_related("plan", "swv__tenant").filter(pk=int(number)).first()


def _papers(version: PlanVersion, ending: str) -> tuple[bytes, str]:
    """The stored bytes of what was adopted, and of anything else what it would say now."""
    if version.is_adopted:
        return bytes(getattr(version, PAPERS[ending]) or b""), f"Vastgestelde {version.name}"
    document = adoption.concept_document(version)
    content = adoption.make_pdf(document) if ending == "pdf" else adoption.make_docx(document)
    return content, f"Concept van {version.name}"


def _lines() -> Iterator[tuple[str, ...]]:
    yield HEADER
    with scopes_disabled():
        rows = list(
            PlanVersion.objects.select_related("plan", "swv")
            .defer(*HEAVY)
            .order_by("swv__code", "plan__first_year", "created_at", "pk")
        )
    for row in rows:
        day = row.adopted_on.isoformat() if row.is_adopted and row.adopted_on else ""
        yield str(row.pk), row.swv.code, row.plan.title, row.number, row.state, day, row.mark
