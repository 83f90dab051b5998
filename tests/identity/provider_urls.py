"""The addresses of the provider of the tests."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def be(request: HttpRequest, name: str) -> HttpResponse:
    """Sign somebody in at the provider."""
    login(request, User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse("signed in")


urlpatterns = [
    path("as/<str:name>", be),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]
