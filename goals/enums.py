"""Fixed word lists of the goals app. Values are stored; labels are what people read."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way an indicator should move for the link it measures."""

    UP = "up"
    DOWN = "down"
    CORRIDOR = "corridor"
    MAINTAIN = "maintain"

    @property
    def label(self) -> str:
        """The Dutch word a person reads."""
        return DIRECTION_LABELS[self]


class Status(StrEnum):
    """How a figure stands against its path. Declared in the order in which a profile names them."""

    ON_TRACK = "on_track"
    ATTENTION = "attention"
    OFF_TRACK = "off_track"
    ACHIEVED = "achieved"
    NO_VERDICT = "no_verdict"

    @property
    def label(self) -> str:
        """The Dutch word that always stands beside the mark."""
        return STATUS_LABELS[self]

    @property
    def css(self) -> str:
        """Suffix of the mark's symbol and colour class: ok, att, off, done or none."""
        return STATUS_CSS[self]


class Reason(StrEnum):
    """Why an assessment came out as it did; the sentence is built from it."""

    WITHIN_MARGIN = "within_margin"
    BETWEEN_BOUNDS = "between_bounds"
    BEYOND_LIMIT = "beyond_limit"
    TARGET_REACHED = "target_reached"
    INTERVAL_UNDECIDED = "interval_undecided"
    BEFORE_BASELINE = "before_baseline"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"


class ActivityStatus(StrEnum):
    """How far an activity is, as its owner says."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The Dutch word a person reads."""
        return ACTIVITY_STATUS_LABELS[self]


class Responsibility(StrEnum):
    """Who can steer it: the bureau by itself, or the network of schoolbesturen, schools and partners."""

    BUREAU = "bureau"
    NETWORK = "netwerk"

    @property
    def label(self) -> str:
        """The Dutch words a person reads."""
        return RESPONSIBILITY_LABELS[self]


class PathKind(StrEnum):
    """How the path runs from baseline to target."""

    LINEAR = "linear"
    STEPPED = "stepped"
    OWN = "own"

    @property
    def label(self) -> str:
        """The Dutch words a person reads."""
        return PATH_LABELS[self]


class YearKind(StrEnum):
    """The two clocks of a samenwerkingsverband: money runs by calendar year, the work by school year."""

    CALENDAR = "kalenderjaar"
    SCHOOL = "schooljaar"


class FrameworkKind(StrEnum):
    """What an element of the plan can serve."""

    STATUTORY = "statutory"
    RESPONSIBILITY = "responsibility"
    STANDARD = "standard"
    PROCESS = "process"

    @property
    def label(self) -> str:
        """The Dutch words a person reads."""
        return FRAMEWORK_LABELS[self]

    @property
    def plural(self) -> str:
        """The same for a heading."""
        return FRAMEWORK_PLURALS[self]


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


class Unfinished(StrEnum):
    """What happens at year end with an activiteit that is not ready."""

    ON = "door"
    GONE = "weg"
    OTHERWISE = "anders"


class RoundState(StrEnum):
    """Where a round of contributions stands."""

    PREPARED = "in voorbereiding"
    ASKED = "uitgezet"
    CLOSED = "gesloten"


class ContributionState(StrEnum):
    """How far one party is."""

    ASKED = "gevraagd"
    OPENED = "geopend"
    PREPARED = "klaar voor ondertekening"
    SUBMITTED = "ingediend"
    RETURNED = "teruggestuurd"
    ACCEPTED = "aanvaard"


class ReminderKind(StrEnum):
    """How a reminder came about."""

    SCHEDULED = "volgens schema"
    BY_HAND = "met de hand"


class MoneyKind(StrEnum):
    """From which money something is paid (the two that schoolbesturen account for apart)."""

    LUMPSUM = "lumpsum"
    SWV = "swv-middelen"


class WorkbookState(StrEnum):
    """Where an Excel file of the plan stands that was handed in."""

    CHECKED = "te controleren"
    TAKEN_OVER = "overgenomen"
    DISCARDED = "terzijde gelegd"
    UNDONE = "teruggedraaid"


class DocumentForm(StrEnum):
    """In which form a document leaves; the value stands in URLs."""

    PDF = "pdf"
    WORD = "word"
    A3 = "a3"
    A4 = "a4"

    @property
    def label(self) -> str:
        """What it is called where one chooses."""
        return DOCUMENT_LABELS[self]

    @property
    def extension(self) -> str:
        """How its file name ends."""
        return "docx" if self is DocumentForm.WORD else "pdf"


DOCUMENT_LABELS = {
    DocumentForm.PDF: "Pdf",
    DocumentForm.WORD: "Word",
    DocumentForm.A3: "Op één pagina, A3",
    DocumentForm.A4: "Op één pagina, A4",
}
DIRECTION_LABELS = {
    Direction.UP: "omhoog",
    Direction.DOWN: "omlaag",
    Direction.CORRIDOR: "binnen een bandbreedte",
    Direction.MAINTAIN: "gelijk houden",
}
PATH_LABELS = {
    PathKind.LINEAR: "gelijkmatig",
    PathKind.STEPPED: "in één stap, in het streefjaar",
    PathKind.OWN: "met eigen tussenstappen",
}
RESPONSIBILITY_LABELS = {
    Responsibility.BUREAU: "het bureau zelf",
    Responsibility.NETWORK: "het netwerk van scholen en partners",
}
# Chance and impact of a risk, from 1 to 3.
RISK_LABELS = {1: "klein", 2: "gemiddeld", 3: "groot"}
FRAMEWORK_LABELS = {
    FrameworkKind.STATUTORY: "wettelijk onderdeel",
    FrameworkKind.RESPONSIBILITY: "verantwoordelijkheid",
    FrameworkKind.STANDARD: "inspectiestandaard",
    FrameworkKind.PROCESS: "proces",
}
FRAMEWORK_PLURALS = {
    FrameworkKind.STATUTORY: "Wettelijke onderdelen",
    FrameworkKind.RESPONSIBILITY: "Verantwoordelijkheden",
    FrameworkKind.STANDARD: "Inspectiestandaarden",
    FrameworkKind.PROCESS: "Processen",
}
STATUS_LABELS = {
    Status.ON_TRACK: "op koers",
    Status.ATTENTION: "aandacht",
    Status.OFF_TRACK: "van koers",
    Status.ACHIEVED: "behaald",
    Status.NO_VERDICT: "geen oordeel",
}
STATUS_CSS = {
    Status.ON_TRACK: "ok",
    Status.ATTENTION: "att",
    Status.OFF_TRACK: "off",
    Status.ACHIEVED: "done",
    Status.NO_VERDICT: "none",
}
ACTIVITY_STATUS_LABELS = {
    ActivityStatus.PLANNED: "gepland",
    ActivityStatus.RUNNING: "loopt",
    ActivityStatus.DONE: "klaar",
    ActivityStatus.STOPPED: "gestopt",
}


class PlanPhase(StrEnum):
    """Where a plan is in time: being prepared, in force, or over."""

    AHEAD = "in voorbereiding"
    RUNNING = "loopt"
    PAST = "voorbij"


class ImportState(StrEnum):
    """How far a Word file is on its way to being a plan."""

    WAITING = "te koppelen"
    TAKEN = "overgenomen"
    UNDONE = "teruggedraaid"
