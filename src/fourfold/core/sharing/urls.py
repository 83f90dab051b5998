"""Pages of sharing."""

from django.urls import path

from fourfold.core.sharing.views import agreements, deciding

app_name = "sharing"
urlpatterns = [
    path("agreements", agreements.agreement_list, name="agreements"),
    path("agreements.csv", agreements.export_csv, name="agreements-csv"),
    path("agreements.xlsx", agreements.export_xlsx, name="agreements-xlsx"),
    path("agreements/add", agreements.add, name="add-agreement"),
    path("agreements/<int:number>", agreements.agreement, name="agreement"),
    path("agreements/<int:number>/decide", deciding.decide, name="decide-agreement"),
    path("agreements/<int:number>/withdraw", deciding.withdraw, name="withdraw-agreement"),
    path("agreements/<int:number>/review", deciding.review, name="review-agreement"),
    path("agreements/<int:number>/end", deciding.end, name="end-agreement"),
    path("agreements/<int:number>/parties/<int:party>", deciding.hand_over, name="hand-over"),
]
