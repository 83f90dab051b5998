import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_what_a_test_committed_is_gone_for_the_next_and_what_migrations_made_is_not(time):
    assert not ContentType.objects.using("owner").filter(app_label="committed").exists()
    assert ContentType.objects.using("owner").exists()
    ContentType.objects.using("owner").create(app_label="committed", model=time)


@pytest.mark.django_db(databases=["default", "owner"])
def test_tests_connect_as_the_application_and_migrations_ran_as_the_owner():
    names = []
    for alias in ("default", "owner"):
        with connections[alias].cursor() as cursor:
            cursor.execute("select current_user")
            names += cursor.fetchone()
    assert names == ["fourfold_app", "fourfold_owner"]
