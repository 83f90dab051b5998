"""What the web server runs."""

import gc
import os

import django
from django.core.handlers.wsgi import WSGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
django.setup(set_prefix=False)

from django.urls import get_resolver  # noqa: E402 - these two need the settings

from fourfold.core.ui.unreadable import Request  # noqa: E402


class Application(WSGIHandler):
    """Django's own, which reads every request as UTF-8."""

    request_class = Request


application = Application()
_ = get_resolver().url_patterns  # every page and what it needs, before the first request
gc.freeze()  # what is loaded stays: the collector need not look through it each time that a page reads many rows
