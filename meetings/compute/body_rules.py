"""The rules of a gremium, and how they read. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.enums import MAJORITY_LABELS, PURPOSE_LABELS, WEIGHTING_LABELS, Majority, Purpose, Weighting
from osp import dutch

USUAL_PAPERS_DAYS = 10
HALF, MORE_THAN_HALF, ALL = 50, 51, 100


@dataclass(frozen=True, slots=True)
class Rules:
    """What a gremium goes by. `quorum_percent`: part of the voting members that must take part, None for no quorum.

    `purposes` is what may be put before it, empty for everything; `papers_days` how long before a meeting its papers are there;
    `schoolbestuur` the number of whom a kwaliteitsgesprek is with.
    """

    quorum_percent: int | None = None
    majority: Majority = Majority.SIMPLE
    weighting: Weighting = Weighting.EQUAL
    purposes: tuple[Purpose, ...] = ()
    sees_confidential: bool = False
    papers_days: int = USUAL_PAPERS_DAYS
    schoolbestuur: str = ""


def told_rules(rules: Rules) -> list[tuple[str, str]]:
    """The rules as pairs of a word and a sentence, for on a page."""
    return [
        ("Quorum", quorum_sentence(rules.quorum_percent)),
        ("Besluit", f"Bij {MAJORITY_LABELS[rules.majority]}; onthoudingen tellen niet mee."),
        ("Stemmen", f"{dutch.sentence_case(WEIGHTING_LABELS[rules.weighting])}."),
        ("Waarvoor", purposes_sentence(rules.purposes)),
        ("Vertrouwelijk", _confidential(rules.sees_confidential)),
        ("Stukken", papers_sentence(rules.papers_days)),
    ]


def quorum_sentence(percent: int | None) -> str:
    """How many voting members must take part."""
    if percent is None:
        return "Geen: hoeveel leden er ook zijn, een besluit geldt."
    if percent >= ALL:
        return "Alle leden met stemrecht doen mee."
    if percent == MORE_THAN_HALF:
        return "Meer dan de helft van de leden met stemrecht doet mee."
    part = "de helft" if percent == HALF else f"{percent}%"
    return f"Ten minste {part} van de leden met stemrecht doet mee."


def told_short(rules: Rules) -> str:
    """Quorum and majority in a few words: "Quorum 50%; meer dan de helft van de stemmen"."""
    quorum = "geen quorum" if rules.quorum_percent is None else f"quorum {rules.quorum_percent}%"
    return f"{dutch.sentence_case(quorum)}; {MAJORITY_LABELS[rules.majority]}."


def purposes_sentence(purposes: Sequence[Purpose]) -> str:
    """What may be put before it."""
    if not purposes:
        return "Alles kan worden voorgelegd."
    return f"{dutch.sentence_case(dutch.join_words([PURPOSE_LABELS[each] for each in Purpose if each in purposes]))}."


def papers_sentence(days: int) -> str:
    """When its papers are there."""
    if not days:
        return "Op de dag zelf."
    return f"{dutch.plural(days, 'dag', 'dagen')} voor de vergadering."


def _confidential(sees: bool) -> str:
    return "Ziet ook vertrouwelijke punten." if sees else "Ziet geen vertrouwelijke punten, tenzij het meeleest."
