import os
from pathlib import Path

import pytest

from fourfold.config.postgres.account import Account
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.sockets import PORT, own_folder, socket_folder

ME = Account(os.getuid(), os.getgid(), separate=False)


def test_a_sockets_path_is_short_however_deep_the_clone_lies():
    deep = Path("/", *["a-long-folder-name"] * 30)
    assert len(bytes(socket_folder(deep, ME) / f".s.PGSQL.{PORT}")) <= 107
    assert socket_folder(deep, ME) != socket_folder(deep / "b", ME)


def test_a_folder_of_our_own_is_made_closed_and_found_again(tmp_path):
    folder = tmp_path / "sockets"
    for _ in range(2):
        assert own_folder(folder, ME.uid, ME.gid).stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_open_to_others_is_refused(tmp_path):
    (tmp_path / "sockets").mkdir()
    (tmp_path / "sockets").chmod(0o755)
    with pytest.raises(DatabaseUnusableError, match="open to others"):
        own_folder(tmp_path / "sockets", ME.uid, ME.gid)


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "trap").mkdir(mode=0o700)
    (tmp_path / "sockets").symlink_to(tmp_path / "trap")
    with pytest.raises(DatabaseUnusableError):
        own_folder(tmp_path / "sockets", ME.uid, ME.gid)


def test_a_folder_of_somebody_elses_is_refused(tmp_path):
    (tmp_path / "sockets").mkdir(mode=0o700)
    with pytest.raises(DatabaseUnusableError, match="somebody else"):
        own_folder(tmp_path / "sockets", ME.uid + 1, ME.gid)
