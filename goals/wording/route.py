"""What the route of a version notices, in Dutch: bold first words, and a sentence that says what to do. Pure: no Django."""

from datetime import date

from goals.compute.route_rules import Finding, RuleFinding, StepFacts
from goals.compute.timetable import Slot
from goals.enums import StepKind, StepOutcome
from osp import dutch

Said = tuple[str, str]
# As something that comes first: "vóór de instemming van de OPR".
NOUNS = {
    StepKind.CONCEPT: "het concept",
    StepKind.NEIGHBOUR: "het overleg met het andere samenwerkingsverband",
    StepKind.OOGO: "het overleg met de gemeenten",
    StepKind.CONSENT: "de instemming van de OPR",
    StepKind.SUPERVISION: "de goedkeuring van het intern toezicht",
    StepKind.ADOPTION: "de vaststelling",
    StepKind.INSPECTORATE: "de inzending",
    StepKind.OWN: "deze stap",
}
# In a picture, where room is short.
SHORT = {
    StepKind.CONCEPT: "Concept",
    StepKind.NEIGHBOUR: "Overleg po-vo",
    StepKind.OOGO: "OOGO",
    StepKind.CONSENT: "Instemming OPR",
    StepKind.SUPERVISION: "Goedkeuring",
    StepKind.ADOPTION: "Vaststelling",
    StepKind.INSPECTORATE: "Inzending",
}
PAST = {StepKind.ADOPTION: "Vastgesteld", StepKind.INSPECTORATE: "Ingezonden"}
DONE = "Gedaan"
WEEK = 7
# From so many days on a stretch is told in weeks.
IN_WEEKS = 14


# How a step ends in words of its own; the plain words of StepOutcome for the rest.
ENDINGS: dict[StepKind, dict[StepOutcome, str]] = {
    StepKind.CONCEPT: {StepOutcome.AGREED: "klaar"},
    StepKind.CONSENT: {
        StepOutcome.AGREED: "ingestemd",
        StepOutcome.CONDITIONAL: "ingestemd onder voorwaarden",
        StepOutcome.REFUSED: "niet ingestemd",
    },
    StepKind.SUPERVISION: {
        StepOutcome.AGREED: "goedgekeurd",
        StepOutcome.CONDITIONAL: "goedgekeurd onder voorwaarden",
        StepOutcome.REFUSED: "niet goedgekeurd",
    },
    StepKind.ADOPTION: {
        StepOutcome.AGREED: "vastgesteld",
        StepOutcome.CONDITIONAL: "vastgesteld onder voorwaarden",
        StepOutcome.REFUSED: "niet vastgesteld",
    },
    StepKind.INSPECTORATE: {StepOutcome.AGREED: "ingezonden"},
    StepKind.OWN: {StepOutcome.AGREED: "gedaan"},
}
# Steps that one does or does not: nobody agrees to them.
PLAIN = frozenset({StepKind.CONCEPT, StepKind.INSPECTORATE})


def outcome_word(kind: StepKind, outcome: StepOutcome) -> str:
    """How a step ended: "ingestemd onder voorwaarden", "ingezonden"."""
    return ENDINGS.get(kind, {}).get(outcome, outcome.value)


def outcomes(kind: StepKind) -> list[tuple[str, str]]:
    """What can be chosen for a step of this kind, as value and word."""
    agreement = {StepOutcome.CONDITIONAL, StepOutcome.REFUSED} if kind in PLAIN else set()
    return [(each.value, outcome_word(kind, each)) for each in StepOutcome if each not in agreement]


def finding(found: RuleFinding, step: StepFacts) -> Said:
    """What a rule noticed about this step."""
    if found.other is not None:
        return _order(found.code, step, found.other)
    return _ALONE[found.code]


_ALONE: dict[Finding, Said] = {
    Finding.LATE_SENT: (
        "Ingezonden na 1 mei.",
        "De inspectie hoort het plan vóór 1 mei te hebben. Schrijf bij de toelichting hoe dat kwam.",
    ),
    Finding.NOT_SENT: (
        "Nog niet ingezonden, en 1 mei is voorbij.",
        "Zend het plan in zodra het is vastgesteld, of kies een latere ingangsdatum.",
    ),
    Finding.NO_EVIDENCE: ("Nog geen bewijs.", "Voeg de brief, het verslag of het besluit toe."),
    Finding.OPEN_CONDITIONS: (
        "Akkoord onder voorwaarden.",
        "Schrijf bij de toelichting wat er met de voorwaarden is gedaan.",
    ),
    Finding.SKIPPED_STATUTORY: (
        "De wet vraagt deze stap.",
        "U zette hem op niet van toepassing. Kijk na of dat klopt.",
    ),
    Finding.PLANNED_PASSED: ("De geplande dag is voorbij.", "Leg vast hoe het afliep, of plan een nieuwe dag."),
}


def _order(code: Finding, step: StepFacts, other: StepFacts) -> Said:
    noun, done = NOUNS[other.kind], PAST.get(step.kind, DONE)
    law = f" ({other.law})" if other.law else ""
    if code is Finding.AGAINST:
        return f"{done} terwijl {noun} uitbleef.", f"Daar is de uitkomst „{StepOutcome.REFUSED}”{law}."
    if code is Finding.WITHOUT:
        return f"{done} zonder {noun}.", f"De wet wil dat eerst{law}. Leg vast wanneer het er kwam, of waarom niet."
    if step.day and other.day:
        verb = done if step.is_done and other.is_done else "Gepland"
        days = f"{dutch.date_long(step.day)} tegenover {dutch.date_long(other.day)}"
        return f"{verb} vóór {noun}.", f"{days}. De wet wil {noun} vooraf{law}."
    return f"Staat vóór {noun}.", f"De wet wil {noun} vooraf{law}."


def late(slot: Slot, *, is_done: bool, is_planned: bool) -> Said:
    """How much too late a step is; the slot is a late one."""
    span, last = stretch(slot.late_days), dutch.date_long(slot.latest_end)
    if is_done:
        return f"{dutch.sentence_case(span)} later dan het tijdpad.", f"Dat vroeg {last}."
    if is_planned:
        return (
            f"{dutch.sentence_case(span)} te laat.",
            f"Uiterlijk {last}: daarna is er te weinig tijd voor wat nog volgt.",
        )
    when = dutch.date_long(slot.expected)
    text = (
        f"Uiterlijk {last}, en op zijn vroegst klaar op {when}. Kort een termijn in, of kies een latere ingangsdatum."
    )
    return f"{dutch.sentence_case(span)} te laat, zoals het er nu voor staat.", text


def spare(slot: Slot, name: str) -> Said:
    """How far a planned step can move; `name` says what moves: "De OPR-vergadering", "Deze stap"."""
    weeks, last = slot.spare_weeks or 0, dutch.date_long(slot.latest_end)
    if not weeks:
        return f"{name} kan geen week later.", f"Uiterlijk {last}."
    return f"{name}: {_weeks(weeks)} later kan nog.", f"Uiterlijk {last}."


def meeting_off(body: str) -> Said:
    """A step that was tied to a meeting which is no longer there."""
    return f"{f'De vergadering van {body}' if body else 'De vergadering'} gaat niet door.", "Plan deze stap opnieuw."


def day(moment: date) -> str:
    """ "4 maart", where the year goes without saying."""
    return f"{moment.day} {dutch.MONTHS[moment.month - 1]}"


def too_short(slot: Slot) -> Said:
    """A term that does not fit after the step before it."""
    available = slot.available_weeks or 0
    room = f"zijn er {_weeks(available)}" if available > 1 else f"is er {'één' if available else 'geen'} week"
    return "Te weinig tijd na de vorige stap.", f"Tussen beide dagen {room}; de termijn is {_weeks(slot.weeks)}."


def stretch(days: int, *, spare: bool = False) -> str:
    """ "één dag", "zes dagen", "drie weken": whole weeks from two on, up for what is too late and down for what is spare."""
    if days < IN_WEEKS:
        return f"{dutch.number_word(days)} {'dag' if days == 1 else 'dagen'}"
    return _weeks(days // WEEK if spare else -(-days // WEEK))


def _weeks(number: int) -> str:
    return f"{dutch.number_word(number)} {'week' if number == 1 else 'weken'}"


def end_sentence(expected: date, deadline: date) -> str:
    """Where the whole route comes out: "Zoals het er nu voor staat bent u op 12 maart 2027 klaar, met zes weken speling."."""
    days = (deadline - expected).days
    told = f"met {stretch(days, spare=True)} speling" if days > 0 else f"{stretch(-days)} te laat"
    return f"Zoals het er nu voor staat bent u op {dutch.date_long(expected)} klaar, {told if days else 'precies op tijd'}."
