"""An identity provider for the tests: django-oauth-toolkit as it is, with two people, started as a process.

    python -m tests.identity.provider FOLDER CLIENT SECRET BACK [ISSUER] [SECONDS]

It prints its port when it answers. `/as/NAME` signs somebody in there, as its own sign-in page would. ISSUER is what it
says that it is, where that is not its own address; SECONDS is how long its tokens hold.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

PEOPLE = ("ansel", "bryn")


class Quiet(WSGIRequestHandler):
    """Says nothing of what it is asked."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
        pass


def configure(folder: Path, issuer: str, seconds: int) -> None:
    """Django and the provider's own settings."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.identity.provider_urls",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite")}
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        LOGGING_CONFIG=None,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key.decode(),
            "OIDC_ISS_ENDPOINT": issuer,
            "ID_TOKEN_EXPIRE_SECONDS": seconds,
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "Who somebody is"},
        },
    )


def fill(client: str, secret: str, back: str) -> None:
    """Its tables, its two people, and the platform that may ask it."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name in PEOPLE:
        User.objects.create_user(name)
    Application.objects.create(
        client_id=client, client_secret=secret, client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE, algorithm=Application.RS256_ALGORITHM,
        redirect_uris=back, skip_authorization=True,
    )  # fmt: skip


def main(folder: str, client: str, secret: str, back: str, issuer: str = "", seconds: str = "600") -> None:
    """Serve until it is ended."""
    import django
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, lambda *given: application(*given), handler_class=Quiet)
    configure(Path(folder), issuer or f"http://127.0.0.1:{server.server_port}/o", int(seconds))
    django.setup()
    fill(client, secret, back)
    application = get_wsgi_application()
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
