"""`manage.py add_member NAME --role R --project P`: roles of somebody who has an account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from annotator.management.domain_command import DomainCommand, named_project
from annotator.people.actions import give_roles
from annotator.people.models import Role, User


class Command(DomainCommand):
    help = "Set what an existing user may do in a project; the roles replace the ones that stand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument(
            "--role", required=True, action="append", choices=Role.values, help="may be repeated"
        )
        parser.add_argument("--project", help="slug; may be left out where there is only one")

    def handle(self, *args: Any, name: str, role: list[str], **options: Any) -> None:
        project = named_project(options["project"])
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {name}; create_user makes one.")
        membership = give_roles(user=user, project=project, roles=role, by=None)
        self.stdout.write(f"{user} is {', '.join(membership.roles)} in {project.slug}.")
