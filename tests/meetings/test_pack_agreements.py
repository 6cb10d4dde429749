"""What a pack tells of an agreement: the path in words, how far off it is, and what was agreed before."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from meetings.pack.build import build_pack
from meetings.pack.indicator_content import Setting, indicator_page
from meetings.queries.figures import figures_of
from tests import pdf
from tests.factories import FormerTargetFactory
from tests.goals.plans import figure, make_example
from tests.meetings.pack_samples import board_pack, sbo_page

SETTING = Setting("speerpunt 1, doel 1.1", "bestuur: bespreken", "Indicator 1.1.1", "PO2814", None)
BEFORE = "Afspraak tot 1 januari 2026: van 2,50% in 2019 naar 1,80% in 2027, omlaag. Gewijzigd omdat de regio groeit."


@pytest.fixture
def link(in_a):
    example = make_example(in_a.swv, path_kind="own", steps=[[2026, 2.2]])
    figure(example.indicator, 375, 16902, year=2025)
    FormerTargetFactory(
        swv=in_a.swv, link=example.link, changed_on=date(2026, 1, 1), reason="de regio groeit", target=1.8
    )
    return example.link


@time_machine.travel(date(2026, 11, 22))
def test_page_of_an_indicator_tells_path_pace_and_what_was_agreed_before(in_a, link) -> None:
    page = indicator_page(figures_of(in_a.swv, [link])[link.pk], SETTING)
    assert page.agreed == "Van 2,25% in 2023 naar 2,00% in 2028, omlaag, via 2,20% in 2026."
    assert page.pace.endswith("nodig: nog 17 leerlingen minder voor 1 oktober 2027, bij een gelijk totaal.")
    assert page.changes == (BEFORE,)
    assert [len(path) for path in (page.chart.path, *page.chart.old_paths)] == [3, 2]
    rows = {row.label: dict(zip(page.table.years, row.cells, strict=True)) for row in page.table.rows}
    # 2025 is held against the old path, 2026 against the new one.
    assert (rows["pad, %"]["2025"], rows["pad, %"]["2026"]) == ("1,98", "2,20")
    statuses = dict(zip(page.table.years, page.table.statuses, strict=True))
    assert (statuses["2025"], statuses["2026"]) == ("off_track", "on_track")


def test_the_words_of_an_agreement_stand_with_their_indicator(tmp_path) -> None:
    content = build_pack(board_pack())
    page = pdf.flat(pdf.pages(content, tmp_path)[6])
    for words in (sbo_page().agreed, sbo_page().pace, *sbo_page().changes):
        assert pdf.flat(words) in page


def test_an_agreement_that_leaves_no_room_goes_to_the_next_page(tmp_path) -> None:
    """However much was changed, the first page keeps chart, table and source, and no page holds a source alone."""
    pack = board_pack()
    page = replace(sbo_page(), changes=sbo_page().changes * 9)
    item = next(item for item in pack.items if page.key in {each.key for each in item.indicators})
    changed = replace(item, indicators=(page,))
    items = tuple(changed if each is item else each for each in pack.items)
    texts = pdf.pages(build_pack(replace(pack, items=items)), tmp_path)
    first, second = pdf.flat(texts[5]), pdf.flat(texts[6])
    assert ("Bron" in first, "soort cijfer" in first) == (True, True)
    assert ("Afspraak tot 1 januari 2026" in second, "Duiding" in second) == (True, True)
