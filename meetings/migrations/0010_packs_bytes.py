"""The bytes of published papers stand at their copies."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_packs_copies")]

    operations = [
        migrations.RemoveField(model_name="agendapack", name="pages"),
        migrations.RemoveField(model_name="agendapack", name="pdf"),
        migrations.RemoveField(model_name="agendapack", name="sha256"),
    ]
