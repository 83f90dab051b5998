"""Pages of the audit."""

from django.urls import path

from fourfold.reporting.auditing.views import checkpoints, entries, grants, searches, unusual

urlpatterns = [
    path("audit", entries.entries, name="entries"),
    path("audit/find", entries.find, name="find"),
    path("audit.csv", entries.as_csv, name="csv"),
    path("audit.xlsx", entries.as_xlsx, name="xlsx"),
    path("audit/searches/<int:number>", searches.words, name="words"),
    path("audit/unusual", unusual.unusual, name="unusual"),
    path("audit/grants", grants.grants, name="grants"),
    path("audit/grants.csv", grants.as_csv, name="grants-csv"),
    path("audit/grants.xlsx", grants.as_xlsx, name="grants-xlsx"),
    path("audit/checkpoints", checkpoints.checkpoints, name="checkpoints"),
    path("audit/checkpoints/check", checkpoints.check, name="check"),
]
