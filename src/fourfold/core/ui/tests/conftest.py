"""A request as the frame sees it."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from django.utils import translation

from fourfold.core.ui import frame
from fourfold.core.ui.gallery import Person

NOW = datetime(2023, 1, 4, 14, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en-gb"):
        yield


@pytest.fixture
def asking():
    """Makes a request of an LRO; `as_of` puts it in the past."""

    def make(address="/threats", *, as_of=None, method="get", signed_in=True, **of_person):
        request = getattr(RequestFactory(), method)(address)
        menu = (frame.Link("Threats", "/threats", True),)
        request.viewer = (
            Person(**{"menu": menu, "until": date(2023, 3, 30), **of_person}) if signed_in else None
        )
        request.as_of, request.at = as_of, NOW
        return request

    return make
