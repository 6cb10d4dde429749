"""The nouns of what is counted, which formulas judge by and sentences say."""

_SINGULAR = {
    "leerlingen": "leerling",
    "jongeren": "jongere",
    "aanvragen": "aanvraag",
    "besluiten": "besluit",
    "dagen": "dag",
    "inschrijvingen": "inschrijving",
    "locaties": "locatie",
    "schoolbesturen": "schoolbestuur",
    "bezwaren": "bezwaar",
    "signalen": "signaal",
    "ouders": "ouder",
    "punten": "punt",
    "jaren": "jaar",
    "scholen": "school",
    "gemeenten": "gemeente",
    "gesprekken": "gesprek",
    "uren": "uur",
}
_PLURAL = {one: many for many, one in _SINGULAR.items()}
PUPILS = "leerlingen"
# Not heads but amounts: a bare number may be added to them, and a small one tells nothing about a person.
MEASURED = frozenset({"euro", "dagen", "jaren", "punten"})


def singular(noun: str) -> str:
    """ "leerling" for "leerlingen"; a noun that is not known stays as it is."""
    return _SINGULAR.get(noun, noun)


def plural(noun: str) -> str:
    """The other way around."""
    return _PLURAL.get(noun, noun)
