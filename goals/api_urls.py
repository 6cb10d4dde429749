"""Routes of the API of the plan, all inside a samenwerkingsverband."""

from django.urls import include, path

from goals.viewsets import elements, files, links, parts, reading

plan_urls = [
    path("plans/", elements.PlansView.as_view(), name="api-plans"),
    path("plans/<int:pk>/", elements.PlanView.as_view(), name="api-plan"),
    path("plans/<int:pk>/document/", files.PlanDocumentView.as_view(), name="api-plan-document"),
    path("plans/<int:pk>/workbook/", files.PlanWorkbookView.as_view(), name="api-plan-workbook"),
    path("chapters/", parts.ChaptersView.as_view(), name="api-chapters"),
    path("priorities/", elements.PrioritiesView.as_view(), name="api-priorities"),
    path("priorities/<int:pk>/", elements.PriorityView.as_view(), name="api-priority"),
    path("priorities/<int:pk>/archive/", elements.PriorityArchiveView.as_view(), name="api-priority-archive"),
    path("goals/", elements.GoalsView.as_view(), name="api-goals"),
    path("goals/<int:pk>/", elements.GoalView.as_view(), name="api-goal"),
    path("goals/<int:pk>/archive/", elements.GoalArchiveView.as_view(), name="api-goal-archive"),
    path("activities/", elements.ActivitiesView.as_view(), name="api-activities"),
    path("activities/<int:pk>/", elements.ActivityView.as_view(), name="api-activity"),
    path("activities/<int:pk>/archive/", elements.ActivityArchiveView.as_view(), name="api-activity-archive"),
    path("links/", links.LinksView.as_view(), name="api-links"),
    path("links/<int:pk>/", links.LinkView.as_view(), name="api-link"),
    path("links/<int:pk>/archive/", links.LinkArchiveView.as_view(), name="api-link-archive"),
    path("milestones/", parts.MilestonesView.as_view(), name="api-milestones"),
    path("budget-lines/", parts.BudgetLinesView.as_view(), name="api-budget-lines"),
    path("risks/", parts.RisksView.as_view(), name="api-risks"),
    path("framework-items/", parts.FrameworkItemsView.as_view(), name="api-framework-items"),
    path("changes/", reading.ChangesView.as_view(), name="api-changes"),
    path("versions/", reading.VersionsView.as_view(), name="api-versions"),
    path("versions/<int:pk>/document/", files.VersionDocumentView.as_view(), name="api-version-document"),
    path("year-plans/", reading.YearPlansView.as_view(), name="api-year-plans"),
    path("rounds/", reading.RoundsView.as_view(), name="api-rounds"),
    path("contributions/", reading.ContributionsView.as_view(), name="api-contributions"),
]

# `tenant`, because at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [path("<swv:tenant>/", include(plan_urls))]
