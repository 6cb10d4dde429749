"""What a person changes in Excel: the preview tells it, taking over does it, turning back undoes it."""

import pytest
from django.utils import timezone

from goals.enums import WorkbookState
from goals.kinds import Kind
from goals.models import Activity, BudgetLine, FrameworkTag, Goal, IndicatorLink, Milestone, Priority, WorkbookRun
from goals.queries import get_plan
from goals.queries.snapshot import plan_snapshot
from goals.queries.workbooks import preview
from goals.services import edit_goal, workbooks
from goals.services.workbook_edits import Why
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make
from tests.goals.plans import make_example, national
from tests.goals.workbooks import add, changed, exported, handed_in, put, remove

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(in_a):
    """One of each, in a plan that has not begun yet."""
    found = make_example(in_a.swv)
    found.plan.first_year, found.plan.last_year = 2031, 2034
    found.plan.save()
    return found


def take_over(actor, run, **chosen):
    return workbooks.take_over_workbook(actor, run=run, seen=preview(run).seen, **chosen)


def sentences(run) -> list[str]:
    return [told.sentence for told in preview(run).told]


def test_changed_cell_is_told_and_written_with_its_reason(plan, director):
    file = changed(
        exported(), put("Doelen", 2, "Titel", "Nog minder verwijzingen"), put("Doelen", 2, "Loopt tot", "31-1-2032")
    )
    run = handed_in(director, file)
    assert sentences(run) == [
        "Doel 1.1 „Nog minder verwijzingen”: titel van „Minder verwijzingen naar het sbo” naar „Nog minder verwijzingen”.",
        "Doel 1.1 „Nog minder verwijzingen”: einddatum ingevuld: 31 januari 2032.",
    ]
    assert Goal.objects.get().title == "Minder verwijzingen naar het sbo"
    take_over(director, run)
    goal = Goal.objects.get()
    assert (goal.title, goal.ends.isoformat()) == ("Nog minder verwijzingen", "2032-01-31")
    assert {row.history_change_reason for row in Goal.history.all()[:2]} == {"uit Excel"}
    assert list(AuditEvent.objects.order_by("-pk").values_list("verb", flat=True)[:3]) == [
        "workbook.taken_over", "element.details_edited", "goal.edited",
    ]  # fmt: skip


def test_checking_a_file_changes_nothing(plan, director):
    file = changed(exported(), put("Doelen", 2, "Titel", "Anders"), add("Speerpunten", Titel="Nieuw"))
    before = plan_snapshot(get_plan())
    handed_in(director, file)
    assert plan_snapshot(get_plan()) == before
    assert AuditEvent.objects.order_by("-pk").first().verb == "workbook.received"
    assert not AuditEvent.objects.filter(verb="goal.edited").exists()


def test_new_rows_are_added_under_the_number_they_name(plan, director):
    file = changed(
        exported(),
        add("Speerpunten", Nummer="2", Titel="Ouders"),
        add("Doelen", Nummer="2.1", Hoort_bij="2", Titel="Ouders praten mee", Proces="Ouders", Begint="1-9-2031"),
        add("Activiteiten", Hoort_bij="2.1", Titel="Ouderavond", Stand="loopt"),
        add("Koppelingen", Hoort_bij="2.1", Indicator="deelname-so-schoolgaand", Richting="omlaag", Jaar_nulmeting="2030-2031",
            Nulmeting="3,2%", Streefjaar="2033-2034", Streefwaarde=2.5, Marge=0.1, Grens=0.2),
        add("Mijlpalen", Hoort_bij="2.1", Mijlpaal="Raad ingesteld", Op="1-2-2032"),
        add("Begroting", Hoort_bij="2", Jaar_telt_als="kalenderjaar", Jaar=2032, **{"Begroot in euro's": 1250.5}),
        add("Risico's", Hoort_bij="2", Risico="Te weinig ouders", Kans="groot"),
    )  # fmt: skip
    run = handed_in(director, file)
    assert run.refused == []
    assert sentences(run) == ["Speerpunt 2 „Ouders”: toegevoegd, met 1 doel en 1 activiteit."]
    take_over(director, run)
    priority = Priority.objects.get(title="Ouders")
    goal = priority.goals.get()
    assert (goal.process, goal.starts.isoformat()) == ("Ouders", "2031-09-01")
    assert goal.activities.get().status == "running"
    assert goal.milestones.get().due.isoformat() == "2032-02-01"
    link = goal.links.get()
    assert (link.indicator, link.baseline_year, link.baseline, link.target, link.margin, link.limit) == (
        national("deelname-so-schoolgaand"), 2030, 3.2, 2.5, 0.1, 0.2,
    )  # fmt: skip
    assert str(priority.budgetlines.get().budgeted) == "1250.50"
    assert (priority.risks.get().chance, priority.risks.get().impact) == (3, 2)


def test_removed_row_goes_only_when_it_is_ticked(plan, director):
    file = changed(exported(), remove("Doelen", 2))
    run = handed_in(director, file)
    found = preview(run)
    assert [row.text for row in found.gone] == [
        "Doel 1.1 „Minder verwijzingen naar het sbo”: gearchiveerd, met 1 activiteit."
    ]
    with pytest.raises(DomainError, match="Er verandert niets"):
        take_over(director, run)
    take_over(director, run, archived=[(Kind.GOAL, plan.goal.pk)])
    plan.goal.refresh_from_db()
    assert (plan.goal.is_archived, plan.goal.archive_reason) == (True, "Niet meer in het Excelbestand.")


def test_row_somebody_added_meanwhile_is_not_seen_as_removed(plan, director, in_a):
    file = exported()
    make.MilestoneFactory(swv=in_a.swv, goal=plan.goal)
    found = preview(handed_in(director, file))
    assert (found.gone, found.told) == ((), ())


def edited_meanwhile(director, goal, **fields) -> None:
    values = {
        "title": goal.title, "description": goal.description, "measurable_result": goal.measurable_result,
        "noticeable_result": goal.noticeable_result, "owner": goal.owner, "ends": goal.ends,
    } | fields  # fmt: skip
    edit_goal(director, goal=goal, version=goal.version, **values)


def test_what_somebody_else_changed_stays_when_the_file_did_not_touch_it(plan, director):
    file = changed(exported(), put("Doelen", 2, "Toelichting", "Uit Excel."))
    edited_meanwhile(director, plan.goal, title="Door een ander")
    run = handed_in(director, file)
    assert preview(run).clashes == ()
    take_over(director, run)
    plan.goal.refresh_from_db()
    assert (plan.goal.title, plan.goal.description) == ("Door een ander", "Uit Excel.")


@pytest.mark.parametrize(("mine", "title"), [((), "Door een ander"), (("mine",), "Uit Excel")])
def test_field_that_both_changed_asks_a_choice(plan, director, mine, title):
    file = changed(exported(), put("Doelen", 2, "Titel", "Uit Excel"), put("Doelen", 2, "Toelichting", "Nieuw."))
    edited_meanwhile(director, plan.goal, title="Door een ander")
    run = handed_in(director, file)
    (row,) = preview(run).clashes
    assert (row.label, row.mine, row.theirs) == ("titel", "Uit Excel", "Door een ander")
    take_over(director, run, mine=[row.clash.key] if mine else [])
    plan.goal.refresh_from_db()
    assert (plan.goal.title, plan.goal.description) == (title, "Nieuw.")


def test_change_after_the_preview_asks_to_look_again(plan, director):
    run = handed_in(director, changed(exported(), put("Doelen", 2, "Titel", "Uit Excel")))
    seen = preview(run).seen
    edited_meanwhile(director, plan.goal, title="Door een ander")
    with pytest.raises(DomainError) as caught:
        workbooks.take_over_workbook(director, run=run, seen=seen)
    assert caught.value.code == "changed-meanwhile"
    assert Goal.objects.get().title == "Door een ander"


def test_goal_moves_to_the_number_that_is_named(plan, director, in_a):
    other = make.PriorityFactory(swv=in_a.swv, plan=plan.plan, position=2, title="Tweede")
    run = handed_in(director, changed(exported(), put("Doelen", 2, "Hoort bij", "2")))
    assert "verplaatst van speerpunt 1" in sentences(run)[0]
    take_over(director, run)
    plan.goal.refresh_from_db()
    assert plan.goal.priority == other


def test_verb_refuses_a_row_and_the_rest_goes_on_when_it_is_left_out(plan, director):
    file = changed(
        exported(),
        put("Doelen", 2, "Titel", "Goed"),
        put("Activiteiten", 2, "Begint", "1-9-2032"),
        put("Activiteiten", 2, "Loopt tot", "1-9-2031"),
        put("Koppelingen", 2, "Streefwaarde", 140),
    )
    run = handed_in(director, file)
    assert {(row["sheet"], row["line"]) for row in run.refused} == {("Activiteiten", 2), ("Koppelingen", 2)}
    assert len(sentences(run)) == 1
    with pytest.raises(DomainError, match="geweigerde regels"):
        take_over(director, run)
    take_over(director, run, skip_refused=True)
    assert Goal.objects.get().title == "Goed"
    assert Activity.objects.get().starts == plan.activity.starts


def test_agreement_of_a_running_plan_keeps_the_old_one(in_a, director):
    from goals.models import Plan

    plan = make_example(in_a.swv, baseline=4, target=2)
    Plan.objects.update(first_year=2025, last_year=2028)
    run = handed_in(director, changed(exported(), put("Koppelingen", 2, "Streefwaarde", 2.5)))
    assert (run.refused, preview(run).asks_why) == ([], True)
    with pytest.raises(DomainError) as caught:
        take_over(director, run)
    assert caught.value.field == "changed_on"
    take_over(director, run, why=Why(timezone.localdate(), "Nieuwe cijfers"))
    link = IndicatorLink.objects.get()
    assert (link.target, link.former_targets.get().target) == (2.5, 2)
    assert plan.link.pk == link.pk


def test_turning_back_restores_everything(plan, director, in_a):
    other = make.PriorityFactory(swv=in_a.swv, plan=plan.plan, position=2, title="Tweede")
    make.MilestoneFactory(swv=in_a.swv, goal=plan.goal)
    make.FrameworkTagFactory(swv=in_a.swv, goal=plan.goal, item=make.FrameworkItemFactory(swv=in_a.swv))
    before = plan_snapshot(get_plan())
    file = changed(
        exported(), put("Doelen", 2, "Titel", "Anders"), put("Doelen", 2, "Hoort bij", "2"), remove("Mijlpalen", 2),
        remove("Kader", 2), add("Doelen", Hoort_bij="1", Titel="Nieuw doel"), put("Koppelingen", 2, "Middel", "anders"),
    )  # fmt: skip
    run = handed_in(director, file)
    gone = [(Kind.MILESTONE, Milestone.objects.get().pk), (Kind.TAG, FrameworkTag.objects.get().pk)]
    run = take_over(director, run, archived=gone)
    assert plan_snapshot(get_plan()) != before
    run = workbooks.undo_workbook(director, run=run, reason="Verkeerd bestand")
    assert (run.state, run.kept) == (WorkbookState.UNDONE, [])
    assert _content(plan_snapshot(get_plan())) == _content(before)
    assert other.goals.count() == 0
    assert Goal.history.filter(history_change_reason="uit Excel teruggedraaid: Verkeerd bestand").exists()


def _content(node):
    """The tree without the places, which count from where a row came back."""
    values = {name: value for name, value in node.values.items() if name != "position"}
    return node.ref, values, [_content(child) for child in node.children]


def test_turning_back_leaves_what_was_written_since(plan, director):
    file = changed(exported(), put("Doelen", 2, "Titel", "Uit Excel"), put("Doelen", 2, "Toelichting", "Uit Excel."))
    run = take_over(director, handed_in(director, file))
    plan.goal.refresh_from_db()
    edited_meanwhile(director, plan.goal, title="Door een ander")
    run = workbooks.undo_workbook(director, run=run, reason="Toch niet")
    plan.goal.refresh_from_db()
    assert (plan.goal.title, plan.goal.description) == ("Door een ander", "Basisscholen bieden meer zelf.")
    assert run.kept == ["Doel „Door een ander”"]


def test_file_is_taken_over_once(plan, director):
    run = take_over(director, handed_in(director, changed(exported(), put("Doelen", 2, "Titel", "A"))))
    with pytest.raises(DomainError, match="al overgenomen"):
        workbooks.take_over_workbook(director, run=run, seen="")
    with pytest.raises(DomainError, match="al overgenomen"):
        workbooks.discard_workbook(director, run=run)


def test_reader_of_the_plan_may_not_read_in(plan, tenant_a, bram, director):
    file = exported()
    reader = Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        handed_in(reader, file)
    assert (reader.can(Ability.VIEW_PLAN), WorkbookRun.objects.count()) == (True, 0)


def test_budget_and_tags_change_as_sets(plan, director, in_a):
    item = make.FrameworkItemFactory(swv=in_a.swv, title="Basisondersteuning")
    line = make.BudgetLineFactory(swv=in_a.swv, goal=plan.goal)
    file = changed(
        exported(), put("Begroting", 2, "Besteed in euro's", "1.200,50"), add("Kader", Hoort_bij="1.1", Onderdeel_van_het_kader=f"wettelijk onderdeel {item}"),
    )  # fmt: skip
    take_over(director, handed_in(director, file))
    line.refresh_from_db()
    assert (str(line.spent), BudgetLine.objects.count()) == ("1200.50", 1)
    assert FrameworkTag.objects.get().item == item
