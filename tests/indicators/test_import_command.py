"""manage.py import and figures: all or nothing, the same file twice, whose figures change, and which delivery counts."""

import io
import json

import pytest
from django.core.management import call_command

from indicators.models import Figure, ImportRun, Observation
from indicators.services.summary import load_summary
from meetings.demo.build import SUMMARY
from osp.models import Placement, Tenant, Vestiging
from osp.scope import scopes_disabled, tenant_scope
from tests.data import data_path
from tests.indicators.duo import GOUDA, PO_2019, PO_2024, VSV, figures, load, one

pytestmark = [pytest.mark.django_db, pytest.mark.realdata]


def test_the_same_file_twice_changes_nothing():
    load(PO_2019)
    before = (figures(), Observation.objects.count())

    told = load(PO_2019)

    assert "al ingelezen, er verandert niets" in told
    assert (figures(), Observation.objects.count()) == before


def test_dry_run_stores_nothing():
    told = json.loads(load(GOUDA, dry_run=True, json=True))

    assert told["files"][0]["format"] == "duo-po-pc4-leeftijd"
    assert told["figures"] > 0
    with scopes_disabled():
        assert (ImportRun.objects.count(), Figure.objects.count(), Vestiging.objects.count()) == (0, 0, 0)


def test_one_municipality_is_the_same_before_or_after_the_whole_country():
    load(GOUDA)
    assert "onvolledig: " in one(unit="PO2814", indicator="deelname-sbo")["release"]
    load(PO_2024)

    row = one(unit="PO2814", indicator="deelname-sbo")
    assert (row["numerator_low"], row["numerator_high"]) == ("230", "887")


def test_an_exact_release_goes_before_the_interval(tmp_path):
    load(PO_2024)
    exact = tmp_path / "exact.csv"
    lines = data_path(*PO_2019).read_bytes().decode("cp1252").splitlines()
    sbo = [
        line.replace("20191001", "20241001")
        for line in lines
        if ";Sbo;" in line and ";0513;" in line.replace(";513;", ";0513;")
    ]
    exact.write_bytes("\r\n".join([lines[0], *sbo]).encode("cp1252"))
    before = one(unit="PO2814", indicator="leerlingen-sbo", year=2024)

    call_command("import", str(exact), stdout=io.StringIO())

    after = one(unit="PO2814", indicator="leerlingen-sbo", year=2024)
    assert int(after["high"]) - int(after["low"]) < int(before["high"]) - int(before["low"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leeg"),
        (b"a;b\n1;2\n", "kolomkop"),
        (
            (
                b"SAMENWERKINGSVERBAND_NUMMER;brin_nummer;vestigings_nummer;aantal_leerlingen;vsv_totaal;vsv_vmbo;vsv_mbo;vsv_overig\n"
                b"VO0001;00PG;00;17x4;6;3;0;3\n"
            ),
            "regel 2",
        ),
    ],
)
def test_a_refused_file_ends_with_two_and_stores_nothing_of_the_call(tmp_path, content, reason):
    bad = tmp_path / "fout.csv"
    bad.write_bytes(content)
    errors = io.StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("import", str(data_path(*VSV)), str(bad), stderr=errors, stdout=io.StringIO())

    assert end.value.code == 2
    assert reason in errors.getvalue()
    assert errors.getvalue().rstrip().endswith("Er is niets ingelezen.")
    with scopes_disabled():
        assert ImportRun.objects.count() == 0


def test_an_upload_of_one_samenwerkingsverband_changes_its_own_figures_only(tenant_a, tenant_b):
    load(PO_2019)
    load(GOUDA, swv="PO2814")

    assert figures(year=2024) == []
    assert one(unit="PO2814", indicator="leerlingen-sbo", year=2024, swv="PO2814")["kind"] == "interval"
    assert figures(year=2024, swv="VO2507") == []
    with tenant_scope(tenant_b.swv):
        assert not Figure.objects.filter(year=2024).exists()
        assert not Placement.objects.filter(year=2024).exists()
        assert not ImportRun.objects.filter(swv=tenant_a.swv).exists()


def test_real_files_take_the_place_of_the_summary(tenant_a: Tenant):
    load_summary(SUMMARY)
    before = {row["unit"]: row["numerator_low"] for row in figures(indicator="leerlingen-sbo", year=2019)}

    load(PO_2019)

    after = {row["unit"]: row["numerator_low"] for row in figures(indicator="leerlingen-sbo", year=2019)}
    assert after == before
    with scopes_disabled():
        assert Placement.objects.filter(year=2019, measure="sbo").count() == 276


def test_dry_run_counts_only_what_would_differ():
    load(GOUDA)
    all_figures = len(figures(year=2024))

    again = json.loads(load(PO_2024, dry_run=True, json=True))
    same = json.loads(load(GOUDA, dry_run=True, json=True))

    assert 0 < again["figures"] < all_figures
    assert same["figures"] == 0


def test_one_figure_is_told_in_the_singular(tmp_path) -> None:
    path = tmp_path / "reeks.csv"
    path.write_text("INDICATOR;JAAR;WAARDE;EENHEID;BRON\nleerlingen_sbo;2011;41777;leerlingen 1-10;ocwincijfers.nl\n")
    told = []
    for options in (["--dry-run"], []):
        out = io.StringIO()
        call_command("import", str(path), *options, stdout=out)
        told.append(out.getvalue().splitlines()[-1])
    assert told == ["1 cijfer zou nieuw of anders zijn; er is niets bewaard.", "1 cijfer is nieuw of anders."]
