"""How an indicator should move, along which path, and how it stands against that."""

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


class PathKind(StrEnum):
    """How the path runs from baseline to target."""

    LINEAR = "linear"
    STEPPED = "stepped"
    OWN = "own"

    @property
    def label(self) -> str:
        """The Dutch words a person reads."""
        return PATH_LABELS[self]


DIRECTION_LABELS = {
    Direction.UP: "omhoog",
    Direction.DOWN: "omlaag",
    Direction.CORRIDOR: "binnen een bandbreedte",
    Direction.MAINTAIN: "gelijk houden",
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
PATH_LABELS = {
    PathKind.LINEAR: "gelijkmatig",
    PathKind.STEPPED: "in één stap, in het streefjaar",
    PathKind.OWN: "met eigen tussenstappen",
}
