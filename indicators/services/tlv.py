"""The TLV administration of a samenwerkingsverband: storing its rows, and keeping the sums of those that go.

Rows are kept for three years after the decision (or else the request). Before the first row of a school year goes, the sums
of that year are kept as stated numbers, and from then on those count. An upload that tells of a kept year keeps sums of its
own in reserve: they count from the moment that the upload which kept them first is withdrawn.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from indicators.compute.sums import Sums
from indicators.compute.tlv import Request, distinct, tlv_sums
from indicators.enums import Level
from indicators.importers.base import ImportRefused, Parsed, TlvRow
from indicators.models import ImportRun, ReportedValue, TlvDecision
from indicators.services.tlv_keys import Hashed, current, former
from indicators.services.tlv_sums import FORMATS, KEEPER, holders, loaded, request_of, requests_of
from osp import dutch
from osp.models import Samenwerkingsverband
from osp.school_years import school_year_of

KEPT_YEARS = 3
NO_OWNER = (
    "Een TLV-administratie is van één samenwerkingsverband en geen open data. Zeg erbij van welk, zoals --swv PO2814."
)


def check_owner(parsed: Parsed, owner: Samenwerkingsverband | None) -> None:
    """Raise ImportRefused for TLV rows that are offered as open data."""
    if parsed.tlv and owner is None:
        raise ImportRefused(NO_OWNER)


def oldest_kept(today: date) -> date:
    """The first day of which rows may still be kept."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year - KEPT_YEARS, today.month, day)


def told(parsed: Parsed, owner: Samenwerkingsverband | None, today: date) -> tuple[str, ...]:
    """What the reader should know before taking over: how many rows are too old to be kept, and which years stay as they are."""
    number = sum(1 for row in parsed.tlv if _is_old(row, today))
    rows = "1 rij is" if number == 1 else f"{number} rijen zijn"
    old = f"{rows} ouder dan drie jaar en worden niet bewaard. Alleen de aantallen per schooljaar blijven."
    return (*([old] if number else []), *_told_kept(parsed, owner))


def _told_kept(parsed: Parsed, owner: Samenwerkingsverband | None) -> list[str]:
    """That the sums of some school years were kept before, and whether those of this file may take their place."""
    runs = {run.pk: run for run in loaded(owner)} if owner and parsed.tlv else {}
    first = holders(runs)
    years = {year for row in parsed.tlv for year in _years(row)} & first.keys()
    if not years:
        return []
    labels = dutch.join_words([dutch.school_year(year) for year in sorted(years)])
    stay = f"De aantallen van {labels} zijn al vastgelegd uit een eerdere levering. Dit bestand verandert ze niet."
    if any(runs[first[year]].format_code == KEEPER for year in years):
        return [stay]
    return [f"{stay} Trekt u die levering in, dan gaan de aantallen uit dit bestand gelden."]


def store(run: ImportRun, parsed: Parsed) -> None:
    """Store the rows of a checked file under a run that does not count yet; what an interrupted attempt left is replaced.

    Rows older than three years are not stored; the sums of their school years are, unless these were kept before.
    """
    if run.swv is None:
        raise ImportRefused(NO_OWNER)
    today = timezone.localdate()
    hasher = current(run.swv)
    hashed = list(hasher.rows(parsed.tlv))
    _find_under_new_key(run.swv, parsed.tlv, hashed)
    run.decisions.all().delete()
    run.reported.filter(is_frozen=True).delete()
    both = list(zip(parsed.tlv, hashed, strict=True))
    TlvDecision.objects.bulk_create(
        [_decision(run, row, hashes, hasher.key_id) for row, hashes in both if not _is_old(row, today)], batch_size=500
    )
    years = {year for row in parsed.tlv if _is_old(row, today) for year in _years(row)}
    if years:
        freeze(run, years, [request_of(run.pk, row, hashes) for row, hashes in both])


def freeze(run: ImportRun, years: Iterable[int], fresh: Iterable[Request] = ()) -> None:
    """Keep the sums of these school years under a run, from its own rows not stored yet and the stored ones that count.

    What this run kept before stays as it is. Of a year that another keeps already, the sums are made without the rows of
    that one, so that they are right when it is withdrawn.
    """
    if run.swv is None:
        raise ValueError("sums of a TLV administration belong to a samenwerkingsverband")
    own = set(run.reported.filter(is_frozen=True).values_list("year", flat=True))
    first = holders(each.pk for each in loaded(run.swv) if each.pk != run.pk)
    by_holder: dict[int | None, set[int]] = defaultdict(set)
    for year in set(years) - own:
        by_holder[first.get(year)].add(year)
    for holder, of_years in by_holder.items():
        but = {run.pk} if holder is None else {run.pk, holder}
        sums = tlv_sums(distinct([*fresh, *requests_of(run.swv, but=but)]), unit=run.swv.code)
        ReportedValue.objects.bulk_create(_kept(run, run.swv.code, sums, of_years))


def _kept(run: ImportRun, code: str, sums: Sums, years: Collection[int]) -> Iterator[ReportedValue]:
    for (year, measure), units in sorted(sums.found.items()):
        if year in years and code in units:
            yield ReportedValue(
                run=run, measure=measure, level=Level.SWV, key=code, year=year, low=units[code].low, high=units[code].high,
                is_frozen=True, note="vastgelegd toen de rijen drie jaar oud waren",
            )  # fmt: skip


def drop_file(run: ImportRun) -> None:
    """Throw away the uploaded file of a TLV administration; of what was offered only its checksum stays."""
    if run.format_code in FORMATS and run.file:
        name, storage = run.file.name, run.file.storage
        run.file = ""
        run.save(update_fields=["file"])
        if name:
            storage.delete(name)


def _decision(run: ImportRun, row: TlvRow, hashes: Hashed, key_id: str) -> TlvDecision:
    return TlvDecision(
        swv=run.swv,
        run=run,
        row_hash=hashes.row,
        reference_hash=hashes.reference,
        reference_year=int(row.reference[7:11]) if row.reference else None,
        key_id=key_id,
        request_kind=row.request_kind,
        kind=row.kind,
        category=row.category,
        requested_on=row.requested_on,
        complete_on=row.complete_on,
        decided_on=row.decided_on,
        outcome=row.outcome,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        requesting=row.requesting,
        schoolbestuur=row.schoolbestuur,
        intended=row.intended,
        birth_year=row.birth_year,
    )


def _is_old(row: TlvRow, today: date) -> bool:
    day = row.decided_on or row.requested_on
    return day is not None and day <= oldest_kept(today)


def _years(row: TlvRow) -> set[int]:
    return {school_year_of(day) for day in (row.decided_on, row.requested_on) if day}


def _find_under_new_key(swv: Samenwerkingsverband, rows: Sequence[TlvRow], hashed: Sequence[Hashed]) -> None:
    """Give rows stored under a former secret the hash of today where this file tells what they are about."""
    stored = TlvDecision.objects.filter(swv=swv)
    for hasher in former(swv):
        if not stored.filter(key_id=hasher.key_id).exists():
            continue
        renewed = list(zip(hasher.rows(rows), hashed, strict=True))
        new_rows = {old.row: new.row for old, new in renewed}
        new_references = {old.reference: new.reference for old, new in renewed if old.reference}
        known = current(swv).key_id
        for decision in stored.filter(key_id=hasher.key_id):
            row, reference = new_rows.get(decision.row_hash), new_references.get(decision.reference_hash)
            if row or reference:
                decision.row_hash = row or decision.row_hash
                decision.reference_hash = reference or decision.reference_hash
                decision.key_id = known
                decision.save(update_fields=["row_hash", "reference_hash", "key_id"])
