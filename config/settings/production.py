"""A server for a team. Refuses to start while a value is missing or known from elsewhere."""

import os
import sys

from config.settings.base import *
from config.settings.base import DATA_DIR, env
from config.settings.databases import databases
from config.settings.soundness import origins, problems

if found := problems(os.environ):
    # An end, not an exception: whoever starts the server reads sentences, no traceback.
    sys.exit("\n".join(["Hikiwake does not start with these settings:", *found]))

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS") if host.strip()]
CSRF_TRUSTED_ORIGINS = origins(ALLOWED_HOSTS)
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
