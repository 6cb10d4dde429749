"""A point about a silent doel knows its doel. Those made before are recognised once, by the title that they were given then."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def know_the_doel(apps: Any, schema_editor: Any) -> None:
    item, goal = apps.get_model("meetings", "AgendaItem"), apps.get_model("goals", "Goal")
    for row in item._base_manager.filter(goal=None, origin__in=("stil", "doorgeschoven"), title__startswith="Stil: "):
        named = goal._base_manager.filter(swv=row.swv_id, title__startswith=row.title.removeprefix("Stil: "))
        found = next((each for each in named.order_by("pk") if f"Stil: {each.title}"[:160] == row.title), None)
        if found is not None:
            item._base_manager.filter(pk=row.pk).update(goal=found)


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0016_afscheid"),
        ("meetings", "0013_table"),
    ]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agenda_items",
                to="goals.goal",
            ),
        ),
        migrations.RunPython(know_the_doel, migrations.RunPython.noop),
    ]
