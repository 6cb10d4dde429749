"""One contribution as the bureau reads it: never changed by it, returned with notes on fields, accepted; and its links."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from goals.compute.contribution_fields import FIELDS, LABELS, FieldRef, field_ref
from goals.compute.contribution_flow import Move, can
from goals.enums import ContributionState
from goals.forms.contributions import PersonForm
from goals.queries import Contribution
from goals.queries import contributions as reads
from goals.queries.contribution_blocks import GoalBlock, goal_blocks
from goals.queries.contribution_people import get_link_of, links_of, parts_of, team_of
from goals.queries.promises import signed_promises
from goals.queries.rounds import get_asked_round
from goals.queries.stated_numbers import asked_numbers, readable_numbers
from goals.services.contribution_links import make_link, revoke_link
from goals.services.contributions import FieldNote, accept_contribution, give_back_contribution, return_fields
from goals.wording.contributions import money_words
from osp import dutch
from osp.abilities import Ability
from osp.enums import Party
from osp.errors import DomainError
from osp.web.export import Cell, table_response
from osp.web.forms import add_error
from osp.web.views import TenantView

NOTE = "opmerking-"
NOTHING: Mapping[str, str] = {}
NOT_READ_BACK = "ingevuld, niet getoond"


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field as the bureau reads it, with the note it can be returned with."""

    ref: FieldRef
    label: str
    text: str
    returned: str = ""

    @property
    def note_name(self) -> str:
        """The field of the note in the form."""
        return f"{NOTE}{self.ref.name}"


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """A doel, a kind of money or a number, with its fields."""

    title: str
    fields: tuple[ReadField, ...]
    block: GoalBlock | None = None


class ReviewView(TenantView):
    """A page of the bureau about one contribution."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"

    @cached_property
    def contribution(self) -> Contribution:
        """The one in the address."""
        return reads.get_contribution(self.actor, self.kwargs["pk"])

    @cached_property
    def content(self) -> reads.Content:
        """Everything in it."""
        return reads.content_of(self.contribution)

    def url(self, name: str, *args: object) -> str:
        """An address of contributions in this samenwerkingsverband."""
        return reverse(f"goals:{name}", args=[self.tenant.code, *args])

    def home(self) -> str:
        return self.url("contribution-review", self.contribution.pk)

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with everything that was filled in."""
        contribution = self.contribution
        state, party = ContributionState(contribution.state), Party(contribution.party)
        shared = {
            "contribution": contribution,
            "round": contribution.round,
            "round_url": self.url("round", contribution.round_id),
            "state": state,
            "groups": self.groups(),
            "files": [(each, self.url("contribution-evidence", each.pk)) for each in self.content.files],
            "may_return": can(Move.RETURN, state, party),
            "may_accept": can(Move.ACCEPT, state, party),
            "may_give_back": can(Move.GIVE_BACK, state, party),
            "team": team_of(contribution),
            "links": [(link, self.url("contribution-link-revoke", link.pk)) for link in links_of(contribution)],
            "parts": [(part, self.url("contribution-review", part.pk)) for part in parts_of(contribution)],
            "form": PersonForm(signs=party is not Party.SCHOOL),
        }
        return self.render("goals/contributions/review.html", shared | context, status=status)

    def groups(self) -> list[ReadGroup]:
        """Doelen, money and numbers with what was filled in."""
        found = [self._goal(block) for block in goal_blocks(self.content, reader=reads.reader_of(self.actor))]
        found += [ReadGroup(money_words(row.kind), self._fields("money", row)) for row in self.content.money]
        readable = readable_numbers(self.content) if self.content.figures else frozenset()
        for each in asked_numbers(self.content):
            title = f"{each.name}, {each.period}"
            found.append(ReadGroup(title, self._fields("figure", each.row, hidden=each.row.pk not in readable)))
        return found

    def _goal(self, block: GoalBlock) -> ReadGroup:
        answer = block.answer
        closed = answer.is_in_order or answer.is_not_applicable
        without = ("promised", "intention") if closed else () if block.question else ("promised",)
        fields = self._fields("answer", answer, without=without, said={"promised": block.promised_text})
        return ReadGroup(f"{block.number} {block.title}", fields, block)

    def _fields(
        self,
        kind: str,
        row: Any,
        *,
        without: tuple[str, ...] = (),
        hidden: bool = False,
        said: Mapping[str, str] = NOTHING,
    ) -> tuple[ReadField, ...]:
        notes = {(each.kind, each.object_id, each.field): each.note for each in self.content.returned}
        found = []
        for name in FIELDS[kind]:
            value = getattr(row, name)
            if name in without or (name.startswith("is_") and not value):
                continue
            text = NOT_READ_BACK if hidden and name == "text" and value else said.get(name) or _said(value)
            returned = notes.get((kind, row.pk, name), "")
            if text or returned or name in {"promised", "intention", "spent", "text"}:
                found.append(ReadField(FieldRef(kind, row.pk, name), LABELS[kind, name], text, returned))
        return tuple(found)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja"
    if isinstance(value, str):
        return value
    amount = dutch.decimal_trimmed(value, most=2)
    return f"€ {amount}" if isinstance(value, Decimal) else amount


class ReviewPage(ReviewView):
    """Reading it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page()


class ReviewReturn(ReviewView):
    """Send fields back, each with its note."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        notes = [
            FieldNote(ref.kind, ref.row, ref.field, str(text))
            for name, text in request.POST.items()
            if name.startswith(NOTE) and (ref := field_ref(name.removeprefix(NOTE))) and str(text).strip()
        ]
        try:
            return_fields(self.actor, contribution=self.contribution, notes=notes)
        except DomainError as error:
            typed = {f"{NOTE}{FieldRef(each.kind, each.row, each.field).name}": each.note for each in notes}
            return self.page(refusal=error.message, typed=typed, status=422)
        return self.go(self.home(), f"Teruggestuurd. {self.contribution.name} krijgt een mail met uw vraag.")


class ReviewMove(ReviewView):
    """Accept, or give back what was signed."""

    http_method_names = ["post"]
    MOVES = {
        "aanvaarden": (accept_contribution, "De bijdrage is aanvaard."),
        "teruggeven": (give_back_contribution, "De bijdrage staat weer open; de handtekening is vervallen."),
    }

    def post(self, request: HttpRequest, pk: int, move: str) -> HttpResponse:
        if move not in self.MOVES:
            raise Http404
        verb, said = self.MOVES[move]
        try:
            verb(self.actor, contribution=self.contribution)
        except DomainError as error:
            return self.page(refusal=error.message, status=422)
        return self.go(self.home(), said)


class LinkMake(ReviewView):
    """Send somebody of the party a link."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = PersonForm(request.POST, signs=self.contribution.party != Party.SCHOOL)
        if not form.is_valid():
            return self.page(form=form, status=422)
        try:
            link = make_link(self.actor, contribution=self.contribution, **form.cleaned_data)
        except DomainError as error:
            return self.page(form=add_error(form, error), status=422)
        return self.go(f"{self.home()}#toegang", f"Er is een link gemaild aan {link.to}.")


class LinkRevoke(TenantView):
    """Take a link back."""

    ability = Ability.ASK_CONTRIBUTIONS
    section = "bijdragen"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = get_link_of(self.actor, pk)
        revoke_link(self.actor, link=link)
        page = reverse("goals:contribution-review", args=[self.tenant.code, link.contribution_id])
        return self.go(f"{page}#toegang", "De link is ingetrokken en opent niets meer.")


class PromisesPage(TenantView):
    """What every member of the ALV may read: who signed, and what was promised. No figures. Parties see their own alone."""

    ability = Ability.VIEW_CONTRIBUTIONS
    section = "bijdragen"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.actor.can(Ability.FILL_CONTRIBUTION) and not self.actor.can(Ability.ASK_CONTRIBUTIONS):
            raise Http404
        asked = get_asked_round(pk)
        found = signed_promises(asked)
        if "vorm" in request.GET:
            name = f"toezeggingen-{self.tenant.slug}-{asked.year}"
            rows: list[list[Cell]] = [
                [each.name, each.code, each.signed_at.date(), f"{row.number} {row.title}", row.text, row.intention]
                for each in found
                for row in each.answers
            ]
            header = (
                "Schoolbestuur",
                "Nummer",
                "Ondertekend op",
                self.tenant.levels.goal.capital,
                "Toezegging",
                "Voornemen",
            )
            return table_response(name, header, rows, request.GET["vorm"])
        return self.render("goals/contributions/promises.html", {"round": asked, "promises": found})
