"""App configuration of the foundation."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OspConfig(AppConfig):
    name = "osp"

    def ready(self) -> None:
        from osp import checks, mail_job  # noqa: F401, PLC0415 -- register the system checks and the job handler
        from osp.reference import load_holidays, load_register  # noqa: PLC0415 -- needs the models

        post_migrate.connect(load_register, sender=self, dispatch_uid="osp.register")
        post_migrate.connect(load_holidays, sender=self, dispatch_uid="osp.holidays")
