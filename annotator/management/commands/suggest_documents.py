"""`manage.py suggest_documents`: let the suggester go over a project's documents."""

from argparse import ArgumentParser
from typing import Any

from annotator.corpus.models import Document
from annotator.desk.packs import pack_of
from annotator.desk.tasks import suggest_document
from annotator.management.domain_command import DomainCommand, named_project
from annotator.pipeline import suggest_on


class Command(DomainCommand):
    help = "Suggest on all documents of a project; what this version has done already is skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", help="slug; may be left out where there is only one")
        parser.add_argument(
            "--background", action="store_true", help="leave it to the workers, a job a document"
        )

    def handle(self, *args: Any, background: bool, **options: Any) -> None:
        project = named_project(options["project"])
        documents = Document.objects.filter(project=project).in_a_fixed_order()
        if background:
            for pk in documents.values_list("pk", flat=True).iterator():
                suggest_document.defer(document=str(pk))
            self.stdout.write(f"{documents.count()} jobs wait for a worker.")
            return
        pack = pack_of(project)
        for document in documents.iterator(chunk_size=20):
            run = suggest_on(document=document, pack=pack, by=None)
            self.stdout.write(f"{document.title}: {run.spans.count()} suggestions")
