"""`manage.py suggest FILE…`: zones, sentences and suggestions of any text, without a database."""

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from annotator.corpus.newlines import decode
from annotator.kernel.errors import DomainError
from annotator.management.domain_command import DomainCommand, told
from annotator.pipeline import Reading, read_text
from annotator.suggestion.suggesters.pack import load_pack


class Command(DomainCommand):
    help = "Print zones, sentences and suggestions of texts as JSON lines; needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")
        parser.add_argument("--language", default="en")
        parser.add_argument(
            "--pack",
            type=Path,
            default=settings.SEEDS_DIR / "kuril-islands",
            help="folder with scheme.toml and lexicon/",
        )

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        pack = load_pack(options["pack"])
        failed = 0
        for path in files:
            try:
                raw = path.read_bytes()
                reading = read_text(decode(raw).text, language=options["language"], pack=pack)
            except OSError as error:
                self.stderr.write(f"{path}: cannot be read: {error.strerror}")
                failed += 1
            except DomainError as error:
                self.stderr.write(f"{path}: {told(error)}")
                failed += 1
            else:
                told_reading = _told(path, raw, reading)
                self.stdout.write(json.dumps(told_reading, ensure_ascii=False))
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be read.")


def _told(path: Path, raw: bytes, reading: Reading) -> dict[str, Any]:
    return {
        "file": str(path),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "language": reading.segmentation.language,
        "zones": [
            {"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in reading.zones
        ],
        "sentences": [
            [sentence.start, sentence.end] for sentence in reading.segmentation.sentences
        ],
        "spans": [span.as_json() for span in reading.suggestions],
        "links": [],
    }
