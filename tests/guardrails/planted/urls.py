"""Planted: a page without a door, one that is open to anybody, one whose permission does not exist."""

from django.http import HttpResponse
from django.urls import path

from fourfold.core.access.doors import door, open_door
from fourfold.core.access.policy import Permission


def page(request, name=""):
    return HttpResponse("")


urlpatterns = [
    path("guarded", door(Permission.SIGNED_IN)(page), name="guarded"),
    path("unguarded", page, name="unguarded"),
    path("anybody", open_door(page), name="anybody"),
    path("misspelt", door("threats.veiw")(page), name="misspelt"),
]
