from pathlib import Path

from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory

SEARCH = (Path(__file__).parent.parent / "search.sql").read_text()

LISTED = (
    "id", "reference", "name", "kind", "subtype", "main_area", "owner_agency_id", "lro", "phase", "is_soc", "tier",
    "risk", "confidence", "moderation", "changed_since_moderation", "review_due", "merged_into_id", "akey",
)  # fmt: skip


def attached(model, *, changeable=True, deletable=False):
    """What every row that hangs on a threat needs."""
    scope = {"changeable": changeable} if not changeable else {}
    scope |= {"deletable": True} if deletable else {}
    return [
        FollowParent(model, parent="threats_threat", column="threat_id"),
        KeepHistory(model),
        ScopeRows(model, **scope),
    ]


class Migration(migrations.Migration):
    dependencies = [("threats", "0001_initial"), ("access", "0002_rights"), ("entities", "0002_protected")]
    operations = [
        KeepHistory(
            "Threat",
            slices=LISTED,
            slice_indexes=("risk desc nulls last, id",),
        ),
        ScopeRows("Threat", slices=True),
        *attached("LinkedPerson"),
        *attached("ExploitationCheck", changeable=False),
        *attached("Officer"),
        *attached("AffectedPlace", deletable=True),
        *attached("ExternalReference"),
        *attached("Decision", changeable=False),
        migrations.RunSQL("grant select, insert, update on threats_referencecounter to fourfold_app", "select 1"),
        migrations.RunSQL("grant select, insert, update, delete on threats_savedview to fourfold_app", "select 1"),
        migrations.RunSQL(
            SEARCH,
            "drop function threat_search; drop function threat_words_new cascade; drop function threat_words_changed cascade; drop table threat_words;"
            " drop function threat_words_of",
        ),
    ]
