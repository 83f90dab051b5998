"""Pages of the exchange with the national database."""

from django.urls import path

from fourfold.reporting.exchange.views import (
    fetching,
    files,
    national_lists,
    outbox,
    receipts,
    reconciliation,
    sending,
)

urlpatterns = [
    path("outbox", outbox.outbox, name="outbox"),
    path("outbox.csv", outbox.export_csv, name="csv"),
    path("outbox.xlsx", outbox.export_xlsx, name="xlsx"),
    path("outbox/write", sending.write, name="write"),
    path("outbox/files", files.file_list, name="files"),
    path("outbox/files/<int:number>", files.file, name="file"),
    path("outbox/files/<int:number>.csv", fetching.as_csv, name="upload-csv"),
    path("outbox/files/<int:number>.xlsx", fetching.as_xlsx, name="upload-xlsx"),
    path("outbox/files/<int:number>/put-in", sending.put_in, name="put-in"),
    path("outbox/files/<int:number>/take-back", sending.take_back, name="take-back"),
    path("outbox/receipt", receipts.take, name="receipt"),
    path("reconciliation", reconciliation.reconciliation, name="reconciliation"),
    path("reconciliation.csv", reconciliation.export_csv, name="differences-csv"),
    path("reconciliation.xlsx", reconciliation.export_xlsx, name="differences-xlsx"),
    path("reconciliation/load", national_lists.load, name="load"),
]
