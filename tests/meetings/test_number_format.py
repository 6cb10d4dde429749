"""Values of a spreadsheet as a Dutch Excel shows them."""

from datetime import date, datetime, time, timedelta
from functools import partial

import pytest

from meetings.compute.papers.number_format import shown

# A spreadsheet has no time zone.
moment = partial(datetime, tzinfo=None)
EURO = '_ "€" * #,##0_ ;_ "€" * -#,##0_ ;_ "€" * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (1204, "General", "1204"),
        (1204.25, "General", "1204,25"),
        (0.1 + 0.2, "General", "0,3"),
        (12345678901234, "General", "1,23457E+13"),
        (1e-7, "General", "0,0000001"),
        (0, "General", "0"),
        (1204.5, "#,##0.00", "1.204,50"),
        (1e12, "#,##0", "1.000.000.000.000"),
        (0, "#,##0", "0"),
        (2.675, "0.00", "2,68"),
        (0.0344, "0.0%", "3,4%"),
        (7, "000", "007"),
        (0, "#", ""),
        (0.5, "#.##", ",5"),
        (5, "0.##", "5,"),
        (1234567, '#,##0,"k"', "1.235k"),
        (612345678, "00-00000000", "06-12345678"),
        (1.5, '0 "uur"', "2 uur"),
        (1234, "0.00E+00", "1,23E+03"),
        (0.25, "# ?/?", "1/4"),
        (2.25, "# ?/?", "2 1/4"),
    ],
)
def test_figures(value, code, said):
    assert shown(value, code) == said


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (-5, "0", "-5"),
        (-0.3, "0", "0"),
        (-1204.5, "#,##0;[Red]-#,##0", "-1.205"),
        (-2, "0;(0)", "(2)"),
        (0, '#,##0;-#,##0;"geen"', "geen"),
        (184000, EURO, "€ 184.000"),
        (-184000, EURO, "€ -184.000"),
        (184000, "[$€-413] #,##0.00", "€ 184.000,00"),
        (5, '[<10]"klein";"groot"', "klein"),
        (50, '[<10]"klein";"groot"', "groot"),
        (3, ";;;", ""),
        ("geheim", ";;;", ""),
        ("tekst", "0.00", "tekst"),
        ("Rijnoever", '"SWV "@', "SWV Rijnoever"),
        ("#DIV/0!", "General", "#DEEL/0!"),
        (True, "General", "WAAR"),
        (None, "0", ""),
        (float("inf"), "0", "#GETAL!"),
    ],
)
def test_sections_signs_and_words(value, code, said):
    assert shown(value, code).strip() == said


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (date(2026, 12, 3), "mm-dd-yy", "3-12-2026"),
        (moment(2026, 12, 3), "[$-413]dddd d mmmm yyyy;@", "donderdag 3 december 2026"),
        (moment(2026, 12, 3), "[$-F800]dddd, mmmm dd, yyyy", "donderdag 3 december 2026"),
        (moment(2026, 12, 3), "dd/mm/yy", "03-12-26"),
        (moment(2026, 12, 3, 14, 5), "d mmm yyyy h:mm", "3 dec 2026 14:05"),
        (moment(2026, 3, 1, 9, 5, 7), "mm:ss", "05:07"),
        (moment(2026, 3, 1, 15, 5), "h:mm AM/PM", "3:05 p.m."),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (moment(2026, 12, 3), "General", "3-12-2026 0:00"),
        (-1, "d-m-yyyy", "#####"),
    ],
)
def test_days_and_times(value, code, said):
    assert shown(value, code) == said
