"""Every setting, read from the environment.

`bin/serve` keeps the values it made for this machine in `var/local.env`; a real environment
variable wins over that file. Nothing has an insecure default: a missing key stops the start.
"""

from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env, ValidationError, validate

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text)
    except ValueError:
        raise ValidationError("not an IP address, nor a network such as 10.0.0.0/8") from None


env = Env()
env.read_env(VAR_DIR / "local.env", recurse=False)

GIVEN = validate.Length(min=1, error="must not be empty")
SECRET_KEY = env.str("SECRET_KEY", validate=GIVEN)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", subcast=str, validate=GIVEN)
# Newest first: the first encrypts, all decrypt.
FIELD_KEYS = env.list("FIELD_KEYS", subcast=str, validate=GIVEN)
DEBUG = env.bool("DEBUG", False)

# On unless the site is served over plain http on this very machine.
SITE_HTTPS = env.bool("SITE_HTTPS", True)
SITE_NAME = env.str("SITE_NAME", "Refrain")
# Written into mails and feeds, so that a link works wherever it is read.
SITE_URL = env.str("SITE_URL", f"https://{ALLOWED_HOSTS[0]}").rstrip("/")
# A number kept for fiction stands in on this machine alone: elsewhere people would call it.
CONTACT_PHONE = env.str("CONTACT_PHONE", *([] if SITE_HTTPS else ["020 7946 0123"]))
# The organisation that the law holds responsible for what visitors write (UK GDPR, article 13): it must name itself.
CONTROLLER = env.str("CONTROLLER", "")

# A music therapist's registration ends on this (month, day) of every even year (HCPC, arts therapists).
HCPC_RENEWAL_DEADLINE = (5, 31)
# A check older than this many months is out of date.
CHECK_VALID_MONTHS = 12
# Freshness bands in months: up to the first is fresh, up to the second is ageing.
FRESHNESS_MONTHS = (6, 12)
# How long an enquiry or a report of a mistake is kept before it is erased.
ENQUIRY_KEEP_MONTHS = env.int("ENQUIRY_KEEP_MONTHS", 12)
# Whoever reads the sentence to be agreed to needs longer: a form sent sooner is kept apart as perhaps spam.
ENQUIRY_FASTEST_SECONDS = 2
# How long staff keep a note on a person before it is erased.
NOTE_KEEP_MONTHS = env.int("NOTE_KEEP_MONTHS", 12, validate=validate.Range(min=1))

# The address of the one proxy in front, or its network: what it says of a visitor is believed, and what others say is not.
TRUSTED_PROXY = env.list("TRUSTED_PROXY", [], subcast=_network)
# From one network address.
MISTAKE_REPORTS_A_DAY = env.int("MISTAKE_REPORTS_A_DAY", 10, validate=validate.Range(min=1))

INSTALLED_APPS = [
    "desk.admin_config.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "django_htmx",
    "phonenumber_field",
    "post_office",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "places",
    "therapists",
    "programmes",
    "enquiries",
    "guide",
    "desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "recovery_site.access_log.AccessLogMiddleware",
    "recovery_site.languages.LanguageMiddleware",
    "recovery_site.prefetching.PrefetchMiddleware",
    "recovery_site.requests.RefuseOddEncodingsMiddleware",
    "recovery_site.requests.RefuseMethodsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "desk.sign_in.middleware.StaffSessionMiddleware",
]

ROOT_URLCONF = "recovery_site.urls"
WSGI_APPLICATION = "recovery_site.wsgi.application"
CSRF_FAILURE_VIEW = "recovery_site.forged.csrf_failure"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
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
                "recovery_site.context.site",
                "programmes.context.demonstration",
            ],
            "libraries": {"languages": "recovery_site.language_tags"},
        },
    },
    # The results page alone (docs/decisions.md, "The results page is compiled").
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja2"],
        "OPTIONS": {"environment": "programmes.compiled.environment"},
    },
]

DATABASES = {
    "default": dj_database_url.parse(env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'refrain.sqlite3'}"))
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing, a commit survives a crash, and what is erased is overwritten
    # (docs/decisions.md, "SQLite").
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    # Compiling the wide queries of the listings costs seconds, running them milliseconds.
    DATABASES["default"]["OPTIONS"] = {"options": "-c jit=off"}
# To open one anew, with its pragmas, takes longer than what most pages ask of it.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# What processes must know of one another is in the database; django-allauth would remember used codes in here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
FORMAT_MODULE_PATH = "recovery_site.formats"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Tests read static files where they lie; everything else serves hashed, compressed names.
STATIC_MANIFEST = env.bool("STATIC_MANIFEST", True)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_MANIFEST
# What browsers ask for at the root whether a page names it or not: icons.
WHITENOISE_ROOT = BASE_DIR / "root_files"
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
_static_storage = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if STATIC_MANIFEST
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage},
}

PHONENUMBER_DEFAULT_REGION = "GB"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# Everything is queued in the same transaction as what it tells of, and sent by `manage.py send_mail`.
EMAIL_BACKEND = "post_office.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = env.bool("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = VAR_DIR / "mail"
# A site on this machine alone mails nobody; any other must say who its notices come from.
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", *([] if SITE_HTTPS else [f"{SITE_NAME} <no-reply@example.org>"])
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [("Operators", address) for address in env.list("ADMINS", [], subcast=str)]
POST_OFFICE = {
    "BACKENDS": {
        "default": env.str("EMAIL_DELIVERY", "django.core.mail.backends.smtp.EmailBackend"),
        "links": "desk.sign_in.invitations.LinkBackend",
        "visitors": "enquiries.visitor_mail.VisitorBackend",
    },
    "DEFAULT_PRIORITY": "medium",
    # A day of tries; after it, staff see the mail as failed and can send it again.
    "MAX_RETRIES": 288,
    "RETRY_INTERVAL": timedelta(minutes=5),
    # Each is noted as sent before the next one goes: a worker that is killed sends at most one a second time.
    "BATCH_SIZE": 1,
    "MESSAGE_ID_ENABLED": True,
    # The default looks the machine's name up, within the visitor's request.
    "MESSAGE_ID_FQDN": ALLOWED_HOSTS[0],
}

SECURE_SSL_REDIRECT = SITE_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if SITE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = SITE_HTTPS
CSRF_COOKIE_SECURE = SITE_HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# How staff sign in (docs/sign-in.md).
AUTHENTICATION_BACKENDS = ["desk.sign_in.backends.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
# How long a link in a mail can set a password, and a session that nobody uses lives.
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())
SESSION_COOKIE_AGE = int(timedelta(minutes=30).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_ADAPTER = "desk.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "desk.sign_in.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_ENABLED = False
# Whoever signed in or confirmed within a quarter of an hour is not asked again before changing a second factor.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=15).total_seconds())
# Theirs are counted in each process for itself; ours, in the database, are in desk/sign_in/tries.py.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "desk.sign_in.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "desk.sign_in.forms.CodeForm",
    "reauthenticate": "desk.sign_in.forms.ConfirmCodeForm",
    "activate_totp": "desk.sign_in.forms.SetUpAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SITE_HTTPS
MFA_TOTP_ISSUER = SITE_NAME
# Periods of 30 seconds that a phone's clock may be off by.
MFA_TOTP_TOLERANCE = 1

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "recovery_site.logs.PlainFormatter"},
        "lines": {"format": "%(message)s"},
    },
    "filters": {"no_paths": {"()": "recovery_site.logs.RouteOnlyFilter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_paths"]},
        "access": {"class": "logging.StreamHandler", "formatter": "lines"},
        "mail_admins": {
            "class": "recovery_site.logs.AdminMailHandler",
            "level": "ERROR",
            "formatter": "plain",
            "filters": ["no_paths"],
        },
    },
    "loggers": {
        # Django's own handlers would print paths and whole requests.
        "django": {"handlers": ["stderr", "mail_admins"], "level": "INFO", "propagate": False},
        # Anybody can send a wrong host or a thousand fields: nothing to wake the operators for.
        "django.security": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # The server that runs us would print errors whole.
        "_granian": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Whole lines already, many to a record.
        "refrain.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": [], "propagate": False},
        # Named here, so that it does not add a handler that prints whole tracebacks, with addresses in them.
        "post_office": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
