"""A passport as lines of facts: the same on the page, in a download and for a program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from indicators import wording
from indicators.compute.nouns import PUPILS
from indicators.enums import FigureKind
from indicators.queries import Series, SeriesPoint
from indicators.queries.passport import Correction, Delivery, Passport, Story
from indicators.targets import AgreedPlace
from indicators.views.figure_tables import denominator_text, numerator_text, status_of
from indicators.wording import passport as words
from indicators.wording.periods import moment_text
from osp import dutch


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a reader may ask, with the lines that answer it."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading."""

    title: str
    facts: tuple[Fact, ...]


def fact_groups(
    series: Series, found: Passport, told: Story | None, *, unit_name: str, seen_by: str
) -> tuple[FactGroup, ...]:
    """Everything about one figure under its headings. Of a withheld figure only that it is, and why."""
    if told is None:
        facts = _of(("Cijfer", "onderdrukt"), ("Periode", series.period(found.point.year)), ("Waarom", words.WITHHELD))
        return (FactGroup("Cijfer", facts),)
    return (
        FactGroup("Cijfer", tuple(_figure(series, found, unit_name))),
        FactGroup("Definitie", tuple(_definition(series, found))),
        FactGroup("Herkomst", tuple(_origin(series, found, told))),
        FactGroup("Berekening", tuple(_computed(found, told))),
        FactGroup("Gebruik", tuple(_use(told, seen_by))),
    )


def plan_facts(places: Sequence[AgreedPlace]) -> tuple[FactGroup, ...]:
    """What the plan asks of the indicator, and asked before; no group where it asks nothing."""
    facts = tuple(Fact(each.place, (each.agreed, *each.changes)) for each in places)
    return (FactGroup("Afgesproken in het plan", facts),) if facts else ()


def _of(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, (line,)) for name, line in pairs if line)


def _figure(series: Series, found: Passport, unit_name: str) -> Iterator[Fact]:
    point, definition = found.point, found.definition
    figure, counted = point.figure, definition.counted or PUPILS
    yield from _of(
        ("Cijfer", wording.figure_full(figure, counted=counted)),
        ("Schatting", wording.estimate_text(figure)),
        ("Soort cijfer", words.KIND_SENTENCES[figure.kind]),
        ("Van", unit_name),
        ("Periode", series.period(point.year)),
        ("Peildatum" if found.reference_date else "Geteld over", moment_text(definition, point.year)),
        ("Teller", f"{numerator_text(figure)} {definition.numerator}".strip()),
        ("Noemer", f"{denominator_text(figure)} {definition.denominator}".strip() if definition.denominator else ""),
        ("Status", _status(point)),
    )


def _status(point: SeriesPoint) -> str:
    if not point.is_example:
        return status_of(point)
    return f"{'voorlopig, ' if point.is_provisional else ''}voorbeeld: dit cijfer is verzonnen"


def _definition(series: Series, found: Passport) -> Iterator[Fact]:
    definition, newest = found.definition, series.definition
    is_old = newest is not None and newest.version != definition.version
    now = f"nu geldt versie {newest.version}; over de breuk heen is niet te vergelijken" if is_old and newest else ""
    yield from _of(
        ("Versie", f"{definition.label}{f' ({now})' if now else ''}"),
        ("Wat wordt geteld", definition.text),
        ("Formule", definition.formula),
        ("Factor", str(definition.factor) if definition.factor > 1 else ""),
        ("Teldatum", definition.reference_day),
        ("Herkomst van de definitie", definition.origin),
        ("Let op", definition.limits),
    )


def _origin(series: Series, found: Passport, told: Story) -> Iterator[Fact]:
    point = found.point
    yield from _of(("Bron", "" if point.is_example else found.definition.source_text))
    lines = [_delivery(each) for each in found.deliveries] or ([point.release] if point.release else [])
    yield Fact("Leveringen", tuple(lines) or ("geen",))
    if told.notes:
        yield Fact("De bron zegt erbij", told.notes)
    if not point.is_example and told.origins:
        placed = (
            [words.OF_THE_NATION] if series.is_national else words.placement_sentences(told.origins, by_vsv=told.by_vsv)
        )
        yield Fact("Hoe ingedeeld", tuple(placed))
    yield Fact(
        "Ontbreekt", (f"zonder {dutch.join_words(list(point.missing))}",) if point.missing else ("niets bekend",)
    )
    if point.figure.kind is FigureKind.INTERVAL:
        yield Fact("Weggelaten", ("cellen van 1 tot en met 4, door de bron verborgen als <5",))


def _delivery(each: Delivery) -> str:
    parts = [f"{each.source}, peildatum {dutch.date_long(each.reference_date)}, {each.status}", each.file_name]
    if each.loaded_at:
        parts.append(f"ingelezen {dutch.date_long(timezone.localtime(each.loaded_at).date())}")
    if each.rows_skipped:
        parts.append(f"{dutch.plural(each.rows_skipped, 'rij', 'rijen')} weggelaten")
    if each.is_own:
        parts.append("alleen voor uw samenwerkingsverband")
    if each.checksum:
        parts.append(f"het bestand is na het inlezen weggegooid, alleen de controlesom blijft: {each.checksum}")
    return "; ".join(parts)


def _computed(found: Passport, told: Story) -> Iterator[Fact]:
    yield Fact("Doorgerekend", (_moment(told.computed_at),))
    if told.because is not None:
        yield Fact("Aanleiding", (told.because.reason,))
    lines = tuple(_correction(each) for each in found.corrections)
    yield Fact("Correcties", lines or ("nog geen",))


def _correction(each: Correction) -> str:
    why = f" ({each.reason})" if each.reason else ""
    release = f"; {each.release}" if each.release else ""
    return f"tot {_moment(each.until)} stond hier {wording.figure_full(each.figure)}{release}{why}"


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{dutch.date_long(local.date())}, {dutch.clock(local)}"


def _use(told: Story, seen_by: str) -> Iterator[Fact]:
    packs = tuple(
        f"{place.body} {dutch.date_long(place.day)}, versie {place.version}: {place.shown}" for place in told.packs
    )
    yield Fact("Staat in stukken", packs or ("nog in geen gepubliceerd stuk",))
    yield Fact("Wie dit ziet", (seen_by,))


def fact_cells(groups: Sequence[FactGroup]) -> list[list[str]]:
    """The passport as a table: heading, question, answer; a row for each line."""
    return [[group.title, fact.name, line] for group in groups for fact in group.facts for line in fact.lines]
