"""How well what waits to be brought together is chosen: a year of an invented region, with doubles planted in it.

In the region every record is of an event of its own, but for those that are joined or withdrawn and stay out here.
Beside the rule stand a plain baseline (one threat, one day) and all that is against one threat within days.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.demo import LAST_DAY
from fourfold.demo.forces import FORCES
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region.shapes import Verb
from fourfold.demo.replay.doubling import AS_THE_OTHER_SAYS
from fourfold.tackling.disruptions import actions, pairs
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.rules import NEAR
from fourfold.tackling.disruptions.tests.files import load
from fourfold.understanding.threats.models import Threat

PLANTED = 40
GONE = {Verb.JOIN, Verb.WITHDRAW}
# A second officer's words for what their own agency recorded already.
RETOLD = ("Late turn: {0}", "{0} We stayed until the search had ended.", "With the dog unit. {0}")
SAID = ("sender_reference", "event_on", "record_date", "main_p", "what")
Keys = Collection[frozenset[str]]


@pytest.fixture
def year(region, person, codes, register):
    """The records of a year in the database, and of each the threats that it is against; doubles among them."""
    rows = [one.facts for one in region.disruptions if not GONE & {act.verb for act in one.acts}]
    rows = [one for one in rows if pairs.LOOKED_BACK > LAST_DAY - one["event_on"] > timedelta(days=NEAR)]
    dice = new_dice("planted doubles", region.seed)
    doubles = [_double(dice, number, one) for number, one in enumerate(dice.sample(rows, PLANTED))]
    planted = {frozenset((one["sender_reference"], one["of"])) for one in doubles}
    sent = defaultdict(list)
    for one in (*rows, *doubles):
        sent[one["agency"]].append(one)
    names = _threats({(one.get("whose", one["agency"]), one["threat_references"][0]) for one in (*rows, *doubles)},
                     person, register)  # fmt: skip
    by = person("moderator", "nwrocu_rocta")
    for agency, own in sent.items():
        load(person("analyst", agency), *(_row(one, register[agency], names) for one in own))
    _attach(doubles, names, by)
    return by, planted, [*rows, *doubles]


def _double(dice, number, one):
    """Every second is of another agency, which names the threat that it cannot see; the day may be a day off."""
    other = number % 2 == 0
    agency = dice.choice([force for force in FORCES if force != one["agency"]]) if other else one["agency"]
    words = AS_THE_OTHER_SAYS if other else dice.choice(RETOLD)
    return {**one, "agency": agency, "whose": one["agency"], "of": one["sender_reference"],
            "sender_reference": f"TWICE-{number}", "what": words.format(one["what"]),
            "event_on": one["event_on"] + timedelta(days=dice.choice((0, 0, 1)))}  # fmt: skip


def _threats(wanted, person, register):
    made = {}
    for agency in sorted({agency for agency, _key in wanted}):
        with viewing(person("analyst", agency)):
            own = sorted(key for whose, key in wanted if whose == agency)
            number = register[agency]
            rows = [
                Threat(reference=f"NW-OCG-{number}{place:04}", name=key, kind="ocg", owner_agency_id=number,
                       lead_agency_id=number, phase="pursue") for place, key in enumerate(own)
            ]  # fmt: skip
            made |= {one.name: one for one in Threat.objects.bulk_create(rows)}
    return made


def _row(one, number, names):
    said = {name: max(one[name], one["event_on"]) if name == "record_date" else one[name] for name in SAID}
    return {
        **said,
        "agency": number,
        "role": "lead",
        "threat_references": [names[one["threat_references"][0]].reference],
    }


def _attach(doubles, names, by):
    """The region says which threat the other agency meant."""
    with viewing(by) as now:
        for one in doubles:
            if one["agency"] != one["whose"]:
                row = Disruption.objects.get(sender_reference=one["sender_reference"])
                actions.attach(disruption=row, threat=names[one["threat_references"][0]], by=by, at=now)


def _near(rows, days: int) -> Keys:
    """Every two against one threat, so many days apart at most."""
    by_threat = defaultdict(list)
    for one in rows:
        by_threat[one["threat_references"][0]].append(one)
    return {
        frozenset((one["sender_reference"], other["sender_reference"]))
        for against in by_threat.values()
        for one in against
        for other in against
        if one is not other and abs((one["event_on"] - other["event_on"]).days) <= days
    }


def _measured(found: Keys, planted: Keys) -> tuple[float, float]:
    """Precision and recall."""
    right = len(set(found) & set(planted))
    return right / len(found), right / len(planted)


def test_what_waits_to_be_brought_together_is_worth_a_look(year, monkeypatch, capsys):
    by, planted, rows = year
    monkeypatch.setattr(pairs, "MOST", 10_000)
    with viewing(by):
        alike, total = pairs.pairs(today=LAST_DAY)
    found = {frozenset((one.first.sender_reference, one.second.sender_reference)) for one in alike}
    assert total == len(found)
    measured = {
        "rule": found,
        "one threat, one day": _near(rows, 0),
        "one threat within days": _near(rows, NEAR),
    }
    told = {name: (len(keys), *_measured(keys, planted)) for name, keys in measured.items()}
    with capsys.disabled():
        for name, (number, precision, recall) in told.items():
            sys.stdout.write(f"\n{name}: {number} pairs, precision {precision:.2f}, recall {recall:.2f}")
    assert told["rule"][2] == 1, sorted(map(sorted, planted - found))
    assert told["rule"][1] > max(
        precision for name, (_many, precision, _of) in told.items() if name != "rule"
    )
