"""`manage.py issue_token NAME [--scope S]`: prints the token, this once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from annotator.management.domain_command import DomainCommand
from annotator.people.actions import issue_token
from annotator.people.models import Scope, User


class Command(DomainCommand):
    help = "Issue a token for the API and print it; it is kept as a hash and cannot be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="of the user whom the token stands for")
        parser.add_argument(
            "--scope",
            action="append",
            choices=Scope.values,
            help="may be repeated; read where none is given",
        )
        parser.add_argument("--name", dest="token_name", default="", help="to tell tokens apart")

    def handle(self, *args: Any, name: str, scope: list[str] | None, **options: Any) -> None:
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {name}.")
        issued = issue_token(
            user=user, scopes=scope or [Scope.READ], name=options["token_name"], by=None
        )
        self.stdout.write(issued.secret)
