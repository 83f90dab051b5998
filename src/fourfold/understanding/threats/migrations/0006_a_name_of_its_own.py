from django.db import migrations
from django.db.models import CheckConstraint, Q

CONDITION = Q(outcome="", settled_by__isnull=True, settled_at__isnull=True) | (
    ~Q(outcome="") & Q(settled_by__isnull=False, settled_at__isnull=False)
)
RENAME = "alter table threats_decisionrequest rename constraint {} to {}"
OLD, NEW = "settled_has_who_and_when", "settled_says_who_and_when"


class Migration(migrations.Migration):
    """Two tables had a constraint of one name: PostgreSQL allows it, Django's own checks do not."""

    dependencies = [("threats", "0005_search_as_known")]
    operations = [
        migrations.RunSQL(
            RENAME.format(OLD, NEW),
            RENAME.format(NEW, OLD),
            state_operations=[
                migrations.RemoveConstraint("decisionrequest", OLD),
                migrations.AddConstraint("decisionrequest", CheckConstraint(condition=CONDITION, name=NEW)),
            ],
        )
    ]
