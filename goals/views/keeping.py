"""Keeping what is typed: the changed fields of a form go through its verb, one by one if they must.

A field that somebody else changed since is never overwritten: both versions come back instead. A field that is refused stays
with its writer; the others are kept. `tussendoor` in the request means that the writing goes on, so the answer is JSON.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils import timezone

from osp import dutch
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.web.conflicts import Conflict, conflict_between
from osp.web.fields import Merge, form_values, merged

MEANWHILE = "tussendoor"
INLINE = "in-de-pagina"
# Between reading and writing somebody else may save; whoever loses that race this often is told.
MOST_TRIES = 4
Refused = dict[str, str]


class KeepingView(Protocol):
    """A page with a form that keeps itself: goals/views/base.py says what each of these does."""

    request: HttpRequest
    edited: Any

    @property
    def open(self) -> Any: ...
    def form(self, data: QueryDict | None = None) -> BaseForm: ...
    def stored_form(self, current: Any) -> BaseForm: ...
    def save(self, form: Any) -> Any: ...
    def done(self, row: Any) -> HttpResponse: ...
    def show(self, form: BaseForm, *, status: int = 200) -> HttpResponse: ...
    def show_versions(self, conflict: Conflict, form: BaseForm) -> HttpResponse: ...
    def context(self, form: BaseForm) -> dict[str, Any]: ...
    def render(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse: ...


def keep_fields(view: KeepingView, found: Mapping[str, Any]) -> HttpResponse:
    """Keep what changed. `found` is what `view.open` takes."""
    for _ in range(MOST_TRIES):
        try:
            return _keep(view, {})
        except ConflictError:
            view.open(**found)
    return _keep(view, {})


def _keep(view: KeepingView, refused: Refused) -> HttpResponse:
    """Without the fields that were refused; each round refuses at least one more, or is the last."""
    merge = merged(view.stored_form(view.edited), view.request.POST, version=view.edited.version, without=refused)
    if merge.clashing:
        return _both(view, merge)
    form = view.form(merge.data)
    if not merge.changed:
        return _answer(view, refused)
    more = {name: str(errors[0]) for name, errors in form.errors.items()}
    try:
        if not more:
            view.edited = view.save(form)
            return _answer(view, refused)
    except (ConflictError, NotAllowedError):
        raise
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        more = {error.field or "": error.message}
    if not _goes_on(view):
        return view.show(form, status=422)
    known = {name: message for name, message in more.items() if name in merge.changed}
    # A refusal that is about none of the changed fields is about all of them together.
    return _keep(view, refused | (known or dict.fromkeys(merge.changed, next(iter(more.values())))))


def _goes_on(view: KeepingView) -> bool:
    return MEANWHILE in view.request.POST


def _answer(view: KeepingView, refused: Refused) -> HttpResponse:
    if not _goes_on(view):
        return view.done(view.edited)
    told = {
        "version": view.edited.version,
        "clock": dutch.clock(timezone.localtime()),
        "refused": refused,
        "values": form_values(view.stored_form(view.edited)),
    }
    return JsonResponse(told)


def _both(view: KeepingView, merge: Merge) -> HttpResponse:
    """Both versions of what clashes; what only this person changed stands on both sides."""
    mine, theirs = view.form(merge.data), view.stored_form(view.edited)
    for name in merge.changed - merge.clashing:
        theirs.initial[name] = mine[name].value()
    conflict = conflict_between(mine, theirs, version=view.edited.version)
    if not _goes_on(view):
        return view.show_versions(conflict, mine)
    context = view.context(mine) | {"conflict": conflict, "inline": INLINE in view.request.POST}
    return view.render("goals/_conflict.html", context, status=409)
