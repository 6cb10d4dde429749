"""Contributions: rounds and how far they are, one's own answers, signing, and what the bureau does with what comes in."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from goals.compute.contribution_flow import Move, can
from goals.enums import ContributionState, RoundState
from goals.models import Contribution
from goals.queries import api_beside as beside
from goals.queries import contributions as reads
from goals.queries.round_matrix import matrix_of
from goals.queries.rounds import get_asked_round
from goals.queries.stated_numbers import readable_numbers
from goals.serializers import contributions as shapes
from goals.serializers import filters, reading
from goals.services import contributions as moves
from goals.services.contribution_answers import save_answer, save_figure, save_money
from goals.viewsets.base import Deed, Many, One, Read, at
from goals.viewsets.rows import current
from osp.abilities import Ability
from osp.enums import Party
from osp.rest.tenancy import TenantAPIView

VIEW, FILL = Ability.VIEW_CONTRIBUTIONS, Ability.FILL_CONTRIBUTION
SIGN, ASK = Ability.SIGN_CONTRIBUTION, Ability.ASK_CONTRIBUTIONS
Verb = Callable[..., Any]


def _any(view: TenantAPIView, pk: int) -> Contribution:
    return reads.get_contribution(view.actor, pk)


def _own(view: TenantAPIView, pk: int) -> Contribution:
    return reads.get_own(view.actor, pk)


def _content(view: TenantAPIView, rows: list[Any]) -> dict[str, Any]:
    """What is filled in, for whoever fills it in and for the bureau, which does not read every number back."""
    row = rows[0]
    if reads.is_bureau(view.actor):
        content = reads.content_of(row)
        return {"content": content, "readable": readable_numbers(content) if content.figures else frozenset()}
    is_own = reads.own(view.actor).filter(pk=row.pk).exists()
    return {"content": reads.content_of(row)} if is_own else {}


def _move(name: str, told: str, verb: Verb, takes: Any = shapes.MoveWrite, **more: Any) -> Any:
    """A step of a contribution as a whole, by its verb, with what the serializer takes beside the version."""

    def do(view: TenantAPIView, row: Any, read: Read) -> Any:
        given = {key: value for key, value in read.items() if key != "version"}
        done = verb(view.actor, contribution=current(row, read), **given)
        return reads.get_contribution(view.actor, done.pk)

    known: dict[str, Any] = {"shape": shapes.WholeContributionSerializer, "context": _content, "find": _own} | more
    deed = Deed(name=f"contribution_{name}", told=told, takes=takes, do=do, **({"ability": FILL} | known))
    return at(f"contributions/<int:pk>/{name.replace('_', '-')}/", writes=deed)


def _hand_in(actor: Any, *, contribution: Contribution) -> Any:
    """A school hands its part to its schoolbestuur; the others put it ready for who signs."""
    is_school = contribution.party == Party.SCHOOL
    verb = moves.hand_in_contribution if is_school else moves.prepare_contribution
    return verb(actor, contribution=contribution)


def _sign(actor: Any, *, contribution: Contribution, name: str, confirmed: bool) -> Any:
    """Who fills in and signs alone does not have to put it ready first."""
    if can(Move.PREPARE, ContributionState(contribution.state), Party(contribution.party)):
        contribution = moves.prepare_contribution(actor, contribution=contribution)
    return moves.sign_contribution(actor, contribution=contribution, name=name, confirmed=confirmed)


def _return(actor: Any, *, contribution: Contribution, notes: list[dict[str, Any]]) -> Any:
    return moves.return_fields(actor, contribution=contribution, notes=[moves.FieldNote(**each) for each in notes])


def _part(name: str, word: str, told: str, shape: Any, change: Any, verb: Verb) -> Any:
    """A row of one's own contribution; what stood there at the version that was read is what was shown."""

    def do(view: TenantAPIView, row: Any, read: Read) -> Any:
        changes = {key: value for key, value in read.items() if key != "version"}
        current(row, read)
        _opened(view, row.contribution)
        verb(view.actor, changes=changes, shown={key: getattr(row, key) for key in changes}, **{name: row})
        return beside.own_row(view.actor, name, row.pk)

    def find(view: TenantAPIView, pk: int) -> Any:
        return beside.own_row(view.actor, name, pk)

    return at(
        f"{word}/<int:pk>/",
        reads=One(name=f"contribution_{name}", told=told, shape=shape, find=find, ability=FILL),
        writes=Deed(
            name=f"contribution_{name}_change",
            told="Vul velden in; 409 met beide waarden als iemand anders intussen schreef",
            shape=shape,
            takes=change,
            find=find,
            do=do,
            ability=FILL,
            method="patch",
        ),
    )


def _opened(view: TenantAPIView, row: Contribution) -> None:
    """The first time that something is filled in opens the contribution, as the first look at its form does."""
    if row.round.state == RoundState.ASKED and row.state == ContributionState.ASKED:
        row.refresh_from_db()
        moves.open_contribution(view.actor, contribution=row)
        row.refresh_from_db()


URLS = [
    at(
        "rounds/",
        reads=Many(
            name="rounds",
            told="Uitvragen van bijdragen",
            shape=reading.RoundSerializer,
            ability=VIEW,
            filter=filters.OfPlanFilter,
            rows=lambda view, read: beside.round_rows(view.actor, read),
        ),
    ),
    at(
        "rounds/<int:pk>/matrix/",
        reads=One(
            name="round_matrix",
            told="Een uitvraag als schoolbesturen bij doelen: hoe ver elk is en wat nog mist",
            shape=shapes.MatrixSerializer,
            ability=ASK,
            find=lambda view, pk: matrix_of(get_asked_round(pk), today=timezone.localdate()),
        ),
    ),
    at(
        "contributions/",
        reads=Many(
            name="contributions",
            told="Hoe ver elke bijdrage is; een schoolbestuur, school of gemeente ziet de eigen",
            shape=reading.ContributionSerializer,
            ability=VIEW,
            filter=filters.ContributionFilter,
            rows=lambda view, read: beside.contribution_rows(view.actor, read),
        ),
    ),
    at(
        "contributions/<int:pk>/",
        reads=One(
            name="contribution",
            told="Een bijdrage met wat er is ingevuld",
            shape=shapes.WholeContributionSerializer,
            ability=VIEW,
            context=_content,
            find=_any,
        ),
    ),
    _part("answer", "contribution-answers", "Het antwoord bij een doel", shapes.AnswerSerializer, shapes.AnswerChange, save_answer),
    _part("money", "contribution-money", "Eén soort geld", shapes.MoneySerializer, shapes.MoneyChange, save_money),
    _part("figure", "contribution-figures", "Een aantal", shapes.NumberSerializer, shapes.NumberChange, save_figure),
    _move("open", "Open de bijdrage om haar in te vullen", moves.open_contribution),
    _move("hand_in", "Zet klaar om te ondertekenen; een school levert in", _hand_in),
    _move("take_back", "Vul verder in wat klaarstond of was ingeleverd", moves.take_back_contribution),
    _move("sign", "Onderteken en dien in", _sign, shapes.SignWrite, ability=SIGN),
    _move("ask_back", "Vraag het bureau om weer te openen", moves.ask_contribution_back, shapes.AskBackWrite),
    _move("give_back", "Open wat ondertekend was weer", moves.give_back_contribution, find=_any, ability=ASK),
    _move("return", "Stuur velden terug, elk met uw vraag", _return, shapes.ReturnWrite, find=_any, ability=ASK),
    _move("accept", "Aanvaard wat ondertekend is", moves.accept_contribution, find=_any, ability=ASK),
]  # fmt: skip
