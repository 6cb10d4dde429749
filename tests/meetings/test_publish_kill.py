"""A real worker, killed with SIGKILL while it makes and while it stores papers: no reader sees half of them, and the next ends it."""

import io
from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.enums import BodyKind, PackState, Purpose, Seat
from meetings.models import AgendaPack, FigurePassport, FrozenFigure, PackCopy
from meetings.pack import content, copies
from meetings.pack.build import build_pack
from meetings.pack.reading import pack_of
from meetings.queries.papers import read_sheet
from meetings.services import agenda, attachments, bodies, meetings, packs
from osp.enums import JobState, Role
from osp.models import AuditEvent, Job, OutboxMail
from tests import factories as make
from tests.conftest import make_person
from tests.meetings.office_samples import document, workbook
from tests.workers import wait_for

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("pack-read", "pack-pdf", "pack-zip")


@pytest.fixture
def board(in_a, director):
    return bodies.create_body(director, name="Bestuur", kind=BodyKind.BOARD)


@pytest.fixture
def reader(client, tenant_a, board) -> Client:
    """Somebody of the bestuur who reads its papers."""
    user = make_person(tenant_a, "Olga", Role.OPR_MEMBER)
    make.BodyMemberFactory(swv=tenant_a.swv, body=board, user=user, seat=Seat.MEMBER, since=timezone.localdate())
    client.force_login(user)
    return client


@pytest.fixture
def evening(workers, board, director, link):
    """A meeting with a figure, and a bijlage of every kind that is read anew for each build."""
    day = timezone.localdate() + timedelta(days=14)
    meeting = meetings.plan_meeting(director, body=board, date=day, starts=time(13, 30), ends=time(15, 30), location="")
    item = agenda.add_item(
        director, meeting=meeting, title="Begroting", purpose=Purpose.DECIDE, minutes=20, links=[link], summary="Eerst."
    )
    for name, data in (("notitie.docx", document()), ("begroting.xlsx", workbook())):
        attachments.add_attachment(director, item=item, name=name, stream=io.BytesIO(data))
    return meeting


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


def publish_job(pack: AgendaPack) -> Job:
    return Job.objects.get(kind="meetings.publish", argument=pack.pk)


def seen(reader: Client, first: AgendaPack) -> tuple[object, ...]:
    """What a reader finds of the papers: the list, and the newest version's page and bytes."""
    listed = reader.get(url("papers"))
    return [row.pack.pk for row in listed.context["rows"]], reader.get(url("pack-pdf", first.pk)).content


def stored(pack: AgendaPack) -> tuple[int, ...]:
    """How much of a version is in the database beside the question for it."""
    filled = PackCopy.objects.filter(pack=pack).exclude(pdf=None, sha256="", content={}).count()
    figures = FrozenFigure.objects.filter(pack=pack).count()
    return filled, figures, FigurePassport.objects.filter(figure__pack=pack).count()


def uninterrupted(pack: AgendaPack, copy: PackCopy, swv) -> bytes:
    """The bytes of a copy as one build makes them that nobody disturbs, with the short addresses that were printed."""
    kept = {(item.key, page.key): page.passport for item in pack_of(copy).items for page in item.indicators}
    placed_on = pack_of(copy).placed_on
    plain = content.gather(pack.meeting, swv, placed_on=placed_on, version=pack.number, published=True)
    gathered = copies.with_addresses(plain, kept)
    told = copies.copy_content(gathered, copy, pack.meeting, [], always_example=swv.tenant.is_example)
    return build_pack(told.pack, read_sheet)


def test_papers_are_published_once_and_whole_however_often_their_worker_is_killed(
    reader, evening, director, tenant_a, workers
) -> None:
    first = packs.publish_pack(director, meeting=evening)
    packs.carry_out(director, first.pk, lambda *_: None)
    Job.objects.filter(kind="meetings.publish").update(state=JobState.DONE)
    before, mails = seen(reader, first), OutboxMail.objects.count()
    assert before[0] == [first.pk]
    agenda.add_item(director, meeting=evening, title="Rooster", purpose=Purpose.INFORM, minutes=5)
    second = packs.publish_pack(director, meeting=evening)

    # The first copy is drawn and nothing is stored; then a copy is stored, in a transaction that never ends.
    for module, moment in (("meetings.pack.build", "build_pack"), ("meetings.services.packs", "_store_copy")):
        workers.kill_after(module, moment)
        assert AgendaPack.objects.get(pk=second.pk).state == PackState.BUILDING
        assert publish_job(second).state == JobState.RUNNING
        assert stored(second) == (0, 0, 0)
        assert seen(reader, first) == before
        assert [reader.get(url(page, second.pk)).status_code for page in PAGES] == [404, 404, 404]
        assert OutboxMail.objects.count() == mails
        assert AuditEvent.objects.filter(verb="pack.published").count() == 1

    worker = workers.start()
    wait_for(lambda: not publish_job(second).is_open, worker)
    job = publish_job(second)
    assert (job.state, job.attempts, job.error) == (JobState.DONE, 3, "")
    assert stored(second) == (2, 1, 1)
    assert AuditEvent.objects.filter(verb="pack.published").count() == 2
    assert seen(reader, first) == ([second.pk], before[1])
    for copy in PackCopy.objects.filter(pack=second).select_related("body", "pack__meeting"):
        assert uninterrupted(copy.pack, copy, tenant_a.swv) == bytes(copy.pdf)
    assert [reader.get(url(page, second.pk)).status_code for page in PAGES] == [200, 200, 200]
