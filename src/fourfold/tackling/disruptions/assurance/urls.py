"""Pages of assurance, part of those of disruptions."""

from django.urls import path

from fourfold.tackling.disruptions.assurance.views import deciding, due, following, panels, waiting

PAGES = [
    path("assurance", waiting.waiting, name="assurance"),
    path("assurance.csv", waiting.export_csv, name="assurance-csv"),
    path("assurance.xlsx", waiting.export_xlsx, name="assurance-xlsx"),
    path("assurance/panels", panels.panels, name="panels"),
    path("assurance/panels/<int:number>", panels.panel, name="panel"),
    path("assurance/lasting", following.lasting_page, name="lasting"),
    path("assurance/to-follow", due.to_follow, name="to-follow"),
    path("assurance/to-follow.csv", due.to_follow_csv, name="to-follow-csv"),
    path("assurance/to-follow.xlsx", due.to_follow_xlsx, name="to-follow-xlsx"),
    path("assurance/<str:reference>", deciding.assure, name="assure"),
    path("assurance/<str:reference>/lasted", following.lasted, name="lasted"),
]
