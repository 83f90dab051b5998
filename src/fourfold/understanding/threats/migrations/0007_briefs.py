import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_rights'),
        ('threats', '0006_a_name_of_its_own'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('akey', models.IntegerField(editable=False)),
                ('safety', models.CharField(blank=True, max_length=300)),
                ('signs', models.CharField(max_length=500)),
                ('to_report', models.CharField(max_length=500)),
                ('review_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('edition', models.IntegerField(default=1)),
                ('threat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='threats.threat')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('threat',), name='one_brief_a_threat')],
            },
        ),
        FollowParent("Brief", parent="threats_threat", column="threat_id"),
        KeepHistory("Brief"),
        ScopeRows("Brief"),
        # A page of the past reads versions by what they hang on.
        migrations.RunSQL(
            "create index threats_brief_hist_threat_id on threats_brief_hist (threat_id)", migrations.RunSQL.noop
        ),
    ]
