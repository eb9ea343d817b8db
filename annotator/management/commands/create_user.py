"""`manage.py create_user NAME --role R --project P`."""

from argparse import ArgumentParser
from typing import Any

from annotator.management.domain_command import DomainCommand, named_project
from annotator.people.actions import make_user
from annotator.people.models import Role


class Command(DomainCommand):
    help = "Make a user with roles in a project. There is no password: use sign_in_link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument(
            "--role", required=True, action="append", choices=Role.values, help="may be repeated"
        )
        parser.add_argument("--project", help="slug; may be left out where there is only one")

    def handle(self, *args: Any, name: str, role: list[str], **options: Any) -> None:
        project = named_project(options["project"])
        user = make_user(name=name, roles=role, project=project, by=None)
        self.stdout.write(
            f"{user} is {', '.join(sorted(set(role)))} in {project.slug}. "
            f"First sign-in: manage.py sign_in_link {user}"
        )
