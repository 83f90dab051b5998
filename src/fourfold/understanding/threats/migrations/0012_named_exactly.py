from django.db import migrations

from fourfold.core.restricted.operations import names

NAMES = """
    select name from threats_threat where id = $1
    union all select value from threats_externalreference where threat_id = $1
    union all select r.name from threats_linkedperson l join entities_sourcerecord r using (subject_id) where l.threat_id = $1
       and not l.possibly_exploited and l.category not in ('victim', 'witness_or_other', 'support')
       and l.role not in ('victim', 'witness', 'exploited_person')
"""


class Migration(migrations.Migration):
    dependencies = [("threats", "0011_may_be_restricted"), ("entities", "0002_protected"), ("restricted", "0004_pointers")]
    operations = names("threats_threat", "threats_names", NAMES)
