"""Loading a file: it is chosen, tried, and waits for somebody to say yes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.ui import frame, pages
from fourfold.data.sources import actions, queries
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.forms import MOST_ROWS, UploadForm
from fourfold.data.sources.models import Batch
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.reading import refusals
from fourfold.data.sources.reading.opening import Progress


@door(Permission.LOAD)
def add(request: Any) -> HttpResponse:
    """Choose a file. It is tried out first: nothing is loaded until somebody has seen what it would do."""
    names = agencies.short_names_on(clock.day_of(request.at))
    feeds = {feed.column_map: feed for feed in queries.feeds(request.viewer)}
    choices = [(key, _feed_name(feed, names)) for key, feed in feeds.items()]
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        feeds=choices,
        sign_in_name=queries.sign_in_name(request.viewer),
    )
    if request.method == "POST" and form.is_valid():
        feed, file = feeds[form.cleaned_data["feed"]], form.cleaned_data["file"]
        try:
            return _received(request, feed, file)
        except actions.Busy as busy:
            form.add_error(None, str(busy))
    trail = [frame.Link(_("Feeds"), reverse("sources:list")), frame.Link(_("Load a file"), "")]
    return pages.render(request, "sources/add.jinja", {"form": form, "trail": trail}, h1=_("Load a file"))


def _received(request: Any, feed: queries.Feed, file: Any) -> HttpResponse:
    batch = actions.receive(
        sender_id=feed.sender_id,
        what=feed.contract.sends,
        column_map=feed.column_map,
        file_name=file.name,
        file=file,
        by=request.viewer,
        at=request.at,
    )
    again = batch.state == Batch.State.LOADED
    batch = actions.try_out(
        batch=batch, by=request.viewer, at=request.at, progress=_page_bound(request, batch)
    )
    return redirect(f"{reverse('sources:batch', args=[batch.pk])}{'?again=1' if again else ''}")


def _page_bound(request: Any, batch: Batch) -> Progress:
    """A small workbook may hold more rows than its size tells: a trial stops where it takes longer than a page may."""

    name = queries.sign_in_name(request.viewer)  # now: nothing can be asked while rows are being copied

    def bound(row: int, _done: int, _total: int) -> None:
        if row > MOST_ROWS:
            raise Refused(refusals.MORE_THAN_A_PAGE.say(limit=MOST_ROWS, feed=batch.column_map, who=name))

    return bound


def _feed_name(feed: queries.Feed, names: dict[int, str]) -> str:
    return _("%(sender)s: %(what)s (column map %(map)s, version %(version)s)") % {
        "sender": names.get(feed.sender_id, feed.contract.sender),
        "what": _("threats") if feed.contract.sends == "threats" else feed.contract.sends,
        "map": feed.column_map,
        "version": feed.contract.version,
    }
