"""System check: demo accounts may not stand in a database that is not a demo."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import Error
from django.db import DatabaseError


def inga_demokonton(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[Error]:
    """Runs with `check --database default` and before `migrate`; an empty database passes."""
    if settings.DEMO or not databases:
        return []
    try:
        antal = apps.get_model("samverkan", "User").objects.filter(is_demo=True).count()
    except DatabaseError:
        return []
    if not antal:
        return []
    return [
        Error(
            f"Databasen har {antal} demokonton, men demoläget är av.",
            hint="Ta bort dem med: manage.py ta_bort_demo",
            id="samverkan.E001",
        )
    ]
