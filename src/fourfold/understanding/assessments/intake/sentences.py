"""Why a row of an assessment is held back."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

NO_MODEL = sentence(
    "assessment_no_model",
    _(
        "No model %(reference)s for threats was in force here on the day of this assessment. Send the code and version "
        "of one that was."
    ),
)
NO_CRITERION = sentence("assessment_no_criterion", _("The model %(reference)s has no such criterion."))
NO_LEVEL = sentence(
    "assessment_no_level",
    _("The model %(reference)s has no such answer to this criterion. Send one of its answers, or Not known."),
)
LATER = sentence("assessment_later", _("This assessment is of a day after today."))
TWO_HEADS = sentence(
    "assessment_two_heads",
    _(
        "Another row of the same assessment names another threat, model, day or assessor (%(reference)s). Send one of "
        "them."
    ),
)
OTHER_THREAT = sentence(
    "assessment_other_threat",
    _("This assessment was of another threat or model before. Send it under a reference of its own."),
)
WRITING = sentence(
    "assessment_writing",
    _(
        "An assessment of %(reference)s is open here that somebody writes or has submitted. Nothing of it was changed: "
        "load this row again once it is moderated or withdrawn."
    ),
)
WAITS = sentence(
    "assessment_waits",
    _(
        "This assessment of %(reference)s was submitted and is being moderated, so it cannot be changed now. Withdraw "
        "it on its page, or wait for the moderator; then load this row again."
    ),
)
OLDER = sentence(
    "assessment_older",
    _(
        "What was sent before of this assessment of %(reference)s is newer than this row. Nothing was changed."
    ),
)
SUPERSEDED = sentence(
    "assessment_superseded",
    _(
        "A later assessment of %(reference)s stands here or waits for moderation. This one was not taken in over it."
    ),
)
