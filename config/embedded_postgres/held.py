"""The servers that this process uses, each until the process ends."""

import atexit
import os
import threading
from pathlib import Path
from typing import Any

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.lease import Lease, connection_params
from config.embedded_postgres.place import Place, Tell, prepare_place

# Set by `manage.py up` for the processes it starts: it keeps the server for them, and restarts it.
SUPERVISED = "HIKIWAKE_SUPERVISED"

_leases: dict[Path, Lease] = {}
_places: dict[Path, Place] = {}
_lock = threading.Lock()


def hold(data: Path, *, tell: Tell) -> Lease:
    """Keep the server of a data folder running until this process ends; start it if need be."""
    with _lock:
        if data not in _leases:
            _leases[data] = Lease(prepare_place(data, tell=tell))
            atexit.register(let_go, data)
        lease = _leases[data]
        if not (lease.has_joined and lease.is_kept()):
            lease.bring_up(tell=tell)
        return lease


def let_go(data: Path) -> None:
    """Stop using the server before the process ends."""
    with _lock:
        if lease := _leases.pop(data, None):
            lease.leave()


def way_in(data: Path, role: str, *, tell: Tell) -> dict[str, Any]:
    """Return how to connect as a role to the server, which then runs."""
    if SUPERVISED not in os.environ:
        return hold(data, tell=tell).params(role)
    with _lock:
        if data not in _places:
            _places[data] = prepare_place(data, tell=tell)
    try:
        return connection_params(_places[data], role)
    except FileNotFoundError as error:
        raise EmbeddedPostgresError(f"There is no database in {data} yet.") from error
