"""Pages of operations."""

from django.urls import path

from fourfold.resourcing.operations.views import changing, listing, record, serving, unserved

urlpatterns = [
    path("operations", listing.operation_list, name="list"),
    path("operations.csv", listing.export_csv, name="csv"),
    path("operations.xlsx", listing.export_xlsx, name="xlsx"),
    path("operations/add", changing.add, name="add"),
    path("operations/threats-without", unserved.threat_list, name="unserved"),
    path("operations/threats-without.csv", unserved.export_csv, name="unserved-csv"),
    path("operations/threats-without.xlsx", unserved.export_xlsx, name="unserved-xlsx"),
    path("operations/for/<str:reference>", serving.link, name="link"),
    path("operations/<int:number>", record.operation, name="operation"),
    path("operations/<int:number>/history", record.history, name="history"),
    path("operations/<int:number>/amend", changing.amend, name="amend"),
    path("operations/<int:number>/end", changing.end, name="end"),
    path("operations/<int:number>/serve", serving.serve, name="serve"),
    path("operations/<int:number>/stop/<int:service>", serving.stop, name="stop"),
]
