"""URLs of a meeting while it goes on."""

from django.urls import path

from meetings.views import attendance, ballots, live, live_lines

urlpatterns = [
    path("<int:pk>/vergaderen/", live.LiveView.as_view(), name="live"),
    path("<int:pk>/vergaderen/punten/", live.LivePointsView.as_view(), name="live-points"),
    path("<int:pk>/vergaderen/aanwezig/", attendance.AttendanceView.as_view(), name="attendance"),
    path("<int:pk>/vergaderen/sluit/", live.LiveCloseView.as_view(), name="live-close"),
    path("punt/<int:pk>/begin/", live.BeginItemView.as_view(), name="item-begin"),
    path("punt/<int:pk>/verslag/", live.ItemMinutesView.as_view(), name="item-minutes"),
    path("punt/<int:pk>/besluit/", live_lines.DecideView.as_view(), name="decide"),
    path("punt/<int:pk>/actie/", live_lines.GiveView.as_view(), name="give-action"),
    path("besluit/<int:pk>/wijzig/", live_lines.DecisionEditView.as_view(), name="decision-edit"),
    path("punt/<int:pk>/stemming/", ballots.BallotOpenView.as_view(), name="ballot-open"),
    path("stemming/<int:pk>/", ballots.BallotView.as_view(), name="ballot"),
]
