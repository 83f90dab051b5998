"""Every planted leak is caught: each in the way in which its own sort would come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps

from fourfold.core import capability
from fourfold.core.capability import Job
from tests.guardrails.checking import must_name
from tests.leaks import surfaces
from tests.leaks.hiding import OF_ANOTHER
from tests.leaks.matrix import leaks
from tests.leaks.planted import sql, views
from tests.leaks.worlds.playing import played


@pytest.fixture(scope="module")
def planted_functions(owners_line: None) -> Iterator[None]:
    """The planted functions, before any test of this module begins its transaction."""
    with sql.functions():
        yield


@pytest.fixture
def caught(region_of, planted_functions, settings):
    """What the matrix finds on the surfaces of some routes or jobs, with the planted ones among them."""
    settings.ROOT_URLCONF = "tests.leaks.planted.urls"

    def catch(*sources: str) -> list[str]:
        some = [surface for surface in surfaces.every() if surface.source in sources]
        assert some, "nothing was asked"
        return [str(leak) for leak in leaks(region_of(OF_ANOTHER), "coordinator", some)]

    return catch


@pytest.fixture
def must_catch(note):
    """A planted leak of this name must be in what was found, in these words; the rows count it."""

    def catch(planted: str, found: list[str], words: str) -> None:
        note("planted", planted)
        must_name(found, words)
        note("caught", planted)

    return catch


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("counted", "says with the record: '<main>"),
        ("searched", "says with the record: '<main>Found "),
        ("told", "That record is Cheshire"),
        ("unique", "This reference is used already"),
    ],
)
def test_a_planted_page_is_caught(page, words, caught, must_catch):
    must_catch(page, caught(f"planted-{page}"), words)


def test_a_planted_cached_page_is_caught(caught, must_catch):
    views.KEPT.clear()
    must_catch("a cached page", caught("planted-cached"), "GET /planted/cached, asked as coordinator, shows")


def test_a_planted_job_run_as_another_is_caught(caught, monkeypatch, must_catch):
    sources = apps.get_app_config("sources")
    jobs = (*sources.jobs, Job("planted.export", "tests.leaks.planted.jobs.export"))
    monkeypatch.setattr(sources, "jobs", jobs)
    assert capability.job("planted.export")
    must_catch("a job run as another", caught("job planted.export"), "job planted.export")


@pytest.fixture(scope="module", params=["policy dropped", "history open"])
def planted_policy(request: pytest.FixtureRequest, owners_line: None) -> Iterator[str]:
    """A policy that lets everybody through, from before the test's transaction until after it."""
    with sql.policy_dropped() if request.param == "policy dropped" else sql.open_history():
        yield request.param


def test_a_planted_policy_is_caught(planted_policy, region_of, must_catch):
    expected = {"policy dropped": "GET /threats, asked", "history open": "as known then, asked"}
    routes = ("threats:list", "threats:threat", "threats:history")
    some = [surface for surface in surfaces.every() if surface.source in routes]
    found = [str(leak) for leak in leaks(region_of(OF_ANOTHER), "coordinator", some)]
    must_catch(planted_policy, found, expected[planted_policy])


def test_random_worlds_catch_a_planted_policy(planted_policy, words, settings, tmp_path, must_catch):
    settings.SPOOL = tmp_path / "spool"
    expected = {"policy dropped": "models shows", "history open": "the older versions shows"}
    found = [found for seed in range(4) for found in played(seed)]
    must_catch(f"{planted_policy}, in worlds", found, expected[planted_policy])
