"""The placement rule, step by step."""

import pytest

from indicators.compute.attribution import Placement, RegionTable, VsvTable, place_pupil, place_school
from indicators.enums import PlacementStep, Sector

REGIONS = RegionTable(
    {
        "1011": ("PO2707", "VO2708"),
        "2801": ("PO2814", "VO2814"),
        "2811": ("PO2813", "VO2812"),
        "3196": ("PO2805", "VO2810"),
        "3198": (None, None),
        "3200": ("PO2808", "VO2809"),
    }
)
VSV = VsvTable(
    [
        ("VO2507", "01AA00"),
        ("VO2507", "01AA01"),
        ("VO2708", "02BB00"),
        ("VO2507", "02BB01"),
        ("VO2708", "03CC00"),
        ("VO2507", "03CC00"),
    ]
)


def school(**given) -> Placement:
    row = {"measure": "bo", "vestiging": "99ZZ00", "postcode": "2801AB", "denomination": "Openbaar", **given}
    return place_school(**row, regions=REGIONS, vsv=VSV)


@pytest.mark.parametrize("measure", ["vo", "pro"])
@pytest.mark.parametrize(
    ("vestiging", "expected"),
    [
        ("01AA00", Placement("VO2507", PlacementStep.VSV_VESTIGING)),
        ("02BB00", Placement("VO2708", PlacementStep.VSV_VESTIGING)),
        ("01AA07", Placement("VO2507", PlacementStep.VSV_BRIN)),
        ("02BB07", Placement("VO2814", PlacementStep.POSTCODE)),
        ("03CC00", Placement("VO2814", PlacementStep.POSTCODE)),
        ("99ZZ00", Placement("VO2814", PlacementStep.POSTCODE)),
    ],
)
def test_vo_follows_the_vsv_file_then_a_unanimous_brin_then_the_postcode(measure, vestiging, expected):
    assert school(measure=measure, vestiging=vestiging) == expected


@pytest.mark.parametrize("measure", ["bo", "sbo", "so", "vso"])
def test_the_vsv_file_says_nothing_about_po_files(measure):
    assert school(measure=measure, vestiging="01AA00").step == PlacementStep.POSTCODE


def test_the_vsv_file_comes_before_the_denomination():
    placement = school(measure="vo", vestiging="01AA00", denomination="Reformatorisch")
    assert placement == Placement("VO2507", PlacementStep.VSV_VESTIGING)


@pytest.mark.parametrize("denomination", ["Reformatorisch", " REFORMATORISCH ", "reformatorisch"])
@pytest.mark.parametrize(
    ("measure", "swv"),
    [("bo", "PO0001"), ("sbo", "PO0001"), ("so", "PO0001"), ("vso", "VO0001"), ("vo", "VO0001"), ("pro", "VO0001")],
)
def test_reformatorisch_is_national(measure, swv, denomination):
    expected = Placement(swv, PlacementStep.REFORMATORISCH)
    assert school(measure=measure, denomination=denomination, postcode="") == expected
    assert place_pupil(measure=measure, residence="1011", denomination=denomination, regions=REGIONS) == expected


def test_another_denomination_with_that_word_is_not_national():
    assert school(denomination="Gereformeerd vrijgemaakt").swv == "PO2814"


@pytest.mark.parametrize("measure", ["bo", "sbo", "so", "vso", "vo", "pro"])
def test_the_measure_decides_the_sector(measure):
    assert school(measure=measure).swv == ("PO2814" if measure in {"bo", "sbo", "so"} else "VO2814")


@pytest.mark.parametrize(
    ("postcode", "swv", "step"),
    [
        ("2801", "PO2814", PlacementStep.POSTCODE),
        ("2802", "PO2814", PlacementStep.NEAREST),
        ("2806", "PO2814", PlacementStep.NEAREST),
        ("2807", "PO2813", PlacementStep.NEAREST),
        ("2871", "PO2813", PlacementStep.NEAREST),
        ("2872", None, PlacementStep.NONE),
        ("1000", "PO2707", PlacementStep.NEAREST),
        ("9999", None, PlacementStep.NONE),
        ("3198", "PO2805", PlacementStep.NEAREST),
        ("3199", "PO2808", PlacementStep.NEAREST),
        ("", None, PlacementStep.NONE),
        ("ABCD", None, PlacementStep.NONE),
        ("0999", None, PlacementStep.NONE),
        ("٢٨٠١", None, PlacementStep.NONE),
    ],
)
def test_nearest_postcode_within_sixty_and_the_lower_of_two(postcode, swv, step):
    assert school(postcode=postcode) == Placement(swv, step)


@pytest.mark.parametrize("residence", ["10", "20", "30", "40"])
def test_pupils_from_abroad_or_unknown_belong_to_none(residence):
    placement = place_pupil(measure="so", residence=residence, denomination="Openbaar", regions=REGIONS)
    assert placement == Placement(None, PlacementStep.NONE)


def test_a_pupil_counts_where_it_lives():
    placement = place_pupil(measure="so", residence="1011", denomination="Openbaar", regions=REGIONS)
    assert placement == Placement("PO2707", PlacementStep.POSTCODE)


def test_an_empty_table_places_nobody():
    assert RegionTable({}).place("1011", Sector.PO) == Placement(None, PlacementStep.NONE)


def test_the_nearest_entry_is_the_one_that_a_plain_search_finds():
    known = [1011, 2801, 2811, 3196, 3200]
    for number in range(1000, 10_000):
        distance, pc4 = min((abs(number - each), each) for each in known)
        assert REGIONS.nearest(str(number), Sector.PO) == (str(pc4) if distance <= 60 else None)
