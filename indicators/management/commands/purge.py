"""manage.py purge: delete what may not be kept longer."""

from typing import Any

from django.utils import timezone

from indicators.services.tlv_purge import purge
from osp.management.product import ProductCommand


class Command(ProductCommand):
    help = (
        "Verwijdert TLV-aanvragen die drie jaar oud zijn (de aantallen per schooljaar blijven) en TLV-bestanden die "
        "zijn ingelezen of meer dan een dag klaarstaan. De worker doet dit elke dag."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = purge(timezone.now())
        self.stdout.write(
            f"{done.rows} TLV-aanvragen van {done.tenants} samenwerkingsverbanden en {done.files} bestanden verwijderd"
        )
