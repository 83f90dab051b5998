"""What holds of information that a partner gives: what must be said, and what it may be used for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.core.sharing.offering import Given
from fourfold.core.sharing.rules import judging
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.rules.judging import Asked, Wording
from fourfold.core.sharing.rules.needs import Needs

ASK_BEFORE = "ask_before_stop_or_arrest"


def check_told(what: str) -> None:
    """Something is told."""
    if not what.strip():
        raise Broken(_("Write what you want to tell."))


def check_use(
    given: Given, asked: Asked, needs: Needs, wording: Wording, *, stop_or_arrest: bool, agreed_by: str
) -> None:
    """Use holds to the conditions of whoever gave it, by the engine that judges sharing."""
    why = judging.against_conditions(given, asked, needs, wording, asked_first=bool(agreed_by.strip()))
    if why:
        raise Broken(why)
    if stop_or_arrest and ASK_BEFORE in given.conditions and not agreed_by.strip():
        said = _(
            "%(agency)s asks to be asked before a stop or an arrest. Ring them, and write who agreed and when."
        )
        raise Broken(said % {"agency": wording.agency(given.by)})


def check_became(became: str) -> None:
    """Whoever gave it is told something."""
    if not became.strip():
        raise Broken(_("Say what came of it, for the partner who gave it."))
