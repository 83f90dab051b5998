"""The pages of disruptions, as people meet them."""

from datetime import timedelta

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions import queries
from fourfold.tackling.disruptions.filters import Filters
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded


def typed(day, **more):
    """What a co-ordinator fills in."""
    return {"what": "A van stopped, two arrested.", "threat": "", "event_on": f"{day:%d/%m/%Y}", "main_p": "pursue",
            "claimed": "", "could_after": "", **more}  # fmt: skip


def test_a_record_is_made_in_one_form_and_leads_to_its_results(coordinator, larch, browse, register):
    browser = browse(coordinator)
    today = clock.day_of(clock.read())
    page = browser.get(f"/disruptions/new?threat={larch.reference}").content.decode()
    assert f'value="{larch.reference}"' in page and 'value="pursue"' in page
    assert 'value="pursue" checked' not in page  # nobody is led to it
    sent = typed(today, threat="nw ocg 1", lead=register["cheshire"])
    answer = browser.post("/disruptions/new", sent)
    with viewing(coordinator):
        made = Disruption.objects.get()
        assert answer.url == f"/disruptions/{made.reference}/results"
        assert made.standing == "national" and made.role == "lead"
    rows = {"opened": 1, "0-kind": "arrests", "0-amount": "2", "0-note": "", "1-kind": "drugs.a",
            "1-amount": "0.5", "1-note": "wraps"}  # fmt: skip
    browser.post(answer.url, rows)
    page = browser.get(f"/disruptions/{made.reference}").content.decode()
    assert "Drugs seized, Class A (kg)" in page and "0.5" in page and "counted once" in page


def test_the_event_of_tomorrow_is_refused_and_nothing_typed_is_lost(coordinator, browse, register):
    sent = typed(clock.day_of(clock.read()) + timedelta(days=1), lead=register["cheshire"])
    page = browse(coordinator).post("/disruptions/new", sent).content.decode()
    assert "Event date is after today." in page and "A van stopped, two arrested." in page


def test_a_reference_that_is_too_long_is_refused_and_not_cut(coordinator, browse, register):
    sent = typed(clock.day_of(clock.read()), threat="X" * 61, lead=register["cheshire"])
    page = browse(coordinator).post("/disruptions/new", sent).content.decode()
    assert "A reference has at most 60 characters." in page and "X" * 61 in page


def test_another_force_led_so_it_is_support_and_said_so(coordinator, larch, browse, register):
    sent = typed(clock.day_of(clock.read()), threat=larch.reference, lead=register["merseyside"])
    answer = browse(coordinator).post("/disruptions/new", sent)
    page = browse(coordinator).get(answer.url.removesuffix("/results")).content.decode()
    assert "only an event that the agency led" in page
    with viewing(coordinator):
        made = Disruption.objects.get()
        assert (made.role, made.benefits_id) == ("support", register["merseyside"])


def test_a_likely_second_record_is_asked_about(warrant, larch, coordinator, browse, register):
    browser, day = browse(coordinator), warrant.event_on + timedelta(days=2)
    sent = typed(day, threat=larch.reference, lead=register["cheshire"])
    page = browser.post("/disruptions/new", sent).content.decode()
    assert "recorded this against the same threat" in page and warrant.reference in page
    with viewing(coordinator):
        assert Disruption.objects.count() == 1
    more = {"could_after": "No phone.", "threat": f"{larch.reference}, NW-OCG-9999", "claimed": "major"}
    page = browser.post("/disruptions/new", {**sent, **more, "same": warrant.reference}).content.decode()
    assert warrant.what in page and sent["what"] in page and f"Amend {warrant.reference}" in page
    assert "No phone." in page and f"{larch.reference}, NW-OCG-9999" in page
    assert 'value="moderate" checked' in page, "what stands is not replaced"
    with viewing(coordinator):
        assert Disruption.objects.count() == 1
    assert browser.post("/disruptions/new", {**sent, "different": "yes"}).status_code == 302
    with viewing(coordinator):
        assert Disruption.objects.count() == 2


def test_the_list_is_filtered_exported_and_read_as_known(warrant, larch, coordinator, browse, register):
    with viewing(coordinator) as before:
        pass
    recorded(coordinator, register["cheshire"], main_p="prevent", claimed="")
    browser = browse(coordinator)
    assert "2 disruptions" in browser.get("/disruptions").content.decode()
    for query, shown in (
        ("p=prevent", "1 disruption"), ("grade=moderate", "1 disruption"), ("grade=unsaid", "1 disruption"),
        ("standing=prevention_work", "1 disruption"), ("state=counted", "1 disruption"), ("role=lead", "2 disruptions"),
        (f"threat={larch.reference.lower()}", "1 disruption"), ("threat=NW-OCG-9999", "0 disruptions"),
        ("event_from=1/1/2001&event_to=2/1/2001", "0 disruptions"), ("record_from=2001-01-01", "2 disruptions"),
        (f"as_of={before.isoformat().replace('+', '%2B')}", "1 disruption as known"),
    ):  # fmt: skip
        assert f"{shown}" in browser.get(f"/disruptions?{query}").content.decode(), query
    filtered = browser.get("/disruptions?event_from=2001-01-01&event_to=30/2/2001").content.decode()
    assert "Happened from: 1 January 2001" in filtered
    rows = b"".join(browser.get("/disruptions.csv?p=prevent").streaming_content).decode()
    assert "Prevent" in rows and "Pursue" not in rows
    workbook = browser.get("/disruptions.xlsx")
    assert workbook.status_code == 200
    workbook.close()


def test_a_threats_page_shows_its_disruptions_and_those_of_what_was_merged_into_it(
    warrant, larch, coordinator, browse, register
):
    ash = a_threat(coordinator, register["cheshire"], name="Op Ash")
    with viewing(coordinator):
        larch.__class__.objects.filter(pk=larch.pk).update(merged_into=ash, phase="closed_merged")
    page = browse(coordinator).get(f"/threats/{ash.reference}").content.decode()
    assert warrant.reference in page and f"/disruptions/new?threat={ash.reference}" in page
    assert "1 disruption" in browse(coordinator).get(f"/disruptions?threat={ash.reference}").content.decode()


def test_the_region_attaches_and_joins_and_parts(
    warrant, larch, coordinator, other, region, browse, register
):
    claimed = recorded(other, register["merseyside"], larch.reference)
    browser = browse(region)
    page = browser.get("/disruptions/same-events").content.decode()
    assert claimed.reference in page and "No two records look like the same event" in page
    assert "names a threat that is not attached yet" in browser.get("/").content.decode()
    sent = {"reference": larch.reference}
    assert browser.post(f"/disruptions/{claimed.reference}/attach", sent).status_code == 302
    page = browser.get("/disruptions/same-events").content.decode()
    assert "1 pair may be of the same event" in page
    url = f"/disruptions/{warrant.reference}/join/{claimed.reference}"
    assert browser.get(url).content.decode().count(f": {warrant.what}") == 2, "which of the two is which"
    assert "Fill in" in browser.post(url, {"lead": warrant.pk, "reason": ""}).content.decode()
    assert browser.post(url, {"lead": warrant.pk, "reason": "One warrant."}).status_code == 302
    page = browse(other).get(f"/disruptions/{claimed.reference}").content.decode()
    assert "Another record of the same event leads, by Cheshire" in page and "not counted for itself" in page
    page = browse(coordinator).get(f"/disruptions/{warrant.reference}").content.decode()
    assert "1 other agency contributed" in page
    browser = browse(region)
    browser.post(f"/disruptions/{claimed.reference}/part", {"reason": "Two warrants."})
    with viewing(region):
        assert queries.count(Filters(state=("counted",))) == 2
    assert "No two records" in browser.get("/disruptions/same-events").content.decode()
    page = browser.get(f"/disruptions/{claimed.reference}/history").content.decode()
    assert "Parted from the other record" in page and "One warrant." in page


def test_what_is_told_apart_is_not_suggested_again(warrant, larch, coordinator, region, browse, register):
    second = recorded(coordinator, register["cheshire"], larch.reference)
    browser = browse(region)
    assert "1 pair may be" in browser.get("/disruptions/same-events").content.decode()
    url = f"/disruptions/{second.reference}/apart/{warrant.reference}"
    assert browser.post(url, {"reason": "Two doors."}).status_code == 302
    assert "No two records" in browser.get("/disruptions/same-events").content.decode()


def test_who_may_not_is_refused_or_sees_no_page(warrant, other, person, browse):
    assert browse(other).get(f"/disruptions/{warrant.reference}").status_code == 404
    assert browse(other).get("/disruptions/same-events").status_code == 403
    inspector = person("inspector", "nwrocu")
    page = browse(inspector).get(f"/disruptions/{warrant.reference}").content.decode()
    assert "Amend" not in page and "Attach" not in page
    assert browse(inspector).get("/disruptions/new").status_code == 403


def test_a_number_too_long_to_be_one_narrows_a_list_to_nothing(coordinator, person, browse):
    moderator, administrator = person("moderator", "nwrocu_rocta"), person("administrator", "cheshire")
    asked = [(coordinator, address) for address in ("/disruptions", "/threats", "/operations")]
    for viewer, address in (*asked, (moderator, "/moderation"), (administrator, "/people")):
        words = "&".join(f"{name}={'9' * 5000}" for name in ("agency", "owner", "tier", "force"))
        assert browse(viewer).get(f"{address}?{words}").status_code == 200, address
