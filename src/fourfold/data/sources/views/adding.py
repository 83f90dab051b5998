"""Loading a file: it is chosen, tried, and waits for somebody to say yes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import short_names
from fourfold.core.history import clock
from fourfold.core.ui import frame, pages
from fourfold.data.sources import queries
from fourfold.data.sources.actions import asking, drafting, receiving, turns
from fourfold.data.sources.forms import UploadForm
from fourfold.data.sources.models import Batch
from fourfold.data.sources.policy import Permission


@door(Permission.LOAD)
def add(request: Any) -> HttpResponse:
    """Choose a file. It is tried out first: nothing is loaded until somebody has seen what it would do."""
    names = short_names(clock.day_of(request.at))
    feeds = {feed.column_map: feed for feed in queries.feeds(request.viewer)}
    choices = [(key, _feed_name(feed, names)) for key, feed in feeds.items()]
    form = UploadForm(request.POST or None, request.FILES or None, feeds=choices)
    if request.method == "POST" and form.is_valid():
        feed, file = feeds[form.cleaned_data["feed"]], form.cleaned_data["file"]
        try:
            return _received(request, feed, file, own=form.cleaned_data["own"])
        except turns.Busy as busy:
            form.add_error(None, str(busy))
    context = {
        "form": form,
        "expected": [(name, feeds[key].contract.expected) for key, name in choices],
        "trail": [frame.Link(_("Feeds"), reverse("sources:list")), frame.Link(_("Load a file"), "")],
    }
    return pages.render(request, "sources/add.jinja", context, h1=_("Load a file"))


def _received(request: Any, feed: queries.Feed, file: Any, own: bool) -> HttpResponse:
    batch = receiving.receive(
        sender_id=feed.sender_id,
        what=feed.contract.sends,
        column_map=feed.column_map,
        file_name=file.name,
        file=file,
        by=request.viewer,
        at=request.at,
        state=Batch.State.UNMATCHED if own else Batch.State.UNTRIED,
    )
    again = batch.state == Batch.State.LOADED
    begin = drafting.look if own else asking.try_out
    batch = begin(batch=batch, by=request.viewer, at=request.at)
    page = "sources:match" if batch.state == Batch.State.UNMATCHED else "sources:batch"
    return redirect(f"{reverse(page, args=[batch.pk])}{'?again=1' if again else ''}")


def _feed_name(feed: queries.Feed, names: dict[int, str]) -> str:
    kinds = {taker.what: taker.label for config in capability.every() for taker in config.intake}
    return _("%(sender)s: %(what)s (column map %(map)s, version %(version)s)") % {
        "sender": names.get(feed.sender_id, feed.contract.sender),
        "what": kinds.get(feed.contract.sends) or feed.contract.sends,
        "map": feed.column_map,
        "version": feed.contract.version,
    }
