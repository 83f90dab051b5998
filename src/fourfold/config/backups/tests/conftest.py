"""The folder that the server's user can reach when the tests run as root."""

from fourfold.config.postgres.tests.conftest import reachable

__all__ = ["reachable"]
