"""App configuration of the plan."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"

    def ready(self) -> None:
        from goals import jobs  # noqa: F401, PLC0415 -- registers the job handlers
        from goals.queries import used_indicators  # noqa: PLC0415 -- needs the models
        from goals.queries.hooks import turns  # noqa: PLC0415 -- idem
        from goals.queries.places import places_of_indicators  # noqa: PLC0415 -- idem
        from goals.queries.scenarios import targets_of_indicator  # noqa: PLC0415 -- idem
        from indicators.hooks import STATUSES  # noqa: PLC0415 -- idem
        from indicators.planned import PLACES  # noqa: PLC0415 -- idem
        from indicators.targets import TARGETS  # noqa: PLC0415 -- idem
        from indicators.usage import USED  # noqa: PLC0415 -- idem

        USED.register(used_indicators)
        TARGETS.register(targets_of_indicator)
        STATUSES.register(turns)
        PLACES.register(places_of_indicators)
