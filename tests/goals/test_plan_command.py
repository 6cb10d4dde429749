"""manage.py plan: what it lists, what it writes, how it refuses."""

from datetime import date

import pytest
from django.core.management import call_command

from goals.models import PlanVersion
from osp.scope import tenant_scope
from tests.factories import AdoptedVersionFactory, PlanFactory, PlanVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def adopted(example, tenant_a) -> PlanVersion:
    with tenant_scope(tenant_a.swv):
        return AdoptedVersionFactory(swv=tenant_a.swv, plan=example.plan, adopted_on=date(2024, 4, 11))


@pytest.fixture
def concept(adopted, tenant_a) -> PlanVersion:
    with tenant_scope(tenant_a.swv):
        return PlanVersionFactory(swv=tenant_a.swv, plan=adopted.plan, number="1.1")


def test_list_names_every_version_of_every_samenwerkingsverband(concept, adopted, tenant_b, capsys):
    with tenant_scope(tenant_b.swv):
        other = PlanVersionFactory(swv=tenant_b.swv, plan=PlanFactory(swv=tenant_b.swv, title="Plan van B"))
    call_command("plan", "--list")
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        ["id", "samenwerkingsverband", "plan", "versie", "stand", "vastgesteld", "kenmerk"],
        [str(adopted.pk), "PO2814", adopted.plan.title, "1.0", "vastgesteld", "2024-04-11", adopted.mark],
        [str(concept.pk), "PO2814", adopted.plan.title, "1.1", "concept", "", ""],
        [str(other.pk), "VO2507", "Plan van B", "1.0", "concept", "", ""],
    ]


@pytest.mark.parametrize(("ending", "field"), [("pdf", "pdf"), ("docx", "docx"), ("PDF", "pdf")])
def test_out_writes_the_stored_bytes_of_what_was_adopted(adopted, tmp_path, capsys, ending, field):
    target = tmp_path / f"plan.{ending}"
    call_command("plan", "--version", str(adopted.pk), "--out", str(target))
    assert target.read_bytes() == getattr(adopted, field)
    assert capsys.readouterr().out == f"Vastgestelde versie 1.0 geschreven naar {target}.\n"


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_out_writes_a_concept_as_it_would_be_now(concept, tmp_path, capsys, ending, start):
    target = tmp_path / f"plan.{ending}"
    call_command("plan", "--version", str(concept.pk), "--out", str(target))
    assert target.read_bytes().startswith(start)
    assert "Concept van wijziging 1.1" in capsys.readouterr().out
    with tenant_scope(concept.swv):
        assert PlanVersion.objects.get(pk=concept.pk).pdf is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--version", "999999", "--out", "x.pdf"], "Er is geen versie met nummer 999999."),
        (["--version", "een", "--out", "x.pdf"], "Er is geen versie met nummer een."),
        (["--version", "1", "--out", "x.odt"], "x.odt is geen .pdf of .docx."),
        (["--version", "1"], "Noem een versie en een bestand"),
        ([], "Noem een versie en een bestand"),
    ],
)
def test_refusals_are_dutch_and_exit_2(capsys, arguments, reason):
    with pytest.raises(SystemExit) as caught:
        call_command("plan", *arguments)
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_refused(adopted, tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("plan", "--version", str(adopted.pk), "--out", str(tmp_path / "bestaat-niet" / "x.pdf"))
    assert "is niet te schrijven" in capsys.readouterr().err
