"""The last step: reading back, putting ready, signing; and what somebody gets for it."""

from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goals.compute.contribution_flow import DONE, Move, Step, can
from goals.enums import ContributionState
from goals.forms.contributions import AskBackForm, EvidenceForm, SignForm
from goals.queries.kaart import kaart_of
from goals.queries.signed_card import signed_card
from goals.queries.stated_numbers import asked_numbers
from goals.services.contribution_moves import acting_name
from goals.services.contributions import (
    ask_contribution_back,
    hand_in_contribution,
    prepare_contribution,
    sign_contribution,
    take_back_contribution,
)
from goals.views.contribution_pages import StepView
from goals.views.kaart import drawn
from goals.wording.contributions import money_words
from osp.abilities import Ability
from osp.enums import Party
from osp.errors import DomainError
from osp.web.forms import add_error


class SignStep(StepView):
    """Everything read back, what is still lacking, and the signature of who may sign."""

    step = Step.SIGN
    write_ability = Ability.SIGN_CONTRIBUTION

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        state = ContributionState(self.contribution.state)
        if state in DONE:
            return redirect(self.address("signed"))
        self.opened()
        return self.show(SignForm(initial={"name": acting_name(self.actor)}))

    def show(self, form: SignForm, *, status: int = 200) -> HttpResponse:
        """The page with the form as it stands."""
        state = ContributionState(self.contribution.state)
        context = {
            "form": form,
            "state": state,
            "lacks": [
                (lack, f"{self.address(self._step_of(state, lack.step))}?mist#{lack.name}") for lack in self.lacks
            ],
            "goals": self.blocks,
            "money": [(money_words(row.kind), row) for row in self.content.money],
            "numbers": asked_numbers(self.content),
            "files": [(each, self.address("file-open", each.pk)) for each in self.content.files],
            "is_prepared": state is ContributionState.PREPARED,
            "is_returned": state is ContributionState.RETURNED,
            "back_url": self.address("mend") if state is ContributionState.RETURNED else self.address(self._last()),
            "prepare_url": self.address("prepare"),
            "take_back_url": self.address("take-back"),
            "evidence": EvidenceForm() if Step.MONEY not in self.steps else None,
            "file_url": self.address("file"),
            "file_links": self.file_links(),
        }
        return self.page("sign.html", context, status=status)

    def _step_of(self, state: ContributionState, step: Step) -> str:
        return "mend" if state is ContributionState.RETURNED else step.value

    def _last(self) -> str:
        """The step before this one."""
        return self.steps[self.steps.index(Step.SIGN) - 1].value

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Sign. Who fills in and signs alone does not have to put it ready first."""
        form = SignForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            if can(Move.PREPARE, ContributionState(self.contribution.state), Party(self.contribution.party)):
                prepare_contribution(self.actor, contribution=self.contribution)
                self.fresh()
            sign_contribution(self.actor, contribution=self.contribution, **form.cleaned_data)
        except DomainError as error:
            self.fresh()
            return self.show(add_error(form, error), status=422)
        return self.go(self.address("signed"), "Uw bijdrage is ondertekend en ingediend.")


class Prepare(StepView):
    """Put it ready for whoever signs; a school hands its part to its schoolbestuur."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.contribution.party == Party.SCHOOL:
            hand_in_contribution(self.actor, contribution=self.contribution)
            return self.go(self.address("signed"), "Uw deel is ingeleverd bij uw schoolbestuur.")
        prepare_contribution(self.actor, contribution=self.contribution)
        return self.go(self.address(Step.SIGN.value), "Klaargezet. Wie ondertekent, krijgt een mail.")


class TakeBack(StepView):
    """Go on filling in what was put ready or handed in."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        take_back_contribution(self.actor, contribution=self.contribution)
        self.fresh()
        return self.go(self.here_to_stay() or self.address(self.steps[0].value))


class SignedPage(StepView):
    """What was signed and sent in, as it stands for good; of a schoolbestuur with its kaart."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.contribution.state not in DONE:
            return redirect(self.address())
        return self.show(AskBackForm())

    def show(self, form: AskBackForm, *, status: int = 200) -> HttpResponse:
        """The page with the form to ask it back."""
        state, party = ContributionState(self.contribution.state), Party(self.contribution.party)
        contribution = self.contribution
        card, kaart = signed_card(contribution), kaart_of(contribution)
        context = {
            "card": card,
            "goals": list(zip_longest(card.goals, drawn(kaart))),
            "kaart_url": self.address("kaart") if kaart else "",
            "state": state,
            "may_ask_back": can(Move.ASK_BACK, state, party) and contribution.withdrawal_asked_at is None,
            "may_take_back": party is Party.SCHOOL and can(Move.TAKE_BACK, state, party),
            "ask_back_url": self.address("ask-back"),
            "take_back_url": self.address("take-back"),
            "form": form,
            "today": timezone.localdate(),
        }
        return self.page("signed.html", context, status=status)


class AskBack(SignedPage):
    """Ask the bureau to open it again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = AskBackForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            ask_contribution_back(self.actor, contribution=self.contribution, **form.cleaned_data)
        except DomainError as error:
            self.fresh()
            return self.show(add_error(form, error), status=422)
        return self.go(self.address("signed"), "Gevraagd. U krijgt bericht als uw bijdrage weer open staat.")
