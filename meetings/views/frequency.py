"""What a typed frequency means, while somebody types it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings.compute.frequencies import FrequencyError, parse
from meetings.proposals import frequency_text
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.web.htmx import is_partial

LONGEST = 120


class FrequencyView(MeetingsPage):
    """The reading of the first field in the address that ends in `frequency`, as a fragment; a page of its own without htmx."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        found = (str(value) for key, value in request.GET.items() if key.endswith("frequency"))
        typed = next(found, "")[:LONGEST]
        template = "meetings/_frequency_reading.html" if is_partial(request) else "meetings/frequency.html"
        return self.render(template, {"typed": typed, **_read(typed)})


def _read(typed: str) -> dict[str, Any]:
    if not typed.strip():
        return {}
    try:
        found = parse(typed)
    except FrequencyError as error:
        return {"error": str(error)}
    return {"reading": frequency_text(found.rule), "warning": found.warning}
