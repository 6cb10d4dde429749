"""Charts that the chart tests share, and how to look into a picture."""

from pathlib import Path

from osp.charts.layout import layout
from osp.charts.marks import Picture, Role
from osp.charts.metrics import PRINT, SCREEN, print_columns
from osp.charts.spec import ChartSpec, Point
from osp.charts.widths import Face

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "osp" / "pdf" / "fonts"
SIZES = [(800, 360, SCREEN), (354, 330, SCREEN), (360, 230, PRINT), (410, 200, print_columns(50))]
CUTS = {
    Face.REGULAR: ("SourceSans3", "Regular"),
    Face.ITALIC: ("SourceSans3-It", "It"),
    Face.SEMIBOLD: ("SourceSans3-Semibold", "Semibold"),
    Face.BOLD: ("SourceSans3-Bold", "Bold"),
}

OWN = (2.0441, 2.073, 2.13, 2.198, 2.2578, 2.243, 2.2187)
FULL = ChartSpec(
    title="Deelname sbo PO2814",
    description="De deelname daalde.",
    unit="percent",
    first_year=2019,
    last_year=2028,
    series=(
        *(Point(2019 + index, value, example=index > 0) for index, value in enumerate(OWN)),
        Point(2026, 2.197, provisional=True, example=True),
    ),
    national=tuple(Point(2019 + index, 2.49 + 0.005 * index) for index in range(7)),
    band=tuple((2019 + index, 2.10 + 0.025 * index, 2.82 - 0.005 * index) for index in range(7)),
    path=((2023, 2.26), (2028, 2.0)),
    baseline_label="nulmeting 2,26%",
    gap_label="16 leerlingen boven pad",
    breaks=((2022, "definitie v2 vanaf 2022"),),
    flags=((2025.45, "besluit 2026-14"),),
)
BARE = ChartSpec(title="t", description="d", unit="percent", first_year=2019, last_year=2024)


def marks_of(picture: Picture, role: Role) -> list:
    return [mark for mark in picture.marks if getattr(mark, "role", None) == role]


def words(picture: Picture) -> set[str]:
    return {text.text for text in picture.texts}


def wide(spec: ChartSpec) -> Picture:
    return layout(spec, width=800, height=360)
