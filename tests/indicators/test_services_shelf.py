"""Which indicators are followed, put away and brought back."""

from dataclasses import replace

import pytest

from indicators.models import Adoption, Figure, Indicator
from indicators.services.catalogue_measured import DEFINE_JOB, define_indicator
from indicators.services.catalogue_shelf import adopt_indicator, archive_indicator, restore_indicator, stop_indicator
from osp.errors import DomainError
from osp.models import Job
from tests.indicators.catalogue_samples import national
from tests.indicators.measured_samples import DRAFT, redefined, seen


@pytest.fixture
def own(in_a, director):
    return define_indicator(director, draft=DRAFT)


def test_following_starts_once_and_ends_on_record(in_a, director):
    row = national("deelname-sbo")
    first = adopt_indicator(director, indicator=row)
    assert adopt_indicator(director, indicator=row) == first
    assert stop_indicator(director, indicator=row).ended_at is not None
    with pytest.raises(DomainError, match="U volgt deze indicator niet"):
        stop_indicator(director, indicator=row)
    assert adopt_indicator(director, indicator=row) != first
    assert Adoption.objects.count() == 2
    with pytest.raises(DomainError, match="hoeft u niet over te nemen"):
        adopt_indicator(director, indicator=define_indicator(director, draft=DRAFT))


def test_following_goes_on_while_the_plan_uses_it(in_a, director, in_plan):
    row = national("deelname-sbo")
    adopt_indicator(director, indicator=row)
    in_plan(row)
    with pytest.raises(DomainError, match="Ontkoppel hem daar eerst"):
        stop_indicator(director, indicator=row)


def test_an_archived_indicator_keeps_everything_and_comes_back(director, own):
    figure = seen(own)
    archive_indicator(director, indicator=own, reason=" Niet meer nodig. ")
    stored = Indicator.objects.get(pk=own.pk)
    assert (stored.is_archived, stored.archive_reason) == (True, "Niet meer nodig.")
    assert Figure.objects.filter(pk=figure.pk).exists()
    with pytest.raises(DomainError, match="Haal hem eerst terug"):
        redefined(director, stored, DRAFT)
    with pytest.raises(DomainError, match="gearchiveerde indicator met de naam"):
        define_indicator(director, draft=DRAFT)
    Job.objects.all().delete()
    restore_indicator(director, indicator=stored)
    assert not Indicator.objects.get(pk=own.pk).is_archived
    assert Job.objects.get(kind=DEFINE_JOB).argument == own.pk
    with pytest.raises(DomainError, match="staat niet in het archief"):
        restore_indicator(director, indicator=stored)


def test_archiving_is_refused_without_reason_in_the_plan_and_in_a_formula(director, own, in_plan):
    with pytest.raises(DomainError, match="waarom"):
        archive_indicator(director, indicator=own, reason="  ")
    naming = define_indicator(director, draft=replace(DRAFT, name="Noemt", formula=f"[{own.code}] * 2"))
    with pytest.raises(DomainError, match="De formule van Noemt noemt deze indicator"):
        archive_indicator(director, indicator=own, reason="Weg.")
    archive_indicator(director, indicator=naming, reason="Weg.")
    archive_indicator(director, indicator=own, reason="Weg.")
    with pytest.raises(DomainError, match="De formule is niet meer te gebruiken"):
        restore_indicator(director, indicator=naming)
    restore_indicator(director, indicator=own)
    in_plan(own)
    with pytest.raises(DomainError, match="Ontkoppel hem daar eerst"):
        archive_indicator(director, indicator=own, reason="Weg.")
