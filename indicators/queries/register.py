"""Reads of the register: vestigingen, schoolbesturen and samenwerkingsverbanden. Numbers of pupils are not among them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from indicators.models import Observation, RegisterEntry, RunState
from indicators.wording.placement import step_text
from indicators.wording.places import place_name
from osp.models import (
    Placement,
    Postcodegebied,
    Samenwerkingsverband,
    Schoolbestuur,
    SchoolbestuurName,
    Vestiging,
)

# The kind of pupils whose file tells all schools of a sector.
MAIN_MEASURE = {"PO": "bo", "VO": "vo"}


@dataclass(frozen=True, slots=True)
class VestigingFilter:
    """Which vestigingen to list; `year` None asks for the newest, an empty text for all."""

    year: int | None = None
    measure: str = ""
    step: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class VestigingRow:
    """A vestiging of the own samenwerkingsverband in one year, for one kind of pupils."""

    placement: Placement
    schoolbestuur: str
    schoolbestuur_name: str

    @property
    def place(self) -> str:
        return place_name(self.placement.place)

    @property
    def step(self) -> str:
        """The step that decided, in words."""
        return step_text(self.placement.step)


@dataclass(frozen=True, slots=True)
class SchoolbestuurRow:
    """A schoolbestuur with vestigingen in the own samenwerkingsverband, and the name it has here."""

    number: str
    name: str
    vestigingen: int


@dataclass(frozen=True, slots=True)
class SwvRow:
    """One of the 152 samenwerkingsverbanden, with how large it is: vestigingen for bo or vo, None when unknown."""

    code: str
    sector: str
    pc4s: int
    vestigingen: int | None
    name: str = ""


def units() -> list[dict[str, str]]:
    """All that figures are about, as {code, sector, name}."""
    rows = Samenwerkingsverband.objects.all()
    return [
        *({"code": row.code, "sector": row.sector, "name": f"Samenwerkingsverband {row.code}"} for row in rows),
        {"code": "NL", "sector": "", "name": "Nederland"},
        {"code": "GEEN", "sector": "", "name": "Hoort bij geen samenwerkingsverband"},
    ]


def register_counts() -> dict[str, int]:
    """How many of each the public register holds."""
    return {
        "swvs": Samenwerkingsverband.objects.count(),
        "schoolbesturen": Schoolbestuur.objects.count(),
        "vestigingen": Vestiging.objects.count(),
        "pc4s": Postcodegebied.objects.count(),
    }


def placement_years(swv: Samenwerkingsverband) -> list[int]:
    """School years of which it is known which vestigingen belong to this samenwerkingsverband, newest first."""
    years = Placement.objects.filter(unit=swv.code).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def default_year(swv: Samenwerkingsverband) -> int | None:
    """The newest year of which the schools of the own sector are known; a po file alone tells a VO one its vso only."""
    rows = Placement.objects.filter(unit=swv.code)
    main = rows.filter(measure=MAIN_MEASURE[swv.sector]).aggregate(newest=Max("year"))["newest"]
    return main or rows.aggregate(newest=Max("year"))["newest"]


def steps_of(rows: QuerySet[Placement]) -> set[str]:
    """Which steps decided about these rows."""
    return set(rows.order_by().values_list("step", flat=True).distinct())


def vestigingen(swv: Samenwerkingsverband, choice: VestigingFilter, year: int | None) -> QuerySet[Placement]:
    """Placements with pupils in one year. An own upload for the year takes the place of the open data."""
    if year is None:
        return Placement.objects.none()
    rows = Placement.objects.filter(_of_year(swv, year), year=year, unit=swv.code, high__gt=0)
    if choice.measure:
        rows = rows.filter(measure=choice.measure)
    if choice.step:
        rows = rows.filter(step=choice.step)
    if choice.text:
        found = Q(name__icontains=choice.text) | Q(place__icontains=choice.text)
        rows = rows.filter(found | Q(vestiging__istartswith=choice.text) | Q(postcode__istartswith=choice.text))
    return rows.order_by("name", "vestiging", "measure")


def with_schoolbesturen(placements: Iterable[Placement]) -> list[VestigingRow]:
    """The same rows with their schoolbestuur: by the file of that year, else by the register."""
    rows = list(placements)
    known = dict(
        Vestiging.objects.filter(code__in={row.vestiging for row in rows}).values_list("code", "schoolbestuur__number")
    )
    names = schoolbestuur_names()
    found = []
    for row in rows:
        number = row.schoolbestuur or known.get(row.vestiging) or ""
        found.append(VestigingRow(row, number, names.get(number, "")))
    return found


def schoolbestuur_names() -> dict[str, str]:
    """Names that the samenwerkingsverband in scope gave, by number."""
    return dict(SchoolbestuurName.objects.values_list("number", "name"))


def schoolbesturen(swv: Samenwerkingsverband, text: str = "") -> list[SchoolbestuurRow]:
    """Schoolbesturen with a vestiging in the default year, and those that have a name; by number.

    `text` seeks in number and own name.
    """
    year = default_year(swv)
    rows = with_schoolbesturen(vestigingen(swv, VestigingFilter(), year))
    of_vestiging = {row.placement.vestiging: row.schoolbestuur for row in rows if row.schoolbestuur}
    names = schoolbestuur_names()
    counts = Counter(of_vestiging.values())
    numbers = sorted({*counts, *names})
    found = [SchoolbestuurRow(number, names.get(number, ""), counts[number]) for number in numbers]
    wanted = text.lower()
    return [row for row in found if wanted in row.name.lower() or row.number.startswith(wanted)]


def get_schoolbestuur(swv: Samenwerkingsverband, number: str) -> SchoolbestuurRow | None:
    """One of them; None for a number that has no vestiging here."""
    return next((row for row in schoolbesturen(swv) if row.number == number), None)


def samenwerkingsverbanden(sector: str = "", text: str = "") -> list[SwvRow]:
    """All 152, with their PC4s by the region table and their vestigingen in the newest year of open data."""
    rows = Samenwerkingsverband.objects.filter(sector=sector) if sector else Samenwerkingsverband.objects.all()
    po = dict(Postcodegebied.objects.order_by().values_list("swv_po__code").annotate(Count("pk")))
    vo = dict(Postcodegebied.objects.order_by().values_list("swv_vo__code").annotate(Count("pk")))
    schools = _schools("bo") | _schools("vo")
    names = _swv_names()
    return [
        SwvRow(
            row.code,
            row.get_sector_display(),
            (po | vo).get(row.code, 0),
            schools.get(row.code),
            names.get(row.code, ""),
        )
        for row in rows.filter(code__icontains=text)
    ]


def _swv_names() -> dict[str, str]:
    """Names by code, from the newest address file of samenwerkingsverbanden that was read in for everybody."""
    entries = RegisterEntry.objects.filter(
        kind=RegisterEntry.Kind.SWV, run__state=RunState.LOADED, run__swv__isnull=True
    ).order_by("run__loaded_at", "pk")
    return {key: values["name"] for key, values in entries.values_list("key", "values")}


def _schools(measure: str) -> dict[str, int]:
    """Vestigingen with pupils of one kind per samenwerkingsverband, in the newest year of open data that tells.

    From the vestigingen themselves, or where a summary holds only the sum, from what it says about itself.
    """
    placed = Placement.objects.filter(owner__isnull=True, measure=measure, high__gt=0).exclude(unit="")
    counts = placed.order_by("year").values_list("year", "unit").annotate(Count("vestiging", distinct=True))
    summed = Observation.objects.filter(
        run__swv__isnull=True, run__state=RunState.LOADED, measure=measure, basis="school"
    ).exclude(unit="")
    sums = summed.order_by("run__release__reference_date").values_list(
        "run__release__reference_date", "unit", "schools"
    )
    found: dict[int, dict[str, int]] = {}
    for year, unit, number in (*((day.year, unit, number) for day, unit, number in sums), *counts):
        of_year = found.setdefault(year, {})
        of_year[unit] = max(of_year.get(unit, 0), number)
    return found[max(found)] if found else {}


def _of_year(swv: Samenwerkingsverband, year: int) -> Q:
    own = Placement.objects.filter(owner=swv, year=year).exists()
    return Q(owner=swv) if own else Q(owner__isnull=True)
