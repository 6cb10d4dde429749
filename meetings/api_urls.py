"""Routes of the API of Overleg, all inside a samenwerkingsverband."""

from django.urls import include, path

from meetings.viewsets import reading

meeting_urls = [
    path("bodies/", reading.BodiesView.as_view(), name="api-bodies"),
    path("members/", reading.MembersView.as_view(), name="api-body-members"),
    path("meetings/", reading.MeetingsView.as_view(), name="api-meetings"),
    path("meetings/<int:pk>/agenda/", reading.AgendaView.as_view(), name="api-agenda"),
    path("decisions/", reading.DecisionsView.as_view(), name="api-decisions"),
    path("meeting-actions/", reading.ActionsView.as_view(), name="api-meeting-actions"),
    path("papers/", reading.PapersView.as_view(), name="api-papers"),
]

# `tenant`, because at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [path("<swv:tenant>/", include(meeting_urls))]
