"""URLs of gremia and who sits in them."""

from django.urls import path

from meetings.views import bodies, calendars, members

urlpatterns = [
    path("gremia/kies/", bodies.PrintsView.as_view(), name="body-prints"),
    path("gremia/<int:pk>/", bodies.BodyView.as_view(), name="body"),
    path("gremia/<int:pk>/wijzig/", bodies.BodyEditView.as_view(), name="body-edit"),
    path("gremia/<int:pk>/leden/", members.MemberAddView.as_view(), name="member-add"),
    path("gremia/leden/<int:pk>/", members.MemberEditView.as_view(), name="member"),
    path("gremia/leden/<int:pk>/beeindig/", members.MemberEndView.as_view(), name="member-end"),
    path("gremia/leden/<int:pk>/haal-weg/", members.MemberArchiveView.as_view(), name="member-archive"),
    path("gremia/leden/<int:pk>/wis/", members.MemberEraseView.as_view(), name="member-erase"),
    path("agenda-abonnement/", calendars.FeedView.as_view(), name="feed"),
    path("agenda-abonnement/stop/", calendars.FeedRevokeView.as_view(), name="feed-revoke"),
    path("<int:pk>/uitnodigen/", calendars.TellMembersView.as_view(), name="tell-members"),
]
