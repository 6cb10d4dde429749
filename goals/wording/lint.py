"""What planlint says: each kind of finding by its name, and each finding as bold first words, a sentence and what to do.

Pure: no Django. {this_goal}, {goals} and the like are the own names of the levels; {name}, {0}, {1} come from the finding.
"""

from dataclasses import dataclass

from goals.compute.lint import CODES, Code, Finding
from goals.compute.lint.codes import Mend
from goals.kinds import Kind
from osp import dutch
from osp.levels import LEVELS, Levels


@dataclass(frozen=True, slots=True)
class Wording:
    """`label` names the kind in lists and settings, `why` says there what is wrong with it."""

    label: str
    why: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words; `action` is the text of the link to where it is mended."""

    title: str
    text: str
    action: str


WORDINGS: dict[Code, Wording] = {
    Code.NO_FRAMEWORK: Wording(
        "Geen kader",
        "Zonder kader is niet te zien welke wettelijke onderdelen het plan dient.",
        "Nog geen kader.",
        "Neem het over; dan ziet u welke wettelijke onderdelen nog geen {goal} hebben.",
    ),
    Code.STATUTORY_WITHOUT_GOAL: Wording(
        "Wettelijk onderdeel zonder {goal}",
        "De wet wil dat het plan over elk onderdeel gaat.",
        "Wettelijk onderdeel zonder {goal}.",
        "Geen {goal} dient „{name}”.",
    ),
    Code.NO_GOAL: Wording(
        "{Priority} zonder {goals}",
        "Een {goal} zegt wat er over vier jaar anders is en waaraan u dat ziet.",
        "Nog geen {goal}.",
        "Een {goal} zegt wat er over vier jaar anders is en waaraan u dat ziet.",
    ),
    Code.NO_OWNER: Wording(
        "{Goal} zonder eigenaar",
        "Zonder eigenaar houdt niemand het in de gaten.",
        "Geen eigenaar.",
        "Niemand houdt {this_goal} in de gaten.",
    ),
    Code.PAST: Wording(
        "Einddatum voorbij",
        "Het liep af en is niet behaald.",
        "De einddatum is voorbij.",
        "{This_goal} liep tot {0}.",
    ),
    Code.NO_INDICATOR: Wording(
        "{Goal} zonder indicator",
        "Zonder indicator is niet te zien of het wordt gehaald.",
        "Geen indicator.",
        "Zonder indicator is niet te zien of {this_goal} wordt gehaald.",
    ),
    Code.NO_NOTICEABLE: Wording(
        "Alleen meetbaar",
        "Een cijfer alleen zegt niet wat leerlingen, ouders of leraren merken.",
        "Alleen meetbaar.",
        "Wat gaan leerlingen, ouders of leraren ervan merken?",
    ),
    Code.TWO_THINGS: Wording(
        "Twee dingen in één {goal}",
        "Lukt het ene wel en het andere niet, dan is niet te zeggen of het is gehaald.",
        "Twee dingen in één {goal}?",
        "„{0}” en „{1}” hebben elk een eigen maat.",
    ),
    Code.PROMISE: Wording(
        "Belofte zonder getal",
        "Woorden als versterken en optimaliseren zeggen niet wanneer het is gelukt.",
        "Belofte zonder getal: „{0}”.",
        "{1}",
    ),
    Code.PRIORITY_PROMISE: Wording(
        "Belofte zonder getal in een {priority}",
        "De beschrijving belooft iets, en geen {goal} eronder zegt hoeveel.",
        "Belofte zonder getal: „{0}”.",
        "{1} Ook geen {goal} eronder noemt een getal.",
    ),
    Code.ACTIVITY_TWO_THINGS: Wording(
        "Twee dingen in één {activity}",
        "Is het ene klaar en het andere niet, dan is niet te zeggen hoe ver het is.",
        "Twee dingen in één {activity}?",
        "„{0}” en „{1}” zijn elk op een eigen dag klaar.",
    ),
    Code.ACTIVITY_PROMISE: Wording(
        "{Activity} als belofte",
        "Wat u doet, kunt u afvinken; woorden als versterken en werken aan niet.",
        "Wanneer is dit gedaan: „{0}”?",
        "„{name}”. {1}",
    ),
    Code.ACTIVITY_NO_OWNER: Wording(
        "{Activity} zonder eigenaar",
        "Wat van niemand is, gebeurt niet.",
        "{Activity} zonder eigenaar.",
        "Niemand voert „{name}” uit.",
    ),
    Code.ACTIVITY_NO_DATE: Wording(
        "{Activity} zonder datum",
        "Zonder datum is niet te zien of het op tijd gebeurt.",
        "{Activity} zonder datum.",
        "Wanneer is „{name}” klaar?",
    ),
    Code.OVERDUE: Wording(
        "{Activity} over tijd",
        "De dag is voorbij en het is niet klaar.",
        "{Activity} over tijd.",
        "„{name}” zou op {0} klaar zijn.",
    ),
    Code.LINK_NO_OWNER: Wording(
        "Indicator zonder eigenaar",
        "Niemand ziet erop toe dat het cijfer er komt en wordt besproken.",
        "Indicator zonder eigenaar.",
        "Niemand houdt {name} in de gaten: {this_priority} heeft geen eigenaar.",
    ),
    Code.NO_DENOMINATOR: Wording(
        "Indicator zonder noemer",
        "Een aandeel is een deel van iets; zonder noemer is niet te zien waarvan.",
        "Geen noemer.",
        "{name} is een aandeel, en de definitie zegt niet waarvan.",
    ),
    Code.NO_SOURCE: Wording(
        "Indicator zonder bron",
        "Een cijfer zonder bron kan een ander niet nazoeken.",
        "Geen bron.",
        "Waarmee wordt {name} gemeten?",
    ),
    Code.NOT_DISCUSSED: Wording(
        "Indicator zonder bespreekmoment",
        "Een cijfer dat niemand bespreekt, verandert niets.",
        "Wordt nergens besproken.",
        "Geen gremium heeft {name} op zijn agenda.",
    ),
    Code.DISCUSSED_EARLY: Wording(
        "Besproken voordat het cijfer er is",
        "De telling is dan geweest, het cijfer komt later.",
        "Besproken voordat het cijfer er is.",
        "{name}: {2}. De telling van {0} komt meestal in {1}.",
    ),
    Code.NO_TARGET: Wording(
        "Indicator zonder streefwaarde",
        "Zonder streefwaarde komt er nooit een oordeel.",
        "Nog geen streefwaarde",
        "bij {name}.",
    ),
    Code.TARGET_IS_BASELINE: Wording(
        "Streefwaarde gelijk aan nulmeting",
        "De richting is omhoog of omlaag, en er hoeft niets te veranderen.",
        "De streefwaarde is de nulmeting.",
        "{name} hoeft niet te veranderen. Kies een andere streefwaarde, of de richting „gelijk houden”.",
    ),
    Code.PATH_DOUBT: Wording(
        "Pad dat opvalt",
        "Een tussenstap gaat voorbij de streefwaarde of weer terug.",
        "Pad van {name}.",
        "{0}",
    ),
    Code.INCOMPLETE: Wording(
        "Onvolledig cijfer",
        "Het totaal mist een deel.",
        "Onvolledig cijfer.",
        "{name} mist een deel; het totaal is onvolledig.",
    ),
}
ACTIONS: dict[Mend, str] = {
    Mend.FRAMEWORK: "Naar het kader",
    Mend.NEW_GOAL: "Voeg een {goal} toe",
    Mend.NEW_GOAL_FOR_ITEM: "Maak er een {goal} voor",
    Mend.NEW_LINK: "Koppel een indicator",
    Mend.TALKS: "Kies gremium en maanden",
    Mend.DEFINITION: "Vul de definitie aan",
    Mend.FIGURES: "Bekijk het cijfer",
    Mend.LINK: "Wijzig de afspraak",
    Mend.PRIORITY: "Wijzig {the_priority}",
    Mend.GOAL: "Wijzig {the_goal}",
    Mend.ACTIVITY: "Wijzig {the_activity}",
    Mend.DETAILS: "Wijs iemand aan",
}
# Where the usual words of the form would not say what to do in it.
OWN_ACTIONS: dict[Code, str] = {
    Code.NO_OWNER: "Wijs iemand aan",
    Code.PAST: "Kies een datum",
    Code.TWO_THINGS: "Maak er twee van",
    Code.PROMISE: "Schrijf hoeveel",
    Code.PRIORITY_PROMISE: "Schrijf hoeveel",
    Code.ACTIVITY_TWO_THINGS: "Maak er twee van",
    Code.ACTIVITY_PROMISE: "Schrijf wat u doet",
    Code.ACTIVITY_NO_OWNER: "Wijs iemand aan",
    Code.ACTIVITY_NO_DATE: "Kies een datum",
    Code.OVERDUE: "Werk de stand bij",
    Code.NO_SOURCE: "Vul het middel in",
    Code.DISCUSSED_EARLY: "Kies andere maanden",
    Code.NO_TARGET: "Spreek er een af",
}


def said(finding: Finding, levels: Levels) -> Said:
    """A finding in words."""
    wording, words = WORDINGS[finding.code], {**_words(levels), "name": finding.name}
    action = OWN_ACTIONS.get(finding.code) or ACTIONS[CODES[finding.code].mend]
    title, text, action = (each.format(*finding.about, **words) for each in (wording.title, wording.text, action))
    return Said(title, dutch.sentence_case(text) if text[:4] != "bij " else text, action)


def label(code: Code, levels: Levels) -> str:
    """What a kind of finding is called: "Doel zonder eigenaar"."""
    return WORDINGS[code].label.format(**_words(levels))


def why(code: Code, levels: Levels) -> str:
    """What is wrong with it."""
    return WORDINGS[code].why.format(**_words(levels))


def place(finding: Finding, levels: Levels) -> str:
    """Where it stands: "doel 2.1", "activiteit 2.1.3"; for a statutory item the item itself."""
    if finding.kind is Kind.TAG:
        return f"onderdeel {finding.name}"
    if finding.kind is Kind.PLAN:
        return "het plan"
    level = levels.activity if finding.activity_id else levels.goal if finding.goal_id else levels.priority
    return f"{level.singular} {finding.number}"


def _words(levels: Levels) -> dict[str, str]:
    words = dict(levels.words)
    for level in LEVELS:
        name = levels.of(level)
        words |= {f"this_{level}": name.this, f"This_{level}": dutch.sentence_case(name.this)}
        words[level.capitalize()] = name.capital
    return words
