"""The API of the whole platform, put together from the rooms that capabilities announced."""

from __future__ import annotations

from functools import cache

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from fourfold.core import capability
from fourfold.core.api import faults

VERSION = "v1"
DESCRIPTION = (
    "Reads and writes of Fourfold for machines: the same records, policies and rules as its pages. "
    "Every call is made under a key that acts in one role of a person. Days are ISO 8601; agencies are named by "
    "their codes. Problems are application/problem+json (RFC 9457)."
)


@cache
def api() -> NinjaAPI:
    """The API, with the operations of every room."""
    found = NinjaAPI(
        title="Fourfold", version=VERSION, description=DESCRIPTION, urls_namespace="api-v1", docs_url=None,
        openapi_url=None,
    )  # fmt: skip
    for error in (Exception, Http404, HttpError, ValidationError):
        found.add_exception_handler(error, faults.in_words)
    for config in capability.every():
        if config.api is not None:
            found.add_router("", capability.load(config.api))
    return found
