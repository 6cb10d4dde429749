"""A definition in words, and where an own one deviates from the national one it began as."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.compute.language import Formula, in_words
from indicators.enums import Trend, Unit
from osp import dutch

__all__ = [
    "DIRECTION_LABELS",
    "FACTORS",
    "UNIT_LABELS",
    "Described",
    "Deviation",
    "deviation_sentence",
    "deviations",
    "in_words",
    "parts_in_words",
    "stored_parts",
]

UNIT_LABELS = {
    Unit.PERCENT: "procent",
    Unit.PERMILLE: "per 1.000",
    Unit.COUNT: "aantal",
    Unit.DAYS: "dagen",
    Unit.YEARS: "jaren",
    Unit.EURO: "euro",
    Unit.NUMBER: "ander getal",
    Unit.SCORE: "score",
}
DIRECTION_LABELS = {Trend.DOWN: "omlaag", Trend.UP: "omhoog", Trend.CONTEXT: "alleen volgen"}
FACTORS = {Unit.PERCENT: 100, Unit.PERMILLE: 1000}
_PART_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Described:
    """What tells one definition from another, each in words; `rule` is filled where it is no share of sums."""

    numerator: str
    denominator: str
    rule: str
    unit: str
    reference_day: str
    source: str
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """One field in which an own definition differs from the national one."""

    field: str
    national: str
    own: str


def parts_in_words(formula: Formula, words: Mapping[str, str], titles: Mapping[str, str]) -> tuple[str, str, str]:
    """Numerator, denominator and rule: the first two for a sum or a share of sums, else the rule alone."""
    ratio = formula.ratio
    if ratio is None:
        return "", "", in_words(formula, words, titles)
    above, below = (_added(names, words) for names in (ratio.numerator, ratio.denominator))
    return above, below, ""


def stored_parts(formula: Formula, words: Mapping[str, str], titles: Mapping[str, str]) -> tuple[str, str]:
    """Numerator and denominator as a definition stores them; what is too long is told as the formula itself."""
    above, below, rule = parts_in_words(formula, words, titles)
    if rule or max(len(above), len(below)) > _PART_LENGTH:
        whole = rule if rule and len(rule) <= _PART_LENGTH else str(formula)
        return whole[:_PART_LENGTH], ""
    return above, below


def _added(names: tuple[str, ...], words: Mapping[str, str]) -> str:
    return " plus ".join(sorted(words.get(name, name) for name in names))


def deviations(own: Described, national: Described) -> tuple[Deviation, ...]:
    """Where the own definition differs, in the order in which people ask. The text counts where nothing else differs."""
    labels = {
        "teller": "numerator",
        "noemer": "denominator",
        "formule": "rule",
        "eenheid": "unit",
        "teldatum": "reference_day",
        "bron": "source",
        "streefrichting": "direction",
    }
    found = tuple(
        Deviation(label, getattr(national, name) or "geen", getattr(own, name) or "geen")
        for label, name in labels.items()
        if getattr(national, name) != getattr(own, name)
    )
    if found or own.text.strip() == national.text.strip():
        return found
    return (Deviation("omschrijving", national.text, own.text),)


def deviation_sentence(found: tuple[Deviation, ...]) -> str:
    """ "wijkt af van landelijke definitie op noemer en streefrichting"; empty when nothing deviates."""
    if not found:
        return ""
    return f"wijkt af van landelijke definitie op {dutch.join_words([each.field for each in found])}"
