"""Pages of the exchange with the national database."""

from django.urls import path

from fourfold.reporting.exchange.views import files, outbox, receipts, reconciliation

urlpatterns = [
    path("outbox", outbox.outbox, name="outbox"),
    path("outbox.csv", outbox.export_csv, name="csv"),
    path("outbox.xlsx", outbox.export_xlsx, name="xlsx"),
    path("outbox/write", files.write, name="write"),
    path("outbox/files", files.file_list, name="files"),
    path("outbox/files/<int:number>", files.file, name="file"),
    path("outbox/files/<int:number>.csv", files.as_csv, name="upload-csv"),
    path("outbox/files/<int:number>.xlsx", files.as_xlsx, name="upload-xlsx"),
    path("outbox/files/<int:number>/put-in", files.put_in, name="put-in"),
    path("outbox/files/<int:number>/take-back", files.take_back, name="take-back"),
    path("outbox/receipt", receipts.take, name="receipt"),
    path("reconciliation", reconciliation.reconciliation, name="reconciliation"),
    path("reconciliation.csv", reconciliation.export_csv, name="differences-csv"),
    path("reconciliation.xlsx", reconciliation.export_xlsx, name="differences-xlsx"),
    path("reconciliation/load", reconciliation.load, name="load"),
]
