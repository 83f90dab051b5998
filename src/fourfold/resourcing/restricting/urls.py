"""Addresses of restricted records."""

from django.urls import path

from fourfold.resourcing.restricting.views import emergency, interests, listing, marking, members, restricting

app_name = "restricting"
urlpatterns = [
    path("restricted", listing.restricted_list, name="list"),
    path("restricted/<int:number>", listing.restriction, name="one"),
    path("restricted/<int:number>/review", restricting.review, name="review"),
    path("restricted/<int:number>/lift", restricting.lift, name="lift"),
    path("restricted/<int:number>/add", members.add, name="add"),
    path("restricted/<int:number>/member/<int:place>", members.decide, name="member"),
    path("restricted/<int:number>/take-off/<int:place>", members.take_off, name="take-off"),
    path("restricted/<int:number>/emergency/<int:place>", emergency.review, name="review-emergency"),
    path("emergency", emergency.open_record, name="emergency"),
    path("emergency/<str:kind>/<path:reference>", emergency.opened, name="opened"),
    path("mark/<str:kind>/<str:reference>", marking.mark, name="mark"),
    path("restrict/<str:kind>/<str:reference>", restricting.restrict, name="restrict"),
    path("interest/<str:kind>/<str:reference>", interests.declare, name="interest"),
    path("interests/<int:interest>/end", interests.end, name="end-interest"),
]
