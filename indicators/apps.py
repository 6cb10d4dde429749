"""App configuration of what is measured."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IndicatorsConfig(AppConfig):
    name = "indicators"

    def ready(self) -> None:
        from indicators import jobs  # noqa: F401, PLC0415 -- registers the job handlers
        from indicators.queries.areas import organisations_of  # noqa: PLC0415 -- needs the models
        from indicators.reference import load_catalogue  # noqa: PLC0415 -- idem
        from indicators.sources import load_sources  # noqa: PLC0415 -- idem
        from osp.parties import PARTIES  # noqa: PLC0415 -- idem

        PARTIES.register(organisations_of)
        post_migrate.connect(load_catalogue, sender=self, dispatch_uid="indicators.catalogue")
        post_migrate.connect(load_sources, sender=self, dispatch_uid="indicators.sources")
