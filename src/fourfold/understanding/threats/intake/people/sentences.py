"""Why a row about a person is held back: what the page would refuse, and what a file may not overwrite."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

OLDER = sentence(
    "part_older",
    _("What was sent before of this part in %(reference)s is newer than this row. Nothing was changed."),
)
OTHER_PART = sentence(
    "part_other",
    _(
        "This row was about another threat or person before. Take that part back, and send this one under a key of "
        "its own."
    ),
)
HAS_PART = sentence(
    "part_had_already",
    _(
        "This person has this role in %(reference)s already. If that part is wrong, end it on the threat's page; then "
        "load this row again."
    ),
)
NOTHING_TO_TAKE_BACK = sentence(
    "part_never_sent", _("This row takes back a part in %(reference)s that was not sent before.")
)
TWO_PEOPLE = sentence(
    "person_said_twice",
    _("Another row of this file gives this person another name or date of birth. Send one of them."),
)
BORN_LATER = sentence("person_born_later", _("This date of birth is after today."))
SAID_LATER = sentence("part_said_later", _("This row speaks of a day after today."))
CHECK_PARTS = sentence(
    "person_check_parts",
    _("An exploitation check has an outcome, a reason and a day to look again. Send all three."),
)
CHECK_AHEAD = sentence("person_check_ahead", _("This exploitation check was made on a day after today."))

# Why a part ended, where whoever sent it does not say.
ENDED = _("Ended by whoever sent it.")
TAKEN_BACK = _("Taken back by whoever sent it.")

# What `rules` and the rules of briefs refuse, by their codes: the column that it is about, and why.
REFUSED = {
    "support_only": (
        "category",
        sentence(
            "person_support_only",
            _("Somebody known through support only is a victim, a witness or an exploited person in this file."),
        ),
    ),
    "victim_member": (
        "role",
        sentence("person_victim_member", _("A victim is never a member. Send the role victim or exploited person.")),
    ),
    "victim_here": (
        "role",
        sentence(
            "person_victim_here",
            _(
                "This person is linked to %(reference)s as a victim, and a victim is never a member. If that is wrong, "
                "take that part back first."
            ),
        ),
    ),
    "check_needed": (
        "role",
        sentence(
            "person_check_needed",
            _(
                "This person is under 18, or may be exploited, so they are a member of %(reference)s only after an "
                "exploitation check with its outcome, reason and review day. Until then send the role exploited person "
                "or associate."
            ),
        ),
    ),
    "ended_already": (
        "ends_on",
        sentence("part_ended_already", _("This part in %(reference)s has ended already, on another day.")),
    ),
    "end_after_today": ("ends_on", sentence("part_ends_later", _("This part ends on a day after today."))),
    "end_before_start": (
        "ends_on",
        sentence("part_ends_first", _("This part ends on a day before it began.")),
    ),
    "check_not_later": (
        "check_review",
        sentence(
            "person_check_not_later",
            _("The day to look again at the exploitation check must be after today, so that somebody looks again."),
        ),
    ),
    "brief_names": (
        "role",
        sentence(
            "person_in_brief",
            _(
                "The brief of %(reference)s that officers read names this person, who is to be protected. Write the "
                "brief again without the name; then load this row again."
            ),
        ),
    ),
}  # fmt: skip
