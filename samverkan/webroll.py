"""What the web role may do: everything with rows, nothing with tables, and never edit the log."""

from typing import Any

from django.conf import settings
from django.db import connections

GRANTS = [
    "grant usage on schema public to {roll}",
    "grant select, insert, update, delete on all tables in schema public to {roll}",
    "grant usage, select on all sequences in schema public to {roll}",
    "revoke update, delete, truncate on samverkan_logentry from {roll}",
    # What is said stands; only whether it is resolved changes.
    """do $$ begin if to_regclass('samverkan_kommentar') is not null then
        revoke update, delete, truncate on samverkan_kommentar from {roll};
        grant update (lost_at, lost_av_id) on samverkan_kommentar to {roll};
    end if; end $$""",
    "revoke insert, update, delete on django_migrations from {roll}",
]


def ge_webrollen_rattigheter(sender: object, using: str = "default", **_: Any) -> None:
    """After each migration, as the owner: grant the web role its rights anew."""
    roll = settings.WEB_ROLE
    with connections[using].cursor() as cursor:
        cursor.execute("select current_user")
        if cursor.fetchone()[0] == roll:
            return
        for grant in GRANTS:
            cursor.execute(grant.format(roll=roll))
