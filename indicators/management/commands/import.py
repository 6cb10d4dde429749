"""manage.py import FILE...: read DUO files and the region table in."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandParser

from indicators.services import batch
from indicators.services.findings import told_errors
from indicators.wording.imports import skipped_text
from osp import dutch
from osp.actors import Actor
from osp.management.product import ProductCommand
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled


class Command(ProductCommand):
    help = (
        "Leest bestanden in en rekent de cijfers door. Alle bestanden van één aanroep, of geen. "
        "Eindigt met 0 als alles is ingelezen, met 2 en de reden als een bestand is geweigerd."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="bestand dat de planner kent: CSV of Excel, ook als .gz of .zip"
        )
        parser.add_argument(
            "--swv", metavar="CODE", help="laat de levering alleen tellen voor dit samenwerkingsverband"
        )
        parser.add_argument("--dry-run", action="store_true", help="controleer en reken, maar bewaar niets")
        parser.add_argument(
            "--skip-bad-rows",
            action="store_true",
            help="laat rijen met een fout weg en zegt welke; zonder dit wordt zo'n bestand geweigerd",
        )
        parser.add_argument("--json", action="store_true", help="druk het verslag als JSON af")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = self._owner(options)
        paths = [Path(name) for name in options["files"]]
        missing = [str(path) for path in paths if not path.is_file()]
        if missing:
            self._refuse(options, f"Bestand niet gevonden: {', '.join(missing)}. Controleer de naam en de map.")
        with scopes_disabled():
            try:
                checked = batch.check(paths, owner, skip_bad_rows=options["skip_bad_rows"])
            except batch.FileRefused as refused:
                errors = [str(error) for error in refused.refusal.errors]
                self._refuse(options, str(refused), errors, refused.refusal.error_count)
            figures = self._carry_out(checked, owner, dry_run=options["dry_run"])
        self._report(checked, figures, options)

    def _carry_out(self, checked: list[batch.Checked], owner: Samenwerkingsverband | None, *, dry_run: bool) -> int:
        if all(each.known for each in checked):
            return 0
        return batch.what_if(checked, owner) if dry_run else batch.take_over(Actor.system(owner), checked=checked)

    def _owner(self, options: dict[str, Any]) -> Samenwerkingsverband | None:
        code = options["swv"]
        if code is None:
            return None
        found = Samenwerkingsverband.objects.filter(code=code.upper()).first()
        if found is None:
            self._refuse(options, f"Samenwerkingsverband {code} bestaat niet. Gebruik een code als PO2814.")
        return found

    def _report(self, checked: list[batch.Checked], figures: int, options: dict[str, Any]) -> None:
        files = [
            {
                "file": str(each.path),
                "format": each.parsed.format_code,
                "reference_date": each.parsed.reference_date.isoformat() if each.parsed.reference_date else None,
                "rows": each.parsed.rows_read,
                "hidden_cells": each.parsed.hidden_cells,
                "already_loaded": each.known,
                "skipped": each.parsed.rows_skipped,
                "errors": told_errors(each.parsed.errors),
                "error_count": each.parsed.error_count,
                "remarks": list(each.parsed.remarks),
            }
            for each in checked
        ]
        if options["json"]:
            self.stdout.write(
                json.dumps({"dry_run": options["dry_run"], "figures": figures, "files": files}, ensure_ascii=False)
            )
            return
        for each in checked:
            self.stdout.write("\n".join(self._told(each)))
        told = dutch.plural(figures, "cijfer", "cijfers")
        is_or_are, would = ("is", "zou") if figures == 1 else ("zijn", "zouden")
        done = (
            f"{would} nieuw of anders zijn; er is niets bewaard"
            if options["dry_run"]
            else f"{is_or_are} nieuw of anders"
        )
        self.stdout.write(f"{told} {done}.")

    def _told(self, each: batch.Checked) -> list[str]:
        """One file in lines: what it is, which rows were left out, and what the reader should know."""
        parsed = each.parsed
        day = parsed.reference_date.isoformat() if parsed.reference_date else None
        told = "al ingelezen, er verandert niets" if each.known else f"{parsed.rows_read} rijen"
        lines = [f"{each.path}: {parsed.format_name}, peildatum {day}, {told}"]
        if parsed.rows_skipped and not each.known:
            lines.append(f"{skipped_text(parsed.rows_skipped)}:")
            lines += [f"  {error}" for error in parsed.errors]
            if parsed.error_count > len(parsed.errors):
                lines.append(f"  ... en nog {parsed.error_count - len(parsed.errors)} regels met een fout.")
        return [*lines, *parsed.remarks]

    def _refuse(
        self, options: dict[str, Any], message: str, errors: list[str] | None = None, count: int = 0
    ) -> NoReturn:
        lines = [f"Geweigerd: {message}", *(errors or [])]
        if errors and count > len(errors):
            lines.append(f"... en nog {count - len(errors)} regels met een fout.")
        self.stderr.write("\n".join([*lines, "Er is niets ingelezen."]))
        if options["json"]:
            self.stdout.write(json.dumps({"refused": message, "errors": errors or []}, ensure_ascii=False))
        sys.exit(2)
