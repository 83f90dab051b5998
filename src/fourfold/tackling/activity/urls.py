"""Pages of activity."""

from django.urls import path

from fourfold.tackling.activity.views import listing, record, telling

app_name = "activity"
urlpatterns = [
    path("report", telling.report, name="report"),
    path("reports", listing.own, name="own"),
    path("reports.csv", listing.own_csv, name="own-csv"),
    path("reports.xlsx", listing.own_xlsx, name="own-xlsx"),
    path("reports/<str:reference>", record.one, name="one"),
    path("reports/<str:reference>/settle", record.settle, name="settle"),
    path("inbox", listing.inbox, name="inbox"),
    path("inbox.csv", listing.inbox_csv, name="inbox-csv"),
    path("inbox.xlsx", listing.inbox_xlsx, name="inbox-xlsx"),
]
