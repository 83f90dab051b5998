"""Pages of agencies."""

from django.urls import path

from fourfold.resourcing.register.views import changing, reading

urlpatterns = [
    path("agencies", reading.agencies, name="agencies"),
    path("agencies.csv", reading.export_csv, name="csv"),
    path("agencies/add", changing.open_agency, name="open"),
    path("agencies/<slug:code>", reading.agency, name="agency"),
    path("agencies/<slug:code>/rename", changing.rename, name="rename"),
    path("agencies/<slug:code>/move", changing.move, name="move"),
    path("agencies/<slug:code>/merge", changing.merge, name="merge"),
    path("agencies/<slug:code>/split", changing.split, name="split"),
    path("agencies/<slug:code>/carry-over", changing.carry_over, name="carry-over"),
]
