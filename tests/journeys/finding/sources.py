"""Files of senders, tried, waiting, loaded, and their rows that are held back."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve

from tests.journeys.finding.looking import At, Known, linked


def batch(at: At) -> Known:
    """A file of which rows are held back."""
    visitor = at.as_role("analyst")
    visitor.opens("/sources/")
    return linked(visitor, "sources:batch")


def tried_batch(at: At) -> Known:
    """A file that was tried and not loaded."""
    from tests.journeys.test_import import THREATS, given_a_file_with_a_bad_row

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS).brings(
        "File", "soc_threats.csv", given_a_file_with_a_bad_row()
    ).clicks("Try this file")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def waiting_batch(at: At) -> Known:
    """A larger file, which waits for its turn."""
    from tests.journeys.test_import import THREATS, a_larger_file

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS).brings("File", "soc_threats_large.csv", a_larger_file()).clicks(
        "Try this file"
    )
    visitor.reads("You can leave this page.")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def unmatched_batch(at: At) -> Known:
    """A spreadsheet of somebody's own, whose columns are not named yet."""
    from tests.journeys.test_import import THREATS

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS)
    sheet = "Ref,Title,Category,Our notes\r\nA-1,Op Wrenfold,OCG,ask Jo\r\n"
    visitor.brings("File", "our groups.csv", sheet)
    visitor.page.get_by_label("It is a spreadsheet of our own").check()
    visitor.clicks("Try this file").reads("Which column is which")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def held_row(at: At) -> Known:
    """A row that waits to be mended."""
    visitor = at.as_role("analyst")
    visitor.opens(f"/sources/{at.record('batch')['number']}")
    return linked(visitor, "sources:row")


FINDERS = {
    "batch": batch,
    "tried batch": tried_batch,
    "waiting batch": waiting_batch,
    "unmatched batch": unmatched_batch,
    "held row": held_row,
}
