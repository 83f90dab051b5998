"""Pages of extracts."""

from django.urls import path

from fourfold.reporting.extracts.views import comparing, downloading, runs

urlpatterns = [
    path("", runs.run_list, name="list"),
    path("<slug:code>/run", runs.start, name="start"),
    path("<int:number>", runs.run, name="run"),
    path("<int:number>/again", runs.again, name="again"),
    path("<int:number>/compare", comparing.compare, name="compare"),
    path("<int:number>.csv", downloading.as_csv, name="csv"),
    path("<int:number>.xlsx", downloading.as_xlsx, name="xlsx"),
]
