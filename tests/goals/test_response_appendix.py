"""What was done with everybody's contribution in the plan itself: on paper and as a page, where it is wanted."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.documents.plan import Table
from goals.documents.word import docx_bytes
from goals.enums import SuggestionState
from goals.kinds import Kind
from goals.models import PlanSettings
from goals.queries.plan_document import plan_document
from goals.services.responses import print_responses
from osp.actors import Actor
from osp.enums import Role
from osp.errors import NotAllowedError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests import word
from tests.factories import CommentFactory, PlanSettingsFactory, SuggestionFactory

ANSWERED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def spoken(example, in_a, bram):
    """Something taken over, something refused and something nobody answered yet."""
    place = {"swv": example.plan.swv, "plan": example.plan, "kind": Kind.GOAL, "object_id": example.goal.pk}
    own = place | {"field": "measurable_result", "user": bram}
    taken = {"state": SuggestionState.ACCEPTED, "answer": "Met dank.", "answered_at": ANSWERED}
    SuggestionFactory(**own, **taken, after="Veel minder", reason="Dat is haalbaar.")
    refused = {"state": SuggestionState.REFUSED, "answer": "Te duur.", "answered_at": ANSWERED, "on_behalf": ""}
    SuggestionFactory(**own, **refused, after="Gratis vervoer", reason="")
    SuggestionFactory(**own, after="Nog niet gelezen")
    return example


def told(example, **options):
    """The plan as a document."""
    return plan_document(example.plan, example.plan.swv, version_label="Concept", **options)


def appendix(document) -> Table | None:
    """The table of the appendix, if there is one."""
    found = [part for section in document.sections if section.key == "inbreng" for part in section.parts]
    return found[0] if found else None


def test_the_appendix_is_there_only_where_it_is_wanted(spoken, director):
    assert appendix(told(spoken)) is None
    print_responses(director, wanted=True)
    assert told(spoken).sections[-1].title == "Wat is met uw inbreng gedaan"
    print_responses(director, wanted=False)
    assert appendix(told(spoken)) is None


def test_it_tells_what_was_answered_and_names_no_person(spoken):
    PlanSettingsFactory(swv=spoken.plan.swv, prints_responses=True)
    table = appendix(told(spoken))
    rows = [[cell.text for cell in line.cells] for line in table.lines]
    place = "Doel 1.1, beoogd meetbaar resultaat\nMinder verwijzingen naar het sbo"
    assert [row[1:] for row in rows] == [
        [place, "Veel minder\nWaarom: Dat is haalbaar.", "Overgenomen in de tekst van het plan\nMet dank."],
        [place, "Gratis vervoer", "Niet overgenomen\nTe duur."],
    ]
    assert [row[0].split("\n")[0] for row in rows] == ["Ondersteuningsplanraad", "Een lezer"]
    assert table.note == "Nog zonder antwoord: één keer inbreng."
    assert "Bram" not in str(table)


def test_a_remark_that_became_an_action_is_told_without_who_does_it(example, in_a, bram):
    PlanSettingsFactory(swv=example.plan.swv, prints_responses=True)
    place = {"swv": example.plan.swv, "plan": example.plan, "kind": Kind.GOAL, "object_id": example.goal.pk}
    CommentFactory(**place, user=bram, text="Wie doet dit?", end="actie")
    (line,) = appendix(told(example)).lines
    assert [cell.text for cell in line.cells[2:]] == ["Wie doet dit?", "Actie"]


def test_a_plan_without_answers_has_no_appendix(example, in_a, bram):
    PlanSettingsFactory(swv=example.plan.swv, prints_responses=True)
    assert appendix(told(example)) is None


def test_the_words_of_an_earlier_day_come_without_it(spoken):
    PlanSettingsFactory(swv=spoken.plan.swv, prints_responses=True)
    assert appendix(told(spoken, as_of=timezone.now())) is None


def test_word_and_page_say_it_too(spoken, client, anna):
    PlanSettingsFactory(swv=spoken.plan.swv, prints_responses=True)
    content = docx_bytes(told(spoken))
    assert (1, "Wat is met uw inbreng gedaan") in word.headings(content)
    assert "Te duur." in word.texts(content)
    client.force_login(anna)
    page = client.get(reverse("goals:document", args=["PO2814"])).content.decode()
    assert 'href="#inbreng"' in page
    assert "Gratis vervoer" in page


def test_a_choice_is_recorded_and_asking_for_it_again_changes_nothing(tenant_a, director, in_a):
    before = print_responses(director, wanted=True)
    assert (before.prints_responses, AuditEvent.objects.first().verb) == (True, "settings.responses_printed")
    assert print_responses(director, wanted=True).version == before.version


def test_who_only_reads_chooses_nothing(bram, tenant_a, in_a):
    reader = Actor(bram.pk, tenant_a.swv, frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        print_responses(reader, wanted=True)
    assert not PlanSettings.objects.exists()


def test_the_page_puts_it_in_the_plan_and_takes_it_out(client, anna, tenant_a, spoken):
    client.force_login(anna)
    page = reverse("goals:responses", args=["PO2814"])
    assert "Zet als bijlage in het plan" in client.get(page).content.decode()
    url = reverse("goals:responses-print", args=["PO2814"])
    assert "Laat de bijlage weg" in client.post(url, {"bijlage": "ja"}, follow=True).content.decode()
    with tenant_scope(tenant_a.swv):
        assert PlanSettings.objects.get().prints_responses
    client.post(url, {"bijlage": "nee"})
    with tenant_scope(tenant_a.swv):
        assert not PlanSettings.objects.get().prints_responses


def test_no_margin_line_runs_through_the_table(client, anna, spoken):
    client.force_login(anna)
    page = client.get(reverse("goals:responses", args=["PO2814"])).content.decode()
    assert "whole-sheet" in page
