"""What a formula may name here, what one that was typed means, and what it would give with the own figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.compute import evaluate
from indicators.compute.figure import FigureValue
from indicators.compute.intervals import Bounds
from indicators.compute.language import Formula, FormulaError, check, order, parse, resolve
from indicators.compute.measures import MEASURES, quantities
from indicators.compute.protection import protected
from indicators.enums import FigureKind, Sector, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries.catalogue import catalogue, definitions
from indicators.queries.figures import current_figures
from osp.models import Samenwerkingsverband

OWN_PREFIX = "eigen_"
SECTOR_WORDS = {Sector.PO: "primair onderwijs", Sector.VO: "voortgezet onderwijs"}


@dataclass(frozen=True, slots=True)
class Names:
    """Quantities by code with what each counts and its name in words; indicators by code with formula, count and name."""

    quantities: Mapping[str, str]
    words: Mapping[str, str]
    formulas: Mapping[str, Formula]
    counted: Mapping[str, str]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula that was typed: as it stands, with its references written out, and what it counts; or what is wrong."""

    formula: Formula | None = None
    written: Formula | None = None
    counted: str = ""
    error: FormulaError | None = None


def own_quantity(indicator: Indicator) -> str:
    """The name of the number that is entered for an own indicator: "eigen_12"."""
    return f"{OWN_PREFIX}{indicator.pk}"


def formula_names(swv: Samenwerkingsverband) -> Names:
    """Everything a formula of this samenwerkingsverband may name: quantities of its sector, own numbers, its indicators."""
    rows = [row for row in definitions(list(catalogue(swv))).values() if row.formula]
    known = quantities(Sector(swv.sector))
    words = {code: MEASURES[code].name for code in known}
    for row in rows:
        if row.formula == own_quantity(row.indicator):
            known[row.formula] = row.counted
            words[row.formula] = row.indicator.name
    formulas = {row.indicator.code: formula for row in rows if (formula := stored_formula(row))}
    return Names(
        known, words, formulas, _counted(formulas, known), {row.indicator.code: row.indicator.name for row in rows}
    )


def stored_formula(definition: IndicatorDefinition) -> Formula | None:
    """The formula of a definition, where it has one that can be read."""
    try:
        return parse(definition.formula) if definition.formula else None
    except FormulaError:
        return None


def _counted(formulas: Mapping[str, Formula], known: Mapping[str, str]) -> dict[str, str]:
    """What each indicator counts; one that cannot be worked out is not there."""
    found = {}
    for code, formula in formulas.items():
        try:
            found[code] = check(resolve(formula, formulas), quantities=known)
        except FormulaError:
            continue
    return found


def read_formula(text: str, names: Names, *, code: str = "") -> Reading:
    """What a typed formula means. `code` is the indicator it is for, so that a circle is seen."""
    try:
        formula = parse(text)
        _refuse_other_sector(formula, names)
        counted = check(formula, quantities=names.quantities, indicators=names.counted)
        formulas = {**names.formulas, code: formula} if code else names.formulas
        order(formulas)
        return Reading(formula, resolve(formula, formulas), counted)
    except FormulaError as error:
        return Reading(error=error)


def _refuse_other_sector(formula: Formula, names: Names) -> None:
    for name in formula.names:
        measure = MEASURES.get(name)
        if name not in names.quantities and measure and measure.sector:
            message = f"De maat ‘{name}’ hoort bij het {SECTOR_WORDS[measure.sector]}; uw samenwerkingsverband heeft die niet."
            raise FormulaError(message, formula.column_of(name))


@dataclass(frozen=True, slots=True)
class Sample:
    """What a formula gives in the newest year of which everything is known; or the quantities of which nothing is."""

    figure: FigureValue | None = None
    year: int = 0
    unknown: tuple[str, ...] = ()


def sample(swv: Samenwerkingsverband, written: Formula, *, unit: Unit, factor: int) -> Sample:
    """The figure of a formula without references, made from what the stored figures of this samenwerkingsverband tell.

    An invented figure or a withheld number is not used, and a result that would tell about 1 to 4 pupils is withheld.
    """
    held = _held(swv, written.names)
    years = set.intersection(*(set(held.get(name, {})) for name in written.names)) if written.names else set()
    if not years:
        return Sample(unknown=tuple(name for name in written.names if name not in held))
    year = max(years)
    found = evaluate.figure(written, unit=unit, factor=factor, of=lambda name: held.get(name, {}).get(year))
    ratio = written.ratio
    is_part = bool(ratio and ratio.denominator and ratio.rest(evaluate.PARTS) is not None)
    about_people = any(map(evaluate.counts_heads, written.names))
    return Sample(protected(found, is_part=is_part) if about_people else found, year)


def _held(swv: Samenwerkingsverband, names: Iterable[str]) -> dict[str, dict[int, Bounds]]:
    """Per quantity and year what a stored figure says about it: as its numerator, its denominator or its value."""
    wanted = set(names)
    telling = {
        row.pk: found
        for row in definitions(list(catalogue(swv))).values()
        if (found := _told_by(row)) and wanted & set(found.values())
    }
    held: dict[str, dict[int, Bounds]] = defaultdict(dict)
    for row in current_figures(list(telling), [swv.code]):
        figure = row.as_value()
        if row.is_example or figure.kind not in {FigureKind.VALUE, FigureKind.INTERVAL}:
            continue
        for part, name in telling[row.definition_id].items():
            low, high = getattr(figure, f"{part}low"), getattr(figure, f"{part}high")
            if name in wanted and low is not None and high is not None:
                held[name][row.year] = Bounds(low, high, low if low == high else None)
    return held


def _told_by(row: IndicatorDefinition) -> dict[str, str]:
    """Which parts of its figures are one quantity: "numerator_", "denominator_", or "" for the value itself."""
    formula = stored_formula(row)
    ratio = formula.ratio if formula else None
    if ratio is None:
        return {}
    if not ratio.denominator:
        return {"": ratio.numerator[0]} if len(ratio.numerator) == 1 and row.factor == 1 else {}
    sums = {"numerator_": ratio.numerator, "denominator_": ratio.denominator}
    return {part: names[0] for part, names in sums.items() if len(names) == 1}
