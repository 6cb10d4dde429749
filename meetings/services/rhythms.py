"""Setting who discusses an indicator, for what purpose, and how often."""

from collections.abc import Iterable

from goals.models import IndicatorLink
from meetings.enums import Purpose
from meetings.models import Body, ReviewRhythm
from meetings.services.bodies import archived
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

MONTHS = range(1, 13)
MOST_WEEKS = 104


@operation("rhythm.set", needs=Ability.EDIT_MEETINGS)
def set_rhythm(
    actor: Actor,
    *,
    link: IndicatorLink,
    body: Body,
    purpose: Purpose,
    presenter: str = "",
    months: Iterable[int] = (),
    every_weeks: int | None = None,
) -> ReviewRhythm:
    """Let a body discuss a link, in given months or every so many weeks. A body has one rhythm per link."""
    if ReviewRhythm.objects.filter(link=link, body=body, archived_at__isnull=True).exists():
        raise DomainError("rhythm-exists", f"{body.name} bespreekt deze indicator al. Wijzig dat ritme.", field="body")
    return ReviewRhythm.objects.create(
        swv=actor.swv, link=link, body=body, **_values(purpose, presenter, months, every_weeks)
    )


@operation("rhythm.edited", needs=Ability.EDIT_MEETINGS)
def edit_rhythm(
    actor: Actor,
    *,
    rhythm: ReviewRhythm,
    version: int,
    purpose: Purpose,
    presenter: str = "",
    months: Iterable[int] = (),
    every_weeks: int | None = None,
) -> ReviewRhythm:
    """Change purpose, presenter or frequency; the body stays."""
    return save_changes(rhythm, version=version, changes=_values(purpose, presenter, months, every_weeks))


@operation("rhythm.archived", needs=Ability.EDIT_MEETINGS)
def archive_rhythm(actor: Actor, *, rhythm: ReviewRhythm, version: int, reason: str) -> ReviewRhythm:
    """Stop discussing a link in a body; what was discussed stays on record."""
    return save_changes(rhythm, version=version, changes=archived(reason))


def _values(purpose: Purpose, presenter: str, months: Iterable[int], every_weeks: int | None) -> dict[str, object]:
    wanted = sorted(set(months))
    if bool(wanted) == bool(every_weeks):
        raise DomainError("no-frequency", "Kies maanden, of vul in om de hoeveel weken; niet allebei.", field="months")
    if any(month not in MONTHS for month in wanted) or not 0 <= (every_weeks or 0) <= MOST_WEEKS:
        raise DomainError(
            "bad-frequency", f"Kies maanden, of vul 1 tot en met {MOST_WEEKS} weken in.", field="every_weeks"
        )
    return {"purpose": purpose.value, "presenter": presenter.strip(), "months": wanted, "every_weeks": every_weeks}
