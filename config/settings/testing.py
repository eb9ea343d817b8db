"""The test run: a throw-away PostgreSQL that tests/conftest.py starts, cheap password hashes."""

from config.settings.base import *
from config.settings.base import BASE_DIR
from config.settings.databases import APP_ROLE, NAME, OWNER_ROLE

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 -- the throw-away database of a test run holds nothing to protect
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
# tests/conftest.py starts the server and fills in where it is.
DATABASES = {
    alias: {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": role,
        "OPTIONS": {"options": "-c lock_timeout=3s -c statement_timeout=60s"},
        "TEST": {"MIRROR": "default"} if alias == "owner" else {},
    }
    for alias, role in [("default", APP_ROLE), ("owner", OWNER_ROLE)]
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "annotator.kernel.blobs.BlobStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are served from where they lie; a test of its own collects them as `up` does.
STATIC_ROOT = BASE_DIR / "annotator" / "static"
