"""The framework a plan serves: begun as a copy of the national one, then the samenwerkingsverband's own."""

import pytest

from goals import services
from goals.enums import FrameworkKind
from goals.models import FrameworkItem, FrameworkTag
from goals.reference import framework_rows, process_titles
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests.factories import FrameworkItemFactory
from tests.goals.plans import last_verb

YEARS = {"first_year": 2026, "last_year": 2029}
WORDS = {"label": "", "text": "", "source": "", "side": ""}


def counts() -> dict[str, int]:
    return {kind.value: FrameworkItem.objects.filter(kind=kind).count() for kind in FrameworkKind}


def live_tags(element) -> list[str]:
    rows = FrameworkTag.objects.filter(goal=element, archived_at__isnull=True).order_by("item__title")
    return list(rows.values_list("item__title", flat=True))


@pytest.mark.parametrize(("sector", "law"), [("PO", "WPO art. 18a lid 8"), ("VO", "WVO 2020 art. 2.47 lid 9")])
def test_seed_holds_seven_items_of_the_law_of_its_sector(sector, law):
    statutory = [row for row in framework_rows(sector) if row["kind"] is FrameworkKind.STATUTORY]
    assert [(row["label"], row["source"]) for row in statutory] == [
        (letter, f"{law} onder {letter}") for letter in "abcdefg"
    ]
    assert len({row["code"] for row in framework_rows(sector)}) == len(framework_rows(sector))


@pytest.mark.parametrize("sector", ["PO", "VO"])
def test_seed_holds_both_sides_ten_processes_and_only_sure_standards(sector):
    rows = framework_rows(sector)
    sides = [row["side"] for row in rows if row["kind"] is FrameworkKind.RESPONSIBILITY]
    assert (sides.count("bureau"), sides.count("netwerk")) == (4, 4)
    processes = [row["side"] for row in rows if row["kind"] is FrameworkKind.PROCESS]
    assert (processes.count("bureau"), processes.count("netwerk"), len(process_titles(sector))) == (5, 5, 10)
    assert [row["label"] for row in rows if row["kind"] is FrameworkKind.STANDARD] == ["BKA1", "BKA2", "BKA3"]


def test_every_seed_fits_its_columns():
    for row in (*framework_rows("PO"), *framework_rows("VO")):
        FrameworkItem(**row).clean_fields(exclude=["swv"])


def test_first_plan_begins_with_the_framework_of_its_sector_and_records_one_thing(director, in_a):
    services.create_plan(director, title="Plan", **YEARS)
    assert counts() == {"statutory": 7, "responsibility": 8, "standard": 3, "process": 10}
    assert FrameworkItem.objects.get(kind="statutory", label="c").title == "Plaatsing in sbo en so"
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["plan.created"]


def test_vo_begins_with_its_own_law(carla, tenant_b):
    actor = Actor(user_id=carla.pk, swv=tenant_b.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant_b.swv):
        services.create_plan(actor, title="Plan", **YEARS)
        found = FrameworkItem.objects.get(kind="statutory", label="c")
    assert found.title == "Plaatsing in vso, lwoo en praktijkonderwijs"


def test_a_later_plan_leaves_the_own_framework_alone(director, in_a):
    services.create_plan(director, title="Plan", **YEARS)
    item = FrameworkItem.objects.get(code="bka1")
    services.edit_framework_item(director, item=item, version=1, title="Eigen woorden", **WORDS)
    services.create_plan(director, title="Volgend plan", first_year=2030, last_year=2033)
    assert (FrameworkItem.objects.count(), FrameworkItem.objects.get(code="bka1").title) == (28, "Eigen woorden")


def test_who_was_there_before_takes_it_over_and_twice_is_once(director, in_a):
    FrameworkItemFactory(swv=in_a.swv, kind=FrameworkKind.PROCESS, title="Eigen proces")
    services.begin_framework(director)
    services.begin_framework(director)
    assert (counts()["process"], FrameworkItem.objects.count(), last_verb()) == (11, 29, "framework.begun")


def test_item_is_added_moved_edited_lapsed_and_returned(director, in_a):
    first, second = (
        services.create_framework_item(director, kind="standard", title=title, label=title) for title in ("A", "B")
    )
    assert (second.position, last_verb()) == (2, "framework.item_added")
    services.move_framework_item(director, item=second, up=True)
    assert list(FrameworkItem.objects.values_list("title", flat=True)) == ["B", "A"]
    words = {**WORDS, "label": "RPO1", "side": "bureau"}
    services.edit_framework_item(director, item=first, version=1, title="Nieuw", **words)
    stored = FrameworkItem.objects.get(pk=first.pk)
    assert (stored.title, stored.label, stored.side, last_verb()) == (
        "Nieuw",
        "RPO1",
        "bureau",
        "framework.item_edited",
    )
    with pytest.raises(ConflictError):
        services.edit_framework_item(director, item=first, version=1, title="Later", **WORDS)
    services.lapse_framework_item(director, item=first, reason="Nieuw onderzoekskader")
    assert (first.archive_reason, last_verb()) == ("Nieuw onderzoekskader", "framework.item_lapsed")
    services.return_framework_item(director, item=first)
    assert (first.is_archived, last_verb()) == (False, "framework.item_returned")


def test_item_without_a_name_is_refused(director, in_a):
    with pytest.raises(DomainError) as refused:
        services.create_framework_item(director, kind="process", title=" ")
    assert (refused.value.field, FrameworkItem.objects.count()) == ("title", 0)


def test_tags_become_what_is_chosen_and_two_at_once_keep_both(director, in_a, example):
    a, b, c = (FrameworkItemFactory(swv=in_a.swv, title=title, label="") for title in "abc")
    services.set_framework_tags(director, element=example.goal, items=[a, b])
    assert (live_tags(example.goal), last_verb()) == (["a", "b"], "framework.tagged")
    services.set_framework_tags(director, element=example.goal, items=[a, b, c], seen=[a, b])
    services.set_framework_tags(director, element=example.goal, items=[b], seen=[a, b])
    assert live_tags(example.goal) == ["b", "c"]


def test_lapsed_item_stays_where_it_was_and_is_taken_nowhere_else(director, in_a, example):
    item = FrameworkItemFactory(swv=in_a.swv)
    services.set_framework_tags(director, element=example.goal, items=[item])
    services.lapse_framework_item(director, item=item, reason="Oud kader")
    services.set_framework_tags(director, element=example.goal, items=[item])
    assert live_tags(example.goal) == [item.title]
    with pytest.raises(DomainError) as refused:
        services.set_framework_tags(director, element=example.priority, items=[item])
    assert refused.value.code == "item-lapsed"
