"""Addresses outside any samenwerkingsverband: a printed figure, under /cijfer/."""

from django.urls import path

from meetings.views.passport_door import PassportDoor

urlpatterns = [path("<secret:address>/", PassportDoor.as_view(), name="passport")]
