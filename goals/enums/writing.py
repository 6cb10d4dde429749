"""Writing a plan together, adopting it, and the jaarplan of each year."""

from enum import StrEnum


class CommentEnd(StrEnum):
    """How a comment ends; none stays open for ever."""

    SOLVED = "opgelost"
    ACTION = "actie"
    AGENDA = "agendapunt"


class SuggestionState(StrEnum):
    """What the author did with a suggestion."""

    OPEN = "open"
    ACCEPTED = "overgenomen"
    REFUSED = "niet overgenomen"


class VersionState(StrEnum):
    """Where a version of the plan stands."""

    CONCEPT = "concept"
    ADOPTED = "vastgesteld"
    WITHDRAWN = "ingetrokken"


class StepKind(StrEnum):
    """A step of the adoption route (WPO art. 18a, WVO 2020 art. 2.47, WMS art. 14a)."""

    CONCEPT = "concept"
    NEIGHBOUR = "overleg"
    OOGO = "oogo"
    CONSENT = "instemming"
    SUPERVISION = "goedkeuring"
    ADOPTION = "vaststelling"
    INSPECTORATE = "inzending"
    OWN = "eigen"


class StepOutcome(StrEnum):
    """How a step ended."""

    OPEN = "open"
    AGREED = "akkoord"
    CONDITIONAL = "akkoord onder voorwaarden"
    REFUSED = "niet akkoord"
    SKIPPED = "niet van toepassing"


class YearPlanState(StrEnum):
    """Where a jaarplan stands."""

    CONCEPT = "concept"
    ADOPTED = "vastgesteld"
    EVALUATED = "geëvalueerd"


class Along(StrEnum):
    """What comes along with the elements of the period before, beside their words; the value stands in the form."""

    OWNERS = "eigenaren"
    RISKS = "risicos"
    MILESTONES = "mijlpalen"
    BUDGET = "begroting"


class Unfinished(StrEnum):
    """What happens at year end with an activiteit that is not ready."""

    ON = "door"
    GONE = "weg"
    OTHERWISE = "anders"
