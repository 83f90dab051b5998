"""Acts of assurance whose refusal belongs on the page they came from, with the words still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.tackling.disruptions.assurance.assurers import MayNotAssure
from fourfold.tackling.disruptions.rules import Broken

Result = TypeVar("Result")


def attempt(request: Any, form: forms.Form, act: Callable[[], Result]) -> Result | None:
    """What the act gave; or None, with the sentence on the form: what was begun is undone, a refusal written down."""
    try:
        with transaction.atomic():
            return act()
    except Clash:
        form.add_error(None, _("This changed after you opened it. Read it again, then decide."))
    except (Refused, Broken) as refused:  # of a Refused the door makes the entry
        form.add_error(None, str(refused))
    except MayNotAssure as refused:
        page = request.resolver_match.view_name
        audit.record(
            audit.Operation.REFUSAL,
            page,
            by=request.viewer,
            kind="page",
            target=page,
            reason=str(refused)[:300],
        )
        form.add_error(None, str(refused))
    return None
