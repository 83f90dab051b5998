"""Who may do what: every role on one page.

Verbs are separate (view, record, assess, moderate, decide, load, administer) and composed here. `sees` and `changes`
say for which agencies; row security holds the platform to them whatever a page forgets.

Nobody is let in by one person. An administrator asks for a role or a one-time password, and somebody else approves it:
another administrator or the head of the ROCTA unit for the whole region, a SOC co-ordinator for what stays within their
own force. Never whoever asked, and never the person concerned. `approves` says how far.
"""

from django.utils.translation import gettext_lazy as _

from fourfold.core.access.policy import Permission as Access
from fourfold.core.access.roles import Breadth, Role
from fourfold.core.restricted.policy import Permission as Restricted
from fourfold.core.sharing.policy import Permission as Sharing
from fourfold.data.sources.policy import Permission as Sources
from fourfold.reporting.auditing.policy import Permission as Auditing
from fourfold.reporting.exchange.policy import Permission as Exchange
from fourfold.reporting.extracts.policy import Permission as Extracts
from fourfold.reporting.performance.policy import Permission as Performance
from fourfold.resourcing.operations.policy import Permission as Operations
from fourfold.resourcing.register.policy import Permission as Agencies
from fourfold.tackling.activity.policy import Permission as Activity
from fourfold.tackling.disruptions.policy import Permission as Disruptions
from fourfold.understanding.assessments.policy import Permission as Assessments
from fourfold.understanding.threats.policy import Permission as Threats

READING = frozenset({Access.SIGNED_IN, Access.USE_KEYS, Threats.VIEW, Agencies.VIEW})
# What an officer did or saw, and what became of it.
REPORTING = frozenset({Activity.REPORT, Activity.VIEW})
# Who alone may see a record: restricting it at once; lifting that, and adding somebody, with a second person.
# Opening one in an emergency is theirs too: somebody of these roles is on call in every force at night.
KEEPING_LISTS = frozenset(
    {Restricted.RESTRICT, Restricted.LIFT, Restricted.MEMBERS, Restricted.EMERGENCY, Restricted.MARK}
)
# No key for machines: whoever reads the log does it in person.
AUDITING = frozenset({Access.SIGNED_IN, Auditing.READ, Auditing.VERIFY})
# What waits on the first page of those roles for which most does, worst first.
LRO_DUTIES = (
    "notices", "restricted", "requests", "reviews", "briefs", "given", "shared_changed", "changed", "lasted",
    "reports_waiting", "own_reports",
)  # fmt: skip
COORDINATOR_DUTIES = (
    "notices", "restricted", "decisions", "agreements_asked", "editions", "given", "shared_changed", "agreements_due",
    "reports_waiting", "requests", "reviews", "changed", "returned", "access", "assure", "lasted", "outbox",
    "own_reports",
)  # fmt: skip
DECIDER_DUTIES = (
    "notices", "restricted", "decisions", "agreements_asked", "editions", "agreements_due",
    "challenges", "access", "moderation", "same_events", "requests", "reviews",
)  # fmt: skip
MODERATOR_DUTIES = (
    "notices", "restricted", "decisions", "moderation", "same_events", "requests", "changed", "reviews", "outbox",
    "own_reports",
)  # fmt: skip

ROLES = (
    Role(
        key="frontline",
        name=_("Frontline officer"),
        sentence=_("Reports what they did or saw, and reads what to look out for."),
        permissions=READING | REPORTING,
        sees=Breadth.OWN,
        changes=Breadth.OWN,
        menu=("report", "own_reports", "local", "threats"),
        duties=("own_reports", "local"),
    ),
    Role(
        key="analyst",
        name=_("Analyst"),
        sentence=_("Loads the force's files, records threats and assesses them."),
        permissions=READING
        | REPORTING
        | {
            Restricted.MARK,
            Threats.RECORD,
            Sources.VIEW,
            Sources.LOAD,
            Assessments.VIEW,
            Assessments.ASSESS,
            Assessments.CHALLENGE,
            Operations.VIEW,
            Disruptions.VIEW,
            Disruptions.RECORD,
            Extracts.RUN,
            Performance.VIEW,
            Exchange.VIEW,
            Exchange.SEND,
        },
        protects=True,
        sees=Breadth.OWN,
        changes=Breadth.OWN,
        menu=("threats", "disruptions", "sources", "extracts"),
        duties=("notices", "returned", "held", "outbox", "reviews", "changed", "own_reports"),
    ),
    Role(
        key="lro",
        name=_("Lead responsible officer"),
        sentence=_(
            "Answers for a threat of their own force: reads it, amends it and decides what becomes of it."
        ),
        permissions=READING
        | REPORTING
        | KEEPING_LISTS
        | {Threats.RECORD, Threats.DECIDE, Assessments.VIEW, Operations.VIEW, Operations.RECORD}
        | {Activity.SETTLE, Disruptions.VIEW, Disruptions.RECORD, Performance.VIEW}
        | {Sharing.VIEW, Sharing.OFFER},
        protects=True,
        sees=Breadth.OWN,
        changes=Breadth.OWN,
        menu=("threats", "disruptions", "operations", "map"),
        duties=LRO_DUTIES,
    ),
    Role(
        key="coordinator",
        name=_("SOC co-ordinator"),
        sentence=_("Keeps the force's list whole: records, assesses, decides and approves."),
        permissions=READING
        | REPORTING
        | KEEPING_LISTS
        | {
            Activity.SETTLE,
            Threats.RECORD,
            Threats.DECIDE,
            Threats.APPROVE,
            Sources.VIEW,
            Assessments.VIEW,
            Assessments.ASSESS,
            Assessments.CHALLENGE,
            Operations.VIEW,
            Operations.RECORD,
            Disruptions.VIEW,
            Disruptions.RECORD,
            Disruptions.ASSURE,
            Extracts.RUN,
            Performance.VIEW,
            Exchange.VIEW,
            Exchange.SEND,
            Access.APPROVE_ACCESS,
            Sharing.VIEW,
            Sharing.OFFER,
            Sharing.AGREE,
            Sharing.APPROVE,
        },
        protects=True,
        sees=Breadth.OWN,
        changes=Breadth.OWN,
        approves=Breadth.OWN,
        menu=("inbox", "threats", "disruptions", "operations"),
        duties=COORDINATOR_DUTIES,
    ),
    Role(
        key="moderator",
        name=_("ROCTA moderator"),
        sentence=_("Moderates the region's assessments evenly, and never their own."),
        permissions=READING
        | REPORTING
        | KEEPING_LISTS
        | {
            Threats.DECIDE,
            Threats.APPROVE,
            Assessments.VIEW,
            Assessments.MODERATE,
            Assessments.ADOPT_MODELS,
            Operations.VIEW,
            Operations.RECORD,
            Disruptions.VIEW,
            Disruptions.JOIN,
            Extracts.RUN,
            Performance.VIEW,
            Exchange.VIEW,
            Exchange.SEND,
        },
        sees=Breadth.REGION,
        changes=Breadth.REGION,
        menu=("moderation", "threats", "disruptions", "extracts"),
        duties=MODERATOR_DUTIES,
    ),
    Role(
        key="decider",
        name=_("Head of the ROCTA unit"),
        sentence=_(
            "Decides challenges to a moderation, and approves decisions on threats and access for people."
        ),
        permissions=READING
        | KEEPING_LISTS
        | {
            Threats.DECIDE,
            Threats.APPROVE,
            Assessments.VIEW,
            Assessments.MODERATE,
            Assessments.DECIDE_CHALLENGES,
            Assessments.ADOPT_MODELS,
            Operations.VIEW,
            Disruptions.VIEW,
            Disruptions.JOIN,
            Extracts.RUN,
            Performance.VIEW,
            Access.APPROVE_ACCESS,
            Sharing.VIEW,
            Sharing.AGREE,
            Sharing.APPROVE,
        },
        sees=Breadth.REGION,
        changes=Breadth.REGION,
        approves=Breadth.REGION,
        menu=("moderation", "threats", "disruptions", "extracts"),
        duties=DECIDER_DUTIES,
    ),
    Role(
        key="panel",
        name=_("Chair of the disruption panel"),
        sentence=_(
            "Agrees for the region how far major and negative disruptions went, never of what they led."
        ),
        permissions=READING
        | {Operations.VIEW, Disruptions.VIEW, Disruptions.ASSURE, Disruptions.ASSURE_PANEL, Extracts.RUN},
        sees=Breadth.REGION,
        changes=Breadth.REGION,
        menu=("assurance", "disruptions", "extracts"),
        duties=("assure",),
    ),
    Role(
        key="partner",
        name=_("Partner"),
        sentence=_(
            "Reads what was shared with their agency, answers it, and gives information. Sees nothing else."
        ),
        permissions=frozenset({Access.SIGNED_IN, Access.USE_KEYS, Sharing.RECEIVE}),
        sees=Breadth.PARTNER,
        changes=Breadth.PARTNER,
        menu=("partner", "partner_received", "partner_actions", "partner_given", "contacts"),
        partner=True,
        home="sharing:partner",
    ),
    Role(
        key="inspector",
        name=_("HMICFRS inspector"),
        sentence=_("Reads the region's threats and runs extracts, for a stated period."),
        permissions=READING
        | {Assessments.VIEW, Operations.VIEW, Disruptions.VIEW, Extracts.RUN, Performance.VIEW, Sharing.VIEW},
        sees=Breadth.REGION,
        menu=("extracts", "threats", "disruptions", "map"),
    ),
    Role(
        key="auditor",
        name=_("Auditor"),
        sentence=_("Reads who did what in their own force, and whether the log is whole. Sees no threat."),
        permissions=AUDITING,
        sees=Breadth.NONE,
        audits=Breadth.OWN,
        menu=("audit", "unusual", "grants", "checkpoints"),
    ),
    Role(
        key="regional_auditor",
        name=_("Regional auditor"),
        sentence=_("Reads who did what in the region, and whether the log is whole. Sees no threat."),
        permissions=AUDITING,
        sees=Breadth.NONE,
        audits=Breadth.REGION,
        menu=("audit", "unusual", "grants", "checkpoints"),
    ),
    Role(
        key="administrator",
        name=_("Administrator"),
        sentence=_("Keeps people, agencies and scoring models. Sees no threat."),
        permissions=frozenset(
            {
                Access.SIGNED_IN,
                Access.USE_KEYS,
                Access.MANAGE_PEOPLE,
                Access.APPROVE_ACCESS,
                Agencies.VIEW,
                Agencies.MANAGE,
                Assessments.ADOPT_MODELS,
            }
        ),
        sees=Breadth.NONE,
        approves=Breadth.REGION,
        administers=True,
        menu=("people", "agencies", "models"),
        duties=("access", "asked", "lapsing"),
    ),
)
