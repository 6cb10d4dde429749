"""What was published becomes a copy for the chair and one for the gremium; who saw confidential points by role goes on by gremium."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEES = ("bestuur", "dagelijks", "toezicht")


def forward(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("meetings", "Body").objects.filter(kind__in=SEES).update(sees_confidential=True)
    copies = apps.get_model("meetings", "PackCopy").objects
    for pack in apps.get_model("meetings", "AgendaPack").objects.filter(state="published").select_related("meeting"):
        for body in (None, pack.meeting.body_id):
            if not copies.filter(pack=pack, body_id=body).exists():
                copies.create(
                    swv_id=pack.swv_id,
                    pack=pack,
                    body_id=body,
                    pdf=pack.pdf,
                    pages=pack.pages,
                    sha256=pack.sha256,
                    content_sha256=pack.content_sha256,
                    is_confidential=pack.is_confidential,
                )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_packs")]

    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
