"""What was written before history was kept gets its first row of it, dated when it was saved last."""

from typing import Any

from django.db import migrations

MODELS = ("Plan", "Priority", "Goal", "Activity", "IndicatorLink")
OWN = {"history_id", "history_date", "history_change_reason", "history_type", "history_user_id"}


def begin(apps: Any, schema_editor: Any) -> None:
    for name in MODELS:
        model, history = apps.get_model("goals", name), apps.get_model("goals", f"Historical{name}")
        fields = [field.attname for field in history._meta.concrete_fields if field.attname not in OWN]
        history.objects.bulk_create(
            [
                history(
                    history_date=row.updated_at,
                    history_type="+",
                    history_change_reason="",
                    **{name: getattr(row, name) for name in fields},
                )
                for row in model.objects.all()
            ],
            batch_size=500,
        )


class Migration(migrations.Migration):

    dependencies = [("goals", "0003_plan_en_bijdragen")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
