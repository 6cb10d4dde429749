"""Excel out and in changes nothing, whatever is in the plan."""

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goals.enums import Direction, PathKind
from goals.kinds import Kind
from goals.queries import get_plan
from goals.queries.snapshot import plan_snapshot
from goals.queries.workbooks import preview
from goals.services import workbooks
from osp.errors import DomainError
from tests import factories as make
from tests.goals.workbooks import changed, exported, handed_in

pytestmark = pytest.mark.django_db

NASTY = (
    "=1+1", "+31 6", "-", "@SUM(A1)", "'hallo", "''", "\t=cmd", "00123", "1.234,56", "12%", "31-1-2027", "WAAR", "#N/B",
    "regel een\nregel twee\n\n- punt\n- **vet** en *cursief*", "a\r\nb", "  spaties  ", "é ü 漢字 🙂 \u200b", "_x0041_",
    "„aanhaling” & <b>", "x" * 5000, "1e5", "2.10", "ja\x0bnee", "[link](https://voorbeeld.nl/?a=1&b=2)",
)  # fmt: skip
words = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)
)
lines = words.map(lambda text: text[:120])
numbers = st.one_of(
    st.none(), st.floats(0, 100, allow_nan=False), st.sampled_from([0.1 + 0.2, 2.675, 33.333333333333336])
)
euros = st.one_of(st.none(), st.decimals(0, 99_999_999, places=2))
days = st.one_of(st.none(), st.dates(date(1, 1, 1), date(2999, 1, 1)))
texts = st.fixed_dictionaries(dict.fromkeys(("description", "measurable_result", "achieved_noticeable"), words))


def plan_of(swv, draw) -> None:
    """A plan with a few rows of every kind, filled with what is drawn."""
    plan = make.PlanFactory(swv=swv, title=draw(lines) or "x", mission=draw(words), core_values=draw(words))
    make.ChapterFactory(swv=swv, plan=plan, title=draw(lines), text=draw(words), is_closing=draw(st.booleans()))
    priority = make.PriorityFactory(swv=swv, plan=plan, title=draw(lines), process=draw(lines), **draw(texts))
    for _ in range(draw(st.integers(0, 2))):
        goal = make.GoalFactory(swv=swv, priority=priority, title=draw(lines), ends=draw(days), **draw(texts))
        first = draw(days)
        activity = make.ActivityFactory(
            swv=swv, goal=goal, title=draw(lines), starts=first, ends=first and first + timedelta(3), status=draw(st.sampled_from(["planned", "done"]))
        )  # fmt: skip
        parts_of(swv, draw, {"goal": goal}, {"goal": None, "activity": activity})


def parts_of(swv, draw, on_goal, on_activity) -> None:
    indicator = make.IndicatorFactory(
        swv=swv, name=draw(lines) or "i", code=f"eigen-{make.IndicatorFactory._meta.model.objects.count()}"
    )
    margin = draw(st.floats(0, 1))
    own = draw(st.booleans())
    make.IndicatorLinkFactory(
        swv=swv, indicator=indicator, means=draw(lines), direction=draw(st.sampled_from(list(Direction))),
        baseline=draw(numbers), target=draw(numbers), low=draw(numbers), margin=margin, limit=margin + 1,
        path_kind=PathKind.OWN if own else PathKind.LINEAR, steps=[[2025, 2.3], [2026, 0.1 + 0.2]] if own else [], **on_goal,
    )  # fmt: skip
    make.MilestoneFactory(swv=swv, title=draw(lines), due=draw(days) or date(2027, 1, 1), **on_goal)
    make.BudgetLineFactory(
        swv=swv, year_kind=draw(st.sampled_from(["kalenderjaar", "schooljaar"])), budgeted=draw(euros), spent=Decimal("0.10"),
        note=draw(lines), **on_activity,
    )  # fmt: skip
    make.RiskFactory(
        swv=swv,
        title=draw(lines),
        chance=draw(st.integers(1, 3)),
        measure=draw(words),
        indicator=indicator,
        **on_activity,
    )
    make.ScopeBoardFactory(swv=swv, **on_goal)
    make.FrameworkTagFactory(swv=swv, item=make.FrameworkItemFactory(swv=swv, title=draw(lines) or "x"), **on_goal)


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_out_and_in_changes_nothing(data, in_a, director):
    from django.db import transaction

    point = transaction.savepoint()
    try:
        plan_of(in_a.swv, data.draw)
        before = plan_snapshot(get_plan())
        content = exported()
        # As it left, and as a spreadsheet saves it again.
        for file in (content, changed(content)):
            run = handed_in(director, file)
            found = preview(run)
            assert (found.refused, found.told, found.clashes, found.gone) == ((), (), (), ())
            assert found.merged.is_empty
            with pytest.raises(DomainError, match="Er verandert niets"):
                workbooks.take_over_workbook(director, run=run, seen=found.seen)
        assert plan_snapshot(get_plan()) == before
    finally:
        transaction.savepoint_rollback(point)


def test_no_cell_is_a_formula_and_none_becomes_one(in_a, director):
    plan = make.PlanFactory(swv=in_a.swv, mission='=HYPERLINK("http://voorbeeld.nl")', vision="@SUM(A1)")
    make.PriorityFactory(swv=in_a.swv, plan=plan, title="+1", process="-2")
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    cells = [cell for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {(cell.quotePrefix, cell.number_format) for cell in cells if cell.value[:1] in "=+-@"} == {(True, "@")}


def test_sheets_have_the_own_names(in_a, director):
    make.PlanFactory(swv=in_a.swv)
    in_a.level_names = {
        "priority": {"singular": "ambitie", "plural": "ambities", "article": "de"},
        "goal": {"singular": "mijlpaal", "plural": "mijlpalen", "article": "de"},
        "mission": {"singular": "opdracht", "plural": "opdrachten", "article": "de"},
    }
    in_a.save()
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    assert book.sheetnames == [
        "Uitleg", "Plan", "Hoofdstukken", "Ambities", "Mijlpalen", "Activiteiten", "Koppelingen", "Mijlpalen (mijlpaal)",
        "Begroting", "Risico's", "Bereik", "Kader", "Lijsten", "_osp",
    ]  # fmt: skip
    assert "Opdracht" in [cell.value for cell in book["Plan"][1]]


def test_heads_stay_in_sight_and_keys_are_hidden(in_a, director):
    make.PlanFactory(swv=in_a.swv)
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    sheet = book["Doelen"]
    assert sheet.freeze_panes == "F2"
    assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [True, True, False]
    assert {book["Lijsten"].sheet_state, book["_osp"].sheet_state} == {"hidden", "veryHidden"}
    assert len(book["Doelen"].data_validations.dataValidation) == 2


def test_columns_know_the_length_of_their_field():
    """A text that does not fit is refused with its row, and never by the database."""
    from goals.queries.snapshot import MODELS
    from goals.sheets import Cells, columns
    from osp.levels import USUAL

    for kind in Kind:
        fields = {field.attname: field for field in MODELS[kind]._meta.concrete_fields}
        for each in columns(kind, USUAL):
            if each.cells is Cells.LINE:
                assert (kind, each.name, each.most) == (kind, each.name, fields[each.name].max_length)


def test_every_field_people_write_has_a_column():
    """A field that is added to a row of the plan goes out to Excel too, or is named here as where the row stands."""
    from goals.queries.snapshot import MODELS
    from goals.sheets import columns
    from osp.levels import USUAL

    kept = {"id", "swv_id", "version", "updated_at", "archived_at", "archive_reason", "ancestor_id"}
    place = {"plan_id", "priority_id", "goal_id", "activity_id", "position"}
    # Setting a verdict aside is judging, not writing: it is done at the figure, with a reason.
    judged = {"overruled_by_id", "overruled_status", "overruled_reason"}
    for kind in Kind:
        written = {field.attname for field in MODELS[kind]._meta.concrete_fields} - kept - place - judged
        assert (kind, written) == (kind, {each.name for each in columns(kind, USUAL)})
