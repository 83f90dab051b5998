from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


def attached(model, *, changeable=True):
    """What every row that hangs on a threat needs."""
    return [
        FollowParent(model, parent="threats_threat", column="threat_id"),
        KeepHistory(model),
        ScopeRows(model, **({} if changeable else {"changeable": False})),
    ]


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("threats", "0002_protected")]
    operations = [
        *attached("Assessment"),
        *attached("Review", changeable=False),
        *attached("Challenge"),
        migrations.RunSQL("grant select, insert, update on assessments_modelfile to fourfold_app", "select 1"),
    ]
