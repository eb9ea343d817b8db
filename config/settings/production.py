"""A server for a team. Refuses to start while a value is missing or known from elsewhere."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import DATA_DIR, env
from config.settings.databases import databases

LEAST_SECRET_LENGTH = 50

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < LEAST_SECRET_LENGTH or "insecure" in SECRET_KEY or len(set(SECRET_KEY)) < 5:  # noqa: PLR2004 -- as Django's own deploy check counts
    raise ImproperlyConfigured(
        "SECRET_KEY must be at least 50 random characters. Make one: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts that people use, never '*'.")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

if not env.str("DATABASE_URL", default=""):
    raise ImproperlyConfigured("DATABASE_URL must name the PostgreSQL to use in production.")
DATABASES = databases(env, DATA_DIR)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
