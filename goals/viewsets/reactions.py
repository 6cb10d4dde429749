"""Comments and suggestions: what people say beside the plan, and what the writer does with it."""

from dataclasses import replace
from typing import Any

from django.http import Http404

from goals.kinds import Kind
from goals.models import Comment, Suggestion
from goals.queries import api as reads
from goals.queries import api_beside as beside
from goals.queries.discussed import Discussed, get_discussed
from goals.queries.reactions import get_comment, get_suggestion, get_thread
from goals.serializers import reactions as shapes
from goals.services import comments, suggestions
from goals.viewsets.base import Deed, Many, One, Read, at
from goals.viewsets.rows import current, seen
from osp.abilities import Ability
from osp.errors import DomainError
from osp.queries import names_of
from osp.rest.tenancy import TenantAPIView

WORDS = ("after", "reason", "on_behalf")


def _names(view: TenantAPIView, rows: list[Any]) -> dict[str, Any]:
    return {"names": names_of({row.user_id for row in rows})}


def _row(kind: str, pk: int) -> Discussed:
    """What is spoken about; DomainError where it is not there."""
    try:
        return get_discussed(Kind(kind), pk)
    except Http404 as error:
        raise DomainError("parent-unknown", reads.UNKNOWN_PARENT, field="object") from error


def _own(view: TenantAPIView, said: Any) -> Any:
    """What somebody else wrote is not there to be changed."""
    if said.user_id is None or said.user_id != view.actor.user_id:
        raise Http404
    return said


def _own_or_edits(view: TenantAPIView, pk: int) -> Comment:
    thread = get_thread(pk)
    if not view.actor.can(Ability.EDIT_PLAN):
        _own(view, thread)
    return thread


def _write(view: TenantAPIView, row: Any, read: Read) -> Comment:
    place = _row(read["kind"], read["object"])
    return comments.write_comment(view.actor, row=place, field=read["field"], text=read["text"])


def _edit(view: TenantAPIView, row: Comment, read: Read) -> Comment:
    text = read.get("text", row.text)
    return comments.edit_comment(view.actor, comment=row, version=seen(read), text=text)


def _suggest(view: TenantAPIView, row: Any, read: Read) -> Suggestion:
    given = {name: read[name] for name in ("field", "before", *WORDS) if name in read}
    place = _row(read["kind"], read["object"])
    return suggestions.make_suggestion(view.actor, row=place, number=read["paragraph"], **given)


def _resuggest(view: TenantAPIView, row: Suggestion, read: Read) -> Suggestion:
    words = {name: read.get(name, getattr(row, name)) for name in WORDS}
    return suggestions.edit_suggestion(view.actor, suggestion=row, version=seen(read), **words)


def _accept(view: TenantAPIView, row: Suggestion, read: Read) -> Suggestion:
    place = _row(row.kind, row.object_id)
    return suggestions.accept_suggestion(view.actor, suggestion=row, row=place, **read)


def _comment(name: str, told: str, takes: Any, do: Any, **more: Any) -> Deed:
    known: dict[str, Any] = {"shape": shapes.CommentSerializer, "ability": Ability.DISCUSS_PLAN, "context": _names}
    return Deed(name=f"comment_{name}", told=told, takes=takes, do=do, **(known | more))


def _suggestion(name: str, told: str, takes: Any, do: Any, **more: Any) -> Deed:
    return replace(
        _comment(name, told, takes, do, shape=shapes.SuggestionSerializer, **more), name=f"suggestion_{name}"
    )


def _thread(view: TenantAPIView, pk: int) -> Comment:
    return get_thread(pk)


def _list(name: str, told: str, shape: Any, model: Any) -> Many:
    return Many(
        name=name,
        told=told,
        shape=shape,
        ability=Ability.DISCUSS_PLAN,
        context=_names,
        filter=shapes.PlaceFilter,
        rows=lambda view, read: beside.said(model, read),
    )


def _single(name: str, told: str, shape: Any, find: Any) -> One:
    return One(name=name, told=told, shape=shape, find=find, ability=Ability.DISCUSS_PLAN, context=_names)


URLS = [
    at(
        "comments/",
        reads=_list("comments", "Opmerkingen en antwoorden, oudste eerst", shapes.CommentSerializer, Comment),
        writes=_comment("create", "Plaats een opmerking", shapes.CommentCreate, _write),
    ),
    at(
        "comments/<int:pk>/",
        reads=_single("comment", "Een opmerking", shapes.CommentSerializer, lambda view, pk: get_comment(pk)),
    ),
    at(
        "comments/<int:pk>/words/",
        writes=_comment(
            "change", "Wijzig uw eigen opmerking", shapes.CommentChange, _edit,
            find=lambda view, pk: _own(view, get_comment(pk)), method="patch",
        ),
    ),
    at(
        "comments/<int:pk>/answers/",
        writes=_comment(
            "answer", "Antwoord in een gesprek", shapes.AnswerCreate, find=_thread, creates=True,
            do=lambda view, row, read: comments.answer_comment(view.actor, comment=row, text=read["text"]),
        ),
    ),
    at(
        "comments/<int:pk>/solve/",
        writes=_comment(
            "solve", "Rond een gesprek af als opgelost", shapes.CommentMove, find=_own_or_edits,
            do=lambda view, row, read: comments.solve_comment(view.actor, comment=current(row, read)),
        ),
    ),
    at(
        "comments/<int:pk>/reopen/",
        writes=_comment(
            "reopen", "Heropen een gesprek", shapes.CommentMove, find=_thread,
            do=lambda view, row, read: comments.reopen_comment(view.actor, comment=current(row, read)),
        ),
    ),
    at(
        "suggestions/",
        reads=_list("suggestions", "Voorstellen, oudste eerst", shapes.SuggestionSerializer, Suggestion),
        writes=_suggestion("create", "Stel andere woorden voor", shapes.SuggestionCreate, _suggest),
    ),
    at(
        "suggestions/<int:pk>/",
        reads=_single("suggestion", "Een voorstel", shapes.SuggestionSerializer, lambda view, pk: get_suggestion(pk)),
    ),
    at(
        "suggestions/<int:pk>/words/",
        writes=_suggestion(
            "change", "Wijzig uw eigen voorstel", shapes.SuggestionChange, _resuggest,
            find=lambda view, pk: _own(view, get_suggestion(pk)), method="patch",
        ),
    ),
    at(
        "suggestions/<int:pk>/accept/",
        writes=_suggestion(
            "accept", "Neem een voorstel over in het plan", shapes.SuggestionAccept, _accept,
            find=lambda view, pk: get_suggestion(pk), ability=Ability.EDIT_PLAN,
        ),
    ),
    at(
        "suggestions/<int:pk>/refuse/",
        writes=_suggestion(
            "refuse", "Neem een voorstel niet over, met een antwoord", shapes.SuggestionRefuse,
            find=lambda view, pk: get_suggestion(pk), ability=Ability.EDIT_PLAN,
            do=lambda view, row, read: suggestions.refuse_suggestion(view.actor, suggestion=row, **read),
        ),
    ),
]  # fmt: skip
