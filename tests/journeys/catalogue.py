"""Every page of the platform: who opens it, how heavy it may be, and how it looks empty and with an error."""

from __future__ import annotations

from dataclasses import dataclass

RECORD, LIST, MAP = 15, 25, 60  # kB of HTML, gzipped


@dataclass(frozen=True)
class Page:
    """A page by the name of its address.

    `of` names the record that its address holds. `empty` is a query that matches nothing. `submits` names the button
    of the form that is sent with nothing in it; `wrong` is a query that cannot be answered.
    """

    name: str
    role: str
    weight: int
    of: str = ""
    empty: str = ""
    bare: bool = False  # whether the page of a platform without threats is looked at too
    submits: str = ""
    wrong: str = ""


FUTURE = "?as_of=2999-01-01"
NOTHING = "?tier=1&phase=open&soc=no&more=prison&more=overdue"

PAGES = (
    Page("sign-in", "", RECORD, submits="Sign in"),
    Page("home", "analyst", RECORD, bare=True),
    Page("ui:gallery", "analyst", LIST),
    Page("threats:list", "moderator", LIST, empty=NOTHING, bare=True, wrong=FUTURE),
    Page("threats:add", "analyst", RECORD, submits="Save"),
    Page("threats:threat", "coordinator", LIST, of="threat", wrong=FUTURE),
    Page("threats:amend", "coordinator", RECORD, of="threat", submits="Save"),
    Page("threats:history", "coordinator", LIST, of="threat", wrong="?first=&second="),
    Page("threats:link", "coordinator", RECORD, of="threat", submits="Link this person"),
    Page("threats:reclassify", "coordinator", RECORD, of="threat", submits="Decide"),
    Page("threats:close", "coordinator", RECORD, of="threat", submits="Decide"),
    Page("threats:reopen", "moderator", RECORD, of="closed", submits="Decide"),
    Page("threats:merge", "coordinator", RECORD, of="threat", submits="Decide"),
    Page("threats:transfer", "moderator", RECORD, of="threat", submits="Decide"),
    Page("threats:map", "inspector", MAP, bare=True, wrong=FUTURE),
)

# What has an address and is no page.
NO_PAGES = {
    "find": "sends on to the list",
    "become": "sends on to the first page",
    "sign-out": "sends on to the sign-in page",
    "ui:language": "sends back to where one was",
    "live": "for machines",
    "ready": "for machines",
    "threats:csv": "a file",
    "threats:xlsx": "a file",
    "threats:map-csv": "a file",
    "threats:save-view": "sends back to the list",
    "threats:forget-view": "sends back to the list",
}

# Pages whose forms cannot be sent wrong: they have buttons, or boxes that may be left empty.
LOOSE_FORMS = {
    "ui:gallery": "a sample that goes nowhere",
    "threats:list": "the name of a saved view and the filters",
}
