"""What must not stand in a log: a sign-in link that may still work."""

import logging
import re

LINK = re.compile(r"/sign-in/[^/\s?]+")


class MaskSignInLinks(logging.Filter):
    """Write `/sign-in/…` for the address of a sign-in link."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if LINK.search(message):
            record.msg, record.args = LINK.sub("/sign-in/…", message), ()
        return True
