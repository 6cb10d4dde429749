"""App configuration of meetings and packs."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from meetings import jobs  # noqa: F401, PLC0415 -- registers the job handlers
