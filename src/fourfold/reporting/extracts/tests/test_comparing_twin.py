"""Comparisons over a generated history, beside a slow twin that reads every version in plain Python."""

from __future__ import annotations

import random

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.extracts import comparing
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.differences import reasons
from fourfold.understanding.threats.models import ThreatVersion

MASTER = definitions()["soc-master-list"]
FORCES = ("cheshire", "merseyside", "cumbria")


def generated(region, seed):
    """A region where anything may happen to any threat, and moments in between."""
    dice, moments = random.Random(seed), []
    threats = [_threat(region, dice, f"{seed}.{number}") for number in range(9)]
    for number in range(9, 12):
        moments.append(region.now())
        for threat in dice.sample(threats, 6):
            region.change(threat, **_event(region, dice, threats, threat))
        threats.append(_threat(region, dice, f"{seed}.{number}"))
    return [*moments, region.now()]


def _threat(region, dice, number):
    begun = dice.choice((None, "2020-05-17", "2199-01-01"))
    standing = {"moderation": dice.choice(("moderated", "submitted")), "tier": dice.choice((2, 5, None))}
    return region.threat(f"Op {number}", dice.choice(FORCES), standing=standing, first_identified=begun)


def _event(region, dice, threats, threat):
    return dice.choice((
        {"tier": dice.choice((1, 5, None))},
        {"kind": dice.choice(("vulnerability", "priority_individual"))},
        {"owner_agency_id": region.register[dice.choice(FORCES)]},
        {"phase": dice.choice(("closed_other", "pursue", "monitor"))},
        {"moderation": dice.choice(("moderated", "moderated", "withdrawn"))},
        {"is_soc": dice.choice((True, False))},
        {"summary": "outside the columns"},
        {"merged_into_id": next(other.pk for other in threats if other.pk != threat.pk), "phase": "closed_merged"},
    ))  # fmt: skip


def twin(versions, first, second, columns):
    """What differs, by name: how, and every reason, told from the versions alone."""
    found = {}
    for record in {version.record for version in versions}:
        was, now = (_at(versions, record, run.as_of) for run in (first, second))
        there, here = (_keeps(version, run) for version, run in ((was, first), (now, second)))
        same = was and now and all(_of(was, name) == _of(now, name) for name in columns)
        if (there, here) == (False, False) or (there and here and same):
            continue
        how = "changed" if there and here else "left" if there else "came in"
        found[now.name] = (how, _why(was, now, how, first, second))
    return found


def _at(versions, record, moment):
    live = [one for one in versions if one.record == record and one.recorded_from <= moment < one.recorded_to]
    assert len(live) < 2
    return live[0] if live else None


def _keeps(version, run):
    return bool(
        version is not None
        and version.akey in run.scope
        and version.moderation == "moderated"
        and version.is_soc
        and version.tier != 5
        and "closed" not in version.phase
        and version.merged_into_id is None
    )


def _of(version, name):
    return getattr(version, f"{name}_id" if name in ("owner_agency", "lead_agency") else name)


def _why(was, now, how, first, second):
    if was is None:
        begun = now.first_identified
        return {"late" if begun and begun <= clock.day_of(first.as_of) else "new"}
    why = set()
    if how == "came in" and was.owner_agency_id not in first.scope:
        why.add("other scope")
    if how == "left" and now.owner_agency_id not in second.scope:
        why.add("other scope")
    if now.merged_into_id and not was.merged_into_id:
        why.add("merged")
    if was.phase.startswith("closed") != now.phase.startswith("closed"):
        why.add("closed or reopened")
    if was.moderation != now.moderation and "moderated" in (was.moderation, now.moderation):
        why.add("moderated" if now.moderation == "moderated" else "withdrawn")
    for reason, name in (
        ("SOC changed", "is_soc"),
        ("tier changed", "tier"),
        ("reclassified", "kind"),
        ("transferred", "owner_agency"),
    ):
        if _of(was, name) != _of(now, name):
            why.add(reason)
    return why or {"details changed"}


def test_every_difference_and_reason_is_that_of_the_twin(region):
    force, reached = region.person("analyst", "cheshire"), set()
    for seed in range(5):
        moments = generated(region, seed)
        runs = [region.run(moment) for moment in moments] + [region.run(moment, force) for moment in moments]
        with viewing(region.moderator):
            versions = list(ThreatVersion.objects.all())
            for first in runs:
                for second in (one for one in runs if one.as_of > first.as_of):
                    found = comparing.compare(first, second, MASTER)
                    got = {one.row.name: (one.how, set(one.why)) for one in found.differences}
                    assert got == twin(versions, first, second, MASTER.columns)
                    assert (found.missing.withheld, found.missing.disposed) == (0, 0)
                    reached |= {reason for _how, why in got.values() for reason in why}
    assert reached == set(reasons(MASTER.records)) - {"withheld"}
