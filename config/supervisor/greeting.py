"""What to say when everything runs."""

from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.db.utils import DatabaseError

from config.supervisor.address import Address


def greeting(address: Address) -> str:
    return f"""
  Hikiwake is running:

      {address.url}

  {_sign_in(address)}

  Ctrl-C stops everything; the next start finds all as it was.
"""


def _sign_in(address: Address) -> str:
    """Return a paragraph with a link to sign in by."""
    link = StringIO()
    try:
        call_command("sign_in_link", "owner", base=address.url, stdout=link)
    except (CommandError, DatabaseError) as error:
        return f"There is no link to sign in by: {error}"
    finally:
        connections.close_all()
    return f"Sign in as owner, once, within 15 minutes:\n\n      {link.getvalue().strip()}"
