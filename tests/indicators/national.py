"""The definitions of the national catalogue, and figures made from a frame of placed rows."""

from functools import cache
from typing import TYPE_CHECKING

from indicators.compute.counting import counted_sums
from indicators.compute.definition import Definition, valid_stretches
from indicators.compute.figures import UnitFigure, compute
from indicators.compute.language import parse, resolve
from indicators.enums import Sector, Unit
from indicators.reference import national_rows

if TYPE_CHECKING:
    import pandas as pd

# The indicators that DUO's counts of pupils have made from the first release on.
FIRST = (
    "deelname-sbo",
    "deelname-so-schoolgaand",
    "deelname-so-woonachtig",
    "deelname-vso-schoolgaand",
    "deelname-pro",
    *(f"leerlingen-{measure}" for measure in ("bo", "sbo", "so", "vso", "vo", "pro")),
)


@cache
def national_definitions() -> tuple[Definition, ...]:
    """Every national definition with a formula, by its code and version."""
    rows = [row for row in national_rows() if row["version"][0].get("formula")]
    formulas = {row["code"]: parse(row["version"][-1]["formula"]) for row in rows}
    return tuple(
        Definition(
            key=f"{row['code']}/{version['version']}",
            code=row["code"],
            sector=Sector(row["sector"]) if row["sector"] else None,
            unit=Unit(row["unit"]),
            factor=version["factor"],
            formula=resolve(parse(version["formula"]), formulas),
            valid_from=0 if version["version"] == 1 else first,
            valid_until=last,
        )
        for row in rows
        for version, (first, last) in zip(
            row["version"], valid_stretches([each["valid_from"] for each in row["version"]]), strict=True
        )
    )


def definition(code: str) -> Definition:
    """The newest version of one of them."""
    return [each for each in national_definitions() if each.code == code][-1]


def first_definitions() -> list[Definition]:
    """Those of the first release."""
    return [definition(code) for code in FIRST]


def computed(
    observations: "pd.DataFrame",
    *,
    by_residence: "pd.DataFrame | None" = None,
    definitions: list[Definition] | None = None,
    **given,
) -> list[UnitFigure]:
    """Figures of placed rows; without rows of their own the pupils with a known home tell where they live."""
    homes = observations[observations["has_residence"].astype(bool)] if by_residence is None else by_residence
    sums = counted_sums(by_school=observations, by_home=homes)
    return compute(sums=sums, definitions=definitions or first_definitions(), **given)
