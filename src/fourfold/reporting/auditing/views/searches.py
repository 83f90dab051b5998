"""The words of one search, for a reason, shown once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import searches
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.reporting.auditing.forms import ReasonForm
from fourfold.reporting.auditing.policy import Permission


@door(Permission.READ)
def words(request: Any, number: int) -> HttpResponse:
    """Asks why, and shows what was searched for; the reason is an entry, also where nothing is kept."""
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {
        "form": form,
        "trail": [Link(_("Audit"), reverse("auditing:entries"))],
        "asked": False,
    }
    if request.method == "POST" and form.is_valid():
        found = searches.words_of(number, why=form.cleaned_data["reason"], by=request.viewer)
        context |= {"asked": True, "words": found}
    return pages.render(request, "auditing/words.jinja", context, h1=_("What was searched for"))
