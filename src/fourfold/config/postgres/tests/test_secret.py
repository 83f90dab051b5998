from fourfold.config.postgres.secret import kept_secret, role_password


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    first = kept_secret(tmp_path / "secret")
    assert len(first) >= 50
    assert kept_secret(tmp_path / "secret") == first
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]


def test_a_roles_password_differs_by_administrator_role_and_server():
    made = {role_password(secret, role, server) for secret in "ab" for role in "cd" for server in "ef"}
    assert len(made) == 8
    assert role_password("a", "c", "e") in made
