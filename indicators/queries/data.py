"""Reads of deliveries: what was read in, what is going on, what a file would change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from indicators.importers import registry
from indicators.models import BEING_STORED, ImportRun, RunState
from osp.dutch import sentence_case
from osp.models import Job, Samenwerkingsverband
from osp.queries import names_of

OPEN, OWN = "open", "eigen"
KINDS = "indicators."
EARLIER = 5


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """Which deliveries to list; an empty value asks for all. `owner` is "open" (open data) or "eigen"."""

    format: str = ""
    state: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was offered, in words. `job` is the work on it that is not done yet."""

    run: ImportRun
    title: str
    who: str
    job: Job | None = None

    @property
    def is_open_data(self) -> bool:
        return self.run.swv_id is None

    @property
    def state(self) -> str:
        """The word for where it stands."""
        return "bezig" if self.job else str(self.run.get_state_display())


@dataclass(frozen=True, slots=True)
class RunPage:
    """One delivery with the last work on it and earlier deliveries of the same file."""

    delivery: Delivery
    phase: str
    step: int
    failed: str
    earlier: tuple[Delivery, ...]

    @property
    def run(self) -> ImportRun:
        return self.delivery.run

    @property
    def reference_date(self) -> date | None:
        """The day of the figures, known once the file was checked."""
        if self.run.release:
            return self.run.release.reference_date
        told = self.run.preview.get("reference_date")
        return date.fromisoformat(told) if told else None

    @property
    def status(self) -> str:
        """Voorlopig or definitief: as taken over, else as is usual for this file now."""
        return self.run.release.status if self.run.release else str(self.run.preview.get("status", ""))


# Steps of the page: file, check, take over, recompute. A delivery that is done has passed them all.
STEPS = ("Bestand", "Controle", "Overnemen", "Doorrekenen")
_STEP_OF_PHASE = {"checking": 2, "ready": 2, "refused": 2, "broken": 2, "loading": 3, "loaded": 5, "withdrawing": 4}
# A load job reports this share of its work when the rows are stored and the figures come.
RECOMPUTING = 0.7


def deliveries(choice: DeliveryFilter) -> QuerySet[ImportRun]:
    """Open data and the own deliveries of the samenwerkingsverband in scope, newest first."""
    runs = ImportRun.objects.exclude(BEING_STORED).select_related("release__source").defer("preview", "refusal")
    if choice.format:
        runs = runs.filter(format_code=choice.format)
    if choice.state in RunState.values:
        runs = runs.filter(state=choice.state)
    if choice.owner in {OPEN, OWN}:
        runs = runs.filter(swv__isnull=choice.owner == OPEN)
    return runs


def described(runs: Iterable[ImportRun], swv: Samenwerkingsverband) -> list[Delivery]:
    """The same deliveries with the name of who offered them and the work that is going on."""
    runs = list(runs)
    names = names_of(run.user_id for run in runs)
    busy = {job.argument: job for job in open_jobs(swv)}
    titles = format_names()
    return [
        Delivery(run, titles.get(run.format_code, "Nog niet herkend"), names.get(run.user_id, ""), busy.get(run.pk))
        for run in runs
    ]


def open_jobs(swv: Samenwerkingsverband) -> list[Job]:
    """Work on deliveries of this samenwerkingsverband that is waiting or going on."""
    return [job for job in Job.objects.filter(swv=swv, kind__startswith=KINDS, finished_at__isnull=True) if job.is_open]


def format_names() -> dict[str, str]:
    """Short name of each known format by its code: what the file is about, without the publisher."""
    return {each.code: _short(each.name) for each in registry.formats()} | {
        "samenvatting": "Samenvatting per samenwerkingsverband"
    }


def _short(name: str) -> str:
    about = re.search(r"\((leerlingen [^)]*)\)$", name)
    return sentence_case(about[1]) if about else name.removeprefix("DUO ")


def states() -> list[tuple[str, str]]:
    """Where a delivery can stand, with the word for it."""
    return [(state.value, str(state.label)) for state in RunState]


def known_formats() -> list[tuple[str, str]]:
    """Name of each known format, and the column names by which it is recognised."""
    return [(each.name, "; ".join(each.headers[0])) for each in registry.formats()]


def get_run(pk: int) -> ImportRun:
    """A delivery that the samenwerkingsverband in scope may see; Http404 for any other."""
    return get_object_or_404(ImportRun.objects.exclude(BEING_STORED).select_related("release__source"), pk=pk)


def run_page(run: ImportRun, swv: Samenwerkingsverband) -> RunPage:
    """Everything the page of one delivery says."""
    last = Job.objects.filter(swv=swv, kind__startswith=KINDS, argument=run.pk).first()
    earlier = ImportRun.objects.filter(format_code=run.format_code, state__in=[RunState.LOADED, RunState.WITHDRAWN])
    others = list(earlier.exclude(pk=run.pk).select_related("release__source")[:EARLIER]) if run.format_code else []
    own, *rest = described([run, *others], swv)
    phase = _phase(run, own.job)
    step = _STEP_OF_PHASE.get(phase, 5)
    if phase == "loading" and own.job and own.job.progress >= RECOMPUTING:
        step += 1
    failed = last.error if last and not last.is_open else ""
    return RunPage(own, phase, step, failed, tuple(rest))


def _phase(run: ImportRun, job: Job | None) -> str:
    if job:
        return {"indicators.inspect": "checking", "indicators.load": "loading"}.get(job.kind, "withdrawing")
    return {RunState.UPLOADED: "broken", RunState.STAGED: "ready"}.get(RunState(run.state), str(run.state))
