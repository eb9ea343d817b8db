"""A server for tests: as fast as it can be, gone without a trace at the end."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo

from config.embedded_postgres.cluster import SUPERUSER
from config.embedded_postgres.lease import Lease
from config.embedded_postgres.place import NOTE, Place, prepare_place


class Throwaway:
    """A running throw-away server."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease

    @property
    def place(self) -> Place:
        return self._lease.place

    def params(self, role: str) -> dict[str, Any]:
        """Return host, port, user, password and dbname, as psycopg takes them."""
        return self._lease.params(role)

    def superuser_params(self) -> dict[str, Any]:
        return {**self.params(SUPERUSER), "dbname": "postgres"}

    def dsn(self, role: str) -> str:
        return make_conninfo(**self.params(role))


@contextlib.contextmanager
def throwaway(directory: Path) -> Iterator[Throwaway]:
    """Run a throw-away server in a directory for as long as the context lasts.

    It trusts the machine not to crash, and `hikiwake_owner` may make databases.
    """
    with tempfile.TemporaryDirectory(prefix="hikiwake-staging-") as staging:
        Path(staging).chmod(0o711)
        # Of an earlier one that was killed.
        (directory / NOTE).unlink(missing_ok=True)
        place = prepare_place(directory, tell=_be_quiet, staging=Path(staging))
        lease = Lease(place, is_throwaway=True)
        try:
            lease.bring_up(tell=_be_quiet)
            yield Throwaway(lease)
        finally:
            lease.leave()
            shutil.rmtree(place.home)
            (directory / NOTE).unlink(missing_ok=True)


def _be_quiet(_sentence: str) -> None:
    """Tests have nothing to say."""
