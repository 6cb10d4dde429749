"""App configuration of meetings and packs."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from goals.landmarks import LANDMARKS  # noqa: PLC0415 -- needs the models
        from indicators.hooks import AGENDAS, PACKS  # noqa: PLC0415 -- idem
        from indicators.usage import DISCUSSED  # noqa: PLC0415 -- needs the models
        from meetings import jobs  # noqa: F401, PLC0415 -- registers the job handlers
        from meetings.queries.hooks import agenda_places, pack_places  # noqa: PLC0415 -- idem
        from meetings.queries.landmarks import held_meetings  # noqa: PLC0415 -- idem
        from meetings.queries.rhythms import discussed_indicators  # noqa: PLC0415 -- idem

        DISCUSSED.register(discussed_indicators)
        AGENDAS.register(agenda_places)
        PACKS.register(pack_places)
        LANDMARKS.register(held_meetings)
