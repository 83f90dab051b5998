"""The auditor's pages: what they show, what they refuse in words, and what stands in no address."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit import sealing, searches, standing
from fourfold.core.audit.actions import Operation

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def analyst(person, as_owner):
    """An analyst who read one threat and was refused once."""
    viewer = person("analyst", "cheshire", "Wren Talgarth")
    as_owner("delete from audit_block")
    as_owner("delete from audit_entry")
    with viewing(viewer):
        audit.consulted("threat.read", by=viewer, kind="threat", target="NW-OCG-0417")
        audit.record(
            Operation.REFUSAL, "add", by=viewer, kind="page", reason="Your role does not include this."
        )
    return viewer


@pytest.fixture
def auditor(person, browse):
    return browse(person("auditor", "cheshire", "Oriel Brackenthwaite"))


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_first_sentence_says_how_far_the_chain_is_whole(analyst, auditor):
    assert "Nothing is checked yet." in text(auditor.get("/audit"))
    sealing.seal()
    standing.check()
    page = text(auditor.get("/audit"))
    found = standing.checked()
    assert (
        f"Chain whole to {found.sealed_at.astimezone(sealing_zone()):%H:%M}; {found.entries} entries" in page
    )
    assert page.index("Chain whole") < page.index("This reading is recorded.") < page.index("Wren Talgarth")


def sealing_zone():
    from fourfold.core.history import clock

    return clock.LONDON


def test_a_broken_chain_is_said_first(analyst, auditor, as_owner):
    sealing.seal()
    as_owner("update audit_entry set reason = 'x' where act = 'add'")
    standing.check()
    assert "Block 1/1 is not what was sealed" in text(auditor.get("/audit"))


def test_a_search_by_name_leads_to_an_address_without_it(analyst, auditor):
    answer = auditor.post("/audit/find", {
        "person": "wren talgarth", "operation": ["refusal"], "words": "does not",
        "since": "1/1/2020", "until": "2/1/2020",
    })  # fmt: skip
    assert answer.status_code == 302
    assert (
        "Talgarth" not in answer.url
        and "does" not in answer.url
        and f"person={analyst.user_id}" in answer.url
    )
    page = text(auditor.get(answer.url))
    assert "No entries." in page and "Wren Talgarth" in page


def test_entries_are_narrowed_and_shown_in_words(analyst, auditor):
    page = text(auditor.get(f"/audit?person={analyst.user_id}&operation=consultation"))
    assert (
        "NW-OCG-0417" in page
        and "Analyst, Cheshire" in page
        and "Your role does not include this." not in page
    )
    assert "Showing 1 to 1 of 1" in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"since": "1/1/2023", "until": "1/2/2023"}, "Choose 31 days at most, or a record."),
        ({"since": "2/1/2023", "until": "1/1/2023"}, "The last day is before the first."),
        ({"since": "", "until": ""}, "Choose a first and a last day, or a record."),
        (
            {"person": "nobody", "since": "1/1/2023", "until": "1/1/2023"},
            "Nobody of that name has or had a role",
        ),
        (
            {"record": "two words; x", "since": "1/1/2023", "until": "1/1/2023"},
            "A record is a reference or a number",
        ),
        ({"since": "31/2/2023", "until": "1/1/2023"}, "31/2/2023 is not a date"),
    ],
)
def test_what_cannot_be_asked_is_said_and_nothing_typed_is_lost(analyst, auditor, sent, sentence):
    page = text(auditor.post("/audit/find", sent))
    assert sentence in page
    for typed in filter(None, sent.values()):
        assert f'value="{typed}"' in page


def test_a_person_of_another_force_is_nobody_here(analyst, auditor, person):
    other = person("analyst", "merseyside", "Idris Mossgrave")
    sent = {"person": "Idris Mossgrave", "since": "1/1/2023", "until": "1/1/2023"}
    assert "Nobody of that name" in text(auditor.post("/audit/find", sent))
    assert "Nobody of that name" in text(auditor.get(f"/audit?person={other.user_id}"))


def test_the_file_says_how_far_the_log_was_whole_and_holds_what_was_found(analyst, auditor):
    sealing.seal()
    standing.check()
    lines = b"".join(auditor.get("/audit.csv").streaming_content).decode()
    assert "Chain whole to" in lines and "NW-OCG-0417" in lines and "Wren Talgarth" in lines
    assert b"".join(auditor.get("/audit.xlsx").streaming_content)
    answer = auditor.get("/audit.csv?since=2023-01-01&until=2024-01-01")
    assert answer.status_code == 400 and "31 days at most" in text(answer)


def test_grants_say_who_approved_and_why_and_can_be_read_for_a_day(analyst, auditor):
    page = text(auditor.get("/audit/grants"))
    assert "Wren Talgarth" in page and "2 grants" in page
    assert "Wren Talgarth" not in text(auditor.get("/audit/grants?on=1/1/2020"))
    wrong = text(auditor.get("/audit/grants?on=31/2/2023"))
    assert "31/2/2023 is not a date" in wrong and 'id="id_on"' in wrong
    assert "Wren Talgarth" not in text(auditor.get("/audit/grants?role=auditor"))
    assert "Wren Talgarth" in b"".join(auditor.get("/audit/grants.csv").streaming_content).decode()


def test_the_page_of_checkpoints_checks_at_once(analyst, auditor, tmp_path, settings):
    settings.CHECKPOINT_FOLDER = tmp_path
    answer = auditor.post("/audit/checkpoints/check", follow=True)
    page = text(answer)
    assert "checked, and whole." in page and "Chain whole" in page and "None is published yet." in page


def test_whoever_is_no_auditor_reads_nothing(analyst, browse, person):
    for address in ("/audit", "/audit.csv", "/audit/grants", "/audit/checkpoints"):
        assert browse(person("administrator", "nwrocu")).get(address).status_code == 403


def test_an_auditor_sees_no_case_row(person, browse):
    client = browse(person("regional_auditor", "nwrocu"))
    assert client.get("/threats").status_code == 403


def test_readiness_says_how_far_the_seal_is_behind(analyst, client, as_owner):
    answer = client.get("/health/ready").content.decode()
    assert answer.startswith("ready\naudit_seal_lag_seconds ") and "alarm" not in answer
    as_owner("update audit_entry set stamped = stamped - interval '16 minutes'")
    assert (
        "alarm: the audit log has not been sealed for over 15 minutes"
        in client.get("/health/ready").content.decode()
    )


def test_the_menu_marks_the_one_page_that_is_open(auditor):
    page = text(auditor.get("/audit/checkpoints"))
    assert page.count("govuk-service-navigation__item--active") == 1


def test_what_is_unlike_somebody_is_shown_with_what_is_usual_and_why_it_may_be(analyst, auditor):
    assert "Nothing in these days is unlike anybody." in text(auditor.get("/audit/unusual"))
    with viewing(analyst):
        audit.disclosed("threat.export", by=analyst, kind="threat", rows=40_000)
    page = text(auditor.get("/audit/unusual"))
    assert "1 thing unlike the person" in page and "40,000" in page and "not known: too few days" in page
    assert "A return or an inspection that was due" in page and "misuse" not in page.lower()
    assert f"person={analyst.user_id}" in page and "operation=disclosure" in page
    assert "Choose" in text(auditor.get("/audit/unusual?last=1/1/2999"))


def test_the_words_of_a_search_are_shown_for_a_reason(analyst, auditor, as_owner):
    with viewing(analyst) as now:
        searches.searched("threat.find", by=analyst, kind="search", words="Op Larch", at=now)
    number = as_owner("select entry from audit_searched")[0][0]
    assert f"/audit/searches/{number}" in text(auditor.get("/audit"))
    assert "Larch" not in text(auditor.get("/audit"))
    assert "Larch" not in text(auditor.get(f"/audit/searches/{number}"))
    assert "Fill in" in text(auditor.post(f"/audit/searches/{number}", {"reason": ""}))
    assert "Op Larch" in text(auditor.post(f"/audit/searches/{number}", {"reason": "Complaint 12"}))
    assert "Complaint 12" in text(auditor.get("/audit"))
    assert "No words are kept" in text(auditor.post("/audit/searches/1", {"reason": "Complaint 12"}))


def test_cover_is_said_beside_the_grant_and_beside_what_it_may_explain(analyst, auditor, person, as_owner):
    colleague = person("analyst", "cheshire", "Idris Mossgrave")
    as_owner(f"update access_grant set covers_id = {analyst.grant_id} where id = {colleague.grant_id}")
    assert "Analyst, cover for Wren Talgarth" in text(auditor.get("/audit/grants"))
    with viewing(colleague):
        audit.disclosed("threat.export", by=colleague, kind="threat", rows=40_000)
    assert "Cover: they act for Wren Talgarth, who is away." in text(auditor.get("/audit/unusual"))
