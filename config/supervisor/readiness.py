"""Ask the web server whether it is ready."""

import http.client

from django.conf import settings

from config.supervisor.address import Address

PATIENCE = 2.0


def is_ready(address: Address) -> bool:
    """Tell whether `/readyz` says that database and migrations are in place."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz", headers={"Host": _allowed_host()})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _allowed_host() -> str:
    """Return a host that the settings allow; others are refused before any page is asked."""
    hosts: list[str] = settings.ALLOWED_HOSTS
    return "localhost" if "localhost" in hosts else hosts[0].lstrip(".")
