"""What is unlike somebody in the last days, with what is usual and ordinary explanations beside."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import unusual as rules
from fourfold.core.history import clock
from fourfold.core.ui import lists, pages
from fourfold.reporting.auditing import people, unusual_words
from fourfold.reporting.auditing.asking import FOUND_BY
from fourfold.reporting.auditing.forms import UnusualForm
from fourfold.reporting.auditing.policy import Permission

MOST = 100


@door(Permission.READ)
def unusual(request: Any) -> HttpResponse:
    """The three days up to the chosen one, each person beside their own 28 days before."""
    today = clock.day_of(request.at)
    form = UnusualForm({"last": request.GET.get("last") or today}, latest=today)
    context: dict[str, Any] = {
        "form": form,
        "page": None,
        "looked_at": rules.LOOKED_AT,
        "before": rules.BEFORE,
    }
    h1 = _("Unusual use")
    if form.is_valid():
        last = form.cleaned_data["last"]
        found = rules.findings(rules.days(last=last, by=request.viewer), last=last)
        words = unusual_words.Words.of(found[:MOST], people.grants_of(one.person for one in found[:MOST]))
        rows = [unusual_words.row(one, words) for one in found[:MOST]]
        context |= {
            "page": lists.ListPage(lists.heads(request, unusual_words.COLUMNS, FOUND_BY), rows, len(found))
        }
        h1 = unusual_words.heading(len(found)) if found else h1
    return pages.render(request, "auditing/unusual.jinja", context, h1=h1, title=_("Unusual use"))
