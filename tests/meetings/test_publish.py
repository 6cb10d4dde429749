"""Publishing: what is frozen, that it stays as it was, and that a second publication says what changed."""

import hashlib

import pytest
from django.urls import reverse

from goals.models import IndicatorLink
from goals.services.links import write_interpretation
from indicators.models import Figure
from meetings import jobs
from meetings.enums import Purpose
from meetings.models import AgendaPack, FrozenFigure, PackCopy
from meetings.pack.content import content_hash, gather, plain
from meetings.services import agenda, packs
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent, Job
from tests import factories as make
from tests.conftest import make_person
from tests.pdf import flat, pages

pytestmark = pytest.mark.django_db
# Of gathering one pack, however many items it has.
MOST_QUERIES = 18


@pytest.fixture
def text_of_pdf(tmp_path):
    """The text of a PDF on one line."""
    return lambda content: flat(" ".join(pages(content, tmp_path)))


def chairs(pack: AgendaPack) -> PackCopy:
    """The copy that holds everything, with its bytes."""
    return PackCopy.objects.get(pack=pack, body=None)


def silent(progress: float, step: str) -> None:
    """A reporter that nobody listens to."""


def change_figure(figure: Figure) -> None:
    """What a new release does: 400 in place of 357."""
    value = 100 * 400 / figure.denominator_low
    Figure.objects.filter(pk=figure.pk).update(
        value=value, low=value, high=value, numerator_low=400, numerator_high=400
    )


def test_publishing_freezes_the_figure_as_the_page_shows_it(
    client, anna, item, meeting, publish, sbo_2019, text_of_pdf
):
    client.force_login(anna)
    page = client.get(reverse("meetings:item", args=["PO2814", item.pk])).content.decode()
    pack = publish(meeting)
    frozen = FrozenFigure.objects.get(pack=pack)
    shown = frozen.shown
    assert (shown["figure_text"], shown["unit"], shown["figure_caption"]) == ("2,04", "%", "357 van 17.465 leerlingen")
    assert f"{shown['figure_text']}{shown['unit']}" in page
    assert shown["sentence"] in page
    assert shown["chart"]["series"][0]["value"] == sbo_2019.value
    assert (frozen.figure, frozen.item, frozen.link_id) == (sbo_2019, item, item.indicators.get().link_id)
    assert pack.state == "published"
    copy = chairs(pack)
    assert copy.sha256 == hashlib.sha256(bytes(copy.pdf)).hexdigest()
    text = text_of_pdf(bytes(copy.pdf))
    assert "2,04" in text
    assert "357 van 17.465" in text
    assert copy.mark in text


def test_a_new_figure_changes_the_next_pack_and_not_the_published_one(item, meeting, publish, sbo_2019, text_of_pdf):
    first = publish(meeting)
    stored, shown = bytes(chairs(first).pdf), FrozenFigure.objects.get(pack=first).shown
    change_figure(sbo_2019)
    second = publish(meeting)
    assert bytes(chairs(first).pdf) == stored
    assert FrozenFigure.objects.get(pack=first).shown == shown
    assert (second.number, FrozenFigure.objects.get(pack=second).shown["figure_text"]) == (2, "2,29")
    assert second.content_sha256 != first.content_sha256
    assert "400 van 17.465" in text_of_pdf(bytes(chairs(second).pdf))


def test_hash_covers_what_was_shown(item, meeting, publish, tenant_a):
    pack = publish(meeting)
    frozen = FrozenFigure.objects.get(pack=pack)
    page = gather(meeting, tenant_a.swv, placed_on=pack.published_at.date(), version=1, published=True).figures[0].page
    assert (frozen.shown, frozen.sha256) == (plain(page), content_hash(page))


def test_asking_twice_gives_the_version_that_is_being_made(item, meeting, director):
    first = packs.publish_pack(director, meeting=meeting)
    second = packs.publish_pack(director, meeting=meeting)
    assert first == second
    assert Job.objects.filter(kind="meetings.publish").count() == 1
    assert AuditEvent.objects.filter(verb="pack.requested").count() == 2


def test_the_job_may_run_twice(item, meeting, director):
    pack = packs.publish_pack(director, meeting=meeting)
    jobs.publish(director, pack.pk, silent)
    stored = bytes(chairs(pack).pdf)
    jobs.publish(director, pack.pk, silent)
    assert bytes(chairs(pack).pdf) == stored
    assert FrozenFigure.objects.count() == 1
    assert AuditEvent.objects.filter(verb="pack.published").count() == 1


def test_the_slower_of_two_workers_changes_nothing(item, meeting, publish, director, tenant_a):
    pack = publish(meeting)
    stored = bytes(chairs(pack).pdf)
    gathered = gather(meeting, tenant_a.swv, placed_on=meeting.date, version=1, published=True)
    late = packs.Work(gathered, "", {}, (), (packs.Built(chairs(pack), None, b"%PDF-1.4 anders", 1),))
    with pytest.raises(DomainError, match="al gepubliceerd"):
        packs.store_pack(director, pack=pack, work=late)
    assert bytes(chairs(pack).pdf) == stored
    assert FrozenFigure.objects.count() == 1


def test_a_job_for_a_pack_that_is_gone_does_nothing(in_a, director):
    jobs.publish(director, 999_999, silent)
    assert not AgendaPack.objects.exists()


def test_only_who_may_publish_publishes(item, meeting, reader):
    with pytest.raises(NotAllowedError):
        packs.publish_pack(reader, meeting=meeting)


def test_pages_are_counted(item, meeting, publish):
    pack = publish(meeting)
    # Cover, contents, agenda, oplegger and the page of the indicator.
    assert chairs(pack).pages == 5


def test_duiding_and_example_come_along(item, meeting, publish, director, link, sbo_2019, text_of_pdf):
    write_interpretation(director, link=link, text="De daling past bij de nieuwe arrangementen.", year=2019)
    Figure.objects.filter(pk=sbo_2019.pk).update(is_example=True)
    pack = publish(meeting)
    shown = FrozenFigure.objects.get(pack=pack).shown
    assert [row["text"] for row in shown["interpretation"]] == ["De daling past bij de nieuwe arrangementen."]
    assert shown["example_note"] == "Alle cijfers van deze indicator zijn verzonnen."
    copy = chairs(pack)
    assert text_of_pdf(bytes(copy.pdf)).count("Voorbeeld: namen en cijfers zijn verzonnen") == copy.pages - 1


def test_a_withheld_figure_lends_no_digit(item, meeting, publish, sbo_2019):
    Figure.objects.filter(pk=sbo_2019.pk).update(
        kind="withheld", value=None, low=None, high=None, numerator_low=None, numerator_high=None
    )
    shown = FrozenFigure.objects.get(pack=publish(meeting)).shown
    assert (shown["kind"], shown["figure_text"], shown["status"]) == ("withheld", "onderdrukt", "no_verdict")
    assert [row["cells"][1] for row in shown["table"]["rows"][:3]] == ["–", "–", "–"]
    assert shown["chart"]["series"][0]["value"] is None


def test_confidential_pack_is_marked_and_kept_from_the_admin(client, tenant_a, item, meeting, publish, director):
    agenda.edit_item(
        director,
        item=item,
        version=item.version,
        title="Personeel",
        purpose=Purpose.INFORM,
        minutes=5,
        is_confidential=True,
    )
    pack = publish(meeting)
    assert pack.is_confidential
    url = reverse("meetings:pack-pdf", args=["PO2814", pack.pk])
    client.force_login(make_person(tenant_a, "Beheer", Role.ADMIN))
    assert client.get(url).status_code == 404
    supervisor = make_person(tenant_a, "Toezicht", Role.SUPERVISOR)
    client.force_login(supervisor)
    assert client.get(url).status_code == 404
    make.BodyMemberFactory(swv=tenant_a.swv, body=meeting.body, user=supervisor)
    assert client.get(url).status_code == 200


def test_empty_agenda_is_not_published(meeting, director):
    for row in meeting.items.all():
        agenda.archive_item(director, item=row, version=row.version, reason="weg")
    with pytest.raises(DomainError, match="nog leeg"):
        packs.publish_pack(director, meeting=meeting)


def test_gathering_asks_no_more_for_more_items(
    meeting, rhythm, director, tenant_a, item_count, django_assert_max_num_queries
):
    link = IndicatorLink.objects.get()
    for number in range(item_count):
        goal = make.GoalFactory(swv=link.swv, priority=link.goal.priority, title=f"Doel {number}", position=number + 2)
        more = make.IndicatorLinkFactory(swv=link.swv, goal=goal, indicator=make.IndicatorFactory(swv=link.swv))
        agenda.add_item(
            director, meeting=meeting, title=f"Punt {number}", purpose=Purpose.INFORM, minutes=5, links=[more]
        )
    with django_assert_max_num_queries(MOST_QUERIES):
        gather(meeting, tenant_a.swv, placed_on=meeting.date, version=1, published=False)
