"""`python -m config.healthcheck`: whether the web server of this machine answers.

For container engines: no curl, no Django, and a host name that the settings allow.
"""

import os
import sys
import urllib.error
import urllib.request

PATIENCE = 4.0


def failure(port: str, host: str) -> str | None:
    """Return what is wrong with `/healthz`, or None."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310 -- our own http address
            return None
    except (urllib.error.URLError, OSError) as error:
        return f"healthz: {error}"


if __name__ == "__main__":
    allowed = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    sys.exit(failure(os.environ.get("PORT", "8000"), allowed.removeprefix(".")))
