"""What has to be done before the first page is served. All of it may be done again at each start."""

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.db.utils import OperationalError

from config.supervisor.errors import SupervisorError
from config.supervisor.seeds import load_seeds, seeds_are_loaded
from config.supervisor.static_files import collect_static


def prepare() -> None:
    """Bring database, static files and, the first time, seeds up to date.

    Raises SupervisorError where the database cannot be had or the seeds cannot be loaded.
    """
    try:
        # In this process, which has Django at hand: another one would take a second to get there.
        call_command("migrate", interactive=False, verbosity=0)
    except (OperationalError, CommandError) as error:
        said = " ".join(str(error).split())
        raise SupervisorError(f"The database cannot be prepared: {said}") from error
    finally:
        connections.close_all()
    collect_static()
    if not seeds_are_loaded():
        load_seeds()
