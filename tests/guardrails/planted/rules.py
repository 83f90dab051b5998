"""Planted: four sentences for a person that nobody could translate; then one that somebody can."""

from django.utils.translation import gettext as _


class Broken(Exception):
    """A rule does not hold."""


def check(phase: str, days: int) -> None:
    if phase == "closed":
        raise Broken("This threat is closed already.")
    if days:
        raise Broken(f"This was due {days} days ago.")


def refuse(form, messages, request) -> None:
    form.add_error(None, "Choose an approver who is not you.")
    messages.success(request, "Done by {}.".format(*request.names))
    raise Broken(_("Choose a later day."))
