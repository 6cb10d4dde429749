"""Tables of the CBS: youth care and pupils per gemeente, as JSON with padded keys and as CSV with labels."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from indicators.enums import Level
from indicators.importers.base import ImportRefused, Parsed, ReportedRow
from indicators.importers.registry import parse_file, recognise
from tests.data import data_path

HEADER = '"Vormen van jeugdzorg";"Regio\'s";"Perioden";"Jongeren met jeugdzorg (aantal)";"Jongeren met jeugdzorg (relatief, %)"\n'
TOTAL = "Totaal jeugdzorg"


def parse(content: bytes | str, **options: Any) -> Parsed:
    return parse_file(BytesIO(content if isinstance(content, bytes) else content.encode()), **options)


def refusal(content: bytes | str) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        parse(content)
    return caught.value


def care(
    region: str, number: float | str | None, *, form: str = "T001047", period: str = "2022JJ00", **more: Any
) -> dict[str, Any]:
    """One record as OData v3 gives it: keys padded to a fixed width."""
    return {
        "ID": 0,
        "VormenVanJeugdzorg": f"{form:<8}",
        "RegioS": f"{region:<6}",
        "Perioden": period,
        "JongerenMetJeugdzorg_1": number,
        **more,
    }


def page(*records: dict[str, Any]) -> str:
    return json.dumps({"odata.metadata": "$metadata#TypedDataSet", "value": records})


def told(parsed: Parsed) -> dict[tuple[str, str, int], tuple[float, float]]:
    return {(row.measure, row.key, row.year): (row.low, row.high) for row in parsed.reported}


def test_json_with_padded_keys():
    parsed = parse(page(care("GM0363", 9040), care("NL01", 435760), care("GM0513", None), care("PV28", 95445)))
    assert parsed.reported == [
        ReportedRow("jeugdzorg", Level.GEMEENTE, "0363", 2022, 9040, 9040),
        ReportedRow("jeugdzorg", Level.SWV, "NL", 2022, 435760, 435760),
    ]
    assert (parsed.format_code, parsed.rows_read, parsed.reference_date) == ("cbs-jeugdzorg", 4, date(2022, 12, 31))
    assert parsed.gemeenten == {"0363"}
    assert parsed.remarks == (
        "Alleen gemeenten en Nederland worden gelezen. Overgeslagen: PV28.",
        "1 regel heeft geen getal; daarvan is niets overgenomen.",
    )


def test_untyped_json_a_list_of_pages_and_plain_records_are_the_same():
    records = [care("GM0363", 9040), care("GM0513", 1240)]
    typed = parse(page(*records))
    untyped = [{**each, "JongerenMetJeugdzorg_1": f"{each['JongerenMetJeugdzorg_1']:>12}"} for each in records]
    assert parse(page(*untyped)) == typed
    assert parse(json.dumps([json.loads(page(each)) for each in records])) == typed
    assert parse(json.dumps(records)) == typed
    assert parse(b"\xef\xbb\xbf " + page(*records).encode()) == typed
    assert recognise(BytesIO(page(*records).encode())).code == "cbs-jeugdzorg"


def test_json_missing_as_a_point_and_whole_floats():
    parsed = parse(page(care("GM0363", "       ."), care("GM0513", 1240.0)))
    assert told(parsed) == {("jeugdzorg", "0513", 2022): (1240, 1240)}


def test_only_the_total_of_all_forms_and_ages_counts():
    records = [care("GM0363", number, form=form, Leeftijd=age) for form, age, number in (
        ("T001047", "10000   ", 9040), ("A044001", "10000   ", 8000), ("T001047", "70100   ", 3000),
    )]  # fmt: skip
    parsed = parse(page(*records))
    assert told(parsed) == {("jeugdzorg", "0363", 2022): (9040, 9040)}
    assert parsed.remarks == ()


def test_labels_that_come_along_say_which_key_is_the_total():
    names = [
        {"Key": "1050010 ", "Title": "Totaal jeugdzorg"},
        {"Key": "1050015 ", "Title": "Jeugdhulp zonder verblijf"},
    ]
    records = [care("GM0363", 9040, form="1050010"), care("GM0363", 8000, form="1050015")]
    both = json.dumps({"value": records, "VormenVanJeugdzorg": names})
    assert told(parse(both)) == {("jeugdzorg", "0363", 2022): (9040, 9040)}
    pages = json.dumps([{"value": names}, {"value": records}])
    assert parse(pages) == parse(both)


def test_without_labels_the_key_that_is_largest_everywhere_is_the_total():
    forms = {"1050010": (9040, 1240), "1050015": (8000, 1240), "1050020": (100, 20)}
    records = [
        care(region, numbers[place], form=form)
        for form, numbers in forms.items()
        for place, region in enumerate(("GM0363", "GM0513"))
    ]
    parsed = parse(page(*records))
    assert told(parsed) == {("jeugdzorg", "0363", 2022): (9040, 9040), ("jeugdzorg", "0513", 2022): (1240, 1240)}
    assert parsed.remarks == (
        "Kolom VormenVanJeugdzorg heeft codes zonder naam; “1050010” is gelezen als het totaal, want het is overal het grootst.",
    )


def test_keys_of_which_none_is_the_total_are_refused():
    records = [care("GM0363", 9040, form="1050010"), care("GM0363", 8000, form="1050015"),
               care("GM0513", 100, form="1050010"), care("GM0513", 200, form="1050015")]  # fmt: skip
    assert refusal(page(*records)).message.startswith(
        "In kolom VormenVanJeugdzorg is niet te zien welke waarde het totaal is: 1050010, 1050015. Haal de tabel op met namen"
    )


def test_one_form_alone_is_read_with_a_remark():
    parsed = parse(page(care("GM0363", 9040, form="1050010")))
    assert parsed.remarks == ("Kolom VormenVanJeugdzorg heeft alleen “1050010”; dat is gelezen als het totaal.",)


def test_the_number_of_young_people_is_read_where_the_table_has_it():
    record = care("GM0363", 9040, JongerenMetJeugdzorgRelatief_2=5.6, JongerenTot23Jaar_3=161000)
    assert told(parse(page(record))) == {
        ("jeugdzorg", "0363", 2022): (9040, 9040),
        ("jongeren", "0363", 2022): (161000, 161000),
    }


def test_young_people_follow_from_a_rounded_percentage_as_bounds():
    [_, young] = parse(page(care("GM0363", 9040, JongerenMetJeugdzorgRelatief_2=10))).reported
    # 9040 / 10,05% and 9040 / 9,95%
    assert (young.low, young.high, young.note) == (89951, 90854, "afgeleid uit het afgeronde percentage van het CBS")


def test_young_people_are_unknown_at_a_percentage_that_may_be_zero_and_at_none():
    records = (
        care("GM0363", 5, JongerenMetJeugdzorgRelatief_2=0.0),
        care("GM0513", 10, JongerenMetJeugdzorgRelatief_2=None),
    )
    assert set(told(parse(page(*records)))) == {("jeugdzorg", "0363", 2022), ("jeugdzorg", "0513", 2022)}


def test_csv_with_labels_and_dutch_numbers():
    content = (
        HEADER + f'"{TOTAL}";"Amsterdam";"2022";9.040;5,6\n"{TOTAL}";"Nederland";"2023*";435.760;9,8\n"Bron: CBS"\n'
    )
    parsed = parse(content)
    assert told(parsed) == {
        ("jeugdzorg", "0363", 2022): (9040, 9040),
        ("jongeren", "0363", 2022): (160000, 162882),
        ("jeugdzorg", "NL", 2023): (435760, 435760),
        ("jongeren", "NL", 2023): (4423960, 4469333),
    }
    assert parsed.rows_read == 2
    assert parsed.remarks == ("Voorlopige cijfers volgens het CBS: 2023*.",)


def test_csv_with_padded_keys():
    content = '"ID";"VormenVanJeugdzorg";"RegioS";"Perioden";"JongerenMetJeugdzorg_1"\n0;"T001047 ";"GM0363";"2022JJ00";"    9040"\n'
    assert told(parse(content)) == {("jeugdzorg", "0363", 2022): (9040, 9040)}


@pytest.mark.parametrize("period", ["2022HJ01", "2022KW01", "2022MM01", "2022 1e halfjaar"])
def test_a_part_of_a_year_is_left_out_and_told(period):
    parsed = parse(page(care("GM0363", 5000, period=period), care("GM0363", 9040)))
    assert told(parsed) == {("jeugdzorg", "0363", 2022): (9040, 9040)}
    assert parsed.remarks == (f"Alleen hele jaren worden gelezen. Overgeslagen: {period}.",)


def test_a_table_with_nothing_of_use_is_refused_and_says_what_it_has():
    message = refusal(page(care("GM0363", 5000, period="2022HJ01"), care("CR07", 5000))).message
    assert message.startswith(
        "In deze tabel van het CBS staat geen enkel bruikbaar getal van een gemeente of van Nederland"
    )
    assert message.endswith(
        "Alleen gemeenten en Nederland worden gelezen. Overgeslagen: CR07. "
        "Alleen hele jaren worden gelezen. Overgeslagen: 2022HJ01."
    )


def test_a_table_without_the_number_is_refused():
    content = HEADER.replace("(aantal)", "(%)") + f'"{TOTAL}";"Amsterdam";"2022";5,6;5,6\n'
    assert refusal(content).message.startswith(
        "Deze tabel van het CBS heeft geen kolom met het aantal jongeren met jeugdzorg."
    )


def test_wrong_cells_are_named_with_line_and_column():
    content = (
        HEADER
        + f'"{TOTAL}";"Atlantis";"2022";9.040;5,6\n"{TOTAL}";"Gouda";"toen";1,5;5,6\n"{TOTAL}";"Gouda";"2022";1,5;105\n'
    )
    errors = [str(error) for error in refusal(content).errors]
    assert errors == [
        (
            "regel 2, kolom Regio's, “Atlantis”: deze gemeente is niet bekend; haal de tabel op met codes (GM en vier cijfers) "
            "in plaats van namen"
        ),
        (
            "regel 3, kolom Perioden, “toen”: dit is geen periode van het CBS: een jaar (2022 of 2022JJ00) of een schooljaar "
            "(2022/'23 of 2022SJ00)"
        ),
        "regel 4, kolom Jongeren met jeugdzorg (aantal), “1,5”: hier hoort een heel getal, zoals 435.760",
    ]


def test_a_row_in_error_can_be_left_out_with_all_its_effects():
    content = HEADER + f'"{TOTAL}";"Gouda";"2022";1.240;105\n"{TOTAL}";"Amsterdam";"2022";9.040;.\n'
    parsed = parse(content, skip_bad_rows=True)
    assert told(parsed) == {("jeugdzorg", "0363", 2022): (9040, 9040)}
    assert (parsed.error_count, parsed.rows_skipped, parsed.rows_read) == (1, 1, 2)


def test_a_gemeente_told_twice_is_refused():
    errors = refusal(page(care("GM0363", 9040), care("GM0363", 9045))).errors
    assert [str(error) for error in errors] == [
        "regel 2, kolom RegioS, “GM0363”: dubbele regel: dit gebied in 2022 staat al op regel 1"
    ]


def test_pupils_per_gemeente_by_school_and_by_home():
    def record(kind: str, region: str, number: int, **more: str) -> dict[str, Any]:
        return {
            "Onderwijssoorten": kind,
            "RegioS": region,
            "Perioden": "2022SJ00",
            "AantalLeerlingen_1": number,
            **more,
        }

    by_school = [
        record("Basisonderwijs", "GM0513", 5000, Geslacht="T001038", Leeftijd="10000   "),
        record("Basisonderwijs", "GM0513", 2500, Geslacht="3000   ", Leeftijd="10000   "),
        record("Speciaal basisonderwijs", "GM0513", 210, Geslacht="T001038", Leeftijd="10000   "),
        record("Speciale scholen", "GM0513", 120, Geslacht="T001038", Leeftijd="10000   "),
        record("Totaal", "GM0513", 5330, Geslacht="T001038", Leeftijd="10000   "),
    ]
    parsed = parse(page(*by_school))
    day = date(2022, 10, 1)
    assert parsed.reported == [
        ReportedRow("cbs_bo", Level.GEMEENTE, "0513", 2022, 5000, 5000, reference_date=day),
        ReportedRow("cbs_sbo", Level.GEMEENTE, "0513", 2022, 210, 210, reference_date=day),
        ReportedRow("cbs_speciaal", Level.GEMEENTE, "0513", 2022, 120, 120, reference_date=day),
    ]
    assert (parsed.format_code, parsed.reference_date) == ("cbs-leerlingen-schoolregio", day)
    by_home = parse(page(record("Basisonderwijs", "NL01", 1400000, Herkomst="T001040")))
    assert (by_home.format_code, told(by_home)) == (
        "cbs-leerlingen-woonregio",
        {("cbs_bo_woonachtig", "NL", 2022): (1400000, 1400000)},
    )


def test_pupils_with_the_kinds_as_columns():
    header = '"Regio\'s";"Perioden";"Basisonderwijs";"Speciaal basisonderwijs";"Speciale scholen"\n'
    assert told(parse(header + '"Gouda";"2022/\'23*";5.000;210;.\n')) == {
        ("cbs_bo", "0513", 2022): (5000, 5000),
        ("cbs_sbo", "0513", 2022): (210, 210),
    }


def test_pupils_by_keys_without_names_are_refused():
    record = {"Onderwijssoorten": "A025286", "RegioS": "GM0513", "Perioden": "2022SJ00", "AantalLeerlingen_1": 5}
    assert refusal(page(record)).message.startswith("In deze tabel van het CBS staat geen enkel bruikbaar getal")


@pytest.mark.realdata
def test_real_excerpt_of_2020_has_the_nation_alone():
    with data_path("cbs", "cbs_84134NED_2020_EXCERPT.csv").open("rb") as stream:
        parsed = parse_file(stream)
    assert told(parsed) == {
        ("jeugdzorg", "NL", 2020): (435_760, 435_760),
        ("jongeren", "NL", 2020): (4_423_960, 4_469_333),
    }
    assert (parsed.rows_read, parsed.gemeenten) == (20, frozenset())
    assert parsed.remarks[0].endswith("Overgeslagen: Noord-Nederland (LD), Oost-Nederland (LD), West-Nederland (LD), "
                                      "Zuid-Nederland (LD), Groningen (PV) en nog 14.")  # fmt: skip
    assert parsed.remarks[-1] == "In dit bestand staan geen gemeenten. Alleen het landelijke cijfer is overgenomen."
