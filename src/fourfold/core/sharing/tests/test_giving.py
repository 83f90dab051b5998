"""What a partner gives: under its conditions, held by the same engine, shown beside them, and answered."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.sharing.actions import giving
from fourfold.core.sharing.actions.giving import Told
from fourfold.core.sharing.models import Given, Use
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.tests.test_sharing_pages import asked, shown

CONDITIONS = ("this_purpose_only", "ask_before_stop_or_arrest", "not_for_immigration")
WORDS = "A tenant said that a man with a red van brings parcels at night."


@pytest.fixture
def given(gone, clerk, register):
    """What somebody of the council told about the copy that they have."""
    with viewing(clerk) as now:
        told = Told(WORDS, register["cheshire"], "safeguarding", CONDITIONS, gone.copy)
        return giving.give(told=told, by=clerk, at=now)


@pytest.fixture
def use(lro, given):
    def make(**said):
        with viewing(lro) as now:
            found = {"purpose": "safeguarding", "what_for": "A visit with the housing officer.", **said}
            return giving.use(given=given, **found, by=lro, at=now)

    return make


def test_it_is_about_the_record_that_the_copy_is_of(given, threat, lro):
    assert given.about == threat.reference
    with viewing(lro):
        assert Given.objects.get().what == WORDS


def test_nobody_else_reads_it(given, person):
    for role, agency in (("lro", "merseyside"), ("partner", "warrington_council")):
        with viewing(person(role, agency)), connection.cursor() as cursor:
            for table in ("sharing_given", "sharing_given_hist", "sharing_use"):
                cursor.execute(f"select count(*) from {table}")
                assert cursor.fetchone() == (0,)


def test_without_agreement_or_copy_nothing_is_given(codes, person, register):
    stranger = person("partner", "warrington_council")
    with viewing(stranger) as now, pytest.raises(Broken, match="no agreement with that one"):
        giving.give(told=Told(WORDS, register["cheshire"], "safeguarding"), by=stranger, at=now)


def test_what_was_given_is_not_changed_and_only_the_receiver_answers(given, clerk, lro):
    with viewing(clerk), pytest.raises(DatabaseError), transaction.atomic():
        Given.objects.update(conditions=[])
    with viewing(lro), pytest.raises(DatabaseError), transaction.atomic():
        Given.objects.update(conditions=[])
    with viewing(clerk) as now, pytest.raises(DatabaseError), transaction.atomic():
        Given.objects.update(became="Fine.", became_by_id=clerk.user_id, became_at=now)


@pytest.mark.parametrize(("said", "sentence"), [
    ({"purpose": "investigation"}, "Halton gave it for this purpose only: Safeguarding."),
    ({"purpose": "immigration_enforcement"}, "not used for immigration enforcement"),
    ({"stop_or_arrest": True}, "asks to be asked before a stop or an arrest"),
])  # fmt: skip
def test_use_is_held_to_the_conditions(use, lro, said, sentence):
    with pytest.raises(Broken, match=sentence):
        use(**said)
    with viewing(lro):
        assert not Use.objects.exists()


def test_what_they_agreed_to_is_written_down(use):
    made = use(stop_or_arrest=True, agreed_by="Jo Lee, 4 January, by telephone")
    assert made.agreed_by == "Jo Lee, 4 January, by telephone"


def test_somebody_else_uses_and_answers_nothing(given, person):
    other = person("lro", "merseyside")
    with viewing(other) as now, pytest.raises(Refused):
        giving.answer(given=given, opened=1, became="x", by=other, at=now)


def test_it_is_a_part_of_the_record_and_refused_for_another_purpose(
    given, answered, threat, ask, approve, register
):
    approve(ask(parties=[register["warrington_council"], register["immigration_enforcement"]],
                purposes=["safeguarding", "prevention", "immigration_enforcement"]))  # fmt: skip
    key = f"given:{given.pk}"

    def why(purpose, partner):
        found = answered(threat.reference, purpose, register[partner])
        return {one.part.key: one.why for one in found.verdicts}[key]

    assert why("safeguarding", "warrington_council") == ""
    assert why("prevention", "warrington_council") == "Halton gave it for this purpose only: Safeguarding."
    assert "immigration enforcement" in why("safeguarding", "immigration_enforcement")


def test_a_partner_answers_a_question_a_page(browse, gone, clerk, lro, council, register, threat):
    browser = browse(clerk)
    page = shown(browser, f"/partner/give?about={gone.copy}")
    assert "What do you want to tell?" in page and "Who is it for?" not in page
    carried = {"copy": gone.copy}
    answers = (("what", WORDS), ("to_agency_id", register["cheshire"]), ("purpose", "safeguarding"),
               ("conditions", ["not_for_immigration"]))  # fmt: skip
    wrong = browser.post("/partner/give", {**carried, "step": "what", "what": " "}).content.decode()
    assert "Write what you want to tell." in wrong and "Who is it for?" not in wrong
    for name, value in answers:
        carried[name] = value
        page = browser.post("/partner/give", {**carried, "step": name}).content.decode()
    assert "Not for immigration enforcement" in page and WORDS in page
    back = browser.post("/partner/give", {**carried, "step": "check", "back": "purpose"}).content.decode()
    assert "What may it be used for?" in back and WORDS in back
    answer = browser.post("/partner/give", {**carried, "step": "check"})
    assert answer.status_code == 302, answer.content.decode()
    assert "Nobody has answered yet." in shown(browser, "/partner/given")
    police = browse(lro)
    assert "Halton told something" in shown(police, "/")
    page = shown(police, f"/threats/{threat.reference}")
    assert WORDS in page and "Not for immigration enforcement" in page
    with viewing(lro):
        number = Given.objects.get().pk
    assert "Not for immigration enforcement" in shown(police, f"/given/{number}")
    used = police.post(f"/given/{number}/use", {"purpose": "immigration_enforcement", "what_for": "x"})
    assert "not used for immigration enforcement" in used.content.decode()
    answered = police.post(f"/given/{number}", {"became": "The van was found.", "opened": 1})
    assert answered.status_code == 302
    assert "The van was found." in shown(browse(clerk), "/partner/given")
    shown(browse(lro), asked(threat.reference, council))
