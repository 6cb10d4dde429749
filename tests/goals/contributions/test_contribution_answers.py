"""Filling in: field by field, by two people at once, with evidence, and what cannot be."""

import io
import random
from decimal import Decimal

import pytest

from goals.compute.merging import merge
from goals.models import ContributionAnswer, ContributionFigure
from goals.services.contribution_answers import (
    MOST_FILES,
    attach_file,
    remove_file,
    save_answer,
    save_figure,
    save_money,
)
from goals.services.contributions import accept_contribution, open_contribution, prepare_contribution, sign_contribution
from goals.services.rounds import ask_round, choose_for_round
from indicators.models import ImportRun
from osp.enums import Party, Role
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent, StoredFile
from tests.goals.contributing import LINDE, acting, make_round, person, sign
from tests.goals.plans import last_verb, national

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def opened(asked):
    open_contribution(asked.staff, contribution=asked.of())
    return asked


def stored(row):
    return type(row).objects.get(pk=row.pk)


def test_an_answer_is_stored_and_recorded(opened):
    first = opened.answers()[0]
    done = save_answer(opened.staff, answer=first, changes={"promised": 6.0}, shown={"promised": None})
    event = AuditEvent.objects.latest("pk")
    assert (done.promised, done.version) == (6.0, 2)
    assert (event.verb, event.user_id, event.diff["promised"]) == (
        "contribution.answered",
        opened.staff.user_id,
        [None, 6.0],
    )


@pytest.mark.parametrize("field", ["is_in_order", "is_not_applicable"])
def test_al_op_orde_and_niet_van_toepassing_exclude_each_other(opened, field):
    first = opened.answers()[0]
    other = {"is_in_order": "is_not_applicable", "is_not_applicable": "is_in_order"}[field]
    save_answer(opened.staff, answer=first, changes={other: True}, shown={other: False})
    save_answer(opened.staff, answer=first, changes={field: True}, shown={field: False})
    found = stored(first)
    assert (getattr(found, field), getattr(found, other)) == (True, False)


@pytest.mark.parametrize(("number", "code"), [(-1, "below-zero"), (2.5, "no-whole"), (10**7, "too-large")])
def test_a_promise_is_a_whole_number_of_zero_or_more(opened, number, code):
    first = opened.answers()[0]
    with pytest.raises(DomainError) as refused:
        save_answer(opened.staff, answer=first, changes={"promised": number}, shown={"promised": None})
    assert (refused.value.code, refused.value.field, stored(first).promised) == (code, "promised", None)


def test_zero_is_a_promise(opened):
    first = opened.answers()[0]
    save_answer(opened.staff, answer=first, changes={"promised": 0.0}, shown={"promised": None})
    assert stored(first).promised == 0.0


@pytest.mark.parametrize(("amount", "code"), [(Decimal(-1), "below-zero"), (Decimal(10) ** 10, "too-large")])
def test_money_is_an_amount_that_can_be(opened, amount, code):
    row = opened.money()[0]
    with pytest.raises(DomainError) as refused:
        save_money(opened.staff, money=row, changes={"spent": amount}, shown={"spent": None})
    assert (refused.value.code, stored(row).spent) == (code, None)


def test_money_is_stored_and_recorded(opened):
    row = opened.money()[0]
    save_money(opened.staff, money=row, changes={"spent": Decimal("12.50")}, shown={"spent": None})
    assert (stored(row).spent, last_verb()) == (Decimal("12.50"), "contribution.money_saved")


@pytest.mark.parametrize("fields", [["swv_id"], ["contribution_id"], ["intention", "version"]])
def test_only_fields_of_the_form_are_written(opened, fields):
    first = opened.answers()[0]
    with pytest.raises(DomainError) as refused:
        save_answer(opened.staff, answer=first, changes=dict.fromkeys(fields, 1), shown={})
    assert refused.value.code == "unknown-field"


def test_two_people_in_two_fields_both_keep_their_words(opened):
    """Both have the page of the same moment in front of them."""
    one, two = opened.answers()[0], opened.answers()[0]
    save_answer(opened.staff, answer=one, changes={"intention": "van Jo"}, shown={"intention": ""})
    save_answer(opened.signer, answer=two, changes={"noticed_by": "van Lotte"}, shown={"noticed_by": ""})
    found = stored(one)
    assert (found.intention, found.noticed_by, found.version) == ("van Jo", "van Lotte", 3)


def test_two_people_in_one_field_are_told_and_nothing_is_lost(opened):
    one, two = opened.answers()[0], opened.answers()[0]
    save_answer(opened.staff, answer=one, changes={"intention": "van Jo"}, shown={"intention": ""})
    with pytest.raises(ConflictError) as conflict:
        save_answer(opened.signer, answer=two, changes={"intention": "van Lotte"}, shown={"intention": ""})
    assert (conflict.value.current.intention, conflict.value.changes) == ("van Jo", {"intention": "van Lotte"})
    save_answer(opened.signer, answer=two, changes={"intention": "van Lotte"}, shown={"intention": "van Jo"})
    kept = ContributionAnswer.history.filter(id=one.pk).order_by("history_id").values_list("intention", flat=True)
    assert list(kept) == ["", "van Jo", "van Lotte"]


def test_what_was_never_seen_is_not_written_over(opened):
    first = opened.answers()[0]
    save_answer(opened.staff, answer=first, changes={"intention": "van Jo"}, shown={"intention": ""})
    with pytest.raises(ConflictError):
        save_answer(opened.signer, answer=first, changes={"intention": "van Lotte"}, shown={})
    assert stored(first).intention == "van Jo"


def test_saving_the_same_changes_nothing(opened):
    first = opened.answers()[0]
    save_answer(opened.staff, answer=first, changes={"intention": "x"}, shown={"intention": ""})
    save_answer(opened.signer, answer=first, changes={"intention": "x"}, shown={"intention": ""})
    assert stored(first).version == 2


def test_no_word_is_lost_in_any_order_of_two_people(opened):
    """200 orders in which two people type in the same fields: what is stored is what each of them saw themselves save last."""
    dice = random.Random(6)  # noqa: S311 -- the same orders on every run
    first = opened.answers()[0]
    people = {"Jo": opened.staff, "Lotte": opened.signer}
    fields = ("intention", "noticed_by", "obstacles")
    screens = {name: {field: getattr(stored(first), field) for field in fields} for name in people}
    expected = dict(screens["Jo"])
    for turn in range(200):
        name, field = dice.choice(list(people)), dice.choice(fields)
        text, screen = f"{name} {turn}", screens[name]
        told = merge(shown={field: screen[field]}, stored=expected, wanted={field: text})
        try:
            save_answer(people[name], answer=first, changes={field: text}, shown={field: screen[field]})
            assert not told.conflicts
            expected[field] = screen[field] = text
        except ConflictError as conflict:
            assert told.conflicts == {field: text}
            # Both versions are in front of them: now they choose.
            screen[field] = getattr(conflict.current, field)
    assert {field: getattr(stored(first), field) for field in fields} == expected


def test_evidence_is_kept_as_it_is_and_can_be_taken_away(opened, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = attach_file(opened.staff, contribution=opened.of(), name="verslag.pdf", stream=io.BytesIO(PDF))
    assert (found.file.kind, found.file.size, found.file.user_id) == ("pdf", len(PDF), opened.staff.user_id)
    with found.file.file.open() as content:
        assert content.read() == PDF
    assert last_verb() == "contribution.file_attached"
    remove_file(opened.staff, file=found)
    assert (opened.of().files.get().withdrawn_at is not None, last_verb()) == (True, "contribution.file_removed")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "leeg.pdf"), (b"MZ\x90", "virus.pdf"), (b"<html>", "pagina.pdf"), (b"PK\x03\x04", "x.docx")],
)
def test_evidence_that_is_not_what_it_says_is_refused(opened, settings, tmp_path, content, name):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(DomainError) as refused:
        attach_file(opened.staff, contribution=opened.of(), name=name, stream=io.BytesIO(content))
    assert (refused.value.code, refused.value.field, StoredFile.objects.count()) == ("file-refused", "file", 0)
    assert list(tmp_path.rglob("*.*")) == []


def test_so_many_files_and_no_more(opened, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for number in range(MOST_FILES):
        attach_file(opened.staff, contribution=opened.of(), name=f"{number}.pdf", stream=io.BytesIO(PDF))
    with pytest.raises(DomainError) as refused:
        attach_file(opened.staff, contribution=opened.of(), name="meer.pdf", stream=io.BytesIO(PDF))
    assert refused.value.code == "too-many-files"


def test_evidence_stays_once_it_was_signed(asked, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    open_contribution(asked.other, contribution=asked.of(LINDE))
    found = attach_file(asked.other, contribution=asked.of(LINDE), name="a.pdf", stream=io.BytesIO(PDF))
    contribution = asked.of(LINDE)
    contribution.state = "gevraagd"
    contribution.save()
    signed = sign(asked, LINDE)
    assert [row["sha256"] for row in signed.signed_content["files"]] == [found.file.sha256]
    found.refresh_from_db()
    with pytest.raises(DomainError):
        remove_file(asked.other, file=found)


@pytest.fixture
def gouda(asked, in_a):
    """The contribution of a gemeente, and somebody who fills it in and signs."""
    goals = [row.goal for row in asked.round.goals.all()]
    made = make_round(asked.director, goals, year=2025)
    codes = ("thuiszitters-drie-maanden", "thuiszitters-relatief")
    chosen = choose_for_round(
        asked.director,
        asked=made,
        version=made.version,
        goals=[],
        indicators=[national(code) for code in codes],
        asks_money=False,
    )
    asked.round = ask_round(asked.director, asked=chosen)
    user = person(in_a.swv, "Gerrit", Role.MUNICIPALITY, code="0513")
    actor = acting(user, in_a.swv, Role.MUNICIPALITY, Party.MUNICIPALITY, "0513")
    open_contribution(actor, contribution=asked.of("0513"))
    return asked, actor


def figures(asked) -> list[ContributionFigure]:
    rows = ContributionFigure.objects.filter(contribution=asked.of("0513"))
    return list(rows.select_related("contribution__round", "round_indicator__indicator"))


@pytest.mark.parametrize(("text", "says"), [("twaalf", "getal"), ("-3", "nul"), ("2,5", "heel getal")])
def test_a_number_of_a_gemeente_is_judged_as_it_is_typed(gouda, text, says):
    asked, actor = gouda
    with pytest.raises(DomainError) as refused:
        save_figure(actor, figure=figures(asked)[0], changes={"text": text}, shown={"text": ""})
    assert (refused.value.field, says in refused.value.message) == ("text", True)


def test_numbers_of_a_gemeente_count_once_they_are_accepted(gouda):
    asked, actor = gouda
    rows = {row.measure: row for row in figures(asked)}
    for measure, text in (("thuiszitters_3_maanden", "<5"), ("thuiszitters_absoluut", "31")):
        save_figure(actor, figure=rows[measure], changes={"text": text}, shown={"text": ""})
    assert last_verb() == "contribution.figure_saved"
    for measure in ("thuiszitters_relatief", "leerplichtigen"):
        save_figure(actor, figure=rows[measure], changes={"is_unknown": True}, shown={"is_unknown": False})
    prepare_contribution(actor, contribution=asked.of("0513"))
    sign_contribution(actor, contribution=asked.of("0513"), name="G. Hendriks", confirmed=True)
    assert ImportRun.objects.filter(swv=asked.swv).count() == 0
    accept_contribution(asked.director, contribution=asked.of("0513"))
    runs = ImportRun.objects.filter(swv=asked.swv).order_by("pk")
    told = [numbers_in(run) for run in runs]
    assert sorted(told) == [
        [("thuiszitters_3_maanden", "gemeente", "0513", "<5")],
        [("thuiszitters_absoluut", "gemeente", "0513", "31")],
    ]


def numbers_in(run) -> list[tuple[str, str, str, str]]:
    """Quantity, level, unit and number of each line of a delivery."""
    with run.file.open() as content:
        lines = content.read().decode().splitlines()[1:]
    return [(cells[0], cells[1], cells[2], cells[-1]) for cells in (line.split(";") for line in lines)]


def test_niet_bekend_and_a_number_exclude_each_other(gouda):
    asked, actor = gouda
    row = figures(asked)[0]
    save_figure(actor, figure=row, changes={"text": "12"}, shown={"text": ""})
    save_figure(actor, figure=row, changes={"is_unknown": True}, shown={"is_unknown": False})
    assert (stored(row).text, stored(row).is_unknown) == ("", True)
    save_figure(actor, figure=row, changes={"text": "12"}, shown={"text": ""})
    assert (stored(row).text, stored(row).is_unknown) == ("12", False)
