"""What `manage.py up` runs: the preparation, the web server, the worker."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from signal import SIGKILL, SIGQUIT

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.db.utils import DatabaseError

from config.embedded_postgres.held import SUPERVISED
from config.supervisor.address import Address
from config.supervisor.child import Program
from config.supervisor.preparation import management_command, prepare
from config.supervisor.readiness import is_ready

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
    greeting: Callable[[Address], str]


def product() -> Plan:
    return Plan(
        data=settings.DATA_DIR,
        has_own_database=settings.DATABASES["default"]["ENGINE"] == BACKEND,
        prepare=prepare,
        programs=lambda address: [web(address), worker()],
        is_ready=is_ready,
        greeting=greeting,
    )


def web(address: Address) -> Program:
    fd = address.bound.fileno()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
    command += ["--bind", f"fd://{fd}", "--worker-class", "gthread"]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS)]
    command += ["--graceful-timeout", str(GRACE), "--log-level", "warning"]
    # No socket in the home folder by which others could steer it.
    command += ["--no-control-socket", "--chdir", str(settings.BASE_DIR)]
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


def greeting(address: Address) -> str:
    return f"""
  Hikiwake is running:

      {address.url}

  {_sign_in(address)}

  Ctrl-C stops everything; the next start finds all as it was.
"""


def _sign_in(address: Address) -> str:
    """Return a paragraph with a link to sign in by."""
    link = StringIO()
    try:
        call_command("sign_in_link", "owner", base=address.url, stdout=link)
    except (CommandError, DatabaseError) as error:
        return f"There is no link to sign in by: {error}"
    finally:
        connections.close_all()
    return f"Sign in as owner, once, within 15 minutes:\n\n      {link.getvalue().strip()}"
