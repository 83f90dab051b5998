"""What refuses an act on an assessment, in words: shown on the page that it came from, and answered to machines."""

from fourfold.core.access.policy import Refused
from fourfold.understanding.assessments.actions.adopting import AlreadyAdopted
from fourfold.understanding.assessments.actions.challenging import CannotChallenge
from fourfold.understanding.assessments.actions.moderating import ChangedSinceSubmitted
from fourfold.understanding.assessments.rules.moderators import MayNotModerate
from fourfold.understanding.assessments.rules.states import ReasonNeeded, WrongState

REFUSALS = (
    Refused, MayNotModerate, WrongState, ReasonNeeded, CannotChallenge, ChangedSinceSubmitted, AlreadyAdopted,
)  # fmt: skip
