"""One koppeling against its series: what its target is, how the newest figure stands against it, both in words."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.course import Course
from goals.enums import Reason, Status
from goals.models import IndicatorLink
from goals.progress import Assessment, Target, assess
from goals.queries.pace import pace_of
from goals.wording import (
    former_sentence,
    judged_sentence,
    progress_sentence,
    status_rounding_note,
    status_sentence,
    target_sentence,
)
from indicators import wording
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.queries import Series, SeriesPoint

# Merkbaar has its own words for the same shapes.
NOTICED_WORDS = {
    Status.ON_TRACK: "gemerkt",
    Status.ACHIEVED: "gemerkt",
    Status.ATTENTION: "wisselend",
    Status.OFF_TRACK: "niet gemerkt",
    Status.NO_VERDICT: "geen oordeel",
}
# Where no figure was held against any agreement, there is none to name.
NOT_MEASURED = frozenset({Reason.WITHHELD, Reason.UNKNOWN, Reason.NOT_APPLICABLE, Reason.BEFORE_BASELINE})
NO_FIGURE = "Er is nog geen cijfer; daarom is er geen oordeel."
NO_SCORE = "Er is nog geen score gegeven; daarom is er geen oordeel."
BROKEN = (
    "Sinds {year} geldt een andere definitie; de nulmeting is van daarvóór. Daarom is er geen oordeel:"
    " spreek een nieuwe nulmeting en streefwaarde af."
)
NO_TARGET = "Er is nog geen streefwaarde afgesproken; daarom is er geen oordeel."


@dataclass(frozen=True, slots=True)
class LinkAssessment:
    """How a koppeling stands now, for page, fragment and pack alike.

    `point` is the newest figure that is known; `course` what is agreed and what was before. `judged` is the agreement that
    held on the day of that figure: a former one until the first figure after a change. Without figure or agreement,
    `assessment` is None and there is no verdict. `computed` is the status by the figures, `status` the one that holds: a
    person's where `is_overruled`, with its reason on the link. `sentence` explains the computed status, also under an
    overruled one, and names a former agreement. `target_text`, `progress_text` and `pace_text` are empty where nothing was
    agreed or no way can be measured; `former_texts` tell what held before. `counted` is the noun of what is counted,
    `period` the year of `point` in words.
    """

    link: IndicatorLink
    unit: Unit
    point: SeriesPoint | None
    course: Course
    judged: Target | None
    assessment: Assessment | None
    computed: Status
    status: Status
    sentence: str
    target_text: str
    progress_text: str
    rounding_note: str
    pace_text: str = ""
    counted: str = PUPILS
    period: str = ""

    @property
    def target(self) -> Target | None:
        """What is agreed now."""
        return self.course.target

    @property
    def former_texts(self) -> tuple[str, ...]:
        """What was agreed before, until when and why it changed; the newest first."""
        texts = (former_sentence(each, self.unit, counted=self.counted) for each in self.course.former)
        return tuple(reversed(list(texts)))

    @property
    def is_overruled(self) -> bool:
        """Whether a person's verdict stands in place of the computed one."""
        return bool(self.link.overruled_status)

    @property
    def is_noticeable(self) -> bool:
        """Whether this is merkbaar, judged on a rubric."""
        return self.link.indicator.is_noticeable

    @property
    def word(self) -> str:
        """The word beside the mark."""
        return NOTICED_WORDS[self.status] if self.is_noticeable else self.status.label

    @property
    def computed_word(self) -> str:
        """The word of the computed status."""
        return NOTICED_WORDS[self.computed] if self.is_noticeable else self.computed.label

    @property
    def short(self) -> str:
        """The figure as a row shows it: "2,04%", "rubriek 3 van 4", "onbekend"."""
        if self.point is None:
            return "nog geen score" if self.is_noticeable else "onbekend"
        text = wording.figure_text(self.point.figure)
        return f"rubriek {text} van {len(self.link.indicator.rubric)}" if self.is_noticeable else text

    @property
    def full(self) -> str:
        """The figure with its pupils: "2,04% (357 van 17.465)"."""
        if self.point is None or self.is_noticeable:
            return self.short
        return wording.figure_full(self.point.figure, counted=self.counted)

    @property
    def level(self) -> int | None:
        """The level of the rubric that was given last; None for meetbaar."""
        if not self.is_noticeable or self.point is None or self.point.figure.value is None:
            return None
        return int(self.point.figure.value)


def assess_link(link: IndicatorLink, series: Series, today: date | None = None) -> LinkAssessment:
    """How a koppeling stands on the newest known figure of its series, on the path that held when it was counted.

    No queries when `link.indicator` and `link.former_targets` are loaded. What is still needed is told for the next time of
    counting after `today`.
    """
    course, point = link.course(), series.latest
    former = course.former_on(series.day_of(point.year)) if point else None
    judged = former.target if former else course.target
    if judged is None or point is None or series.broken_since(judged.baseline_year):
        return _without_verdict(link, series, course, judged, point)
    found = assess(judged, point.year, point.figure)
    sentence = status_sentence(found, judged, point.figure, provisional=point.is_provisional, counted=series.counted)
    if former and found.reason not in NOT_MEASURED:
        sentence = f"{sentence} {judged_sentence(former, series.unit, counted=series.counted)}"
    return LinkAssessment(
        link=link,
        unit=series.unit,
        point=point,
        course=course,
        judged=judged,
        assessment=found,
        computed=found.status,
        status=_standing(link, found.status),
        sentence=sentence,
        target_text=_target_text(course, series),
        progress_text=progress_sentence(found, judged, series.unit),
        rounding_note=status_rounding_note(found, judged, point.figure),
        pace_text=pace_of(course, series, today or timezone.localdate()),
        counted=series.counted,
        period=series.period(point.year),
    )


def _without_verdict(
    link: IndicatorLink, series: Series, course: Course, judged: Target | None, point: SeriesPoint | None
) -> LinkAssessment:
    missing = NO_SCORE if link.indicator.is_noticeable else NO_FIGURE
    broken = series.broken_since(judged.baseline_year) if judged else None
    reason = missing if point is None else BROKEN.format(year=broken) if broken else NO_TARGET
    return LinkAssessment(
        link=link,
        unit=series.unit,
        point=point,
        course=course,
        judged=judged,
        assessment=None,
        computed=Status.NO_VERDICT,
        status=_standing(link, Status.NO_VERDICT),
        sentence=reason,
        target_text=_target_text(course, series),
        progress_text="",
        rounding_note="",
        counted=series.counted,
        period=series.period(point.year) if point else "",
    )


def _target_text(course: Course, series: Series) -> str:
    return target_sentence(course.target, series.unit, counted=series.counted) if course.target else ""


def _standing(link: IndicatorLink, computed: Status) -> Status:
    return Status(link.overruled_status) if link.overruled_status else computed
