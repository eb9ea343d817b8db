"""`manage.py up`: run everything until Ctrl-C."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.supervisor.errors import SupervisorError
from config.supervisor.plan import product
from config.supervisor.supervisor import Supervisor


class Command(BaseCommand):
    """Run the database, the pages and the worker."""

    help = (
        "Start everything: database, pages, worker; print the address and a sign-in link. "
        "The variables HOST, PORT and HIKIWAKE_DATA say where."
    )
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until a signal asks to stop."""
        host = os.environ.get("HOST", "127.0.0.1")
        port = os.environ.get("PORT", "8000")
        try:
            Supervisor(product()).run(host, port)
        except SupervisorError as error:
            raise CommandError(str(error)) from error
