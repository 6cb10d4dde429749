"""App configuration of the plan."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"

    def ready(self) -> None:
        from goals.queries import used_indicators  # noqa: PLC0415 -- needs the models
        from indicators.usage import register_usage  # noqa: PLC0415 -- idem

        register_usage(used_indicators)
