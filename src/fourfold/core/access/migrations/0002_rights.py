from django.db import migrations

# What the application may do with tables that hold no case rows. Nothing is granted that is not named here.
RIGHTS = """
    grant select on agencies_agency, agencies_agencyname, agencies_agencyplace, agencies_succession,
        agencies_carryover, agencies_areaword to fourfold_app;
    grant insert, update on agencies_agency, agencies_agencyname, agencies_agencyplace to fourfold_app;
    grant insert on agencies_succession, agencies_carryover, agencies_areaword to fourfold_app;
    grant select, insert, update on access_user, access_grant to fourfold_app;
    grant select, insert, update, delete on django_session to fourfold_app;
    grant select on django_content_type, django_migrations to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("agencies", "0001_initial"),
        ("audit", "0001_entries"),
        ("sessions", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)]
