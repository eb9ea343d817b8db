"""`manage.py load_seeds`: load what is missing of the preloaded projects."""

from typing import Any

from annotator.desk.packs import seeds_folders
from annotator.desk.seeds import load_seeds
from annotator.management.domain_command import DomainCommand


class Command(DomainCommand):
    help = "Load what is missing of the projects in seeds/; can be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in seeds_folders():
            for line in load_seeds(folder):
                self.stdout.write(line)
