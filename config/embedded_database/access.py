"""What Django learns of the embedded server, and in which words it learns of trouble."""

import sys
from typing import Any

from django.core.management.base import CommandError
from django.db.utils import OperationalError

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.held import way_in


class DatabaseUnavailable(OperationalError, CommandError):
    """The embedded server cannot be had.

    To code that handles database errors it is one; to manage.py it is a sentence to end with.
    """


def access(settings: dict[str, Any]) -> dict[str, Any]:
    """Return host, port, user and password for an entry of `DATABASES`; the server then runs.

    An entry that names a HOST means a server that somebody else keeps, as tests do: nothing to add.
    """
    if settings.get("HOST"):
        return {}
    try:
        found = way_in(settings["DATA_DIR"], settings["USER"], tell=_tell)
    except EmbeddedPostgresError as error:
        raise DatabaseUnavailable(str(error)) from error
    return {name: found[name] for name in ("host", "port", "user", "password")}


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
