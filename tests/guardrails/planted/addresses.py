"""Planted: a name in an address and three in a log."""

import logging

from django.http import HttpResponse
from django.urls import path

logger = logging.getLogger(__name__)


def view(request, surname):
    person, words, threat = request.person, request.POST["words"], request.threat
    logger.info("opened %s", person.name)
    logger.warning(f"nothing found for {words}")
    logger.error("could not load", extra={"summary": threat})
    return HttpResponse("")


urlpatterns = [path("people/<str:surname>", view, name="person")]
