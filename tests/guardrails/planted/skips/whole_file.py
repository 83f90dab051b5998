"""Planted: a file that is passed over while it is read."""

import pytest

pytest.importorskip("no_such_package")
