"""URLs of a meeting while it goes on."""

from django.urls import path

from meetings.views import attendance, ballots, commitments, live, live_lines, minutes, polls

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
    path("punt/<int:pk>/peiling/", polls.PollOpenView.as_view(), name="poll-open"),
    path("peiling/<int:pk>/", polls.PollView.as_view(), name="poll"),
    path("punt/<int:pk>/toezegging/", commitments.CommitView.as_view(), name="commit"),
    path(
        "punt/<int:pk>/toezegging/<int:scenario>/",
        commitments.CommitScenarioView.as_view(),
        name="commit-scenario",
    ),
    path("toezegging/<int:pk>/weg/", commitments.CommitmentWithdrawView.as_view(), name="commitment-withdraw"),
    path("<int:pk>/verslag/", minutes.MinutesView.as_view(), name="minutes"),
    path("<int:pk>/verslag.pdf", minutes.MinutesPdfView.as_view(), name="minutes-pdf"),
    path("<int:pk>/verslag/corrigeer/", minutes.CorrectView.as_view(), name="minutes-correct"),
    path("<int:pk>/verslag/goedkeur/", minutes.ApproveView.as_view(), name="minutes-approve"),
    path("<int:pk>/verslag/verzegel/", minutes.SealView.as_view(), name="minutes-seal"),
]
