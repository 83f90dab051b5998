"""What the web server runs."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
django.setup(set_prefix=False)

from fourfold.core.ui.unreadable import Request  # noqa: E402 - it needs the settings


class Application(WSGIHandler):
    """Django's own, which reads every request as UTF-8."""

    request_class = Request


application = Application()
