from django.db import migrations, models
from django.db.models import Q

from fourfold.core.access.scope import SEEN

# The part of a victim, a witness, somebody known through support only, or somebody who may be exploited exists for whoever
# acts for them (key 0, `protects` in config/roles.py): in no list, count or network of anybody else, today or in the past.
PARTS = "category not in ('victim', 'witness_or_other', 'support') and not possibly_exploited"
CHECKS = "outcome not in ('exploited', 'possibly_exploited')"
POLICIES = "".join(
    f"""
    create policy for_who_protects on {table}{ending} as restrictive for select to fourfold_app
        using ({others} or 0 = any ({SEEN}));
    """
    for table, others in (("threats_linkedperson", PARTS), ("threats_exploitationcheck", CHECKS))
    for ending in ("", "_hist")
)


class Migration(migrations.Migration):
    dependencies = [("threats", "0012_named_exactly")]
    operations = [
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "LinkedPerson",
            models.CheckConstraint(
                condition=~Q(category="support", role__in=("member", "associate", "enabler")),
                name="support_is_never_enforcement",
            ),
        ),
    ]
