"""App configuration of the plan."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"
