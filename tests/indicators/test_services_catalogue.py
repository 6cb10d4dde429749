"""Verbs on own indicators and their scores: state, event, refusals."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indicators.enums import IndicatorKind
from indicators.models import Indicator, RubricScore
from indicators.services.catalogue import create_indicator, edit_indicator, version_of
from indicators.services.rubrics import score_rubric
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests.factories import IndicatorFactory, RubricScoreFactory
from tests.indicators.catalogue_samples import RUBRIC, national


@pytest.fixture
def board_member(bram, tenant_a):
    return Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))


def test_create_indicator_makes_a_rubric_with_a_definition(in_a, director):
    row = create_indicator(
        director, name=" Ouders weten wie belt ", rubric=[*RUBRIC[:3], " Samen. "], question="Wie belt?"
    )
    assert (row.swv, row.code, row.name, row.kind) == (
        in_a.swv,
        "ouders-weten-wie-belt",
        "Ouders weten wie belt",
        "merkbaar",
    )
    assert row.rubric == [*RUBRIC[:3], "Samen."]
    assert row.definitions.get().version == 1
    event = AuditEvent.objects.get(verb="indicator.created")
    assert (event.user_id, event.object_id) == (director.user_id, str(row.pk))


def test_create_indicator_gives_each_its_own_code(in_a, director):
    first = create_indicator(director, name="Deelname-sbo", rubric=RUBRIC)
    second = create_indicator(director, name="Deelname sbo!", rubric=RUBRIC)
    assert (first.code, second.code) == ("deelname-sbo-2", "deelname-sbo-3")


@pytest.mark.parametrize(
    ("name", "rubric", "code", "field"),
    [
        ("deelname SPECIAAL basisonderwijs", RUBRIC, "name-taken", "name"),
        ("Nieuw", RUBRIC[:3], "rubric-short", "sentence_1"),
        ("Nieuw", [*RUBRIC[:3], "  "], "rubric-short", "sentence_1"),
        ("Nieuw", [*RUBRIC[:3], RUBRIC[0].upper()], "rubric-repeats", "sentence_1"),
    ],
)
def test_create_indicator_refuses(in_a, director, name, rubric, code, field):
    with pytest.raises(DomainError) as refused:
        create_indicator(director, name=name, rubric=rubric)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Indicator.objects.filter(swv=in_a.swv).exists()


def test_create_indicator_needs_the_ability(in_a, board_member):
    with pytest.raises(NotAllowedError):
        create_indicator(board_member, name="Nieuw", rubric=RUBRIC)


def test_edit_indicator_stores_and_records_the_difference(in_a, director):
    row = IndicatorFactory(swv=in_a.swv, rubric=RUBRIC)
    edit_indicator(director, indicator=row, version=version_of(row), name="Anders", rubric=[*RUBRIC[:3], "Nieuw."])
    stored = Indicator.objects.get(pk=row.pk)
    assert (stored.name, stored.rubric[3]) == ("Anders", "Nieuw.")
    assert AuditEvent.objects.get(verb="indicator.edited").diff["name"] == ["Ervaren samenwerking", "Anders"]


def test_edit_indicator_sees_a_second_editor(in_a, director):
    row = IndicatorFactory(swv=in_a.swv, rubric=RUBRIC)
    seen = version_of(row)
    edit_indicator(director, indicator=row, version=seen, name="Eerste", rubric=RUBRIC)
    with pytest.raises(ConflictError) as conflict:
        edit_indicator(director, indicator=row, version=seen, name="Tweede", rubric=RUBRIC)
    assert (conflict.value.current.name, conflict.value.changes["name"]) == ("Eerste", "Tweede")
    assert Indicator.objects.get(pk=row.pk).name == "Eerste"


def test_sentences_stay_once_there_are_scores(in_a, director):
    row = RubricScoreFactory(swv=in_a.swv, indicator__rubric=RUBRIC).indicator
    edit_indicator(director, indicator=row, version=version_of(row), name="Anders", rubric=RUBRIC)
    with pytest.raises(DomainError) as refused:
        edit_indicator(director, indicator=row, version=version_of(row), name="Anders", rubric=[*RUBRIC[:3], "Nieuw."])
    assert refused.value.code == "rubric-in-use"


def test_a_national_indicator_cannot_be_edited(in_a, director):
    row = national("deelname-sbo")
    with pytest.raises(DomainError) as refused:
        edit_indicator(director, indicator=row, version=version_of(row), name="Mijn sbo", rubric=RUBRIC)
    assert refused.value.code == "not-own"


def test_score_rubric_stores_who_saw_what_when(in_a, director):
    row = IndicatorFactory(swv=in_a.swv, rubric=RUBRIC)
    score = score_rubric(director, indicator=row, level=3, on=date(2026, 3, 12), note=" Zes scholen. ")
    assert (score.level, score.on, score.note, score.user_id) == (
        3,
        date(2026, 3, 12),
        "Zes scholen.",
        director.user_id,
    )
    event = AuditEvent.objects.get(verb="rubric.scored")
    assert (event.diff["level"], "note" in event.diff) == ([None, 3], False)


@pytest.mark.parametrize(
    ("level", "days", "code"), [(0, 0, "level-unknown"), (5, 0, "level-unknown"), (2, 1, "date-ahead")]
)
def test_score_rubric_refuses(in_a, director, level, days, code):
    row = IndicatorFactory(swv=in_a.swv, rubric=RUBRIC)
    with pytest.raises(DomainError) as refused:
        score_rubric(director, indicator=row, level=level, on=timezone.localdate() + timedelta(days=days))
    assert refused.value.code == code
    assert not RubricScore.objects.exists()


def test_score_rubric_needs_a_rubric_and_the_ability(in_a, director, board_member):
    measured = national("deelname-sbo")
    assert measured.kind == IndicatorKind.MEASURABLE
    with pytest.raises(DomainError) as refused:
        score_rubric(director, indicator=measured, level=1, on=date(2026, 3, 12))
    assert refused.value.code == "not-noticeable"
    with pytest.raises(NotAllowedError):
        score_rubric(board_member, indicator=IndicatorFactory(swv=in_a.swv), level=1, on=date(2026, 3, 12))


def test_own_indicators_stay_with_their_owner(in_a, tenant_b):
    row = IndicatorFactory(swv=in_a.swv)
    with tenant_scope(tenant_b.swv):
        assert not Indicator.objects.filter(pk=row.pk).exists()
