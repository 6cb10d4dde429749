"""Routes of the API of Overleg, all inside a samenwerkingsverband."""

from django.urls import include, path

from meetings.viewsets import deeds, outcomes, reading, rows

meeting_urls = [
    path("bodies/", reading.BodiesView.as_view(), name="api-bodies"),
    path("members/", reading.MembersView.as_view(), name="api-body-members"),
    path("meetings/", reading.MeetingsView.as_view(), name="api-meetings"),
    path("meetings/<int:pk>/agenda/", reading.AgendaView.as_view(), name="api-agenda"),
    path("decisions/", reading.DecisionsView.as_view(), name="api-decisions"),
    path("meeting-actions/", reading.ActionsView.as_view(), name="api-meeting-actions"),
    path("papers/", reading.PapersView.as_view(), name="api-papers"),
    path("rhythms/", rows.RhythmsView.as_view(), name="api-rhythms"),
    path("year-wheel/<year:year>/", rows.YearWheelView.as_view(), name="api-year-wheel"),
    path("meetings/<int:pk>/", rows.MeetingView.as_view(), name="api-meeting"),
    path("agenda-items/<int:pk>/", rows.AgendaItemView.as_view(), name="api-agenda-item"),
    path("decisions/<int:pk>/", rows.DecisionView.as_view(), name="api-decision"),
    path("decisions/<int:pk>/judge/", rows.DecisionJudgeView.as_view(), name="api-decision-judge"),
    path("meeting-actions/<int:pk>/", rows.ActionView.as_view(), name="api-meeting-action"),
    path("requests/", outcomes.RequestsView.as_view(), name="api-requests"),
    path("requests/<int:pk>/", outcomes.RequestView.as_view(), name="api-request"),
    path("minutes/<int:pk>/", outcomes.MinutesView.as_view(), name="api-minutes"),
    path("meetings/<int:pk>/archive/", deeds.MeetingArchiveView.as_view(), name="api-meeting-archive"),
    path("agenda-items/<int:pk>/archive/", deeds.ItemArchiveView.as_view(), name="api-agenda-item-archive"),
    path("agenda-items/<int:pk>/decisions/", deeds.ItemDecisionsView.as_view(), name="api-agenda-item-decisions"),
    path("agenda-items/<int:pk>/actions/", deeds.ItemActionsView.as_view(), name="api-agenda-item-actions"),
    path("meeting-actions/<int:pk>/done/", deeds.ActionDoneView.as_view(), name="api-meeting-action-done"),
    path("meeting-actions/<int:pk>/reopen/", deeds.ActionReopenView.as_view(), name="api-meeting-action-reopen"),
]

# `tenant`, because at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [path("<swv:tenant>/", include(meeting_urls))]
