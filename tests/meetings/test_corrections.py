"""A figure that a later delivery restates: told once, in the next papers of the gremium, with what leaned on it, and nowhere else."""

from datetime import date, time

import pytest
from django.core.cache import cache
from django.urls import reverse

from indicators.enums import ReleaseStatus
from indicators.models import ImportRun, Indicator
from indicators.services import imports, restating
from meetings.enums import Purpose
from meetings.models import FigureCorrection, FigurePassport, PackCopy
from meetings.pack.reading import pack_of
from meetings.services import agenda, meetings, packs
from meetings.services.passports import revoke_passport
from osp.enums import Role
from osp.errors import NotAllowedError
from tests import factories as make
from tests import pdf
from tests.conftest import make_person
from tests.indicators.deliveries import offer, po_file, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def deliver(director, *, sbo: int, status: ReleaseStatus) -> None:
    """A delivery that is received, checked, confirmed and counted, as the pages do it."""
    run = offer(director, po_file(sbo=sbo))
    work()
    run.refresh_from_db()
    imports.confirm(director, run=run, status=status)
    work()


@pytest.fixture
def sbo_link(director, goal):
    deliver(director, sbo=30, status=ReleaseStatus.PROVISIONAL)
    indicator = Indicator.objects.get(swv=None, code="leerlingen-sbo")
    return make.IndicatorLinkFactory(
        swv=goal.swv,
        goal=goal,
        indicator=indicator,
        direction="down",
        baseline_year=2018,
        baseline=40,
        target_year=2020,
        target=20,
    )


def evening(director, board, link, day: date, **more):
    """A meeting with a point that brings the figure, and its published papers."""
    meeting = meetings.plan_meeting(director, body=board, date=day, starts=time(13, 30), ends=time(15, 30))
    added = agenda.add_item(
        director, meeting=meeting, title=f"Sbo {day}", purpose=Purpose.DECIDE, minutes=10, links=[link]
    )
    if more:
        agenda.edit_item(
            director, item=added, version=added.version, title=added.title, purpose=Purpose.DECIDE, minutes=10, **more
        )
    return meeting, added


def published(director, meeting, *extra):
    pack = packs.publish_pack(director, meeting=meeting, bodies=[meeting.body, *extra])
    packs.carry_out(director, pack.pk, lambda progress, step: None)
    return pack


def words(pack, body):
    return pack_of(PackCopy.objects.get(pack=pack, body=body))


def test_a_restated_figure_is_put_right_once_and_nowhere_else(november, director, board, sbo_link, client, tmp_path):
    first, point = evening(director, board, sbo_link, date(2026, 12, 3))
    old = published(director, first)
    make.DecisionFactory(swv=board.swv, item=point, body=board, text="De toelating te verlengen.", number=7)
    kept = {copy.pk: (bytes(copy.pdf), copy.content) for copy in PackCopy.objects.filter(pack=old)}
    deliver(director, sbo=36, status=ReleaseStatus.FINAL)

    second, _ = evening(director, board, sbo_link, date(2027, 1, 28))
    new = published(director, second)
    (told,) = words(new, board).corrections
    assert (told.then, told.then_release, told.now, told.now_release) == (
        "30 leerlingen",
        "voorlopig",
        "36 leerlingen",
        "definitief",
    )
    assert (told.day, told.version, told.is_turned) == (date(2026, 12, 3), 1, True)
    assert told.decisions == ("2027-07: De toelating te verlengen.",)
    content = bytes(PackCopy.objects.get(pack=new, body=board).pdf)
    page = next(text for text in pdf.pages(content, tmp_path) if "In het stuk van" in text)
    for said in ("3 december 2026 stond 30 leerlingen", "36 leerlingen", "Het oordeel verandert", "besluit 2027-07"):
        assert said in pdf.flat(page)

    assert {copy.pk: (bytes(copy.pdf), copy.content) for copy in PackCopy.objects.filter(pack=old)} == kept
    again = published(director, second)
    assert len(words(again, board).corrections) == 1
    third, _ = evening(director, board, sbo_link, date(2027, 4, 15))
    assert words(published(director, third), board).corrections == ()
    assert FigureCorrection.objects.filter(pack=new).count() == 1


def test_only_who_saw_the_figure_is_told(november, director, board, sbo_link):
    alv = make.BodyFactory(swv=board.swv, name="ALV", kind="alv")
    closed, _ = evening(director, board, sbo_link, date(2026, 12, 3), is_confidential=True, links=[sbo_link])
    published(director, closed)
    deliver(director, sbo=36, status=ReleaseStatus.FINAL)
    alvs, _ = evening(director, alv, sbo_link, date(2027, 1, 14))
    assert words(published(director, alvs), alv).corrections == ()
    boards, _ = evening(director, board, sbo_link, date(2027, 1, 28))
    pack = published(director, boards, alv)
    assert len(words(pack, board).corrections) == 1
    assert words(pack, alv).corrections == ()


def test_a_figure_that_reads_the_same_is_no_correction(november, director, board, sbo_link):
    first, _ = evening(director, board, sbo_link, date(2026, 12, 3))
    published(director, first)
    restating.set_status(director, run=ImportRun.objects.get(), status=ReleaseStatus.FINAL, reason="Bericht van DUO.")
    work()
    second, _ = evening(director, board, sbo_link, date(2027, 1, 28))
    assert words(published(director, second), board).corrections == ()


def test_the_passport_tells_then_and_now_to_who_has_the_address(november, director, board, sbo_link, client, tenant_a):
    meeting, _ = evening(director, board, sbo_link, date(2026, 12, 3))
    pack = published(director, meeting)
    row = FigurePassport.objects.get(figure__pack=pack)
    address = reverse("passport", args=[row.token])
    assert words(pack, board).items[2].indicators[0].passport.endswith(address)
    page = client.get(address)
    text = page.content.decode()
    assert (page.status_code, page["Cache-Control"], page["X-Robots-Tag"], page["Referrer-Policy"]) == (
        200,
        "no-store, private",
        "noindex, nofollow",
        "no-referrer",
    )
    assert "niet veranderd sinds de stukken" in text
    assert "po2814" not in text.replace("PO2814", "")
    deliver(director, sbo=36, status=ReleaseStatus.FINAL)
    text = client.get(reverse("passport", args=[row.token.upper().replace("-", "")])).content.decode()
    for said in ("30 leerlingen", "36", "voorlopig", "definitief", "3 december 2026"):
        assert said in text
    assert "Sbo 2026-12-03" not in text
    assert "Gebruik" not in text
    with pytest.raises(NotAllowedError):
        revoke_passport(
            type(director)(user_id=director.user_id, swv=director.swv, roles=frozenset({Role.QUALITY})), passport=row
        )
    client.force_login(make_person(tenant_a, "Dirk", Role.DIRECTOR))
    assert row.token in client.get(reverse("meetings:passports", args=["PO2814", pack.pk])).content.decode()
    client.post(reverse("meetings:passport-revoke", args=["PO2814", row.pk]))
    assert client.get(address).status_code == 410
    assert client.get(reverse("passport", args=["aaaa-bbbb-cccc"])).status_code == 404


def test_who_tries_addresses_has_to_wait(client, db):
    cache.clear()
    statuses = [client.get(f"/cijfer/aaaa-bbbb-cc{n:02}/").status_code for n in range(20, 42)]
    cache.clear()
    assert (statuses[0], statuses[-1]) == (404, 429)


def test_a_concept_gives_no_figure_an_address(november, director, board, sbo_link):
    meeting, _ = evening(director, board, sbo_link, date(2026, 12, 3))
    content = packs.concept_pdf(meeting, director)
    assert b"/cijfer/" not in content
    assert not FigurePassport.objects.exists()
