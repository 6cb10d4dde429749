"""From the rows of a TLV administration to raw quantities per school year. Pure: rows in, sums out.

A request counts in the school year (1 August to 31 July) of its request, a decision in that of the decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from indicators.compute.intervals import Bounds
from indicators.compute.sums import Sums
from indicators.compute.withholding import SMALL
from indicators.enums import Sector
from osp.school_years import school_year_of

NORM_DAYS = 42
GRANTED, REJECTED = "toegekend", "afgewezen"
RENEWED = {"verlenging", "herindicatie"}
KINDS = {Sector.PO: ("sbo", "so"), Sector.VO: ("vso",)}


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it counts. `row_hash` and `reference_hash` tell whether two rows are about the same one."""

    run: int
    row_hash: str
    reference_hash: str
    request_kind: str
    kind: str
    outcome: str
    requested_on: date
    complete_on: date | None = None
    decided_on: date | None = None


def distinct(rows: Iterable[Request]) -> list[Request]:
    """Each request once: of rows about the same one the first counts, so give the newest upload first.

    Two rows are the same by the number of the declaration where both have one, else by what else tells requests apart.
    What the first does not tell (why it was asked, when its dossier was complete), a later one may.
    """
    kept: list[Request] = []
    by_reference: dict[str, int] = {}
    by_row: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        place = by_reference.get(row.reference_hash)
        if place is None:
            others = by_row[row.row_hash]
            place = next((one for one in others if not row.reference_hash or not kept[one].reference_hash), None)
        if place is None:
            place = len(kept)
            kept.append(row)
        else:
            kept[place] = _completed(kept[place], row)
        by_row[row.row_hash].append(place)
        if row.reference_hash:
            by_reference[row.reference_hash] = place
    return kept


def _completed(row: Request, other: Request) -> Request:
    complete_on = row.complete_on or other.complete_on
    fits = complete_on is None or row.decided_on is None or complete_on <= row.decided_on
    return replace(
        row,
        reference_hash=row.reference_hash or other.reference_hash,
        request_kind=row.request_kind or other.request_kind,
        complete_on=complete_on if fits else row.complete_on,
    )


def tlv_sums(rows: Sequence[Request], *, unit: str) -> Sums:
    """The quantities tlv_* of one samenwerkingsverband, from rows that are all different requests.

    Years begin with the first one in which a decision was taken: requests of before are those that happened to be open.
    A year in which nothing was asked or decided is unknown. So is how many were new or renewed, when a row does not tell.
    """
    sums = Sums()
    first = min((school_year_of(row.decided_on) for row in rows if row.decided_on), default=None)
    requests, decisions = _by_year(rows)
    runs = {row.run for row in rows}
    for year in sorted({*requests, *decisions}):
        if first is not None and year < first:
            continue
        asked = Bounds.exact(len(requests[year]))
        sums.put(year, "tlv_aanvragen", unit, asked, runs)
        for measure, amount in _decided(decisions[year], Sector(unit[:2])).items():
            sums.put(year, measure, unit, Bounds.exact(amount), runs)
    return sums


def _by_year(rows: Iterable[Request]) -> tuple[dict[int, list[Request]], dict[int, list[Request]]]:
    requests: dict[int, list[Request]] = defaultdict(list)
    decisions: dict[int, list[Request]] = defaultdict(list)
    for row in rows:
        requests[school_year_of(row.requested_on)].append(row)
        if row.decided_on and row.outcome in {GRANTED, REJECTED}:
            decisions[school_year_of(row.decided_on)].append(row)
    return requests, decisions


def _decided(rows: Sequence[Request], sector: Sector) -> dict[str, int | float]:
    """Every quantity of one year's decisions."""
    granted = [row for row in rows if row.outcome == GRANTED]
    found: dict[str, int | float] = {
        "tlv_besluiten": len(rows),
        "tlv_toegekend": len(granted),
        "tlv_afgewezen": len(rows) - len(granted),
    }
    for kind in KINDS[sector]:
        found[f"tlv_toegekend_{kind}"] = sum(row.kind == kind for row in granted)
    if all(row.request_kind for row in granted):
        found["tlv_nieuw"] = sum(row.request_kind == "nieuw" for row in granted)
        found["tlv_verlengd"] = sum(row.request_kind in RENEWED for row in granted)
        found["tlv_overig"] = len(granted) - int(found["tlv_nieuw"]) - int(found["tlv_verlengd"])
    return found | _durations(rows)


def _durations(rows: Iterable[Request]) -> dict[str, int | float]:
    """How long decisions took from a complete dossier on; nothing where no row tells when it was complete.

    A middle value over one to four decisions would tell about so few pupils, so it is not made.
    """
    days = [(row.decided_on - row.complete_on).days for row in rows if row.decided_on and row.complete_on]
    if not days:
        return {}
    found: dict[str, int | float] = {
        "tlv_dagen": sum(days),
        "tlv_met_doorlooptijd": len(days),
        "tlv_binnen_norm": sum(each <= NORM_DAYS for each in days),
        "tlv_buiten_norm": sum(each > NORM_DAYS for each in days),
    }
    return found if len(days) < SMALL else {**found, "tlv_mediaan_dagen": median(days)}
