"""What a passport says in general: how pupils are placed, what hidden cells do, and who may see a figure."""

from collections.abc import Sequence

from indicators.compute.measures import Origin
from indicators.enums import FigureKind
from osp import dutch

PLACEMENT = {
    Origin.SCHOOL: (
        "Een leerling telt bij het samenwerkingsverband van de vestiging. Welk dat is, zegt de denominatie Reformatorisch;"
        " daarna de postcode in de regiotabel; en anders de dichtstbijzijnde postcode."
    ),
    Origin.RESIDENCE: (
        "Een leerling telt bij het samenwerkingsverband van de woonplaats, volgens de postcode in de regiotabel."
    ),
    Origin.PAYING: (
        "Een leerling telt bij het samenwerkingsverband dat de toelaatbaarheidsverklaring gaf en betaalt, volgens DUO."
    ),
    Origin.TLV: "Een aanvraag telt bij het samenwerkingsverband dat erover besloot.",
    Origin.REPORTED: "Het getal is opgegeven voor dit samenwerkingsverband en niet verdeeld.",
    Origin.MUNICIPAL: (
        "Een gemeente die in twee samenwerkingsverbanden ligt, telt naar rato van haar leerlingen per postcode mee."
    ),
}
VSV_FIRST = "Voor een school voor voortgezet onderwijs gaat het vsv-bestand van DUO daaraan vooraf."
KIND_SENTENCES = {
    FigureKind.VALUE: "exact",
    FigureKind.INTERVAL: "interval: de bron verbergt kleine aantallen, dus het cijfer ligt ergens tussen deze grenzen",
    FigureKind.NOT_APPLICABLE: "niet van toepassing: er is niets om door te delen",
    FigureKind.UNKNOWN: "onbekend: geen bron geeft dit cijfer; het is niet nul",
    FigureKind.WITHHELD: "onderdrukt",
}
OF_THE_NATION = "Het getal is gepubliceerd voor heel Nederland en niet verdeeld."
WITHHELD = "Dit cijfer, of wat ermee te berekenen is, gaat over 1 tot en met 4 leerlingen of antwoorden."
EVERYBODY = "Iedereen: dit cijfer komt uit open data."


def placement_sentences(origins: Sequence[Origin], *, by_vsv: bool = False) -> list[str]:
    """How the quantities in a figure were assigned, a text a kind; `by_vsv`: the vsv file places some of the schools."""
    return [
        f"{PLACEMENT[each]} {VSV_FIRST}" if by_vsv and each is Origin.SCHOOL else PLACEMENT[each] for each in origins
    ]


def seen_by(roles: Sequence[str], *, name: str) -> str:
    """Who may see a figure of one samenwerkingsverband."""
    return f"Alleen mensen van {name} die indicatoren mogen zien: {dutch.join_words(list(roles))}."
