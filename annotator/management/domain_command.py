"""What all commands share: a foreseen refusal ends in one sentence, not in a traceback."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from psycopg.errors import UndefinedTable

from annotator.kernel.errors import DomainError
from annotator.people.models import Project


class DomainCommand(BaseCommand):
    """A command whose domain errors are told in a sentence; exit code 1."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DomainError as error:
            raise CommandError(told(error)) from error
        except ProgrammingError as error:
            if not isinstance(error.__cause__, UndefinedTable):
                raise
            raise CommandError(
                "This database is not set up yet: manage.py migrate, then load_seeds; "
                "or make run, which does both."
            ) from error
        except OperationalError as error:
            if isinstance(error, CommandError):
                raise
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"The database cannot be used: {reason}") from error


def told(error: DomainError) -> str:
    """Return a refusal with its details in one line."""
    reasons = [
        f"{field}: {' '.join(map(str, listed))}"
        for field, listed in error.details.items()
        if isinstance(listed, list)
    ]
    return " ".join(reasons) or error.message


def named_project(slug: str | None) -> Project:
    """Return the project of that slug, or the only one there is. Raises CommandError."""
    projects = list(Project.objects.filter(slug=slug) if slug else Project.objects.all()[:2])
    if len(projects) == 1:
        return projects[0]
    known = ", ".join(Project.objects.order_by("slug").values_list("slug", flat=True)) or "none"
    asked = f"There is no project {slug}." if slug else "Say which project: --project SLUG."
    raise CommandError(f"{asked} There are: {known}.")
