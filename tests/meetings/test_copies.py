"""A copy for each audience: what it holds, that nothing in it tells what is hidden, and that it can be made again."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from meetings.audiences import NOBODY
from meetings.enums import BodyKind, Purpose, Seat
from meetings.models import PackCopy, PackOpening
from meetings.pack.build import build_pack
from meetings.pack.reading import pack_of
from meetings.queries.audiences import audience_of
from meetings.queries.copies import not_opened
from meetings.queries.papers import read_sheet
from meetings.services import agenda, attachments, bodies, packs
from osp.actors import Actor
from osp.enums import Role
from osp.models import AuditEvent, Job
from tests import factories as make
from tests import pdf
from tests.conftest import make_person
from tests.meetings.office_samples import workbook

pytestmark = pytest.mark.django_db
SECRETS = ("Zwijgplicht", "Salarisstrook", "schorsing")


def url(name: str, *args) -> str:
    return reverse(
        name if name == "passport" else f"meetings:{name}", args=args if name == "passport" else ["PO2814", *args]
    )


@pytest.fixture
def opr(in_a, director):
    return bodies.create_body(director, name="OPR", kind=BodyKind.OPR)


@pytest.fixture
def olga(tenant_a, opr):
    """Olga sits in the OPR and reads its papers, and nothing else of Overleg."""
    user = make_person(tenant_a, "Olga", Role.OPR_MEMBER)
    make.BodyMemberFactory(swv=tenant_a.swv, body=opr, user=user)
    return user


@pytest.fixture
def evening(item, meeting, director, link, tmp_path, settings):
    """The meeting of the board with a confidential point that has the figure, and an open one with a confidential bijlage."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    agenda.edit_item(
        director,
        item=item,
        version=item.version,
        title="Zwijgplicht",
        purpose=Purpose.DECIDE,
        minutes=30,
        is_confidential=True,
        summary="Over een schorsing.",
    )
    added = agenda.add_item(
        director, meeting=meeting, title="Begroting", purpose=Purpose.DECIDE, minutes=10, links=[link]
    )
    hand_in(director, item, "Zwijgplicht bijlage")
    hand_in(director, added, "Nota")
    hand_in(director, added, "Salarisstrook", is_confidential=True)
    hand_in(director, added, "Tabel")
    return meeting


def hand_in(director, item, title: str, **more) -> None:
    target = io.BytesIO(workbook(title=title))
    attachments.add_attachment(director, item=item, name=f"{title}.xlsx", stream=target, title=title, **more)


def published(director, meeting, *extra):
    pack = packs.publish_pack(director, meeting=meeting, bodies=[meeting.body, *extra])
    steps = []
    packs.carry_out(director, pack.pk, lambda progress, step: steps.append((progress, step)))
    pack.refresh_from_db()
    return pack, steps


def copy_of(pack, body=None) -> PackCopy:
    return PackCopy.objects.get(pack=pack, body=body)


def told(content: bytes, folder) -> str:
    """All that a PDF says: words, bookmarks, properties."""
    marks = " ".join(title for _, title, _ in pdf.outline(content, folder))
    return f"{pdf.flat(' '.join(pdf.pages(content, folder)))} {marks} {pdf.properties(content, folder)}"


def test_nothing_of_the_copy_of_who_may_not_see_tells_what_is_hidden(evening, director, opr, olga, client, tmp_path):
    pack, steps = published(director, evening, opr)
    own, open_copy, chairs = copy_of(pack, evening.body), copy_of(pack, opr), copy_of(pack)
    for copy in (own, chairs):
        said = told(bytes(copy.pdf), tmp_path)
        assert [word in said for word in SECRETS] == [True, True, True]
        assert copy.is_confidential
    said = told(bytes(open_copy.pdf), tmp_path) + json.dumps(open_copy.content)
    assert [word for word in SECRETS if word.lower() in said.lower()] == []
    # Every oplegger says whether it is confidential; this one is not, and no foot or cover says that something is.
    assert ("Vertrouwelijk" in said, "niet openbaar" in said, "vertrouwelijk ja" in said) == (False, False, False)
    words = pack_of(open_copy)
    assert [(row.number, row.starts, row.title) for row in words.items][2:] == [
        (3, "13.40", "Begroting"),
        (4, "13.50", "Rondvraag en sluiting"),
    ]
    assert [(row.letter, row.title) for row in words.items[2].attachments] == [("A", "Nota"), ("B", "Tabel")]
    numbers = [pdf.flat(page).rsplit("p. ", 1)[1] for page in pdf.pages(bytes(open_copy.pdf), tmp_path)[1:]]
    assert numbers == [f"{page} van {open_copy.pages}" for page in range(2, open_copy.pages + 1)]
    with zipfile.ZipFile(io.BytesIO(packs.papers_zip(open_copy))) as package:
        inside = " ".join(package.namelist()) + package.read("index.csv").decode()
        inside += " ".join(
            told(package.read(name), tmp_path) for name in package.namelist() if name.endswith(".pdf")
        ) + " ".join(str(package.read(name)) for name in package.namelist() if name.endswith(".xlsx"))
    assert [word for word in SECRETS if word.lower() in inside.lower()] == []
    log = json.dumps([steps, *Job.objects.values_list("title", "step", "error")])
    log += json.dumps(list(AuditEvent.objects.filter(verb__startswith="pack.").values_list("diff", flat=True)))
    assert [word for word in SECRETS if word.lower() in log.lower()] == []
    client.force_login(olga)
    for address in ("pack-read", "pack-pdf", "pack-zip"):
        assert client.get(url(address, pack.pk), {"voor": "voorzitter"}).status_code == 404
        assert client.get(url(address, pack.pk), {"voor": evening.body_id}).status_code == 404
    page = client.get(url("pack-read", pack.pk)).content.decode()
    assert [word for word in (*SECRETS, "ertrouwelijk") if word.lower() in page.lower()] == []
    hidden = next(row.file_id for row in pack_of(chairs).items[3].attachments if row.title == "Salarisstrook")
    shown = next(row.file_id for row in words.items[2].attachments if row.title == "Nota")
    assert client.get(url("pack-file", pack.pk, hidden)).status_code == 404
    assert client.get(url("pack-file", pack.pk, shown)).status_code == 200


def test_a_copy_is_made_again_from_what_was_stored_byte_for_byte(evening, director, opr):
    pack, _ = published(director, evening, opr)
    for copy in PackCopy.objects.filter(pack=pack):
        assert build_pack(pack_of(copy), read_sheet) == bytes(copy.pdf)
        assert packs.papers_zip(copy) == packs.papers_zip(copy)


def test_who_sits_in_a_gremium_reads_its_papers_and_nothing_else(evening, director, opr, olga, client, meeting, board):
    first, _ = published(director, evening)
    client.force_login(olga)
    assert "Er zijn nog geen stukken voor u" in client.get(url("papers")).content.decode()
    assert client.get(url("pack-read", first.pk)).status_code == 404
    assert client.get(url("list")).status_code == 403
    second, _ = published(director, evening, opr)
    room = client.get(url("papers")).content.decode()
    assert url("pack-read", second.pk) in room
    page = client.get(url("pack-read", second.pk)).content.decode()
    for words in ("Begroting", "Nota", "Agenda", copy_of(second, opr).mark):
        assert words in page
    assert client.get(url("pack-pdf", second.pk)).content == bytes(copy_of(second, opr).pdf)
    assert 'href="/po2814/overleg/stukken/"' in room


def test_the_chair_reads_everything_and_a_member_the_copy_of_the_gremium(evening, director, bram, tenant_a, client):
    evening.body.sees_confidential = False
    evening.body.save()
    pack, _ = published(director, evening)
    make.BodyMemberFactory(swv=tenant_a.swv, body=evening.body, user=bram)
    client.force_login(bram)
    assert "Zwijgplicht" not in client.get(url("pack-read", pack.pk)).content.decode()
    chair = make_person(tenant_a, "Cees", Role.BOARD_MEMBER)
    make.BodyMemberFactory(swv=tenant_a.swv, body=evening.body, user=chair, seat=Seat.CHAIR)
    client.force_login(chair)
    assert "Zwijgplicht" in client.get(url("pack-read", pack.pk)).content.decode()


def test_opening_is_kept_once_a_sitting_and_shown_to_who_prepares(evening, director, opr, olga, anna, client):
    pack, _ = published(director, evening, opr)
    assert [seat.user for seat in not_opened(pack)] == [olga]
    client.force_login(olga)
    assert url("pack-read", pack.pk) in client.get(url("today")).content.decode()
    for address in ("pack-read", "pack-pdf", "pack-read"):
        client.get(url(address, pack.pk))
    opening = PackOpening.objects.get()
    assert (opening.user, opening.times, opening.copy.body) == (olga, 1, opr)
    assert AuditEvent.objects.filter(verb="pack.opened").count() == 1
    assert client.get(url("pack-opened", pack.pk)).status_code == 403
    client.force_login(anna)
    page = client.get(url("pack-opened", pack.pk)).content.decode()
    assert "Olga" in page
    assert client.get(url("pack-opened", pack.pk), {"vorm": "csv"}).content.decode("utf-8-sig").count("Olga") == 1


def test_the_second_version_marks_what_changed(evening, director, item, tmp_path):
    published(director, evening)
    added = evening.items.get(title="Begroting")
    agenda.edit_item(
        director,
        item=added,
        version=added.version,
        title="Begroting",
        purpose=Purpose.DECIDE,
        minutes=10,
        summary="Nieuw.",
    )
    agenda.add_item(director, meeting=evening, title="Nagekomen", purpose=Purpose.INFORM, minutes=5)
    pack, _ = published(director, evening)
    copy = copy_of(pack, evening.body)
    words = pack_of(copy)
    assert [(row.kind, row.title, row.parts) for row in words.changes] == [
        ("changed", "Begroting", ("samenvatting",)),
        ("new", "Nagekomen", ()),
    ]
    second = pdf.flat(pdf.pages(bytes(copy.pdf), tmp_path)[1])
    assert "Wat er gewijzigd is" in second
    assert "Samenvatting." in second
    assert build_pack(words, read_sheet) == bytes(copy.pdf)


def test_choosing_audiences_on_the_page(evening, opr, anna, client):
    client.force_login(anna)
    page = client.get(url("meeting", evening.pk)).content.decode()
    assert "Een exemplaar voor" in page
    client.post(url("publish", evening.pk), {"kies": "1", "bodies": [opr.pk]})
    assert set(PackCopy.objects.values_list("body", flat=True)) == {None, opr.pk}


def test_the_room_asks_no_more_for_more_papers(tenant_a, opr, olga, client, item_count, django_assert_max_num_queries):
    for _ in range(item_count):
        make.PackCopyFactory(swv=tenant_a.swv, pack=make.AgendaPackFactory(swv=tenant_a.swv), body=opr)
    client.force_login(olga)
    client.get(url("papers"))
    with django_assert_max_num_queries(8):
        assert client.get(url("papers")).content.decode().count("/lezen/") == 2 * item_count


def test_an_actor_without_account_sits_nowhere(in_a):
    assert audience_of(Actor(user_id=None, swv=in_a.swv)) == NOBODY
