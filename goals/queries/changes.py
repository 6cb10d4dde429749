"""What stands in the kantlijn of an adopted plan that is being changed, and in the line under its title."""

from dataclasses import dataclass
from datetime import date

from goals.kinds import Kind
from goals.queries.lint import Remark
from goals.queries.versions import Standing
from goals.wording import versions as wording
from osp.levels import Levels


@dataclass(frozen=True, slots=True)
class StandingLine:
    """The line under the title of a plan: when it was adopted, what is on its way, and how far the OPR is."""

    adopted_on: date | None
    underway: str
    consent: str


def standing_line(standing: Standing, today: date) -> StandingLine:
    """Everything in the words of the page; parts that there is nothing to say of are empty."""
    underway = ""
    if standing.concept is not None:
        underway = f"{standing.concept.name} in concept"
    elif standing.adopted is not None and standing.is_changed:
        underway = f"wijziging {standing.next_number} in concept"
    return StandingLine(
        adopted_on=standing.adopted.adopted_on if standing.adopted else None,
        underway=underway,
        consent=_consent(standing, today),
    )


@dataclass(frozen=True, slots=True)
class Adopted:
    """What the kantlijn says of the rows of a plan because it was adopted; nothing where it was not."""

    standing: Standing
    levels: Levels
    today: date

    def changes(self, kind: Kind, pk: int) -> tuple[Remark, ...]:
        """Beside a speerpunt or doel that says something else than was adopted."""
        if self.standing.adopted is None or not self.standing.says_otherwise(kind, pk):
            return ()
        code = "change-underway" if self.standing.concept else "change-unfounded"
        return self._remarks(code, kind, is_new=self.standing.is_new(kind, pk))

    def editing(self, kind: Kind) -> tuple[Remark, ...]:
        """For whoever is about to change a row."""
        return self._remarks("editing-adopted", kind, is_new=False) if self.standing.adopted else ()

    def _remarks(self, code: str, kind: Kind, *, is_new: bool) -> tuple[Remark, ...]:
        level = self.levels.priority if kind is Kind.PRIORITY else self.levels.goal
        concept = self.standing.concept
        said = wording.changed(level, is_new=is_new, change=concept.name if concept else "")
        consent = wording.consent_needed(_consent(self.standing, self.today))
        return Remark(code, "info" if concept else "warn", *said), Remark("consent-needed", "info", *consent)


def _consent(standing: Standing, today: date) -> str:
    told = standing.consent
    if told is None:
        return ""
    return wording.consent(outcome=told.outcome, done=told.done, planned=told.planned, today=today)
