"""App configuration of meetings and packs."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from goals.hooks import (  # noqa: PLC0415 -- needs the models
            ASKED,
            COMING,
            DECIDED,
            DISCUSSIONS,
            GREMIA,
            KEPT_BACK,
            MEETINGS,
            ON_AGENDA,
            PULSES,
            PUT_ON_AGENDA,
        )
        from goals.landmarks import LANDMARKS  # noqa: PLC0415 -- idem
        from indicators.hooks import AGENDAS, PACKS  # noqa: PLC0415 -- idem
        from indicators.usage import DISCUSSED  # noqa: PLC0415 -- needs the models
        from meetings import jobs  # noqa: F401, PLC0415 -- registers the job handlers
        from meetings.queries.actions import actions_kept_from  # noqa: PLC0415 -- idem
        from meetings.queries.comments import agenda_spots  # noqa: PLC0415 -- idem
        from meetings.queries.decisions import decision_marks  # noqa: PLC0415 -- idem
        from meetings.queries.hooks import (  # noqa: PLC0415 -- idem
            agenda_places,
            bodies_in_use,
            coming_days,
            discussed_links,
            meeting_days,
            pack_places,
        )
        from meetings.queries.landmarks import held_meetings  # noqa: PLC0415 -- idem
        from meetings.queries.polls import poll_pulses  # noqa: PLC0415 -- idem
        from meetings.queries.requests import asked_of_steps  # noqa: PLC0415 -- idem
        from meetings.queries.rhythms import discussed_indicators  # noqa: PLC0415 -- idem
        from meetings.services.plan_hooks import take_wish  # noqa: PLC0415 -- idem

        DISCUSSED.register(discussed_indicators)
        AGENDAS.register(agenda_places)
        PACKS.register(pack_places)
        MEETINGS.register(meeting_days)
        COMING.register(coming_days)
        DISCUSSIONS.register(discussed_links)
        GREMIA.register(bodies_in_use)
        ON_AGENDA.register(agenda_spots)
        PUT_ON_AGENDA.register(take_wish)
        PULSES.register(poll_pulses)
        DECIDED.register(decision_marks)
        ASKED.register(asked_of_steps)
        KEPT_BACK.register(actions_kept_from)
        LANDMARKS.register(held_meetings)
