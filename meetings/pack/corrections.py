"""What the box of corrections says: what stood in earlier papers of this gremium, what it is now, and what leaned on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goals.enums import Status
from goals.progress import assess
from goals.queries.assessment import NOTICED_WORDS
from indicators.enums import FigureKind
from indicators.wording import figure_parts
from meetings.audiences import Audience
from meetings.models import Decision, FrozenFigure, Meeting
from meetings.pack.sections import Correction
from meetings.queries.audiences import hidden_items
from meetings.queries.corrections import decisions_on, restated
from meetings.queries.figures import LinkFigure, figures_of
from meetings.queries.links import links_with_interpretations
from osp.models import Samenwerkingsverband

UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class DueCorrection:
    """A frozen figure that is otherwise now (`figure_id`, None where nothing replaced it), with the box's words and its decisions."""

    frozen: FrozenFigure
    figure_id: int | None
    told: Correction
    decisions: tuple[Decision, ...]


def due_corrections(meeting: Meeting, swv: Samenwerkingsverband) -> list[DueCorrection]:
    """What the papers of this meeting have to put right, whoever may see it. Seven queries and those of the series."""
    rows = restated(meeting)
    if not rows:
        return []
    links = links_with_interpretations([row.frozen.link_id for row in rows])
    figures = figures_of(swv, links.values())
    leaned = decisions_on(meeting, [row.frozen for row in rows])
    due = []
    for row in rows:
        found = figures.get(row.frozen.link_id)
        told = _told(row.frozen, found) if found else None
        if told is not None:
            due.append(DueCorrection(row.frozen, row.figure_id, told, tuple(leaned[row.frozen.pk])))
    return due


def corrections_for(due: Sequence[DueCorrection], audience: Audience) -> tuple[Correction, ...]:
    """The same as one audience may see it: not of a point, nor with a decision, that is not there for it."""
    if not due:
        return ()
    hidden = hidden_items(audience)
    return tuple(
        _with_decisions(each.told, [row for row in each.decisions if row.item_id not in hidden])
        for each in due
        if each.frozen.item_id not in hidden
    )


def _with_decisions(told: Correction, decisions: Iterable[Decision]) -> Correction:
    return replace(told, decisions=tuple(f"{row.label}: {row.text}" for row in decisions))


def _told(frozen: FrozenFigure, found: LinkFigure) -> Correction | None:
    """None where a reader would see no difference."""
    year, shown, series = frozen.figure.year if frozen.figure else 0, frozen.shown, found.series
    point = series.point(year)
    now, caption = UNKNOWN, ""
    if point is not None:
        parts = figure_parts(point.figure, counted=series.counted)
        now, caption = _said(parts.number, parts.sign, parts.caption)
    then, then_caption = _said(*(str(shown.get(name, "")) for name in ("figure_text", "unit", "figure_caption")))
    is_withheld = point is not None and point.figure.kind is FigureKind.WITHHELD
    if (then, then_caption) == (now, caption):
        return None
    return Correction(
        title=found.link.indicator.name,
        period=series.period(year),
        day=frozen.pack.meeting.date,
        version=frozen.pack.number,
        then="het cijfer van toen" if is_withheld else then,
        then_caption="" if is_withheld else then_caption,
        then_release=str(shown.get("release_status", "")),
        then_word=str(shown.get("status_word", "")),
        now=now,
        now_caption=caption,
        now_release=("voorlopig" if point.is_provisional else "definitief") if point else "",
        now_word=_verdict(found, year),
        cause=f"Levering: {point.release}." if point and point.release else "",
    )


def _verdict(found: LinkFigure, year: int) -> str:
    """The word of the verdict on the figure of this year as it is now, on the path that held then."""
    link, series = found.link, found.series
    if series.latest is not None and series.latest.year == year:
        return found.assessment.word
    former = found.assessment.course.former_on(series.day_of(year))
    target, point = (former.target if former else found.assessment.course.target), series.point(year)
    status = assess(target, year, point.figure).status if target and point else Status.NO_VERDICT
    return NOTICED_WORDS[status] if link.indicator.is_noticeable else status.label


def _said(number: str, unit: str, caption: str) -> tuple[str, str]:
    """The figure and what it is of; a count says its noun itself: "30 leerlingen"."""
    figure = f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()
    is_noun = bool(caption) and not unit and not any(sign.isdigit() for sign in caption) and number[:1].isdigit()
    return (f"{figure} {caption}", "") if is_noun else (figure, caption)
