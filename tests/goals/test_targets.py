"""What an agreement may be: paths and their steps."""

from dataclasses import replace

import pytest

from goals.enums import Direction, PathKind
from goals.targets import Target, path_value

DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.5, 2027, 2.0)
OWN = replace(DOWN, path_kind=PathKind.OWN, steps=((2024, 2.4), (2026, 2.3)))
BAND = Target(Direction.CORRIDOR, 0.05, 0.15, low=2.0, high=2.2)


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        (DOWN, [2.5, 2.5, 2.375, 2.25, 2.125, 2.0, 2.0]),
        (replace(DOWN, path_kind=PathKind.STEPPED), [2.5, 2.5, 2.5, 2.5, 2.5, 2.0, 2.0]),
        (OWN, [2.5, 2.5, 2.4, 2.35, 2.3, 2.0, 2.0]),
        (BAND, [None] * 7),
    ],
)
def test_what_each_path_asks_a_year(target, asked):
    found = [path_value(target, year) for year in range(2022, 2029)]
    assert found == [value if value is None else pytest.approx(value, abs=1e-12) for value in asked]


@pytest.mark.parametrize(
    ("target", "changes", "message"),
    [
        (OWN, {"steps": ()}, "ten minste één"),
        (OWN, {"steps": ((2023, 2.4),)}, "na het jaar van de nulmeting"),
        (OWN, {"steps": ((2027, 2.4),)}, "voor het streefjaar"),
        (OWN, {"steps": ((2026, 2.3), (2025, 2.4))}, "op volgorde"),
        (OWN, {"steps": ((2025, 2.4), (2025, 2.3))}, "op volgorde"),
        (DOWN, {"steps": ((2025, 2.4),)}, "horen bij een pad met eigen tussenstappen"),
        (BAND, {"path_kind": PathKind.STEPPED}, "hoort bij omhoog of omlaag"),
        (BAND, {"path_kind": PathKind.OWN, "steps": ((2025, 2.4),)}, "hoort bij omhoog of omlaag"),
    ],
)
def test_path_that_cannot_be_is_refused_in_dutch(target, changes, message):
    with pytest.raises(ValueError, match=message):
        replace(target, **changes)


def test_favours_is_a_matter_of_direction():
    up = Target(Direction.UP, 0, 0, 2023, 1, 2027, 2)
    assert (up.favours(2, 1), up.favours(1, 2), up.favours(1, 1)) == (True, False, False)
    assert (DOWN.favours(2, 1), DOWN.favours(1, 2)) == (False, True)
    assert (BAND.favours(2, 1), BAND.favours(1, 2)) == (False, False)
