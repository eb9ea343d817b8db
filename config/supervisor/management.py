"""The commands of `manage.py`, as command lines."""

import sys
from pathlib import Path

from django.conf import settings


def management_command(*words: str) -> list[str | Path]:
    return [sys.executable, settings.BASE_DIR / "manage.py", *words]
