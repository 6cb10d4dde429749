"""The one sentence that explains a status, with numbers, to be read aloud to a board."""

from goals.enums import Reason, Status
from goals.progress import TOLERANCE, Assessment, Target, in_pupils
from goals.wording.intervals import interval_sentence
from goals.wording.phrases import beyond_text, bound_text, distance_text, favourable_side, reference_text, side_word
from indicators import wording
from indicators.compute.figure import FigureValue
from indicators.compute.nouns import PUPILS
from indicators.enums import FigureKind, Unit
from indicators.wording.units import nothing_to_divide_by
from osp import amounts, dutch

GOOD_SIDE = "Dat is aan de goede kant."
REACHED = "Die is daarmee behaald."


def status_sentence(
    assessment: Assessment,
    target: Target,
    figure: FigureValue,
    *,
    provisional: bool = False,
    counted: str = PUPILS,
) -> str:
    """Why the status is what it is, pupils (or whatever is counted) first.

    "16 leerlingen (0,09 procentpunt) boven het pad van 2,10%. Dat is meer dan de marge van 0,05 en minder dan de grens
    van 0,15." Of a withheld figure it says no more than that it is withheld.
    """
    if figure.kind is FigureKind.WITHHELD or assessment.reason is Reason.WITHHELD:
        return "Het cijfer is onderdrukt om kleine aantallen te beschermen; daarom is er geen oordeel."
    if assessment.reason in {Reason.UNKNOWN, Reason.NOT_APPLICABLE}:
        return _without_figure(assessment, target, figure.unit, counted)
    return f"{_with_figure(assessment, target, figure, counted)}{_provisional(assessment) if provisional else ''}"


def status_rounding_note(assessment: Assessment, target: Target, figure: FigureValue) -> str:
    """A line for the source where figure and path, as shown, do not give the distance in the sentence; else empty."""
    if figure.kind is not FigureKind.VALUE or figure.value is None or assessment.deviation is None:
        return ""
    reference = assessment.expected if target.has_path else _near_edge(assessment, target)
    if reference is None:
        return ""
    return wording.rounding_note((figure.value, reference), places=amounts.STYLES[figure.unit].places)


def _near_edge(assessment: Assessment, target: Target) -> float | None:
    if target.band is None or assessment.side == 0:
        return None
    return target.band[1] if assessment.side > 0 else target.band[0]


def _provisional(assessment: Assessment) -> str:
    what = "het cijfer" if assessment.status is Status.NO_VERDICT else "het oordeel"
    return f" Voorlopig cijfer: {what} kan nog veranderen."


def _without_figure(assessment: Assessment, target: Target, unit: Unit, counted: str) -> str:
    if assessment.reason is Reason.NOT_APPLICABLE:
        verb, rest = nothing_to_divide_by(counted, unit)
        opening = f"In {assessment.year} {verb} er {rest}; daarom is er geen oordeel."
    else:
        opening = f"Het cijfer van {assessment.year} is onbekend; daarom is er geen oordeel."
    before = target.baseline_year is not None and assessment.year < target.baseline_year
    if assessment.expected is None or not target.has_path or before:
        return opening
    return f"{opening} Het pad vraagt {wording.amount(assessment.expected, unit)}."


def _with_figure(assessment: Assessment, target: Target, figure: FigureValue, counted: str) -> str:
    if assessment.reason is Reason.BEFORE_BASELINE:
        return (
            f"Het cijfer van {assessment.year} is van vóór de nulmeting in {target.baseline_year};"
            " daarom is er geen oordeel."
        )
    if figure.kind is FigureKind.INTERVAL:
        return interval_sentence(assessment, target, figure, counted=counted)
    if assessment.status is Status.ACHIEVED:
        return f"{_achieved(target, figure, counted)}{_asked_more(assessment, target, figure)}"
    return _against_reference(assessment, target, figure, counted)


def _achieved(target: Target, figure: FigureValue, counted: str) -> str:
    if figure.value is None or target.target is None:
        raise ValueError("Behaald kan alleen met een cijfer en een streefwaarde")
    beyond = figure.value - target.target
    goal = f"de streefwaarde van {wording.amount(target.target, figure.unit)}"
    if abs(beyond) <= TOLERANCE:
        return f"{_standing(figure, counted)} precies op {goal}. {REACHED}"
    distance = distance_text(beyond, in_pupils(beyond, figure), figure.unit, counted=counted)
    side = 1 if beyond > 0 else -1
    return f"{dutch.sentence_case(distance)} {side_word(side)} {goal}. {REACHED}"


def _asked_more(assessment: Assessment, target: Target, figure: FigureValue) -> str:
    """A path of its own may go beyond the target for a while: reached is not all that was asked then."""
    if assessment.expected is None or figure.value is None or not target.favours(assessment.expected, figure.value):
        return ""
    return f" Het pad vroeg voor dit jaar meer: {wording.amount(assessment.expected, figure.unit)}."


def _against_reference(assessment: Assessment, target: Target, figure: FigureValue, counted: str) -> str:
    reference = reference_text(target, assessment.year, assessment.expected, figure.unit)
    if assessment.deviation is None:
        raise ValueError("Een exact cijfer heeft een afstand tot zijn pad")
    if assessment.side == 0:
        return f"{_standing(figure, counted)} {'precies op' if target.has_path else 'binnen'} {reference}."
    distance = distance_text(
        assessment.deviation,
        assessment.deviation_pupils,
        figure.unit,
        target.bounds if assessment.deviation > 0 else (),
        strict=assessment.status is not Status.ON_TRACK,
        counted=counted,
    )
    opening = f"{dutch.sentence_case(distance)} {side_word(assessment.side)} {reference}."
    good = assessment.side == favourable_side(target)
    return f"{opening} {GOOD_SIDE if good else _bounds_sentence(assessment, target, figure.unit, counted)}"


def _bounds_sentence(assessment: Assessment, target: Target, unit: Unit, counted: str) -> str:
    if assessment.status is Status.ON_TRACK:
        return f"Dat blijft binnen de marge van {bound_text(target.margin, unit, counted=counted)}."
    at_limit = abs((assessment.deviation or 0) - target.bounds[1]) <= TOLERANCE
    attention = assessment.status is Status.ATTENTION
    return beyond_text(target, unit, attention=attention, at_limit=at_limit, counted=counted)


def _standing(figure: FigureValue, counted: str) -> str:
    """Where the figure is on its reference there is no distance to lead with, so its own pupils lead."""
    text = wording.figure_text(figure)
    if figure.unit is Unit.SCORE:
        return f"Met score {text}"
    if figure.unit is Unit.COUNT:
        return f"Met {wording.figure_full(figure, counted=counted)}"
    if not figure.unit.is_share or figure.numerator_low is None or figure.numerator_low != figure.numerator_high:
        return f"Met {text}"
    return f"Met {wording.heads(figure.numerator_low, counted)} ({text})"
