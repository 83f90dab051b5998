"""Pages of people."""

from django.urls import path

from fourfold.resourcing.people.views import (
    changing,
    clearances,
    cover,
    devices,
    factors,
    keys,
    listing,
    own,
    person,
    requests,
)

urlpatterns = [
    path("people", listing.people_list, name="list"),
    path("people.csv", listing.export_csv, name="csv"),
    path("people.xlsx", listing.export_xlsx, name="xlsx"),
    path("people/add", changing.add, name="add"),
    path("people/<int:number>", person.person, name="person"),
    path("people/<int:number>/grant", changing.grant, name="grant"),
    path("people/<int:number>/end/<int:held>", changing.end, name="end"),
    path("people/<int:number>/password", changing.password, name="password"),
    path("people/requests/<int:number>", requests.request_page, name="request"),
    path("people/requests/<int:number>/withdraw", requests.withdraw, name="withdraw"),
    path("people/<int:number>/begin-afresh", changing.begin_afresh, name="begin-afresh"),
    path("people/<int:number>/organisation", changing.subject, name="subject"),
    path("people/organisation/<int:number>/end", changing.end_subject, name="end-subject"),
    path("people/<int:number>/clearance", clearances.record, name="clearance"),
    path("people/clearance/<int:number>/withdraw", clearances.withdraw, name="withdraw-clearance"),
    path("account/cover", cover.cover, name="cover"),
    path("account/cover/<int:number>/end", cover.end_cover, name="end-cover"),
    path("account", factors.account, name="account"),
    path("account/app", factors.use_app, name="use-app"),
    path("account/app/give-up", factors.give_up, name="give-up-app"),
    path("account/recovery-codes", factors.recovery_codes, name="recovery-codes"),
    path("account/devices", devices.devices, name="devices"),
    path("account/devices/end", devices.end_device, name="end-device"),
    path("account/devices/end-others", devices.end_others, name="end-others"),
    path("account/sign-out-everywhere", devices.everywhere, name="everywhere"),
    path("people/<int:number>/sign-out", devices.end_all, name="sign-out"),
    path("password", own.own_password, name="own-password"),
    path("keys", keys.keys, name="keys"),
    path("keys/make", keys.make_key, name="make-key"),
    path("keys/<int:number>/end", keys.end_key, name="end-key"),
]
