"""`manage.py sign_in_link NAME`: a one-time way in, good for 15 minutes."""

import os
from argparse import ArgumentParser
from typing import Any

from django.urls import reverse

from annotator.management.domain_command import DomainCommand
from annotator.people.actions import make_sign_in_link


class Command(DomainCommand):
    help = "Print a one-time sign-in link, good for 15 minutes; the earlier ones stop working."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--base", help="where people reach it, for example https://…")

    def handle(self, *args: Any, name: str, base: str | None, **options: Any) -> None:
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        path = reverse("sign_in_by_link", args=[make_sign_in_link(name=name)])
        self.stdout.write(f"{(base or f'http://{host}:{port}').rstrip('/')}{path}")
