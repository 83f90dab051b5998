import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_history'),
        ('threats', '0002_protected'),
        ('access', '0002_rights'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DecisionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('akey', models.IntegerField(editable=False)),
                ('act', models.CharField(choices=[('merge', 'Merge'), ('transfer', 'Transfer'), ('close', 'Close'), ('reopen', 'Reopen'), ('reclassify', 'Reclassify')], max_length=12)),
                ('reason', models.TextField()),
                ('evidence', models.TextField()),
                ('what_becomes', models.TextField()),
                ('check_on', models.DateField()),
                ('leads_to', models.CharField(blank=True, max_length=40)),
                ('subtype', models.CharField(blank=True, max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('into_digest', models.CharField(blank=True, max_length=64)),
                ('outcome', models.CharField(blank=True, choices=[('approved', 'Approved'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn'), ('lapsed', 'Lapsed')], max_length=10)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_reason', models.TextField(blank=True)),
                ('approver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request', to='threats.decision')),
                ('into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='threats.threat')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('threat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='threats.threat')),
                ('to_agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('asked_by', models.F('approver')), _negated=True), name='put_to_another'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['approved', 'refused']), _negated=True), models.Q(('asked_by', models.F('settled_by')), _negated=True), _connector='OR'), name='nobody_approves_their_own'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='settled_has_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('outcome', 'approved')), models.Q(models.Q(('outcome', 'approved'), _negated=True), ('decision__isnull', True)), _connector='OR'), name='approved_has_its_decision'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'merge'), ('into__isnull', False), models.Q(('into_digest', ''), _negated=True)), models.Q(models.Q(('act', 'merge'), _negated=True), ('into__isnull', True), ('into_digest', '')), _connector='OR'), name='a_merge_names_what_stays'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'transfer'), ('to_agency__isnull', False)), models.Q(models.Q(('act', 'transfer'), _negated=True), ('to_agency__isnull', True)), _connector='OR'), name='a_transfer_names_an_agency'), models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('threat', 'act'), name='one_waiting_request_an_act')],
            },
        ),
        FollowParent("DecisionRequest", parent="threats_threat", column="threat_id"),
        KeepHistory("DecisionRequest"),
        ScopeRows("DecisionRequest"),
    ]
