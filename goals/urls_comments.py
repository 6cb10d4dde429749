"""Addresses of comments, suggestions and actions, under /<swv>/plan/."""

from django.urls import path

from goals.views import actions, comments, reaction_pages, reactions, suggestions

urlpatterns = [
    path("reacties/", reaction_pages.ReactionsPage.as_view(), name="reactions"),
    path("reacties/vandaag/", reaction_pages.ReactionsToday.as_view(), name="reactions-today"),
    path("<slug:kind>/<int:pk>/reacties/", reactions.PlaceReactions.as_view(), name="reactions-at"),
    path("<slug:kind>/<int:pk>/opmerking/", comments.CommentAdd.as_view(), name="comment-add"),
    path("opmerking/<int:pk>/", comments.ThreadPage.as_view(), name="comment"),
    path("opmerking/<int:pk>/antwoord/", comments.CommentAnswer.as_view(), name="comment-answer"),
    path("opmerking/<int:pk>/wijzig/", comments.CommentEdit.as_view(), name="comment-edit"),
    path("opmerking/<int:pk>/opgelost/", comments.CommentSolve.as_view(), name="comment-solve"),
    path("opmerking/<int:pk>/actie/", comments.CommentAction.as_view(), name="comment-action"),
    path("opmerking/<int:pk>/agendapunt/", comments.CommentAgenda.as_view(), name="comment-agenda"),
    path("opmerking/<int:pk>/heropen/", comments.CommentReopen.as_view(), name="comment-reopen"),
    path("<slug:kind>/<int:pk>/voorstel/<slug:field>/", suggestions.SuggestionAdd.as_view(), name="suggestion-add"),
    path("voorstel/<int:pk>/", suggestions.SuggestionPage.as_view(), name="suggestion"),
    path("voorstel/<int:pk>/wijzig/", suggestions.SuggestionEdit.as_view(), name="suggestion-edit"),
    path("voorstel/<int:pk>/antwoord/", suggestions.SuggestionAnswer.as_view(), name="suggestion-answer"),
    path("actie/<int:pk>/wijzig/", actions.ActionEdit.as_view(), name="action-edit"),
    path("actie/<int:pk>/gedaan/", actions.ActionDone.as_view(), name="action-done"),
    path("actie/<int:pk>/open/", actions.ActionReopen.as_view(), name="action-reopen"),
]
