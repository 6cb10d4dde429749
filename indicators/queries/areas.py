"""The units that a samenwerkingsverband may state numbers about: itself, its gemeenten, schoolbesturen and vestigingen."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.compute.municipal import REGISTER_YEAR, plain
from indicators.enums import Level
from indicators.importers.cbs_registers import gemeente_changes, gemeente_names
from indicators.importers.mapping import Places
from indicators.queries.register import VestigingFilter as Everything
from indicators.queries.register import default_year, schoolbesturen, schoolbestuur_names, vestigingen
from osp.enums import Party
from osp.models import Postcodegebied, Samenwerkingsverband
from osp.parties import Organisation


@dataclass(frozen=True, slots=True)
class Area:
    """Own units by code with their names, per level. `former` holds gemeenten of the area that ended, and still may be told of."""

    swv: str
    gemeenten: Mapping[str, str]
    former: Mapping[str, str]
    schoolbesturen: Mapping[str, str]
    vestigingen: Mapping[str, str]

    def units(self, level: Level) -> Mapping[str, str]:
        """The units to ask a number of, as they are now."""
        return {
            Level.SWV: {self.swv: self.swv},
            Level.GEMEENTE: self.gemeenten,
            Level.SCHOOLBESTUUR: self.schoolbesturen,
            Level.VESTIGING: self.vestigingen,
        }[level]

    def accepted(self) -> dict[Level, frozenset[str]]:
        """Every code that a row may be about."""
        found = {level: frozenset(self.units(level)) for level in Level}
        return found | {Level.GEMEENTE: found[Level.GEMEENTE] | frozenset(self.former)}

    def places(self) -> Places:
        """Codes by name, for a table that names its units."""
        return Places(
            gemeenten=_by_name({**self.former, **self.gemeenten}),
            schoolbesturen=_by_name(self.schoolbesturen),
            vestigingen=_by_name(self.vestigingen),
        )


def area_of(swv: Samenwerkingsverband) -> Area:
    """The area of a samenwerkingsverband, by the region table, the register and the names that it gave itself."""
    current, former = _gemeenten(swv)
    own_names = schoolbestuur_names()
    rows = vestigingen(swv, Everything(), default_year(swv)).values_list("vestiging", "name", "place")
    return Area(
        swv=swv.code,
        gemeenten=current,
        former=former,
        schoolbesturen={row.number: own_names.get(row.number, "") or row.number for row in schoolbesturen(swv)},
        vestigingen={code: f"{name}, {place.title()}".strip(", ") or code for code, name, place in rows},
    )


def organisations_of(swv: Samenwerkingsverband) -> list[Organisation]:
    """Everybody of the area whom people with a role can be of: schoolbesturen, schools and gemeenten."""
    area = area_of(swv)
    named = (
        (Party.SCHOOLBESTUUR, area.schoolbesturen),
        (Party.SCHOOL, area.vestigingen),
        (Party.MUNICIPALITY, area.gemeenten),
    )
    return [Organisation(party, code, name) for party, units in named for code, name in units.items()]


def _gemeenten(swv: Samenwerkingsverband) -> tuple[dict[str, str], dict[str, str]]:
    """Gemeenten with a PC4 in the area: those of now, and those of 2015 and since that went into them."""
    column = f"swv_{swv.sector.lower()}"
    told = Postcodegebied.objects.filter(**{column: swv}).order_by().values_list("gemeente_name", flat=True).distinct()
    wanted = {plain(name) for name in told}
    names = gemeente_names()
    into: dict[str, list[str]] = defaultdict(list)
    for change in gemeente_changes():
        if change.on.year >= REGISTER_YEAR and change.old != change.new:
            into[change.old].append(change.new)
    reached: set[str] = set()
    waiting = [code for code, name in names.items() if plain(name) in wanted]
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting += into[code]
    by_name = sorted(reached, key=lambda code: plain(names.get(code, code)))
    current = {code: names.get(code, code) for code in by_name if not into[code]}
    return current, {code: names.get(code, code) for code in by_name if into[code]}


def _by_name(units: Mapping[str, str]) -> dict[str, str]:
    """Codes by lower-case name; a name that two units share is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in units.items():
        found[" ".join(name.casefold().split())].append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}
