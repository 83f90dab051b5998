"""Every page of the platform: who opens it, how heavy it may be, and how it looks empty and with an error."""

from __future__ import annotations

from dataclasses import dataclass

RECORD, LIST, MAP = 15, 25, 60  # kB of HTML, gzipped


@dataclass(frozen=True)
class Page:
    """A page by the name of its address.

    `of` names the record that its address holds, which `finding` finds. `empty` is a query that matches nothing;
    `bare` says that the page is also looked at on a platform without threats. `submits` names the button of the form
    that is sent empty but for `fills` ("*" is the first button of the page's form); `wrong` is a query that cannot be
    answered.
    """

    name: str
    role: str
    weight: int
    of: str = ""
    empty: str = ""
    bare: bool = False
    submits: str = ""
    fills: tuple[tuple[str, str], ...] = ()
    wrong: str = ""
    query: str = ""
    titled: str = ""  # what the tab says where the heading holds a number or a name


FUTURE = "?as_of=2999-01-01"
NOTHING = "?tier=1&phase=open&soc=no&more=prison&more=overdue"
TOO_MANY = ", ".join(f"log {number}" for number in range(21))

PAGES = (
    Page("sign-in", "", RECORD, submits="Sign in"),
    Page("home", "analyst", RECORD, bare=True),
    Page("home", "moderator", RECORD, bare=True),
    Page("ui:gallery", "analyst", LIST),
    Page("threats:list", "moderator", LIST, empty=NOTHING, bare=True, wrong=FUTURE, titled="Threats"),
    Page("threats:list", "inspector", LIST, query="?as_of=2023-01-04", titled="Threats"),
    Page("threats:add", "analyst", RECORD, submits="Save"),
    Page("threats:threat", "coordinator", LIST, of="threat", wrong=FUTURE),
    Page("threats:threat", "inspector", LIST, of="threat", query="?as_of=2023-06-30"),
    Page("threats:amend", "coordinator", RECORD, of="threat", submits="Save"),
    Page("threats:brief", "coordinator", RECORD, of="threat", submits="Save"),
    Page("threats:local", "frontline", LIST, bare=True, wrong="?area=nowhere", titled="Local threats"),
    Page("threats:local", "inspector", LIST, query="?as_of=2023-06-30", titled="Local threats"),
    Page("home", "frontline", RECORD, bare=True),
    Page("threats:history", "coordinator", LIST, of="threat", wrong="?first=&second="),
    Page("threats:print", "coordinator", RECORD, of="threat with people", submits="Show it with people"),
    Page("threats:print", "inspector", RECORD, of="threat", query="?as_of=2023-06-30"),
    Page("threats:link", "coordinator", RECORD, of="threat", submits="Link this person"),
    Page("threats:end-link", "coordinator", RECORD, of="linked person", submits="*"),
    Page("threats:reclassify", "coordinator", RECORD, of="threat", submits="Ask for approval"),
    Page("threats:close", "coordinator", RECORD, of="threat", submits="Ask for approval"),
    Page("threats:reopen", "moderator", RECORD, of="closed threat", submits="Ask for approval"),
    Page("threats:merge", "coordinator", RECORD, of="threat", submits="Ask for approval"),
    Page("threats:transfer", "moderator", RECORD, of="threat", submits="Ask for approval"),
    Page("threats:request", "moderator", RECORD, of="asked decision", submits="Decide"),
    Page("threats:withdraw-request", "coordinator", RECORD, of="asked decision", submits="Withdraw"),
    Page("threats:map", "inspector", MAP, bare=True, wrong=FUTURE),
    Page("assessments:assess", "analyst", LIST, of="unassessed threat"),
    Page("assessments:assess", "analyst", LIST, of="draft", submits="Check and submit",
         fills=(("physical-evidence", TOO_MANY),)),
    Page("assessments:check", "analyst", LIST, of="draft", submits="Submit for moderation",
         fills=(("override-tier", "1"),)),
    Page("assessments:assessment", "coordinator", LIST, of="assessment", wrong=FUTURE),
    Page("assessments:second", "coordinator", LIST, of="assessment", submits="Keep my opinion",
         fills=(("physical-evidence", TOO_MANY),)),
    Page("assessments:challenge", "coordinator", RECORD, of="assessment", submits="Send the challenge"),
    Page("assessments:challenge-one", "decider", RECORD, of="challenge", submits="Decide"),
    Page("assessments:withdraw", "analyst", RECORD, of="assessment", submits="Withdraw it"),
    Page(
        "assessments:queue",
        "moderator",
        LIST,
        empty="?kind=vulnerability&again=changed&second=with",
        bare=True,
        titled="Moderation",
    ),
    Page("assessments:decide", "moderator", LIST, of="submitted", submits="Decide"),
    Page("assessments:quality", "moderator", LIST, bare=True),
    Page("assessments:quality", "moderator", LIST, query="?as_of=2023-01-04"),
    Page("assessments:models", "decider", LIST, submits="Check the file"),
    Page("sources:list", "analyst", LIST, bare=True, titled="Feeds"),
    Page("sources:add", "analyst", RECORD, submits="Try this file"),
    Page("sources:batch", "analyst", LIST, of="batch", titled="B-"),
    Page("sources:batch", "analyst", LIST, of="tried batch", titled="B-"),
    Page("sources:batch", "analyst", LIST, of="waiting batch", titled="B-"),
    Page("sources:match", "analyst", LIST, of="unmatched batch", submits="Take the rows in as drafts"),
    Page("sources:records", "analyst", LIST, of="batch", titled="B-"),
    Page("sources:row", "analyst", LIST, of="held row", submits="Save"),
    Page("extracts:list", "inspector", LIST, bare=True, submits="Run"),
    Page("extracts:run", "inspector", LIST, of="run"),
    Page("extracts:compare", "inspector", LIST, of="compared runs", titled="Compare"),
    Page("performance:page", "inspector", MAP, bare=True, wrong="?year=soon"),
    Page("performance:page", "coordinator", MAP, query="?as_of=2023-01-04"),
    Page("exchange:outbox", "moderator", LIST, bare=True, titled="Outbox"),
    Page("exchange:files", "moderator", LIST, bare=True),
    Page("exchange:file", "moderator", LIST, of="upload", titled="File U-"),
    Page("exchange:receipt", "moderator", RECORD, submits="Take the receipt"),
    Page("exchange:outbox", "coordinator", LIST, titled="Outbox"),
    Page("exchange:reconciliation", "moderator", LIST, bare=True, titled="Reconciliation"),
    Page("exchange:load", "moderator", RECORD, submits="Load it"),
    Page("operations:list", "coordinator", LIST, bare=True, wrong=FUTURE, titled="Operations"),
    Page("operations:add", "coordinator", RECORD, submits="*"),
    Page("operations:unserved", "coordinator", LIST, bare=True),
    Page("operations:link", "coordinator", RECORD, of="threat", submits="*"),
    Page("operations:operation", "coordinator", LIST, of="operation", wrong=FUTURE, titled="Operation"),
    Page("operations:history", "coordinator", LIST, of="operation", titled="History of an operation"),
    Page("operations:amend", "coordinator", RECORD, of="operation", submits="*"),
    Page("operations:end", "coordinator", RECORD, of="operation", submits="*"),
    Page("operations:serve", "coordinator", RECORD, of="operation", submits="*"),
    Page("operations:stop", "coordinator", RECORD, of="service", submits="*"),
    Page("disruptions:list", "coordinator", LIST, empty="?p=prepare&grade=negative", bare=True, wrong=FUTURE,
         titled="Disruptions"),
    Page("disruptions:list", "inspector", LIST, query="?as_of=2023-06-30", titled="Disruptions"),
    Page("disruptions:new", "coordinator", RECORD, submits="Save"),
    Page("disruptions:disruption", "coordinator", LIST, of="disruption", wrong=FUTURE),
    Page("disruptions:disruption", "moderator", LIST, of="joined disruption"),
    Page("disruptions:history", "moderator", LIST, of="joined disruption"),
    Page("disruptions:amend", "coordinator", RECORD, of="disruption", submits="Save"),
    Page("disruptions:results", "coordinator", RECORD, of="disruption"),
    Page("disruptions:withdraw", "coordinator", RECORD, of="disruption", submits="*"),
    Page("disruptions:attach", "moderator", RECORD, of="disruption", submits="Attach"),
    Page("disruptions:same-events", "moderator", LIST, bare=True),
    Page("disruptions:join", "moderator", RECORD, of="alike disruptions", submits="Join"),
    Page("disruptions:tell-apart", "moderator", RECORD, of="alike disruptions", submits="*"),
    Page("disruptions:assurance", "coordinator", LIST, empty="?p=prepare&grade=negative&late=yes", bare=True,
         titled="Assurance"),
    Page("disruptions:assure", "coordinator", LIST, of="waiting disruption", submits="Decide"),
    Page("disruptions:panels", "panel", RECORD, bare=True, submits="Open the meeting"),
    Page("disruptions:panel", "panel", LIST, of="panel"),
    Page("disruptions:assure", "panel", LIST, of="panel paper", submits="Decide"),
    Page("disruptions:to-follow", "coordinator", LIST, bare=True, titled="Did effects last?"),
    Page("disruptions:lasted", "coordinator", RECORD, of="disruption to follow", submits="Save"),
    Page("disruptions:lasting", "inspector", LIST, bare=True),
    Page("disruptions:lasting", "inspector", LIST, query="?as_of=2023-06-30"),
    Page("disruptions:part", "moderator", RECORD, of="joined disruption", submits="Part them"),
    Page("activity:report", "frontline", RECORD, submits="Send"),
    Page("activity:own", "frontline", LIST, bare=True, empty="?state=disruption", wrong=FUTURE, titled="My reports"),
    Page("activity:inbox", "coordinator", LIST, bare=True, empty="?state=disruption", wrong=FUTURE, titled="Reports"),
    Page("activity:one", "coordinator", RECORD, of="report", wrong=FUTURE),
    Page("activity:settle", "coordinator", RECORD, of="report", submits="Save"),
    Page("auditing:entries", "auditor", LIST, wrong="?since=2023-01-01&until=2023-03-01"),
    Page("auditing:entries", "regional_auditor", LIST, empty="?record=NW-OCG-9999"),
    Page("auditing:grants", "auditor", LIST, wrong="?on=31/2/2023", empty="?on=1/1/1999", titled="Grants"),
    Page("auditing:checkpoints", "regional_auditor", LIST),
    Page("restricting:list", "coordinator", LIST, bare=True),
    Page("restricting:restrict", "coordinator", RECORD, of="threat", submits="Restrict it"),
    Page("restricting:one", "coordinator", LIST, of="restriction"),
    Page("restricting:add", "coordinator", RECORD, of="restriction", submits="*"),
    Page("restricting:member", "coordinator", RECORD, of="asked place", submits="Decide"),
    Page("restricting:take-off", "coordinator", RECORD, of="place", submits="*"),
    Page("restricting:review", "coordinator", RECORD, of="restriction"),
    Page("restricting:lift", "coordinator", RECORD, of="restriction", submits="Ask for approval"),
    Page("restricting:interest", "frontline", RECORD, of="threat", submits="Declare the interest"),
    Page("restricting:end-interest", "coordinator", RECORD, of="interest", submits="*"),
    Page("people:list", "administrator", LIST),
    Page("people:add", "administrator", RECORD, submits="*"),
    Page("people:person", "administrator", RECORD, of="person", titled="Person"),
    Page("people:grant", "administrator", RECORD, of="person", submits="*"),
    Page("people:end", "administrator", RECORD, of="grant", submits="*"),
    Page("people:password", "administrator", RECORD, of="person", submits="*"),
    Page("people:request", "decider", RECORD, of="request", submits="Decide", titled="A request"),
    Page("people:own-password", "analyst", RECORD),
    Page("people:begin-afresh", "administrator", RECORD, of="person", submits="*"),
    Page("people:account", "analyst", RECORD),
    Page("people:use-app", "analyst", RECORD, submits="Use this app"),
    Page("people:keys", "analyst", RECORD),
    Page("people:make-key", "analyst", RECORD, submits="*"),
    Page("api", "analyst", LIST),
    Page("register:agencies", "administrator", LIST, wrong="?on=31/2/2023"),
    Page("register:open", "administrator", RECORD, submits="*"),
    Page("register:agency", "administrator", RECORD, of="agency"),
    Page("register:agency", "inspector", LIST, of="agency", query="?as_of=2023-01-04"),
    Page("register:agencies", "inspector", LIST, query="?as_of=2023-01-04"),
    Page("register:rename", "administrator", RECORD, of="agency", submits="*"),
    Page("register:move", "administrator", RECORD, of="agency", submits="*"),
    Page("register:merge", "administrator", RECORD, of="agency", submits="*"),
    Page("register:split", "administrator", RECORD, of="agency", submits="*"),
    Page("register:carry-over", "administrator", RECORD, of="ended agency"),
    Page("sharing:agreements", "coordinator", LIST, bare=True, empty="?state=refused", titled="Agreements"),
    Page("sharing:add-agreement", "coordinator", RECORD, submits="Ask for approval"),
    Page("sharing:agreement", "coordinator", RECORD, of="agreement"),
    Page("sharing:decide-agreement", "decider", RECORD, of="waiting agreement", submits="Decide"),
    Page("sharing:withdraw-agreement", "coordinator", RECORD, of="waiting agreement"),
    Page("sharing:review-agreement", "coordinator", RECORD, of="agreement", submits="I have looked at it"),
    Page("sharing:end-agreement", "coordinator", RECORD, of="agreement", submits="End it"),
    Page("sharing:hand-over", "decider", RECORD, of="agreement without a party", submits="Decide"),
)  # fmt: skip

# What has an address and is no page.
NO_PAGES = {
    "become": "sends on to the first page",
    "sign-out": "sends on to the sign-in page",
    "act-as": "sends on to the first page",
    "sign-in-code": "asks for a code after a password, which no persona has: test_second_factor.py looks at it",
    "people:recovery-codes": "asks for new codes of an app, which no persona has: test_second_factor.py looks at it",
    "people:give-up-app": "sends back to the account",
    "threats:find": "sends on to the threat or the list",
    "auditing:find": "sends on to the entries, or shows their page",
    "auditing:check": "sends on to the checkpoints",
    "ui:language": "sends back to where one was",
    "ui:keep-words": "a sentence for the page's script",
    "ui:unseal": "a key for the page's script",
    "ui:throw-away": "sends back to where one was",
    "live": "for machines",
    "ready": "for machines",
    "threats:save-view": "sends back to the list",
    "threats:forget-view": "sends back to the list",
    "people:withdraw": "sends back to the person",
    "people:end-key": "sends back to the keys",
    "api-description": "for machines",
    "assessments:result": "a part of a page",
    "sources:try": "sends on to the batch",
    "sources:load": "sends on to the batch",
    "sources:withdraw": "sends on to the batch",
    "sources:mend": "sends on to the batch, or shows the page of the row",
    "sources:choose": "sends on to the batch, or shows the page of the row",
    "sources:settle": "sends on to the batch, or shows the page of the row",
    "extracts:start": "sends on to the run",
    "extracts:again": "sends on to the run",
    "exchange:write": "sends on to the file",
    "exchange:put-in": "sends on to the file",
    "exchange:take-back": "sends on to the outbox, or shows the page of the file",
}
FILES = (
    "agreements-csv", "agreements-xlsx",
    "csv", "xlsx", "own-csv", "own-xlsx", "inbox-csv", "inbox-xlsx", "map-csv", "held", "unserved-csv", "unserved-xlsx",
    "assurance-csv", "assurance-xlsx", "to-follow-csv", "to-follow-xlsx",
    "grants-csv", "grants-xlsx",
    "upload-csv", "upload-xlsx", "differences-csv", "differences-xlsx",
)  # fmt: skip  # the last part of the name


# Pages whose forms cannot be sent wrong: they have buttons, or boxes that may be left empty.
LOOSE_FORMS = {
    "exchange:file": "a button, and a reason that lies folded away",
    "exchange:outbox": "buttons",
    "ui:gallery": "a sample that goes nowhere",
    "threats:list": "the name of a saved view and the filters",
    "assessments:assess": "starting a draft has nothing to fill in",
    "sources:batch": "a button",
    "extracts:run": "a button",
    "disruptions:results": "a disruption may have no results",
    "register:carry-over": "a decision for each kind of record",
}
