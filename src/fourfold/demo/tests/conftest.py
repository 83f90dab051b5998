"""The plan of one whole region, made once: it is plain values."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.demo import models
from fourfold.demo.region.planning import plan
from fourfold.demo.region.shapes import Region


@pytest.fixture(scope="session")
def region() -> Region:
    return plan(1, models.tactical())


@pytest.fixture(scope="session")
def model_texts() -> dict[date, str]:
    earlier, now, _thematic = models.texts()
    return {date(2021, 4, 1): earlier, date(2022, 4, 1): now}
