from django.http import HttpResponse
from django.urls import path
from fourfold.core.access.doors import door
def todo(request): return HttpResponse("")
urlpatterns = [
    path("", door("signed in")(todo), name="list"),
]
