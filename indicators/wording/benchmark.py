"""Where a samenwerkingsverband stands among the others, and whether that is more than chance: in words that do not judge."""

from collections.abc import Mapping, Sequence

from indicators.compute.benchmark import FEWEST_UNITS, Standing, Unfit
from indicators.compute.figure import FigureValue
from indicators.compute.funnel import Funnel, Zone, counts_of
from indicators.compute.mirror import Criterion, Omitted
from indicators.enums import FigureKind, Sector, Unit
from indicators.wording.figures import amount
from osp import dutch

UNFIT = {
    Unfit.NOTICEABLE: "Een merkbare indicator is een oordeel van mensen hier. Samenwerkingsverbanden worden er niet op vergeleken.",
    Unfit.OWN_DEFINITION: "Dit is een eigen indicator. Andere samenwerkingsverbanden meten hem niet op deze manier.",
    Unfit.NO_SHARE: "Dit is een aantal en geen aandeel. Wie groter is heeft er vanzelf meer; vergelijken zegt dan niets.",
    Unfit.BY_SCHOOL: (
        "Dit cijfer telt leerlingen waar zij naar school gaan. Het zegt waar scholen staan, niet hoeveel leerlingen een "
        "samenwerkingsverband verwijst. Daarom worden samenwerkingsverbanden er niet op vergeleken."
    ),
    Unfit.OWN_NUMBERS: (
        "Dit cijfer komt uit eigen opgaven. Er is geen open bestand dat het voor elk samenwerkingsverband geeft."
    ),
}
LEFT_OUT = {
    FigureKind.INTERVAL: "met een interval",
    FigureKind.UNKNOWN: "onbekend",
    FigureKind.WITHHELD: "onderdrukt",
    FigureKind.NOT_APPLICABLE: "niet van toepassing",
}
ZONES = {
    Zone.BELOW_OUTER: "onder de ruime grens",
    Zone.BELOW: "onder de grens",
    Zone.INSIDE: "binnen de grenzen",
    Zone.ABOVE: "boven de grens",
    Zone.ABOVE_OUTER: "boven de ruime grens",
    Zone.UNDECIDED: "niet te zeggen",
}
LOW_ZONES = frozenset({Zone.BELOW, Zone.BELOW_OUTER})
OUTER_ZONES = frozenset({Zone.BELOW_OUTER, Zone.ABOVE_OUTER})
OMITTED = {
    Omitted.OWN_UNKNOWN: "voor uw samenwerkingsverband niet bekend",
    Omitted.FEW_KNOWN: "van te weinig samenwerkingsverbanden bekend",
    Omitted.ALL_ALIKE: "bij alle samenwerkingsverbanden gelijk",
}


def left_out_sentence(total: int, left_out: Mapping[FigureKind, Sequence[str]]) -> str:
    """ "Van 77 samenwerkingsverbanden is het cijfer van 74 exact bekend. Niet meegeteld: 2 met een interval, 1 onderdrukt."."""
    missing = sum(map(len, left_out.values()))
    if not missing:
        return f"Van alle {total} samenwerkingsverbanden is het cijfer exact bekend."
    parts = [f"{len(left_out[kind])} {word}" for kind, word in LEFT_OUT.items() if left_out.get(kind)]
    known = f"Van {total} samenwerkingsverbanden is het cijfer van {total - missing} exact bekend."
    return f"{known} Niet meegeteld: {', '.join(parts)}."


def standing_text(found: Standing | None) -> str:
    """ "21 van 77", "20 tot en met 23 van 77": places from low to high; empty without a place."""
    if found is None:
        return ""
    place = str(found.first) if found.is_certain else f"{found.first} tot en met {found.last}"
    return f"{place} van {found.of}"


def expected_sentence(figure: FigureValue, centre: float, *, unit: Unit, factor: float, counted: str) -> str:
    """ "Met het landelijke aandeel van 2,49% waren het er 436; het zijn 357 leerlingen, 79 minder.". Empty unless exact."""
    counts = counts_of(figure)
    if counts is None:
        return ""
    here, expected = counts[0], round(centre * counts[1])
    gap = here - expected
    more = f", {dutch.integer(abs(gap))} {'meer' if gap > 0 else 'minder'}" if gap else ", evenveel"
    share = amount(factor * centre, unit)
    return f"Met het landelijke aandeel van {share} waren het er {dutch.integer(expected)}; het zijn {dutch.integer(here)} {counted}{more}."


def verdict_sentence(found: Funnel, *, by_chance: Zone, usual: Zone, unit_name: str) -> str:
    """Whether the difference with Nederland is more than chance for this size, and more than the usual spread."""
    if Zone.UNDECIDED in {by_chance, usual}:
        return f"Van {unit_name} zijn alleen grenzen bekend: of het verschil met Nederland toeval kan zijn, is niet te zeggen."
    if by_chance is Zone.INSIDE:
        return "Het verschil met Nederland valt binnen wat bij deze omvang toeval kan zijn."
    side = "lager" if by_chance in LOW_ZONES else "hoger"
    first = f"Het cijfer ligt {side} dan Nederland: dat valt buiten wat bij deze omvang toeval kan zijn"
    if found.phi == 1:
        return f"{first}{_by_how_much(usual)}."
    if usual is Zone.INSIDE:
        return f"{first}, maar binnen de gewone spreiding tussen samenwerkingsverbanden."
    return f"{first}, en ook buiten de gewone spreiding tussen samenwerkingsverbanden{_by_how_much(usual)}."


def _by_how_much(zone: Zone) -> str:
    return " (de grens van 99,8%)" if zone in OUTER_ZONES else " (de grens van 95%, binnen die van 99,8%)"


def funnel_method(found: Funnel) -> list[str]:
    """How the limits were made, in two or three sentences."""
    drawn = "binomiale verdeling" if found.part_of_whole else "poissonverdeling"
    first = (
        f"De grenzen rond Nederland volgen uit een {drawn}: 95% en 99,8% van de uitkomsten valt er bij toeval tussen. "
        "Hoe kleiner het samenwerkingsverband, hoe ruimer zij zijn."
    )
    said = [first]
    if found.phi > 1:
        said.append(
            f"Samenwerkingsverbanden verschillen {dutch.decimal_trimmed(found.phi, most=1)} keer zo sterk als toeval alleen geeft "
            "(in variantie). De lijnen zijn daarmee verruimd tot de gewone spreiding; de tint is toeval alleen, op 95%."
        )
    said.append(
        "Methode: Spiegelhalter (2005), trechtergrafiek met overdispersie, 10% gewinsoriseerd. Een plaats is geen oordeel."
    )
    return said


def criterion_names(sector: Sector, trend_years: tuple[int, int] | None) -> dict[Criterion, str]:
    """The criteria of a spiegelgroep as column heads."""
    years = f" {trend_years[0]}–{trend_years[1]}" if trend_years else ""
    return {
        Criterion.SIZE: "Leerlingen bo en sbo" if sector is Sector.PO else "Leerlingen vo",
        Criterion.TREND: f"Verandering{years}",
        Criterion.BOARDS: "Schoolbesturen",
        Criterion.SMALL: "Kleine scholen",
    }


def criterion_text(criterion: Criterion, value: float) -> str:
    """ "17.465", "−3,1%", "12" or "31,4%"."""
    if criterion in {Criterion.SIZE, Criterion.BOARDS}:
        return dutch.integer(value)
    return dutch.percent(value, 1)


def mirror_method(sector: Sector, *, members: int, criteria: Sequence[Criterion], year: int, small: int) -> str:
    """How the group was chosen."""
    names = {
        Criterion.SIZE: "het aantal leerlingen",
        Criterion.TREND: "de verandering van dat aantal",
        Criterion.BOARDS: "het aantal schoolbesturen",
        Criterion.SMALL: f"het aandeel kleine scholen (vestigingen met minder dan {small} leerlingen)",
    }
    kind = "po" if sector is Sector.PO else "vo"
    return (
        f"De {members} samenwerkingsverbanden {kind} die in {dutch.school_year(year)} het meest op u leken in "
        f"{dutch.join_words([names[each] for each in criteria])}. Alle criteria tellen even zwaar; het cijfer zelf telt niet mee."
    )


def omitted_sentences(
    omitted: Mapping[Criterion, Omitted], incomplete: Sequence[str], trend_years: tuple[int, int] | None
) -> list[str]:
    """Which criteria take no part and why, and who misses one."""
    names = {
        Criterion.SIZE: "Het aantal leerlingen",
        Criterion.TREND: "De verandering van het aantal leerlingen",
        Criterion.BOARDS: "Het aantal schoolbesturen",
        Criterion.SMALL: "Het aandeel kleine scholen",
    }
    said = []
    for criterion, why in omitted.items():
        if criterion is Criterion.TREND and trend_years is None:
            said.append(f"{names[criterion]} telt niet mee: er is één schooljaar met exacte aantallen.")
        else:
            said.append(f"{names[criterion]} telt niet mee: {OMITTED[why]}.")
    if incomplete:
        verb = "ontbreekt" if len(incomplete) == 1 else "ontbreken"
        said.append(f"Niet in aanmerking genomen, omdat er gegevens {verb}: {dutch.join_words(incomplete)}.")
    return said


def strip_sentence(
    figure: FigureValue | None, *, unit_name: str, unit: Unit, values: Sequence[float], whose: str
) -> str:
    """The spread of exact figures and the own one, in one sentence: under the strip."""
    if not values:
        return f"Van {whose} is geen exact cijfer bekend."
    if len(values) < FEWEST_UNITS:
        return f"Van te weinig van {whose} is een exact cijfer bekend om een verdeling te tonen."
    ends = f"{amount(min(values), unit)} tot {amount(max(values), unit)}"
    first = f"De cijfers van {whose} lopen van {ends}"
    if figure is None or figure.kind is not FigureKind.VALUE or figure.value is None:
        return f"{first}; van {unit_name} is geen exact cijfer bekend."
    return f"{first}; {unit_name} heeft {amount(figure.value, unit)}."
