"""A farewell can be said otherwise, and keeps what it said. What was said before gets its first row of history."""

from typing import Any

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

OWN = {"history_id", "history_date", "history_change_reason", "history_type", "history_user_id"}


def begin(apps: Any, schema_editor: Any) -> None:
    history = apps.get_model("goals", "HistoricalRollover")
    fields = [field.attname for field in history._meta.concrete_fields if field.attname not in OWN]
    history.objects.bulk_create(
        [
            history(history_date=row.updated_at, history_type="+", **{name: getattr(row, name) for name in fields})
            for row in apps.get_model("goals", "Rollover").objects.all()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('goals', '0015_v457'),
        ('osp', '0005_gremia'),
    ]

    operations = [
        migrations.AddField(
            model_name='rollover',
            name='updated_at',
            field=models.DateTimeField(auto_now=True, verbose_name='gewijzigd'),
        ),
        migrations.AddField(
            model_name='rollover',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='versie'),
        ),
        migrations.CreateModel(
            name='HistoricalRollover',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='gewijzigd')),
                ('farewell', models.TextField(verbose_name='afscheid')),
                ('history_user_id', models.BigIntegerField(null=True)),
                ('history_change_reason', models.CharField(blank=True, default='', max_length=300)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.activity')),
                ('chapter', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.chapter')),
                ('goal', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.goal')),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.plan')),
                ('priority', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.priority')),
                ('swv', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='osp.samenwerkingsverband', verbose_name='samenwerkingsverband')),
            ],
            options={
                'verbose_name': 'historical rollover',
                'verbose_name_plural': 'historical rollovers',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
