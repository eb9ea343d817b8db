"""Django's deploy check in the production profile, with a made-up but sound environment."""

import os
import secrets
import subprocess
import sys

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "hikiwake.example",
    "DATABASE_URL": "postgres://app@localhost/hikiwake",
    "DATABASE_OWNER_URL": "postgres://owner@localhost/hikiwake",
}

if __name__ == "__main__":
    sys.exit(
        subprocess.run(
            [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            env={**os.environ, **ENVIRONMENT},
            check=False,
        ).returncode
    )
