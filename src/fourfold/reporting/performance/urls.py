"""The page of performance and its files."""

from django.urls import path

from fourfold.reporting.performance import views

urlpatterns = [
    path("performance", views.page, name="page"),
    path("performance.csv", views.as_csv, name="csv"),
    path("performance.xlsx", views.as_xlsx, name="xlsx"),
]
