"""Django's PostgreSQL backend for the embedded server: a data folder in, a connection out.

An entry of `DATABASES` names this package as ENGINE, a role as USER and the data folder as
DATA_DIR. Nothing starts before the first connection. A command joins the server that runs, be it
that of `manage.py up` or of another command, or starts one for its own duration.
"""
