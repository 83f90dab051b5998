"""Changing the tree: history stays, successors are found, and what may not be is refused in words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from fourfold.core.agencies import actions, queries
from fourfold.core.agencies.checks import Broken
from fourfold.core.agencies.enacting import enact
from fourfold.core.agencies.models import AgencyName, AgencyPlace, CarryOver, Succession

AT = datetime(2023, 5, 1, 9, 0, tzinfo=UTC)
ON = date(2026, 4, 1)
EVE = date(2026, 3, 31)


@dataclass
class Somebody:
    name: str = "A. Keeper"
    user_id: int = 7


@pytest.fixture
def order(register):
    """What every change needs besides its subject."""
    return {"on": ON, "evidence": "An invented order", "by": Somebody(), "at": AT}


@pytest.fixture
def cumbria_before(db):
    """The register as it was on the eve of 1 April 2023."""
    actions.load_register(at=AT, through=date(2023, 3, 31))


def test_a_renamed_agency_keeps_its_number_and_its_old_name_for_the_days_before(order):
    force = queries.agency("cheshire")
    step = actions.rename(agency=force, name="Cheshire Police", name_cy="Heddlu Swydd Gaer", **order)
    assert queries.name_on(force.id, EVE).name == "Cheshire Constabulary"
    assert queries.name_on(force.id, ON).name == "Cheshire Police"
    assert (step.decided_by, step.decided_by_id, step.decided_at) == ("A. Keeper", 7, AT)
    assert queries.successors_on(force.id, ON) == {force.id}


def test_a_force_moves_into_another_region_and_its_past_stays(order):
    force, region = queries.agency("north_wales"), queries.agency("tarian")
    actions.move(agency=force, parent=region, **order)
    assert queries.region_of(force.id, EVE) == queries.agency("nwrocu").id
    assert queries.region_of(force.id, ON) == region.id
    assert force.id not in queries.descendants(queries.agency("nwrocu").id, ON)
    assert queries.agency("north_wales_fib").id in queries.descendants(region.id, ON)


def test_merged_forces_end_and_their_units_go_to_the_successor(order):
    old = [queries.agency("cheshire"), queries.agency("merseyside")]
    new = actions.open_agency(
        code="mersey_dee",
        kind="force",
        name="Mersey and Dee Police",
        parent=queries.agency("nwrocu"),
        **order,
    )
    actions.merge(agencies=old, successor=new, **order)
    assert new.id == 1_000_000
    assert queries.successors_on(old[0].id, ON) == {new.id}
    assert queries.agency("cheshire_fib").id in queries.children(new.id, ON)
    assert queries.agency("cheshire_fib").id in queries.children(old[0].id, EVE)
    assert {old[0].id, old[1].id} <= queries.descendants(new.id, ON)
    assert old[0].id not in [agency.id for agency, _ in queries.agencies_on(ON)]


def test_a_merger_before_a_recorded_move_of_a_unit_is_refused_in_words(order):
    unit, region = queries.agency("cheshire_fib"), queries.agency("nwrocu")
    actions.move(agency=unit, parent=region, **{**order, "on": date(2027, 1, 1)})
    with pytest.raises(Broken, match="cheshire_fib already has a change recorded on 1 January 2027"):
        actions.merge(agencies=[queries.agency("cheshire")], successor=queries.agency("gmp"), **order)


def test_a_split_needs_a_word_for_each_part(order):
    force, south = queries.agency("lancashire"), queries.agency("merseyside")
    north = queries.agency("cumbria")
    with pytest.raises(Broken, match="Say for each unit and area"):
        actions.split(agency=force, successors=[north, south], **order)
    parts = dict.fromkeys(queries.children(force.id, EVE), south.id)
    actions.split(agency=force, successors=[north, south], parts=parts, **order)
    assert queries.successors_on(force.id, ON) == {north.id, south.id}
    assert queries.agency("lancashire_fib").id in queries.descendants(south.id, ON)


def test_the_demonstrations_change_happens_by_the_verbs_and_ends_where_the_file_ends(cumbria_before):
    assert "cumberland_council" not in queries.codes()
    steps = enact(on=date(2023, 4, 1), by=Somebody(), at=AT)
    assert len(steps) == 8
    assert queries.codes()["cumberland_council"] == 3007
    done = queries.register()
    assert actions.load_register(at=AT) == 0
    assert queries.register() == done


def test_each_kind_of_thing_goes_to_its_successor_by_a_decision(register):
    county = register["cumbria_council"]
    day = date(2023, 4, 1)
    assert "records" in [kind.key for kind in queries.undecided(county, day)]
    step = Succession.objects.get(agency_id=county, successor_id=register["cumberland_council"])
    decided = {
        "kind": "records",
        "decision": "Records of the west go to Cumberland.",
        "by": Somebody(),
        "at": AT,
    }
    actions.carry_over(succession=step, **decided)
    assert "records" not in [kind.key for kind in queries.undecided(county, day)]
    assert queries.successors_on(county, day, kind="records") == {register["cumberland_council"]}
    assert county in queries.descendants(register["cumberland_council"], day)
    with pytest.raises(Broken, match="the decision stands"):
        actions.carry_over(succession=step, **decided)


def test_what_nobody_holds_and_what_is_not_said_cannot_be_carried_over(register):
    step = Succession.objects.get(agency_id=register["eden_council"])
    with pytest.raises(Broken, match="Nothing of that kind"):
        actions.carry_over(succession=step, kind="tea", decision="All of it.", by=Somebody(), at=AT)
    with pytest.raises(Broken, match="Say in a sentence"):
        actions.carry_over(succession=step, kind="records", decision=" ", by=Somebody(), at=AT)
    assert not CarryOver.objects.exists()


def test_an_agency_that_goes_on_has_nothing_to_carry_over(order):
    step = actions.rename(agency=queries.agency("cheshire"), name="Cheshire Police", **order)
    with pytest.raises(Broken, match="keeps what it holds"):
        actions.carry_over(succession=step, kind="records", decision="All.", by=Somebody(), at=AT)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda o: actions.rename(agency=queries.agency("eden_council"), name="Eden", **o),
            "does not exist on",
        ),
        (
            lambda o: actions.rename(agency=queries.agency("cheshire"), name="X", **{**o, "evidence": " "}),
            "Give the evidence",
        ),
        (
            lambda o: actions.move(agency=queries.agency("nwrocu"), parent=queries.agency("cheshire"), **o),
            "cannot stand under itself",
        ),
        (
            lambda o: actions.merge(
                agencies=[queries.agency("cheshire")], successor=queries.agency("cheshire"), **o
            ),
            "cannot be its own successor",
        ),
        (
            lambda o: actions.split(
                agency=queries.agency("cheshire"), successors=[queries.agency("gmp")], **o
            ),
            "two successors or more",
        ),
        (
            lambda o: actions.rename(
                agency=queries.agency("cumberland_council"), name="X", **{**o, "on": date(2023, 4, 1)}
            ),
            "already has a change recorded on 1 April 2023",
        ),
        (
            lambda o: actions.open_agency(code="cheshire", kind="force", name="Cheshire", **o),
            "exists already",
        ),
    ],
)
def test_what_may_not_be_is_refused_in_words(order, change, sentence):
    before = queries.register()
    with pytest.raises(Broken, match=sentence):
        change(order)
    assert queries.register() == before


def test_the_database_holds_one_name_and_one_place_at_a_time(register):
    force = register["cheshire"]
    for row in (
        AgencyName(agency_id=force, name="Twice", from_day=ON),
        AgencyPlace(agency_id=force, from_day=ON),
        AgencyName(agency_id=register["eden_council"], name="Backwards", from_day=ON, until_day=EVE),
        AgencyPlace(
            agency_id=register["eden_council"],
            parent_id=register["eden_council"],
            bond="part of",
            from_day=ON,
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_every_version_of_a_name_is_kept(order, as_owner):
    actions.rename(agency=queries.agency("cheshire"), name="Cheshire Police", **order)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_tables where tablename = 'agencies_agencyname_hist'")
        assert cursor.fetchone() == (1,)
