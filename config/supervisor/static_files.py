"""Collect the static files, whose names then carry a hash of what is in them."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config.supervisor.stamps import Stamp, fingerprint


def collect_static() -> None:
    """Collect the files where any of them changed since the last time."""
    stamp = Stamp(
        Path(settings.STATIC_ROOT) / "collected-from.txt",
        fingerprint(_sources(), django.__version__),
    )
    if stamp.stands():
        return
    stamp.remove()
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.set()


def _sources() -> Iterator[Path]:
    """Yield the files to collect, and the module that says how their names are made."""
    backend = find_spec(settings.STORAGES["staticfiles"]["BACKEND"].rpartition(".")[0])
    if backend and backend.origin:
        yield Path(backend.origin)
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
