"""The API tells of few pupils as little as the pages do."""

from django.test import Client

from indicators.export import COLUMNS
from tests.indicators.deliveries import load_open_data, po_file
from tests.indicators.test_api import FIGURES, printed


def test_small_numbers_are_withheld_at_every_level(anna, tmp_path) -> None:
    load_open_data(tmp_path, po_file(sbo=3))
    api = Client()
    api.force_login(anna)
    rows = {
        (row["indicator"], row["unit"]): row
        for row in api.get(FIGURES, {"per_page": 2000, "year": 2019}).json()["results"]
    }
    for indicator in ("deelname-sbo", "leerlingen-sbo"):
        for unit in ("PO2814", "NL"):
            row = rows[indicator, unit]
            assert row["kind"] == "withheld"
            assert (row["reason"], row["runs"], row["computed_at"]) == ("small_numbers", [], None)
            assert {row[name] for name in COLUMNS if name.endswith(("low", "high", "value", "estimate"))} == {None}
    assert rows["leerlingen-bo", "PO2814"]["value"] == 100
    withheld = {row["indicator"]: row for row in printed(unit="PO2814") if row["kind"] == "withheld"}
    assert {"deelname-sbo", "deelname-sbo-ocw", "leerlingen-sbo"} <= withheld.keys()
    assert withheld == {code: {name: rows[code, "PO2814"][name] for name in COLUMNS} for code in withheld}


def test_withheld_figure_never_tells_whether_it_changed(anna, tmp_path) -> None:
    """A figure of three pupils that becomes four is as much among the changes as one that stays three."""
    load_open_data(tmp_path, po_file(sbo=3))
    api = Client()
    api.force_login(anna)
    later = api.get(FIGURES, {"changed_since": "2100-01-01", "per_page": 2000}).json()["results"]
    withheld = api.get(FIGURES, {"kind": "withheld", "per_page": 2000}).json()["results"]
    assert len(withheld) > 4
    assert later == withheld
    assert {row["reason"] for row in withheld} == {"small_numbers"}
