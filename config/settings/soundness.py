"""What a server's settings must be; each question returns what is wrong, or None."""

import re
from collections.abc import Mapping

import environ

HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
LEAST_LENGTH = 50
LEAST_DIFFERENT = 8
# What stands in templates, examples and other products' defaults.
KNOWN_PARTS = ("insecure", "changeme", "change-me", "change_me", "example", "placeholder")
KNOWN_PASSWORDS = {"admin", "hikiwake", "password", "postgres", "secret"}
POSTGRESQL = "django.db.backends.postgresql"


def problems(given: Mapping[str, str]) -> list[str]:
    """Return a sentence for each setting that is missing or known to be bad; it names the setting."""
    found = {
        "SECRET_KEY": secret_problem(given.get("SECRET_KEY", "")),
        "ALLOWED_HOSTS": hosts_problem(given.get("ALLOWED_HOSTS", "")),
        "DATABASE_URL": database_problem(given.get("DATABASE_URL", "")),
        "DATABASE_OWNER_URL": owner_problem(given),
        "STATEMENT_TIMEOUT_SECONDS": seconds_problem(given.get("STATEMENT_TIMEOUT_SECONDS", "15")),
    }
    return [f"{name} {problem}" for name, problem in found.items() if problem]


def secret_problem(secret: str) -> str | None:
    if not secret:
        return f"is missing. Make one: {HOW_TO_MAKE_ONE}"
    if len(secret) < LEAST_LENGTH:
        return f"must be at least {LEAST_LENGTH} random characters. Make one: {HOW_TO_MAKE_ONE}"
    repeats = secret in (secret + secret)[1:-1]
    if is_known(secret) or repeats or len(set(secret)) < LEAST_DIFFERENT:
        return f"is known from elsewhere or not random. Make one: {HOW_TO_MAKE_ONE}"
    return None


def hosts_problem(hosts: str) -> str | None:
    named = [host.strip() for host in hosts.split(",") if host.strip()]
    if not named:
        return "is missing: the host names that people use, separated by commas."
    for host in named:
        if "*" in host or host == ".":
            return "must name the hosts that people use, never '*'."
        if not re.fullmatch(r"\.?[\w.-]+|\[[0-9a-fA-F:]+\]", host):
            return (
                f"holds '{host}', which is no host name: neither https:// nor a port stands in it."
            )
    return None


def local_problems(given: Mapping[str, str]) -> list[str]:
    """Return what cannot work on one person's machine either."""
    found = {
        name: address_problem(given[name])
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL")
        if given.get(name)
    }
    found["STATEMENT_TIMEOUT_SECONDS"] = seconds_problem(
        given.get("STATEMENT_TIMEOUT_SECONDS", "15")
    )
    return [f"{name} {problem}" for name, problem in found.items() if problem]


def address_problem(url: str) -> str | None:
    """Neither the address nor a part of it is repeated: it holds a password."""
    try:
        found = environ.Env.db_url_config(url)
    except (ValueError, environ.ImproperlyConfigured):
        return "cannot be read. It looks like postgres://user:password@host:port/name"
    if found.get("ENGINE") != POSTGRESQL or not found.get("NAME"):
        return "must name a PostgreSQL and a database: postgres://user:password@host:port/name"
    return None


def database_problem(url: str) -> str | None:
    """On a server, also a password that is known."""
    if not url:
        return "is missing: postgres://user:password@host:port/name"
    if problem := address_problem(url):
        return problem
    found = environ.Env.db_url_config(url)
    password = str(found.get("PASSWORD") or "")
    if password and (password.lower() in {*KNOWN_PASSWORDS, found["USER"]} or is_known(password)):
        return "holds a password that everybody can guess."
    return None


def owner_problem(given: Mapping[str, str]) -> str | None:
    """Without one the application's role owns the tables as well."""
    if "DATABASE_OWNER_URL" not in given:
        return None
    return database_problem(given["DATABASE_OWNER_URL"])


def seconds_problem(seconds: str) -> str | None:
    return None if seconds.isdecimal() and int(seconds) > 0 else "must be a whole number above 0."


def is_known(secret: str) -> bool:
    return any(part in secret.lower() for part in KNOWN_PARTS)


def origins(hosts: list[str]) -> list[str]:
    """Return hosts as the origins of their pages; one that begins with a dot has any sub-domain."""
    return [
        origin
        for host in hosts
        for origin in (
            [f"https://{host[1:]}", f"https://*{host}"]
            if host.startswith(".")
            else [f"https://{host}"]
        )
    ]
