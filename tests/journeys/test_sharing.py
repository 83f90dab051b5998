"""A partner receives an edition, the source is corrected, the partner is told, and answers under conditions."""

from __future__ import annotations

from tests.journeys.visitor import Visitor


def shared(police: Visitor) -> str:
    """Share a threat of the force with the council, with something asked: the reference of the threat."""
    police.opens("/shared")
    reference = police.page.locator("main tbody td a").first.inner_text().split()[-1]
    police.opens(f"/{reference}/share")
    police.selects("Partner", "Halton").selects("Purpose", "Safeguarding").clicks("What may I share?")
    police.reads("You may share").reads("May not be shared, and why").reads("Preview: as the partner sees it")
    police.writes("Who receives it", "Perpetua Dunmarsh, Community safety")
    police.writes("What you ask of them", "Look at the flats above the shops.")
    police.writes("By which day", "20/7/2023").clicks("Share and record").reads("Shared and recorded.")
    return reference


def test_a_partner_is_told_of_a_correction_and_answers_under_conditions(someone):
    police = someone("coordinator")
    reference = shared(police)
    partner = someone("partner", phone=True)
    partner.reads("Asked of us").reads("Look at the flats above the shops.")
    partner.page.locator(f"main a:has-text('{reference}')").first.click()
    partner.clicks("I have read it").reads("Acknowledged.")

    police.opens(f"/threats/{reference}/brief")
    police.writes("Signs", "Doors locked from outside; a new van.")
    police.writes("Review day", "1/10/2023").clicks("Save").reads("The brief is saved.")
    police.opens("/")
    police.reads("Shared, and changed since")
    police.page.locator("main a:has-text('shared with Halton')").first.click()
    police.reads("this copy says something else").clicks("Share a corrected copy")
    police.writes("What was corrected", "Signs corrected.").clicks("Share and record").reads(
        "Shared and recorded."
    )

    partner.opens("/partner")
    partner.reads("Correction").reads("Signs corrected.").clicks("Acknowledge")
    partner.reads("Acknowledged.").does_not_read("Signs corrected.")
    partner.opens("/partner/shared")
    partner.reads("Shared with us")

    partner.opens("/partner/give")
    partner.writes("What do you want to tell?", "A red van at night.").clicks("Continue")
    partner.page.get_by_label("Cheshire", exact=True).check()
    partner.clicks("Continue")
    partner.page.get_by_label("Safeguarding", exact=True).check()
    partner.clicks("Continue")
    partner.page.get_by_label("Not for immigration enforcement", exact=True).check()
    partner.clicks("Continue").reads("A red van at night.").clicks("Send").reads("Sent.")

    police.opens("/given")
    police.reads("A red van at night.").reads("Not for immigration enforcement")
    police.page.get_by_role("link", name="Open it").first.click()
    police.clicks("Use it").selects("Purpose", "Immigration enforcement")
    police.writes("What is it used for?", "A check.").clicks("Write it down")
    police.reads("not used for immigration enforcement")
