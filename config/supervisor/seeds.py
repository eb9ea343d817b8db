"""Load the preloaded projects: before the first page, or beside it where they are there already."""

from pathlib import Path
from signal import SIGKILL

from django.conf import settings

from config.embedded_postgres.held import SUPERVISED
from config.supervisor.errors import SupervisorError
from config.supervisor.management import management_command
from config.supervisor.program import Program, run_once
from config.supervisor.stamps import Stamp, fingerprint


def seeding() -> Program:
    """Return the command as a program of its own.

    It reads texts with spaCy, whose memory the supervisor would otherwise hold as long as it runs.
    """
    return Program(
        name="The loading of seeds",
        command=management_command("load_seeds"),
        death_signal=SIGKILL,
        environment={SUPERVISED: "1"},
        is_kept=False,
    )


def seeds_are_loaded() -> bool:
    """Tell whether the seeds as they are now were loaded whole before.

    They are loaded all the same, in case the database was changed since; the pages need not wait.
    """
    return _stamp().stands()


def load_seeds() -> None:
    """Load what is missing and wait for it. Raises SupervisorError."""
    code = run_once(seeding())
    if code != 0:
        raise SupervisorError(f"Loading the seeds failed with exit code {code}.")
    _stamp().set()


def _stamp() -> Stamp:
    files = sorted(path for path in Path(settings.SEEDS_DIR).rglob("*") if path.is_file())
    return Stamp(Path(settings.DATA_DIR) / "seeds-loaded.txt", fingerprint(files))
