"""The page about the API, its description, and the operations of every room."""

from django.urls import URLPattern, URLResolver, path

from fourfold.core.api import views
from fourfold.core.api.assembly import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api", views.page, name="api"),
    path("api/v1/openapi.json", views.openapi, name="api-description"),
    path("api/v1/", api().urls),
]
