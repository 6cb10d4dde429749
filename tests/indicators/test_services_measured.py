"""Own meetbare indicatoren: made, adapted, changed, and their figures worked out."""

from dataclasses import replace

import pytest

from indicators.enums import Trend, Unit
from indicators.models import Figure, Indicator, ReportedValue
from indicators.queries.definition_card import definition_card, deviation_sentences
from indicators.services.catalogue_measured import (
    DEFINE_JOB,
    adapt_indicator,
    define_indicator,
    draft_of,
    measured_version,
    newest_definition,
    redefine_indicator,
)
from indicators.services.catalogue_shelf import adopt_indicator, archive_indicator, restore_indicator, stop_indicator
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.jobs import HANDLERS
from osp.models import AuditEvent, Job
from osp.scope import scopes_disabled, tenant_scope
from tests.factories import ImportRunFactory, IndicatorFactory, ObservationFactory
from tests.indicators.catalogue_samples import national
from tests.indicators.measured_samples import BY_HAND, DRAFT, redefined, seen


@pytest.fixture
def board_member(bram, tenant_a):
    return Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))


@pytest.fixture
def own(in_a, director):
    return define_indicator(director, draft=DRAFT)


def test_define_indicator_stores_what_follows_from_the_formula(in_a, director):
    row = define_indicator(director, draft=DRAFT)
    definition = row.definitions.get()
    assert (row.swv, row.sector, row.kind, row.unit, row.code) == (
        in_a.swv,
        "PO",
        "meetbaar",
        "percent",
        "sbo-op-honderd-bo",
    )
    assert (definition.formula, definition.factor, definition.counted) == ("sbo / bo", 100, "leerlingen")
    assert (definition.numerator, definition.denominator) == (
        "leerlingen speciaal basisonderwijs, schoolgaand",
        "leerlingen basisonderwijs, schoolgaand",
    )
    assert (definition.about_people, definition.part_of_whole, definition.direction) == (True, False, "down")
    event = AuditEvent.objects.get(verb="indicator.defined")
    assert (event.user_id, event.object_id) == (director.user_id, str(row.pk))
    assert Job.objects.get(kind=DEFINE_JOB).argument == row.pk


def test_a_share_of_a_whole_and_other_kinds_of_formula(in_a, director):
    part = define_indicator(director, draft=replace(DRAFT, formula="sbo / (bo + sbo)"))
    assert newest_definition(part).part_of_whole is True
    reserve = replace(DRAFT, name="Reserve", unit=Unit.EURO, formula="eigen_vermogen - max(0,035 * baten; 250.000)")
    definition = newest_definition(define_indicator(director, draft=reserve))
    assert (definition.factor, definition.counted, definition.about_people) == (1, "euro", False)
    assert definition.numerator == (
        "eigen vermogen op 31 december min (het hoogste van 0,035 maal totale baten in het jaar en 250000)"
    )


def test_a_number_entered_by_hand_is_a_quantity_of_its_own(in_a, director):
    row = define_indicator(director, draft=BY_HAND)
    definition = newest_definition(row)
    assert (definition.formula, definition.counted, definition.numerator) == (
        f"eigen_{row.pk}",
        "gesprekken",
        "Gesprekken",
    )
    per = replace(DRAFT, name="Gesprekken per 1.000", unit=Unit.PERMILLE, formula=f"eigen_{row.pk} / bo")
    assert newest_definition(define_indicator(director, draft=per)).counted == "gesprekken"
    by_code = replace(DRAFT, name="Gesprekken dubbel", unit=Unit.COUNT, formula="2 * [gesprekken]")
    assert newest_definition(define_indicator(director, draft=by_code)).formula == "2 * [gesprekken]"


def test_a_number_of_another_samenwerkingsverband_is_not_known(in_a, director, tenant_b):
    with tenant_scope(tenant_b.swv):
        other = IndicatorFactory(swv=tenant_b.swv, kind="meetbaar")
    with pytest.raises(DomainError, match="is niet bekend"):
        define_indicator(director, draft=replace(DRAFT, formula=f"eigen_{other.pk} / bo"))


@pytest.mark.parametrize(
    ("changes", "code", "field", "message"),
    [
        ({"name": "deelname SPECIAAL basisonderwijs"}, "name-taken", "name", "Er is al een indicator"),
        ({"formula": "sboo / bo"}, "formula", "formula", "De maat ‘sboo’ is niet bekend. Bedoelt u sbo?"),
        ({"formula": "vso / bo"}, "formula", "formula", "De maat ‘vso’ hoort bij het voortgezet onderwijs"),
        ({"formula": "sbo + bo"}, "unit", "unit", "De formule geeft leerlingen; dat past niet bij de eenheid procent."),
        ({"formula": "", "counted": " "}, "counted", "counted", "Schrijf wat u telt"),
    ],
)
def test_define_indicator_refuses(in_a, director, changes, code, field, message):
    with pytest.raises(DomainError) as refused:
        define_indicator(director, draft=replace(DRAFT, **changes))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.message.startswith(message)
    assert not Indicator.objects.filter(swv=in_a.swv).exists()


def test_all_of_it_needs_the_ability(in_a, own, board_member):
    row = national("deelname-sbo")
    for verb, given in (
        (define_indicator, {"draft": DRAFT}),
        (adapt_indicator, {"national": row, "draft": DRAFT}),
        (redefine_indicator, {"indicator": own, "version": 1, "draft": DRAFT}),
        (adopt_indicator, {"indicator": row}),
        (stop_indicator, {"indicator": row}),
        (archive_indicator, {"indicator": own, "reason": "x"}),
        (restore_indicator, {"indicator": own}),
    ):
        with pytest.raises(NotAllowedError):
            verb(board_member, **given)


def test_adapting_says_where_the_own_definition_deviates(in_a, director):
    row = national("deelname-sbo")
    start = draft_of(row, newest_definition(row))
    changed = replace(start, name="Deelname sbo hier", formula="sbo / (bo + sbo + so)", direction=Trend.CONTEXT)
    copy = adapt_indicator(director, national=row, draft=changed)
    card = definition_card(in_a.swv, Indicator.objects.get(pk=copy.pk))
    assert [each.field for each in card.deviations] == ["noemer", "streefrichting"]
    assert card.deviations[1].national == "omlaag"
    assert card.sentence == "wijkt af van landelijke definitie op noemer en streefrichting"
    assert deviation_sentences([copy, row]) == {copy.pk: card.sentence}
    assert [each.pk for each in definition_card(in_a.swv, row).adaptations] == [copy.pk]


def test_an_unchanged_copy_deviates_in_nothing_and_a_new_text_alone_does(in_a, director):
    row = national("deelname-sbo")
    start = draft_of(row, newest_definition(row))
    same = adapt_indicator(director, national=row, draft=replace(start, name="Zelfde"))
    assert deviation_sentences([same]) == {}
    told = adapt_indicator(director, national=row, draft=replace(start, name="Anders gezegd", text="Zo tellen wij."))
    assert deviation_sentences([told]) == {told.pk: "wijkt af van landelijke definitie op omschrijving"}


def test_only_a_national_measured_indicator_can_be_adapted(in_a, director, own):
    with pytest.raises(DomainError) as refused:
        adapt_indicator(director, national=own, draft=replace(DRAFT, name="Nog een"))
    assert refused.value.code == "not-national"


def test_a_definition_that_nobody_used_is_changed_in_place(director, own):
    redefined(director, own, replace(DRAFT, formula="sbo / (bo + sbo)", unit=Unit.PERMILLE))
    definition = newest_definition(own)
    assert (definition.version, definition.formula, definition.factor) == (1, "sbo / (bo + sbo)", 1000)
    assert Indicator.objects.get(pk=own.pk).unit == "permille"
    assert AuditEvent.objects.get(verb="indicator.redefined").diff["unit"] == ["percent", "permille"]


def test_a_definition_in_use_gets_a_new_version_from_a_year_on(director, own):
    seen(own)
    changed = replace(DRAFT, formula="sbo / (bo + sbo)")
    with pytest.raises(DomainError) as refused:
        redefined(director, own, changed)
    assert (refused.value.code, refused.value.field) == ("version-year", "valid_from")
    with pytest.raises(DomainError, match="Kies een schooljaar na 2011-2012"):
        redefined(director, own, changed, valid_from=2011)
    redefined(director, own, changed, valid_from=2022)
    first, second = own.definitions.order_by("version")
    assert (first.formula, first.valid_from) == ("sbo / bo", 2011)
    assert (second.version, second.formula, second.valid_from) == (2, "sbo / (bo + sbo)", 2022)


def test_what_does_not_decide_the_number_may_change_under_figures(director, own):
    seen(own)
    redefined(director, own, replace(DRAFT, name="Anders", formula="sbo / bo", limits="Let op.", direction=Trend.UP))
    definition = newest_definition(own)
    assert (definition.version, definition.limits, definition.direction) == (1, "Let op.", "up")
    assert Indicator.objects.get(pk=own.pk).name == "Anders"


def test_the_unit_stays_under_figures(director, own):
    seen(own)
    with pytest.raises(DomainError) as refused:
        redefined(director, own, replace(DRAFT, unit=Unit.PERMILLE), valid_from=2022)
    assert (refused.value.code, refused.value.field) == ("unit-in-use", "unit")


def test_the_plan_makes_a_definition_used_too(director, own, in_plan):
    in_plan(own)
    with pytest.raises(DomainError, match="in gebruik"):
        redefined(director, own, replace(DRAFT, formula="so / bo"))


def test_a_second_editor_is_seen(director, own):
    version = measured_version(own, newest_definition(own))
    redefined(director, own, replace(DRAFT, limits="Eerste."))
    with pytest.raises(ConflictError) as conflict:
        redefine_indicator(director, indicator=own, version=version, draft=replace(DRAFT, limits="Tweede."))
    assert conflict.value.changes["limits"] == "Tweede."
    assert newest_definition(own).limits == "Eerste."


def test_a_circle_of_references_is_refused(director, own):
    other = define_indicator(director, draft=replace(DRAFT, name="Tweede", formula=f"[{own.code}] * 2"))
    with pytest.raises(DomainError, match="in een kring"):
        redefined(director, own, replace(DRAFT, formula=f"[{other.code}] / 2"))
    with pytest.raises(DomainError, match="in een kring"):
        redefined(director, own, replace(DRAFT, formula=f"[{own.code}] / 2"))


def test_a_national_or_foreign_indicator_cannot_be_changed(in_a, director):
    row = national("deelname-sbo")
    with pytest.raises(DomainError) as refused:
        redefined(director, row, DRAFT)
    assert refused.value.code == "not-own"


def delivered(swv, **pupils):
    """A file of open data with so many pupils per kind at one school in this samenwerkingsverband."""
    run = ImportRunFactory()
    for measure, count in pupils.items():
        ObservationFactory(run=run, measure=measure, low=count, high=count, known=count)


def test_the_job_works_out_every_version_and_what_refers_to_it(in_a, director, own):
    with scopes_disabled():
        delivered(in_a.swv, sbo=120, bo=1000, so=30)
    twice = define_indicator(director, draft=replace(DRAFT, name="Dubbel", formula=f"2 * [{own.code}]"))
    HANDLERS[DEFINE_JOB](director, own.pk, lambda *_: None)
    figures = Figure.objects.filter(swv=in_a.swv, unit="PO2814", superseded_at__isnull=True).order_by("definition")
    assert [(row.definition.indicator_id, row.year, row.value) for row in figures] == [
        (own.pk, 2019, 12.0),
        (twice.pk, 2019, 24.0),
    ]
    redefined(director, own, replace(DRAFT, formula="so / bo"), valid_from=2019)
    HANDLERS[DEFINE_JOB](director, own.pk, lambda *_: None)
    assert [(row.definition.version, row.value) for row in figures.filter(definition__indicator=own)] == [(2, 3.0)]
    assert Figure.objects.get(definition__indicator=own, superseded_at__isnull=False, unit="PO2814").value == 12.0


def test_the_job_of_a_number_that_nobody_entered_makes_no_figure(in_a, director):
    row = define_indicator(director, draft=BY_HAND)
    HANDLERS[DEFINE_JOB](director, row.pk, lambda *_: None)
    assert not Figure.objects.filter(definition__indicator=row).exists()


def test_a_number_that_was_entered_becomes_a_figure(in_a, director):
    row = define_indicator(director, draft=BY_HAND)
    run = ImportRunFactory(swv=in_a.swv)
    ReportedValue.objects.create(
        run=run, measure=f"eigen_{row.pk}", level="swv", key="PO2814", year=2023, low=31, high=31
    )
    HANDLERS[DEFINE_JOB](director, row.pk, lambda *_: None)
    figure = Figure.objects.get(definition__indicator=row, unit="PO2814")
    assert (figure.year, figure.value, figure.numerator_low) == (2023, 31.0, 31)
