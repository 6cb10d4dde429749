"""URLs of the rhythm: what a frequency means, and the year wheel."""

from django.urls import path

from meetings.views import frequency, year

RHYTHM = [
    path("ritme/frequentie/", frequency.FrequencyView.as_view(), name="frequency"),
    path("jaar/", year.ThisYearView.as_view(), name="this-year"),
    path("jaar/<year:year>/", year.YearView.as_view(), name="year"),
    path("jaar/<year:year>/volg/", year.YearFollowView.as_view(), name="year-follow"),
    path("jaar/<year:year>/ritme/<int:pk>/maand/", year.RhythmMonthView.as_view(), name="rhythm-month"),
]
