"""A site as small as can be, which asks the database at each request."""

import os
from pathlib import Path

import psycopg

from config.embedded_postgres.lease import connection_params
from config.embedded_postgres.place import prepare_place


def application(environ, start_response):
    place = prepare_place(Path(os.environ["HIKIWAKE_DATA"]), tell=str)
    try:
        with psycopg.connect(**connection_params(place, "hikiwake_app")) as connection:
            answer = connection.execute("SELECT 'alive'").fetchone()[0].encode()
            status = "200 OK"
    except psycopg.OperationalError as error:
        answer, status = str(error).encode(), "503 Service Unavailable"
    start_response(status, [("Content-Length", str(len(answer)))])
    return [answer]
