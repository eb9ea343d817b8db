"""What has to be done before the first page is served. All of it may be done again at each start."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.db.utils import OperationalError

from config.embedded_postgres.held import SUPERVISED
from config.supervisor.errors import SupervisorError
from config.supervisor.static_files import collect_static
from config.tether import Tethered, spawn


def prepare() -> None:
    """Bring database, seeds and static files up to date. Raises SupervisorError.

    Migrations run in this process, which has Django at hand. Seeds are loaded by one that ends:
    it reads texts with spaCy, whose memory would otherwise be held for as long as we run.
    """
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (OperationalError, CommandError) as error:
        raise SupervisorError(f"The database cannot be prepared: {error}") from error
    finally:
        connections.close_all()
    seeding = start_management_command("load_seeds")
    try:
        collect_static()
        code = seeding.wait()
    finally:
        end(seeding)
    if code != 0:
        raise SupervisorError(f"Loading the seeds failed with exit code {code}.")


def management_command(*words: str) -> list[str | Path]:
    return [sys.executable, settings.BASE_DIR / "manage.py", *words]


def start_management_command(*words: str) -> Tethered:
    return spawn(
        management_command(*words),
        death_signal=SIGKILL,
        env={**os.environ, SUPERVISED: "1"},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def end(process: Tethered) -> None:
    """End a process that may be in the midst of a transaction, which is then rolled back."""
    if process.poll() is None:
        process.kill()
        process.wait()
