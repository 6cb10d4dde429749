"""Tables of a samenwerkingsverband's own: saying what their columns are, remembering that, and reading them by it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from django.utils import timezone

from indicators.importers import registry
from indicators.importers.base import ImportRefused, Parsed
from indicators.importers.mapping import read_mapped
from indicators.importers.mapping_choices import (
    LEVELS,
    YEARS,
    Choices,
    Role,
    as_stored,
    from_stored,
    header_fingerprint,
    lacking,
)
from indicators.importers.mapping_sample import sample_of
from indicators.models import ColumnMapping, ImportRun
from indicators.queries.areas import area_of
from indicators.queries.mappings import MAPPING, NEEDS_MAPPING, SOURCE, remembered, sample, sample_if_table, waits
from indicators.services.templates import TEMPLATE_COLUMNS, judged
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.jobs import enqueue
from osp.models import Samenwerkingsverband
from osp.operations import operation, save_changes
from osp.scope import tenant_scope

Progress = Callable[[float], None]
NOT_WAITING = "Deze levering wacht niet meer op een koppeling. Bied het bestand opnieuw aan."


@dataclass(frozen=True, slots=True)
class Draft:
    """A mapping as somebody made it."""

    name: str
    choices: Choices


def read_offered(
    stream: BinaryIO,
    *,
    name: str,
    owner: Samenwerkingsverband | None,
    choices: Choices | None = None,
    source: str = "",
    progress: Progress | None = None,
    skip_bad_rows: bool = False,
) -> Parsed:
    """A whole file, checked: of a known format, or a table as `choices` or else a remembered mapping reads it.

    `source` is that of typed numbers. ImportRefused for whatever is wrong.
    """
    code = owner.code if owner else ""
    choices = choices or remembered_choices(stream, name=name, owner=owner)
    if choices is None or owner is None:
        parsed = registry.parse_file(stream, name=name, swv=code, progress=progress, skip_bad_rows=skip_bad_rows)
        parsed = replace(parsed, source=source) if source else parsed
        return judged(parsed, owner, skip_bad_rows=skip_bad_rows)
    with tenant_scope(owner):
        places = area_of(owner).places()
    parsed = read_mapped(
        stream, choices, places=places, name=name, swv=code, progress=progress, skip_bad_rows=skip_bad_rows
    )
    return judged(parsed, owner, skip_bad_rows=skip_bad_rows, columns=_columns(choices))


def read_run(run: ImportRun, stream: BinaryIO, progress: Progress) -> Parsed:
    """The file of a delivery, rows in error left out; read with the mapping as it was when the file was offered."""
    stored = run.findings.get(MAPPING)
    return read_offered(
        stream,
        name=run.file_name,
        owner=run.swv,
        choices=from_stored(stored["choices"]) if stored else None,
        source=run.findings.get(SOURCE, ""),
        progress=progress,
        skip_bad_rows=True,
    )


def remembered_choices(stream: BinaryIO, *, name: str, owner: Samenwerkingsverband | None) -> Choices | None:
    """The choices that this samenwerkingsverband remembered for a table of no known format; None where there are none."""
    if owner is None:
        return None
    try:
        registry.recognise(stream, name=name)
    except ImportRefused as refusal:
        if not refusal.hints:
            raise
        with tenant_scope(owner):
            found = sample_if_table(stream, name=name)
            mapping = remembered(found.header) if found else None
        return from_stored(mapping.choices) if mapping else None
    return None


def _columns(choices: Choices) -> dict[str, str]:
    """The column of each kind of problem, where one column tells it."""
    measures = choices.places(Role.MEASURE)
    return {
        **dict.fromkeys(TEMPLATE_COLUMNS, ""),
        "key": next(iter(choices.places(*LEVELS)), ""),
        "year": next(iter(choices.places(*YEARS)), ""),
        "number": measures[0] if len(measures) == 1 else "",
    }


def start_of(stream: BinaryIO, *, name: str, is_asked: bool) -> dict[str, Any] | None:
    """What the findings of a new delivery of an unknown table say; None when it can be no delivery.

    A remembered mapping is taken along as it is now. Without one the table waits for its columns, if somebody asked to map
    them (`is_asked`). ImportRefused where it is asked of a file that holds no table.
    """
    found = sample_if_table(stream, name=name)
    mapping = remembered(found.header) if found else None
    stream.seek(0)
    if mapping:
        mapping.used_at = timezone.now()
        mapping.save(update_fields=["used_at"])
        return {MAPPING: _frozen(mapping)}
    if not is_asked:
        return None
    header = sample_of(stream, name=name).header
    return {NEEDS_MAPPING: True, "header": list(header)}


def _frozen(mapping: ColumnMapping) -> dict[str, Any]:
    made = dutch.date_long(timezone.localtime(mapping.updated_at).date())
    told = {"id": mapping.pk, "name": mapping.name, "version": mapping.version, "made_on": made}
    return {**told, "choices": mapping.choices}


@operation("mapping.saved", needs=Ability.IMPORT_DATA)
def save_mapping(actor: Actor, *, run: ImportRun, draft: Draft) -> ColumnMapping:
    """Remember what the columns of a waiting delivery are, and let its inspection begin.

    DomainError when the choices say too little, the name is empty or the delivery waits no more.
    """
    stored = ImportRun.objects.select_for_update().get(pk=run.pk)
    if not waits(stored) or actor.swv is None:
        raise DomainError("not-waiting", NOT_WAITING)
    _check(draft)
    header = sample(stored).header
    fingerprint = header_fingerprint(header)
    mapping = ColumnMapping.objects.filter(fingerprint=fingerprint).first() or ColumnMapping(
        swv=actor.swv, fingerprint=fingerprint, user_id=actor.user_id
    )
    mapping.name, mapping.header, mapping.choices = draft.name.strip()[:120], list(header), as_stored(draft.choices)
    mapping.used_at = timezone.now()
    if mapping.pk:
        mapping.version += 1
    mapping.save()
    stored.findings = {MAPPING: _frozen(mapping)}
    stored.save(update_fields=["findings"])
    enqueue(actor, kind="indicators.inspect", argument=stored.pk, title=f"Controleren: {stored.file_name}"[:160])
    return mapping


@operation("mapping.edited", needs=Ability.IMPORT_DATA)
def edit_mapping(actor: Actor, *, mapping: ColumnMapping, version: int, draft: Draft) -> ColumnMapping:
    """Change a remembered mapping as it was seen at `version`; it holds for files that are offered from now on."""
    _check(draft)
    changes = {"name": draft.name.strip()[:120], "choices": as_stored(draft.choices)}
    return save_changes(mapping, version=version, changes=changes)


def preview(run: ImportRun, stream: BinaryIO, choices: Choices) -> Parsed:
    """What a waiting table gives with these choices, rows in error left out. ImportRefused as reading it would."""
    return read_offered(stream, name=run.file_name, owner=run.swv, choices=choices, skip_bad_rows=True)


def _check(draft: Draft) -> None:
    if not draft.name.strip():
        raise DomainError("no-name", "Geef de koppeling een naam, zodat u haar later terugvindt.", field="name")
    missing = lacking(draft.choices)
    if missing:
        raise DomainError("too-little", " ".join(missing))
