"""Settings: one file, read from the environment; the same for web, worker, tests and commands."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from environs import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("LAGESBILD_VAR", str(BASE_DIR / "var")))

DEMO = env.bool("LAGESBILD_DEMO", False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "" if not DEBUG else "bara-for-utveckling")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
TJANSTENS_NAMN = env.str("TJANSTENS_NAMN", "Lägesbild")

INSTALLED_APPS = [
    "samverkan",
    "lagesbild",
    "atgardsplan",
    "uppfoljning",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "guardian",
    "import_export",
    "django_filters",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samverkan.middleware.SammanhangMiddleware",
    "samverkan.middleware.HinderMiddleware",
]

ROOT_URLCONF = "samverkan.urls"
WSGI_APPLICATION = "samverkan.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samverkan.context.sida",
            ],
        },
    },
]

# Ordinary connections take the web role, which neither owns tables nor passes row security.
DATABASES = {"default": env.dj_db_url("DATABASE_URL", "postgresql:///lagesbild")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
WEB_ROLE = "lagesbild_web"
DB_ROLE = env.str("LAGESBILD_ROLL", "web")
_options = DATABASES["default"].setdefault("OPTIONS", {})
if DB_ROLE == "web":
    _options["options"] = f"-c role={WEB_ROLE}"
if env.bool("LAGESBILD_POOL", False):
    _options["pool"] = {"min_size": 1, "max_size": 8}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "samverkan.User"
AUTHENTICATION_BACKENDS = ["samverkan.inloggning.EpostBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "namn"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    ]
]
LOGIN_URL = "samverkan:logga_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "samverkan:logga_in"
GUARDIAN_MONKEY_PATCH_USER = False
# Addresses are unique whatever their case by a constraint of the table; guardian is asked by our own code.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "guardian.W001"]
ANONYMOUS_USER_NAME = None

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["samverkan.formats"]
LOCALE_PATHS = [BASE_DIR / "samverkan" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG and env.bool("LAGESBILD_MANIFEST", False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.bool("LAGESBILD_MANIFEST", False)
MEDIA_ROOT = VAR_DIR / "filer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024

_SECURE = env.bool("LAGESBILD_HTTPS", False)
SESSION_COOKIE_NAME = "__Host-sessionid" if _SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _SECURE else "csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 10
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Tiles under the map that places are drawn on, e.g. https://karta.example/{z}/{x}/{y}.png; off by
# default, since each tile tells its host where the person looks.
KARTBAKGRUND = {"url": env.str("TILE_URL", ""), "kalla": env.str("TILE_ATTRIBUTION", "")}
_bakgrund = urlsplit(KARTBAKGRUND["url"].replace("{s}", "*"))
if _bakgrund.netloc:
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(
        f"{_bakgrund.scheme}://{_bakgrund.netloc}"
    )

EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("LAGESBILD_AVSANDARE", "lagesbild@localhost")
# Where people log in, for mails that are written by a job.
ADRESS = env.str("LAGESBILD_ADRESS", "http://127.0.0.1:8000/")
PROCRASTINATE_ON_APP_READY = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
