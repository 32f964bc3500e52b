"""Commands that fill the database work as its owner, past row protection."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def som_agare() -> Iterator[None]:
    """Drop the web role for a piece of work and take it up again afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('role')")
        roll = cursor.fetchone()[0]
        cursor.execute("set role none")
    try:
        yield
    finally:
        if roll != "none" and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"set role {connection.ops.quote_name(roll)}")
