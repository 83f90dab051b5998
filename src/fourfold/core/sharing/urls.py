"""Pages of sharing."""

from django.urls import path

from fourfold.core.sharing.views import (
    agreements,
    asking,
    correcting,
    deciding,
    editions,
    given_out,
    partner,
    received,
)

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
    path("<str:reference>/share", asking.share, name="share"),
    path("editions/<int:number>", editions.edition, name="edition"),
    path("editions/<int:number>/withdraw", editions.withdraw, name="withdraw-edition"),
    path("shared", given_out.given_out, name="given-out"),
    path("shared.csv", given_out.given_out_csv, name="given-out-csv"),
    path("shared.xlsx", given_out.given_out_xlsx, name="given-out-xlsx"),
    path("shared/<str:copy>", given_out.copy, name="copy"),
    path("shared/<str:copy>/withdraw", correcting.withdraw, name="withdraw-copy"),
    path("shared/<str:copy>/keep", correcting.keep, name="keep-copy"),
    path("partner", partner.home, name="partner"),
    path("partner/shared", received.received, name="received-list"),
    path("partner/shared.csv", received.received_csv, name="received-list-csv"),
    path("partner/shared.xlsx", received.received_xlsx, name="received-list-xlsx"),
    path("partner/shared/<str:copy>", received.copy, name="received"),
    path("partner/shared/<str:copy>/csv", received.copy_csv, name="received-csv"),
    path("partner/shared/<str:copy>/xlsx", received.copy_xlsx, name="received-xlsx"),
    path("partner/shared/<str:copy>/acknowledge", received.acknowledge, name="acknowledge"),
    path("partner/actions", partner.actions, name="actions"),
    path("partner/actions/<int:number>", partner.result, name="result"),
    path("partner/corrections/<int:number>", partner.acknowledge, name="acknowledge-correction"),
]
