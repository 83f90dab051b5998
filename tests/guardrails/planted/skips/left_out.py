"""Planted: one test for each way of not being run, or of failing without anybody minding."""

import pytest


@pytest.mark.skip(reason="marked")
def test_marked_to_be_skipped():
    raise AssertionError


def test_skips_itself():
    pytest.skip("itself")


@pytest.mark.xfail(reason="expected", strict=False)
def test_expected_to_fail():
    raise AssertionError


@pytest.mark.xfail(reason="unexpected", strict=False)
def test_expected_to_fail_that_does_not():
    pass


@pytest.fixture
def absent():
    pytest.skip("its fixture")


def test_skipped_by_its_fixture(absent):
    raise AssertionError
