"""Django's settings, derived from the environment (environment.py) and the loop (../loop.py)."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from farled.loop import LOOP
from farled.project import environment

ENVIRONMENT = environment.read()

SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = list(ENVIRONMENT.secret_key_fallbacks)
DEBUG = ENVIRONMENT.mode is environment.Mode.DEVELOPMENT
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DEMO = ENVIRONMENT.mode is environment.Mode.DEMO
BASE_URL = ENVIRONMENT.url

INSTALLED_APPS = [
    "farled.project",
    *(part.package for part in LOOP),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "farled.web.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "farled.web.middleware.Clock",
    "farled.people.middleware.ActorMiddleware",
    "farled.web.middleware.AccessGate",
    "farled.web.middleware.Refusals",
]

ROOT_URLCONF = "farled.project.urls"
WSGI_APPLICATION = "farled.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
                )
            ],
            "builtins": ["template_partials.templatetags.partials", "farled.web.templatetags.farled"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "farled.project.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "farled.web.renderer.FormRenderer"

DATABASES = {
    "default": dj_database_url.parse(ENVIRONMENT.database_url or f"sqlite:///{ENVIRONMENT.data / 'farled.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"].update({"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True})

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # in the database, so that all workers share it
        "LOCATION": "farled_cache",
        # Too much is thrown out by name: after Django's 300, a busy day's forms drive out the counts of sign-ins.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Language and time. Swedish is the source language; English is a complete translation.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).parent.parent / "locale")]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {"login": "farled.people.forms.SignInForm", "reset_password": "farled.people.forms.ResetForm"}
ACCOUNT_ADAPTER = "farled.people.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, who vouches for the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds; as long as in people.actor.LATELY
DECIDING_TAKES_TWO_STEPS = ENVIRONMENT.two_steps
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds; a link is also void once used, and once its owner has signed in
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "farled.people.models.display"
MFA_ADAPTER = "farled.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.production
MFA_TOTP_ISSUER = "Farled"

# Cookies and headers
SESSION_COOKIE_NAME = "__Host-farled" if ENVIRONMENT.production else "farled"
CSRF_FAILURE_VIEW = "farled.project.errors.csrf_failure"
CSRF_COOKIE_NAME = "__Host-farled-csrf" if ENVIRONMENT.production else "farled-csrf"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.production
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = ENVIRONMENT.production
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENVIRONMENT.production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.production
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENVIRONMENT.behind_proxy)  # else all sign-ins come from one address, the proxy's
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
MEDIA_ROOT = ENVIRONMENT.data / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.email_from
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if DEMO:  # nobody in a demonstration has a mailbox; the letters can be read as files
    EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", str(ENVIRONMENT.data / "mail")
elif ENVIRONMENT.email_url:
    _mail = urlsplit(ENVIRONMENT.email_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS, EMAIL_TIMEOUT = _mail.scheme == "smtp", 20


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "farled.web.logs.OneLine"}},
    "filters": {"addresses": {"()": "farled.web.logs.HideSecretAddresses"}},
    # on the handler and not on loggers: whichever part of the server tells of an address, its secret is not written
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["addresses"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "fontTools": {"level": "WARNING"},  # tells every step of every font
        "weasyprint": {"level": "ERROR"},  # warns of style rules it has no use for
    },
}
