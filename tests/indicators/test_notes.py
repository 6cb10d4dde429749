"""Notes at a figure: pinning, changing with two people at once, taking away, and where they are shown."""

import pytest
from django.urls import reverse

from indicators.models import FigureNote
from indicators.queries.notes import notes_of
from indicators.services.notes import edit_note, pin_note, remove_note
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests.factories import FigureNoteFactory
from tests.indicators.catalogue_samples import figure, national


@pytest.fixture
def row(db):
    return national("deelname-sbo")


def page(tenant, row, name="notes"):
    return reverse(f"indicators:{name}", args=[tenant.code, row.pk])


def test_a_note_is_kept_and_the_log_has_no_words(director, in_a, row):
    note = pin_note(director, indicator=row, year=2019, text="  De Wissel fuseerde. ")
    assert (note.text, note.year, note.user_id) == ("De Wissel fuseerde.", 2019, director.user_id)
    event = AuditEvent.objects.latest("pk")
    assert event.verb == "note.pinned"
    assert "Wissel" not in str(event.diff)


@pytest.mark.parametrize(
    ("year", "text", "field"),
    [(2019, "  ", "text"), (2019, "x" * 2001, "text"), (1999, "Oud.", "year"), (2999, "Later.", "year")],
)
def test_a_note_without_words_or_year_is_refused(director, in_a, row, year, text, field):
    with pytest.raises(DomainError) as error:
        pin_note(director, indicator=row, year=year, text=text)
    assert error.value.field == field
    assert not FigureNote.objects.exists()


def test_two_people_at_once_lose_nothing(director, in_a, row):
    note = pin_note(director, indicator=row, year=2019, text="Eerst.")
    edit_note(director, note=note, version=1, text="Toen.")
    with pytest.raises(ConflictError):
        edit_note(director, note=note, version=1, text="Ook.")
    with pytest.raises(ConflictError):
        remove_note(director, note=note, version=1)
    assert [each.text for each in notes_of(row)] == ["Toen."]
    remove_note(director, note=note, version=2)
    assert notes_of(row) == []
    assert FigureNote.objects.get(pk=note.pk).text == "Toen."


def test_the_card_shows_notes_by_year_with_marks_in_chart_and_table(client, anna, tenant_a, row):
    figure()
    figure(year=2018)
    with tenant_scope(tenant_a.swv):
        FigureNoteFactory(swv=tenant_a.swv, indicator=row, year=2019, text="Later jaar.", user=anna)
        FigureNoteFactory(swv=tenant_a.swv, indicator=row, year=2018, text="Eerder jaar.", user=anna)
        FigureNoteFactory(swv=tenant_a.swv, indicator=row, year=2030, text="Buiten de reeks.", user=anna)
    client.force_login(anna)
    response = client.get(page(tenant_a, row, "detail"))
    card, text = response.context["card"], response.content.decode()
    assert [(note.number, note.period, note.figure) for note in card.notes] == [
        (1, "2018-2019", "2,04%"),
        (2, "2019-2020", "2,04%"),
        (3, "2030-2031", "onbekend"),
    ]
    assert {year.year: year.notes for year in response.context["years"]} == {2019: (2,), 2018: (1,)}
    assert "notitie 1" in response.context["chart"]
    assert "notitie 3" not in response.context["chart"]
    assert "Later jaar." in text


def test_a_note_is_pinned_changed_and_taken_away_on_the_pages(client, anna, tenant_a, row):
    figure()
    client.force_login(anna)
    assert client.post(page(tenant_a, row), {"year": "2019", "text": "Fusie."}).status_code == 302
    with tenant_scope(tenant_a.swv):
        (note,) = notes_of(row)
    edit = page(tenant_a, note, "note")
    assert client.post(edit, {"version": "1", "text": "Fusie van twee scholen."}).status_code == 302
    conflict = client.post(edit, {"version": "1", "text": "Iets anders."})
    assert conflict.status_code == 409
    assert "Iets" in conflict.content.decode()
    listed = client.get(page(tenant_a, row), {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert listed[1].startswith("1;2019-2020;Fusie van twee scholen.;Anna;20")
    assert client.get(page(tenant_a, row), {"vorm": "xlsx"}).status_code == 200
    client.post(page(tenant_a, note, "note-remove"), {"version": "1"})
    with tenant_scope(tenant_a.swv):
        assert len(notes_of(row)) == 1
    client.post(page(tenant_a, note, "note-remove"), {"version": "2"})
    with tenant_scope(tenant_a.swv):
        assert notes_of(row) == []
    assert client.get(edit).status_code == 404


@pytest.mark.parametrize("typed", [{"year": "2019", "text": ""}, {"year": "1850", "text": "Te oud."}, {}])
def test_a_refused_note_comes_back_with_what_was_typed(client, anna, tenant_a, row, typed):
    figure()
    client.force_login(anna)
    response = client.post(page(tenant_a, row), typed)
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == typed.get("text")
    with tenant_scope(tenant_a.swv):
        assert notes_of(row) == []


def test_who_only_reads_sees_notes_and_no_buttons(client, bram, anna, tenant_a, row):
    figure()
    with tenant_scope(tenant_a.swv):
        note = FigureNoteFactory(swv=tenant_a.swv, indicator=row, year=2019, text="Zichtbaar.", user=anna)
    client.force_login(bram)
    text = client.get(page(tenant_a, row, "detail")).content.decode()
    assert "Zichtbaar." in text
    assert "Haal weg" not in text
    assert client.post(page(tenant_a, note, "note-remove"), {"version": "1"}).status_code == 403
