"""Folders for data folders."""

import shutil
import tempfile
from pathlib import Path

from tests.config.processes import kill_all, running_with


def open_folder():
    """Make a folder that the server's user can walk through: pytest's own are closed for root."""
    folder = Path(tempfile.mkdtemp(prefix="hikiwake-test-"))
    folder.chmod(0o755)
    return folder


def remove(folder):
    kill_all(running_with(str(folder)))
    shutil.rmtree(folder)
