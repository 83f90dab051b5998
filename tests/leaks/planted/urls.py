"""The platform's pages, and the planted ones among them."""

from django.urls import include, path

from fourfold.config import urls as real
from tests.leaks.planted import views

urlpatterns = [
    path("planted/counted", views.counted, name="planted-counted"),
    path("planted/searched", views.searched, name="planted-searched"),
    path("planted/told", views.told, name="planted-told"),
    path("planted/cached", views.cached, name="planted-cached"),
    path("planted/unique", views.unique, name="planted-unique"),
    path("planted/slow/<str:reference>", views.slow, name="planted-slow"),
    path("", include(real.urlpatterns)),
]
