"""Which PostgreSQL to use: the one that `DATABASE_URL` names, or the embedded one.

Nothing is started here; `config.embedded_database` starts the server at the first connection.
"""

from pathlib import Path
from typing import Any

import environ

NAME = "hikiwake"
APP_ROLE = "hikiwake_app"
OWNER_ROLE = "hikiwake_owner"


def databases(env: environ.Env, data: Path) -> dict[str, dict[str, Any]]:
    """Return `default` (the role of the application) and `owner` (the role that migrates)."""
    limits = "-c lock_timeout=3s -c idle_in_transaction_session_timeout=30s"
    patience = env.int("STATEMENT_TIMEOUT_SECONDS", default=15)
    app_options = {"options": f"{limits} -c statement_timeout={patience}s"}
    owner_options = {"options": limits}
    if env.str("DATABASE_URL", default=""):
        app = env.db_url("DATABASE_URL")
        owner = env.db_url("DATABASE_OWNER_URL", default=env.str("DATABASE_URL"))
    else:
        embedded = {"ENGINE": "config.embedded_database", "NAME": NAME, "DATA_DIR": data}
        app = {**embedded, "USER": APP_ROLE}
        owner = {**embedded, "USER": OWNER_ROLE}
    shared = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return {
        "default": {**shared, **app, "OPTIONS": {**app.get("OPTIONS", {}), **app_options}},
        "owner": {
            **shared,
            **owner,
            "OPTIONS": {**owner.get("OPTIONS", {}), **owner_options},
            "TEST": {"MIRROR": "default"},
        },
    }
