"""Files that are wrong as a whole (empty, unknown, damaged) are refused in Dutch, with what to do."""

import codecs
import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.importers import reading
from indicators.importers.base import RowError
from indicators.importers.registry import formats
from tests.indicators.importer_samples import CODES, only_error, packed, parse, refusal, sample, zipped

PO, PC4, REGION = "duo-po-vestiging", "duo-po-pc4-leeftijd", "regio-indeling"


@pytest.mark.parametrize("content", [b"", b"\n \r\n", codecs.BOM_UTF8, gzip.compress(b"", mtime=0)])
def test_empty_file_is_refused(content):
    refused = refusal(content)
    assert refused.message == reading.EMPTY
    assert (refused.errors, refused.error_count) == ((), 0)


@pytest.mark.parametrize("code", CODES)
def test_file_with_only_a_header_is_refused(code):
    assert refusal(sample(code)).message.startswith("Dit bestand heeft alleen een kolomkop en geen regels.")


def test_separator_control_characters_alone_are_no_known_header():
    assert refusal(b"\x1c\x1d").message.startswith("De kolomkop van dit bestand is niet bekend.")


def test_unknown_header_names_what_the_nearest_misses_and_lists_all_formats_apart():
    content = sample(PO, {}).replace(b"LEERLINGEN", b"AANTAL").replace(b";AFSTAND", b";AFSTAND_KM")
    refused = refusal(content)
    assert refused.message == (
        "De kolomkop van dit bestand is niet bekend. Het meest lijkt dit bestand op "
        "“DUO Gemiddelde afstand tussen woonadres leerling en schoolvestiging (leerlingen po per vestiging)”, maar "
        "de kolommen AFSTAND, LEERLINGEN ontbreken en de kolommen AFSTAND_KM, AANTAL horen er niet. "
        "Kies een bestand dat de planner kent, of herstel de kolomkop, en lees het bestand opnieuw in."
    )
    assert refused.hints == tuple(each.name for each in formats())


@pytest.mark.parametrize(
    ("header", "difference"),
    [
        ("PC4;GEMEENTE_2015;SWV_PO", "kolom SWV_VO ontbreekt."),
        ("PC4;GEMEENTE_2015;SWV_PO;SWV_VO;", "kolom (zonder naam) hoort er niet."),
        ("PC4;GEMEENTE_2015;SWV_PO;SWV_VO;pc4", "kolom pc4 staat er dubbel."),
        ("PC4,gemeente,PO SWV", "kolom SWV_VO ontbreekt."),
        ("| PC4 | gemeente | PO SWV | X |", "kolom SWV_VO ontbreekt en kolom X hoort er niet."),
        (";".join(["PC4", *map(str, range(20))]), "4, 5, 6, 7 en nog 12 horen er niet."),
        (f"PC4;GEMEENTE_2015;SWV_PO;SWV_VO;{'x' * 90}", f"kolom {'x' * 29}… hoort er niet."),
    ],
)
def test_unknown_header_says_what_differs(header, difference):
    message = refusal(f"{header}\n1;2;3\n".encode()).message
    assert "Het meest lijkt dit bestand op “Regio-indeling samenwerkingsverbanden" in message
    assert f"{difference} Kies een bestand" in message


def test_first_line_without_any_known_name_is_not_repeated():
    message = refusal(b"123456782;Jansen;Piet\n").message
    assert "Geen enkele kolomnaam is bekend; het dichtst bij komt “" in message
    assert "Jansen" not in message


def test_packed_zip_and_old_excel_are_told_what_to_do():
    assert refusal(packed(zipped({"a.csv": sample(PO, {})}))).message == reading.OFFICE
    assert refusal(b"\xd0\xcf\x11\xe0 old excel").message == reading.OLD_OFFICE
    assert "als .xlsx" in reading.OLD_OFFICE


def test_gzip_that_is_cut_off_damaged_or_packed_twice_is_refused():
    whole = packed(sample(PC4, *({"POSTCODE_LEERLING": str(1000 + number)} for number in range(50))))
    damaged = whole[:-8] + bytes(8)
    for cut in (3, 12, len(whole) // 2, len(whole) - 1):
        assert refusal(whole[:cut]).message == reading.TRUNCATED
    for content in (damaged, whole + b"more", b"\x1f\x8b\x00" + bytes(20)):
        assert refusal(content).message == reading.DAMAGED
    assert refusal(packed(whole)).message == reading.TWICE_PACKED


def test_gzip_that_unpacks_beyond_the_limit_is_refused(monkeypatch):
    assert reading.MAX_UNPACKED == 400_000_000
    content = sample(REGION, *({"PC4": str(1000 + number)} for number in range(9000)))
    monkeypatch.setattr(reading, "MAX_UNPACKED", len(content))
    assert parse(packed(content)).rows_read == 9000
    monkeypatch.setattr(reading, "MAX_UNPACKED", len(content) - 1)
    assert refusal(packed(content)).message == reading.TOO_LARGE
    assert "400 MB" in reading.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused(encoding):
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert refusal(bom + sample(PO, {}, encoding=encoding)).message == reading.UTF16


def test_nul_is_refused_with_its_line():
    error = only_error(sample(PO, {}, {"SOORT_PO": "Sbo", "PLAATSNAAM": "GOU\0DA"}))
    assert error == RowError(3, "", "", "hier staat een NUL-teken; dit is geen tekstbestand")


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_byte_that_cp1252_does_not_know_is_refused_with_its_line(byte):
    content = sample(PO, {"PLAATSNAAM": '"GOU\nDA"'}, {"SOORT_PO": "Sbo", "PLAATSNAAM": "#"}).replace(b"#", byte)
    error = only_error(content)
    assert (error.line, error.message) == (4, "hier staat een byte die in UTF-8 en in Windows-tekst (cp1252) niets is")
    assert refusal(content).message.startswith("De tekens in dit bestand zijn beschadigd. Regel 4: hier staat een byte")


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + sample(PO, {}, {"PLAATSNAAM": "#"}),
        sample(PC4, {}, {"PLAATSNAAM": "#"}),
        sample(PO, {"PLAATSNAAM": "één"}, {"PLAATSNAAM": "#"}),
        sample(PO, {"PLAATSNAAM": "één"}, {"PROVINCIE": "#"}).replace(b"#", b"\xe2\x82"),
    ],
)
def test_broken_utf8_is_not_taken_for_cp1252(content):
    error = only_error(content.replace(b"#", b"\xeb"))
    assert (error.line, error.message) == (3, "hier staan tekens die geen UTF-8 zijn")


def test_utf8_cut_off_in_the_middle_of_a_letter_is_refused():
    error = only_error(sample(REGION, {}, {"PC4": "2806"}) + "1011;é".encode()[:-1] + b"")
    assert error.line == 4


def test_line_without_end_is_refused():
    error = only_error(sample(PO, {}) + b"x" * 3_000_000)
    assert error.message == "deze regel is langer dan een miljoen tekens"


def test_unknown_header_with_broken_bytes_is_refused_for_its_bytes():
    assert refusal(b"a;b\n1;\x81\n").message.startswith("De tekens in dit bestand zijn beschadigd. Regel 2")


def test_a_million_columns_are_refused_quickly():
    start = time.process_time()
    for columns, reason in ((400_000, "De kolomkop van dit bestand is niet bekend."), (1_000_000, "De tekens in dit")):
        assert refusal(b";".join([b"PC4", *[b"x"] * columns]) + b"\n1;2\n").message.startswith(reason)
    assert only_error(sample(REGION, {}) + b";" * 999_998 + b"x\n").message == (
        "deze regel heeft 999999 kolommen, de kolomkop 4"
    )
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "start", [b"", b"PEILDATUM;", b'"', b"<?xml version='1.0'?><!DOCTYPE x>", b"%PDF-1.7\n", b"<svg><script>"]
)
@given(content=st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_random_bytes_are_refused_in_dutch(start, content):
    assert refusal(start + content).message.endswith(".")
