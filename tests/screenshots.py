"""`python -m tests.screenshots DIR`: a picture of every page, light and dark, wide and narrow."""

import os
import sys
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.testing"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
django.setup()

from tests.journeys.pictures import take_all  # noqa: E402 -- models need the settings

if __name__ == "__main__":
    sys.exit(take_all(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")))
