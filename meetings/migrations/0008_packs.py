"""Copies say whether they hold something confidential, and what papers put right is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0002_catalogus"),
        ("meetings", "0007_live"),
        ("osp", "0004_contrib"),
    ]

    operations = [
        migrations.AddField(
            model_name="packcopy",
            name="is_confidential",
            field=models.BooleanField(default=False, verbose_name="bevat iets vertrouwelijks"),
        ),
        migrations.CreateModel(
            name="FigureCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "figure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.figure",
                    ),
                ),
                (
                    "frozen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.frozenfigure",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.agendapack",
                    ),
                ),
                (
                    "swv",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="osp.samenwerkingsverband",
                        verbose_name="samenwerkingsverband",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("swv", "pack", "frozen"), name="corrected_once_per_pack")
                ],
            },
        ),
    ]
