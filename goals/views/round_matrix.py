"""A round as schoolbesturen x doelen, and what all promises come to: on the page of the round and on that of a doel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goals.enums import ContributionState
from goals.queries.lookups import get_goal
from goals.queries.round_matrix import Cell as State
from goals.queries.round_matrix import Matrix, matrix_of, narrowed
from goals.queries.rounds import get_asked_round
from goals.queries.together import goal_total
from goals.views.rounds import RoundsView
from indicators.queries import Reader
from osp.abilities import Ability
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial
from osp.web.views import TenantView

STATES = tuple(dict.fromkeys([*(each.value for each in ContributionState), *(each.value for each in State)]))


class MatrixPage(RoundsView):
    """Per schoolbestuur and doel how far it is, what is missing and which meeting misses it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = get_asked_round(pk)
        whole = matrix_of(asked, today=timezone.localdate())
        chosen = self.chosen()
        found = narrowed(whole, **chosen)
        if "vorm" in request.GET:
            return table_response(
                f"stand-{self.tenant.slug}-{asked.year}", _header(found), _cells(found), request.GET["vorm"]
            )
        context = {
            "round": asked,
            "matrix": found,
            "rows": [
                (
                    row,
                    self.url("contribution-review", row.contribution.pk),
                    list(zip(row.cells, found.columns, strict=True)),
                )
                for row in found.rows
            ],
            "cells": list(State),
            "counts": whole.counts,
            "everybody": len(whole.rows),
            "misses": [column for column in whole.columns if column.misses],
            "states": STATES,
            "is_narrowed": any(chosen.values()),
            **chosen,
        }
        return self.render("goals/contributions/matrix.html", context)

    def chosen(self) -> dict[str, Any]:
        """The filters in the address."""
        read = self.request.GET
        state = read.get("stand", "")
        return {
            "state": state if state in STATES else "",
            "text": read.get("zoek", "").strip(),
            "open_only": bool(read.get("open")),
        }


def _header(matrix: Matrix) -> list[str]:
    return ["Schoolbestuur", "Nummer", "Stand", *(column.heading for column in matrix.columns), "Wat mist"]


def _cells(matrix: Matrix) -> list[list[Cell]]:
    """A line for each schoolbestuur, and under them the meeting that misses something."""
    lines: list[list[Cell]] = [
        [
            row.contribution.name,
            row.contribution.code,
            row.state.value,
            *(cell.value for cell in row.cells),
            "; ".join(row.lacks),
        ]
        for row in matrix.rows
    ]
    misses: list[Cell] = ["Vergadering die iets mist", "", "", *(column.misses for column in matrix.columns), ""]
    return [*lines, misses]


class GoalTotalPart(TenantView):
    """What was promised together for one doel, as a part of its page; a page of its own without scripts."""

    ability = Ability.VIEW_PLAN
    section = "plan"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        goal = get_goal(pk)
        may_read = self.actor.can(Ability.VIEW_CONTRIBUTIONS) and not self.of_party()
        is_bureau = self.actor.can(Ability.ASK_CONTRIBUTIONS)
        reader = Reader.OUTSIDE if is_bureau else Reader.BOARD_MEMBER
        asked, total = (may_read and goal_total(goal.pk, reader=reader)) or (None, None)
        template = "_goal_total.html" if is_partial(request) else "goal_total.html"
        context = {"goal": goal, "round": asked, "total": total, "is_bureau": is_bureau}
        return self.render(f"goals/contributions/{template}", context)

    def of_party(self) -> bool:
        """Whether somebody fills in for a schoolbestuur, school or gemeente: such a reader could subtract its own promise."""
        return self.actor.can(Ability.FILL_CONTRIBUTION) and not self.actor.can(Ability.ASK_CONTRIBUTIONS)
