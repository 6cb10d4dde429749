"""The steps of a route: planned, recorded, added, moved, with evidence; and what its page is told of them."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from goals import hooks
from goals.enums import StepKind, StepOutcome, VersionState
from goals.hooks import MeetingDay
from goals.models import AdoptionStep, PlanVersion
from goals.queries.route import route_of
from goals.services import route as services
from goals.services import versions
from osp.errors import ConflictError, DomainError
from osp.models import StoredFile
from tests.factories import AdoptionStepFactory, PlanFactory, PlanVersionFactory, StoredFileFactory
from tests.goals.plans import last_verb

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def november(settings, tmp_path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel("2026-11-28 12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def version(in_a, director) -> PlanVersion:
    plan = PlanFactory(swv=in_a.swv, first_year=2026, last_year=2029)
    return versions.begin_version(director, plan=plan, wanted_from=date(2027, 8, 1))


def step_of(version, kind: StepKind) -> AdoptionStep:
    return AdoptionStep.objects.get(plan_version=version, kind=kind)


@pytest.fixture
def consent(version) -> AdoptionStep:
    return step_of(version, StepKind.CONSENT)


@pytest.fixture
def calendar() -> Iterator[list[MeetingDay]]:
    """What a higher app would answer: put meetings in the list."""
    known: list[MeetingDay] = []

    def by_id(ids):
        return [each for each in known if each.id in ids]

    hooks.MEETINGS.register(by_id)
    yield known
    hooks.MEETINGS.forget(by_id)


def plan(director, step, **fields) -> AdoptionStep:
    now = {
        name: getattr(step, name) for name in ("version", "title", "party", "law", "weeks", "planned_on", "meeting_id")
    }
    return services.plan_step(director, step=step, **now | fields)


def record(director, step, outcome=StepOutcome.AGREED, done_on=date(2026, 11, 20), **fields) -> AdoptionStep:
    return services.record_step(director, step=step, version=step.version, outcome=outcome, done_on=done_on, **fields)


def row_of(version, tenant, kind):
    return next(row for row in route_of(version, tenant).rows if row.step.kind == kind)


def codes(version, tenant, kind=StepKind.CONSENT):
    return [remark.code for remark in row_of(version, tenant, kind).remarks]


def test_a_step_is_planned_on_a_day_with_words_of_its_own(consent, director):
    planned = plan(director, consent, planned_on=date(2027, 3, 4), weeks=4, title="Instemming", law="reglement OPR")
    assert (planned.planned_on, planned.weeks, planned.title, planned.law) == (
        date(2027, 3, 4),
        4,
        "Instemming",
        "reglement OPR",
    )
    assert last_verb() == "step.planned"
    with pytest.raises(ConflictError):
        plan(director, consent, version=1, weeks=5)


@pytest.mark.parametrize(
    ("fields", "field"), [({"title": " "}, "title"), ({"weeks": 53}, "weeks"), ({"weeks": -1}, "weeks")]
)
def test_a_step_that_cannot_be_is_refused(consent, director, fields, field):
    with pytest.raises(DomainError) as refused:
        plan(director, consent, **fields)
    assert refused.value.field == field


def test_a_step_at_a_meeting_moves_with_it(version, consent, director, in_a, calendar):
    calendar.append(MeetingDay(7, "OPR", date(2027, 3, 4), fits=frozenset({StepKind.CONSENT})))
    planned = plan(director, consent, meeting_id=7, planned_on=date(2027, 1, 1))
    assert (planned.meeting_id, planned.planned_on) == (7, None)
    before = row_of(version, in_a, StepKind.CONSENT)
    calendar[0] = MeetingDay(7, "OPR", date(2027, 4, 15))
    after = row_of(version, in_a, StepKind.CONSENT)
    assert (before.planned, before.slot.late_days, before.slot.spare_weeks) == (date(2027, 3, 4), 0, 3)
    assert (after.planned, after.slot.late_days > 0) == (date(2027, 4, 15), True)
    titles = [[remark.title for remark in row.remarks] for row in (before, after)]
    assert titles == [["OPR van 4 maart: drie weken later kan nog."], ["Drie weken te laat."]]


def test_a_meeting_that_is_off_leaves_the_step_without_a_day(version, consent, director, in_a, calendar):
    calendar.append(MeetingDay(7, "OPR", date(2027, 3, 4)))
    plan(director, consent, meeting_id=7)
    calendar[0] = MeetingDay(7, "OPR", date(2027, 3, 4), is_off=True)
    row = row_of(version, in_a, StepKind.CONSENT)
    assert (row.planned, row.remarks[0].title) == (None, "De vergadering van OPR gaat niet door.")
    # What is chosen stays choosable, so that the rest of the step can be changed.
    consent.refresh_from_db()
    assert plan(director, consent, weeks=3).meeting_id == 7


@pytest.mark.parametrize("is_off", [True, False])
def test_a_meeting_that_is_not_on_the_calendar_is_refused(consent, director, calendar, is_off):
    if is_off:
        calendar.append(MeetingDay(8, "OPR", date(2027, 3, 4), is_off=True))
    with pytest.raises(DomainError, match="die op de kalender staat"):
        plan(director, consent, meeting_id=8)


def test_an_outcome_is_recorded_with_its_day(version, consent, director):
    done = record(director, consent, StepOutcome.CONDITIONAL, conditions=" Evaluatie na een jaar. ", note="Toegevoegd.")
    assert (done.done_on, done.outcome, done.conditions, done.note) == (
        date(2026, 11, 20), StepOutcome.CONDITIONAL, "Evaluatie na een jaar.", "Toegevoegd.",
    )  # fmt: skip
    assert last_verb() == "step.recorded"
    reopened = record(director, done, StepOutcome.OPEN)
    assert (reopened.done_on, reopened.outcome) == (None, StepOutcome.OPEN)


@pytest.mark.parametrize(
    ("outcome", "fields", "field"),
    [
        (StepOutcome.AGREED, {"done_on": None}, "done_on"),
        (StepOutcome.AGREED, {"done_on": date(2026, 11, 29)}, "done_on"),
        (StepOutcome.CONDITIONAL, {"conditions": " "}, "conditions"),
        (StepOutcome.SKIPPED, {"note": ""}, "note"),
    ],
)
def test_a_record_that_says_too_little_is_refused(consent, director, outcome, fields, field):
    with pytest.raises(DomainError) as refused:
        record(director, consent, outcome, **fields)
    assert refused.value.field == field
    consent.refresh_from_db()
    assert consent.outcome == StepOutcome.OPEN


def test_what_does_not_apply_leaves_the_timetable(version, director, in_a):
    approval = step_of(version, StepKind.SUPERVISION)
    before = row_of(version, in_a, StepKind.CONSENT).slot.latest_end
    skipped = record(director, approval, StepOutcome.SKIPPED, note="Het AB is zelf toezichthouder.")
    assert (skipped.done_on, row_of(version, in_a, StepKind.SUPERVISION).slot) == (None, None)
    assert row_of(version, in_a, StepKind.CONSENT).slot.latest_end > before
    assert route_of(version, in_a).rows[4].is_skipped


def test_own_steps_come_where_they_belong(version, director):
    oogo = step_of(version, StepKind.OOGO)
    step = services.add_step(
        director, plan_version=version, title="Directieberaad", party="directeuren", weeks=1, after=oogo
    )
    assert (step.kind, last_verb()) == (StepKind.OWN, "step.added")
    last = services.add_step(director, plan_version=version, title="Naar de scholen")
    titles = [row.title for row in AdoptionStep.objects.filter(plan_version=version)]
    assert (titles.index("Directieberaad"), titles[-1]) == (3, "Naar de scholen")
    assert [row.position for row in AdoptionStep.objects.filter(plan_version=version)] == list(range(1, 10))
    assert last.weeks == 0
    with pytest.raises(DomainError, match="Geef de stap een naam"):
        services.add_step(director, plan_version=version, title=" ")


def test_moving_against_the_law_is_told_and_not_refused(version, consent, director, in_a):
    for _ in range(2):
        services.move_step(director, step=consent, up=False)
    assert (AdoptionStep.objects.get(pk=consent.pk).position, last_verb()) == (6, "step.moved")
    assert codes(version, in_a, StepKind.ADOPTION) == ["before"]
    for _ in range(9):
        services.move_step(director, step=consent, up=True)
    assert AdoptionStep.objects.get(pk=consent.pk).position == 1
    assert "before" not in codes(version, in_a, StepKind.ADOPTION)


def test_evidence_is_what_it_says_and_keeps_the_one_before(version, consent, director, in_a):
    done = record(director, consent)
    assert "no-evidence" in codes(version, in_a)
    first = services.attach_evidence(director, step=done, upload=SimpleUploadedFile("brief.exe", PDF))
    assert (first.evidence.name, first.evidence.kind, first.evidence.user_id) == ("brief.pdf", "pdf", director.user_id)
    assert (last_verb(), "no-evidence" in codes(version, in_a)) == ("step.evidence_added", False)
    services.attach_evidence(director, step=first, upload=SimpleUploadedFile("besluit.pdf", PDF))
    assert [row.name for row in StoredFile.objects.all()] == ["brief.pdf", "besluit.pdf"]
    with pytest.raises(DomainError, match="niet van een soort") as refused:
        services.attach_evidence(director, step=first, upload=SimpleUploadedFile("brief.pdf", b"<script>"))
    assert refused.value.field == "file"


def test_a_withdrawn_route_stays_as_it_was(version, consent, director):
    versions.withdraw_version(director, plan_version=version, reason="Uitgesteld.")
    consent = AdoptionStep.objects.get(pk=consent.pk)
    for change in (
        lambda: plan(director, consent),
        lambda: record(director, consent),
        lambda: services.move_step(director, step=consent, up=True),
        lambda: services.attach_evidence(director, step=consent, upload=SimpleUploadedFile("a.pdf", PDF)),
        lambda: services.add_step(director, plan_version=consent.plan_version, title="Nog een"),
    ):
        with pytest.raises(DomainError, match="Deze versie is ingetrokken"):
            change()


def test_steps_of_an_adopted_version_are_still_recorded(in_a, director):
    """Practice adopts before consent: what came later is a dated record all the same."""
    plan_row = PlanFactory(swv=in_a.swv)
    adopted = PlanVersionFactory(swv=in_a.swv, plan=plan_row, state=VersionState.ADOPTED, wanted_from=date(2026, 8, 1))
    evidence = StoredFileFactory(swv=in_a.swv)
    AdoptionStepFactory(
        swv=in_a.swv, plan_version=adopted, kind=StepKind.ADOPTION, done_on=date(2026, 6, 13), outcome="akkoord",
        evidence=evidence, weeks=1, title="Vaststelling", position=2,
    )  # fmt: skip
    consent = AdoptionStepFactory(swv=in_a.swv, plan_version=adopted, position=1, law="WMS art. 14a", evidence=evidence)
    assert codes(adopted, in_a, StepKind.ADOPTION) == ["without"]
    record(director, consent, done_on=date(2026, 6, 21))
    assert codes(adopted, in_a, StepKind.ADOPTION) == ["before"]


def test_route_says_where_it_comes_out_and_what_is_next(version, director, in_a):
    record(director, step_of(version, StepKind.CONCEPT))
    route = route_of(version, in_a)
    assert [row.is_next for row in route.rows] == [False, True, False, False, False, False, False]
    assert (route.legal, route.today, route.is_ended) == (date(2027, 4, 30), date(2026, 11, 28), False)
    assert route.sentence.startswith("Zoals het er nu voor staat bent u op ")
    assert route.unknown_years == ()


def test_school_years_without_holidays_are_told(in_a, director):
    plan_row = PlanFactory(swv=in_a.swv, first_year=2028, last_year=2031)
    version = versions.begin_version(director, plan=plan_row, wanted_from=date(2028, 8, 1))
    assert route_of(version, in_a).unknown_years == (2027,)


def test_route_costs_the_same_at_any_length(version, in_a, director, item_count, django_assert_num_queries):
    for number in range(item_count):
        services.add_step(director, plan_version=version, title=f"Eigen {number}")
    with django_assert_num_queries(2):
        route_of(version, in_a)
