"""`manage.py dbshell`: the wheel's own psql, so that none needs to be installed."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql.client import DatabaseClient

from config.embedded_database.access import access
from config.embedded_postgres.binaries import installed_binaries


class EmbeddedClient(DatabaseClient):
    """psql, told the way to the embedded server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """Return the command line and the surroundings of psql."""
        found = {name.upper(): value for name, value in access(settings_dict).items()}
        command, environment = super().settings_to_cmd_args_env(
            {**settings_dict, **found}, parameters
        )
        return [str(installed_binaries().program("psql")), *command[1:]], environment
