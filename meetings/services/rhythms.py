"""Setting who discusses an indicator, for what purpose, and how often."""

from collections.abc import Iterable, Sequence

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


@operation("rhythm.month_moved", needs=Ability.EDIT_MEETINGS)
def move_month(actor: Actor, *, rhythms: Sequence[tuple[ReviewRhythm, int]], away: int, to: int) -> ReviewRhythm:
    """Discuss links in another month of the year: each rhythm with the version that the editor saw. Returns the first.

    DomainError where a rhythm does not name the month `away`.
    """
    if not rhythms or any(away not in rhythm.months for rhythm, _ in rhythms):
        raise DomainError("month-gone", "Dit ritme noemt die maand niet meer. Ververs de pagina.")
    moved = [
        edit_rhythm(
            actor,
            rhythm=rhythm,
            version=version,
            purpose=Purpose(rhythm.purpose),
            presenter=rhythm.presenter,
            months=[month for month in rhythm.months if month != away] + [to],
        )
        for rhythm, version in rhythms
    ]
    return moved[0]


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
