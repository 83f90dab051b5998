"""Pages of assessments."""

from django.urls import path

from fourfold.understanding.assessments.views import (
    assessing,
    challenging,
    models,
    moderating,
    quality,
    queue,
    reading,
    second,
    submitting,
)

urlpatterns = [
    path("threats/<str:reference>/assess", assessing.assess, name="assess"),
    path("threats/<str:reference>/assess/result", assessing.result, name="result"),
    path("threats/<str:reference>/assess/check", submitting.check, name="check"),
    path("assessments/<int:number>", reading.assessment, name="assessment"),
    path("assessments/<int:number>/second", second.second, name="second"),
    path("assessments/<int:number>/challenge", challenging.challenge, name="challenge"),
    path("assessments/<int:number>/withdraw", submitting.withdraw, name="withdraw"),
    path("challenges/<int:number>", challenging.challenge_one, name="challenge-one"),
    path("moderation", queue.queue, name="queue"),
    path("moderation.csv", queue.export_csv, name="csv"),
    path("moderation.xlsx", queue.export_xlsx, name="xlsx"),
    path("moderation/<int:number>", moderating.decide, name="decide"),
    path("quality", quality.quality, name="quality"),
    path("models", models.models, name="models"),
]
