"""The table of moves, and the arithmetic of a contribution. No database."""

from itertools import product

import pytest

from goals.compute import link_secret
from goals.compute.contribution_fields import FIELDS, LABELS, FieldRef, field_ref
from goals.compute.contribution_flow import (
    COUNTED,
    DONE,
    HANDED_IN,
    SIGNED,
    Move,
    Step,
    WrongMoveError,
    can,
    moved,
    steps_of,
)
from goals.compute.effort import Work, minutes
from goals.compute.merging import merge
from goals.compute.promises import Worth, asked_of_all, bar, outcome, together
from goals.compute.signed import fingerprint, promised_in
from goals.enums import ContributionState as State
from goals.enums import Direction
from goals.wording import contributions as words
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from osp.abilities import Ability
from osp.enums import Party

# Every move that can be made: from, move, to. What is not here is refused.
OF_A_BOARD = {
    (State.ASKED, Move.OPEN): State.OPENED,
    (State.ASKED, Move.INVITE): State.ASKED,
    (State.OPENED, Move.FILL): State.OPENED,
    (State.OPENED, Move.INVITE): State.OPENED,
    (State.OPENED, Move.PREPARE): State.PREPARED,
    (State.PREPARED, Move.INVITE): State.PREPARED,
    (State.PREPARED, Move.TAKE_BACK): State.OPENED,
    (State.PREPARED, Move.SIGN): State.SUBMITTED,
    (State.SUBMITTED, Move.ASK_BACK): State.SUBMITTED,
    (State.SUBMITTED, Move.GIVE_BACK): State.OPENED,
    (State.SUBMITTED, Move.RETURN): State.RETURNED,
    (State.SUBMITTED, Move.ACCEPT): State.ACCEPTED,
    (State.RETURNED, Move.FILL): State.RETURNED,
    (State.RETURNED, Move.INVITE): State.RETURNED,
    (State.RETURNED, Move.PREPARE): State.PREPARED,
    (State.RETURNED, Move.RETURN): State.RETURNED,
}
KNOWN = (
    "Drie cijfers van uw scholen en uw antwoorden van de vorige keer zijn al bekend. Dat scheelt u ongeveer 17 minuten."
)
OF_A_SCHOOL = {
    (State.ASKED, Move.OPEN): State.OPENED,
    (State.ASKED, Move.INVITE): State.ASKED,
    (State.OPENED, Move.FILL): State.OPENED,
    (State.OPENED, Move.INVITE): State.OPENED,
    (State.OPENED, Move.HAND_IN): State.SUBMITTED,
    (State.PREPARED, Move.INVITE): State.PREPARED,
    (State.RETURNED, Move.FILL): State.RETURNED,
    (State.RETURNED, Move.INVITE): State.RETURNED,
    (State.SUBMITTED, Move.TAKE_BACK): State.OPENED,
}


@pytest.mark.parametrize(("party", "table"), [(Party.SCHOOLBESTUUR, OF_A_BOARD), (Party.MUNICIPALITY, OF_A_BOARD),
                                              (Party.SCHOOL, OF_A_SCHOOL)])  # fmt: skip
def test_each_move_is_made_from_its_states_and_no_other(party, table):
    found = {}
    for state, move in product(State, Move):
        if can(move, state, party):
            found[state, move] = moved(move, state, party)
        else:
            with pytest.raises(WrongMoveError):
                moved(move, state, party)
    assert found == table


def test_what_was_sent_back_stays_the_only_open_part_until_it_is_signed():
    taken_back = moved(Move.TAKE_BACK, State.PREPARED, Party.SCHOOLBESTUUR, has_returned=True)
    assert taken_back is State.RETURNED


def test_the_party_fills_the_signer_signs_and_the_bureau_judges():
    asked = {move: row.ability for move, row in (SIGNED | HANDED_IN).items()}
    assert {move for move, ability in asked.items() if ability is Ability.SIGN_CONTRIBUTION} == {Move.SIGN}
    bureau = {move for move, ability in asked.items() if ability is Ability.ASK_CONTRIBUTIONS}
    assert bureau == {Move.GIVE_BACK, Move.RETURN, Move.ACCEPT}
    assert (DONE < COUNTED, COUNTED - DONE) == (True, {State.RETURNED})


def test_steps_of_each_party():
    assert steps_of(Party.SCHOOLBESTUUR, asks_money=True) == (Step.FIGURES, Step.PROMISE, Step.MONEY, Step.SIGN)
    assert steps_of(Party.SCHOOLBESTUUR, asks_money=False) == (Step.FIGURES, Step.PROMISE, Step.SIGN)
    assert steps_of(Party.SCHOOL, asks_money=True) == (Step.FIGURES, Step.PROMISE, Step.SIGN)
    assert steps_of(Party.MUNICIPALITY, asks_money=True) == (Step.FIGURES, Step.SIGN)


@pytest.mark.parametrize(
    ("promised", "count", "whole", "direction", "said"),
    [
        (6, 41, 1912, Direction.DOWN, "Dan komt u uit op 35 van 1.912: 1,83%."),
        (6, 41, None, Direction.DOWN, "Dan komt u uit op 35 leerlingen."),
        (40, 41, None, Direction.DOWN, "Dan komt u uit op 1 leerling."),
        (41, 41, 1912, Direction.DOWN, "Dan komt u uit op 0 van 1.912: 0,00%."),
        (0, 41, 1912, Direction.DOWN, "Dan komt u uit op 41 van 1.912: 2,14%."),
        (4, 88, 100, Direction.UP, "Dan komt u uit op 92 van 100: 92,00%."),
    ],
)
def test_a_promise_leads_somewhere(promised, count, whole, direction, said):
    found = outcome(promised=promised, count=count, whole=whole, direction=direction)
    assert (words.outcome_sentence(found, unit=Unit.PERCENT), found.lacking) == (said, 0)


@pytest.mark.parametrize(
    ("promised", "count", "whole", "direction", "lacking"),
    [(6, 4, 1912, Direction.DOWN, 2), (6, 0, None, Direction.DOWN, 6), (9, 95, 100, Direction.UP, 4)],
)
def test_a_promise_of_more_than_there_are_says_so(promised, count, whole, direction, lacking):
    assert outcome(promised=promised, count=count, whole=whole, direction=direction).lacking == lacking
    said = words.beyond_sentence(count, "leerlingen", whole=whole if direction is Direction.UP else None)
    rising = f"Het zijn er nu {count} van {whole}; meer dan {whole} kan niet."
    assert said.startswith(rising if direction is Direction.UP else f"Bij uw scholen zijn het er nu {count};")


def share(numerator, denominator, kind=FigureKind.VALUE, unit=Unit.PERCENT):
    value = 100 * numerator / denominator
    return FigureValue(kind, unit, value, value, value, None, numerator, numerator, denominator, denominator)


@pytest.mark.parametrize(
    ("figure", "target", "direction", "asked"),
    [
        (share(370, 16840), 2.0, Direction.DOWN, 34),
        (share(200, 10000), 2.0, Direction.DOWN, 0),
        (share(150, 10000), 2.0, Direction.DOWN, 0),
        (share(212, 244), 90.0, Direction.UP, 8),
        (FigureValue(FigureKind.VALUE, Unit.COUNT, 11.0), 0.0, Direction.DOWN, 11),
        (share(370, 16840), 2.0, Direction.CORRIDOR, None),
        (FigureValue(FigureKind.WITHHELD, Unit.PERCENT), 2.0, Direction.DOWN, None),
        (FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, 1.0, 2.0), 1.5, Direction.DOWN, None),
        (FigureValue(FigureKind.VALUE, Unit.DAYS, 31.0), 20.0, Direction.DOWN, None),
    ],
)
def test_what_the_doel_asks_of_all(figure, target, direction, asked):
    assert asked_of_all(figure, target=target, direction=direction) == asked


@pytest.mark.parametrize(
    ("worth", "left", "said"),
    [
        (
            Worth(33, 21, 6),
            6,
            "Het plan vraagt 33 leerlingen minder op 1 oktober 2027. Met uw 6 erbij staan er nog 6 open.",
        ),
        (
            Worth(33, 21, 11),
            1,
            "Het plan vraagt 33 leerlingen minder op 1 oktober 2027. Met uw 11 erbij staat er nog 1 open.",
        ),
        (
            Worth(33, 21, 12),
            0,
            "Het plan vraagt 33 leerlingen minder op 1 oktober 2027. Met uw 12 erbij is alles toegezegd.",
        ),
        (
            Worth(33, 40, 5),
            0,
            "Het plan vraagt 33 leerlingen minder op 1 oktober 2027. Met uw 5 erbij is alles toegezegd.",
        ),
        (Worth(0, 0, 5), 0, "Het samenwerkingsverband is waar het wil zijn. Wat u toezegt, houdt het daar."),
    ],
)
def test_what_a_promise_is_worth(worth, left, said):
    sentence = words.worth_sentence(worth, counted="leerlingen", direction=Direction.DOWN, moment="1 oktober 2027")
    drawn = bar(worth)
    assert (worth.left, sentence) == (left, said)
    assert float(drawn.others) + float(drawn.own) <= 231.05


def test_promises_add_up_without_what_nobody_filled_in():
    assert together([6.0, None, 3.0]) == 9


def test_minutes_are_rounded_up_and_nothing_takes_none():
    assert minutes({}) == 0
    assert minutes({Work.NUMBER: 1}) == 1
    assert minutes({Work.TEXT: 3, Work.MONEY: 2, Work.SIGNATURE: 1, Work.NUMBER: 1}) == 8
    assert (words.minutes_text(0), words.minutes_text(1)) == ("alles is ingevuld", "nog ongeveer 1 minuut")


def test_a_field_that_one_of_two_changed_keeps_that_change():
    shown = {"a": "oud", "b": "oud", "c": "oud"}
    stored = {"a": "oud", "b": "van de ander", "c": "van de ander"}
    found = merge(shown=shown, stored=stored, wanted={"a": "van mij", "b": "oud", "c": "van mij"})
    assert (found.changes, found.conflicts) == ({"a": "van mij"}, {"c": "van mij"})


def test_a_field_that_was_never_shown_is_not_written_over():
    found = merge(shown={}, stored={"a": "van de ander", "b": ""}, wanted={"a": "van mij", "b": ""})
    assert (found.changes, found.conflicts) == ({}, {"a": "van mij"})


def test_every_field_has_a_name_and_a_label():
    fields = {(kind, field) for kind, names in FIELDS.items() for field in names}
    assert fields == LABELS.keys()
    for kind, field in fields:
        assert field_ref(FieldRef(kind, 12, field).name) == FieldRef(kind, 12, field)
    for name in ("", "answer", "answer-x-intention", "answer-1-swv", "user-1-name", "answer-1-id", "answer--intention"):
        assert (name, field_ref(name)) == (name, None)


def test_secret_follows_from_seed_and_key_and_from_nothing_less():
    seed = link_secret.new_seed()
    secret = link_secret.secret_of(seed, "sleutel")
    assert (len(secret), secret.replace("-", "").replace("_", "").isalnum()) == (43, True)
    assert link_secret.is_secret_of(secret, seed, ["andere", "sleutel"])
    assert not link_secret.is_secret_of(secret, seed, ["andere"])
    assert not link_secret.is_secret_of(secret, link_secret.new_seed(), ["sleutel"])
    assert not link_secret.is_secret_of(seed, seed, ["sleutel"])
    assert len({link_secret.secret_of(link_secret.new_seed(), "sleutel") for _ in range(50)}) == 50


def test_fingerprint_is_of_the_content_and_not_of_its_order():
    one = {"a": 1, "answers": [{"round_goal": 3, "promised": 6.0, "is_in_order": False, "is_not_applicable": False}]}
    assert fingerprint(one) == fingerprint(dict(reversed(one.items())))
    assert fingerprint(one) != fingerprint({**one, "a": 2})
    assert promised_in(one) == {3: 6.0}
    closed = {**one["answers"][0], "is_in_order": True}
    assert promised_in({"answers": [closed]}) == {}
    assert promised_in({}) == {}


@pytest.mark.parametrize(
    ("figures", "answers", "said"),
    [
        (0, 0, ""),
        (1, 0, "Uw leerlingaantallen zijn al bekend. Dat scheelt u ongeveer 5 minuten."),
        (3, 2, KNOWN),
    ],
)  # fmt: skip
def test_what_is_not_asked_again(figures, answers, said):
    spared = minutes({Work.LOOK_UP: figures, Work.COPY: answers})
    assert words.known_sentence(figures, answers, spared) == said


def test_who_works_on_it():
    assert words.together_sentence(["J. Bos"], ["L. van Dam"]) == "J. Bos bereidt voor, L. van Dam ondertekent."
    assert words.together_sentence([], ["A", "B"]) == "A en B ondertekenen."
    assert words.together_sentence(["A", "B"], []) == "A en B bereiden voor."
    assert words.together_sentence([], []) == ""
