from fourfold.config.postgres import digest


def test_the_digest_follows_what_a_migration_imports_from_the_project(tmp_path):
    migration = tmp_path / "0001_first.py"
    here = "fourfold.config.postgres"
    migration.write_text(f"import os\nfrom {here} import roles\nfrom {here}.urls import Urls\n")
    names = {path.name for path in digest._imported_by(migration)}
    assert {"roles.py", "urls.py"} <= names
    assert "os.py" not in names


def test_the_digest_is_the_same_until_something_changes(monkeypatch, tmp_path):
    migration = tmp_path / "0001_first.py"
    migration.write_text("operations = []")
    monkeypatch.setattr(digest, "_migrations", lambda: iter([migration]))
    before = digest.digest_of_migrations()
    assert digest.digest_of_migrations() == before
    (tmp_path / "clock.sql").write_text("select 1")
    with_sql = digest.digest_of_migrations()
    migration.write_text("operations = [1]")
    assert len({before, with_sql, digest.digest_of_migrations()}) == 3
