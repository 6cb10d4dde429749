"""Sources and their releases: which file is which, and whether it is provisional."""

from datetime import date

from indicators.enums import ReleaseStatus
from indicators.importers.base import Parsed
from indicators.models import Release, Source

DUO = ("DUO open onderwijsdata", "CC0")
# Publisher and licence per format; formats not named here are DUO's.
PUBLISHERS = {"regio-indeling": ("Ministerie van OCW (BWBR0032324)", "publiek domein")}
# A count of 1 October is definitive from the January after next: DUO publishes provisional figures in the first winter.
FINAL_AFTER_MONTHS = 15


def usual_status(reference_date: date, today: date) -> ReleaseStatus:
    """Voorlopig or definitief by DUO's calendar: definitive a year after the provisional figures of January."""
    months = (today.year - reference_date.year) * 12 + today.month - reference_date.month
    return ReleaseStatus.FINAL if months >= FINAL_AFTER_MONTHS else ReleaseStatus.PROVISIONAL


def release_of(parsed: Parsed, *, status: ReleaseStatus | None, today: date) -> Release:
    """The release this file belongs to, not stored yet when it is new."""
    if parsed.reference_date is None:
        raise ValueError(f"{parsed.format_code} has no reference date")
    publisher, licence = PUBLISHERS.get(parsed.format_code, DUO)
    source = Source.objects.filter(code=parsed.format_code).first() or Source(
        code=parsed.format_code, name=parsed.format_name, publisher=publisher, licence=licence
    )
    status = status or usual_status(parsed.reference_date, today)
    known = (
        source.pk and Release.objects.filter(source=source, reference_date=parsed.reference_date, status=status).first()
    )
    return known or Release(source=source, reference_date=parsed.reference_date, status=status)


def stored(release: Release) -> Release:
    """The same release with a place in the database."""
    if release.pk:
        return release
    source, _ = Source.objects.get_or_create(
        code=release.source.code,
        defaults={
            "name": release.source.name,
            "publisher": release.source.publisher,
            "licence": release.source.licence,
        },
    )
    found, _ = Release.objects.get_or_create(
        source=source, reference_date=release.reference_date, status=release.status
    )
    return found
