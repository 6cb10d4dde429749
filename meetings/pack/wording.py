"""The fixed Dutch words of a pack."""

PURPOSES = {
    "decide": "besluiten",
    "approve": "goedkeuren",
    "consent": "instemmen",
    "advise": "adviseren",
    "discuss": "bespreken",
    "inform": "informeren",
}
ASKED_LABELS = {
    "decide": "Gevraagd besluit",
    "approve": "Gevraagde goedkeuring",
    "consent": "Gevraagde instemming",
    "advise": "Gevraagd advies",
    "discuss": "Te bespreken",
    "inform": "Ter informatie",
}
_ASKED_VERBS = {
    "decide": "besluit",
    "approve": "keurt goed",
    "consent": "stemt in met",
    "advise": "adviseert",
    "discuss": "bespreekt",
    "inform": "neemt kennis van",
}
# Part of a contents line: what kind of outcome an oplegger asks for.
OUTCOMES = {"decide": "besluit", "approve": "goedkeuring", "consent": "instemming", "advise": "advies"}
DIRECTIONS = {"up": "omhoog", "down": "omlaag", "corridor": "binnen de bandbreedte", "maintain": "gelijk blijven"}
KIND_WORDS = {"not_applicable": "n.v.t.", "unknown": "onbekend", "withheld": "onderdrukt"}
VERDICTS = (
    ("on_track", "op koers", "op of voor het pad, of hooguit de afgesproken marge ernaast"),
    ("attention", "aandacht", "buiten de marge, nog niet voorbij de grens"),
    ("off_track", "van koers", "verder van het pad dan de afgesproken grens"),
    ("achieved", "behaald", "de streefwaarde is bereikt"),
    ("no_verdict", "geen oordeel", "niet te beoordelen: geen cijfer, onderdrukt, of beide kanten mogelijk"),
)
FIGURES = (
    ("strong", "2,20%", "waarde, met teller en noemer erbij"),
    ("strong", "2,04–2,11%", "interval: de bron geeft kleine aantallen als ‘minder dan 5’"),
    ("italic", "circa 2,07%", "schatting binnen zo’n interval; nooit zonder het woord schatting"),
    ("italic", "onderdrukt", "aantallen van 1 tot en met 4, en alles waaruit zij zouden volgen"),
    ("italic", "onbekend", "er is geen levering; de lijn in de grafiek houdt hier op"),
    ("plain", "n.v.t.", "er was niets te tellen (0 van 0)"),
)
EXAMPLE_FOOT = "Voorbeeld: namen en cijfers zijn verzonnen, tenzij anders vermeld"
EXAMPLE_COVER = (
    "Voorbeeldpakket. Namen, teksten en besluiten zijn verzonnen. Bij ieder cijfer staat of het echt is of een "
    "voorbeeld."
)
_NEUTER_ENDINGS = ("bestuur", "beraad", "overleg", "oogo", "gesprek", "team", "platform", "college", "netwerk")


def subject(body_name: str) -> str:
    """A body as subject of a sentence: "Het bestuur", "De ALV", "De raad van toezicht"."""
    first, *rest = body_name.split(" ")
    lowered = first if first.isupper() or any(c.isupper() for c in first[1:]) else first.lower()
    name = " ".join([lowered, *rest])
    return f"{'Het' if name.lower().endswith(_NEUTER_ENDINGS) else 'De'} {name}"


def asked_heading(purpose: str, who: str) -> str:
    """The words before the numbered sentences: "Het bestuur besluit:"."""
    return f"{who} {_ASKED_VERBS[purpose]}:"


def full_square_word(purposes: set[str]) -> str:
    """What a full square stands for among these purposes."""
    words = [word for purpose, word in OUTCOMES.items() if purpose in purposes]
    return f"{', '.join(words[:-1])} of {words[-1]} gevraagd" if len(words) > 1 else f"{words[0]} gevraagd"
