"""The connection: where the server listens and what the password is, it finds out at the end."""

from typing import Any

from django.db.backends.postgresql import base

from config.embedded_database.access import access
from config.embedded_database.client import EmbeddedClient


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    client_class = EmbeddedClient

    def get_connection_params(self) -> dict[str, Any]:
        """Return what psycopg needs, and see that the server runs.

        Only somebody who is about to connect asks for this: Django itself, and Procrastinate's
        worker, which connects on its own. Before the first start there is no password to return.
        """
        found = access(self.settings_dict)
        params: dict[str, Any] = super().get_connection_params()
        return {**params, **found}
