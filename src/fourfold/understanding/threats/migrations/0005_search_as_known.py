from pathlib import Path

from django.db import migrations

SEARCH = (Path(__file__).parent.parent / "search_as_known.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("threats", "0004_indexes_of_the_past")]
    # No way back: the search before knew no past.
    operations = [migrations.RunSQL(SEARCH)]
