"""Invented content for the gallery of components."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import frame, gallery_list, lists
from .fields import DayField
from .forms import Form
from .lists import ListPage

HEADING = _("Gallery of components")
NOW = datetime(2023, 1, 4, 14, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """An invented viewer, so that the gallery shows the whole frame."""

    display_name: str = "DI Ellis"
    role_name: str = "LRO"
    agency_name: str = "North Wales Police"
    covered: str = "R. Hale"
    read_only: bool = False
    until: date | None = date(2023, 3, 30)
    menu: tuple[frame.Link, ...] = ()

    def may(self, permission: str) -> bool:
        """Everything: the gallery shows every control."""
        return True


@dataclass(frozen=True)
class Event:
    """One act in a timeline."""

    title: Any
    by: str
    moment: datetime
    text: str = ""
    url: str = ""


class SampleForm(Form):
    """One field of each kind."""

    words_kept = False
    happened = forms.CharField(label=_("What happened?"), widget=forms.Textarea, max_length=2000)
    day = DayField(
        label=_("When did it happen?"), latest=NOW.date(), too_late=_("Event date is after today.")
    )
    mainly = forms.ChoiceField(
        label=_("Mainly"),
        widget=forms.RadioSelect,
        choices=[
            ("pursue", _("Pursue")),
            ("prevent", _("Prevent")),
            ("protect", _("Protect")),
            ("prepare", _("Prepare")),
        ],
    )
    lead = forms.ChoiceField(
        label=_("Lead agency"),
        choices=[("nw", "North Wales Police"), ("ch", "Cheshire Constabulary")],
        widget=forms.Select(attrs={"data-typed": ""}),
    )
    cost = forms.IntegerField(label=_("Value seized, in pounds"), required=False, min_value=0)
    evidence = forms.BooleanField(label=_("There is body-worn video"), required=False)


def context(request: HttpRequest) -> dict[str, Any]:
    """What the gallery's template shows; `?as_of=` in the address shows the band of a page in the past."""
    past = request.GET.get(frame.AS_OF)
    request.at = NOW  # type: ignore[attr-defined]
    request.as_of = datetime(2022, 11, 3, tzinfo=UTC) if past else None  # type: ignore[attr-defined]
    request.viewer = Person(menu=_menu(request))  # type: ignore[attr-defined]
    form = SampleForm(
        {"happened": "Warrant, Elm St; 2 arrested", "day": "31/2/2023", "lead": "nw"}, auto_id="id_%s"
    )
    return {
        "form": form,
        "filters": gallery_list.FilterForm(request.GET or None),
        "page": gallery_list.page(request, NOW.date()),
        "empty_page": ListPage(heads=(), rows=(), total=0, clear_url=request.path),
        "kept": lists.kept(request, ["type", "tier"]),
        "trail": [frame.Link(_("Threats"), request.path), frame.Link("NW-OCG-0417", "")],
        "tabs": _tabs(request),
        "events": _events(),
        "mix": [
            ("pursue", _("Pursue"), 231),
            ("prevent", _("Prevent"), 52),
            ("protect", _("Protect"), 60),
            ("prepare", _("Prepare"), 30),
        ],
        "tags": [
            "draft",
            "submitted",
            "in_progress",
            "returned",
            "moderated",
            "reopened",
            "overdue",
            "suggested",
            "restricted",
        ],
        "day": date(2023, 1, 6),
        "today": NOW.date(),
        "now": NOW,
    }


def _menu(request: HttpRequest) -> tuple[frame.Link, ...]:
    labels = (_("My work"), _("Threats"), _("Plans"), _("Actions"), _("Disruptions"))
    return tuple(frame.Link(label, request.path, label == _("Threats")) for label in labels)


def _tabs(request: HttpRequest) -> list[frame.Link]:
    labels = (_("Overview"), _("Assessment"), _("Plan"), _("Disruptions"), _("People"), _("History"))
    return [frame.Link(label, request.path, label == _("Overview")) for label in labels]


def _events() -> list[Event]:
    return [
        Event(
            _("Assessment returned"),
            "P. Quill",
            datetime(2023, 1, 3, 9, 30, tzinfo=UTC),
            "Physical harm needs a source.",
        ),
        Event(_("Assessment submitted"), "A. Rees", datetime(2023, 1, 2, 16, 12, tzinfo=UTC)),
        Event(
            _("Threat recorded"),
            "DC Orr",
            datetime(2022, 11, 2, 8, 0, tzinfo=UTC),
            "Two stabbings, logs 41 and 52.",
        ),
    ]
