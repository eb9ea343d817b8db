"""Times the main ways of the product, each beside a reference that does the unavoidable part."""

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

REPEATS = 5
COPIES = 40


def best(act: Callable[[], Any]) -> float:
    """Return the fastest of some repeats in seconds: the others were disturbed."""
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return min(times)


def tell(what: str, ours: float, reference: str, theirs: float) -> None:
    print(f"{what:<48} {ours * 1000:9.1f} ms = {ours / theirs:6.1f} × {reference}")


def bench_reading() -> None:
    """Zones, sentences and suggestions of the five articles, beside spaCy's bare tokenizer."""
    import spacy
    from django.conf import settings

    from annotator.pipeline import read_text
    from annotator.suggestion.suggesters.pack import load_pack

    folder = settings.SEEDS_DIR / "kuril-islands"
    texts = [path.read_text("utf-8") for path in sorted((folder / "articles").glob("*.txt"))]
    pack, tokenizer = load_pack(folder), spacy.blank("en")
    reference = best(lambda: [tokenizer(text) for text in texts])
    ours = best(lambda: [read_text(text, language="en", pack=pack) for text in texts])
    tell("read and suggest on the five articles", ours, "tokenizing them", reference)
    long = texts[1] * COPIES
    short = best(lambda: read_text(texts[1], language="en", pack=pack))
    ours = best(lambda: read_text(long, language="en", pack=pack))
    tell(f"the same for one of them {COPIES} times as long", ours, "one", short)


def bench_pages_and_exports() -> None:
    """The pages and exports of the seeded project, beside the health check and the bare texts."""
    from django.test import Client

    from annotator.corpus.models import Document
    from annotator.exchange.export import export
    from annotator.exchange.formats.registry import FORMATS
    from annotator.exchange.rules import parse_view
    from annotator.exchange.selection import Selection, operators_access
    from annotator.people.models import Project, User

    client = Client()
    client.force_login(
        User.objects.get(username="owner"), "django.contrib.auth.backends.ModelBackend"
    )
    reference = best(lambda: client.get("/healthz"))
    longest = Document.objects.order_by("-length").first()
    assert longest
    for name, address in {
        "corpus list": "/p/kuril-islands/",
        "longest article's page": f"/p/kuril-islands/documents/{longest.pk}/",
        "a page of 100 suggestions": "/api/v1/suggestions/",
    }.items():
        tell(name, best(lambda address=address: client.get(address)), "health check", reference)

    def bare() -> None:
        list(Document.objects.values_list("text", flat=True))

    selection = Selection(project=Project.objects.get(), view=parse_view("all"))

    def exported() -> None:
        export(selection, operators_access(), FORMATS["jsonl"]).file.close()

    tell("export of everything", best(exported), "reading the bare texts", best(bare))


@contextmanager
def seeded_database() -> Any:
    """A throw-away server with the five articles loaded."""
    from io import StringIO

    from django.core.management import call_command

    from config.embedded_postgres import throwaway
    from tests.conftest import TEMPLATE, Cluster

    with tempfile.TemporaryDirectory() as folder, throwaway(Path(folder) / "data") as server:
        cluster = Cluster(server)
        cluster.run("CREATE DATABASE {}", TEMPLATE)
        cluster.point_at(TEMPLATE)
        call_command("migrate", verbosity=0)
        call_command("load_seeds", stdout=StringIO())
        yield
        cluster.drop(TEMPLATE)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")
    django.setup()
    bench_reading()
    with seeded_database():
        bench_pages_and_exports()
