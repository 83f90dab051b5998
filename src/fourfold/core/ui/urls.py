"""Pages of the frame itself."""

from django.urls import path

from . import reason, views, words

app_name = "ui"
urlpatterns = [
    path("language", views.language, name="language"),
    path("words/keep", words.keep, name="keep-words"),
    path("words/unseal", words.unseal, name="unseal"),
    path("words/throw-away", words.throw_away, name="throw-away"),
    path("reason", reason.reason, name="reason"),
    path("gallery", views.gallery, name="gallery"),
]
