"""Every URL. The only file beside api_urls.py that knows all apps."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path, register_converter

from meetings.views import calendars, poll_door
from osp.converters import SecretConverter, SwvConverter, YearConverter
from osp.views import accounts, health, holidays, manage, text, today

register_converter(SwvConverter, "swv")
register_converter(YearConverter, "year")
register_converter(SecretConverter, "secret")

handler400 = "osp.views.errors.bad_request"
handler403 = "osp.views.errors.forbidden"
handler404 = "osp.views.errors.not_found"

urlpatterns = [
    path("", accounts.HomeView.as_view(), name="home"),
    path("inloggen/", accounts.LoginPage.as_view(), name="login"),
    path("uitloggen/", LogoutView.as_view(), name="logout"),
    path("livez", health.live, name="live"),
    path("readyz", health.ready, name="ready"),
    path("api/v1/", include("osp.api_urls")),
    path("p/<secret:secret>/", poll_door.PollDoorView.as_view(), name="poll-door"),
    path("bijdrage/<secret:secret>/", include("goals.urls_links")),
    path("agenda/<secret:secret>.ics", calendars.CalendarDoorView.as_view(), name="calendar-door"),
    path("cijfer/", include("meetings.urls_public")),
    path("<swv:swv>/", today.TodayView.as_view(), name="today"),
    path("<swv:swv>/beheer/", manage.ManageView.as_view(), name="manage"),
    path("<swv:swv>/beheer/naam/", manage.NameView.as_view(), name="tenant-name"),
    path("<swv:swv>/beheer/rol/<int:pk>/beeindig/", manage.MemberEndView.as_view(), name="member-end"),
    path("<swv:swv>/beheer/persoon/<int:pk>/wachtwoord/", manage.PasswordView.as_view(), name="member-password"),
    path("<swv:swv>/beheer/logboek/", manage.LogView.as_view(), name="log"),
    path("<swv:swv>/beheer/vakanties/", holidays.HolidaysView.as_view(), name="holidays"),
    path("<swv:swv>/beheer/vakanties/nieuw/", holidays.HolidayAdd.as_view(), name="holiday-add"),
    path("<swv:swv>/beheer/vakanties/<int:pk>/", holidays.HolidayEdit.as_view(), name="holiday-edit"),
    path("<swv:swv>/beheer/vakanties/<int:pk>/terug/", holidays.HolidayRestore.as_view(), name="holiday-restore"),
    path("<swv:swv>/tekst/", text.TextPreview.as_view(), name="text-preview"),
    path("<swv:swv>/werk/<int:pk>/", today.JobView.as_view(), name="job"),
    path("<swv:swv>/", include("indicators.urls")),
    path("<swv:swv>/plan/", include("goals.urls")),
    path("<swv:swv>/overleg/", include("meetings.urls")),
]
