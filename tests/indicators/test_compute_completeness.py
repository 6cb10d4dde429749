"""Missing municipalities on a small country."""

from indicators.compute.attribution import RegionTable
from indicators.compute.completeness import absent_units, missing_municipalities

NAMES = {
    "1011": "Aadorp",
    "1012": "Aadorp",
    "2801": "Beedorp",
    "2802": "Beedorp",
    "3198": "Havendorp",
    "3500": "Ceedorp",
}
REGIONS = RegionTable(
    {
        "1011": ("PO2701", "VO2701"),
        "1012": ("PO2702", "VO2701"),
        "2801": ("PO2801", "VO2801"),
        "2802": ("PO2801", "VO2801"),
        "3198": (None, None),
        "3500": ("PO2801", "VO2801"),
    }
)


def missing(postcodes, earlier=()):
    return missing_municipalities(regions=REGIONS, municipalities=NAMES, postcodes=postcodes, earlier=earlier)


def test_one_vestiging_in_each_area_is_complete():
    assert missing(["1011AB", "1012", "2802XX", "3500"]) == {}


def test_a_split_municipality_is_missing_where_its_part_is():
    assert missing(["1012", "2801", "3500"]) == {"PO2701": ["Aadorp"], "NL": ["Aadorp"]}


def test_a_new_postcode_counts_for_the_area_of_its_nearest():
    assert missing(["1011", "1012", "2810", "3500", "", "junk"]) == {}


def test_nothing_loaded_is_all_missing():
    assert missing([]) == {
        "NL": ["Aadorp", "Beedorp", "Ceedorp"],
        "PO2701": ["Aadorp"],
        "PO2702": ["Aadorp"],
        "PO2801": ["Beedorp", "Ceedorp"],
    }


def test_units_without_an_area_are_missing_what_an_earlier_year_shows():
    earlier = [("PO0001", "3500"), ("VO2801", "3500"), ("PO0001", "1011"), ("VO2701", "9999")]
    found = missing(["1011", "1012", "2801"], earlier)
    assert found == {"NL": ["Ceedorp"], "PO0001": ["Ceedorp"], "PO2801": ["Ceedorp"], "VO2801": ["Ceedorp"]}


def test_absent_units_have_no_vestiging_in_all_of_their_region():
    assert absent_units(regions=REGIONS, postcodes=["1011", "9999"]) == {"PO2702", "PO2801", "VO2801"}
