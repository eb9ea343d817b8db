"""`up` as the product's, with programs that start in no time. The environment says what they do."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL, SIGQUIT

from django.conf import settings

from config.supervisor.errors import SupervisorError
from config.supervisor.plan import Plan
from config.supervisor.program import Program
from config.supervisor.readiness import is_ready
from config.supervisor.supervisor import Supervisor

WORKER = os.environ.get("STUB_WORKER", "exec sleep 1000")
PREPARATION = os.environ.get("STUB_PREPARATION", "true")


def prepare():
    subprocess.run(["/bin/sh", "-c", PREPARATION], check=True)


def programs(address):
    fd = address.bound.fileno()
    command = [sys.executable, "-m", "gunicorn", "tests.config.stub_site:application"]
    command += ["--bind", f"fd://{fd}", "--worker-class", "gthread", "--workers", "1"]
    command += ["--log-level", "critical", "--no-control-socket"]
    return [Program(name="The web server", command=command, death_signal=SIGQUIT, pass_fds=[fd])]


def followers():
    return [Program(name="The worker", command=["/bin/sh", "-c", WORKER], death_signal=SIGKILL)]


def main():
    settings.configure(ALLOWED_HOSTS=["localhost"])
    plan = Plan(
        data=Path(os.environ["HIKIWAKE_DATA"]),
        has_own_database=True,
        prepare=prepare,
        programs=programs,
        is_ready=is_ready,
        followers=followers,
        greeting=lambda address: f"Running at {address.url}",
    )
    try:
        Supervisor(plan).run(os.environ["HOST"], os.environ["PORT"])
    except SupervisorError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
