"""What is told beside a meetbare indicator while it is being typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators import usage
from indicators.compute.language import unit_fits
from indicators.enums import Unit
from indicators.queries import Indicator
from indicators.queries.formulas import Names, Reading, read_formula, sample
from indicators.services.catalogue_names import check_name
from indicators.wording import figure_full
from indicators.wording.definitions import FACTORS, UNIT_LABELS, in_words
from indicators.wording.remarks import Draft, Remark, pointer, remarks
from osp import dutch
from osp.errors import DomainError
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class Lint:
    """The formula in words or its error with the place marked, what it gives, and the remarks of the kantlijn."""

    words: str = ""
    counted: str = ""
    preview: str = ""
    problem: str = ""
    marked: str = ""
    column: int = 0
    remarks: tuple[Remark, ...] = ()


def lint(swv: Samenwerkingsverband, names: Names, typed: Mapping[str, object], indicator: Indicator | None) -> Lint:
    """What to tell about a form as far as it is filled in; nothing in it needs to be right."""
    text = str(typed.get("formula", ""))
    reading = read_formula(text, names, code=indicator.code if indicator else "") if text.strip() else Reading()
    unit = _unit(str(typed.get("unit", "")))
    draft = Draft(
        name=str(typed.get("name", "")),
        text=str(typed.get("text", "")),
        source=str(typed.get("source_text", "")),
        unit=unit,
        formula=reading.written,
        is_own_number=not text.strip() and bool(str(typed.get("counted", "")).strip()),
        is_discussed=indicator is not None and indicator.pk in usage.discussed_ids(),
    )
    noticed = (*_name_taken(draft.name, indicator), *remarks(draft))
    if reading.error:
        marked = pointer(text, reading.error.column)
        return Lint(problem=reading.error.message, marked=marked, column=reading.error.column, remarks=noticed)
    return _understood(swv, names, reading, unit, noticed)


def _understood(
    swv: Samenwerkingsverband, names: Names, reading: Reading, unit: Unit, noticed: tuple[Remark, ...]
) -> Lint:
    if reading.formula is None or reading.written is None:
        return Lint(remarks=noticed)
    words = dutch.sentence_case(in_words(reading.formula, names.words, names.titles))
    counted = reading.counted or "een verhouding"
    if not unit_fits(reading.counted, unit):
        problem = f"De formule geeft {counted}; dat past niet bij de eenheid {UNIT_LABELS[unit]}."
        return Lint(words=words, counted=counted, problem=problem, remarks=noticed)
    return Lint(words=words, counted=counted, preview=_preview(swv, names, reading, unit), remarks=noticed)


def _preview(swv: Samenwerkingsverband, names: Names, reading: Reading, unit: Unit) -> str:
    if reading.written is None:
        return ""
    found = sample(swv, reading.written, unit=unit, factor=FACTORS.get(unit, 1))
    if found.figure is None:
        missing = dutch.join_words([names.words.get(name, name) for name in found.unknown])
        said = f"Nog geen cijfers van {missing}." if missing else "De maten zijn nog in geen enkel jaar samen bekend."
        return f"{said} Tot dan is het cijfer onbekend."
    return f"Met uw cijfers: {figure_full(found.figure)} in {dutch.school_year(found.year)}."


def _unit(text: str) -> Unit:
    return Unit(text) if text in set(Unit) else Unit.PERCENT


def _name_taken(name: str, indicator: Indicator | None) -> tuple[Remark, ...]:
    if not name.strip():
        return ()
    try:
        check_name(name, but=indicator)
    except DomainError as error:
        return (Remark("name-taken", "warn", "Naam bezet.", error.message),)
    return ()
