"""Where the pages are served: the port is taken here, first of all, and handed to the web server."""

import errno
import socket
import time
from dataclasses import dataclass

from config.supervisor.errors import SupervisorError

HIGHEST_PORT = 65535
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- to tell what these mean, not to listen
SECONDS_BETWEEN_TRIES = 0.1


@dataclass(frozen=True, kw_only=True)
class Address:
    """A port that is ours, and how a browser on this machine names it."""

    bound: socket.socket
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"


def take_address(host: str, port: str, *, patience: float = 0) -> Address:
    """Take the port. Whoever else wants it is refused from now on; the web server listens on it.

    `patience` says for how many seconds the port may be taken still: the web server of a
    supervisor that was killed needs a moment to go. Raises SupervisorError.
    """
    if not port.isdecimal() or int(port) > HIGHEST_PORT:
        raise SupervisorError(f"PORT must be a number from 0 to {HIGHEST_PORT}, not {port!r}.")
    deadline = time.monotonic() + patience
    while True:
        try:
            bound = _bind(host, int(port))
            break
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise SupervisorError(_sentence(host, port, error)) from error
            time.sleep(SECONDS_BETWEEN_TRIES)
    shown = "localhost" if bound.getsockname()[0] in ANYWHERE else host
    return Address(bound=bound, host=shown, port=bound.getsockname()[1])


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    return bound


def _sentence(host: str, port: str, error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"HOST is {host!r}, which is no address of this machine."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use by another program; choose another one in PORT."
    return f"Port {port} on {host} cannot be used: {error.strerror}."
