"""Adopting a version: taken at once, made by a job, closed for ever, and the same bytes again from what was stored."""

import hashlib
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from goals import services as plan_services
from goals import snapshot
from goals.documents.pdf import pdf_bytes
from goals.documents.word import docx_bytes
from goals.enums import StepKind, StepOutcome, VersionState
from goals.models import AdoptionStep, PlanSettings, PlanVersion
from goals.queries.lint import blocking_findings
from goals.queries.versions import ADOPT_JOB, standing
from goals.services import adoption, versions
from goals.services.adoption import Papers
from indicators.models import Figure
from osp.enums import JobState
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.jobs import run_job
from osp.models import AuditEvent, Job
from osp.scope import tenant_scope
from tests.factories import OverruledFindingFactory, PlanSettingsFactory
from tests.goals.plans import Example, figure, last_verb

ADOPTED_ON = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel("2026-11-28 12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def version(example, in_a, director) -> PlanVersion:
    return versions.begin_version(director, plan=example.plan, wanted_from=date(2027, 8, 1))


def ask(director, plan_version, **fields) -> PlanVersion:
    fields = {"version": plan_version.version, "adopted_on": ADOPTED_ON} | fields
    return adoption.adopt_version(director, plan_version=plan_version, **fields)


def work(director, version) -> PlanVersion:
    adoption.carry_out(director, version.pk, lambda progress, step: None)
    return PlanVersion.objects.get(pk=version.pk)


def edit(director, example: Example, title: str) -> None:
    plan_services.edit_goal(
        director, goal=example.goal, version=example.goal.version, title=title, description="",
        measurable_result="", noticeable_result="", owner=None, ends=None,
    )  # fmt: skip


def test_asking_takes_the_words_and_puts_the_making_in_line(version, director):
    asked = ask(director, version)
    assert (asked.state, asked.is_being_stored, asked.adopted_on) == (VersionState.CONCEPT, True, ADOPTED_ON)
    assert asked.content_sha256 == snapshot.digest(snapshot.from_json(asked.content))
    assert (asked.pdf, asked.adopted_by_id, last_verb()) == (None, director.user_id, "version.adoption_requested")
    job = Job.objects.get(kind=ADOPT_JOB)
    assert (job.argument, job.state, job.title) == (version.pk, JobState.WAITING, "Versie 1.0 vastleggen")


def test_what_is_stored_is_what_the_plan_said_when_it_was_asked(version, example, director):
    """An edit between asking and making belongs to the next version."""
    ask(director, version)
    edit(director, example, "Geschreven na het besluit")
    made = work(director, version)
    assert made.state == VersionState.ADOPTED
    assert ("Geschreven na het besluit" in str(made.content), "Geschreven na het besluit" in str(made.document)) == (
        False,
        False,
    )
    found = standing(example.plan)
    assert (found.adopted, found.is_changed, found.next_number) == (made, True, "1.1")


def test_bytes_are_kept_with_their_hash(version, director):
    made = work(director, ask(director, version))
    assert bytes(made.pdf).startswith(b"%PDF-")
    assert (made.pdf_sha256, made.docx_sha256) == tuple(
        hashlib.sha256(each).hexdigest() for each in (made.pdf, made.docx)
    )
    event = AuditEvent.objects.filter(verb="version.adopted").get()
    assert (event.diff["state"], "pdf" in event.diff) == (["concept", "vastgesteld"], False)


def test_adopted_version_reproduces_byte_for_byte_after_everything_around_it_changed(
    version, example, director, in_a, anna
):
    made = work(director, ask(director, version))
    edit(director, example, "Heel iets anders")
    plan_services.archive_priority(director, priority=example.priority, reason="vervallen")
    Figure.objects.all().delete()
    figure(example.indicator, 999, 16840)
    anna.name = "Een andere naam"
    anna.save()
    in_a.name, in_a.level_names = (
        "Nieuw Verband",
        {"goal": {"singular": "ambitie", "plural": "ambities", "article": "de"}},
    )
    in_a.save()
    with time_machine.travel("2031-03-01 08:00:00+01:00", tick=False):
        document = adoption.read_document(PlanVersion.objects.get(pk=made.pk).document)
        assert pdf_bytes(document) == bytes(made.pdf)
        assert docx_bytes(document) == bytes(made.docx)


def test_step_of_adoption_is_recorded_with_it_and_one_that_was_recorded_stays(version, director):
    work(director, ask(director, version))
    step = AdoptionStep.objects.get(plan_version=version, kind=StepKind.ADOPTION)
    assert (step.done_on, step.outcome) == (ADOPTED_ON, StepOutcome.AGREED)
    other = versions.begin_version(director, plan=version.plan, wanted_from=date(2027, 8, 1), reason="Tweede")
    steps = AdoptionStep.objects.filter(plan_version=other, kind=StepKind.ADOPTION)
    steps.update(done_on=date(2026, 11, 1), outcome=StepOutcome.CONDITIONAL)
    work(director, ask(director, other))
    assert (steps.get().done_on, steps.get().outcome) == (date(2026, 11, 1), StepOutcome.CONDITIONAL)


def test_a_day_that_has_to_come_is_refused(version, director):
    with pytest.raises(DomainError) as refused:
        ask(director, version, adopted_on=date(2026, 11, 29))
    assert refused.value.field == "adopted_on"
    assert not Job.objects.filter(kind=ADOPT_JOB).exists()


def test_adopting_what_another_changed_is_asked_again(version, director):
    versions.edit_version(director, plan_version=version, version=1, wanted_from=date(2026, 8, 1), reason="")
    with pytest.raises(ConflictError):
        ask(director, version, version=1)


def test_while_it_is_made_nothing_else_is_done_with_it(version, director):
    asked = ask(director, version)
    for change in (
        lambda: ask(director, asked),
        lambda: versions.withdraw_version(director, plan_version=asked, reason="Toch niet."),
        lambda: versions.edit_version(director, plan_version=asked, version=2, wanted_from=date(2027, 8, 1), reason=""),
    ):
        with pytest.raises(DomainError, match="wordt op dit moment vastgelegd"):
            change()


def test_after_work_that_failed_the_words_are_taken_anew(version, example, director):
    asked = ask(director, version)
    Job.objects.update(state=JobState.FAILED)
    edit(director, example, "Na de storing")
    asked.refresh_from_db()
    again = ask(director, asked)
    assert (again.content_sha256 == asked.content_sha256, "Na de storing" in str(again.content)) == (False, True)
    assert Job.objects.filter(kind=ADOPT_JOB, state=JobState.WAITING).count() == 1
    assert work(director, again).state == VersionState.ADOPTED


def test_the_second_worker_changes_nothing(version, director):
    asked = ask(director, version)
    made = work(director, asked)
    with pytest.raises(DomainError) as refused:
        adoption.store_version(director, plan_version=asked, papers=Papers(b"anders", b"anders"))
    assert refused.value.code == adoption.ALREADY_ADOPTED
    assert work(director, asked).pdf_sha256 == made.pdf_sha256
    assert AuditEvent.objects.filter(verb="version.adopted").count() == 1


def test_a_worker_that_comes_second_ends_quietly(version, director, monkeypatch):
    """Both made the bytes; the first stores while the second still draws."""
    asked = ask(director, version)
    real, first = adoption.make_docx, []

    def make_docx(document, base=None):
        if not first:
            first.append(True)
            work(director, asked)
        return real(document, base)

    monkeypatch.setattr(adoption, "make_docx", make_docx)
    assert work(director, asked).state == VersionState.ADOPTED
    assert AuditEvent.objects.filter(verb="version.adopted").count() == 1


def test_bytes_of_other_words_are_not_stored(version, director):
    """A worker with the words of before a second request comes too late."""
    asked = ask(director, version)
    stale = PlanVersion.objects.get(pk=asked.pk)
    stale.content_sha256 = "0" * 64
    with pytest.raises(DomainError):
        adoption.store_version(director, plan_version=stale, papers=Papers(b"oud", b"oud"))
    assert PlanVersion.objects.get(pk=asked.pk).pdf is None


def test_who_lost_the_right_in_the_meantime_adopts_nothing(version, director, in_a, anna):
    ask(director, version)
    anna.memberships.update(ended_at="2026-11-28T11:00Z")
    run_job.func(Job.objects.get(kind=ADOPT_JOB).pk)
    job = Job.objects.get(kind=ADOPT_JOB)
    assert (job.state, job.error) == (JobState.FAILED, NotAllowedError("x").message)
    assert PlanVersion.objects.get().state == VersionState.CONCEPT


def test_word_takes_the_base_document_of_the_tenant(version, director, monkeypatch, in_a):
    taken = []
    monkeypatch.setattr(adoption, "make_docx", lambda document, base=None: taken.append(base) or b"PK")
    from tests.factories import StoredFileFactory

    PlanSettingsFactory(swv=in_a.swv, base_document=StoredFileFactory(swv=in_a.swv))
    work(director, ask(director, version))
    assert taken == [b"%PDF-1.7"]


def block(in_a, *codes: str) -> PlanSettings:
    return PlanSettingsFactory(swv=in_a.swv, blocking=list(codes))


def test_findings_that_the_tenant_chose_block_adoption_and_say_where(version, example, director, in_a):
    block(in_a, "no-owner", "no-goal")
    with pytest.raises(DomainError, match=r"Doel 1\.1: Geen eigenaar") as refused:
        ask(director, version)
    assert refused.value.code == "blocked"
    assert [(each.place, each.code) for each in blocking_findings(example.plan)] == [("doel 1.1", "no-owner")]
    OverruledFindingFactory(swv=in_a.swv, code="no-owner", object_id=example.goal.pk)
    assert blocking_findings(example.plan) == ()
    assert ask(director, version).is_being_stored


def test_findings_that_nobody_chose_block_nothing(version, example, director, in_a, django_assert_num_queries):
    settings = block(in_a)
    with django_assert_num_queries(1):
        assert blocking_findings(example.plan) == ()
    settings.blocking = ["no-goal"]
    settings.save()
    assert blocking_findings(example.plan) == ()


def test_a_speerpunt_can_block_too_in_the_words_of_the_tenant(example, director, in_a):
    in_a.level_names = {"priority": {"singular": "programmalijn", "plural": "programmalijnen", "article": "de"}}
    in_a.save()
    plan_services.archive_goal(director, goal=example.goal, reason="weg")
    block(in_a, "no-goal")
    assert [each.place for each in blocking_findings(example.plan)] == ["programmalijn 1"]


@pytest.fixture
def url(version):
    return reverse("goals:version-adopt", args=["PO2814", version.pk])


def test_page_asks_for_the_day_and_follows_the_making(client, anna, version, url, director, tenant_a):
    client.force_login(anna)
    told = client.get(url).content.decode()
    for said in ("Als u nu vaststelt", "Vastgesteld zonder de instemming van de OPR.", "Dat houdt u niet tegen"):
        assert (said, said in told) == (said, True)
    assert client.post(url, {"version": 1, "adopted_on": ""}).status_code == 422
    assert client.post(url, {"version": 1, "adopted_on": "2027-01-01"}).status_code == 422
    assert client.post(url, {"version": 7, "adopted_on": "2026-11-20"}).status_code == 409
    done = client.post(url, {"version": 1, "adopted_on": "2026-11-20"})
    page = reverse("goals:version", args=["PO2814", version.pk])
    assert done["Location"] == f"{page}#vastgesteld"
    state = reverse("goals:version-state", args=["PO2814", version.pk])
    assert (state in client.get(page).content.decode(), client.get(state).status_code) == (True, 302)
    assert "Versie 1.0 vastleggen" in client.get(state, headers={"HX-Request": "true"}).content.decode()
    with tenant_scope(tenant_a.swv):
        work(director, version)
        Job.objects.update(state=JobState.DONE)
    assert client.get(state, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "vastgesteld op 20 november 2026" in client.get(page).content.decode()
    papers = reverse("goals:version-papers", args=["PO2814", version.pk, "pdf"])
    assert client.get(papers).content.startswith(b"%PDF-")


def test_page_offers_a_second_try_after_work_that_failed(client, anna, version, director, tenant_a):
    with tenant_scope(tenant_a.swv):
        ask(director, version)
        Job.objects.update(state=JobState.FAILED, error="Er ging iets mis.")
    client.force_login(anna)
    told = client.get(reverse("goals:version", args=["PO2814", version.pk])).content.decode()
    assert ("Er ging iets mis." in told, "Probeer het opnieuw" in told) == (True, True)


def test_page_names_what_blocks(client, anna, version, url, in_a):
    block(in_a, "no-owner")
    client.force_login(anna)
    assert "Dit houdt vaststellen tegen" in client.get(url).content.decode()
    refused = client.post(url, {"version": 1, "adopted_on": "2026-11-20"})
    assert (refused.status_code, "Doel 1.1: Geen eigenaar" in refused.content.decode()) == (422, True)
