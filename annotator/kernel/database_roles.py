"""The rights of the application's database role: all it needs, and no rewriting of evidence."""

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from annotator.kernel.evidence import evidence_tables


def grant_app_role(connection: BaseDatabaseWrapper) -> None:
    """Give the role of `default` its rights on all tables; run by the owner after each migration.

    With one role for both (no `DATABASE_OWNER_URL`), nothing can be taken away; triggers still hold.
    """
    role = str(settings.DATABASES["default"]["USER"])
    if role == connection.settings_dict["USER"]:
        return
    app = sql.Identifier(role)
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(app),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(
            app
        ),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(app),
        sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}").format(app),
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(app),
    ]
    statements += [
        sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), app)
        for table in evidence_tables()
    ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
