"""The importers on the real files of DUO: the national totals are those that DUO publishes."""

import time
from collections import Counter
from datetime import date

import pytest

from indicators.importers.base import Parsed
from indicators.importers.registry import parse_file
from tests.data import data_path

pytestmark = pytest.mark.realdata
ALL_2024 = ("duo", "po_2024-10-01_pc4", "po_2024-10-01_pc4_ALLES.csv.gz")


def real(*parts: str) -> Parsed:
    with data_path(*parts).open("rb") as stream:
        return parse_file(stream)


def sums(parsed: Parsed, field: str) -> dict[str, int]:
    total: Counter[str] = Counter()
    for row in parsed.counts:
        total[row.measure] += getattr(row, field)
    return dict(total)


def test_real_po_2019():
    name = "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv"
    parsed = real("duo", "po_2019-10-01", name)
    assert sums(parsed, "low") == {"bo": 1_396_457, "sbo": 35_733, "so": 32_069, "vso": 37_753}
    assert sums(parsed, "high") == sums(parsed, "low")
    assert (parsed.rows_read, parsed.reference_date, parsed.hidden_cells) == (7301, date(2019, 10, 1), 0)
    assert len(parsed.gemeenten) == 355


def test_real_vo_2019():
    parsed = real("duo", "vo_2019-10-01", "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv")
    assert sums(parsed, "low") == {"vo": 956_857, "pro": 29_315}
    assert (parsed.rows_read, parsed.hidden_cells) == (24_243, 0)
    assert len(parsed.counts) == 2 * 1450


def test_real_po_2024_whole_country():
    start = time.process_time()
    parsed = real(*ALL_2024)
    seconds = time.process_time() - start
    assert sums(parsed, "known") == {"bo": 1_064_966, "sbo": 6_314, "so": 913, "vso": 1_731}
    assert sums(parsed, "hidden") == {"bo": 183_813, "sbo": 17_654, "so": 27_233, "vso": 29_713}
    assert (sums(parsed, "low")["sbo"], sums(parsed, "high")["sbo"]) == (23_968, 76_930)
    assert (parsed.rows_read, parsed.hidden_cells) == (110_853, 258_413)
    assert (len(parsed.gemeenten), "0597" in parsed.gemeenten) == (341, False)
    # Time of the processor, so that a busy machine does not count; about 2 seconds.
    assert seconds < 20


def test_real_po_2024_of_one_gemeente_are_the_rows_of_the_whole_country():
    part = real("duo", "po_2024-10-01_pc4", "Gouda afgeschermd.csv")
    whole = real(*ALL_2024)
    assert part.counts == [row for row in whole.counts if row.gemeente == "0513"]
    assert part.gemeenten == frozenset({"0513"})


def test_real_region_table_is_the_same_in_both_shapes():
    law = real("swv", "BWBR0032324-regio-indeling-swv-po-vo.md")
    assert law == real("swv", "pc4_gemeente_swv_2015.csv")
    assert law.rows_read == len(law.regions) == 4046
    assert [row.pc4 for row in law.regions if row.swv_po is None] == ["3197", "3198", "3199"]
    assert len({row.swv_po for row in law.regions} - {None}) == 76
    assert len({row.swv_vo for row in law.regions} - {None}) == 74


def test_real_vsv_and_addresses():
    vsv = real("duo", "vsv_2014-2015", "vsv-per-swv-2015.csv")
    bo = real("duo", "adressen_2020-12", "alle-vestigingen-bo.csv")
    vo = real("duo", "adressen_2020-12", "alle-vestigingen-vo.csv")
    assert (len(vsv.vsv), len({row.swv for row in vsv.vsv})) == (1270, 75)
    assert (len(bo.vestigingen), {row.sector for row in bo.vestigingen}) == (6268, {"PO"})
    assert (len(vo.vestigingen), {row.sector for row in vo.vestigingen}) == (1619, {"VO"})
