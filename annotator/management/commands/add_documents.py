"""`manage.py add_documents FILE…`: take texts into a project and suggest on them."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from annotator.corpus.actions import Description
from annotator.desk.packs import pack_of
from annotator.kernel.errors import DomainError
from annotator.management.domain_command import DomainCommand, named_project, told
from annotator.pipeline import take_in_and_suggest


class Command(DomainCommand):
    help = "Take texts in (UTF-8, up to 2 MiB each), find zones and sentences, and suggest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--project", help="slug; may be left out where there is only one")
        parser.add_argument("--language", default="en")
        parser.add_argument("--title", default="", help="the headline where left out")
        parser.add_argument("--outlet", default="")
        parser.add_argument("--author", default="")
        parser.add_argument("--date", type=_date, help="of publication: 2019-01-24")
        parser.add_argument("--address", default="", help="where it was published")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        project = named_project(options["project"])
        pack = pack_of(project)
        failed = 0
        for path in files:
            try:
                document = take_in_and_suggest(
                    raw=path.read_bytes(),
                    description=_description(path, options),
                    project=project,
                    pack=pack,
                    by=None,
                )
                self.stdout.write(f"{path.name}: added as {document.pk}, {document.title}")
            except OSError as error:
                self.stderr.write(f"{path.name}: cannot be read: {error.strerror}")
                failed += 1
            except DomainError as error:
                self.stderr.write(f"{path.name}: {told(error)}")
                failed += error.code != "already_there"
        if failed:
            raise CommandError(f"{failed} of {len(files)} files were not added.")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"a date such as 2019-01-24, not {text!r}") from error


def _description(path: Path, options: dict[str, Any]) -> Description:
    return Description(
        title=options["title"],
        language=options["language"],
        outlet=options["outlet"],
        author=options["author"],
        published_on=options["date"],
        address=options["address"],
        source_name=path.name,
    )
