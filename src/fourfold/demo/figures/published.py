"""What was published, and what a region of any seed has to come to by the ordinary way."""

from __future__ import annotations

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.demo import FIRST_EXTRACT, SECOND_EXTRACT
from fourfold.demo.figures import baselines, measuring
from fourfold.demo.figures.measuring import Answer
from fourfold.demo.figures.table import Figure, far_off, same
from fourfold.understanding.threats.models import Kind, Threat

# HMICFRS, inspection of the north-west regional response to SOC, November 2023.
REGION, CHESHIRE, LANCASHIRE = 938, 118, 243
CHESHIRE_VULNERABILITIES, CHESHIRE_VULNERABILITIES_IN_APRIL = 0, 37
VULNERABILITY = Kind.VULNERABILITY.value


def figures() -> list[Figure]:
    """The published figures beside ours, then the baselines beside the published ones."""
    january = measuring.answer(clock.end_of(FIRST_EXTRACT))
    april = measuring.answer(clock.end_of(SECOND_EXTRACT))
    numbers = agencies.codes()
    cheshire, lancashire = numbers["cheshire"], numbers["lancashire"]
    return [
        same("region, 4 January 2023", january.rows, REGION),
        same("Cheshire", january.by_owner[cheshire], CHESHIRE),
        same("Lancashire", january.by_owner[lancashire], LANCASHIRE),
        same("Cheshire, vulnerabilities", _vulnerable(january, cheshire), CHESHIRE_VULNERABILITIES),
        same(
            "Cheshire, vulnerabilities, 1 April 2023",
            _vulnerable(april, cheshire),
            CHESHIRE_VULNERABILITIES_IN_APRIL,
        ),
        *_baselines(cheshire, lancashire),
    ]


def _vulnerable(answer: Answer, owner: int) -> int:
    return answer.by_owner_and_kind[owner, VULNERABILITY]


def _baselines(cheshire: int, lancashire: int) -> list[Figure]:
    with measuring.reading() as now:
        found: list[Figure] = []
        for name, counts in baselines.every_baseline(FIRST_EXTRACT, now):
            found.append(far_off(f"baseline: {name}, region", sum(counts.values()), REGION))
            found.append(far_off(f"baseline: {name}, Cheshire", counts[cheshire], CHESHIRE))
            found.append(far_off(f"baseline: {name}, Lancashire", counts[lancashire], LANCASHIRE))
        typed = Threat.objects.filter(owner_agency_id=cheshire, kind=VULNERABILITY).count()
        named = "baseline: today's type, Cheshire, vulnerabilities"
        found.append(far_off(named, typed, CHESHIRE_VULNERABILITIES))
        found.append(far_off(f"{named}, 1 April 2023", typed, CHESHIRE_VULNERABILITIES_IN_APRIL))
        return found
