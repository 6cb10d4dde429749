"""Routes of the API of Overleg, all inside a samenwerkingsverband."""

from django.urls import include, path

from meetings.viewsets import agendas, outcomes, reading

meeting_urls = [
    path("bodies/", reading.BodiesView.as_view(), name="api-bodies"),
    path("members/", reading.MembersView.as_view(), name="api-members"),
    path("rhythms/", reading.RhythmsView.as_view(), name="api-rhythms"),
    path("year-wheel/<year:year>/", reading.YearWheelView.as_view(), name="api-year-wheel"),
    path("meetings/", agendas.MeetingsView.as_view(), name="api-meetings"),
    path("meetings/<int:pk>/", agendas.MeetingView.as_view(), name="api-meeting"),
    path("meetings/<int:pk>/agenda/", agendas.AgendaView.as_view(), name="api-agenda"),
    path("agenda-items/<int:pk>/", agendas.AgendaItemView.as_view(), name="api-agenda-item"),
    path("decisions/", outcomes.DecisionsView.as_view(), name="api-decisions"),
    path("decisions/<int:pk>/", outcomes.DecisionView.as_view(), name="api-decision"),
    path("meeting-actions/", outcomes.ActionsView.as_view(), name="api-meeting-actions"),
    path("meeting-actions/<int:pk>/", outcomes.ActionView.as_view(), name="api-meeting-action"),
]

# `tenant`, because at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [path("<swv:tenant>/", include(meeting_urls))]
