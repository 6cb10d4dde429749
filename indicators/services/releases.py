"""Sources and their releases: which file is which, and whether it is provisional."""

from datetime import date, timedelta

from indicators.enums import ReleaseStatus
from indicators.importers.base import ImportRefused, Parsed
from indicators.models import Release, Source
from indicators.sources import fields_of
from osp import dutch

# Of a source that the planner does not know, which is then a publisher's with DUO's rhythm.
DUO = {"publisher": "DUO open onderwijsdata", "licence": "CC0"}
# A count of 1 October is definitive from the January after next: DUO publishes provisional figures in the first winter.
FINAL_AFTER_MONTHS = 15
# A school year is known before it begins; a mistyped year would stand before every later one.
FURTHEST_AHEAD = timedelta(days=366)


def check_day(parsed: Parsed, today: date) -> None:
    """Raise ImportRefused for numbers of a day that lies more than a year ahead."""
    day = parsed.reference_date
    if day and day > today + FURTHEST_AHEAD:
        raise ImportRefused(
            f"De peildatum van dit bestand ligt te ver vooruit: {dutch.date_long(day)}. "
            "Controleer het jaar in het bestand of in zijn naam, en lees het opnieuw in."
        )


def usual_status(reference_date: date, today: date, *, final_after: int | None = FINAL_AFTER_MONTHS) -> ReleaseStatus:
    """Voorlopig or definitief by the calendar of the source: definitive so many months after the reference day."""
    months = (today.year - reference_date.year) * 12 + today.month - reference_date.month
    return ReleaseStatus.FINAL if months >= (final_after or FINAL_AFTER_MONTHS) else ReleaseStatus.PROVISIONAL


def release_of(parsed: Parsed, *, status: ReleaseStatus | None, today: date) -> Release:
    """The release this file belongs to, not stored yet when it is new."""
    if parsed.reference_date is None:
        raise ValueError(f"{parsed.format_code} has no reference date")
    code = parsed.source or parsed.format_code
    source = Source.objects.filter(code=code).first() or Source(code=code, name=parsed.format_name[:120], **DUO)
    status = status or usual_status(parsed.reference_date, today, final_after=source.final_after)
    return release_with(Release(source=source, reference_date=parsed.reference_date, status=status), status)


def release_with(release: Release, status: ReleaseStatus) -> Release:
    """The release of the same source and day with this status, not stored yet when it is new."""
    key = {"source": release.source, "reference_date": release.reference_date, "status": status}
    known = Release.objects.filter(**key).first() if release.source.pk else None
    return known or Release(**key)


def stored(release: Release) -> Release:
    """The same release with a place in the database."""
    if release.pk:
        return release
    given = {name: getattr(release.source, name) for name in ("name", "publisher", "licence")}
    defaults = given | fields_of(release.source.code)
    source, _ = Source.objects.get_or_create(code=release.source.code, defaults=defaults)
    found, _ = Release.objects.get_or_create(
        source=source, reference_date=release.reference_date, status=release.status
    )
    return found
