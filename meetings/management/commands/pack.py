"""The papers of a meeting from the command line."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from meetings.enums import MEETING_STATE_LABELS
from meetings.models import AgendaItem, Meeting
from meetings.queries.copies import get_copy
from meetings.queries.meetings import state_of
from meetings.queries.packs import newest_published, published_packs
from meetings.services.packs import concept_pdf
from osp.actors import Actor
from osp.management.papers import PapersCommand
from osp.scope import scopes_disabled, tenant_scope

HEADER = ("id", "samenwerkingsverband", "gremium", "datum", "stand")


class Command(PapersCommand):
    """`pack MEETING --out FILE.pdf` writes the published papers, or a concept where none are; `pack --list` names the meetings."""

    help = "Schrijft de stukken van een vergadering als PDF, of noemt de vergaderingen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", nargs="?", help="nummer van de vergadering, zie --list")
        parser.add_argument("--out", metavar="BESTAND.pdf", help="waar de PDF komt")
        parser.add_argument("--list", action="store_true", help="noem de vergaderingen")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for line in _lines():
                self.stdout.write("\t".join(line))
            return
        if not options["meeting"] or not options["out"]:
            self.refuse(
                "Noem een vergadering en een bestand: pack 12 --out stukken.pdf. De nummers ziet u met pack --list."
            )
        meeting = _find(options["meeting"])
        if meeting is None:
            self.refuse(f"Er is geen vergadering met nummer {options['meeting']}. De nummers ziet u met pack --list.")
        with tenant_scope(meeting.swv):
            content, what = _papers(meeting)
        self.write(Path(options["out"]), content)
        self.stdout.write(f"{what} geschreven naar {options['out']}.")


def _find(number: str) -> Meeting | None:
    if not number.isdigit():
        return None
    with scopes_disabled():
        found = Meeting.objects.filter(pk=int(number), archived_at__isnull=True)
        return found.select_related("body", "swv__tenant").first()


def _papers(meeting: Meeting) -> tuple[bytes, str]:
    pack = newest_published(meeting)
    if pack is not None:
        copy = get_copy(Actor.system(meeting.swv), pack.pk)
        return bytes(copy.pdf or b""), f"Versie {pack.number}"
    return concept_pdf(meeting, Actor.system(meeting.swv)), "Concept"


def _lines() -> Iterator[tuple[str, ...]]:
    yield HEADER
    with scopes_disabled():
        meetings = list(
            Meeting.objects.filter(archived_at__isnull=True)
            .select_related("body", "swv")
            .order_by("swv__code", "date", "pk")
        )
    for meeting in meetings:
        with tenant_scope(meeting.swv):
            items = list(AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True))
            state = state_of(items, is_published=bool(published_packs(meeting)))
        label = MEETING_STATE_LABELS[state]
        yield (str(meeting.pk), meeting.swv.code, meeting.body.name, meeting.date.isoformat(), label)
