"""Column names as DUO has spelled them since 2011, and the one name that stands for each (the drift of its headers).

A format names its columns in any of these spellings; `canonical` makes them comparable. A new spelling of a column that
exists is one word here. Spellings that mean this only in one format go in the `aliases` of that format.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

AGES = tuple(f"LEEFTIJD_{age}" for age in range(4, 25))
# A vestiging with its address and schoolbestuur, as the files of pupils in po describe it beside its code.
SCHOOL = (
    "INSTELLINGSNAAM_VESTIGING", "POSTCODE_VESTIGING", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "PROVINCIE",
    "DENOMINATIE_VESTIGING", "BEVOEGD_GEZAG_NUMMER",
)  # fmt: skip
DATE_COLUMNS = ("PEILDATUM", "PEILJAAR", "SCHOOLJAAR")

# Spaces, dashes and underscores are equal and letters are capitals here, so BRIN_NUMMER and "brin-nummer " need no line.
_SEEN: Mapping[str, tuple[str, ...]] = {
    "INSTELLINGSCODE": ("BRIN NUMMER", "BRINNUMMER", "INSTELLING"),
    "VESTIGINGSCODE": ("VESTIGINGSNUMMER", "VESTIGINGS NUMMER", "VESTIGINSNUMMER"),
    "VESTIGINGSNAAM": ("INSTELLINGSNAAM VESTIGING", "INSTELLINGSNAAM", "NAAM VESTIGING"),
    "SAMENWERKINGSVERBANDNUMMER": ("SAMENWERKINGSVERBAND NUMMER", "ADMINISTRATIENUMMER"),
    "SWV VO": ("SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO",),
    "BEVOEGD GEZAG NUMMER": ("BEVOEGD GEZAGNUMMER", "BEVOEGDGEZAGNUMMER"),
    "SOORT PO": ("SOORT PRIMAIR ONDERWIJS", "TYPE PO"),
    "PEILDATUM": ("PEILDATUM LEERLINGEN",),
    "PLAATSNAAM": ("PLAATSNAAM VESTIGING",),
    "PROVINCIE": ("PROVINCIE VESTIGING",),
    "ERKENDE OPLEIDINGSCODE": ("ELEMENTCODE",),
    "LEEFTIJD JONGER": ("JONGER", "L3 MIN"),
    "LEEFTIJD OUDER": ("OUDER", "L25 PLUS"),
    **{f"LEEFTIJD {age}": (f"LEEFTIJD{age}", f"L{age}") for age in range(4, 25)},
    **{f"LEERJAAR {year}": (f"LEERJAAR{year}",) for year in range(1, 9)},
}
_CANONICAL = {spelling: name for name, spellings in _SEEN.items() for spelling in spellings}


@lru_cache(maxsize=1024)
def normalised(name: str) -> str:
    """A column name as it is compared: DUO writes BRIN_NUMMER, "BRIN NUMMER " and brin-nummer for the same."""
    return " ".join(re.sub(r"[_\-\s]+", " ", name.strip("\ufeff\"' \t\r\n")).upper().split())


def canonical(name: str) -> str:
    """The one name of a column, whichever spelling is given; a name that is not known stands for itself."""
    plain = normalised(name)
    return _CANONICAL.get(plain, plain)
