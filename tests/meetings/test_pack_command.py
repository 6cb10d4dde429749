"""manage.py pack: what it lists, what it writes, how it refuses."""

import pytest
from django.core.management import call_command

from meetings.models import AgendaPack, PackCopy

pytestmark = pytest.mark.django_db


def test_list_names_every_meeting_of_every_samenwerkingsverband(item, meeting, foreign, capsys):
    call_command("pack", "--list")
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["id", "samenwerkingsverband", "gremium", "datum", "stand"],
        [str(meeting.pk), "PO2814", "Bestuur", "2026-12-03", "agenda klaar"],
        [str(foreign["meeting"].pk), "VO2507", "Bestuur", "2027-03-11", "stukken gepubliceerd"],
    ]


def test_out_writes_the_stored_bytes(item, meeting, publish, tmp_path, capsys):
    pack = publish(meeting)
    target = tmp_path / "stukken.pdf"
    call_command("pack", str(meeting.pk), "--out", str(target))
    assert target.read_bytes() == bytes(PackCopy.objects.get(pack=pack, body=None).pdf)
    assert capsys.readouterr().out == f"Versie 1 geschreven naar {target}.\n"


def test_out_writes_a_concept_where_nothing_is_published(item, meeting, tmp_path):
    target = tmp_path / "stukken.pdf"
    call_command("pack", str(meeting.pk), "--out", str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert not AgendaPack.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["999999", "--out", "x.pdf"], "Er is geen vergadering met nummer 999999."),
        (["twaalf", "--out", "x.pdf"], "Er is geen vergadering met nummer twaalf."),
        (["1"], "Noem een vergadering en een bestand"),
        ([], "Noem een vergadering en een bestand"),
    ],
)
def test_refusals_are_dutch_and_exit_2(db, capsys, arguments, reason):
    with pytest.raises(SystemExit) as caught:
        call_command("pack", *arguments)
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_refused(item, meeting, tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("pack", str(meeting.pk), "--out", str(tmp_path / "bestaat-niet" / "x.pdf"))
    assert "is niet te schrijven" in capsys.readouterr().err
