"""`manage.py migrate`: as the owner of the tables, and with the application's rights renewed."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from annotator.kernel.database_roles import grant_app_role


class Command(migrate.Command):
    """Migrate, then grant the application's role what it needs of the tables there are."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Make `owner` the database that is meant."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and grant."""
        super().handle(*args, **options)
        if not options["plan"]:
            call_command("createcachetable", database=options["database"], verbosity=0)
            grant_app_role(connections[options["database"]])
