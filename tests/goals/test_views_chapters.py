"""Chapters of the plan and its kernwaarden: read on the plan page, written in place, put away and taken back."""

import pytest
from django.urls import reverse

from goals.models import Chapter, Plan
from tests.factories import ChapterFactory
from tests.goals.parts import row_url, text_of
from tests.goals.plans import HTMX

PLAN = reverse("goals:plan", args=["PO2814"])
CREATE = reverse("goals:chapter-create", args=["PO2814"])


@pytest.fixture
def chapter(example, in_a) -> Chapter:
    """A chapter before the speerpunten."""
    return ChapterFactory(swv=in_a.swv, plan=example.plan)


def test_chapters_are_read_on_the_plan_page_on_their_side_of_the_tree(client, bram, in_a, example, chapter):
    ChapterFactory(swv=in_a.swv, plan=example.plan, title="Begrippen", text="Thuiszitter.", is_closing=True)
    client.force_login(bram)
    text = text_of(client.get(PLAN))
    assert text.index("Wie wij zijn") < text.index(f"speerpunt-{example.priority.pk}") < text.index("Begrippen")
    assert ("Twaalf schoolbesturen werken samen." in text, "<details><summary>" in text) == (True, True)
    assert ("Hoofdstuk" in text, "/hoofdstuk/nieuw/" in text, f"/hoofdstuk/{chapter.pk}/wijzig/" in text) == (
        False,
        False,
        False,
    )


def test_plan_without_chapters_shows_a_reader_nothing(client, bram, example):
    client.force_login(bram)
    assert "hoofdstukken-" not in text_of(client.get(PLAN))


def test_chapter_is_added_in_its_place(client, anna, in_a, example):
    client.force_login(anna)
    form = text_of(client.get(CREATE, {"naar": "na"}, headers=HTMX))
    assert ('name="naar" value="na"' in form, 'value="True" id="id_is_closing_1" checked' in form) == (True, True)
    values = {"title": "Begrippen", "text": "Thuiszitter.", "is_closing": "True", "naar": "na"}
    done = client.post(CREATE, values, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"]) == (200, "#hoofdstukken-na")
    stored = Chapter.objects.get()
    assert f'id="hoofdstuk-{stored.pk}"><details open>' in text_of(done)
    assert (stored.title, stored.is_closing) == ("Begrippen", True)
    plain = client.post(CREATE, {"title": "Wie wij zijn", "is_closing": "False"})
    assert plain["Location"] == f"{PLAN}#hoofdstuk-{Chapter.objects.get(is_closing=False).pk}"


def test_chapter_that_goes_to_the_other_side_reloads_the_page(client, anna, in_a, chapter):
    client.force_login(anna)
    values = {"version": 1, "title": "Wie wij zijn", "text": "", "is_closing": "True"}
    done = client.post(row_url("chapter-edit", chapter), values, headers=HTMX)
    assert (done.status_code, done["HX-Redirect"]) == (204, f"{PLAN}#hoofdstuk-{chapter.pk}")
    assert Chapter.objects.get().is_closing


def test_two_editors_of_a_chapter_keep_both_texts(client, anna, in_a, chapter):
    client.force_login(anna)
    url = row_url("chapter-edit", chapter)
    values = {"version": 1, "title": "Wie wij zijn", "is_closing": "False"}
    assert client.post(url, values | {"text": "Van de ander"}, headers=HTMX)["HX-Retarget"] == "#hoofdstukken-voor"
    conflict = client.post(url, values | {"text": "Van mij"}, headers=HTMX)
    text = text_of(conflict)
    assert (conflict.status_code, 'value="Van mij"' in text, 'value="Van de ander"' in text) == (409, True, True)


def test_chapter_moves_and_is_archived_and_restored(client, anna, in_a, example, chapter):
    other = ChapterFactory(swv=in_a.swv, plan=example.plan, title="Tweede", position=2)
    client.force_login(anna)
    assert client.post(row_url("chapter-move", other), {"richting": "omhoog"}, headers=HTMX).status_code == 200
    assert list(Chapter.objects.values_list("title", flat=True)) == ["Tweede", "Wie wij zijn"]
    assert client.post(row_url("chapter-archive", other), {"reason": " "}).status_code == 422
    assert client.post(row_url("chapter-archive", other), {"reason": "Dubbel"}).status_code == 302
    assert f"hoofdstuk-{other.pk}" not in text_of(client.get(PLAN))
    assert "Dubbel" in text_of(client.get(reverse("goals:archive", args=["PO2814"])))
    back = reverse("goals:restore", args=["PO2814", "hoofdstuk", other.pk])
    assert (client.post(back).status_code, client.post(back).status_code) == (302, 404)
    assert list(Chapter.objects.values_list("title", flat=True)) == ["Wie wij zijn", "Tweede"]


def test_core_values_are_written_with_the_plan_and_read_at_its_head(client, anna, bram, in_a, example):
    client.force_login(anna)
    years = {"first_year": "2024", "last_year": "2027"}
    values = {"version": 1, "title": "Plan", "core_values": "Dichtbij\nSamen", **years}
    assert client.post(reverse("goals:edit", args=["PO2814"]), values).status_code == 302
    assert Plan.objects.get().core_values == "Dichtbij\nSamen"
    client.force_login(bram)
    text = text_of(client.get(PLAN))
    assert ("Kernwaarden" in text, "Dichtbij<br>Samen" in text) == (True, True)
