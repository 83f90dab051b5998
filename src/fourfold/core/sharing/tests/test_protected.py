"""Who is to be protected, and how a record is marked, hold for what is shared of it."""

from __future__ import annotations

from fourfold.core.access.viewers import viewing
from fourfold.core.restricted import marking
from fourfold.core.restricted.actions import Named
from fourfold.core.sharing import copies
from fourfold.core.sharing.actions import sharing
from fourfold.core.sharing.tests.test_sharing import read


def test_who_is_protected_is_read_by_those_who_act_for_them_alone(
    sensitive, share, threat, coordinator, answered, approver, clerk, person
):
    waits = share(threat.reference)
    with viewing(coordinator) as now:
        sharing.approve(
            edition=waits, digest=waits.digest, answer=answered(threat.reference), by=coordinator, at=now
        )
    inspector = person("inspector", "nwrocu")
    for other in (approver, inspector):
        for table in (
            "sharing_edition",
            "sharing_edition_hist",
            "sharing_disclosure",
            "sharing_disclosure_hist",
        ):
            assert read(other, f"select 1 from {table}") == []
    assert len(read(coordinator, "select 1 from sharing_disclosure")) == 1
    assert len(read(clerk, "select 1 from sharing_disclosure")) == 1


def test_a_sensitive_record_is_sensitive_in_each_of_its_parts(agreement, answered, threat, coordinator):
    with viewing(coordinator) as now:
        named = Named("threat", threat.pk, threat.reference, threat.owner_agency_id)
        said = {"instructions": "For named readers.", "conditions": "Not for court."}
        marking.mark(record=named, sensitive=True, **said, by=coordinator, at=now)
    assert not answered(threat.reference).may


def test_instructions_go_along_and_a_new_marking_marks_what_went(
    gone, threat, coordinator, lro, answered, agreement
):
    with viewing(coordinator) as now:
        named = Named("threat", threat.pk, threat.reference, threat.owner_agency_id)
        marking.mark(
            record=named,
            sensitive=False,
            instructions="",
            conditions="Not for court.",
            by=coordinator,
            at=now,
        )
    assert "Not for court." in [one.part.text for one in answered(threat.reference).may]
    with viewing(coordinator) as now:
        marking.mark(
            record=named, sensitive=True, instructions="Named readers.", conditions="", by=coordinator, at=now
        )
    with viewing(lro):
        assert [one.disclosure.copy for one in copies.changed(lro)] == [gone.copy]
