"""What was agreed about one indicator through time: the agreement that holds now, and those that held before it. Pure values."""

from dataclasses import dataclass
from datetime import date

from goals.targets import Target


@dataclass(frozen=True, slots=True)
class Former:
    """An agreement that was changed mid-term: it held for every figure from before the day `until`."""

    target: Target
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Course:
    """The agreement that holds now (None: nothing is agreed any more, or not enough yet) and the former ones, oldest first."""

    target: Target | None = None
    former: tuple[Former, ...] = ()

    @classmethod
    def of(cls, target: Target | None, former: tuple[Former, ...]) -> "Course":
        """The same without changes that changed nothing in the end, as when somebody took one back on the same day."""
        targets = [*(each.target for each in former), target]
        kept = (each for each, following in zip(former, targets[1:], strict=True) if each.target != following)
        return cls(target, tuple(kept))

    @property
    def changed_on(self) -> date | None:
        """The day of the last change; None where there was none."""
        return self.former[-1].until if self.former else None

    def former_on(self, day: date) -> Former | None:
        """The former agreement that held on a day; None where the present one did."""
        return next((each for each in self.former if day < each.until), None)

    def on(self, day: date) -> Target | None:
        """What was agreed on a day. Before the first change that is the first agreement, however long before."""
        former = self.former_on(day)
        return self.target if former is None else former.target
