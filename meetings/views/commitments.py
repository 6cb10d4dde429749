"""What schoolbesturen promise at the table, with the sliders of a scenario or in words."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from indicators.forms.scenarios import TableForm
from indicators.queries import Reader
from indicators.queries.scenarios import boards as scenario_boards
from indicators.queries.scenarios import with_changes
from indicators.views import scenario_tables as tables
from indicators.wording import scenario as words
from meetings import queries
from meetings.forms.fields import say
from meetings.queries.commitments import get_commitment
from meetings.queries.live import minutes_of
from meetings.queries.scenarios import AtTable, scenario_at_table
from meetings.services import commitments as services
from meetings.views.live import LivePage
from meetings.views.pages import crumbs, named
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.htmx import is_partial


class CommitView(LivePage):
    """Note a commitment."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        form = self.commitment_form(item, request.POST)
        if form.is_valid():
            try:
                services.make_commitment(self.actor, item=item, **form.cleaned_data)
            except NotAllowedError:
                raise
            except DomainError as error:
                say(form, error)
            else:
                return self.go(self.live_url(item, "#toezeggingen"), "De toezegging is genoteerd.")
        context = self.screen(item.meeting_id, item.pk, commitment_form=form)
        return self.render("meetings/live.html", context, status=422)


class CommitScenarioView(LivePage):
    """The sliders of a scenario on the screen of the meeting; POST makes what was slid commitments, or with `reken` works it out."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int, scenario: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        return self.sliders(item, self.at_table(item, scenario))

    def post(self, request: HttpRequest, pk: int, scenario: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        found = self.at_table(item, scenario)
        form = self.form(found, request.POST)
        if not form.is_valid() or "reken" in request.POST:
            return self.sliders(item, found, form, status=200 if form.is_valid() else 422)
        try:
            services.commit_scenario(self.actor, item=item, scenario=found.scenario, changes=form.changes)
        except NotAllowedError:
            raise
        except DomainError as error:
            form.add_error(None, error.message)
            return self.sliders(item, found, form, status=422)
        return self.go(self.live_url(item, "#toezeggingen"), "De uitkomst staat als toezeggingen in het verslag.")

    def at_table(self, item: Any, pk: int) -> AtTable:
        """The scenario as it stands on the screen; its figures ask a right of their own."""
        self.actor.require(Ability.VIEW_INDICATORS)
        return scenario_at_table(self.tenant.swv, item, pk)

    def form(self, found: AtTable, data: QueryDict | None = None) -> TableForm:
        """The sliders where they were left. Schoolbesturen look along, so a number is shown only where all of them may see it."""
        plan, indicator = found.outcome.plan, found.scenario.indicator
        boards = scenario_boards(self.tenant.swv, indicator, plan.base.year, Reader.SCHOOLBESTUUR)
        # Who moves stands first; the sort keeps the order among the others.
        boards = sorted(boards, key=lambda board: board.number not in plan.changes)
        auto_id = f"schuif-{found.scenario.pk}-%s"
        return TableForm(data, boards=boards, years=plan.years, changes=plan.changes, auto_id=auto_id)

    def sliders(self, item: Any, found: AtTable, form: TableForm | None = None, *, status: int = 200) -> HttpResponse:
        """The sliders with what they come to."""
        outcome = with_changes(found.outcome, form.changes) if form else found.outcome
        form = form or self.form(found)
        lacking = [board for board in form.boards if board.pupils is None]
        minutes = minutes_of(item.meeting)
        context = {
            "item": item,
            "scenario": found.scenario,
            "form": form,
            "years": form.years,
            "board_rows": tables.board_rows(form),
            "result": tables.result_rows(outcome.years, outcome.start.unit),
            "has_rates": bool(outcome.start.rates),
            "sentence": outcome.sentence,
            "plan": json.dumps(
                tables.live_plan(outcome.start, outcome.plan) | {"supposed": tables.supposed_of(outcome)}
            ),
            "doubled_text": words.DOUBLED,
            "without_now": len(lacking) == len(form.boards),
            "held_text": words.HELD_BASE if 0 < len(lacking) < len(form.boards) else "",
            "may_record": minutes is not None and minutes.opened_at is not None and minutes.is_open,
            "crumbs": crumbs((named(item.meeting), self.live_url(item, "#toezeggingen")), (found.scenario.name, "")),
        }
        template = "meetings/_sliders.html" if is_partial(self.request) else "meetings/sliders.html"
        return self.render(template, context, status=status)


class CommitmentWithdrawView(LivePage):
    """Take back one that was noted wrongly."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_commitment(pk, self.actor)
        services.withdraw_commitment(self.actor, item=row.item, commitment=row)
        return self.go(self.live_url(row.item, "#toezeggingen"), "De toezegging is weggehaald.")
