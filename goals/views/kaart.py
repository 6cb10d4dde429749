"""The kaart of a schoolbestuur as one A4; as a page it stands where the contribution was signed."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe

from goals.compute.contribution_flow import COUNTED
from goals.documents.kaart import Kaart, KaartGoal
from goals.documents.kaart_picture import position_picture, position_words, share_picture, share_words
from goals.queries.kaart import kaart_of
from goals.views.contribution_door import ContributionView
from osp.charts.svg import both_svgs
from osp.web.files import file_name, pdf_response

WIDE, NARROW = 560.0, 330.0


class KaartFile(ContributionView):
    """The A4, made of what was signed: the same bytes every time. Without a kaart one lands where one was."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        found = kaart_of(self.contribution) if self.contribution.state in COUNTED else None
        if found is None:
            return redirect(self.address())
        from goals.documents.kaart_pdf import kaart_bytes  # noqa: PLC0415 -- slow import

        return pdf_response(kaart_bytes(found), file_name(f"kaart {found.name} {found.signed_on.year}"))


@dataclass(frozen=True, slots=True)
class DrawnGoal:
    """A doel of a kaart with its two pictures, empty where it has none."""

    goal: KaartGoal
    position: SafeString
    share: SafeString


def drawn(kaart: Kaart | None) -> list[DrawnGoal]:
    """Every doel as the page shows it."""
    goals = enumerate(kaart.goals, start=1) if kaart else ()
    name = kaart.name if kaart else ""
    return [
        DrawnGoal(goal, _position(goal, name, f"plek-{place}"), _share(goal, f"deel-{place}")) for place, goal in goals
    ]


def _position(goal: KaartGoal, name: str, prefix: str) -> SafeString:
    if goal.position is None:
        return SafeString("")
    wide, narrow = (position_picture(goal.position, width=width) for width in (WIDE, NARROW))
    svg = both_svgs(wide, narrow, position_words(goal.position, name), prefix=prefix)
    return mark_safe(svg)  # noqa: S308 -- the writer escapes every text


def _share(goal: KaartGoal, prefix: str) -> SafeString:
    if goal.share is None or not goal.share.asked:
        return SafeString("")
    wide, narrow = (share_picture(goal.share, width=width) for width in (WIDE, NARROW))
    return mark_safe(both_svgs(wide, narrow, share_words(goal.share), prefix=prefix))  # noqa: S308 -- idem
