"""Pages of threats."""

from django.urls import path

from fourfold.understanding.threats.views import (
    approving,
    briefing,
    deciding,
    exporting,
    history,
    listing,
    local,
    people,
    printing,
    record,
    region,
    saved,
    searching,
)

urlpatterns = [
    path("threats", listing.threat_list, name="list"),
    path("threats.csv", exporting.export_csv, name="csv"),
    path("threats.xlsx", exporting.export_xlsx, name="xlsx"),
    path("threats/find", searching.find, name="find"),
    path("threats/views", saved.save_view, name="save-view"),
    path("threats/views/<int:number>/forget", saved.forget_view, name="forget-view"),
    path("threats/add", record.add, name="add"),
    path("threats/<str:reference>", record.threat, name="threat"),
    path("threats/<str:reference>/amend", record.amend, name="amend"),
    path("threats/<str:reference>/brief", briefing.brief, name="brief"),
    path("threats/<str:reference>/history", history.history, name="history"),
    path("threats/<str:reference>/print", printing.with_people, name="print"),
    path("threats/<str:reference>/people/link", people.link, name="link"),
    path("threats/<str:reference>/people/<int:number>/end", people.end, name="end-link"),
    path("threats/<str:reference>/type", deciding.reclassify, name="reclassify"),
    path("threats/<str:reference>/close", deciding.close, name="close"),
    path("threats/<str:reference>/reopen", deciding.reopen, name="reopen"),
    path("threats/<str:reference>/merge", deciding.merge, name="merge"),
    path("threats/<str:reference>/transfer", deciding.transfer, name="transfer"),
    path("threats/<str:reference>/requests/<int:number>", approving.request, name="request"),
    path(
        "threats/<str:reference>/requests/<int:number>/withdraw", approving.withdraw, name="withdraw-request"
    ),
    path("local", local.local_threats, name="local"),
    path("map", region.region_map, name="map"),
    path("map.csv", region.map_csv, name="map-csv"),
]
