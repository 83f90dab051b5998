import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("extracts", "0005_disruptions")]
    operations = [
        migrations.AlterField(
            "sealedrow",
            "run",
            models.ForeignKey(
                "extracts.run",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sealed",
                db_index=False,
            ),
        )
    ]
