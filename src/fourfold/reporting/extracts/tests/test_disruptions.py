"""The two extracts of disruptions: what they keep, what their covers say, the mix, and why two runs differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.reporting.extracts import actions, comparing, files, mixes, presenters, queries, sealed
from fourfold.reporting.extracts.definitions import definitions
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.tackling.disruptions.models import Disruption

WORDED, DESCRIBED = (definitions()[f"disruptions-2022-as-{form}"] for form in ("worded", "described"))
SUMMER = date(2022, 6, 1)

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@dataclass
class Year:
    """What two forces recorded, and what the region makes of it."""

    region: Any
    groups: dict[str, Any]

    def event(self, force="cheshire", *, record_date=SUMMER, against=None, **columns):
        """A minor Pursue disruption against the force's group, recorded on a day."""
        by = self.region.person("coordinator", force)
        facts = {"agency_id": self.region.register[force], "role": "lead", "event_on": SUMMER, "main_p": "pursue",
                 "claimed": "minor", "what": "Warrant at Elm Street."}  # fmt: skip
        facts |= {name: columns.pop(name) for name in facts.keys() & columns.keys()}
        with viewing(by) as now:
            threats = [(against or self.groups[force]).reference]
            made = disruptions.record(facts=facts, threats=threats, by=by, at=now)
            Disruption.objects.filter(pk=made.pk).update(record_date=record_date, **columns)
        return made

    def change(self, made, **columns):
        with viewing(self.region.moderator):
            Disruption.objects.filter(pk=made.pk).update(**columns)

    def run(self, definition=WORDED, as_of=None):
        by = self.region.moderator
        with viewing(by) as now:
            return actions.run(definition=definition, as_of=as_of or clock.read(), by=by, at=now)

    def kept(self, definition=WORDED):
        run = self.run(definition)
        with viewing(self.region.moderator):
            return [row.record for row in sealed.rows_of(run)]


@pytest.fixture
def year(region):
    groups = {force: region.threat(f"Op of {force}", force) for force in ("cheshire", "lancashire")}
    return Year(region, groups)


def test_worded_leaves_new_years_day_out_and_described_keeps_it(year):
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2022, 1, 2), date(2022, 12, 31), date(2023, 1, 1)]
    _before, new_year, second, last, _after = [year.event(record_date=day).pk for day in days]
    assert year.kept() == [second, last]
    assert year.kept(DESCRIBED) == [new_year, second, last]


def test_only_what_counts_is_kept(year, region):
    kept = year.event(claimed="major")
    graded_up, graded_down = year.event(claimed="none", assured="minor"), year.event(assured="none")
    for odd in ({"claimed": "negative"}, {"claimed": "none"}, {"claimed": ""}, {"withdrawn": True}):
        year.event(**odd)
    line = region.threat("Op Line", "cheshire", kind="vulnerability")
    assert year.event(against=line).standing == "activity"
    unit = region.threat("Op Unit", "nwrocu")
    support = {"role": "support", "benefits_id": region.register["cheshire"]}
    by = region.person("coordinator", "nwrocu")
    facts = {"agency_id": region.register["nwrocu"], "event_on": SUMMER, "main_p": "pursue", "claimed": "minor",
             "what": "Surveillance lent."}  # fmt: skip
    with viewing(by) as now:
        lent = disruptions.record(facts=facts | support, threats=[unit.reference], by=by, at=now)
        Disruption.objects.filter(pk=lent.pk).update(record_date=SUMMER)
    assert lent.standing == "national"
    year.event("lancashire", joined_into_id=kept.pk)
    assert year.kept() == [kept.pk, graded_up.pk] and graded_down.pk not in year.kept(DESCRIBED)


def test_the_past_stays_whatever_is_joined_assured_or_entered_since(year):
    one, other = year.event(), year.event("lancashire")
    moment = clock.read()
    before = year.run(as_of=moment)
    year.change(other, joined_into_id=one.pk)
    year.change(one, assured="none")
    year.event()
    assert (again := year.run(as_of=moment)).digest == before.digest and again.rows == 2
    assert year.run().rows == 1


def test_a_threat_and_a_disruption_of_one_number_have_keys_of_their_own(year, region, as_owner):
    made = year.event()
    run, threats = year.run(), region.run(region.now())
    as_owner("delete from extracts_rowkey")
    with viewing(region.moderator):
        assert sealed.disposed(run) == set() and len(sealed.disposed(threats)) == threats.rows
    as_owner(f"delete from extracts_disruptionkey where record = {made.pk}")
    with viewing(region.moderator):
        assert sealed.standing(run, WORDED, sealed.disposed(run)) == sealed.Standing(
            shown=0, withheld=0, disposed=1
        )


def test_columns_that_no_slice_holds_are_read_from_the_versions(year, region):
    made = year.event()
    worded = replace(WORDED, code="worded-in-full", columns=(*WORDED.columns, "what"))
    then = clock.read()
    year.change(made, what="Warrant at Oak Street.")
    with viewing(region.moderator):
        answers = [
            [row for rows in queries.answer(asked, queries.kept(asked, as_of=then)) for row in rows]
            for asked in (WORDED, worded)
        ]
    narrow, full = answers
    assert [row.values for row in full] == [[*row.values, "Warrant at Elm Street."] for row in narrow]
    assert [row.hid for row in full] == [row.hid for row in narrow] and len(narrow) == 1


def test_the_mix_is_counted_by_force_with_shares_half_up(year, region):
    for main_p, number in (("pursue", 7), ("prevent", 1), ("protect", 8)):
        for _ in range(number):
            year.event(main_p=main_p)
    year.event("lancashire", main_p="prevent")
    run = year.run()
    with viewing(region.moderator):
        words = presenters.Words.at(run.as_of, WORDED.records)
        found = mixes.mix(run, WORDED, sealed.disposed(run), words)
        assert mixes.mix(region.run(region.now()), definitions()["soc-master-list"], (), words) is None
    assert found.heads == ["Pursue", "Prevent", "Protect"]
    assert found.rows == [
        ("Cheshire", ["44% (7 of 16)", "6% (1 of 16)", "50% (8 of 16)"], 16),
        ("Lancashire", ["0 of 1", "1 of 1", "0 of 1"], 1),
        ("All", ["41% (7 of 17)", "12% (2 of 17)", "47% (8 of 17)"], 17),
    ]


def test_two_runs_say_why_they_differ(year, region):
    late = ("late", "joined", "taken back", "other effect", "same effect", "other P")
    joined, gone, lowered, agreed, other_p, leads = [year.event() for _ in range(6)]
    first = year.run()
    new = year.event("lancashire")
    year.change(joined, joined_into_id=leads.pk)
    year.change(gone, withdrawn=True)
    year.change(lowered, assured="none")
    year.change(agreed, assured="minor")
    year.change(other_p, main_p="protect")
    second = year.run()
    with viewing(region.moderator):
        found = comparing.compare(first, second, WORDED)
    why = {one.record: (one.how, one.why) for one in found.differences}
    for made, how, reason in zip(
        (new, joined, gone, lowered, agreed, other_p),
        ("came in", "left", "left", "left", "changed", "changed"),
        late,
        strict=True,
    ):
        assert why[made.pk] == (how, (reason,)), reason


def test_the_pages_and_files_say_field_bounds_difference_and_support(year, region, browse):
    made = year.event()
    browser = browse(region.person("inspector", "nwrocu"))
    day = formats.day(clock.day_of(clock.read()))
    runs = [
        browser.post(f"/extracts/{one.code}/run", {"as_of": day})["Location"] for one in (WORDED, DESCRIBED)
    ]
    page = browser.get(runs[0]).content.decode()
    for words in ("Date field: the record date", "neither day included", "what was recorded on 1 January 2022",
                  "Support is left out", "The mix of each agency", "1 of 1", "Claimed", "Minor",
                  "not yet", "the same day"):  # fmt: skip
        assert words in page, words
    assert f"/disruptions/{made.reference}?as_of=" in page
    assert "both days included" in browser.get(runs[1]).content.decode()
    text = b"".join(browser.get(f"{runs[0]}.csv").streaming_content).decode()
    assert '# Note,"Support is left out' in text and ",pursue,minor,not known," in text
    assert b"".join(browser.get(f"{runs[0]}.xlsx").streaming_content)
    again = browser.post(f"{runs[0]}/again")["Location"]
    assert "The same 1 rows, the same digest." in browser.get(again).content.decode()
    other = runs[0].rsplit("/", 1)[1]
    assert "No differences" in browser.get(f"{again.split('?')[0]}/compare?other={other}").content.decode()
    assert files.titled(WORDED) in page
