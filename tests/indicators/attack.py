"""Who wants to know: everything that is published as equations, and a linear program for what it leaves possible.

A name stands for one number of pupils. `tell` adds what somebody reads anywhere, `ranges` gives the lowest and the highest
number that every name can still have. Names that follow at once are filled in before; what is left is solved by HiGHS, all
names in one program: each has its own copy of the unknowns, once as low and once as high as possible.
"""

from collections.abc import Hashable, Iterable, Mapping
from math import ceil, floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csr_array, eye_array, kron

Name = Hashable
MANY = 10**6
COPIES = 60
SLACK = 1e-6


class ContradictionError(AssertionError):
    """What was published cannot all be true."""


class Attack:
    """Equations and inequalities over names that are all whole numbers of zero or more."""

    def __init__(self) -> None:
        self.rows: list[tuple[dict[Name, float], float, float]] = []
        self.least: dict[Name, int] = {}

    def tell(self, parts: Mapping[Name, float], low: float, high: float | None = None) -> None:
        """This weighted sum is so much, or lies between two numbers."""
        self.rows.append((dict(parts), low, low if high is None else high))

    def number(self, name: Name, low: int, high: int | None = None) -> None:
        self.tell({name: 1}, low, high)

    def adds_up(self, whole: Name, parts: Iterable[Name]) -> None:
        """A number is the sum of others."""
        self.tell({whole: 1, **dict.fromkeys(parts, -1)}, 0)

    def share(self, part: Name, whole: Name, percent: float, places: int = 2) -> None:
        """A percentage as it is printed: the pupils lie so that it rounds to this."""
        half = 0.5 * 10**-places
        self.tell({part: 100, whole: -(percent - half)}, 0, MANY * 100)
        self.tell({part: 100, whole: -(percent + half)}, -MANY * 100, 0)

    def at_least(self, name: Name, least: int) -> None:
        self.least[name] = least

    def ranges(self, names: Iterable[Name]) -> dict[Name, tuple[int, int]]:
        """The lowest and highest whole number that each name can have."""
        fixed, rows = self._filled_in()
        wanted = list(dict.fromkeys(names))
        found = {name: (round(fixed[name]), round(fixed[name])) for name in wanted if name in fixed}
        unknown = [name for name in wanted if name not in fixed]
        for start in range(0, len(unknown), COPIES):
            found |= self._solved(unknown[start : start + COPIES], rows)
        return found

    def _filled_in(self) -> tuple[dict[Name, float], list[tuple[dict[Name, float], float, float]]]:
        """Fill in, until nothing changes, every name that is alone in an equation."""
        fixed: dict[Name, float] = {}
        waiting, before = self.rows, -1
        while len(fixed) != before:
            before, rest = len(fixed), []
            for parts, low, high in waiting:
                known = sum(weight * fixed[name] for name, weight in parts.items() if name in fixed)
                left = {name: weight for name, weight in parts.items() if name not in fixed}
                if len(left) == 1 and low == high:
                    ((name, weight),) = left.items()
                    fixed[name] = (low - known) / weight
                elif left:
                    rest.append((left, low - known, high - known))
                elif not low - SLACK <= known <= high + SLACK:
                    raise ContradictionError((parts, low, known, high))
            waiting = rest
        return fixed, waiting

    def _solved(
        self, wanted: list[Name], rows: list[tuple[dict[Name, float], float, float]]
    ) -> dict[Name, tuple[int, int]]:
        columns = {
            name: place for place, name in enumerate(dict.fromkeys([*wanted, *(n for p, _, _ in rows for n in p)]))
        }
        matrix, lows, highs = _matrix(columns, rows)
        least = np.array([self.least.get(name, 0) for name in columns], dtype=float)
        copies = 2 * len(wanted)
        size = len(columns)
        cost = np.zeros(copies * size)
        for number, name in enumerate(wanted):
            cost[2 * number * size + columns[name]] = 1
            cost[(2 * number + 1) * size + columns[name]] = -1
        is_equal = lows == highs
        every = eye_array(copies)
        bounded = csr_array(matrix[~is_equal])
        result = linprog(
            cost,
            A_eq=kron(every, matrix[is_equal]) if is_equal.any() else None,
            b_eq=np.tile(lows[is_equal], copies) if is_equal.any() else None,
            A_ub=kron(every, coo_array(np.vstack([bounded.todense(), -bounded.todense()])))
            if (~is_equal).any()
            else None,
            b_ub=np.tile(np.concatenate([highs[~is_equal], -lows[~is_equal]]), copies) if (~is_equal).any() else None,
            bounds=np.column_stack([np.tile(least, copies), np.full(copies * size, MANY)]),
            method="highs",
        )
        if result.x is None:
            raise ContradictionError(result.message)
        found = {}
        for number, name in enumerate(wanted):
            low = result.x[2 * number * size + columns[name]]
            high = result.x[(2 * number + 1) * size + columns[name]]
            if min(abs(low - round(low)), abs(high - round(high))) > SLACK and high - low < 6:
                low, high = _whole(columns, matrix, lows, highs, least, name)
            found[name] = ceil(low - SLACK), floor(high + SLACK)
        return found


def _matrix(
    columns: Mapping[Name, int], rows: list[tuple[dict[Name, float], float, float]]
) -> tuple[csr_array, np.ndarray, np.ndarray]:
    cells = [(row, columns[name], weight) for row, (parts, _, _) in enumerate(rows) for name, weight in parts.items()]
    places = np.array([cell[:2] for cell in cells], dtype=int).reshape(-1, 2)
    values = np.array([cell[2] for cell in cells], dtype=float)
    matrix = csr_array(coo_array((values, (places[:, 0], places[:, 1])), shape=(len(rows), len(columns))))
    return matrix, np.array([row[1] for row in rows], dtype=float), np.array([row[2] for row in rows], dtype=float)


def _whole(columns, matrix, lows, highs, least, name) -> tuple[float, float]:
    """Once more with whole numbers alone, for a range that ends between two of them."""
    ends = []
    for sign in (1, -1):
        cost = np.zeros(len(columns))
        cost[columns[name]] = sign
        result = milp(
            cost,
            constraints=LinearConstraint(matrix, lows, highs),
            integrality=np.ones(len(columns)),
            bounds=Bounds(least, np.full(len(columns), MANY)),
        )
        ends.append(sign * result.fun)
    return ends[0], ends[1]


def recovered(found: Mapping[Name, tuple[int, int]], enough: int = 3) -> dict[Name, tuple[int, int]]:
    """The names of which fewer than three numbers are left."""
    return {name: ends for name, ends in found.items() if ends[1] - ends[0] + 1 < enough}
