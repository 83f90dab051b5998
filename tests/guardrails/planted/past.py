"""Planted: pages that say they have a past and show today's names or rows, and links that lead astray."""

from django.http import HttpResponse
from django.urls import include, path

from fourfold.config import urls as real
from fourfold.core.access.doors import door
from fourfold.understanding.threats.models import LinkedPerson, Threat
from fourfold.understanding.threats.policy import Permission


@door(Permission.VIEW, past=True)
def names(request):
    """The threats of the moment under today's names."""
    links = '<a href="/threats">x</a><a href="/models?as_of=2023-01-04">x</a>'
    found = ", ".join(Threat.objects.order_by("pk").values_list("name", flat=True))
    return HttpResponse(f"<main>{found}{links}</main>")


@door(Permission.VIEW, past=True)
def panel(request):
    """Parts that are counted live."""
    return HttpResponse(f"<main>{LinkedPerson.objects.count()}</main>")


urlpatterns = [
    path("planted/names", names, name="planted-names"),
    path("planted/panel", panel, name="planted-panel"),
    path("", include(real.urlpatterns)),
]
