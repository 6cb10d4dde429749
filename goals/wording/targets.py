"""What was agreed, how far along the way it is, and how a group of doelen stands, in words."""

from collections.abc import Iterable

from goals.enums import Direction, PathKind, Status
from goals.progress import Assessment, Target, progress, time_elapsed
from goals.wording.paths import path_text
from goals.wording.phrases import bound_text
from indicators.compute.nouns import PUPILS
from indicators.enums import Unit
from indicators.wording import amount
from osp import dutch
from osp.levels import USUAL, LevelName


def target_sentence(target: Target, unit: Unit, *, counted: str = PUPILS) -> str:
    """What was agreed, as the end of a sentence: "van 2,26% in 2023 naar 2,00% in 2028, omlaag", with the way the path runs."""
    if target.has_path and target.baseline is not None and target.target is not None and target.years is not None:
        first, last = target.years
        ends = f"van {amount(target.baseline, unit)} in {first} naar {amount(target.target, unit)} in {last}"
        return ", ".join(part for part in (ends, target.direction.label, path_text(target, unit)) if part)
    period = f", van {target.years[0]} tot en met {target.years[1]}" if target.years else ""
    if target.centre is not None:
        margin = bound_text(target.margin, unit, counted=counted)
        return f"gelijk houden op {amount(target.centre, unit)}, met een marge van {margin}{period}"
    return f"{_within(target)} {_band_text(target, unit)}{period}"


def progress_sentence(assessment: Assessment, target: Target, unit: Unit) -> str:
    """Way against time: "Van de weg naar 2,00% is 24% afgelegd, terwijl 60% van de tijd voorbij is."

    A path that is not straight asks another part of the way by then, and says so. Empty where progress is undefined: no
    exact figure, no path, or a baseline equal to the target.
    """
    elapsed = time_elapsed(target, assessment.year)
    if assessment.progress is None or target.target is None or elapsed is None:
        return ""
    goal = amount(target.target, unit)
    time = f"{dutch.integer(elapsed * 100)}% van de tijd voorbij is{_asked_by_then(assessment, target)}"
    if dutch.rounded(assessment.progress * 100, 0) < 0:
        growth = f"{dutch.integer(-assessment.progress * 100)}%"
        return f"De afstand tot {goal} is sinds de nulmeting gegroeid met {growth}, terwijl {time}."
    if assessment.progress >= 1:
        return f"De weg naar {goal} is helemaal afgelegd, terwijl {time}."
    return f"Van de weg naar {goal} is {_part(assessment.progress)} afgelegd, terwijl {time}."


def _asked_by_then(assessment: Assessment, target: Target) -> str:
    if target.path_kind is PathKind.LINEAR or assessment.expected is None or target.baseline is None:
        return ""
    if target.path_kind is PathKind.STEPPED:
        before = target.target_year is not None and assessment.year < target.target_year
        return f"; het pad vraagt de hele weg pas in {target.target_year}" if before else ""
    way = progress(baseline=target.baseline, target=target.target or 0.0, current=assessment.expected)
    return "" if way is None else f" en het pad {dutch.integer(way * 100)}% van de weg vraagt"


def profile_text(statuses: Iterable[Status | str], *, name: LevelName = USUAL.goal) -> str:
    """How many stand where, never one blended grade: "4 doelen: 2 op koers, 2 aandacht"."""
    found = [Status(status) for status in statuses]
    if not found:
        return f"nog geen {name.plural}"
    counts = [f"{found.count(status)} {status.label}" for status in Status if status in found]
    return f"{name.count(len(found))}: {', '.join(counts)}"


def _within(target: Target) -> str:
    return "gelijk houden tussen" if target.direction is Direction.MAINTAIN else "tussen"


def _band_text(target: Target, unit: Unit) -> str:
    if target.band is None:
        raise ValueError("Deze afspraak heeft geen bandbreedte")
    return f"{amount(target.band[0], unit)} en {amount(target.band[1], unit)}"


def _part(part: float) -> str:
    """A part of the way in whole percents; almost there is not there, so 99,6% reads 99%."""
    whole = int(dutch.rounded(part * 100, 0))
    return f"{min(whole, 99) if part < 1 else whole}%"
