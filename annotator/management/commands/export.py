"""`manage.py export --format F`: labelled spans with their provenance, as a file."""

import shutil
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from annotator.exchange.export import Export, export
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection, operators_access
from annotator.management.domain_command import DomainCommand, named_project


class Command(DomainCommand):
    help = "Write a project's annotations to a file, or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument(
            "--view", default="reviewed", help="reviewed, suggested, all, reviewer:NAME"
        )
        parser.add_argument("--layer", action="append", help="may be repeated")
        parser.add_argument("--label", action="append", help="may be repeated")
        parser.add_argument("--document", action="append", type=UUID, help="id; may be repeated")
        parser.add_argument("--project", help="slug; may be left out where there is only one")
        parser.add_argument("--output", type=Path, help="file; standard output where left out")

    def handle(self, *args: Any, **options: Any) -> None:
        selection = Selection(
            project=named_project(options["project"]),
            view=parse_view(options["view"]),
            layers=_set(options["layer"]),
            labels=_set(options["label"]),
            documents=_set(options["document"]),
        )
        made = export(selection, operators_access(), FORMATS[options["format"]])
        with made.file:
            if output := options["output"]:
                self._write(made, output)
            else:
                shutil.copyfileobj(made.file, sys.stdout.buffer)
                sys.stdout.flush()
        counts = made.counts
        self.stderr.write(
            f"{counts.annotations} annotations in {counts.documents} documents; "
            f"{counts.disputed} disputed left out; sha256 {made.sha256}"
        )

    def _write(self, made: Export, output: Path) -> None:
        """Write beside the target first: a file of that name is whole or is not there."""
        if output.is_dir():
            raise CommandError(f"{output} is a folder; name a file in it.")
        partial = output.with_name(f"{output.name}.partial")
        try:
            with partial.open("wb") as target:
                shutil.copyfileobj(made.file, target)
            partial.replace(output)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error


def _set(values: list[Any] | None) -> frozenset[Any] | None:
    return None if values is None else frozenset(values)
