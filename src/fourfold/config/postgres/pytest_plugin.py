"""Gives the tests a database: name it to pytest with -p, before Django's settings are read."""

from __future__ import annotations

import os

import pytest

os.environ["FOURFOLD_PURPOSE"] = "test"
for _given in ("FOURFOLD_OWNER_DSN", "FOURFOLD_APP_DSN", "FOURFOLD_STARTS_AT"):
    os.environ.pop(_given, None)


def pytest_configure(config: pytest.Config) -> None:
    # Of two fixtures with one name the later plugin's counts, and pytest-django comes after this module.
    from fourfold.config.postgres import pytest_fixtures

    config.pluginmanager.register(pytest_fixtures, "fourfold-database")
