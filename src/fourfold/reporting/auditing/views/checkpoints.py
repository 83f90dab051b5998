"""Whether the log is whole, how far it is sealed, and the checkpoints that were published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.audit import queries, standing
from fourfold.core.ui import pages
from fourfold.reporting.auditing import checking, words
from fourfold.reporting.auditing.policy import Permission


@door(Permission.VERIFY)
def checkpoints(request: Any) -> HttpResponse:
    """How the log stands, its newest blocks, and each published checkpoint beside the chain."""
    said, wrong = words.chain()
    audit.consulted("audit.checkpoints", by=request.viewer, kind="audit")
    context = {
        "chain": said,
        "wrong": wrong,
        "facts": checking.facts(standing.checked(), standing.unsealed(), standing.machine_time()),
        "blocks": queries.newest_blocks(),
        "published": checking.published(),
    }
    return pages.render(request, "auditing/checkpoints.jinja", context, h1=_("Checkpoints"))


@door(Permission.VERIFY)
@require_POST
def check(request: Any) -> HttpResponse:
    """Go on with the check now, as the worker does each minute."""
    done = checking.check_now()
    audit.consulted("audit.check", by=request.viewer, kind="audit", rows=done.blocks)
    if done.fault:
        messages.error(request, _("Block %(block)s is not what was sealed.") % {"block": done.fault})
    else:
        messages.success(request, done.in_words())
    return redirect("auditing:checkpoints")
