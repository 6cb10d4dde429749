"""Adding up cells of which some read "<5", and the count rows that come of it."""

from dataclasses import dataclass, field
from datetime import date

from indicators.importers.base import CountRow


@dataclass(slots=True)
class Tally:
    """The sum of the exact cells, how many cells are hidden, and the vestigingen that were added."""

    known: int = 0
    hidden: int = 0
    vestigingen: set[str] = field(default_factory=set)

    def add(self, counted: tuple[int, int], vestiging: str = "") -> None:
        """Add the exact sum and the number of hidden cells of a row."""
        known, hidden = counted
        self.known += known
        self.hidden += hidden
        if vestiging:
            self.vestigingen.add(vestiging)


@dataclass(frozen=True, slots=True)
class School:
    """A vestiging as a file of pupils describes it; "" for what the file does not tell."""

    vestiging: str = ""
    name: str = ""
    place: str = ""
    postcode: str = ""
    denomination: str = ""
    schoolbestuur: str = ""
    gemeente: str = ""
    gemeente_name: str = ""


NO_SCHOOL = School()


def count_row(
    measure: str,
    counted: tuple[int, int],
    school: School = NO_SCHOOL,
    *,
    residence: str = "",
    unit: str = "",
    basis: str = "",
    schools: int = 0,
    on: date | None = None,
) -> CountRow:
    """A row with the bounds that follow from an exact sum and a number of hidden cells of 1 to 4."""
    known, hidden = counted
    return CountRow(
        measure=measure,
        vestiging=school.vestiging,
        postcode=school.postcode,
        denomination=school.denomination,
        schoolbestuur=school.schoolbestuur,
        gemeente=school.gemeente,
        gemeente_name=school.gemeente_name,
        name=school.name,
        place=school.place,
        residence=residence,
        low=known + hidden,
        high=known + 4 * hidden,
        hidden=hidden,
        known=known,
        unit=unit,
        basis=basis,
        schools=schools,
        reference_date=on,
    )


def counted_row(
    measure: str, tally: Tally, school: School = NO_SCHOOL, *, unit: str = "", basis: str = "", on: date | None = None
) -> CountRow:
    """The row of a tally, over as many vestigingen as were added to it."""
    schools = len(tally.vestigingen)
    return count_row(measure, (tally.known, tally.hidden), school, unit=unit, basis=basis, schools=schools, on=on)
