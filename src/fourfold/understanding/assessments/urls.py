from django.http import HttpResponse
from django.urls import path
from fourfold.core.access.doors import door
def todo(request): return HttpResponse("")
urlpatterns = [
    path("moderation", door("signed in")(todo), name="queue"),
    path("quality", door("signed in")(todo), name="quality"),
    path("models", door("signed in")(todo), name="models"),
]
