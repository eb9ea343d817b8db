"""What the supervisor says at the terminal."""

import os
import sys


def say(text: str) -> None:
    """Print, and go on where nobody listens any more: a closed terminal must not stop a stop."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        sys.stdout.write(f"{text.encode(encoding, 'backslashreplace').decode(encoding)}\n")
        sys.stdout.flush()
    except OSError:
        # What was not written stays in the buffer, and would fail once more when Python ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
