"""`manage.py sign_in_link NAME`: a one-time way in, good for 15 minutes."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.urls import reverse

from annotator.management.domain_command import DomainCommand
from annotator.people.actions import make_sign_in_link
from config.last_address import base_address


class Command(DomainCommand):
    help = "Print a one-time sign-in link, good for 15 minutes; the earlier ones stop working."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--base", help="where people reach it, for example https://…")

    def handle(self, *args: Any, name: str, base: str | None, **options: Any) -> None:
        if base and not base.startswith(("http://", "https://")):
            raise CommandError(
                f"--base is an address such as https://hikiwake.example, not {base}."
            )
        path = reverse("sign_in_by_link", args=[make_sign_in_link(name=name)])
        self.stdout.write((base or base_address(settings.DATA_DIR)).rstrip("/") + path)
