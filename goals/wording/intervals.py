"""What an interval says about the status: a verdict where all of it agrees, otherwise why there is none."""

import math

from goals.enums import Status
from goals.progress import TOLERANCE, WHOLE, Assessment, Position, Target, place
from goals.wording.phrases import beyond_text, bound_text, distance_text, reference_text, side_word
from indicators import wording
from indicators.compute.figure import FigureValue
from indicators.compute.nouns import PUPILS

Ends = tuple[Position, Position]


def interval_sentence(assessment: Assessment, target: Target, figure: FigureValue, *, counted: str = PUPILS) -> str:
    """The sentence for an interval, with or without verdict."""
    low, high = _ends(figure)
    ends = place(target, assessment.year, low), place(target, assessment.year, high)
    if assessment.status is Status.NO_VERDICT:
        return _undecided(assessment, target, figure, ends)
    if assessment.status is Status.ACHIEVED:
        return _achieved(target, figure)
    if assessment.status is Status.ON_TRACK:
        return _on_track(assessment, target, figure, ends, counted)
    return _outside(assessment, target, figure, ends, counted)


def _undecided(assessment: Assessment, target: Target, figure: FigureValue, ends: Ends) -> str:
    reference = reference_text(target, assessment.year, assessment.expected, figure.unit)
    opening = f"Het interval van {_span(figure)} ligt {_lie(ends, target)} {reference}"
    first, last = ends[0].status, ends[1].status
    if first is last:
        return f"{opening}; daarom is er geen oordeel.{_indication(assessment, figure)}"
    why = f"De laagste waarde zou {first.label} betekenen en de hoogste {last.label}; daarom is er geen oordeel."
    return f"{opening}. {why}{_indication(assessment, figure)}"


def _lie(ends: Ends, target: Target) -> str:
    sides = ends[0].side, ends[1].side
    if sides[0] * sides[1] < 0:
        return "aan beide kanten van"
    if sides[0] == sides[1]:
        return f"geheel {side_word(sides[0])}"
    outside = side_word(sum(sides))
    return f"op en {outside}" if target.has_path else f"deels {outside}"


def _indication(assessment: Assessment, figure: FigureValue) -> str:
    if assessment.estimate_status is None or figure.estimate is None:
        return ""
    estimate = wording.amount(figure.estimate, figure.unit)
    return f" Indicatie op schatting (circa {estimate}): {assessment.estimate_status.label}."


def _achieved(target: Target, figure: FigureValue) -> str:
    if target.target is None:
        raise ValueError("Behaald kan alleen met een streefwaarde")
    low, high = _ends(figure)
    touches = min(abs(low - target.target), abs(high - target.target)) <= TOLERANCE
    side = side_word(1 if low + high > 2 * target.target else -1)
    where = f"{'op of ' if touches else ''}{side} de streefwaarde van {wording.amount(target.target, figure.unit)}"
    return f"Het hele interval van {_span(figure)} ligt {where}. Die is daarmee behaald."


def _on_track(assessment: Assessment, target: Target, figure: FigureValue, ends: Ends, counted: str) -> str:
    reference = reference_text(target, assessment.year, assessment.expected, figure.unit)
    worst = max(ends, key=lambda end: end.deviation)
    if worst.deviation > 0:
        margin = bound_text(target.margin, figure.unit, counted=counted)
        if not target.has_path:
            return f"Het hele interval van {_span(figure)} blijft binnen de marge van {margin} rond {reference}."
        extreme = "hoogste" if worst.side > 0 else "laagste"
        where = f"binnen de marge van {margin} {side_word(worst.side)} {reference}"
        return f"Ook de {extreme} waarde van het interval van {_span(figure)} blijft {where}."
    if not target.has_path:
        return f"Het hele interval van {_span(figure)} ligt binnen {reference}."
    side = side_word(ends[0].side or ends[1].side)
    where = side if ends[0].side == ends[1].side else f"op of {side}"
    return f"Het hele interval van {_span(figure)} ligt {where} {reference}. Dat is aan de goede kant."


def _outside(assessment: Assessment, target: Target, figure: FigureValue, ends: Ends, counted: str) -> str:
    """Every value is on the wrong side; the end nearest to the reference gives what is certain at least."""
    nearest = min(ends, key=lambda end: end.deviation)
    reference = reference_text(target, assessment.year, assessment.expected, figure.unit)
    distance = _at_least(nearest.deviation, figure, target, counted)
    where = f"{side_word(nearest.side)} {reference}"
    opening = f"Ten minste {distance} {where}: dat geldt voor het hele interval van {_span(figure)}."
    attention = assessment.status is Status.ATTENTION
    farthest = max(ends, key=lambda end: end.deviation).deviation
    at_limit = abs(farthest - target.bounds[1]) <= TOLERANCE
    beyond = beyond_text(target, figure.unit, attention=attention, at_limit=at_limit, counted=counted)
    return f"{opening} {beyond}"


def _at_least(deviation: float, figure: FigureValue, target: Target, counted: str) -> str:
    """The smallest possible distance. In pupils it is taken of the smallest denominator and rounded down."""
    per = WHOLE.get(figure.unit)
    if per is None or figure.denominator_low is None:
        return distance_text(deviation, None, figure.unit, target.bounds, counted=counted)
    pupils = math.floor(deviation * figure.denominator_low / per + TOLERANCE)
    return distance_text(deviation, pupils or None, figure.unit, target.bounds, counted=counted)


def _span(figure: FigureValue) -> str:
    return wording.interval_text(figure, joiner="tot")


def _ends(figure: FigureValue) -> tuple[float, float]:
    if figure.low is None or figure.high is None:
        raise ValueError("Een interval heeft twee grenzen nodig")
    return figure.low, figure.high
