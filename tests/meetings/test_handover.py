"""The hand-over file: what is in it, who sees which of it, and passing everything on."""

from datetime import date

import pytest
from django.urls import reverse

from goals.models import Action, Activity, Goal
from goals.queries.owned import owned_by
from goals.services.succession import pass_on
from meetings.queries.handover import handover_of
from meetings.services.handover import make_handover
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make
from tests.conftest import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def left(goal, link, item, board, bram):
    """Bram owns a doel, an activiteit and an action; a decision and a changed target hang on the doel."""
    swv = goal.swv
    Goal.objects.filter(pk=goal.pk).update(owner=bram)
    make.ActivityFactory(swv=swv, goal=goal, title="Bellen", owner=bram)
    action = make.ActionFactory(swv=swv, text="Vraag de cijfers op", owner=bram, due=date(2027, 1, 10))
    make.MeetingActionFactory(swv=swv, item=item, action=action)
    make.DecisionFactory(swv=swv, item=item, goal=goal, text="Twee begeleiders erbij.")
    make.FormalRequestFactory(swv=swv, body=board, subject="de begroting", due=date(2027, 1, 5))
    return bram


def actor_of(user, tenant, role) -> Actor:
    return Actor(user.pk, tenant.swv, frozenset({role}))


def lines(paper) -> dict[str, tuple[str, ...]]:
    return {part.heading: tuple(text for text, _ in part.lines) for part in paper.parts}


def test_file_holds_what_whoever_comes_next_must_know(left, goal, director, in_a, meeting):
    assert lines(handover_of(owned_by(left), in_a, director)) == {
        "Eigenaar van": (goal.title, "Bellen"),
        "Open acties": ("Vraag de cijfers op",),
        "Besluiten die hierop leunen": ("Twee begeleiders erbij.",),
        "Open verzoeken": ("de begroting",),
        "Waarom streefwaarden zijn gewijzigd": (),
        "De eerste 90 dagen": ("Bestuur",),
    }


def test_file_keeps_closed_points_from_who_may_not_see_them(left, item, reader, director, in_a):
    """Only whoever carries an action out knows of it all the same."""
    item.is_confidential = True
    item.save()
    bea = actor_of(make_person(in_a, "Bea", Role.BOARD_MEMBER), in_a, Role.BOARD_MEMBER)
    for actor, sees_action, sees_decision in ((director, True, True), (bea, False, False), (reader, True, False)):
        found = lines(handover_of(owned_by(left), in_a, actor))
        assert bool(found["Open acties"]) is sees_action
        assert bool(found["Besluiten die hierop leunen"]) is sees_decision


def test_everything_passes_on_at_once_and_each_keeps_its_event(left, goal, anna, director, reader):
    with pytest.raises(NotAllowedError):
        pass_on(reader, person=left, successor=anna)
    with pytest.raises(DomainError, match="iemand anders"):
        pass_on(director, person=left, successor=left)
    assert pass_on(director, person=left, successor=anna) == 3
    owners = {Goal.objects.get(pk=goal.pk).owner, Activity.objects.get().owner, Action.objects.get().owner}
    assert owners == {anna}
    assert AuditEvent.objects.filter(verb="element.passed_on").count() == 2
    event = AuditEvent.objects.get(verb="handover.passed_on")
    assert (event.object_id, event.user_id) == (str(left.pk), anna.pk)
    with pytest.raises(DomainError, match="niets om over te dragen"):
        pass_on(director, person=left, successor=anna)


def test_who_cannot_speak_about_the_plan_cannot_follow(left, director, tenant_a):
    school = make_person(tenant_a, "Sam", Role.SCHOOL)
    with pytest.raises(DomainError, match="meepraten"):
        pass_on(director, person=left, successor=school)


def test_page_shows_the_preview_before_it_passes_on(client, anna, left, tenant_a):
    client.force_login(anna)
    page = reverse("meetings:handover", args=["PO2814", left.pk])
    assert left.name in client.get(reverse("meetings:handovers", args=["PO2814"])).content.decode()
    assert "Twee begeleiders erbij." in client.get(page).content.decode()
    body = client.get(f"{page}?opvolger={anna.pk}").content.decode()
    assert "Anna wordt eigenaar van 2 onderdelen van het plan en 1 open actie." in body
    assert Action.objects.get().owner == left
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"opvolger": anna.pk}).status_code == 302
    assert Action.objects.get().owner == anna
    assert client.get(reverse("meetings:handover", args=["PO2814", 999999])).status_code == 404


def test_pdf_is_made_and_logged(client, anna, left):
    client.force_login(anna)
    answer = client.get(reverse("meetings:handover-pdf", args=["PO2814", left.pk]))
    assert answer.content.startswith(b"%PDF")
    assert AuditEvent.objects.get(verb="handover.made").object_id == str(left.pk)


def test_page_asks_a_fixed_number_of_queries(client, anna, left, goal, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.ActivityFactory(swv=goal.swv, goal=goal, title=f"activiteit {number}", owner=left)
    client.force_login(anna)
    with django_assert_num_queries(15):
        client.get(reverse("meetings:handover", args=["PO2814", left.pk]))


@pytest.mark.parametrize("role", list(Role))
def test_everybody_sees_and_prints_their_own_and_only_some_that_of_another(client, tenant_a, left, role):
    person = make_person(tenant_a, "Sam", role)
    client.force_login(person)
    may = role in {Role.ADMIN, Role.DIRECTOR, Role.QUALITY}
    for name in ("handover", "handover-pdf"):
        assert client.get(reverse(f"meetings:own-{name}", args=["PO2814"])).status_code == 200
        other = client.get(reverse(f"meetings:{name}", args=["PO2814", left.pk]))
        assert other.status_code == (200 if may else 403)
    assert AuditEvent.objects.filter(verb="handover.made", object_id=str(person.pk)).count() == 1
    text = client.get(reverse("meetings:own-handover", args=["PO2814"])).text
    assert (f"Overdracht van {person.name}" in text, "Overdragen doet wie" in text) == (True, not may)


def test_paper_of_another_is_refused_below_the_page_too(left, anna, reader, in_a):
    assert make_handover(reader, person=left, paper=handover_of(owned_by(left), in_a, reader)).startswith(b"%PDF")
    with pytest.raises(NotAllowedError):
        make_handover(reader, person=anna, paper=handover_of(owned_by(anna), in_a, reader))


def test_who_manages_people_passes_on_without_writing_the_plan(left, anna, tenant_a, goal):
    manager = actor_of(make_person(tenant_a, "Bea", Role.ADMIN), tenant_a, Role.ADMIN)
    assert not manager.can(Ability.EDIT_PLAN)
    assert pass_on(manager, person=left, successor=anna) == 3
    assert Goal.objects.get(pk=goal.pk).owner == anna


def test_own_file_names_only_the_meetings_of_the_own_gremia(tenant_a, in_a, meeting):
    member = make_person(tenant_a, "Sam", Role.OPR_MEMBER)
    reader = actor_of(member, tenant_a, Role.OPR_MEMBER)
    assert lines(handover_of(owned_by(member), in_a, reader))["De eerste 90 dagen"] == ()
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, user=member)
    assert lines(handover_of(owned_by(member), in_a, reader))["De eerste 90 dagen"] == ("Bestuur",)


def test_link_to_the_own_file_is_in_the_menu_of_everybody(client, tenant_a):
    person = make_person(tenant_a, "Sam", Role.SCHOOL)
    client.force_login(person)
    text = client.get(reverse("today", args=["PO2814"])).text
    assert reverse("meetings:own-handover", args=["PO2814"]) in text


def test_a_plan_that_is_over_keeps_its_owner(left, goal, in_a, director, anna):
    """What somebody had in the plan of the period before is history; one that is being prepared passes on."""
    old = make.PlanFactory(swv=goal.swv, title="Vorig plan", first_year=2018, last_year=2021)
    coming = make.PlanFactory(swv=goal.swv, title="Straks", first_year=2030, last_year=2033)
    was, will = (make.PriorityFactory(swv=goal.swv, plan=plan, title=plan.title, owner=left) for plan in (old, coming))
    assert [row.title for row in owned_by(left).priorities] == ["Straks"]
    pass_on(director, person=left, successor=anna)
    was.refresh_from_db()
    will.refresh_from_db()
    assert (was.owner, will.owner) == (left, anna)
