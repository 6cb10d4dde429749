"""Settings, all of them from environment variables.

Development needs none. Production (OSP_ENV=production) refuses to start without a secret key and allowed hosts.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env, validate

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

ENVIRONMENT = env.str("OSP_ENV", "development", validate=validate.OneOf(["development", "production"]))
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("OSP_DEBUG", default=False)
DATA_DIR = Path(env.str("OSP_VAR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """The key from the environment; outside production a random one that stays in the data folder."""
    if PRODUCTION:
        return env.str("OSP_SECRET_KEY")
    given = env.str("OSP_SECRET_KEY", "")
    path = DATA_DIR / "secret-key"
    if not given and not path.exists():
        from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 -- only on the first start

        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return given or path.read_text()


SECRET_KEY = _secret_key()
# Former keys, newest first: logins last, links to contributions still open them, and rows of a TLV administration are still found
# in a newer upload.
SECRET_KEY_FALLBACKS: list[str] = env.list("OSP_SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("OSP_ALLOWED_HOSTS") if PRODUCTION else ["127.0.0.1", "localhost", "testserver"]

INSTALLED_APPS = [
    "meetings",
    "goals",
    "indicators",
    "osp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "knox",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "osp.middleware.TenantMiddleware",
]

ROOT_URLCONF = "osp.urls"
WSGI_APPLICATION = "osp.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["osp.templatetags.osp", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "osp.web.context.page",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'osp.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets pages read while a worker writes; IMMEDIATE makes writers wait in turn instead of failing half way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    # A file, not memory: the worker and the browser tests read it from their own connections.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "osp.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "/inloggen/?uit=1"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = DATA_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_BYTES = env.int("OSP_UPLOAD_MAX_MB", 64) * 1024 * 1024

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}
JOB_LEASE_SECONDS = env.int("OSP_JOB_LEASE_SECONDS", 30)
JOB_ATTEMPTS = 3

# Where people reach the product, for links in mails.
BASE_URL = env.str("OSP_BASE_URL", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000")
# Without a mail server development prints mails; EMAIL_URL is smtp://user:password@host:port with ?tls=true or ?ssl=true.
EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "smtp://localhost:25" if PRODUCTION else "console:")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = EMAIL_CONFIG["EMAIL_HOST"] or "localhost", EMAIL_CONFIG["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_USER"] or "", EMAIL_CONFIG["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_CONFIG["EMAIL_USE_TLS"], EMAIL_CONFIG["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("OSP_MAIL_FROM", "OSP-planner <osp-planner@localhost>")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "osp.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("OSP_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("OSP_BEHIND_PROXY", default=False) else None
    )
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "osp.rest.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "osp.rest.errors.dutch_errors",
    "DEFAULT_THROTTLE_RATES": {"login": "10/min", "upload": "60/hour"},
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
REST_KNOX = {"TOKEN_TTL": None, "AUTO_REFRESH": False}
SPECTACULAR_SETTINGS = {
    "TITLE": "OSP-planner API",
    "DESCRIPTION": "Openbare cijfers voor wie een login heeft; onder de code van een samenwerkingsverband wat het zelf heeft, "
    "voor wie daar een rol heeft. Een bestand aanbieden kan ook. Bron van de openbare cijfers: DUO open onderwijsdata (CC0).",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "osp.rest.schema.without_docstrings",
    ],
    "ENUM_NAME_OVERRIDES": {
        "FigureKindEnum": "indicators.enums.FigureKind",
        "IndicatorKindEnum": "indicators.enums.IndicatorKind",
        "UnitEnum": "indicators.enums.Unit",
        "ActivityStatusEnum": "goals.enums.ActivityStatus",
        "CommentEndEnum": "goals.enums.CommentEnd",
        "ContributionStateEnum": "goals.enums.ContributionState",
        "DecisionStateEnum": "meetings.serializers.rows.DECISION_STATES",
        "DirectionEnum": "goals.enums.Direction",
        "DiscussedKindEnum": "goals.serializers.reactions.KINDS",
        "FrameworkKindEnum": "goals.enums.FrameworkKind",
        "MoneyKindEnum": "goals.enums.MoneyKind",
        "PathKindEnum": "goals.enums.PathKind",
        "PlanVersionStateEnum": "goals.enums.VersionState",
        "RoundStateEnum": "goals.enums.RoundState",
        "RunStateEnum": "indicators.models.RunState.values",
        "StepKindEnum": "goals.enums.StepKind",
        "StepOutcomeEnum": "goals.enums.StepOutcome",
        "SuggestionStateEnum": "goals.enums.SuggestionState",
        "TrendEnum": "indicators.enums.Trend",
        "UnfinishedEnum": "goals.enums.Unfinished",
        "WorkbookStateEnum": "goals.enums.WorkbookState",
        "YearKindEnum": "goals.enums.YearKind",
        "YearPlanStateEnum": "goals.enums.YearPlanState",
    },
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("OSP_LOG_LEVEL", "WARNING")},
}
