"""Terugblik: a decision with an expected effect, held against what came, the forecast made then and the spiegelgroep."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from goals.models import IndicatorLink
from indicators.compute.forecast import Refusal
from indicators.enums import FigureKind
from indicators.models import Indicator
from indicators.queries import Series, series_for
from indicators.queries.distribution import distribution
from indicators.queries.forecast import forecast_of
from indicators.queries.mirror import mirror
from indicators.wording import figure_text
from meetings.compute.look_back import FIT_LABELS, LookBack, Measured, look_back
from meetings.enums import DecisionState
from meetings.models import AgendaItem, Decision, Meeting
from osp import amounts, dutch
from osp.models import Samenwerkingsverband

# With fewer exact figures a middle says nothing about the group.
FEWEST_PEERS = 3
NOTHING_EXPECTED = "Er is toen geen waarde genoemd om het mee te vergelijken."
_TOLD = frozenset({FigureKind.VALUE, FigureKind.INTERVAL})


@dataclass(frozen=True, slots=True)
class ToldLookBack:
    """A terugblik in words: each line is a sentence. `heading` says in a few words how it agrees."""

    decision: Decision
    found: LookBack
    heading: str
    lines: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The lines as the oplegger of the point takes them."""
        return "\n\n".join(self.lines)


def due_look_backs(meeting: Meeting) -> Sequence[Decision]:
    """Decisions of this gremium whose horizon lies before this meeting, that nobody judged and that are on no later agenda."""
    waiting = Decision.objects.filter(
        body=meeting.body_id,
        archived_at__isnull=True,
        state=DecisionState.TAKEN.value,
        horizon__lte=meeting.date,
        judgement="",
    ).select_related("body", "link__indicator")
    on_agenda = AgendaItem.objects.filter(
        looks_back_on__isnull=False, archived_at__isnull=True, meeting__archived_at__isnull=True
    )
    return list(waiting.exclude(pk__in=on_agenda.values("looks_back_on")).order_by("horizon", "pk"))


def told_look_back(decision: Decision, swv: Samenwerkingsverband) -> ToldLookBack | None:
    """The terugblik in words; None for a decision without a figure or a day to look back on."""
    if decision.link is None or decision.horizon is None:
        return None
    indicator = decision.link.indicator
    series = series_for(swv, [indicator])[indicator.pk]
    expected = float(decision.expected) if decision.expected is not None else None
    found = look_back(
        _values(series),
        decided=series.moment(decision.decided_on),
        horizon=series.moment(decision.horizon),
        expected=expected,
        forecast=forecast_of_then(decision),
    )
    lines = [*_course(decision, series, found), *_foretold(series, found), *_peers(swv, decision, series, found)]
    return ToldLookBack(decision, found, FIT_LABELS[found.fit], tuple(lines))


def forecast_of_then(decision: Decision) -> dict[int, tuple[float, float]]:
    """The range by year as it was frozen with the decision."""
    return {int(year): (low, high) for year, (low, high) in (decision.forecast or {}).items()}


def frozen_forecast(link: IndicatorLink) -> dict[str, tuple[float, float]]:
    """The forecast of the figure of a koppeling as it is now, by year as (low, high); empty where nothing is predicted.

    Kept with a decision, so that a terugblik holds what came against what was foretold then.
    """
    series = series_for(link.swv, [link.indicator])[link.indicator_id]
    found = forecast_of(series)
    if isinstance(found, Refusal):
        return {}
    return {str(each.year): (each.low, each.high) for each in found.years}


def _values(series: Series) -> list[Measured]:
    """The own figures that may be told, since the last break of definition."""
    since = max(series.breaks, default=0)
    return [
        Measured(point.year, point.figure.low, point.figure.high, figure_text(point.figure))
        for point in series.own
        if point.figure.kind in _TOLD
        and point.year >= since
        and point.figure.low is not None
        and point.figure.high is not None
    ]


def _course(decision: Decision, series: Series, found: LookBack) -> list[str]:
    lines = []
    if found.before:
        lines.append(
            f"Bij het besluit van {dutch.date_long(decision.decided_on)} was het {found.before.text} "
            f"({series.period(found.before.year)})."
        )
    if decision.horizon is not None and found.expected is not None:
        wanted = amounts.amount(found.expected, series.unit)
        lines.append(f"Verwacht werd {wanted} op {dutch.date_long(decision.horizon)}.")
    if found.after:
        heard = f"Dat {FIT_LABELS[found.fit]}." if found.expected is not None else NOTHING_EXPECTED
        lines.append(f"Het werd {found.after.text} ({series.period(found.after.year)}). {heard}")
    else:
        lines.append("Er is nog geen cijfer van na het besluit.")
    return lines


def _foretold(series: Series, found: LookBack) -> list[str]:
    if found.forecast is None:
        return []
    low, high = (amounts.bare(each, series.unit) for each in found.forecast)
    line = f"De prognose van toen, zonder dit besluit, liep van {low} tot {high}."
    tail = {True: " Het werd beter dan dat.", False: " Dat valt daarbinnen of is minder.", None: ""}
    return [line + tail[found.beats_forecast]]


def _peers(swv: Samenwerkingsverband, decision: Decision, series: Series, found: LookBack) -> list[str]:
    """How the middle of the spiegelgroep went over the same years; nothing where too few of it are exactly known."""
    if found.before is None or found.after is None or series.is_national or decision.link is None:
        return []
    group = mirror(swv, year=found.before.year)
    if group is None:
        return []
    indicator = decision.link.indicator
    middles = [_middle(swv, indicator, year, group.group.codes) for year in (found.before.year, found.after.year)]
    if None in middles:
        return []
    start, end = (amounts.amount(each, series.unit) for each in middles if each is not None)
    return [f"Het midden van de spiegelgroep ging in die tijd van {start} naar {end}."]


def _middle(swv: Samenwerkingsverband, indicator: Indicator, year: int, codes: frozenset[str]) -> float | None:
    found = distribution(swv, indicator, year=year)
    if found is None or found.year != year:
        return None
    exact = [
        point.figure.value
        for unit, point in found.points.items()
        if unit in codes and unit != swv.code and point.figure.value is not None
    ]
    return median(exact) if len(exact) >= FEWEST_PEERS else None
