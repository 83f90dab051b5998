"""Settings, read once from the environment. Nothing imports this module: use django.conf.settings."""

from __future__ import annotations

from pathlib import Path

from fourfold.config.environment import Environment
from fourfold.config.postgres.urls import database_urls

ENVIRONMENT = Environment()
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = ENVIRONMENT.secret()
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.hosts
USE_X_FORWARDED_HOST = False
# How many proxies of our own stand in front: only what they wrote of an address is believed.
PROXIES = ENVIRONMENT.proxies

# What this database is for. Only a demonstration, test or bench database has a clock that can be moved.
DATABASE_PURPOSE = ENVIRONMENT.purpose
DATABASE_STARTS_AT = ENVIRONMENT.starts_at
DEMONSTRATION = ENVIRONMENT.purpose == "demonstration"
MARKING = ENVIRONMENT.marking

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "fourfold.core.reference",
    "fourfold.core.history",
    "fourfold.core.agencies",
    "fourfold.core.audit",
    "fourfold.core.sending",
    "fourfold.core.access",
    "fourfold.core.restricted",
    "fourfold.core.jobs",
    "fourfold.core.ui",
    "fourfold.core.api",
    "fourfold.core.notices",
    "fourfold.core.sharing",
    "fourfold.data.entities",
    "fourfold.data.sources",
    "fourfold.understanding.threats",
    "fourfold.understanding.assessments",
    "fourfold.resourcing.operations",
    "fourfold.resourcing.people",
    "fourfold.resourcing.register",
    "fourfold.resourcing.restricting",
    "fourfold.tackling.activity",
    "fourfold.tackling.disruptions",
    "fourfold.reporting.extracts",
    "fourfold.reporting.performance",
    "fourfold.reporting.exchange",
    "fourfold.reporting.auditing",
]
if ENVIRONMENT.purpose != "live":
    INSTALLED_APPS.append("fourfold.demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "fourfold.core.api.middleware.in_problems",
    "fourfold.core.ui.unreadable.refuse",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fourfold.core.access.session_middleware.KeepAlive",
    "fourfold.resourcing.people.middleware.OwnPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "fourfold.core.ui.not_allowed.in_words",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "fourfold.config.urls"
WSGI_APPLICATION = "fourfold.config.wsgi.application"
ROLES = "fourfold.config.roles.ROLES"

urls = database_urls()
# A connection is kept between requests: everything that a viewer sets ends with their transaction.
DATABASES = {"default": urls.app | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}, "owner": urls.owner}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
# Only the demonstration knows people whom anybody may be with one click.
PERSONAS = "fourfold.demo.personas.PERSONAS" if DEMONSTRATION else None
LOGIN_URL = "sign-in"
# What seals the secrets of second factors, and what roles demand of whoever signs in.
FACTOR_KEYS = ENVIRONMENT.keys_for_factors()
REQUIRED = ENVIRONMENT.required
OIDC_ISSUER, OIDC_CLIENT = ENVIRONMENT.oidc_issuer, ENVIRONMENT.oidc_client
OIDC_SECRET, OIDC_NAME = ENVIRONMENT.oidc_secret, ENVIRONMENT.oidc_name
OIDC_SECOND_FACTOR = ENVIRONMENT.oidc_second_factor
SESSION_ENGINE = "fourfold.core.access.session_store"
SESSION_COOKIE_AGE = ENVIRONMENT.session_hours * 60 * 60
SESSION_IDLE_MINUTES = ENVIRONMENT.idle_minutes
SESSIONS_AT_ONCE = ENVIRONMENT.sessions_at_once
PROVED_MINUTES = ENVIRONMENT.proved_minutes
SESSION_COOKIE_NAME = "fourfold_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_FAILURE_VIEW = "fourfold.core.ui.wrong_turns.form_expired"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "fourfold.core.ui.environment.environment",
            "context_processors": ["fourfold.core.ui.form_inputs.inputs"],
        },
    },
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# Work is announced in apps.py; nothing is looked for in modules of a certain name.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
SPOOL = ENVIRONMENT.spool_folder()
REASONS = ENVIRONMENT.reasons
CHECKPOINT_FOLDER, CHECKPOINT_KEY = ENVIRONMENT.checkpoint_folder, ENVIRONMENT.checkpoint_key
# Uploaded files are read, not kept; a force's largest file is about a million rows.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "fourfold.config.logs.RefusalsInOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
