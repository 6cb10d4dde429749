"""Addresses of the plan, under /<swv>/plan/."""

from django.urls import include, path

from goals.views import activities, fragments, goals, links, overview, plan, priorities, scenarios, verdicts

app_name = "goals"

urlpatterns = [
    path("", include("goals.urls_adoption")),
    path("bijdragen/", include("goals.urls_contrib")),
    path("", plan.PlanPage.as_view(), name="plan"),
    path("wijzig/", plan.PlanEdit.as_view(), name="edit"),
    path("overzicht/", overview.OverviewPage.as_view(), name="overview"),
    path("tabel/", plan.PlanExport.as_view(), name="export"),
    path("archief/", plan.ArchivePage.as_view(), name="archive"),
    path("archief/<slug:kind>/<int:pk>/terug/", plan.RestoreView.as_view(), name="restore"),
    path("vandaag/", fragments.TodayFragment.as_view(), name="today"),
    path("indicator/<int:pk>/", fragments.IndicatorUsage.as_view(), name="indicator-usage"),
    path("speerpunt/nieuw/", priorities.PriorityCreate.as_view(), name="priority-create"),
    path("speerpunt/<int:pk>/wijzig/", priorities.PriorityEdit.as_view(), name="priority-edit"),
    path("speerpunt/<int:pk>/verplaats/", priorities.PriorityMove.as_view(), name="priority-move"),
    path("speerpunt/<int:pk>/archiveer/", priorities.PriorityArchive.as_view(), name="priority-archive"),
    path("speerpunt/<int:pk>/doel/", goals.GoalCreate.as_view(), name="goal-create"),
    path("doel/<int:pk>/", goals.GoalPage.as_view(), name="goal"),
    path("doel/<int:pk>/wijzig/", goals.GoalEdit.as_view(), name="goal-edit"),
    path("doel/<int:pk>/verplaats/", goals.GoalMove.as_view(), name="goal-move"),
    path("doel/<int:pk>/archiveer/", goals.GoalArchive.as_view(), name="goal-archive"),
    path("doel/<int:pk>/scenarios/", scenarios.GoalScenarios.as_view(), name="goal-scenarios"),
    path(
        "doel/<int:pk>/scenarios/<int:scenario>/weg/",
        scenarios.GoalScenarioDetach.as_view(),
        name="goal-scenario-detach",
    ),
    path("doel/<int:pk>/activiteit/", activities.ActivityCreate.as_view(), name="activity-create"),
    path("activiteit/<int:pk>/wijzig/", activities.ActivityEdit.as_view(), name="activity-edit"),
    path("activiteit/<int:pk>/verplaats/", activities.ActivityMove.as_view(), name="activity-move"),
    path("activiteit/<int:pk>/archiveer/", activities.ActivityArchive.as_view(), name="activity-archive"),
    path("speerpunt/<int:pk>/koppel/", links.LinkCreate.as_view(), {"kind": "speerpunt"}, name="priority-link"),
    path("doel/<int:pk>/koppel/", links.LinkCreate.as_view(), {"kind": "doel"}, name="goal-link"),
    path("activiteit/<int:pk>/koppel/", links.LinkCreate.as_view(), {"kind": "activiteit"}, name="activity-link"),
    path("koppeling/cijfers/", links.LinkNumbers.as_view(), name="link-numbers"),
    path("koppeling/voorbeeld/", links.LinkPreview.as_view(), name="link-preview"),
    path("koppeling/<int:pk>/", verdicts.LinkPage.as_view(), name="link"),
    path("koppeling/<int:pk>/wijzig/", links.LinkEdit.as_view(), name="link-edit"),
    path("koppeling/<int:pk>/ontkoppel/", links.LinkArchive.as_view(), name="link-archive"),
    path("koppeling/<int:pk>/oordeel/", verdicts.OverruleView.as_view(), name="link-overrule"),
    path("koppeling/<int:pk>/oordeel/terug/", verdicts.WithdrawOverruleView.as_view(), name="link-overrule-withdraw"),
    path("koppeling/<int:pk>/duiding/", verdicts.InterpretationView.as_view(), name="link-interpretation"),
    path("", include("goals.urls_surface")),
    path("", include("goals.urls_elements")),
    path("", include("goals.urls_history")),
    path("", include("goals.urls_out")),
    path("", include("goals.urls_exchange")),
    path("", include("goals.urls_yearplan")),
    path("", include("goals.urls_comments")),
    path("", include("goals.urls_starts")),
    path("", include("goals.urls_lint")),
]
