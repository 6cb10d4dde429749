"""Minutes from concept to sealed, and what each audience reads of them."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse

from meetings.enums import Dealt, ItemOrigin, MinutesState, Purpose
from meetings.models import AgendaPack, Decision, ItemMinutes, Minutes
from meetings.pack.minutes_sections import from_plain
from meetings.queries.minutes import gather, paper_for, waiting_minutes
from meetings.services.actions import give_action
from meetings.services.commitments import make_commitment, withdraw_commitment
from meetings.services.decisions import record_decision
from meetings.services.minutes import begin_item, close_meeting, open_meeting, write_item
from meetings.services.minutes_pdf import minutes_pdf
from meetings.services.packs import publish_pack
from meetings.services.sealing import approve_minutes, correct_minutes, seal_minutes
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, Schoolbestuur
from tests import factories as make
from tests.conftest import make_person
from tests.pdf_tags import faults

DAY = date(2026, 12, 3)


@pytest.fixture
def following(meeting):
    return make.MeetingFactory(swv=meeting.swv, body=meeting.body, date=date(2027, 1, 28))


@pytest.fixture
def secret(meeting):
    return make.AgendaItemFactory(
        swv=meeting.swv, meeting=meeting, position=3, title="Geheim voornemen", is_confidential=True
    )


@pytest.fixture
def held(item, secret, director, anna):
    """A meeting with everything in it, closed."""
    make.BodyMemberFactory(swv=item.swv, body=item.meeting.body, name="R. Jansen")
    open_meeting(director, meeting=item.meeting)
    begin_item(director, item=item)
    write_item(director, item=item, version=1, text="Er is **lang** gesproken.", dealt=Dealt.OPEN)
    for each, text in ((item, "Het bestuur stelt de koers vast."), (secret, "Het geheim gaat door.")):
        record_decision(director, item=each, text=text, purpose=Purpose.DECIDE, decided_on=DAY)
    write_item(director, item=secret, version=0, text="In het geheim besproken.", dealt=Dealt.DONE)
    give_action(director, item=item, text="Bel de scholen", owner=anna, due=date(2027, 1, 5))
    close_meeting(director, meeting=item.meeting)
    return item.meeting


def version(meeting) -> int:
    return Minutes.objects.get(meeting=meeting).version


@pytest.fixture
def sealed(held, following, director):
    approve_minutes(director, meeting=held, version=version(held), approved_in=following)
    return seal_minutes(director, meeting=held, version=version(held))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(pdf)))


def test_closing_marks_what_was_begun_as_dealt_with(held, item):
    assert ItemMinutes.objects.get(item=item).dealt == Dealt.DONE


def test_minutes_go_from_concept_to_sealed(held, following, director):
    states = [Minutes.objects.get(meeting=held).state]
    for step in (
        lambda: correct_minutes(director, meeting=held, version=version(held)),
        lambda: approve_minutes(director, meeting=held, version=version(held), approved_in=following),
        lambda: seal_minutes(director, meeting=held, version=version(held)),
    ):
        state = step().state
        states.append(state)
    assert states == ["concept", "gecorrigeerd", "goedgekeurd", "verzegeld"]
    verbs = AuditEvent.objects.filter(verb__startswith="minutes.").order_by("-pk").values_list("verb", flat=True)
    assert list(verbs[:3]) == ["minutes.sealed", "minutes.approved", "minutes.corrected"]


def test_sealed_minutes_hold_words_bytes_and_hash(sealed, held, director):
    stored = Minutes.objects.get(pk=sealed.pk)
    paper = from_plain(stored.content)
    assert paper.digest == stored.content_sha256
    assert [point.title for point in paper.points if point.decisions] == [
        held.items.get(has_cover=True, is_confidential=False).title,
        "Geheim voornemen",
    ]
    told = text_of(bytes(stored.pdf))
    for words in ("R. Jansen", "Besluit 2026-01", "stelt de koers vast", "Bel de scholen", f"Kenmerk {stored.mark}"):
        assert words in told
    assert minutes_pdf(held, director) == bytes(stored.pdf)
    assert faults(bytes(stored.pdf)) == []


def test_a_sealed_meeting_gets_no_new_papers(held, following, director, anna, client):
    client.force_login(anna)
    address = reverse("meetings:meeting", args=["PO2814", held.pk])
    assert "Publiceer de stukken" in client.get(address).content.decode()
    approve_minutes(director, meeting=held, version=version(held), approved_in=following)
    seal_minutes(director, meeting=held, version=version(held))
    assert "Publiceer" not in client.get(address).content.decode()
    with pytest.raises(DomainError, match="verzegeld"):
        publish_pack(director, meeting=held)
    assert not AgendaPack.objects.exists()


def test_sealed_minutes_do_not_follow_the_agenda_any_more(sealed, held, item, director):
    item.title = "Een andere titel"
    item.save()
    paper = paper_for(held, Minutes.objects.get(meeting=held), director)
    assert "Een andere titel" not in [point.title for point in paper.points]


def test_nothing_is_written_once_it_is_sealed(sealed, held, item, director, following):
    for write in (
        lambda: record_decision(director, item=item, text="x", purpose=Purpose.DECIDE, decided_on=DAY),
        lambda: write_item(director, item=item, version=3, text="x", dealt=Dealt.DONE),
        lambda: correct_minutes(director, meeting=held, version=sealed.version),
        lambda: approve_minutes(director, meeting=held, version=sealed.version, approved_in=following),
        lambda: seal_minutes(director, meeting=held, version=sealed.version),
    ):
        with pytest.raises(DomainError):
            write()


def test_who_may_not_see_a_point_finds_no_trace_of_it(sealed, held, reader, director, client, bram):
    minutes = Minutes.objects.get(meeting=held)
    paper = paper_for(held, minutes, reader)
    assert [point.number for point in paper.points] == list(range(1, len(paper.points) + 1))
    assert len(paper.points) == len(paper_for(held, minutes, director).points) - 1
    client.force_login(bram)
    page = client.get(reverse("meetings:minutes", args=["PO2814", held.pk])).text
    file = client.get(reverse("meetings:minutes-pdf", args=["PO2814", held.pk]))
    for told in (page, text_of(file.content)):
        assert "koers" in told
        assert "eheim" not in told
        assert "2026-02" not in told


@pytest.mark.parametrize("when", [DAY, date(2026, 11, 1)])
def test_only_a_later_meeting_approves(held, director, when):
    other = make.MeetingFactory(swv=held.swv, body=held.body, date=when)
    elsewhere = make.MeetingFactory(swv=held.swv, body__name="ALV", date=date(2027, 1, 28))
    for wrong in (other, elsewhere, None):
        with pytest.raises(DomainError) as refused:
            approve_minutes(director, meeting=held, version=version(held), approved_in=wrong)
        assert refused.value.code == "not-later"


def test_meeting_that_is_on_is_not_approved(item, following, director):
    open_meeting(director, meeting=item.meeting)
    with pytest.raises(DomainError) as refused:
        approve_minutes(director, meeting=item.meeting, version=2, approved_in=following)
    assert refused.value.code == "still-on"


def test_concept_is_not_sealed_and_a_reader_seals_nothing(held, director, reader):
    with pytest.raises(DomainError) as refused:
        seal_minutes(director, meeting=held, version=version(held))
    assert refused.value.code == "not-approved"
    with pytest.raises(NotAllowedError):
        seal_minutes(reader, meeting=held, version=version(held))


def test_two_who_approve_meet(held, following, director):
    seen = version(held)
    correct_minutes(director, meeting=held, version=seen)
    with pytest.raises(ConflictError):
        approve_minutes(director, meeting=held, version=seen, approved_in=following)


def test_next_meeting_approves_at_its_own_point(client, anna, held, following, director):
    first = make.AgendaItemFactory(swv=held.swv, meeting=following, position=1, has_cover=False, title="Opening")
    own = make.AgendaItemFactory(
        swv=held.swv, meeting=following, position=2, has_cover=False, title="Verslag", origin=ItemOrigin.MINUTES
    )
    open_meeting(director, meeting=following)
    assert [row.meeting for row in waiting_minutes(following)] == [held]
    client.force_login(anna)
    screen = reverse("meetings:live", args=["PO2814", following.pk])
    assert "Keur het verslag goed" not in client.get(f"{screen}?punt={first.pk}").text
    assert "Keur het verslag goed" in client.get(f"{screen}?punt={own.pk}").text
    sent = {"version": version(held), "meeting": following.pk, "naar": f"{screen}?punt={own.pk}"}
    answer = client.post(reverse("meetings:minutes-approve", args=["PO2814", held.pk]), sent)
    assert answer.url == f"{screen}?punt={own.pk}"
    assert Minutes.objects.get(meeting=held).state == MinutesState.APPROVED
    assert waiting_minutes(following) == []


def test_commitment_stands_in_the_minutes(item, director):
    Schoolbestuur.objects.get_or_create(number="41234")
    make.SchoolbestuurNameFactory(swv=item.swv, number="41234", name="Stichting Noord")
    row = make_commitment(director, item=item, schoolbestuur="41234", year=2027, amount=-3, text="meer eigen plekken")
    promised = [text for point in gather(item.meeting, None).points for text in point.commitments]
    assert promised == ["Stichting Noord: 3 leerlingen minder in 2027-2028; meer eigen plekken"]
    withdraw_commitment(director, item=item, commitment=row)
    assert [point.commitments for point in gather(item.meeting, None).points if point.commitments] == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"schoolbestuur": "99999", "amount": -3}, "schoolbestuur"),
        ({"schoolbestuur": "41234"}, "amount"),
    ],
)
def test_commitment_asks_who_and_what(item, director, given, field):
    make.SchoolbestuurNameFactory(swv=item.swv, number="41234", name="Stichting Noord")
    with pytest.raises(DomainError) as refused:
        make_commitment(director, item=item, year=2027, **given)
    assert refused.value.field == field


def test_minutes_of_a_meeting_that_did_not_begin_are_not_there(client, anna, meeting):
    client.force_login(anna)
    for name in ("minutes", "minutes-pdf"):
        assert client.get(reverse(f"meetings:{name}", args=["PO2814", meeting.pk])).status_code == 404


def test_member_of_the_gremium_reads_its_minutes_once_it_is_over(client, tenant_a, item, director):
    member = make_person(tenant_a, "Dirk", Role.OPR_MEMBER)
    open_meeting(director, meeting=item.meeting)
    client.force_login(member)
    address, room = (
        reverse(f"meetings:{name}", args=args)
        for name, args in (("minutes", ["PO2814", item.meeting_id]), ("papers", ["PO2814"]))
    )
    statuses = [client.get(address).status_code]
    make.BodyMemberFactory(swv=item.swv, body=item.meeting.body, user=member)
    statuses.append(client.get(address).status_code)
    close_meeting(director, meeting=item.meeting)
    statuses.append(client.get(address).status_code)
    assert statuses == [404, 404, 200]
    assert address in client.get(room).text
    assert "/vergaderen/" not in client.get(address).text


def test_equal_minutes_give_equal_bytes(held, director):
    assert minutes_pdf(held, director) == minutes_pdf(held, director)
    assert Decision.objects.count() == 2
