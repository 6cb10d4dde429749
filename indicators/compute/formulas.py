"""The formulas of the national indicators: which measures make the numerator and the denominator, and on what basis."""

from dataclasses import dataclass
from typing import Literal

from indicators.enums import Sector, Unit

Basis = Literal["school", "residence"]

# The vo pupils who are not in praktijkonderwijs: no file has this column, compute derives it per vestiging.
VO_WITHOUT_PRO = "vo-without-pro"
# The measures that come from the po files, so that a municipality absent from such a file touches them.
PO_FILE_MEASURES = frozenset({"bo", "sbo", "so", "vso"})


@dataclass(frozen=True, slots=True)
class Formula:
    """One indicator as sums of measures. An empty denominator makes it a count; a denominator is always by school.

    `rest` names the measures of the denominator outside the numerator; it is filled where the numerator is part of
    its denominator.
    """

    code: str
    sector: Sector
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    numerator_basis: Basis = "school"

    @property
    def part_of_whole(self) -> bool:
        """Whether the numerator is part of the denominator, which makes the bounds of the share tighter."""
        return bool(self.rest)

    @property
    def unit(self) -> Unit:
        """Percent for a share, count for a number of pupils."""
        return Unit.PERCENT if self.denominator else Unit.COUNT

    @property
    def from_po_file(self) -> bool:
        """Whether any part of it is read from a po file."""
        return not PO_FILE_MEASURES.isdisjoint((*self.numerator, *self.denominator))


def _count(measure: str, sector: Sector) -> Formula:
    return Formula(f"leerlingen-{measure}", sector, (measure,))


_ALL = (
    Formula("deelname-sbo", Sector.PO, ("sbo",), ("bo", "sbo"), rest=("bo",)),
    Formula("deelname-so-schoolgaand", Sector.PO, ("so",), ("bo", "sbo")),
    Formula("deelname-so-woonachtig", Sector.PO, ("so",), ("bo", "sbo"), numerator_basis="residence"),
    Formula("deelname-vso-schoolgaand", Sector.VO, ("vso",), ("vo",)),
    Formula("deelname-pro", Sector.VO, ("pro",), ("vo",), rest=(VO_WITHOUT_PRO,)),
    _count("bo", Sector.PO),
    _count("sbo", Sector.PO),
    _count("so", Sector.PO),
    _count("vso", Sector.VO),
    _count("vo", Sector.VO),
    _count("pro", Sector.VO),
)

FORMULAS: dict[str, Formula] = {formula.code: formula for formula in _ALL}
