"""Pages of sources."""

from django.urls import path

from fourfold.data.sources.views import acting, adding, batches, listing, matching, rows

urlpatterns = [
    path("", listing.batch_list, name="list"),
    path("add", adding.add, name="add"),
    path("<int:number>", batches.batch, name="batch"),
    path("<int:number>/columns", matching.match, name="match"),
    path("<int:number>/records", batches.records, name="records"),
    path("<int:number>/try", acting.try_out, name="try"),
    path("<int:number>/load", acting.load, name="load"),
    path("<int:number>/withdraw", acting.withdraw, name="withdraw"),
    path("<int:number>/held.csv", batches.held_csv, name="held"),
    path("<int:number>/rows/<int:row>", rows.row, name="row"),
    path("<int:number>/rows/<int:row>/mend", rows.mend, name="mend"),
    path("<int:number>/rows/<int:row>/choose", rows.choose, name="choose"),
    path("<int:number>/rows/<int:row>/settle", rows.settle, name="settle"),
]
