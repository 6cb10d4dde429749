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
ACTIVITY_STATUS_LABELS = {
    ActivityStatus.PLANNED: "gepland",
    ActivityStatus.RUNNING: "loopt",
    ActivityStatus.DONE: "klaar",
    ActivityStatus.STOPPED: "gestopt",
}
