"""The schools of one schoolbestuur, to which it may hand a part of its contribution."""

from goals.models import Contribution
from indicators.queries.register import VestigingFilter, default_year, vestigingen, with_schoolbesturen


def schools_of(contribution: Contribution) -> dict[str, str]:
    """Its vestigingen in this samenwerkingsverband by code, with name and place; by name."""
    swv = contribution.swv
    rows = with_schoolbesturen(vestigingen(swv, VestigingFilter(), default_year(swv)))
    mine = [row for row in rows if row.schoolbestuur == contribution.code]
    names = {row.placement.vestiging: f"{row.placement.name}, {row.place}".strip(", ") for row in mine}
    return {code: name or code for code, name in sorted(names.items(), key=lambda pair: pair[1])}
