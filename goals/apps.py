"""App configuration of the plan."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"

    def ready(self) -> None:
        from goals.queries import used_indicators  # noqa: PLC0415 -- needs the models
        from goals.queries.hooks import turns  # noqa: PLC0415 -- idem
        from goals.queries.places import places_of_indicators  # noqa: PLC0415 -- idem
        from goals.queries.scenarios import targets_of_indicator  # noqa: PLC0415 -- idem
        from indicators.hooks import STATUSES  # noqa: PLC0415 -- idem
        from indicators.planned import PLACES  # noqa: PLC0415 -- idem
        from indicators.targets import register_targets  # noqa: PLC0415 -- idem
        from indicators.usage import register_usage  # noqa: PLC0415 -- idem

        register_usage(used_indicators)
        register_targets(targets_of_indicator)
        STATUSES.register(turns)
        PLACES.register(places_of_indicators)
