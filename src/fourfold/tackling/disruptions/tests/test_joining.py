"""Two agencies claim one event: one leads and counts, the other is credited."""

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions import actions, queries, rules
from fourfold.tackling.disruptions.filters import COUNTED, Filters
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import recorded

COUNTS = Filters(state=(COUNTED,))


@pytest.fixture
def claimed(other, larch, register):
    """Merseyside's record of the same warrant, against a threat that it cannot see."""
    return recorded(other, register["merseyside"], larch.reference)


@pytest.fixture
def joined(warrant, claimed, larch, region):
    with viewing(region) as now:
        actions.attach(disruption=claimed, threat=larch, by=region, at=now)
        return actions.join(disruption=claimed, into=warrant, reason="One warrant.", by=region, at=now)


def test_attaching_settles_what_was_given_and_lets_it_count(claimed, larch, region, other):
    assert claimed.threats_given == [larch.reference] and claimed.standing == "activity"
    with viewing(region) as now:
        attached = actions.attach(disruption=claimed, threat=larch, by=region, at=now)
    assert attached.threats_given == [] and attached.standing == "national"
    with viewing(other):
        assert queries.threats_of([claimed.pk]) == {}, "the threat is still not theirs to see"


def test_a_reference_that_is_none_of_ours_is_settled_by_whoever_knows_what_it_means(
    other, larch, region, register, browse
):
    """Else the record would stand for good among those that name a threat which is not attached."""
    found = recorded(other, register["merseyside"], "MP/77", "MP/78")
    browser, url = browse(region), f"/disruptions/{found.reference}/attach"
    page = browser.get(url).content.decode()
    assert "Which of the references given does it mean?" in page and 'value="MP/78"' in page
    assert browser.post(url, {"reference": "nw ocg 1", "settles": "MP/77"}).status_code == 302
    with viewing(other):
        assert Disruption.objects.get(pk=found.pk).threats_given == ["MP/78"]
    page = browser.get(url).content.decode()
    assert 'value="MP/78" checked' in page, "the only one that is left is likely meant"
    assert browser.post(url, {"reference": larch.reference, "settles": "MP/77"}).status_code == 200


def test_one_leads_and_counts_and_the_other_keeps_its_credit(warrant, joined, other, coordinator, region):
    with viewing(region):
        assert queries.count(COUNTS) == 1
        assert [row.pk for row in queries.joined_here(warrant.pk)] == [joined.pk]
    with viewing(other):
        mine = queries.disruption(joined.reference)
        assert mine.lead_agency_id == warrant.agency_id and mine.joined_into_id == warrant.pk
        assert queries.count(Filters()) == 1 and queries.count(COUNTS) == 0
    with viewing(coordinator) as now:
        leads = queries.disruption(warrant.reference)
        assert leads.contributors == 1 and queries.joined_here(warrant.pk) == []
        with pytest.raises(rules.Broken, match="joined to this one"):
            actions.withdraw(disruption=leads, opened=leads.edition, reason="x", by=coordinator, at=now)
        with pytest.raises(rules.Broken, match="decided by the ROCTA unit"):
            changes = {"role": "support", "benefits_id": joined.agency_id}
            actions.amend(disruption=leads, opened=leads.edition, changes=changes, by=coordinator, at=now)


def test_parted_again_each_counts_by_itself_and_the_past_stays(warrant, joined, region):
    with viewing(region):
        then = clock.read()
    with viewing(region) as now:
        parted = actions.part(disruption=joined, reason="Two warrants.", by=region, at=now)
        assert parted.joined_into_id is None and parted.lead_agency_id == parted.agency_id
        assert queries.count(COUNTS) == 2 and queries.count(COUNTS, as_of=then) == 1
        assert Disruption.objects.get(pk=warrant.pk).contributors == 0
        with pytest.raises(rules.Broken, match="joined to no other"):
            actions.part(disruption=parted, reason="x", by=region, at=now)


def test_what_was_joined_to_another_in_between_is_not_parted_from_the_first(
    warrant, joined, region, coordinator, register, larch
):
    """Else the first would count one contributor fewer than it has, and the second one more."""
    second = recorded(coordinator, register["cheshire"], larch.reference)
    with viewing(region) as now:
        parted = actions.part(disruption=joined, reason="Another warrant.", by=region, at=now)
        actions.join(disruption=parted, into=second, reason="That warrant.", by=region, at=now)
        with pytest.raises(rules.Broken, match="changed after you opened it"):
            actions.part(disruption=joined, reason="As I read it.", by=region, at=now)
        counts = Disruption.objects.in_bulk([warrant.pk, second.pk])
        assert (counts[warrant.pk].contributors, counts[second.pk].contributors) == (0, 1)


def test_what_others_are_joined_to_is_not_amended_so_that_the_event_counts_no_more(
    warrant, joined, coordinator, region, browse
):
    with viewing(coordinator):
        lead = Disruption.objects.get(pk=warrant.pk)
    with pytest.raises(rules.Broken, match="would be counted no more"), viewing(coordinator) as now:
        actions.amend(disruption=lead, opened=lead.edition, changes={}, threats=[], by=coordinator, at=now)
    with viewing(coordinator) as now:
        changes = {"place": "Elm Street"}
        actions.amend(disruption=lead, opened=lead.edition, changes=changes, by=coordinator, at=now)
    with viewing(region):
        assert queries.count(COUNTS) == 1


def test_what_others_are_joined_to_offers_no_withdrawal_that_would_be_refused(
    warrant, joined, coordinator, browse
):
    assert f"/disruptions/{warrant.reference}/withdraw" not in (
        browse(coordinator).get(f"/disruptions/{warrant.reference}").content.decode()
    )


def test_one_that_was_withdrawn_while_it_was_joined_can_be_parted_so_that_the_lead_may_go_too(
    warrant, joined, other, region, coordinator, browse
):
    with viewing(other) as now:
        actions.withdraw(disruption=joined, opened=joined.edition, reason="Never was.", by=other, at=now)
    page = browse(region).get(f"/disruptions/{joined.reference}").content.decode()
    assert "Part it from the other record" in page and "/withdraw" not in page
    browse(region).post(f"/disruptions/{joined.reference}/part", {"reason": "It was withdrawn."})
    with viewing(coordinator) as now:
        lead = Disruption.objects.get(pk=warrant.pk)
        actions.withdraw(
            disruption=lead, opened=lead.edition, reason="Neither was this.", by=coordinator, at=now
        )


def test_what_cannot_be_joined_is_refused(warrant, claimed, joined, region, coordinator, register, larch):
    third = recorded(coordinator, register["cheshire"], larch.reference)
    refused = recorded(coordinator, register["cheshire"])
    cases = (
        (warrant, warrant, "joined to itself"),
        (joined, third, "joined to another already"),
        (third, joined, "itself joined"),
        (warrant, third, "Other records are joined"),
        (third, refused, "otherwise the event is not counted"),
    )
    with viewing(region) as now:
        for one, into, sentence in cases:
            with pytest.raises(rules.Broken, match=sentence):
                actions.join(disruption=one, into=into, reason="x", by=region, at=now)
        with pytest.raises(rules.Broken, match="Say why"):
            actions.join(disruption=third, into=warrant, reason="", by=region, at=now)


def test_a_force_joins_nothing_and_attaches_nothing_of_anothers(warrant, claimed, other, larch, person):
    with viewing(other) as now:
        with pytest.raises(Refused, match="does not bring records together"):
            actions.join(disruption=claimed, into=warrant, reason="x", by=other, at=now)
        with pytest.raises(Refused, match="another agency's record"):
            actions.attach(disruption=warrant, threat=larch, by=other, at=now)
