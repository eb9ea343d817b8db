"""Where the pages were served at the last start: what a link that is printed elsewhere begins with."""

import os
from pathlib import Path

FILE = "address.txt"


def remember(data: Path, url: str) -> None:
    """Keep an address for the commands that are run in another terminal."""
    (data / FILE).write_text(f"{url}\n", encoding="utf-8")


def base_address(data: Path) -> str:
    """Return what HOST and PORT say, or else where the pages were served last."""
    file = data / FILE
    if not os.environ.keys() & {"HOST", "PORT"} and file.exists():
        return file.read_text(encoding="utf-8").strip()
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    return f"http://{host}:{port}/"
