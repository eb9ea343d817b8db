"""One person's machine: plain http on localhost, the embedded database, a secret of its own."""

import os
import sys

from config.local_secret import local_secret
from config.settings.base import *
from config.settings.base import DATA_DIR, env
from config.settings.databases import databases
from config.settings.soundness import local_problems

if found := local_problems(os.environ):
    # An end, not an exception: whoever starts it reads sentences, no traceback.
    sys.exit("\n".join(["Hikiwake does not start with these settings:", *found]))

DEBUG = False
SECRET_KEY = local_secret(DATA_DIR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("ALLOWED_HOSTS", default=[])]
if (HOST := env.str("HOST", default="")) not in {"", "0.0.0.0", "::"}:  # noqa: S104 -- named to be left out
    ALLOWED_HOSTS.append(HOST)
DATABASES = databases(env, DATA_DIR)
