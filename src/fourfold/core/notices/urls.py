"""Addresses of notices."""

from django.urls import path

from fourfold.core.notices import views

app_name = "notices"
urlpatterns = [path("notices/<int:number>", views.open_notice, name="open")]
