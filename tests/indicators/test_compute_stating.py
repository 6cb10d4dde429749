"""What a stated number may be."""

from indicators.compute.measures import MEASURES
from indicators.compute.stating import NEGATIVE, WHOLES, is_told, number_problem, quantity_of


def test_parts_and_wholes_are_quantities_that_people_state_and_count_the_same_way() -> None:
    for part, whole in WHOLES.items():
        assert is_told(MEASURES[part]), part
        assert is_told(MEASURES[whole]), whole
        assert quantity_of(part, reference_day="", is_calendar=False).is_whole, part
    assert all(code in MEASURES for code in NEGATIVE)


def test_no_part_is_its_own_whole_in_the_end() -> None:
    for part in WHOLES:
        chain = [part]
        while chain[-1] in WHOLES:
            chain.append(WHOLES[chain[-1]])
            assert len(set(chain)) == len(chain)


def test_published_national_series_and_counted_quantities_are_never_asked() -> None:
    assert not is_told(MEASURES["landelijk_sbo"])
    assert not is_told(MEASURES["sbo"])
    assert not is_told(MEASURES["tlv_toegekend"])
    assert is_told(MEASURES["opp"])


def test_what_a_number_may_be_follows_from_what_is_counted() -> None:
    pupils = quantity_of("opp", reference_day="1 oktober", is_calendar=False)
    places = quantity_of("locaties", reference_day="schooljaar", is_calendar=False)
    age = quantity_of("leeftijd_instroom_so", reference_day="1 oktober", is_calendar=False)
    euro = quantity_of("eigen_vermogen", reference_day="31 december", is_calendar=True)
    assert (pupils.is_people, places.is_people, age.is_people, euro.is_people) == (True, False, False, False)
    assert (pupils.is_whole, places.is_whole, age.is_whole, euro.is_whole) == (True, True, False, False)
    assert number_problem(pupils, 1, 4) == ""
    assert "zelf" in number_problem(places, 1, 4)
    assert number_problem(euro, -5.5, -5.5) == ""
    assert "kleiner dan nul" in number_problem(age, -1, -1)
    assert "te groot" in number_problem(pupils, 2e6, 2e6)
