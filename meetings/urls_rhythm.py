"""URLs of the rhythm: what a frequency means, and the year wheel."""

from django.urls import path

from meetings.views import frequency

RHYTHM = [
    path("ritme/frequentie/", frequency.FrequencyView.as_view(), name="frequency"),
]
