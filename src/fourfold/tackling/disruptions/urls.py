"""Pages of disruptions."""

from django.urls import path

from fourfold.tackling.disruptions.assurance import urls as assurance
from fourfold.tackling.disruptions.views import amending, joining, listing, record, recording, suggesting

urlpatterns = [
    path("disruptions", listing.disruption_list, name="list"),
    path("disruptions.csv", listing.export_csv, name="csv"),
    path("disruptions.xlsx", listing.export_xlsx, name="xlsx"),
    path("disruptions/new", recording.new, name="new"),
    path("disruptions/same-events", suggesting.same_events, name="same-events"),
    path("disruptions/<str:reference>", record.disruption, name="disruption"),
    path("disruptions/<str:reference>/history", record.history, name="history"),
    path("disruptions/<str:reference>/amend", amending.amend, name="amend"),
    path("disruptions/<str:reference>/results", amending.results, name="results"),
    path("disruptions/<str:reference>/withdraw", amending.withdraw, name="withdraw"),
    path("disruptions/<str:reference>/attach", joining.attach, name="attach"),
    path("disruptions/<str:reference>/part", joining.part, name="part"),
    path("disruptions/<str:reference>/join/<str:other>", joining.join, name="join"),
    path("disruptions/<str:reference>/apart/<str:other>", joining.tell_apart, name="tell-apart"),
    *assurance.PAGES,
]
