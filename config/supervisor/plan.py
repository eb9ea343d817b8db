"""What `manage.py up` runs: the preparation, the web server, the worker."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGQUIT

from django.conf import settings

from config.embedded_postgres.held import SUPERVISED
from config.supervisor.address import Address
from config.supervisor.greeting import greeting
from config.supervisor.management import management_command
from config.supervisor.preparation import prepare
from config.supervisor.program import Program
from config.supervisor.readiness import is_ready
from config.supervisor.seeds import seeding, seeds_are_loaded

BACKEND = "config.embedded_database"
WORKERS = 2
THREADS = 4
# Less than the supervisor's own patience, so that both end by themselves.
GRACE = 8


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The steps of the supervisor; tests have others than the product."""

    data: Path
    has_own_database: bool
    prepare: Callable[[], None]
    programs: Callable[[Address], list[Program]]
    is_ready: Callable[[Address], bool]
    followers: Callable[[], list[Program]]
    greeting: Callable[[Address], str]


def product() -> Plan:
    """Return the plan of the product.

    The worker follows when the pages are there: it has a start as costly as theirs, and nothing
    waits for it.
    """
    return Plan(
        data=settings.DATA_DIR,
        has_own_database=settings.DATABASES["default"]["ENGINE"] == BACKEND,
        prepare=prepare,
        programs=lambda address: [web(address), *([seeding()] if seeds_are_loaded() else [])],
        is_ready=is_ready,
        followers=lambda: [worker()],
        greeting=greeting,
    )


def web(address: Address) -> Program:
    fd = address.bound.fileno()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
    command += ["--bind", f"fd://{fd}", "--worker-class", "gthread"]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS)]
    # Django is read once, for all workers.
    command += ["--preload", "--chdir", str(settings.BASE_DIR)]
    command += ["--graceful-timeout", str(GRACE), "--log-level", "warning"]
    # No socket in the home folder by which others could steer it.
    command += ["--no-control-socket"]
    return Program(
        name="The web server",
        command=command,
        death_signal=SIGQUIT,
        environment={SUPERVISED: "1"},
        pass_fds=[fd],
    )


def worker() -> Program:
    words = ["procrastinate", "worker", "--shutdown-graceful-timeout", str(GRACE)]
    return Program(
        name="The worker",
        command=management_command(*words),
        # Its job is rescued by the next worker, as after a crash of the machine.
        death_signal=SIGKILL,
        environment={SUPERVISED: "1"},
    )
