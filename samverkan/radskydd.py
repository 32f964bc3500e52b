"""Row protection: tells the database, for one transaction, whose rows may be seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from samverkan.models import User, behorighet


def satt_sammanhang(user: object) -> None:
    """Set the user's reach for the running transaction; nothing set means no rows."""
    b = behorighet(user)
    egna = ",".join(sorted(f"{omrade}:{part}" for omrade, part in b.egna))
    omraden = ",".join(str(pk) for pk in sorted(b.foljer))
    ser = ",".join(str(pk) for pk in sorted(b.ser))
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.user_id', %s, true), set_config('app.egna', %s, true),"
            " set_config('app.foljer', %s, true), set_config('app.ser', %s, true)",
            [str(b.user_id or ""), egna, omraden, ser],
        )


@contextmanager
def sammanhang(user: User) -> Iterator[None]:
    """Run a piece of work, e.g. a background job, with a user's reach."""
    with transaction.atomic():
        satt_sammanhang(user)
        yield
