"""What the system notices about an indicator while it is being written, for the kantlijn. A remark never blocks."""

import re
from dataclasses import dataclass

from indicators.compute.language import Formula
from indicators.enums import Unit

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
# Two things joined: a word, "en" or "/" or "en/of", and a word.
_JOINED = re.compile(r"([\w’'-]+)\s*(?:\ben\b|\ben/of\b|\balsmede\b|\bevenals\b|/)\s*([\w’'-]+)", re.IGNORECASE)
# Who says that it is one sum, or divides after it, has thought of it.
_SUMMED = re.compile(r"\b(samen|opgeteld|bij elkaar|gezamenlijk)\b", re.IGNORECASE)
_BEFORE_DENOMINATOR = re.compile(
    r"\b(gedeeld door|als deel van|ten opzichte van|per 1\.000|per duizend)\b", re.IGNORECASE
)
# As many signs are shown on either side of an error.
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `kind` is info (may stay) or warn (asks for a choice)."""

    code: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An indicator as far as it has been written. `formula` is None as long as it cannot be read or is not there."""

    name: str
    text: str
    source: str
    unit: Unit
    formula: Formula | None
    is_own_number: bool
    is_discussed: bool


def remarks(draft: Draft) -> tuple[Remark, ...]:
    """Remarks beside the form, the most pressing first."""
    found = (_denominator(draft), _two_things(draft), _source(draft), _discussed(draft))
    return tuple(sorted((remark for remark in found if remark), key=lambda remark: remark.kind != "warn"))


def two_things(text: str) -> str:
    """The words that seem to join two things in one sentence ("instroom en uitstroom"); empty when there are none.

    What stands after "gedeeld door" is a denominator and may be a sum; a sentence that says "samen" means to add up.
    """
    for sentence in _SENTENCE.findall(text):
        counted = _BEFORE_DENOMINATOR.split(sentence)[0]
        joined = _JOINED.search(counted)
        if joined and not _SUMMED.search(counted):
            return joined.group(0)
    return ""


def pointer(text: str, column: int) -> str:
    """The text around a column (from 1) on one line, and under it a mark at that column."""
    line = re.sub(r"\s", " ", text)
    start = max(column - 1 - _AROUND, 0)
    shown = line[start : column + _AROUND]
    lead = "… " if start else ""
    tail = " …" if column + _AROUND < len(line) else ""
    return f"{lead}{shown}{tail}\n{' ' * (len(lead) + column - 1 - start)}^"


def _denominator(draft: Draft) -> Remark | None:
    if not draft.unit.is_share:
        return None
    if draft.is_own_number:
        text = "U voert het percentage zelf in. Dan is niet te zien waarvan het een deel is. Beter zijn twee aantallen en een formule."
        return Remark("no-denominator", "warn", "Geen noemer.", text)
    if draft.formula is None or draft.formula.divides:
        return None
    text = "Een aandeel is een deel van iets. Deel door de groep waar het over gaat, bijvoorbeeld sbo / (bo + sbo)."
    return Remark("no-denominator", "warn", "Geen noemer.", text)


def _two_things(draft: Draft) -> Remark | None:
    for where, text in (("de naam", draft.name), ("de definitie", draft.text)):
        if words := two_things(text):
            said = (
                f"In {where} staat „{words}”. Als het ene stijgt en het andere daalt, zegt het cijfer niets. "
                "Maak er twee indicatoren van, of schrijf „samen” als u ze optelt."
            )
            return Remark("two-things", "warn", "Twee dingen in één zin?", said)
    return None


def _source(draft: Draft) -> Remark | None:
    if draft.source.strip():
        return None
    return Remark(
        "no-source", "warn", "Geen bron.", "Schrijf waar het getal vandaan komt, zodat een ander het kan nazoeken."
    )


def _discussed(draft: Draft) -> Remark | None:
    if draft.is_discussed:
        return None
    text = "Nog niemand bespreekt dit cijfer. Koppel het na het bewaren in het plan en kies daar het gremium en de maanden."
    return Remark("not-discussed", "info", "Geen bespreekmoment.", text)
