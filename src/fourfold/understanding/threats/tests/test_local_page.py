"""What an officer reads before a shift: which threats, in which order, and who is never shown as a suspect."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats.actions import people, recording
from fourfold.understanding.threats.models import AffectedPlace, Brief, Threat
from fourfold.understanding.threats.tests.test_briefing import write
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def lro(person):
    return person("lro", "cheshire", "DI Vale")


@pytest.fixture
def officer(person):
    return person("frontline", "cheshire")


@pytest.fixture
def force(lro, register):
    """Four open threats: with danger, briefed, and two without a brief; one of another force; one that is closed."""

    def add(name, **more):
        return recording.add(facts=facts(register["cheshire"], name=name, **more), by=lro, at=clock.read())

    with viewing(lro):
        made = {
            name: add(name, lro="DI Vale", summary="From a covert source.")
            for name in ("Op Yew", "Op Ash", "Op Elm")
        }
        made["op Alder"] = add("op Alder")
        Threat.objects.filter(pk=add("Op Gone").pk).update(phase="closed_dismantled")
        write(made["Op Yew"], lro)
        write(made["Op Elm"], lro, safety="")
        places = {"Op Yew": "warrington_council", "Op Ash": "halton_council"}
        for name, council in places.items():
            AffectedPlace.objects.create(threat=made[name], council_id=register[council])
    return made


def read(browse, viewer, query=""):
    return browse(viewer).get(f"/local{query}").content.decode()


def shown(page):
    return re.findall(r'id="NW-[A-Z]+-\d+">.*?data-typed>([^<]+)<', page, re.DOTALL)


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_danger_first_then_other_briefs_then_those_without_by_name(force, officer, browse):
    page = read(browse, officer)
    assert shown(page) == ["Op Yew", "Op Elm", "op Alder", "Op Ash"]
    assert "Local threats: 4" in page and "Op Gone" not in page


def test_a_brief_says_danger_signs_what_to_report_and_whom_to_tell(force, officer, browse):
    page = text(read(browse, officer))
    for said in ("Warning Knives by the door.", "Signs to look for: Cars that wait.", "What to report: Number plates.",
                 "Tell: DI Vale", "No warning is written. There may still be danger.", "No brief yet. Ask DI Vale.",
                 "No brief yet. Ask your SOC co-ordinator."):  # fmt: skip
        assert said in page


def test_it_carries_no_summary_source_or_score(force, lro, officer, browse, register):
    with viewing(lro):
        _link(force["Op Yew"], lro, register, "Tam Oswin", "member")
        Threat.objects.update(tier=1, risk=48)
    page = read(browse, officer)
    assert "Tam Oswin" in page
    for hidden in ("covert source", "Log 41", "Tier", "48"):
        assert hidden not in text(page)


def test_an_area_narrows_it_and_stands_in_the_heading_and_on_paper(force, officer, browse, register):
    page = read(browse, officer, f"?area={register['warrington_council']}")
    assert shown(page) == ["Op Yew"] and "Local threats: 1 in Warrington" in page
    assert re.search(r'ff-print-only">Council area: <span data-typed>Warrington', page)
    page = read(browse, officer, f"?area={register['cheshire_east_council']}")
    assert "Local threats: 0 in Cheshire East" in page and "No open threats touch this area." in page


def test_paper_is_one_sheet_without_people_and_says_what_it_leaves_off(force, lro, officer, browse, register):
    with viewing(lro):
        _link(force["Op Yew"], lro, register, "Tam Oswin", "member")
        _link(force["Op Yew"], lro, register, "Ed Used", "exploited_person")
    page = read(browse, officer)
    assert "On paper: 2 of 4, warnings first. All are on the page." in page
    screen_only = "".join(re.findall(r'<div class="govuk-!-display-none-print">.*?</div>', page, re.DOTALL))
    assert all(name in screen_only for name in ("Tam Oswin", "Ed Used", "Op Ash", "op Alder"))
    assert re.search(r'ff-print-only">2 people are named on the page.', page)
    with viewing(lro):
        for name in ("Op Yew", "Op Elm", "Op Ash"):
            opened = Brief.objects.filter(threat=force[name]).count()
            write(force[name], lro, opened=opened, safety="x" * 300, signs="y" * 500, to_report="z" * 500)
    page = read(browse, officer)
    assert "On paper: 2 of 4" in page
    off = re.findall(r'ff-sheet__entry govuk-!-display-none-print">\s*<section[^>]*id="([^"]+)"', page)
    assert off == [force["Op Yew"].reference]


@pytest.mark.parametrize("area", ["nowhere", "999999999999999999999", "-1"])
def test_an_area_that_is_none_is_said_in_words_and_all_threats_are_shown(force, officer, browse, area):
    page = read(browse, officer, f"?area={area}")
    assert "Choose an area from the list." in page and "Local threats: 4" in page


def test_an_area_of_another_force_cannot_be_chosen(force, officer, browse, register):
    assert "Choose an area from the list." in read(browse, officer, f"?area={register['wirral_council']}")


def test_a_council_that_ended_counts_as_the_one_that_follows_it(person, browse, register):
    by = person("lro", "cumbria")
    with viewing(by):
        threat = recording.add(facts=facts(register["cumbria"], name="Op Fell"), by=by, at=clock.read())
        AffectedPlace.objects.create(threat=threat, council_id=register["allerdale_council"])
    assert shown(read(browse, by, f"?area={register['cumberland_council']}")) == ["Op Fell"]
    assert shown(read(browse, by, f"?area={register['westmorland_and_furness_council']}")) == []


def test_another_forces_briefs_are_never_seen(force, person, browse):
    page = read(browse, person("frontline", "merseyside"))
    assert shown(page) == [] and "No open threats of your force yet." in page and "Knives" not in page


def test_no_victim_witness_or_child_is_shown_as_involved(force, lro, officer, browse, register):
    yew = force["Op Yew"]
    with viewing(lro):
        _link(yew, lro, register, "Ann Victim", "victim", "victim")
        _link(yew, lro, register, "Will Witness", "witness", "witness_or_other")
        _link(yew, lro, register, "Other Associate", "associate", "witness_or_other")
        _link(yew, lro, register, "Ed Used", "exploited_person")
        _link(
            yew,
            lro,
            register,
            "Kit Young",
            "associate",
            born_on=clock.day_of(clock.read()) - timedelta(days=5000),
        )
        _link(yew, lro, register, "Max Checked", "member")
        _link(yew, lro, register, "Una Gone", "member", ends_on=date(2022, 1, 1), starts_on=None)
        _link(yew, lro, register, "Tam Oswin", "member")
        _link(yew, lro, register, "Nobody Knows", "enabler", born_on=None)
        feared = people.LinkedPerson.objects.get(subject__records__name="Max Checked")
        people.record_check(threat=yew, subject=feared.subject, outcome="possibly_exploited", reason="Seen afraid.",
                            review_on=date(2050, 1, 1), by=lro, at=clock.read())  # fmt: skip
    page = text(read(browse, officer))
    safe, _who, involved = page.partition(" Who: ")
    for name, note in (
        ("Ed Used", "may be exploited"),
        ("Kit Young", "under 18"),
        ("Max Checked", "may be exploited"),
    ):
        assert f"{name} : {note}" in safe and name not in involved
    assert "Tam Oswin : Member" in involved and "Nobody Knows : Enabler, age not known" in involved
    for name in ("Ann Victim", "Will Witness", "Other Associate", "Una Gone", "Seen afraid"):
        assert name not in page


def test_a_brief_past_its_review_day_says_so_and_waits_for_the_lro(force, lro, officer, browse):
    with viewing(lro):
        Brief.objects.filter(threat=force["Op Elm"]).update(review_on=date(2022, 1, 4))
    today = clock.day_of(clock.read())
    assert text(read(browse, officer)).count(f"Not reviewed since {today.day} ") == 1
    home = text(browse(lro).get("/").content.decode())
    assert "Briefs overdue (1)" in home and f"{force['Op Elm'].reference} Op Elm" in home


def test_it_is_read_as_known_on_a_moment(force, lro, officer, browse, register):
    before = clock.read()
    with viewing(lro):
        write(force["Op Yew"], lro, opened=1, safety="", signs="Dogs.")
        AffectedPlace.objects.all().delete()
        recording.amend(
            threat=force["Op Elm"], opened=1, changes={"name": "Op Aspen"}, by=lro, at=clock.read()
        )
        Threat.objects.filter(pk=force["Op Ash"].pk).update(phase="closed_dismantled")
    assert shown(read(browse, officer)) == ["Op Aspen", "Op Yew", "op Alder"]
    page = browse(officer).get(
        "/local", {"as_of": before.isoformat(), "area": register["warrington_council"]}
    )
    page = page.content.decode()
    assert shown(page) == ["Op Yew"] and "Knives by the door." in page and "Dogs." not in page
    assert "PAST" in page and 'name="as_of"' in page


def test_more_than_fifty_are_read_page_by_page(lro, officer, browse, register):
    with viewing(lro):
        for number in range(53):
            made = recording.add(
                facts=facts(register["cheshire"], name=f"Op {number:02}"), by=lro, at=clock.read()
            )
        write(made, lro)
    first = read(browse, officer)
    assert shown(first)[:2] == ["Op 52", "Op 00"] and len(shown(first)) == 50
    onward = re.search(r'href="(/local[^"]*)" rel="next"', first)[1].replace("&amp;", "&")
    second = browse(officer).get(onward).content.decode()
    assert shown(second) == ["Op 49", "Op 50", "Op 51"] and "Showing 51 to 53 of 53" in second
    back = re.search(r'href="(/local[^"]*)" rel="prev"', second)[1].replace("&amp;", "&")
    assert shown(browse(officer).get(back).content.decode()) == shown(first)


def test_the_first_page_of_an_officer_leads_to_the_briefs(force, officer, browse):
    home = browse(officer).get("/").content.decode()
    assert f'href="/local#{force["Op Yew"].reference}"' in home and "Danger: read the brief" in home
    assert re.search(r'service-navigation__link" href="/local"', home)


def test_a_brief_is_written_on_its_page_and_read_on_the_threats(force, lro, officer, browse):
    address = f"/threats/{force['Op Ash'].reference}"
    assert f"{address}/brief" in browse(lro).get(address).content.decode()
    page = browse(lro).get(f"{address}/brief").content.decode()
    assert "Officers read this on a telephone. Name no source." in page
    given = {"safety": "Dogs.", "signs": "Vans.", "to_report": "", "review_on": "1/1/2020", "opened": "0"}
    page = browse(lro).post(f"{address}/brief", given).content.decode()
    assert "Fill in “What to report”." in page and "Vans." in page
    later = clock.day_of(clock.read()) + timedelta(days=30)
    given |= {"to_report": "Plates."}
    page = browse(lro).post(f"{address}/brief", given).content.decode()
    assert "The review day must be after today" in page and "Plates." in page
    given |= {"review_on": later.isoformat()}
    assert browse(lro).post(f"{address}/brief", given).status_code == 302
    page = browse(officer).get(address).content.decode()
    assert "Brief for officers" in page and "Vans." in page and f"{address}/brief" not in page
    page = browse(lro).post(f"{address}/brief", given | {"signs": "Bikes."}).content.decode()
    assert "Compare and choose" in page and "Stands now" in page and "Bikes." in page


def test_a_frontline_officer_cannot_write_and_another_force_finds_no_page(force, officer, person, browse):
    address = f"/threats/{force['Op Ash'].reference}/brief"
    assert browse(officer).get(address).status_code == 403
    assert browse(officer).post(address, {"signs": "x"}).status_code == 403
    assert browse(person("lro", "merseyside")).get(address).status_code == 404


def _link(threat, by, register, name, role, category="suspect", born_on=date(1990, 1, 1), **more):
    subject = entities.add_person(name=name, born_on=born_on, held_by=register["cheshire"], by=by)
    part = people.Part(role=role, category=category, source="Log 41", confidence="low", **more)
    people.link(threat=threat, subject=subject, part=part, by=by, at=clock.read())
