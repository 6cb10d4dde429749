"""What a plan consists of: activiteiten, money, risks and the framework that it serves, and how a plan comes about."""

from enum import StrEnum


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


class MoneyKind(StrEnum):
    """From which money something is paid (the two that schoolbesturen account for apart)."""

    LUMPSUM = "lumpsum"
    SWV = "swv-middelen"


ACTIVITY_STATUS_LABELS = {
    ActivityStatus.PLANNED: "gepland",
    ActivityStatus.RUNNING: "loopt",
    ActivityStatus.DONE: "klaar",
    ActivityStatus.STOPPED: "gestopt",
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
DOCUMENT_LABELS = {
    DocumentForm.PDF: "Pdf",
    DocumentForm.WORD: "Word",
    DocumentForm.A3: "Op één pagina, A3",
    DocumentForm.A4: "Op één pagina, A4",
}
