from django.db import migrations

from fourfold.core.access.scope import SEEN
from fourfold.core.access.viewers import PROTECTED

# Who is to be protected exists, at the agency that shared, for those roles alone that act for them, also in what was
# shared; their transactions carry the key PROTECTED. The partner that received reads what it was given.
ACTS = f"{PROTECTED} = any ({SEEN})"
SQL = f"""
    create policy of_protected on sharing_edition as restrictive for select to fourfold_app
        using (not protects or {ACTS});
    create policy of_protected on sharing_edition_hist as restrictive for select to fourfold_app
        using (not protects or {ACTS});
    create policy of_protected on sharing_disclosure as restrictive for select to fourfold_app
        using (not protects or partner_id = any ({SEEN}) or {ACTS});
    create policy of_protected on sharing_contact as restrictive for select to fourfold_app
        using (partner_id = any ({SEEN}) or {ACTS});
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0011_protects")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
