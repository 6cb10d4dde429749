"""Reads of deliveries: what was read in, what is going on, what a file would change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.shortcuts import get_object_or_404

from indicators.enums import ReleaseStatus
from indicators.importers import registry
from indicators.importers.mapping import MAPPED
from indicators.models import BEING_STORED, Computation, ImportRun, Release, RunState
from indicators.wording.imports import RefusedRow, refused_rows
from osp.dutch import sentence_case
from osp.models import Job, Samenwerkingsverband
from osp.queries import names_of

# What pages call a delivery: they read no models themselves.
Run: TypeAlias = ImportRun
OPEN, OWN = "open", "eigen"
KINDS = "indicators."
EARLIER = 5


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """Which deliveries to list; an empty value asks for all. `owner` is "open" (open data) or "eigen", `words` occur in
    the file name."""

    format: str = ""
    state: str = ""
    owner: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was offered, in words. `job` is the work on it that is not done yet.

    `changed` is how many figures it made new or different when it was taken over or back; None where nothing was worked out.
    """

    run: ImportRun
    title: str
    who: str
    job: Job | None = None
    changed: int | None = None

    @property
    def is_open_data(self) -> bool:
        return self.run.swv_id is None

    @property
    def state(self) -> str:
        """The word for where it stands."""
        return "bezig" if self.job else str(self.run.get_state_display())


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a delivery, when, and the reason that was given."""

    at: datetime
    what: str
    reason: str


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
    def rows_good(self) -> int:
        """Rows without an error."""
        return self.run.rows_read - self.run.rows_skipped

    @property
    def refused(self) -> list[RefusedRow]:
        """Rows that are left out, one per reason."""
        return refused_rows(self.run.findings.get("errors", ()))

    @property
    def said(self) -> tuple[Said, ...]:
        """What its source said of it since, and why it was withdrawn; oldest first."""
        told = [
            Said(datetime.fromisoformat(each["on"]), f"van {each['from']} naar {each['to']}", each["reason"])
            for each in self.run.findings.get("restated", ())
        ]
        run = self.run
        if run.withdrawn_at and run.state == RunState.WITHDRAWN and not (run.release and _is_withdrawn(run.release)):
            told.append(Said(run.withdrawn_at, "ingetrokken door het samenwerkingsverband", run.withdraw_reason))
        return tuple(told)

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
_STEP_OF_PHASE = {
    "checking": 2,
    "ready": 2,
    "refused": 2,
    "broken": 2,
    "loading": 3,
    "loaded": 5,
    "withdrawing": 4,
    "restating": 4,
}
# A load job reports this share of its work when the rows are stored and the figures come.
RECOMPUTING = 0.7


def deliveries(choice: DeliveryFilter) -> QuerySet[ImportRun]:
    """Open data and the own deliveries of the samenwerkingsverband in scope, newest first."""
    runs = (
        ImportRun.objects.exclude(BEING_STORED)
        .select_related("release__source")
        .defer("preview", "refusal", "findings")
    )
    if choice.format:
        runs = runs.filter(format_code=choice.format)
    if choice.state in RunState.values:
        runs = runs.filter(state=choice.state)
    if choice.owner in {OPEN, OWN}:
        runs = runs.filter(swv__isnull=choice.owner == OPEN)
    if choice.words:
        runs = runs.filter(file_name__icontains=choice.words)
    return runs


def described(runs: Iterable[ImportRun], swv: Samenwerkingsverband) -> list[Delivery]:
    """The same deliveries with the name of who offered them and the work that is going on.

    The work is asked for first: what it ended in meanwhile then shows in the delivery, never the other way round.
    """
    busy = open_jobs(swv)
    return _described(list(runs), busy)


def _described(runs: list[ImportRun], open_work: Iterable[Job]) -> list[Delivery]:
    names = names_of(run.user_id for run in runs)
    busy = {job.argument: job for job in open_work}
    changed = changed_by(runs)
    titles = format_names()
    return [
        Delivery(
            run,
            titles.get(run.format_code, "Nog niet herkend"),
            names.get(run.user_id, ""),
            busy.get(run.pk),
            changed.get(run.pk),
        )
        for run in runs
    ]


def changed_by(runs: Iterable[ImportRun]) -> dict[int, int]:
    """How many figures changed because of each run: of open data those of everybody, of an own delivery the own ones.

    A samenwerkingsverband with files of its own gets a whole set of figures, for the comparison; those of others in it are
    no news.
    """
    owners = {run.pk: run.swv_id for run in runs}
    found: dict[int, int] = {}
    for run_id, swv_id, number in Computation.objects.filter(run__in=owners).values_list("run_id", "swv_id", "changed"):
        if run_id is not None and owners[run_id] == swv_id:
            found[run_id] = found.get(run_id, 0) + number
    told = ImportRun.objects.filter(pk__in=[pk for pk in found if owners[pk] is not None])
    return found | {pk: int(own) for pk, own in told.values_list("pk", KT("preview__own")) if own is not None}


def _is_withdrawn(release: Release) -> bool:
    return release.status == ReleaseStatus.WITHDRAWN


def open_jobs(swv: Samenwerkingsverband) -> list[Job]:
    """Work on deliveries of this samenwerkingsverband that is waiting or going on."""
    return [job for job in Job.objects.filter(swv=swv, kind__startswith=KINDS, finished_at__isnull=True) if job.is_open]


def format_names() -> dict[str, str]:
    """Short name of each known format by its code: what the file is about, without the publisher."""
    return {each.code: _short(each.name) for each in registry.formats()} | {
        "samenvatting": "Samenvatting per samenwerkingsverband",
        "tlv-vastgelegd": "Vastgelegde TLV-aantallen",
        MAPPED: "Eigen tabel",
    }


def _short(name: str) -> str:
    about = re.search(r"\((leerlingen [^)]*)\)$", name)
    return sentence_case(about[1]) if about else name.removeprefix("DUO ")


def states() -> list[tuple[str, str]]:
    """Where a delivery can stand, with the word for it."""
    return [(state.value, str(state.label)) for state in RunState]


def known_formats() -> list[tuple[str, str]]:
    """Name of each known format, and the column names by which it is recognised."""
    return [(each.name, "; ".join(each.columns)) for each in registry.formats()]


def get_run(pk: int) -> ImportRun:
    """A delivery that the samenwerkingsverband in scope may see; Http404 for any other."""
    return get_object_or_404(ImportRun.objects.exclude(BEING_STORED).select_related("release__source"), pk=pk)


def run_page(run: ImportRun, swv: Samenwerkingsverband) -> RunPage:
    """Everything the page of one delivery says.

    The delivery is read again after the work on it: work that ended in between is then seen by what it left, and the page
    does not stop asking while it still shows the state before.
    """
    last = Job.objects.filter(swv=swv, kind__startswith=KINDS, argument=run.pk).first()
    open_work = [last] if last and last.is_open else []
    run.refresh_from_db(from_queryset=ImportRun.objects.select_related("release__source"))
    earlier = ImportRun.objects.filter(format_code=run.format_code, state__in=[RunState.LOADED, RunState.WITHDRAWN])
    earlier = earlier.defer("preview", "refusal", "findings").select_related("release__source")
    others = list(earlier.exclude(pk=run.pk)[:EARLIER]) if run.format_code else []
    own, *rest = _described([run, *others], open_work)
    phase = _phase(run, own.job)
    step = _STEP_OF_PHASE.get(phase, 5)
    if phase == "loading" and own.job and own.job.progress >= RECOMPUTING:
        step += 1
    failed = last.error if last and not last.is_open else ""
    return RunPage(own, phase, step, failed, tuple(rest))


_PHASE_OF_JOB = {
    "indicators.inspect": "checking",
    "indicators.load": "loading",
    "indicators.restate": "restating",
}


def _phase(run: ImportRun, job: Job | None) -> str:
    if job:
        return _PHASE_OF_JOB.get(job.kind, "withdrawing")
    return {RunState.UPLOADED: "broken", RunState.STAGED: "ready"}.get(RunState(run.state), str(run.state))
