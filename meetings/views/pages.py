"""What the form pages of meetings share: showing a form, carrying it out, and answering refusals and conflicts."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from meetings.forms.fields import say
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import conflict_between
from osp.web.views import TenantView

Act = Callable[[Any], tuple[str, str]]


class MeetingsPage(TenantView):
    """A page under Overleg."""

    ability = Ability.VIEW_MEETINGS
    section = "overleg"

    def url(self, name: str, *args: Any) -> str:
        """Address of a page of meetings in this samenwerkingsverband."""
        return reverse(f"meetings:{name}", args=[self.tenant.code, *args])

    def came_from(self) -> str:
        """The page to go back to: `naar` in the address, or the page a fragment was loaded in. Only our own."""
        request = self.request
        asked = request.POST.get("naar") or request.GET.get("naar") or request.htmx.current_url_abs_path or ""  # type: ignore[attr-defined]
        is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
        return asked if is_ours else ""


class FormPage(MeetingsPage):
    """A form with a page of its own. Subclasses say which form, what happens, and what stands around it."""

    ability = Ability.EDIT_MEETINGS
    template: ClassVar[str] = "meetings/form.html"

    def around(self) -> dict[str, Any]:
        """Title, crumbs, button and cancel address."""
        raise NotImplementedError

    def stored(self, row: Any) -> BaseForm:
        """The form filled with what is stored, for putting two versions side by side."""
        raise NotImplementedError

    def show(self, form: BaseForm | None, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page with this form."""
        return self.render(self.template, {**self.around(), "form": form, **context}, status=status)

    def submit(self, form: Any, act: Act) -> HttpResponse:
        """Carry out a valid form and go on; otherwise the page again with what is wrong."""
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            url, message = act(form)
        except NotAllowedError:
            raise
        except ConflictError as error:
            found = conflict_between(form, self.stored(error.current), version=error.current.version)
            return self.show(None, status=409, conflict=found)
        except DomainError as error:
            say(form, error)
            return self.show(form, status=422)
        return self.go(url, message)


def crumbs(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """The path to a page, from (label, address) pairs; the last address may be empty."""
    return [{"label": label, "url": url} for label, url in pairs]


def named(meeting: Any) -> str:
    """How a meeting is called: "Bestuur 3 december 2026"."""
    return f"{meeting.body.name} {dutch.date_long(meeting.date)}"


def wants_table(request: HttpRequest) -> str:
    """The kind of download asked for (csv, xlsx), empty for the page itself."""
    return request.GET.get("vorm", "")
