"""What the values of an agreement come to, while they are filled in: a sentence, what is doubtful, a small chart, what changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goals import charts, queries
from goals.course import Course, Former
from goals.forms import TargetForm
from goals.queries import IndicatorLink
from goals.targets import Target
from goals.wording import change_text, doubt_sentence
from indicators.queries import Series
from osp.charts.layout import layout
from osp.charts.svg import to_svg
from osp.web.context import current_school_year

CHART = (354, 240)
NO_CHART = SafeString()


@dataclass(frozen=True, slots=True)
class Preview:
    """How the agreement reads, or what is wrong with it first; nothing of both while too little is filled in.

    `doubts` ask whether a step is meant, `is_meant` that it was said to be; `change` is what becomes otherwise than stored.
    """

    sentence: str = ""
    problem: str = ""
    doubts: tuple[str, ...] = ()
    is_meant: bool = False
    change: str = ""
    svg: SafeString = NO_CHART


def preview_of(form: TargetForm, series: Series, *, levels: int, link: IndicatorLink | None) -> Preview:
    """For a form while it is filled in, as it opens, or as it came back. `link` is the koppeling that is edited.

    Nothing is wrong yet with a form that nobody filled in.
    """
    if form.is_bound:
        return _preview(form, form.data, series, levels, link)
    shown = {name: form[name].value() for name in form.fields}
    values = {name: "" if value is None else value for name, value in shown.items()}
    return replace(_preview(TargetForm(values, row=link), values, series, levels, link), problem="")


def _preview(
    form: TargetForm, typed: Mapping[str, Any], series: Series, levels: int, link: IndicatorLink | None
) -> Preview:
    form.is_valid()
    agreed = form.agreed
    if agreed is None:
        return Preview(problem=str(next(iter(form.errors.values()))[0]) if form.errors else "")
    held = link.agreement() if link else None
    counted = series.counted
    return Preview(
        sentence=queries.preview_sentence(agreed, series.unit, current_school_year(), counted=counted),
        doubts=tuple(doubt_sentence(doubt, agreed, series.unit) for doubt in form.doubts),
        is_meant=bool(typed.get("on_purpose")),
        change=change_text(held, agreed, series.unit, counted=counted) if held else "",
        svg=_chart(_course(agreed, typed, link, held), series, levels),
    )


def _course(agreed: Target, typed: Mapping[str, Any], link: IndicatorLink | None, held: Target | None) -> Course:
    """The agreement after what came before it, the stored one included when it is given up from a day on."""
    former = link.course().former if link else ()
    day = _day(typed.get("changed_on"))
    if held and day and (not former or former[-1].until < day):
        former = (*former, Former(held, day, str(typed.get("reason", ""))))
    return Course.of(agreed, former)


def _day(typed: Any) -> date | None:
    if isinstance(typed, date):
        return typed
    try:
        return date.fromisoformat(str(typed or ""))
    except ValueError:
        return None


def _chart(course: Course, series: Series, levels: int) -> SafeString:
    """Own figures and paths alone: the rest would crowd a small chart."""
    spec = charts.agreed_chart(course, series, levels=levels)
    spec = replace(spec, national=(), band=(), gap_label=None)
    picture = layout(spec, width=CHART[0], height=CHART[1])
    return mark_safe(to_svg(picture, spec, prefix="koppel-pad", css_class="narrow"))  # noqa: S308 -- to_svg escapes every text
