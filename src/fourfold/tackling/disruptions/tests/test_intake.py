"""What a file does to the list of disruptions, and what it may not do."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.sources.models import Arrival, Batch
from fourfold.tackling.disruptions import actions, queries, standards
from fourfold.tackling.disruptions.assurance import actions as assuring
from fourfold.tackling.disruptions.assurance import leading
from fourfold.tackling.disruptions.filters import COUNTED, Filters
from fourfold.tackling.disruptions.models import Against, Disruption, DisruptionVersion, Result
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded
from fourfold.tackling.disruptions.tests.files import load, row
from fourfold.understanding.threats.models import ExternalReference

COUNTS = Filters(state=(COUNTED,))


@pytest.fixture
def analyst(person, codes):
    return person("analyst", "cheshire")


@pytest.fixture
def home(register):
    return register["cheshire"]


def the_only(by):
    with viewing(by):
        return Disruption.objects.get()


def test_a_row_becomes_a_disruption_with_the_senders_record_date_and_the_platforms_moment(
    analyst, larch, home
):
    full = row(1, home, threat_references=["nw ocg 1"], event_ends_on=date(2022, 11, 5), further_ps=["prevent"],
               could_before="Ran five lines", could_after="Runs two", expected_length="three months",
               tactics=["Closure order"], apmis_reference="A-1", evidence="EX/1", arrests=2,
               drugs_a_kg=Decimal("1.25"), cash_gbp=Decimal("10450.5"), vehicles=0)  # fmt: skip
    assert load(analyst, full).added == 1
    with viewing(analyst) as now:
        made = Disruption.objects.get()
        assert made.record_date == date(2022, 11, 20) and made.standing == "national"
        assert abs(made.entered_at - now) < timedelta(minutes=5)
        assert (made.expected_length, made.tactics, made.further_ps) == (
            "three months", ["Closure order"], ["prevent"])  # fmt: skip
        assert [one.reference for one in queries.threats_of([made.pk])[made.pk]] == [larch.reference]
        found = {
            (one.kind, one.drug_class): (one.amount, one.unit)
            for one in queries.results_of([made.pk])[made.pk]
        }
        assert found == {
            ("arrests", ""): (2, "number"), ("drugs", "a"): (Decimal("1.25"), "kilograms"),
            ("cash", ""): (Decimal("10450.5"), "pounds")}  # fmt: skip
        assert queries.count(COUNTS) == queries.count(COUNTS, as_of=now) == 1


def test_whoever_loads_a_file_recorded_none_of_its_events_and_led_none(person, larch, home):
    """Else one analyst who loads files would be the busiest recorder of all, and a loader could assure nothing."""
    loader = person("coordinator", "cheshire")
    load(loader, row(1, home, threat_references=[larch.reference], claimed="moderate"))
    with viewing(loader) as now:
        made = Disruption.objects.get()
        assert made.recorded_by_user_id is None and leading.led_by(made) == set()
        assert DisruptionVersion.objects.get().recorded_by == loader.user_id, "the history says who loaded it"
        decided = assuring.decide(disruption=made, opened=1, grade="moderate", by=loader, at=now)
        assert decided.assured == "moderate"


def test_the_same_file_twice_or_in_another_order_changes_nothing(analyst, larch, home):
    rows = [row(number, home, threat_references=[larch.reference], arrests=1) for number in range(1, 4)]
    load(analyst, *rows)
    again = load(analyst, *reversed(rows))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    with viewing(analyst):
        assert DisruptionVersion.objects.count() == 3 and Result.objects.count() == 3


def test_a_correction_amends_what_differs_and_the_standing_with_it(analyst, larch, home):
    load(analyst, row(1, home, threat_references=[larch.reference], arrests=2), row(2, home))
    with viewing(analyst):
        then = clock.read()
    helped = {"role": "support", "benefits": home + 1}
    corrected = row(
        1, home, threat_references=[larch.reference], arrests=0, charges=1, claimed="major", **helped
    )
    assert load(analyst, corrected, row(2, home)).changed == 1
    with viewing(analyst):
        changed, other = Disruption.objects.order_by("sender_reference")
        assert (changed.claimed, changed.standing, changed.edition) == ("major", "activity", 2)
        assert changed.lead_agency_id == home + 1 and other.edition == 1
        assert [one.kind for one in queries.results_of([changed.pk])[changed.pk]] == ["charges"]
        assert queries.count(COUNTS) == 0 and queries.count(COUNTS, as_of=then) == 1
        assert [one.kind for one in queries.results_of([changed.pk], as_of=then)[changed.pk]] == ["arrests"]


def test_an_empty_cell_takes_nothing_away(analyst, larch, home):
    load(analyst, row(1, home, threat_references=[larch.reference], could_after="No phone", arrests=2))
    assert load(analyst, row(1, home, evidence="EX/1")).changed == 1
    made = the_only(analyst)
    with viewing(analyst):
        assert (made.could_after, made.evidence, made.standing) == ("No phone", "EX/1", "national")
        assert Against.objects.count() == Result.objects.count() == 1


def test_other_threats_in_the_file_replace_those_that_the_sender_sees_and_no_others(
    analyst, larch, home, coordinator, other, region, register
):
    ash = a_threat(coordinator, home, name="Op Ash")
    hidden = a_threat(other, register["merseyside"], name="Op Yew")
    load(analyst, row(1, home, threat_references=[larch.reference]))
    with viewing(region) as now:
        actions.attach(disruption=Disruption.objects.get(), threat=hidden, by=region, at=now)
    assert load(analyst, row(1, home, threat_references=[ash.reference, "X-77"])).changed == 1
    made = the_only(analyst)
    assert made.threats_given == ["X-77"]
    with viewing(region):
        against = queries.threats_of([made.pk])[made.pk]
        assert {one.reference for one in against} == {ash.reference, hidden.reference}


def test_an_unknown_threat_is_kept_as_it_was_written_and_the_row_is_not_lost(analyst, other, home, register):
    hidden = a_threat(other, register["merseyside"], name="Op Yew")
    load(analyst, row(1, home, threat_references=[hidden.reference, "NW-OCG-9999"]))
    made = the_only(analyst)
    assert made.threats_given == [hidden.reference, "NW-OCG-9999"] and made.standing == "activity"


def test_a_threat_is_found_by_what_another_system_calls_it(analyst, coordinator, larch, home):
    with viewing(coordinator) as now:
        ExternalReference.objects.create(threat=larch, system="APMIS", value="A-77", state="sent", since=now)
    load(analyst, row(1, home, threat_references=["A-77"]))
    assert the_only(analyst).standing == "national"


@pytest.mark.parametrize("key", ["CH-9", "cheshire\x1fCH-9"])
def test_a_threat_is_found_by_the_senders_own_reference_also_where_the_owner_stands_in_its_key(
    analyst, larch, home, key
):
    with viewing(analyst) as now:
        batch = Batch.objects.create(
            sender_id=home, what="threats", column_map="none", file_name="threats.csv", file_digest="0" * 64,
            state=Batch.State.RECEIVED, received_by_id=analyst.user_id, received_at=now,
        )  # fmt: skip
        Arrival.objects.create(
            batch=batch, row=1, what="threats", key=key, added=True, digest="", target=larch.pk
        )
    load(analyst, row(1, home, threat_references=["CH-9"]))
    assert the_only(analyst).standing == "national"


def test_a_record_that_stands_already_is_known_again_whoever_sends_it(analyst, larch, home):
    same = row(1, home)
    stands = {name: same[name] for name in ("event_on", "main_p", "claimed", "what")}
    made = recorded(analyst, home, larch.reference, sender_reference="D/0001", **stands)
    assert load(analyst, row(1, home, evidence="EX/1")).changed == 1
    assert (the_only(analyst).pk, the_only(analyst).evidence) == (made.pk, "EX/1")


NUMBERS = count(10)  # one that was sent before would be a correction, and keep what it leaves empty
TARGETS = st.lists(st.sampled_from(["ocg", "priority_individual", "vulnerability", "prison"]), max_size=3)


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    role=st.sampled_from(["lead", "support"]), main_p=st.sampled_from(["pursue", "prevent"]), targets=TARGETS,
    day=st.dates(date(2020, 12, 1), date(2023, 3, 1)),
)  # fmt: skip
def test_a_file_stands_as_the_standard_says(rocu, role, main_p, targets, day):
    """The database's answer for a file is the standard's own, for any mix of threats and any day."""
    by, agency, named, elsewhere = rocu
    helped = {"benefits": elsewhere} if role == "support" else {}
    one = row(next(NUMBERS), agency, role=role, main_p=main_p, event_on=day, record_date=day,
              threat_references=[named[each] for each in targets], **helped)  # fmt: skip
    load(by, one)
    against = [
        standards.Target("vulnerability" if each == "prison" else each, each == "prison") for each in targets
    ]
    with viewing(by):
        made = Disruption.objects.get(sender_reference=one["sender_reference"])
        assert made.standing == standards.standing("rocu", role, main_p, against, on=day)


@pytest.fixture
def rocu(person, codes, register):
    """Somebody of the regional unit, its number, a threat of each sort, and a force."""
    by, unit = person("analyst", "nwrocu"), register["nwrocu"]
    sorts = {
        "ocg": {"kind": "ocg"}, "priority_individual": {"kind": "priority_individual"},
        "vulnerability": {"kind": "vulnerability", "subtype": "county_line"},
        "prison": {"kind": "vulnerability", "subtype": "prison_drones"},
    }  # fmt: skip
    named = {sort: a_threat(by, unit, **more).reference for sort, more in sorts.items()}
    return by, unit, named, register["cheshire"]


def test_words_that_a_sender_wrote_stay_through_an_amendment_on_the_page(analyst, home, browse):
    load(analyst, row(1, home, expected_length="three months", tactics=["Closure order"]))
    made = the_only(analyst)
    url, browser = f"/disruptions/{made.reference}/amend", browse(analyst)
    page = browser.get(url).content.decode()
    assert "three months" in page and "Closure order" in page
    sent = {"what": "More.", "threat": "", "event_on": "3/11/2022", "main_p": "pursue", "claimed": "", "lead": home,
            "opened": made.edition, "expected_length": "three months", "tactics": ["Closure order"]}  # fmt: skip
    assert browser.post(url, sent).status_code == 302
    assert (the_only(analyst).expected_length, the_only(analyst).tactics) == (
        "three months",
        ["Closure order"],
    )
