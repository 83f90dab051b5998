"""The same question about the same moment gives the same rows, whatever has happened since."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import actions, files, sealed
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.models import SealedRow
from fourfold.understanding.threats.models import ThreatVersion

MASTER = definitions()["soc-master-list"]


def csv_of(region, run, by=None):
    with viewing(by or region.moderator):
        return "".join(files.csv_pieces(run, MASTER, by or region.moderator)).encode()


def test_nothing_done_later_alters_rows_digest_or_file(region):
    larch, ash, elm = (region.threat(name) for name in ("Op Larch", "Op Ash", "Op Elm"))
    moment = region.now()
    first = region.run(moment)
    before = csv_of(region, first)
    region.change(larch, name="Op Larch the second", tier=1)
    region.change(ash, kind="vulnerability")
    region.change(elm, merged_into_id=larch.pk, phase="closed_merged")
    region.change(larch, owner_agency_id=region.register["merseyside"])
    region.threat("Op Late", first_identified=date(2020, 1, 1))
    second = region.run(moment)
    assert (first.rows, second.rows) == (3, 3)
    assert first.digest == second.digest
    assert csv_of(region, second) == before
    assert region.run(region.now()).digest != first.digest


def test_a_reader_with_another_language_gets_the_same_file(region):
    from django.utils import translation

    region.threat("Op Larch")
    run = region.run(region.now())
    with translation.override("cy"):
        welsh = csv_of(region, run)
    assert welsh == csv_of(region, run)


def test_the_rows_are_those_of_a_slow_twin_over_all_of_history(region):
    """The twin reads every version ever kept, one at a time, with the rule of the definition in plain words."""
    kept = [region.threat(name) for name in ("b", "a", "c")]
    region.threat("not moderated", standing={})
    region.threat("tier 5", standing={"moderation": "moderated", "tier": 5})
    region.threat("no tier", standing={"moderation": "moderated", "tier": None})
    region.threat("not SOC", is_soc=False)
    region.threat("closed", phase="closed_other")
    moments = [region.now()]
    region.change(kept[0], merged_into_id=kept[1].pk)
    moments.append(region.now())
    region.change(kept[1], moderation="withdrawn")
    moments.append(region.now())
    for moment in moments:
        run = region.run(moment)
        with viewing(region.moderator):
            versions = list(ThreatVersion.objects.all())
            got = [(row.record, row.hid) for row in sealed.rows_of(run)]
        wanted = []
        for version in versions:
            if not version.recorded_from <= moment < version.recorded_to:
                continue
            if version.moderation != "moderated" or not version.is_soc or version.tier == 5:
                continue
            if "closed" in version.phase or version.merged_into_id is not None:
                continue
            wanted.append((version.reference, version.record, version.hid))
        assert got == [(record, hid) for _reference, record, hid in sorted(wanted)]


def test_a_moment_before_everything_has_no_rows(region):
    before = region.now()
    region.threat("Op Larch")
    run = region.run(before)
    assert (run.rows, run.digest) == (0, actions.sealing.whole_digest([]))


def test_every_shipped_definition_is_what_it_was_when_it_was_first_run():
    """A changed word would make runs of it unrepeatable: a change is a new file with a new version."""
    assert {(one.code, one.version): one.digest for one in definitions().values()} == PINNED


def test_the_rows_of_a_run_are_sealed_in_order(region):
    for name in ("c", "a", "b"):
        region.threat(name)
    run = region.run(region.now())
    with viewing(region.moderator):
        rows = list(SealedRow.objects.filter(run=run).order_by("place"))
    assert [row.place for row in rows] == [1, 2, 3]
    assert actions.sealing.whole_digest(row.digest for row in rows) == run.digest


PINNED = {
    ("soc-master-list", 1): "1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f",
    ("disruptions-2022-as-worded", 1): "834cf65f6c7712df294ee44a927afb32d817277861797120d8ea638a045e9264",
    ("disruptions-2022-as-described", 1): "4c1e43f30c9a3422f440c74f1a1494c13bec151fb1308e8a1480e2842c829089",
}
