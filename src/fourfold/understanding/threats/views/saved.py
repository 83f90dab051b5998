"""A person's own saved views of the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.ui import frame, pages
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.actions import saving
from fourfold.understanding.threats.filters import INSPECTION
from fourfold.understanding.threats.policy import Permission


@door(Permission.VIEW)
@require_POST
def save_view(request: Any) -> HttpResponse:
    """Keep the filters of the list under a name; an empty set of filters is a view too."""
    name = request.POST.get("name", "").replace("\0", "").strip()[:60]
    if not name:
        return pages.refusal(request, _("Give the view a name."), status=400)
    saving.save_view(user_id=request.viewer.user_id, name=name, query=request.POST.get("query", ""))
    messages.success(request, _("The view is saved under %(name)s.") % {"name": name})
    return redirect(f"{reverse('threats:list')}?{request.POST.get('query', '')}")


@door(Permission.VIEW)
@require_POST
def forget_view(request: Any, number: int) -> HttpResponse:
    """Remove one of the viewer's own views."""
    saving.forget_view(user_id=request.viewer.user_id, number=number)
    return redirect("threats:list")


def links(request: Any) -> list[tuple[int, str, str]]:
    """The viewer's own views: number, name and address; read in the past they show the past."""
    return [
        (view.pk, view.name, frame.keep_as_of(request, f"{reverse('threats:list')}?{view.query}"))
        for view in queries.saved_views(request.viewer.user_id)
    ]


def inspection(request: Any) -> str:
    """The address of the saved view that shows what the inspection extracted."""
    pairs = [(name, value) for name, values in INSPECTION.words().items() for value in values]
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return frame.keep_as_of(request, f"{reverse('threats:list')}?{query}")
